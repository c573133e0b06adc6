"""The first half of the line: everything in the inbox, read and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.check.checked import Arrival, Context, Identity
from pipeline.check.failures import unreadable
from pipeline.check.identity import identify
from pipeline.check.judge import check_all
from pipeline.check.register_book import FORM_CODE, check_register
from pipeline.errors import RegisterError
from pipeline.failure import Failure
from pipeline.intake.opening import open_containers
from pipeline.intake.triage import may_be_of
from pipeline.intake.walk import REGISTER_NAME, take_in, take_in_files
from pipeline.issue_rows import LastRow
from pipeline.merge.adjusting import correct
from pipeline.merge.scope import Scope
from pipeline.merge.standing import recomputed
from pipeline.reading import read_submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.check.checked import CheckedBook, Key
    from pipeline.finding import Finding
    from pipeline.intake.submission import Container, Intake, Stray, Submission
    from pipeline.read.book import Book
    from pipeline.reading import Errand
    from pipeline.register import Register
    from pipeline.settings import Settings
    from schemas.period import Period

_REASONS_SHOWN = 20


class Checked(Struct, frozen=True):
    """Everything that lies in the inbox, read and judged.

    Attributes:
        submissions: all files that were read as returns.
        books: the returns that could be identified, oldest figures first.
        findings: of the register and of every return, in order.
        arrivals: the files that could be read, as they were read.
    """

    intake: Intake
    submissions: tuple[Submission, ...]
    register: Register
    books: tuple[CheckedBook, ...]
    findings: tuple[Finding, ...]
    arrivals: tuple[Arrival, ...]


def check_inbox(
    settings: Settings,
    closed: Mapping[str, frozenset[str]],
    on_done: Callable[[Errand, int], None] | None = None,
) -> Checked:
    """Take in, read and check everything in the inbox.

    Args:
        settings: where to read, with how many workers.
        closed: the sha256 that each closed period knew, by its code.
        on_done: called for each file that was read and with their number, for a progress bar.

    Raises:
        RegisterError: there is no register, or it cannot be used.
    """
    intake, register_file = _taken_in(settings)
    files = (register_file, *intake.submissions)
    first, *books = read_submissions(
        files, settings.workers, on_done, settings.kept, settings.scheduler
    )
    register, notes = _register(first, str(settings.inbox / REGISTER_NAME))
    arrivals, failures = _sorted_out(intake.submissions, books)
    checked, findings = check_all(arrivals, Context(register, closed))
    found = (*notes, *_unopened(intake), *failures, *findings)
    return Checked(intake, intake.submissions, register, checked, found, tuple(arrivals))


def check_some(
    settings: Settings, closed: Mapping[str, frozenset[str]], paths: Sequence[Path]
) -> tuple[Checked, Intake]:
    """Check some files, from anywhere, as if they lay in the inbox with all that is there.

    Of the inbox only the register is read and what may have come from the units of these files, as
    a return is held against nothing but the register and what its own unit said before.

    Returns:
        What was checked, and the files as they were taken in.

    Raises:
        RegisterError: there is no register, or it cannot be used.
    """
    intake, register_file = _taken_in(settings)
    asked = open_containers(take_in_files(paths), settings.workers)
    known = {each.sha256: each for each in intake.submissions}
    wanted = tuple(
        known.get(each.sha256, each)
        for each in asked.submissions
        if each.inside or each.sha256 != register_file.sha256
    )
    files = (register_file, *wanted)
    first, *books = read_submissions(files, settings.workers, None, settings.kept)
    register, notes = _register(first, str(settings.inbox / REGISTER_NAME))
    arrivals, failures = _sorted_out(wanted, books)
    context = Context(register, closed)
    others = tuple(_beside(intake, wanted, arrivals, context))
    read = read_submissions(others, settings.workers, None, settings.kept)
    more, _ = _sorted_out(others, list(read))
    checked, findings = check_all((*arrivals, *more), context)
    found = (*notes, *_unopened(asked), *failures, *findings)
    submissions = (*wanted, *others)
    return Checked(intake, submissions, register, checked, found, (*arrivals, *more)), asked


def _taken_in(settings: Settings) -> tuple[Intake, Submission]:
    intake = open_containers(take_in(settings.inbox), settings.workers)
    if intake.register is None:
        raise RegisterError.missing(str(settings.inbox / REGISTER_NAME))
    return intake, intake.register


def _beside(
    intake: Intake, wanted: Sequence[Submission], arrivals: Iterable[Arrival], context: Context
) -> Iterator[Submission]:
    """Yield the other files of the inbox that may have come from the same units."""
    identities = [identify(arrival, context) for arrival in arrivals]
    units = {each.unit_code for each in identities if isinstance(each, Identity)}
    known = {each.sha256 for each in wanted}
    for each in intake.submissions if units else ():
        is_plain = not each.inside
        if each.sha256 not in known and (
            not is_plain or may_be_of(each.source.read_bytes(), units)
        ):
            yield each


def read_register(submission: Submission, settings: Settings) -> Register:
    """Read the register alone.

    Raises:
        RegisterError: it cannot be used.
    """
    (book,) = read_submissions((submission,), 1, None)
    return _register(book, str(settings.inbox / REGISTER_NAME))[0]


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


def last_rows(checked: Checked, period: Period) -> Mapping[str, Mapping[Key, LastRow]]:
    """Return the last accepted rows before a period, by table and key; newest figures last.

    What an officer put in a figure's place is what the next form shows as the last one.
    """
    scope = Scope(checked.register, period, as_of=period.last_day)
    corrections = correct(checked.books, scope)
    last: dict[str, dict[Key, LastRow]] = {}
    for book in checked.books:
        identity = book.identity
        if book.refused or identity.adhoc or identity.data_date >= period.stop:
            continue
        if identity.period == period:
            continue
        for table, rows in book.rows.items():
            for row in rows:
                said = dict(vars(row.values))
                used = corrections.used(identity.return_id, table, row.key)
                values = recomputed(table, {**said, **used}, used) if used else said
                reported = {name: said[name] for name in used}
                known = LastRow(values, identity.period, identity.unit_code, reported)
                last.setdefault(table, {})[row.key] = known
    return last
