"""The rules of a form as formulas: over the cells where they stand, here and from another sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.cell import column_letter
from pipeline.finding import Severity
from pipeline.forms_issue import Entry, kept, key_of_cells, shown_columns
from pipeline.rules_line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipeline.cell import Address, Value
    from pipeline.forms_issue import Content, Issue
    from pipeline.forms_pattern import Pattern, Printed
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.rules_line import FormRule

LOOKS: Final = {
    Severity.BLOCK: {"bg_color": "#FFC7CE"},
    Severity.WARN: {"bg_color": "#F8CBAD"},
}


class Known(NamedTuple):
    """What formulas take from elsewhere: references or constants, as they are written."""

    data_date: str
    nil: str
    period_end: str
    cut_off: str


class OpenFormula(NamedTuple):
    """A formula that rows alike share: where their numbers stand, it has marks.

    Attributes:
        pieces: its text, taken apart at the marks: every other piece is one.
        downs: how far below a row's first line the cells stand that marks name.
    """

    pieces: tuple[str, ...]
    downs: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> OpenFormula:
        """Return the formula of a text with marks."""
        pieces = tuple(_MARK.split(text))
        downs = {piece.strip(_DOWN) for piece in pieces[1::2] if piece.startswith(_DOWN)}
        return cls(pieces, tuple(map(int, downs)))

    def at(self, row: int, line: int = 0, asked: str = "") -> str:
        """Return the formula for a row of its sheet, written in a line of another; both from 0.

        Args:
            row: the row's first line.
            line: in which the formula is written.
            asked: TRUE where the row is to be filled in.
        """
        said = {_marked(down): str(row + down + 1) for down in self.downs}
        said |= {OWN_LINE: str(line + 1), ASKED: asked}
        pieces = list(self.pieces)
        pieces[1::2] = [said[mark] for mark in pieces[1::2]]
        return "".join(pieces)


_LOOSE: Final = "loose"  # a reference whose column moves with the formula
OWN_LINE: Final = "\1"
"""Stands in an open formula for the number of the line in which the formula is written."""
ASKED: Final = "\3"
"""Stands in an open formula for whether the row is to be filled in."""
_DOWN: Final = "\2"
_MARK: Final = re.compile("(\1|\3|\2[0-9]+\2)")


def _marked(down: int) -> str:
    return f"{_DOWN}{down}{_DOWN}"


class _Cell(NamedTuple):
    """A field's cell as a rule's text names it.

    Attributes:
        sheet: how a formula names its sheet; empty on the sheet itself.
        before: the last accepted value's; its own where none is shown.
        top: the first row of the table, from 0.
    """

    sheet: str
    own: Address
    before: Address
    top: int

    def __format__(self, part: str) -> str:
        """Write the reference that a rule's text asks for: ``{done:before}``, ``{code:above}``."""
        if part == "above":
            first = f"${column_letter(self.own.column)}${self.top + 1}"
            return f"{self.sheet}{first}:{_reference(self.own)}"
        if part == _LOOSE:
            return f"{self.sheet}{_reference(self.own)[1:]}"
        return f"{self.sheet}{_reference(self.before if part else self.own)}"


def line_formulas(pattern: Pattern, known: Known, entries: str) -> tuple[str, tuple[str, ...]]:
    """Return how many cells of a row are filled in, and which rules it breaks, on another sheet.

    Args:
        pattern: where the row's cells stand.
        known: what comes from elsewhere.
        entries: the cell that says how many cells are filled in.

    Returns:
        The texts of open formulas.
    """
    cells = _cells(pattern, f"'{pattern.model.sheet.title}'!")
    words = {**known._asdict(), "asked": ASKED, "entries": entries, **cells}
    filled = ",".join(format(cells[name], _LOOSE) for name in pattern.entries)
    return f"COUNTA({filled})", tuple(rule.excel.format_map(words) for rule in pattern.rules)


def _cells(pattern: Pattern, sheet: str) -> dict[str, _Cell]:
    return {
        name: _Cell(sheet, cell, pattern.before.get(name, cell), pattern.top)
        for name, cell in pattern.cells.items()
    }


def constant(day: date | None) -> str:
    """Return a day as a formula writes it."""
    return f"DATE({day.year},{day.month},{day.day})" if day else '""'


def _reference(cell: Address) -> str:
    return f"${column_letter(cell.column)}{_marked(cell.row)}"


def attach(sheet: SheetWriter, spans: Sequence[tuple[Printed, Printed]], issue: Issue) -> None:
    """Let cells turn while a rule is broken; of rows alike, one condition serves all.

    Args:
        sheet: on which the rows stand.
        spans: the first and the last of rows that follow one another.
        issue: the form.
    """
    first = spans[0][0]
    rules = _own_formulas(first.pattern, issue.cut_off)
    areas = {
        name: tuple(_area(top, bottom, name) for top, bottom in spans)
        for name in {rule.field for rule, _ in rules}
    }
    for rule, formula in rules:
        look = LOOKS[rule.rule.severity]
        sheet.colouring(areas[rule.field], f"={formula.at(first.row)}", look)


def _area(top: Printed, bottom: Printed, name: str) -> tuple[int, int, int, int]:
    """Return where a field's cells stand, from one row to another; a card is both."""
    first = top.cell(name)
    return (*first, *(first if bottom is top else bottom.cell(name)))


@lru_cache
def _own_formulas(
    pattern: Pattern, cut_off: date | None
) -> tuple[tuple[FormRule, OpenFormula], ...]:
    """Return what turns the cells of rows alike, on their own sheet: there is less to know."""
    day, cells = constant(cut_off), _cells(pattern, "")
    entries = f"COUNTA({','.join(format(cells[name]) for name in pattern.entries)})"
    words = {"data_date": day, "cut_off": day, "entries": entries, **cells}
    texts = ((rule, rule.colour or rule.excel) for rule in pattern.rules)
    return tuple(
        (rule, OpenFormula.of(text.format_map(words)))
        for rule, text in texts
        if rule.rule.severity in LOOKS and (cut_off or "{data_date}" not in text)
    )


def lines(rows: tuple[Printed, ...], issue: Issue, cover: Line) -> Iterator[Line]:
    """Yield what the rules see of printed rows before anybody types in them."""
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        shown = shown_columns(row.model, issue.form.version)
        values = {name: kept(row.contents.get(name)) for name in shown}
        key = tuple(values.get(name) for name in row.model.sheet.key)
        whole = None not in key
        table, place = row.model.sheet.name, key_of_cells(row.model, row.contents)
        before = {
            name: previous.value
            for name in row.pattern.before
            if (previous := issue.previous.get((table, place, name)))
        }
        yield Line(
            values=values,
            before=before,
            blank=frozenset(
                name for name, value in values.items() if _is_blank(row.contents.get(name), value)
            ),
            data_date=cover.data_date,
            asked=row.asked(issue),
            nil=cover.nil,
            repeats=whole and key in seen,
            period_end=cover.period_end,
            cut_off=cover.cut_off,
        )
        if whole:
            seen.add(key)


def _is_blank(content: Content, value: Value) -> bool:
    return content.raw is None if isinstance(content, Entry) else value is None or value == ""
