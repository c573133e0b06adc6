"""Returns owed, and what came."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate
from pipeline.measure.reporting import (
    Arrival,
    Reporting,
    ReturnState,
    count_states,
    discipline_rate,
    reporting,
)

DUE = date(2026, 9, 20)
AS_OF = date(2026, 9, 25)


def usable(day: int) -> Arrival:
    return Arrival(date(2026, 9, day), is_accepted=True)


def refused(day: int) -> Arrival:
    return Arrival(date(2026, 9, day), is_accepted=False)


@pytest.mark.parametrize(
    ("arrivals", "expected"),
    [
        ([usable(20)], Reporting(ReturnState.ON_TIME)),
        ([usable(23)], Reporting(ReturnState.LATE, 3)),
        ([Arrival(None, is_accepted=True)], Reporting(ReturnState.ON_TIME)),
        ([], Reporting(ReturnState.MISSING, 5)),
        ([refused(18)], Reporting(ReturnState.REFUSED, 5)),
        ([usable(18), usable(24)], Reporting(ReturnState.ON_TIME, is_corrected=True)),
        ([refused(18), usable(22)], Reporting(ReturnState.LATE, 2, is_corrected=True)),
        ([usable(18), refused(22)], Reporting(ReturnState.ON_TIME)),
    ],
    ids=["on time", "late", "undated", "missing", "refused", "corrected", "mended", "kept"],
)
def test_what_became_of_a_return(arrivals: list[Arrival], expected: Reporting) -> None:
    assert reporting(arrivals, DUE, AS_OF) == expected


def test_a_return_is_not_missing_on_the_day_it_is_due() -> None:
    assert reporting([], DUE, DUE) == Reporting(ReturnState.NOT_YET_DUE)


def test_discipline_counts_the_returns_that_are_due() -> None:
    returns = [
        Reporting(ReturnState.ON_TIME),
        Reporting(ReturnState.LATE, 3),
        Reporting(ReturnState.MISSING, 5),
        Reporting(ReturnState.NOT_YET_DUE),
    ]
    assert discipline_rate(returns) == Rate(1, 3, Base.RETURNS_OWED)


def test_before_anything_is_due_there_is_no_discipline() -> None:
    assert discipline_rate([Reporting(ReturnState.NOT_YET_DUE)]).reason is Empty.BASE_ZERO


def test_every_state_is_counted() -> None:
    assert count_states([Reporting(ReturnState.LATE, 3)]) == {
        ReturnState.ON_TIME: 0,
        ReturnState.LATE: 1,
        ReturnState.MISSING: 0,
        ReturnState.REFUSED: 0,
        ReturnState.NOT_YET_DUE: 0,
    }
