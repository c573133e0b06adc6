"""A correct return, one cell changed as people change it: nothing is lost, nothing misread."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.check.checked import Arrival, Context
from pipeline.check.history import TELLING, UNSTEADY
from pipeline.check.judge import check_all
from pipeline.finding import Scope
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from pipeline.text import key
from schemas import FORMS
from schemas.column import columns
from schemas.cover import Cover
from tests.mutations import Blank, Number, Package, changes, is_entry
from tests.test_check_demonstration import INBOX, portfolio

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pipeline.cell import Located, Value
    from pipeline.check.checked import CheckedBook, CheckedRow
    from pipeline.finding import Finding
    from schemas.column import Column
    from tests.mutations import Entry

TRIES = int(os.environ.get("MUTATIONS", "80"))
UNITS = ("_SGDDT_", "_DN-DDTL_", "_X-06613_", "_KBNN_", "_DIENLUC_")
FOLDER = INBOX / "minh-hoa"


@dataclass(frozen=True)
class Base:
    """A correct return, with what its sender had sent before."""

    path: Path
    before: tuple[Arrival, ...]

    @classmethod
    def of(cls, unit: str) -> Base:
        """Return the return of quarter II of a unit, with that of quarter I."""
        (first,) = (FOLDER / "2026-Q1").glob(f"*{unit}*.xlsx")
        (second,) = (FOLDER / "2026-Q2").glob(f"*{unit}*.xlsx")
        return cls(second, (arrival(first, first.read_bytes()),))

    def told(self, data: bytes) -> tuple[CheckedBook | None, tuple[Finding, ...]]:
        """Check the return with these bytes in place of its own."""
        sent = arrival(self.path, data)
        books, findings = check_all([*self.before, sent], Context(portfolio()))
        own = [book for book in books if book.path == sent.book.path]
        return next(iter(own), None), tuple(
            each for each in findings if each.place.path == sent.book.path
        )


@dataclass(frozen=True)
class Spot:
    """One entry of a correct return.

    Attributes:
        row: the sheet's row by which its table knows it; -1 on the cover.
    """

    base: int
    sheet: str
    table: str
    row: int
    field: str
    cell: Located
    column: Column


def arrival(path: Path, data: bytes) -> Arrival:
    book = read_book(path.name, hashlib.sha256(data).hexdigest(), data)
    assert isinstance(book, Book)
    day = date(int(path.name[:4]), int(path.name[4:6]), int(path.name[6:8]))
    return Arrival(book, day)


@cache
def bases() -> tuple[Base, ...]:
    return tuple(map(Base.of, UNITS))


@cache
def package(number: int) -> Package:
    return Package(bases()[number].path.read_bytes())


@cache
def known(number: int) -> CheckedBook:
    """Return what the sender of a base had sent before."""
    (book,), _ = check_all(bases()[number].before, Context(portfolio()))
    return book


@cache
def sound(number: int) -> CheckedBook:
    book, findings = bases()[number].told(package(number).data)
    assert book
    assert findings == ()
    return book


@cache
def spots() -> tuple[Spot, ...]:
    """Return every entry of every base, those of the cover included."""
    found = []
    for number, base in enumerate(bases()):
        book = arrival(base.path, package(number).data).book
        models = {model.sheet.name: columns(model) for model in FORMS[book.form_code].sheets}
        sheets = [(table.title, table.name, row) for table in book.tables for row in table.rows]
        assert book.cover
        for title, name, row in (*sheets, (book.cover_title, Cover.sheet.name, book.cover)):
            at = -1 if name == Cover.sheet.name else row.row + 1
            found += [
                Spot(number, title, name, at, field, cell, models[name][field])
                for field, cell in row.cells.items()
                if is_entry(cell)
            ]
    return tuple(found)


def value_at(book: CheckedBook | None, spot: Spot) -> Value:
    """Return what counts of an entry; None where it is left out."""
    if book is None:
        return None
    if spot.row == -1:
        return getattr(book.identity.cover, spot.field)  # type: ignore[no-any-return]
    row = row_of(book, spot)
    return getattr(row.values, spot.field, None) if row else None


def row_of(book: CheckedBook, spot: Spot) -> CheckedRow | None:
    return next((row for row in book.rows.get(spot.table, ()) if row.row == spot.row), None)


def number(value: object) -> float:
    """Return a figure; 0 for what is none."""
    return float(value) if isinstance(value, int | float) else 0.0


def is_same(new: Value, old: Value) -> bool:
    if isinstance(new, float) and isinstance(old, float):
        return abs(new - old) <= 1e-9 * max(1.0, abs(old))
    return key(new) == key(old) if isinstance(new, str) and isinstance(old, str) else new == old


def others(book: CheckedBook | None, spot: Spot) -> Mapping[tuple[str, int], object]:
    """Return all rows but the spot's."""
    return {
        (table, row.row): row.values
        for table, rows in (book.rows if book else {}).items()
        for row in rows
        if (table, row.row) != (spot.table, spot.row)
    }


