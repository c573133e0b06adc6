"""A form that was filled in is read as it was filled in, whichever office saved it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from pipeline.cell import Kind
from pipeline.forms import Entry, write_form
from pipeline.forms_issue import is_given, kept, shown_columns
from pipeline.issue import issues, register_issue
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas.choices import Choice
from schemas.column import Type, columns
from schemas.said import SaidDate
from tests.forms_demo import Q1, demo_last, demo_register
from tests.office import recalculated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Located, Raw, Value
    from pipeline.forms import Issue
    from pipeline.forms_issue import Cells, Content
    from schemas.column import Column, Row

ENTRIES: Mapping[Type, tuple[Raw, Value]] = {
    Type.TEXT: ("Công ty A & B <1>", "Công ty A & B <1>"),
    Type.NOTE: ("dòng một\ndòng hai", "dòng một\ndòng hai"),
    Type.MONEY: (1_234.5, 1_234_500_000),
    Type.AREA: (12_500.25, 12_500.25),
    Type.COUNT: (36, 36),
    Type.SHARE: (0.455, 0.455),
    Type.DAYS: (45, 45),
    Type.DATE: (date(2026, 2, 20), SaidDate.day(date(2026, 2, 20))),
    Type.PERIOD: ("Quý I/2026", "2026-Q1"),
}
FORMS = tuple(issue.form.code for issue in issues(demo_register(), Q1, demo_last()))


def entry_for(column: Column, issue: Issue) -> tuple[Raw, Value]:
    if column.choices is None:
        return ENTRIES[column.type]
    offered = issue.lists[column.choices.source] if column.choices.source else column.choices.items
    return column.choices.shown(offered[0]), offered[0].code


def filled(issue: Issue) -> tuple[Issue, dict[tuple[str, int, str], Value]]:
    """Return the form with an entry in every open cell of its issued rows, and what they mean."""
    expected: dict[tuple[str, int, str], Value] = {}
    rows: dict[str, tuple[Cells, ...]] = {}
    for model in issue.sheets:
        table = model.sheet.name
        rows[table] = tuple(_filled(model, cells, issue) for cells in issue.rows_of(model))
        for number, cells in enumerate(issue.rows_of(model)):
            for name, column in shown_columns(model, issue.form.version).items():
                given = is_given(column, name, cells, issue)
                content = cells.get(name)
                known = content.code if isinstance(content, Choice) else kept(content)
                if column.formula is None:
                    meant = known if given else entry_for(column, issue)[1]
                    expected[table, number, name] = meant
    return replace(issue, rows=rows), expected


def _filled(model: type[Row], cells: Cells, issue: Issue) -> Cells:
    added: dict[str, Content] = dict(cells)
    for name, column in shown_columns(model, issue.form.version).items():
        if column.formula is None and not is_given(column, name, cells, issue):
            added[name] = Entry(entry_for(column, issue)[0])
    return added


def read(data: bytes, suffix: str) -> Book:
    book = read_book(f"a{suffix}", "0" * 64, data)
    assert isinstance(book, Book)
    return book


def check(book: Book, issue: Issue, expected: Mapping[tuple[str, int, str], Value]) -> None:
    assert book.form_code == issue.form.code
    left_out = tuple(m.sheet.name for m in issue.form.sheets[1:] if m not in issue.sheets)
    assert (book.missing_sheets, book.unknown_sheets) == (left_out, ())
    found = {
        (table.name, number, name): cell
        for table in book.tables
        for number, row in enumerate(row for row in table.rows)
        for name, cell in row.cells.items()
        if columns(_model(issue, table.name))[name].formula is None
    }
    assert {place: cell.value for place, cell in found.items()} == expected
    assert {cell.reading.doubt for cell in found.values()} == {None}
    assert not [table.missing or table.unknown for table in book.tables if table.unknown]


def _model(issue: Issue, table: str) -> type[Row]:
    return next(model for model in issue.form.sheets if model.sheet.name == table)


def check_issued(book: Book, issue: Issue) -> None:
    """Check that every locked cell reads as the hidden sheet says it was issued."""
    assert book.metadata is not None
    seen = set()
    for table in book.tables:
        for row in table.rows:
            key = "|".join(
                str(row.cells[name].value) for name in _model(issue, table.name).sheet.key
            )
            for name, cell in row.cells.items():
                if name in (issued := book.metadata.issued_in(table.name, key)):
                    seen.add((table.name, key, name))
                    assert cell.entered == issued[name]
    assert seen == {
        (table, key, name)
        for table, rows in book.metadata.issued.items()
        for key, issued in rows.items()
        for name in issued
        if table != "cover"
    }


def issue_of(code: str) -> Issue:
    told = issues(demo_register(), Q1, demo_last())
    return next(issue for issue in told if issue.form.code == code)


@pytest.mark.parametrize("code", FORMS)
def test_a_filled_form_is_read_as_it_was_filled_in(code: str) -> None:
    issue, expected = filled(issue_of(code))
    book = read(write_form(issue), ".xlsx")
    check(book, issue, expected)
    check_issued(book, issue)


@pytest.mark.parametrize("code", FORMS)
def test_a_form_that_was_not_touched_holds_no_entry(code: str) -> None:
    issue = issue_of(code)
    book = read(write_form(issue), ".xlsx")
    for table in book.tables:
        declared = columns(_model(issue, table.name))
        assert len(table.rows) == len(issue.rows[table.name])
        for row, cells in zip(table.rows, issue.rows[table.name], strict=True):
            said = {name for name, cell in row.cells.items() if cell.kind is not Kind.BLANK}
            known = {name for name, content in cells.items() if kept(content) is not None}
            assert {name for name in said if declared[name].formula is None} == known


def test_the_register_is_read_as_it_was_written() -> None:
    register = demo_register()
    book = read(write_form(register_issue(register, date(2026, 1, 1))), ".xlsx")
    found = {table.name: [_values(row.cells) for row in table.rows] for table in book.tables}
    assert {table: rows for table, rows in found.items() if rows} == {
        table: [{name: getattr(row, name) for name in columns(type(row))} for row in rows]
        for table, rows in register.tables.items()
    }


def _values(cells: Mapping[str, Located]) -> dict[str, Value]:
    return {name: cell.value for name, cell in cells.items()}


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("code", FORMS)
def test_an_office_suite_changes_nothing(code: str, suffix: str) -> None:
    issue, expected = filled(issue_of(code))
    book = read(recalculated(write_form(issue), suffix), f".{suffix}")
    check(book, issue, expected)
    check_issued(book, issue)
