"""Who owed which return for the period, and whether it came: in time, late, refused, not at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline.merge.counting import arrival_order
from schemas.period import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pipeline.check.checked import CheckedBook
    from pipeline.merge.scope import Scope
    from pipeline.register_duties import Owed

Arrivals: TypeAlias = "Mapping[tuple[str, str, Period], Sequence[CheckedBook]]"

_ORDER: Final = ("unit_code", "form_code", "due_on", "period")
_NUMBERS: Final = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}


def report(books: Iterable[CheckedBook], scope: Scope) -> list[dict[str, Any]]:
    """Return one row a return owed: for the period, for its parts, and for what fell due in it.

    A month that a monthly reporter owes stands in its quarter's report, the plan of the year in the
    report of the quarter in which it is due.
    """
    arrivals = _arrivals(books, scope)
    owed = [
        each
        for period in _periods(scope)
        for each in scope.register.owed(period)
        if _belongs(each, scope.period)
    ]
    rows = [
        _row(each, arrivals.get((each.unit_code, each.form_code, each.period), ()), scope.as_of)
        for each in owed
    ]
    return sorted(rows, key=lambda row: [row[name] for name in _ORDER])


def _arrivals(books: Iterable[CheckedBook], scope: Scope) -> Arrivals:
    """Return the returns that had come, in their order; an ad hoc one only for an ad hoc period."""
    found: dict[tuple[str, str, Period], list[CheckedBook]] = defaultdict(list)
    for book in sorted(books, key=arrival_order):
        identity = book.identity
        fits = not identity.adhoc or identity.period.kind is PeriodKind.ADHOC
        if fits and scope.has_arrived(book):
            found[identity.unit_code, identity.form_code, _meant(book)].append(book)
    return found


def _meant(book: CheckedBook) -> Period:
    """Return the period that a return was meant for: a wrong form's, that of its figures."""
    period = book.identity.period
    later: Period | None = period
    while book.refused and later and later.last_day < book.identity.data_date:
        later = later.next()
    return later or period


def _periods(scope: Scope) -> Iterator[Period]:
    """Give the periods that may be owed in a period: itself, its parts, and those around it."""
    yield scope.period
    if scope.period.kind is PeriodKind.ADHOC:
        return
    for kind, numbers in _NUMBERS.items():
        for number in range(1, numbers + 1):
            period = Period.of(kind, scope.period.year, number)
            if period != scope.period and _overlap(period, scope.period):
                yield period


def _overlap(period: Period, other: Period) -> bool:
    within = other.start <= period.start and period.stop <= other.stop
    around = period.start <= other.start and other.stop <= period.stop
    return within or around


def _belongs(owed: Owed, period: Period) -> bool:
    within = period.start <= owed.period.start and owed.period.stop <= period.stop
    return within or owed.deadlines.due in period


def _row(owed: Owed, books: Sequence[CheckedBook], as_of: date) -> dict[str, Any]:
    due_on = owed.deadlines.due
    usable = [book for book in books if not book.refused]
    decides = usable[0] if usable else books[-1] if books else None
    counts = usable[-1] if usable else decides
    received_on = decides.identity.received_on if decides else None
    state, days_late = _state(books, usable, due_on, as_of)
    return {
        "unit_code": owed.unit_code,
        "form_code": owed.form_code,
        "period": owed.period.code,
        "due_on": due_on,
        "received_on": received_on,
        "state": state,
        "days_late": days_late,
        "rounds": len({book.sha256 for book in books}),
        "return_id": counts.identity.return_id if counts else None,
    }


def _state(
    books: Sequence[CheckedBook], usable: Sequence[CheckedBook], due_on: date, as_of: date
) -> tuple[str, int]:
    """Return what became of a return owed, and the days by which it is late.

    The first usable file decides: a correction does not make late what came in time, and one of
    unknown day has the benefit. Until then the days run up to the as-of day.
    """
    overdue = max((as_of - due_on).days, 0)
    if usable:
        late = max(((usable[0].identity.received_on or due_on) - due_on).days, 0)
        return ("late", late) if late else ("on_time", 0)
    if books:
        return "refused", overdue
    return ("missing", overdue) if overdue else ("not_due", 0)
