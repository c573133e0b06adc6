"""Marked copies of the demonstration: nothing lost, no sheet too many, links that lead."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.check.checked import Context
from pipeline.check.judge import check_all
from pipeline.checking import check_inbox, last_rows
from pipeline.finding import by_file
from pipeline.publish.marking import marked_copy
from pipeline.publish.refill_cells import Return
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from pipeline.settings import Settings
from schemas.metadata import REVIEW_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.checked import Arrival, CheckedBook
    from pipeline.checking import Checked
    from pipeline.finding import Finding

Told: TypeAlias = "Counter[tuple[str, str, str]]"

INBOX = Path(__file__).parent.parent / "inbox"
MENDED = frozenset({"G15", "H03", "D01", "R03"})
"""What a fresh form of the right period mends: its version, period, and rows for other projects."""
FEW = ("_BQLDA_", "_KBNN_", "_X-06463_", "_DIENLUC_", "_DN-DDTL_")


@cache
def checked() -> Checked:
    return check_inbox(Settings(inbox=INBOX), {})


def paths() -> list[str]:
    """Return the returns to answer: some of quarter III, or all if many mutations are asked for."""
    found = [path.relative_to(INBOX).as_posix() for path in sorted(INBOX.rglob("2*.*"))]
    books = [path for path in found if path.endswith((".xlsx", ".ods", ".xlsm"))]
    if "MUTATIONS" in os.environ:
        return books
    return [path for path in books if "/2026-Q3/" in path and any(unit in path for unit in FEW)]


def told(findings: Iterable[Finding]) -> Told:
    """Return what was found, less what a fresh form mends by itself."""
    return Counter(
        (each.rule.code, each.table, each.field)
        for each in findings
        if each.rule.code not in MENDED
    )


def copy_of(book: CheckedBook) -> tuple[Arrival, bytes]:
    """Return a return as it came, and its marked copy."""
    arrival = next(each for each in checked().arrivals if each.book.path == book.path)
    found = by_file(checked().findings).get(book.path, ())
    last = last_rows(checked(), book.identity.period)
    sent = Return(arrival.book, book.identity, found)
    return arrival, marked_copy(sent, checked().register, last)


def judged_again(book: CheckedBook, data: bytes) -> tuple[Book, CheckedBook, tuple[Finding, ...]]:
    """Check a marked copy in the place of its original, beside all that the unit sent."""
    read = read_book(book.path, hashlib.sha256(data).hexdigest(), data)
    assert isinstance(read, Book)
    mates = {
        each.path
        for each in checked().books
        if (each.identity.unit_code, each.identity.form_code)
        == (book.identity.unit_code, book.identity.form_code)
    }
    arrivals = [
        replace(each, book=read) if each.book.path == book.path else each
        for each in checked().arrivals
        if each.book.path in mates
    ]
    books, findings = check_all(arrivals, Context(checked().register))
    (again,) = (each for each in books if each.path == book.path)
    return read, again, tuple(each for each in findings if each.place.path == book.path)


def rows(book: CheckedBook) -> dict[str, list[str]]:
    return {name: sorted(repr(row.values) for row in each) for name, each in book.rows.items()}


def no_sheet_too_many(sent: Book, read: Book) -> bool:
    return {table.name for table in read.tables} == {table.name for table in sent.tables}


@pytest.mark.parametrize("path", paths())
def test_a_marked_copy_sent_back_as_it_is_says_what_the_original_said(path: str) -> None:
    books = [book for book in checked().books if book.path == path]
    for book in books:  # a register, or what is no return, has none
        arrival, data = copy_of(book)
        read, again, findings = judged_again(book, data)
        assert rows(again) == rows(book)
        first = by_file(checked().findings).get(path, ())
        assert told(findings) == told(first)
        assert no_sheet_too_many(arrival.book, read)
        assert broken_links(data) == []


def broken_links(data: bytes) -> list[str]:
    """Return the links of the first sheet that lead to no marked cell of the copy."""
    book = load_workbook(io.BytesIO(data))
    links = [
        (str(cell.hyperlink.location), str(cell.value))
        for row in book[REVIEW_SHEET].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    return [place for place, shown in links if not _leads(book, place, shown)]


def _leads(book: object, place: str, shown: str) -> bool:
    title, _, address = place.rpartition("!")
    sheet = book[title.strip("'")]  # type: ignore[index]
    return sheet[address].comment is not None or shown == "mở trang"
