"""What the standing agency sets itself: limits, comparisons, bases, tasks, corrections, waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.register_dates import in_force, latest
from pipeline.register_memory import once
from schemas.column import Type, columns
from schemas.register import (
    Adjustment,
    AssignedTask,
    Benchmark,
    DocumentSetting,
    LegalBasis,
    Override,
    Threshold,
    Waiver,
)

if TYPE_CHECKING:
    from datetime import date

    from pipeline.cell import Value
    from pipeline.register import Register
    from schemas.column import Column, Row
    from schemas.period import Period

_NO_DISBURSEMENT: Final = "NNS"
_PERCENT: Final = 100


class Limits(Struct, frozen=True):
    """The limits of one part of the status, each inclusive; beyond amber is red.

    SPI(t) is a plain number, days are days late, points are percentage points (−10: ten below).
    """

    green: float
    amber: float
    counted: bool


_DEFAULTS: Final = {
    "spi": Limits(0.95, 0.85, counted=True),
    "moc": Limits(15, 60, counted=True),
    "khoi_luong": Limits(-5, -10, counted=False),
    "giai_ngan": Limits(0, -10, counted=True),
    "mat_bang": Limits(15, 60, counted=False),
    "vuong_mac": Limits(0, 0, counted=True),
    "danh_gia_ngay": Limits(15, 15, counted=False),
    "danh_gia_diem": Limits(5, 5, counted=False),
}
"""Where Ngưỡng says nothing: EVM practice for SPI, the agency's own proposal for the rest."""


@once
def threshold(register: Register, group: str, part: str, on: date | None = None) -> Limits:
    """Return the limits of a part for a capital group: its own row, the row for all, the defaults.

    A private project has no disbursement rate, so that part does not count unless a row says so.
    """
    rows = register.where(Threshold, part=part)
    own = latest((row for row in rows if row.capital_group == group), on)
    row = own or latest((row for row in rows if row.capital_group is None), on)
    usual = _DEFAULTS[part]
    counted = usual.counted and (group, part) != (_NO_DISBURSEMENT, "giai_ngan")
    if row is None:
        return Limits(usual.green, usual.amber, counted)
    return Limits(
        usual.green if row.green_limit is None else row.green_limit,
        usual.amber if row.amber_limit is None else row.amber_limit,
        counted if row.counted is None else row.counted == "co",
    )


def benchmark(
    register: Register, kind: str, base: str, budget_year: int, on: date
) -> Benchmark | None:
    """Return the latest published rate of a budget year at or before a day."""
    rows = _benchmarks(register, kind, base, budget_year)
    return next((row for row in reversed(rows) if row.on_date.last <= on), None)


def target(register: Register, base: str, budget_year: int, on: date) -> Benchmark | None:
    """Return the next target of a budget year: the first to be reached on or after a day."""
    rows = _benchmarks(register, "muc_tieu", base, budget_year)
    return next((row for row in rows if row.on_date.last >= on), None)


def legal_bases(register: Register, document_kind: str, on: date) -> tuple[LegalBasis, ...]:
    """Return what a document of a kind cites on a day, by ordinal, then in the register's order."""
    rows = [
        row
        for row in register.rows(LegalBasis)
        if row.document_kind in {None, document_kind} and in_force(row, on)
    ]
    return tuple(sorted(rows, key=lambda row: (row.ordinal is None, row.ordinal or 0)))


def document_setting(register: Register, kind: str, on: date) -> DocumentSetting | None:
    """Return how documents of a kind are made on a day; None where the register does not say."""
    rows = (row for row in register.rows(DocumentSetting) if row.document_kind == kind)
    return latest(rows, on)


@once
def tasks_of(register: Register, unit: str, on: date) -> tuple[AssignedTask, ...]:
    """Return the tasks that a unit has to answer for on a day: assigned, and not yet closed."""
    return tuple(
        row
        for row in register.where(AssignedTask, unit_code=unit)
        if (row.assigned_on is None or row.assigned_on.first <= on)
        and (row.closed_on is None or on < row.closed_on.first)
    )


def waiver(register: Register, rule: str, unit: str, period: Period, on: date) -> Waiver | None:
    """Return the row that releases a unit from a rule for a period; it holds through `until`."""
    for row in register.where(Waiver, rule=rule):
        fits = row.unit_code in {None, unit}
        if fits and row.period in {None, period.code} and (not row.until or on <= row.until.last):
            return row
    return None


def override(register: Register, project: str, period: Period) -> Override | None:
    """Return the status that an officer set for a project in a period."""
    return next(iter(register.where(Override, project_code=project, period=period.code)), None)


def adjustments(register: Register, unit: str, form: str, period: Period) -> tuple[Adjustment, ...]:
    """Return the corrections of one return, in the register's order."""
    return register.where(Adjustment, unit_code=unit, form_code=form, period=period.code)


def adjusted_key(adjustment: Adjustment) -> tuple[str, ...]:
    """Return the parts of the key of the row that is corrected: "NS-01; XL-01" has two."""
    return tuple(part.strip() for part in adjustment.row_key.split(";") if part.strip())


def adjusted_field(adjustment: Adjustment, model: type[Row]) -> str | None:
    """Return the field that is corrected, by its present or a former label, or by its own name.

    A label that stands under two bands may be told apart as "Mặt bằng: Lũy kế"; otherwise None.
    """
    said = adjustment.column_label.strip().casefold()
    found = [name for name, column in columns(model).items() if said in _names(name, column)]
    return found[0] if len(found) == 1 else None


def adjusted_value(adjustment: Adjustment, column: Column) -> Value:
    """Return the value to use, as the column keeps it: đồng, m², a fraction; None: no value.

    The officer types it as the form shows it: triệu đồng, and 63,5 for 63,5 %.
    """
    if column.type is Type.DATE:
        return adjustment.used_date
    if column.type in {Type.TEXT, Type.NOTE, Type.CODE, Type.CHOICE, Type.PERIOD}:
        return adjustment.used_text
    number = adjustment.used_number
    if number is None:
        return None
    if column.type is Type.SHARE:
        return number / _PERCENT
    if column.type in {Type.MONEY, Type.COUNT, Type.DAYS}:
        return round(number * column.scale)
    return number


def _benchmarks(register: Register, kind: str, base: str, budget_year: int) -> list[Benchmark]:
    chosen = register.where(Benchmark, kind=kind, base=base, budget_year=budget_year)
    return sorted(chosen, key=lambda row: row.on_date.last)


def _names(name: str, column: Column) -> set[str]:
    labels = (name, column.label, f"{column.band}: {column.label}", *column.was)
    return {label.casefold() for label in labels}
