"""Which period to report on when nobody says: the register's, else the latest half reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import NothingToReportError
from pipeline.merge.words import FROM_REGISTER, HALF_RECEIVED, SOME_RECEIVED
from pipeline.register_duties import YEARLY_PLAN
from schemas.period import Period, PeriodKind
from schemas.register import Calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.checked import CheckedBook
    from pipeline.register import Register


class _Candidate(NamedTuple):
    period: Period
    received: int
    owed: int


def choose_period(checked: Sequence[CheckedBook], register: Register) -> tuple[Period, str]:
    """Return the period to report on, and why it is this one.

    `Kỳ đang tổng hợp` of the register; if empty, the latest period of Lịch báo cáo of which at
    least half of the owed returns can be used; never an ad hoc one; on equal ends the quarter.
    Plans of the year make no period. Where none is half reported: the latest of which anything is.

    Raises:
        NothingToReportError: no return of a period of the calendar can be used.
    """
    said = register.current_period
    if said is not None:
        return said, FROM_REGISTER
    candidates = [_candidate(period, checked, register) for period in _calendar(checked, register)]
    half = [each for each in candidates if each.received and 2 * each.received >= each.owed]
    some = [each for each in candidates if each.received]
    if not some:
        raise NothingToReportError
    chosen = max(half or some, key=lambda each: _lateness(each.period))
    reason = HALF_RECEIVED if half else SOME_RECEIVED
    return chosen.period, reason.format(received=chosen.received, owed=chosen.owed)


def _calendar(checked: Sequence[CheckedBook], register: Register) -> tuple[Period, ...]:
    """Return the calendar's periods; where it is empty, those that returns speak of."""
    listed = {Period.parse(row.period) for row in register.rows(Calendar)}
    periods = listed or {book.identity.period for book in checked}
    return tuple(period for period in periods if period.kind is not PeriodKind.ADHOC)


def _candidate(period: Period, checked: Sequence[CheckedBook], register: Register) -> _Candidate:
    sent = {
        (book.identity.unit_code, book.identity.form_code)
        for book in checked
        if book.identity.period == period and not book.refused and not book.identity.adhoc
    }
    owed = {
        (each.unit_code, each.form_code)
        for each in register.owed(period)
        if each.form_code != YEARLY_PLAN
    }
    return _Candidate(period, len(owed & sent), len(owed))


def _lateness(period: Period) -> tuple[object, ...]:
    return period.stop, period.kind is PeriodKind.QUARTER, period
