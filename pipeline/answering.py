"""Choose whom a report answers: the last return of each unit, form and period, files unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.checking import last_rows
from pipeline.finding import by_file
from pipeline.publish.feedback import Answered, Unusable, feedback
from pipeline.publish.refill_cells import Return

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pipeline.check.checked import CheckedBook
    from pipeline.checking import Checked
    from pipeline.finding import Finding
    from pipeline.forms_issue import Key
    from pipeline.issue import LastRow
    from schemas.period import Period


def answers(
    checked: Checked, findings: Iterable[Finding], period: Period, as_of: date
) -> dict[str, bytes]:
    """Return the answers that a period's report gives, by path.

    Answered are the returns of the period, and those of other periods and files that could not be
    used where they came after the preceding period was consolidated: they were meant for this one.

    Args:
        checked: everything that lies in the inbox.
        findings: of the whole run, those of merging included.
        period: the report's.
        as_of: the report's day.
    """
    found = by_file(findings)
    returns = answered(checked, found, period)
    files = _unusable(checked, found, period)
    return feedback(returns, files, checked.register, as_of)


def answered(
    checked: Checked, by_path: Mapping[str, tuple[Finding, ...]], period: Period
) -> Iterator[Answered]:
    """Yield the returns to answer, by unit, form and period; of several rounds the last."""
    read = {arrival.book.path: arrival.book for arrival in checked.arrivals}
    last: dict[Period, Mapping[str, Mapping[Key, LastRow]]] = {}
    for book in _last_rounds(checked.books):
        identity = book.identity
        is_meant = book.refused and _is_new(identity.received_on, checked, period)
        if book.path in by_path and (is_meant or identity.period == period):
            if identity.period not in last:
                last[identity.period] = last_rows(checked, identity.period)
            sent = Return(read[book.path], identity, by_path[book.path])
            yield Answered(sent, last[identity.period])


def _last_rounds(books: Iterable[CheckedBook]) -> Iterator[CheckedBook]:
    rounds = {_group(book): book for book in sorted(books, key=lambda each: each.arrival_order)}
    yield from (rounds[group] for group in sorted(rounds))


def _group(book: CheckedBook) -> tuple[str, str, str, bool]:
    identity = book.identity
    return identity.unit_code, identity.form_code, identity.period.code, identity.adhoc


def _unusable(
    checked: Checked, by_path: Mapping[str, tuple[Finding, ...]], period: Period
) -> Iterator[Unusable]:
    intake = checked.intake
    arrived = {each.path: each.arrived_on for each in intake.containers}
    arrived |= {each.path: each.arrived_on for each in checked.submissions}
    known = {book.path for book in checked.books}
    if intake.register:
        known.add(intake.register.path)
    for path in sorted(by_path.keys() - known - {""}):
        if _is_new(arrived.get(path), checked, period):
            yield Unusable(path, by_path[path], arrived.get(path))


def _is_new(day: date | None, checked: Checked, period: Period) -> bool:
    """Whether what came on a day came after the preceding period; an unknown day counts as new."""
    before = period.previous()
    return day is None or before is None or day > checked.register.calendar(before).consolidation
