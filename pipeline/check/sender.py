"""Findings of one return: where each stands in the file, in the words of its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline import shown
from pipeline.finding import Finding, Place
from schemas.column import Type, columns
from schemas.cover import Cover

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.check.draft import Draft
    from pipeline.finding import Rule
    from pipeline.read.book import Book
    from schemas.column import Column

EXAMPLES: Final = {
    Type.MONEY: "1.250,5",
    Type.AREA: "12.500",
    Type.COUNT: "36",
    Type.DAYS: "15",
    Type.SHARE: "63,5%",
    Type.NUMBER: "0,85",
    Type.CODE: "NS-01",
    Type.DATE: "31/03/2026",
    Type.PERIOD: "Quý III/2026",
}
"""Entries that a column would take, where its own help names none."""

_OWN_EXAMPLE: Final = re.compile(r"[Vv]í dụ:? (?P<entry>[^()]+?)(?: \(| hoặc |; |\. |\.?$)")
CLEARED: Final = "(để trống)"


class Sender(Struct, frozen=True):
    """The return under examination, as its findings name it."""

    path: str
    return_id: str = ""
    unit_code: str = ""

    def of_file(self, rule: Rule, *, entered: str = "", **words: str) -> Finding:
        """Complain about the whole file."""
        return Finding(rule, Place(self.path), entered, words, self.return_id, self.unit_code)

    def of_cover(self, rule: Rule, book: Book, name: str, **words: str) -> Finding:
        """Complain about an entry of the cover; about the file where the cover lacks it."""
        located = book.cover.cells.get(name) if book.cover else None
        if located is None:
            return self.of_file(rule, **{"entered": CLEARED, **words})
        place = Place(self.path, book.cover_title, located.address)
        said = _words(columns(Cover)[name]) | words
        entered, table = located.entered, Cover.sheet.name
        return Finding(rule, place, entered, said, self.return_id, self.unit_code, table, name)

    def of_sheet(self, rule: Rule, title: str, table: str = "", **words: str) -> Finding:
        """Complain about a sheet."""
        place = Place(self.path, title)
        return Finding(rule, place, "", words, self.return_id, self.unit_code, table)

    def of_cell(self, rule: Rule, draft: Draft, name: str, **words: str) -> Finding:
        """Complain about one entry of a row; about its row where the column is missing."""
        located = draft.located(name)
        return Finding(
            rule,
            Place(self.path, draft.table.title, located.address if located else draft.address),
            located.entered if located else "",
            _words(draft.column(name)) | words,
            self.return_id,
            self.unit_code,
            draft.table.name,
            name,
        )


def _words(column: Column) -> dict[str, str]:
    return {"label": column.label, "unit": unit_words(column), "example": example(column)}


def unit_words(column: Column) -> str:
    """Return the column's unit as a sentence names it."""
    return column.unit or "đơn vị của cột"


def example(column: Column) -> str:
    """Return an entry that the column would take: the one that the form itself gives."""
    own = _OWN_EXAMPLE.search(column.help)
    return own["entry"] if own else EXAMPLES.get(column.type, "như trong danh sách")


def key_words(draft: Draft) -> str:
    """Return what names a row as its sender reads it: NS-01, NSĐP, 2026, Kế hoạch năm."""
    return ", ".join(written(draft.values.get(name), draft.column(name)) for name in draft.required)


def written(value: Value, column: Column) -> str:
    """Write a kept value as it is typed in its column; a year is no 2.026."""
    if isinstance(value, int) and column.type is Type.COUNT:
        return shown.entered(value, column)
    return shown.value(value, column)


def bounds(column: Column) -> str:
    """Return the column's bounds in words, in the unit in which it is typed."""
    low = "" if column.lower is None else f"từ {_bound(column.lower, column)}"
    high = "" if column.upper is None else f"đến {_bound(column.upper, column)}"
    return " ".join(part for part in (low, high) if part)


def _bound(limit: float, column: Column) -> str:
    return written(int(limit) if column.type is Type.COUNT else limit, column)
