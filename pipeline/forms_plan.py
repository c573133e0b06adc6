"""Where everything of a sheet in rows stands, before any of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.cell import column_letter
from schemas.metadata import previous_label, printed_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.forms_issue import Cells
    from schemas.column import Column, Row

ORDINAL_WIDTH: Final = 5
_FROZEN_WIDTH: Final = 64  # characters; more would leave a small screen no room to scroll


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of the sheet: a field's own, or the last accepted value beside it."""

    at: int
    name: str
    column: Column
    previous: bool = False

    @property
    def label(self) -> str:
        """The header as printed."""
        return previous_label(self.column) if self.previous else printed_label(self.column)

    @property
    def letter(self) -> str:
        """The column's letter."""
        return column_letter(self.at)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything of one sheet stands; rows count from 0."""

    model: type[Row]
    slots: tuple[Slot, ...]
    header: int
    banded: bool
    rows: tuple[Cells, ...]
    spare: int

    @property
    def label_row(self) -> int:
        """The row of labels."""
        return self.header + int(self.banded)

    @property
    def numbering(self) -> int:
        """The row of column numbers."""
        return self.label_row + 1

    @property
    def first(self) -> int:
        """The first row of the table's body."""
        return self.numbering + 1

    @property
    def last(self) -> int:
        """The last row of the table's body, or the numbering where there is none."""
        return self.numbering + len(self.rows) + self.spare

    @property
    def frozen(self) -> int:
        """How many columns stay in sight: STT and as much of the key as a small screen bears."""
        count, width = 1, ORDINAL_WIDTH
        for slot in self.slots:
            width += slot.column.width
            if slot.name not in self.model.sheet.key or width > _FROZEN_WIDTH:
                break
            count += 1
        return max(count, 2)


def slots_of(shown: Mapping[str, Column]) -> Iterator[Slot]:
    """Yield the columns of a sheet, STT left out."""
    at = 1
    for name, column in shown.items():
        if column.cumulative:
            yield Slot(at, name, column, previous=True)
            at += 1
        yield Slot(at, name, column)
        at += 1
