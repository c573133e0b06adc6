"""A fresh form into which all goes back that a sender entered, wrong entries as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline import catalogue
from pipeline.cell import Reading
from pipeline.forms_cover import cover_cells
from pipeline.forms_issue import Entry, key_of_cells, shown_columns
from pipeline.publish.refill_cells import Line, Work, cells_of
from pipeline.text import unit_key
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Address, Value
    from pipeline.forms_issue import Cells, Issue
    from pipeline.publish.refill_cells import Homeless, Return, Spot
    from pipeline.read.book import BookRow, Table
    from schemas.column import Row

COVER: Final = "cover"
FOREIGN: Final = frozenset(
    rule.code for rule in (catalogue.NOT_THEIRS, catalogue.OTHER_COMMUNE, catalogue.OTHER_PROJECT)
)
"""Rules at whose rows a form of this sender has no place for them."""


class Refilled(Struct, frozen=True):
    """A fresh form, refilled.

    Attributes:
        spots: where what a finding is about now stands, by the finding's number in the return;
            those without a place are absent.
        homeless: what has no place.
    """

    issue: Issue
    spots: Mapping[int, Spot]
    homeless: tuple[Homeless, ...]


NOT_OF_THIS_UNIT: Final = "Dòng này không thuộc phạm vi báo cáo của đơn vị."
COLUMN_OF_NO_FORM: Final = "Cột thêm vào, không thuộc biểu mẫu."
INDICATOR_OF_NO_FORM: Final = "Dòng chỉ tiêu thêm vào, không thuộc biểu mẫu."
INDICATOR_TWICE: Final = "Chỉ tiêu ghi hai lần; đã lấy dòng ghi đầu."
SHEET_OF_NO_FORM: Final = "Trang thêm vào, không thuộc biểu mẫu."


def refilled(base: Issue, sent: Return) -> Refilled:
    """Return a fresh form with a return's entries in it.

    Rows stand in the sender's order, those added after those issued; issued rows that the sender
    deleted come back empty. What the register gives is printed anew, except where it is in
    question: there stands what the sender had. The number of the sending is raised by one.

    Args:
        base: the form as it would be issued now.
        sent: the return; its findings mark the cells.
    """
    work = Work(base, sent, _marks(sent))
    tables = {table.name: table for table in sent.book.tables}
    capital = set(base.capital)
    for model in base.form.sheets[1:]:
        table = tables.get(model.sheet.name)
        if table and table.rows and base.capital and not base.shows(model):
            capital |= model.sheet.capital
        work.rows[model.sheet.name] = tuple(_rows(work, model, table))
    work.rows[COVER] = (_cover(work),)
    _note_strangers(work)
    issue = replace(
        base,
        rows=work.rows,
        issued=work.issued,
        remarks=work.remarks,
        capital=frozenset(capital),
    )
    return Refilled(issue, work.spots, tuple(work.homeless))


def _marks(sent: Return) -> Mapping[tuple[str, Address], dict[str, list[int]]]:
    """Return the numbers of the findings at each cell, by field."""
    marks: dict[tuple[str, Address], dict[str, list[int]]] = {}
    for number, finding in enumerate(sent.findings):
        cell = finding.place.cell
        if cell is not None:
            fields = marks.setdefault((finding.place.sheet, cell), {})
            fields.setdefault(finding.field, []).append(number)
    return marks


def _rows(work: Work, model: type[Row], table: Table | None) -> Iterator[Cells]:
    for number, line in enumerate(_lines(work, model, table)):
        title = table.title if table else model.sheet.title
        yield dict(cells_of(work, model, line, (title, number)))


def _lines(work: Work, model: type[Row], table: Table | None) -> Iterator[Line]:
    waiting = {key_of_cells(model, cells): cells for cells in work.base.rows_of(model)}
    foreign = set(_foreign_rows(work.sent, table)) if table else set()
    outside = work.sent.book.outside
    headings = outside.headings if outside and table and table.outside else ()
    for read in table.rows if table else ():
        source = _in_our_words(work, model, read) if table and table.outside else read
        if source.row in headings and _value(source, "project_code") is None:
            continue
        if source.row in foreign:
            _note_row(work, model, source, table.title if table else "")
            continue
        key = tuple(_value(source, name) for name in model.sheet.key)
        yield Line(waiting.pop(key, None), source, table.stated if table else ())
    yield from (Line(cells, None) for cells in waiting.values())


def _in_our_words(work: Work, model: type[Row], source: BookRow) -> BookRow:
    """Return a line of another authority's form with what it names as our lists name it."""
    found = {}
    for name, entry in source.cells.items():
        choices = columns(model)[name].choices
        if choices and choices.source and entry.value is None:
            said = unit_key(entry.entered)
            items = (each for each in work.base.lists.get(choices.source, ()))
            item = next((each for each in items if unit_key(each.label) == said), None)
            if item is not None:
                shown, reading = choices.shown(item), Reading(item.code)
                found[name] = replace(entry, entered=shown, reading=reading, content=None)
    return replace(source, cells={**source.cells, **found})


def _value(source: BookRow, name: str) -> Value:
    entry = source.cells.get(name)
    return entry.value if entry else None


def _foreign_rows(sent: Return, table: Table) -> Iterator[int]:
    places = {
        finding.place.cell
        for finding in sent.findings
        if finding.rule.code in FOREIGN and finding.place.sheet == table.title
    }
    for source in table.rows:
        if any(entry.address in places for entry in source.cells.values()):
            yield source.row


def _note_row(work: Work, model: type[Row], source: BookRow, title: str) -> None:
    shown = shown_columns(model, work.base.form.version)
    said = [
        f"{shown[name].label}: {entry.entered}"
        for name, entry in source.cells.items()
        if entry.entered and name in shown and shown[name].formula is None
    ]
    first = min(entry.address for entry in source.cells.values())
    work.note(title, str(first), "; ".join(said), NOT_OF_THIS_UNIT)


def _cover(work: Work) -> Cells:
    model, book = work.base.form.sheets[0], work.sent.book
    issued = {
        name: content
        for name, content in cover_cells(work.base).items()
        if shown_columns(model, work.base.form.version)[name].locked
    }
    cells = dict(cells_of(work, model, Line(issued, book.cover), (book.cover_title, 0)))
    if book.cover is None:
        cells = {**cover_cells(work.base), **cells}
    sending = cells.get("revision")
    remark = sending.remark if isinstance(sending, Entry) else ""
    cells["revision"] = Entry((work.sent.identity.cover.revision or 1) + 1, remark)
    return cells


def _note_strangers(work: Work) -> None:
    for table in work.sent.book.tables:
        why = INDICATOR_OF_NO_FORM if table.is_card else COLUMN_OF_NO_FORM
        for letter, header in table.unknown:
            work.note(table.title, letter, header, why)
        for letter, header in table.card.strange:
            work.note(table.title, letter, header, COLUMN_OF_NO_FORM)
        for _, entry, _ in table.card.repeated:
            work.note(table.title, str(entry.address), entry.entered, INDICATOR_TWICE)
    for title in work.sent.book.unknown_sheets:
        work.note(title, "", "", SHEET_OF_NO_FORM)
