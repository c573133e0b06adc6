"""Which return counts: within a unit, form and period the last one, for a report the latest."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from pipeline import catalogue
from pipeline.finding import Finding, Place
from pipeline.register_duties import YEARLY_PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.check.checked import CheckedBook
    from pipeline.merge.scope import Scope

Group: TypeAlias = "tuple[str, str, str, bool]"
"""Unit, form, period and whether ad hoc: of the returns that share these, one counts."""


class Count(Struct, frozen=True):
    """The returns of one unit on one form that make up what is known.

    Attributes:
        chain: each as it follows the one before, oldest first; the last periodic one is the
            period's own where its id is in `fresh`.
        fresh: the ids of those that speak of the period itself; rows of others are carried.
    """

    unit_code: str
    form_code: str
    chain: tuple[CheckedBook, ...]
    fresh: frozenset[str]


def arrival_order(book: CheckedBook) -> tuple[date, int, date, str, str]:
    """Return the sort key of returns for one period: the last one counts.

    Received on, revision, submitted on, sha256; what is unknown comes first. Copies of one file
    are told apart by their paths, so that the order is the same in every run.
    """
    return (*_said_order(book), book.sha256, book.path)


def group_of(book: CheckedBook) -> Group:
    """Return what a return shares with those that replace it."""
    identity = book.identity
    return identity.unit_code, identity.form_code, identity.period.code, identity.adhoc


def winners(books: Iterable[CheckedBook], scope: Scope) -> Mapping[Group, CheckedBook]:
    """Return for each group the return that counts; refused and later ones never do."""
    usable = [book for book in books if not book.refused and scope.has_arrived(book)]
    return {group_of(book): book for book in sorted(usable, key=arrival_order)}


def count(
    books: Sequence[CheckedBook], counting: Mapping[Group, CheckedBook], scope: Scope
) -> tuple[Count, ...]:
    """Return the chains of returns of every unit and form, in the order of their codes.

    Of a plan (KH) all accepted returns count, as its versions add up.
    """
    chains: dict[tuple[str, str], list[CheckedBook]] = defaultdict(list)
    for book in counting.values():
        if book.identity.form_code != YEARLY_PLAN and is_eligible(book, scope):
            chains[group_of(book)[:2]].append(book)
    for book in books:
        plan = book.identity.form_code == YEARLY_PLAN and not book.refused
        if plan and scope.has_arrived(book) and is_eligible(book, scope):
            chains[group_of(book)[:2]].append(book)
    return tuple(
        _chained(unit, form, chain, scope) for (unit, form), chain in sorted(chains.items())
    )


def is_eligible(book: CheckedBook, scope: Scope) -> bool:
    """Whether a return may speak in this report: of its period, or up to its cut-off."""
    identity = book.identity
    if identity.period == scope.period:
        return True
    in_time = identity.data_date <= scope.cut_off(identity.form_code)
    ended = identity.period.stop <= scope.period.stop or identity.form_code == YEARLY_PLAN
    return in_time and ended


def check_order(
    books: Iterable[CheckedBook], counting: Mapping[Group, CheckedBook], scope: Scope
) -> tuple[Finding, ...]:
    """Check that nothing but its content puts the return that counts before another."""
    rivals: dict[Group, set[str]] = defaultdict(set)
    for book in books:
        winner = counting.get(group_of(book))
        if winner is None or book.refused or not scope.has_arrived(book):
            continue
        if book.sha256 != winner.sha256 and _said_order(book) == _said_order(winner):
            rivals[group_of(book)].add(book.path)
    return tuple(
        Finding(
            catalogue.EQUAL_ORDER,
            Place(counting[group].path),
            words={"other": ", ".join(sorted(paths))},
            return_id=counting[group].identity.return_id,
            unit_code=group[0],
        )
        for group, paths in sorted(rivals.items())
    )


def _said_order(book: CheckedBook) -> tuple[date, int, date]:
    identity = book.identity
    submitted_on = identity.cover.submitted_on
    return (
        identity.received_on or date.min,
        identity.cover.revision or 1,
        submitted_on.last if submitted_on else date.min,
    )


def _chained(unit: str, form: str, chain: list[CheckedBook], scope: Scope) -> Count:
    if form == YEARLY_PLAN:
        chain.sort(key=lambda book: (book.identity.data_date, arrival_order(book)))
        return Count(unit, form, tuple(chain), frozenset(map(_id_of, chain)))
    chain.sort(key=lambda book: _place(book, scope))
    periodic = [place for place, book in enumerate(chain) if not book.identity.adhoc]
    latest = chain[periodic[-1] if periodic else 0 :]
    fresh = frozenset(_id_of(book) for book in latest if scope.in_window(book))
    return Count(unit, form, tuple(chain), fresh)


def _place(book: CheckedBook, scope: Scope) -> tuple[object, ...]:
    """Return the sort key of a unit's returns over the periods.

    On one day an ad hoc return comes before a periodic one, which replaces it; then the report's
    own kind of period is the last, and a longer period comes after a shorter one.
    """
    identity, period = book.identity, book.identity.period
    return (
        scope.ranks(book),
        not identity.adhoc,
        period.kind is scope.period.kind,
        period.stop - period.start,
        period.stop,
        arrival_order(book),
    )


def _id_of(book: CheckedBook) -> str:
    return book.identity.return_id
