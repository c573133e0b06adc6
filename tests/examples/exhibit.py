"""What an example shows: some workbooks, and every finding of the one in question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from pipeline.check.register_book import check_register
from pipeline.merge import merge
from pipeline.merge.places import REGISTER_PATH
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas.period import Period
from tests.books import workbook
from tests.returns import REGISTER, judged, lines, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.register import Register
    from tests.returns import Sent


class Exhibit(Protocol):
    """Something that can be checked."""

    def told(self) -> list[str]:
        """Return the findings: place, code and the whole sentence."""


@dataclass(frozen=True)
class Example:
    """One rule, shown.

    Attributes:
        code: of the rule.
        line: what is told of `broken`, and all that is told.
        broken: breaks the rule.
        kept: the like of it, which breaks none.
    """

    code: str
    line: str
    broken: Exhibit
    kept: Exhibit


@dataclass(frozen=True)
class Returns:
    """Returns of one unit, the one in question last."""

    sent: tuple[Sent, ...]
    known: Register = REGISTER
    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def told(self) -> list[str]:
        """Return what the last return is told."""
        return told(*self.sent, known=self.known, closed=self.closed)


@dataclass(frozen=True)
class Merged:
    """Returns of all units as a report of 2026-Q1 takes them, the one in question last."""

    sent: tuple[Sent, ...]
    known: Register = REGISTER
    as_of: date = date(2026, 3, 25)

    def told(self) -> list[str]:
        """Return what the last return is told, and the office."""
        books, findings = judged(*self.sent, known=self.known)
        _, notes = merge(books, self.known, Period.parse("2026-Q1"), self.as_of)
        paths = {REGISTER_PATH, *(sent.book.path for sent in self.sent[-1:])}
        return lines(each for each in (*findings, *notes) if each.place.path in paths)


@dataclass(frozen=True)
class Office:
    """The register's own workbook, as if it had all of its sheets but one.

    Attributes:
        sheets: drawings by title.
        without: the sheet that it has not.
    """

    sheets: Mapping[str, str]
    without: str = ""

    def told(self) -> list[str]:
        """Return what its keeper is told."""
        data = workbook(self.sheets)
        book = read_book("danh-muc.xlsx", "0" * 64, data, form_code="DM")
        assert isinstance(book, Book)
        _, notes, reasons = check_register(book)
        shown = (
            finding
            for finding in notes
            if finding.rule.code != "D08" or finding.words["sheet"] == self.without
        )
        return [*lines(shown), *reasons]


def alone(*sent: Sent, known: Register = REGISTER) -> Returns:
    """Return the exhibit of one unit's returns."""
    return Returns(sent, known)


def instead(text: str, old: str, new: str) -> str:
    """Return a drawing with one thing in it changed; it must be there once."""
    assert text.count(old) == 1, (old, text)
    return text.replace(old, new)
