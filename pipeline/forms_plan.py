"""Where everything of a sheet in rows stands, before any of it is written."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.cell import Address, column_letter
from pipeline.forms_pattern import Printed, pattern_of
from schemas.metadata import previous_label, printed_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.forms_issue import Cells, Places
    from schemas.column import Column, Row

ORDINAL_WIDTH: Final = 5
PAGE_WIDTH: Final = 215
"""Characters that fit across A4 landscape and can still be read."""
_FROZEN_WIDTH: Final = 72  # characters; more would leave a small screen no room to scroll


class Slot(Struct, frozen=True):
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


class Plan(Struct, frozen=True, dict=True):
    """Where everything of one sheet stands; rows count from 0.

    Attributes:
        model: the sheet's schema.
        slots: its columns, STT left out.
        header: the first row of the header.
        banded: the header has a row of bands above its labels.
        rows: the rows to print.
        spare: how many empty rows follow.
        frozen: how many columns stay in sight, and are printed on every page.
        breaks: the columns with which a new page begins.
    """

    model: type[Row]
    slots: tuple[Slot, ...]
    header: int
    banded: bool
    rows: tuple[Cells, ...]
    spare: int
    frozen: int
    breaks: tuple[int, ...]

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
    def places(self) -> Places:
        """Where the rows to print stand, cell by cell."""
        return {
            (number, slot.name): Address(self.first + number, slot.at)
            for number in range(len(self.rows))
            for slot in self.slots
            if not slot.previous
        }

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """All rows of the table, spare ones included."""
        return tuple(self._printed())

    def _printed(self) -> Iterator[Printed]:
        cells = tuple((each.name, Address(0, each.at)) for each in self.slots if not each.previous)
        before = tuple((each.name, Address(0, each.at)) for each in self.slots if each.previous)
        pattern = pattern_of(self.model, cells, before, self.first)
        for number in range(len(self.rows) + self.spare):
            is_issued = number < len(self.rows)
            contents = self.rows[number] if is_issued else {}
            yield Printed(pattern, self.first + number, contents, number, is_issued)

    def page_of(self, slot: Slot) -> int:
        """Return on which page across a column is printed, from 0."""
        return sum(at <= slot.at for at in self.breaks)


def slots_of(shown: Mapping[str, Column]) -> Iterator[Slot]:
    """Yield the columns of a sheet, STT left out."""
    at = 1
    for name, column in shown.items():
        if column.cumulative:
            yield Slot(at, name, column, previous=True)
            at += 1
        yield Slot(at, name, column)
        at += 1


def frozen_columns(model: type[Row], slots: tuple[Slot, ...]) -> int:
    """Return how many columns stay in sight: STT and as much of the key as a screen bears."""
    count, width = 1, ORDINAL_WIDTH
    for slot in slots:
        width += slot.column.width
        if slot.name not in model.sheet.key or width > _FROZEN_WIDTH:
            break
        count += 1
    return max(count, 2)


def page_breaks(slots: tuple[Slot, ...], frozen: int) -> tuple[int, ...]:
    """Return the columns with which a new page begins; a band is parted only if it must be.

    Every page repeats the frozen columns.
    """
    repeated = ORDINAL_WIDTH + sum(slot.column.width for slot in slots[: frozen - 1])
    breaks: list[int] = []
    used = ORDINAL_WIDTH
    for group in _together(slots):
        width = sum(slot.column.width for slot in group)
        parts = [group] if repeated + width <= PAGE_WIDTH else [(slot,) for slot in group]
        for part in parts:
            width = sum(slot.column.width for slot in part)
            if used + width > PAGE_WIDTH:
                breaks.append(part[0].at)
                used = repeated
            used += width
    return tuple(breaks)


def _together(slots: tuple[Slot, ...]) -> Iterator[tuple[Slot, ...]]:
    """Yield the columns that should stand on one page: a band's, or a value with the last one."""
    for _, group in groupby(slots, lambda slot: slot.column.band or slot.name):
        yield tuple(group)
