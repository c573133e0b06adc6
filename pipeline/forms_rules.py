"""The rules of a form as formulas: over the cells where they stand, here and from another sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.cell import column_letter
from pipeline.finding import Severity
from pipeline.forms_issue import Entry, kept, key_of_cells, shown_columns
from pipeline.rules import rules_of
from pipeline.rules_line import Line, open_fields
from schemas.period import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from pipeline.cell import Address
    from pipeline.forms_issue import Cells, Issue
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.rules_line import FormRule
    from schemas.column import Row

_ONLY_IF_USED: Final = "mobilised"
"""The table of which a printed row is asked for only once something was reported in it."""
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


@dataclass(frozen=True, slots=True)
class Printed:
    """One row of a form, filled or spare.

    Attributes:
        model: the sheet.
        cells: where each field stands.
        before: where the last accepted values stand.
        contents: what it is printed with.
        number: of the row on its sheet, from 0.
        issued: it is no spare row.
        top: the first row of the table, from 0.
        rules: those whose cells all stand on the form.
        entries: the fields in which a person types.
    """

    model: type[Row]
    cells: Mapping[str, Address]
    before: Mapping[str, Address]
    contents: Cells
    number: int
    issued: bool
    top: int = 0
    rules: tuple[FormRule, ...] = field(init=False)
    entries: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Choose the rules whose cells all stand on the form, and the fields to be typed."""
        typed = tuple(name for name in open_fields(self.model) if name in self.cells)
        fitting = _fitting(self.model, frozenset(self.cells), frozenset(self.before))
        object.__setattr__(self, "rules", fitting)
        object.__setattr__(self, "entries", typed)

    def asked(self, issue: Issue) -> bool:
        """Whether the row is to be filled in."""
        if not self.issued or (issue.period and issue.period.kind is PeriodKind.ADHOC):
            return False
        table = self.model.sheet.name
        if table != _ONLY_IF_USED:
            return True
        key = key_of_cells(self.model, self.contents)
        return any(place[:2] == (table, key) for place in issue.previous)


@lru_cache
def _fitting(
    model: type[Row], cells: frozenset[str], before: frozenset[str]
) -> tuple[FormRule, ...]:
    """Return the rules of a sheet whose cells are all there; rows of one form have the same."""
    return tuple(
        rule
        for rule in rules_of(model)
        if {rule.field, *rule.needs} <= cells
        and (":before}" not in rule.excel or rule.field in before)
    )


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
        return f"{self.sheet}{_reference(self.before if part else self.own)}"


def words_of(row: Printed, known: Known, asked: str, entries: str) -> dict[str, object]:
    """Return what the names in a rule's Excel text stand for, seen from another sheet.

    Args:
        row: where its cells stand.
        known: what comes from elsewhere.
        asked: TRUE where the row is to be filled in.
        entries: how many cells are filled in.
    """
    words = {**known._asdict(), "asked": asked, "entries": entries}
    return {**words, **_cells(row, f"'{row.model.sheet.title}'!")}


def _own_words(row: Printed, cut_off: date | None) -> dict[str, object]:
    """Return the same on the row's own sheet, on which there is less to know."""
    day = constant(cut_off)
    entries = f"COUNTA({','.join(_reference(row.cells[name]) for name in row.entries)})"
    return {"data_date": day, "cut_off": day, "entries": entries, **_cells(row, "")}


def _cells(row: Printed, sheet: str) -> dict[str, _Cell]:
    return {
        name: _Cell(sheet, cell, row.before.get(name, cell), row.top)
        for name, cell in row.cells.items()
    }


def constant(day: date | None) -> str:
    """Return a day as a formula writes it."""
    return f"DATE({day.year},{day.month},{day.day})" if day else '""'


def _reference(cell: Address) -> str:
    return f"${column_letter(cell.column)}{cell.row + 1}"


def attach(sheet: SheetWriter, first: Printed, last: Printed, issue: Issue) -> None:
    """Let cells turn while a rule is broken; of rows alike, one condition serves all."""
    words = _own_words(first, issue.cut_off)
    for rule in first.rules:
        look, text = LOOKS.get(rule.rule.severity), rule.colour or rule.excel
        if look and (issue.cut_off or "{data_date}" not in text):
            top, bottom = first.cells[rule.field], last.cells[rule.field]
            area = (top.row, top.column, bottom.row, bottom.column)
            sheet.colouring(area, f"={text.format_map(words)}", look)


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
            for name in row.before
            if (previous := issue.previous.get((table, place, name)))
        }
        yield Line(
            values=values,
            before=before,
            blank=frozenset(name for name in shown if _is_blank(row.contents, name)),
            data_date=cover.data_date,
            asked=row.asked(issue),
            nil=cover.nil,
            repeats=whole and key in seen,
            period_end=cover.period_end,
            cut_off=cover.cut_off,
        )
        if whole:
            seen.add(key)


def _is_blank(contents: Cells, name: str) -> bool:
    content = contents.get(name)
    return content.raw is None if isinstance(content, Entry) else kept(content) in {None, ""}