@st.composite
def mutations(draw: st.DrawFn) -> tuple[Spot, Entry]:
    spot = draw(st.sampled_from(spots()))
    entries = changes(spot.column, spot.cell)
    # Of the cover a report needs no more than its day; who wrote it is for the telephone.
    is_needed = spot.row != -1 or spot.field == "data_date"
    kept = [entry for entry in entries if is_needed or not isinstance(entry, Blank)]
    return spot, draw(st.sampled_from(kept))


@st.composite
def printed_rows(draw: st.DrawFn) -> Spot:
    """Return the first entry of a row under a header; a card's block is many rows."""
    used = [
        spot
        for spot in spots()
        if spot.row == spot.cell.address.row + 1 and row_of(sound(spot.base), spot)
    ]
    firsts = {(spot.base, spot.sheet, spot.row): spot for spot in used}
    return draw(st.sampled_from(tuple(firsts.values())))


@st.composite
def known_figures(draw: st.DrawFn) -> Spot:
    """Return an amount or area that was about the same, and large enough, the period before.

    Those that rightly rise and fall are left out.
    """
    return draw(st.sampled_from([spot for spot in spots() if is_known(spot)]))


def is_known(spot: Spot) -> bool:
    least = TELLING.get(spot.column.type)
    if spot.row == -1 or least is None or spot.field in UNSTEADY or spot.column.formula:
        return False
    past = number(value_at(known(spot.base), spot))
    return past >= least and 0.5 < number(value_at(sound(spot.base), spot)) / past < 2


def thorough(tries: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the settings of a test that opens a workbook for each of its tries."""
    return settings(
        max_examples=tries,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


@thorough(TRIES)
@given(mutations())
def test_a_changed_entry_is_read_to_the_same_value_or_told_at_its_cell(
    mutation: tuple[Spot, Entry],
) -> None:
    """A change is harmful if a person who sees the cell would not take it for another true entry.

    Such are all spellings of the same value, and all that no value of the column can be: errors,
    formulas without values, words for numbers, impossible days, figures out of bounds, blanks that
    are owed. Another figure that may as well be true is none of them: nobody can tell 13 from 12.
    """
    spot, entry = mutation
    data = package(spot.base).changed(spot.sheet, spot.cell.address, entry)
    book, findings = bases()[spot.base].told(data)
    before = sound(spot.base)
    is_told = any(
        finding.place.sheet == spot.sheet and finding.place.cell == spot.cell.address
        for finding in findings
    )
    assert is_told or is_same(value_at(book, spot), value_at(before, spot))
    if spot.row != -1 and not any(each.rule.scope is Scope.FILE for each in findings):
        assert others(book, spot) == others(before, spot)


@thorough(TRIES // 5)
@given(known_figures(), st.sampled_from((1e-3, 1e3, 1e4, 1e6)))
def test_a_known_figure_in_a_wrong_unit_is_told_at_its_cell(spot: Spot, factor: float) -> None:
    entry = Number(number(spot.cell.raw) * factor)
    data = package(spot.base).changed(spot.sheet, spot.cell.address, entry)
    _, findings = bases()[spot.base].told(data)
    assert spot.cell.address in {finding.place.cell for finding in findings}


@thorough(TRIES // 5)
@given(printed_rows())
def test_a_printed_row_that_was_deleted_is_told_by_its_name(spot: Spot) -> None:
    data = package(spot.base).without_row(spot.sheet, spot.row - 1)
    book, findings = bases()[spot.base].told(data)
    metadata = arrival(bases()[spot.base].path, data).book.metadata
    row = row_of(sound(spot.base), spot)
    assert metadata
    assert row
    is_printed = "|".join(map(str, row.key)) in metadata.issued.get(spot.table, {})
    told = {each.rule.code for each in findings if each.place.sheet == spot.sheet}
    # A kind of capital that was never used may stay blank.
    assert not is_printed or spot.table == "mobilised" or "R15" in told
    assert others(book, spot) == others(sound(spot.base), spot)


@thorough(TRIES // 5)
@given(printed_rows())
def test_an_empty_row_put_in_between_changes_nothing(spot: Spot) -> None:
    data = package(spot.base).pushed_down(spot.sheet, spot.row - 1)
    book, findings = bases()[spot.base].told(data)
    assert findings == ()
    assert book
    then, now = (
        {name: [row.values for row in rows] for name, rows in each.rows.items()}
        for each in (sound(spot.base), book)
    )
    assert now == then
