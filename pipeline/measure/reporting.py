"""Reporting discipline: which of the returns owed came, when, and whether they could be used."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.rate import Base, Rate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class ReturnState(StrEnum):
    """What became of a return that a unit owes."""

    ON_TIME = "on-time"
    LATE = "late"
    MISSING = "missing"
    REFUSED = "refused"
    NOT_YET_DUE = "not-yet-due"


class Arrival(Struct, frozen=True):
    """One file that came for a return owed.

    Attributes:
        received_on: by the rule of which return counts; None where nothing tells the day.
        is_accepted: whether it could be used; else it was refused.
    """

    received_on: date | None
    is_accepted: bool


class Reporting(Struct, frozen=True):
    """How one return owed was delivered.

    Attributes:
        state: what became of it.
        late_days: whole calendar days from the day due to the first usable file, or to the as-of
            date while none has come; 0 in time.
        is_corrected: whether a usable file followed an earlier one, refused or usable.
    """

    state: ReturnState
    late_days: int = 0
    is_corrected: bool = False


def reporting(arrivals: Iterable[Arrival], due_on: date, as_of: date) -> Reporting:
    """Return how a return owed was delivered.

    The first usable file decides; a correction does not make late what came in time. Only refused
    files: refused, with the days that a usable one is overdue. None: missing once the day due has
    passed. A usable file of unknown day is taken as in time, the unit having the benefit.

    Args:
        arrivals: in the order of arrival.
        due_on: last day in time.
        as_of: decides only what is missing or overdue.
    """
    every = tuple(arrivals)
    usable = [place for place, arrival in enumerate(every) if arrival.is_accepted]
    if not usable:
        return _undelivered(max((as_of - due_on).days, 0), was_refused=bool(every))
    received_on = every[usable[0]].received_on or due_on
    late_days = max((received_on - due_on).days, 0)
    state = ReturnState.LATE if late_days else ReturnState.ON_TIME
    return Reporting(state, late_days, is_corrected=usable[-1] > 0)


def discipline_rate(returns: Iterable[Reporting]) -> Rate:
    """Return returns in time ÷ returns owed and due; without value where none is due yet."""
    due = [each for each in returns if each.state is not ReturnState.NOT_YET_DUE]
    in_time = sum(each.state is ReturnState.ON_TIME for each in due)
    return Rate(in_time, len(due), Base.RETURNS_OWED)


def count_states(returns: Iterable[Reporting]) -> dict[ReturnState, int]:
    """Return how many returns are in each state, all states in their order, 0 included."""
    every = tuple(returns)
    return {state: sum(each.state is state for each in every) for state in ReturnState}


def _undelivered(overdue_days: int, *, was_refused: bool) -> Reporting:
    if was_refused:
        return Reporting(ReturnState.REFUSED, overdue_days)
    state = ReturnState.MISSING if overdue_days else ReturnState.NOT_YET_DUE
    return Reporting(state, overdue_days)
