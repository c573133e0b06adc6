"""A unit's returns laid one upon the other, from the first to the latest: what it says by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from pipeline.merge.dataset import MODELS
from pipeline.merge.duties import is_settled
from pipeline.merge.standing import (
    Said,
    Standing,
    entered_columns,
    filled,
    held,
    owed_fields,
    recomputed,
)
from pipeline.register_duties import YEARLY_PLAN
from schemas.column import columns

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook, CheckedRow, Key
    from pipeline.merge.adjusting import Corrections
    from pipeline.merge.counting import Count
    from pipeline.merge.duties import Duties
    from pipeline.merge.scope import Scope

State: TypeAlias = "dict[tuple[str, Key], Standing]"


def fold(
    count: Count, scope: Scope, duties: Duties, corrections: Corrections
) -> tuple[Standing, ...]:
    """Return the rows that a unit's returns on a form leave standing for the period.

    A periodic return replaces the one before it: rows that it should have and has not, and owed
    cells that it leaves blank, stay as they were; an ad hoc return adds what it holds. What no
    return of the period's own says is carried.
    """
    state: State = {}
    for book in count.chain:
        state = _replaced(state, book, duties)
        for rows in book.rows.values():
            for row in rows:
                standing = _standing(book, row, corrections)
                place = row.table, row.key
                state[place] = _upon(standing, state.get(place), book, count)
    last = (_final(standing, count, scope, duties) for standing in state.values())
    return tuple(standing for standing in last if standing is not None)


def _replaced(state: State, book: CheckedBook, duties: Duties) -> State:
    """Return what a return leaves of the rows before it."""
    if book.identity.adhoc or book.identity.form_code == YEARLY_PLAN:
        return state
    if book.nil:
        confirmed = (_confirmed(standing, book, duties) for standing in state.values())
        return {(each.table, each.key): each for each in confirmed if each is not None}
    again = {(row.table, row.key) for rows in book.rows.values() for row in rows}
    return {
        place: standing
        for place, standing in state.items()
        if place[0] not in book.columns or place in again or duties.misses(standing, book)
    }


def _confirmed(standing: Standing, book: CheckedBook, duties: Duties) -> Standing | None:
    """Return a row that "không phát sinh" confirms: it speaks of the new day, as it stood."""
    if not duties.asks(standing):
        return None
    kept = held(standing, book.identity.data_date)
    return replace(kept, said=_said(book), cells={}) if kept else None


def _standing(book: CheckedBook, row: CheckedRow, corrections: Corrections) -> Standing:
    values = dict(vars(row.values))
    used = corrections.used(book.identity.return_id, row.table, row.key)
    if used:
        values = recomputed(row.table, {**values, **used}, used)
    return Standing(
        row.table,
        row.key,
        values,
        book,
        row.row,
        _said(book),
        adjusted=tuple(used),
        places=row.places,
    )


def _upon(standing: Standing, old: Standing | None, book: CheckedBook, count: Count) -> Standing:
    """Lay a row upon the one before it: what it leaves blank may show what stood there.

    An ad hoc row never erases; "không phát sinh" confirms every blank; in a periodic row the blanks
    of owed cells, and columns that the file lacks, are carried.
    """
    if old is None:
        return standing
    every = entered_columns(standing.table)
    if book.identity.adhoc:
        return filled(standing, old, every, wholly=old.said.return_id in count.fresh)
    if book.nil:
        return replace(filled(standing, old, every), cells={})
    there = book.columns.get(standing.table, {})
    lacking = (name for name in every if name not in there)
    return filled(standing, old, dict.fromkeys((*owed_fields(standing.table), *lacking)))


def _final(standing: Standing, count: Count, scope: Scope, duties: Duties) -> Standing | None:
    """Return a row as the period shows it; None where it has no place there."""
    if not _is_listed(standing, duties):
        return None
    fresh = standing.said.return_id in count.fresh
    if fresh and standing.home.identity.return_id == standing.said.return_id:
        return standing
    over = is_settled(standing, scope.opens_after(count.form_code))
    if over or not duties.asks(standing):
        return None
    if fresh:
        return standing
    kept = held(standing, scope.cut_off(count.form_code))
    return replace(kept, carried=True) if kept else None


def _is_listed(standing: Standing, duties: Duties) -> bool:
    if "project_code" not in columns(MODELS[standing.table]):
        return True
    return standing.values.get("project_code") in duties.listed


def _said(book: CheckedBook) -> Said:
    identity = book.identity
    return Said(identity.return_id, identity.period, identity.data_date)
