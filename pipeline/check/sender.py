"""Findings of one return: where each stands in the file, in the words of its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline import shown
from pipeline.finding import Finding, Place
from schemas.column import Type

if TYPE_CHECKING:
    from pipeline.check.checked import Draft
    from pipeline.finding import Rule
    from schemas.column import Column

EXAMPLES: Final = {
    Type.MONEY: "1.250,5",
    Type.AREA: "12.500",
    Type.COUNT: "36",
    Type.DAYS: "15",
    Type.SHARE: "63,5%",
    Type.NUMBER: "0,85",
    Type.CODE: "NS-01",
}


@dataclass(frozen=True, slots=True)
class Sender:
    """The return under examination, as its findings name it."""

    path: str
    return_id: str = ""
    unit_code: str = ""

    def of_file(self, rule: Rule, *, entered: str = "", **words: str) -> Finding:
        """Complain about the whole file."""
        return Finding(rule, Place(self.path), entered, words, self.return_id, self.unit_code)

    def of_sheet(self, rule: Rule, title: str, table: str = "", **words: str) -> Finding:
        """Complain about a sheet."""
        place = Place(self.path, title)
        return Finding(rule, place, "", words, self.return_id, self.unit_code, table)

    def of_cell(self, rule: Rule, draft: Draft, name: str, **words: str) -> Finding:
        """Complain about one entry of a row; about its row where the column is missing."""
        located = draft.located(name)
        column = draft.column(name)
        said = {"label": column.label, "unit": unit_words(column), "example": example(column)}
        return Finding(
            rule,
            Place(self.path, draft.table.title, located.address if located else draft.address),
            located.entered if located else "",
            said | words,
            self.return_id,
            self.unit_code,
            draft.table.name,
            name,
        )


def unit_words(column: Column) -> str:
    """Return the column's unit as a sentence names it."""
    return column.unit or "đơn vị của cột"


def example(column: Column) -> str:
    """Return an entry that the column would take."""
    return EXAMPLES.get(column.type, "31/03/2026" if column.type is Type.DATE else "")


def bounds(column: Column) -> str:
    """Return the column's bounds in words, in the unit in which it is typed."""
    low = "" if column.lower is None else f"từ {_bound(column, column.lower)}"
    high = "" if column.upper is None else f"đến {_bound(column, column.upper)}"
    return " ".join(part for part in (low, high) if part)


def _bound(column: Column, limit: float) -> str:
    return shown.value(limit, column)
