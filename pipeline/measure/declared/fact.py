"""The word in which a measure is declared: its name, its unit, what it means."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Unit(StrEnum):
    """In what a column is measured, as the dictionary prints it."""

    VND = "đồng"
    M2 = "m²"
    COUNT = "số lượng"
    RATE = "tỷ lệ"
    INDEX = "chỉ số"
    MONTHS = "tháng"
    DAYS = "ngày"
    DATE = "ngày tháng năm"
    YEAR = "năm"
    CODE = "mã"
    TEXT = "chữ"
    FLAG = "có, không"


class MeasureFact(Struct, frozen=True):
    """All that is told of one column of the measures.

    Attributes:
        name: of the column.
        label: its header in Vietnamese.
        unit: what it is measured in; decides the column's type.
        doc: one sentence for the dictionary.
        formula: how it comes about, in words; empty for what is only taken over.
        source: the sheets it is taken from, or where the definition comes from.
        ratio: numerator and denominator, columns of the same frame; sums of such rates are rates
            of sums.
        frame: the frame that holds it.
    """

    name: str
    label: str
    unit: Unit
    doc: str
    formula: str = ""
    source: str = ""
    ratio: tuple[str, str] | None = None
    frame: str = "projects"

    @property
    def is_summed(self) -> bool:
        """Whether the figures of projects may be added up."""
        return self.unit in {Unit.VND, Unit.M2, Unit.COUNT}
