"""The first half of the line, without pandas: everything in the inbox, read and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.checked import Arrival, Context
from pipeline.check.failures import unreadable
from pipeline.check.judge import check_all
from pipeline.check.register_book import FORM_CODE, check_register
from pipeline.errors import RegisterError
from pipeline.failure import Failure
from pipeline.intake.opening import open_containers
from pipeline.intake.walk import REGISTER_NAME, take_in, take_in_files
from pipeline.reading import read_submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding
    from pipeline.intake.submission import Container, Intake, Stray, Submission
    from pipeline.read.book import Book
    from pipeline.reading import Errand
    from pipeline.register import Register
    from pipeline.settings import Settings

_REASONS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that lies in the inbox, read and judged.

    Attributes:
        strangers: files from elsewhere, checked as if they lay in the inbox.
        submissions: all files that were read as returns.
        books: the returns that could be identified, oldest figures first.
        findings: of the register and of every return, in order.
        arrivals: the files that could be read, as they were read.
    """

    intake: Intake
    strangers: Intake
    submissions: tuple[Submission, ...]
    register: Register
    books: tuple[CheckedBook, ...]
    findings: tuple[Finding, ...]
    arrivals: tuple[Arrival, ...]


def check_inbox(
    settings: Settings,
    closed: Mapping[str, frozenset[str]],
    on_done: Callable[[Errand], None] | None = None,
    others: Sequence[Path] = (),
) -> Checked:
    """Take in, read and check everything in the inbox.

    Args:
        settings: where to read, with how many workers.
        closed: the sha256 that each closed period knew, by its code.
        on_done: called for each file that was read, for a progress bar.
        others: files from elsewhere, to be checked as if they lay in the inbox.

    Raises:
        RegisterError: there is no register, or it cannot be used.
    """
    intake = open_containers(take_in(settings.inbox), settings.workers)
    if intake.register is None:
        raise RegisterError.missing(str(settings.inbox / REGISTER_NAME))
    strangers = open_containers(take_in_files(others), settings.workers)
    submissions = (*intake.submissions, *_not_in(intake, strangers))
    first, *books = read_submissions((intake.register, *submissions), settings.workers, on_done)
    register, notes = _register(first, str(settings.inbox / REGISTER_NAME))
    arrivals, failures = _sorted_out(submissions, books)
    checked, findings = check_all(arrivals, Context(register, closed))
    # A file of the inbox that is asked for lies in both.
    unopened = {each.place: each for each in (*_unopened(intake), *_unopened(strangers))}
    found = (*notes, *unopened.values(), *failures, *findings)
    return Checked(intake, strangers, submissions, register, checked, found, tuple(arrivals))


def read_register(submission: Submission, settings: Settings) -> Register:
    """Read the register alone.

    Raises:
        RegisterError: it cannot be used.
    """
    (book,) = read_submissions((submission,), 1, None)
    return _register(book, str(settings.inbox / REGISTER_NAME))[0]


def _not_in(intake: Intake, strangers: Intake) -> tuple[Submission, ...]:
    """Return the files from elsewhere that do not lie in the inbox already."""
    known = {each.sha256 for each in intake.submissions}
    return tuple(each for each in strangers.submissions if each.sha256 not in known)


def _unopened(intake: Intake) -> Iterator[Finding]:
    """Say why a mail or an archive, or a file in one, could not be opened."""
    closed: tuple[Container | Stray, ...] = (*intake.containers, *intake.strays)
    for each in closed:
        if each.failure is not None:
            yield unreadable(each.path, Failure(each.failure))


def _register(book: Book | Failure, path: str) -> tuple[Register, tuple[Finding, ...]]:
    if isinstance(book, Failure):
        raise RegisterError.broken(path, (unreadable(path, book).message,))
    if book.form_code != FORM_CODE:
        raise RegisterError.broken(path, ("Tệp này không phải biểu DM (Danh mục và phân công).",))
    register, notes, reasons = check_register(book)
    if reasons:
        more = len(reasons) - _REASONS_SHOWN
        shown = reasons[:_REASONS_SHOWN] + ((f"… và {more} lỗi khác.",) if more > 0 else ())
        raise RegisterError.broken(path, shown)
    return register, notes


def _sorted_out(
    submissions: tuple[Submission, ...], books: list[Book | Failure]
) -> tuple[list[Arrival], list[Finding]]:
    arrivals: list[Arrival] = []
    failures: list[Finding] = []
    for submission, book in zip(submissions, books, strict=True):
        if isinstance(book, Failure):
            failures.append(unreadable(submission.path, book))
        else:
            arrivals.append(Arrival(book, submission.arrived_on))
    return arrivals, failures
