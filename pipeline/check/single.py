"""Check one row from its cells to its history; a doubtful row is not asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.cells import (
    CELL_CHECKS,
    check_bounds,
    check_doubts,
    check_locked,
    check_owed,
)
from pipeline.check.history import HISTORY_CHECKS
from pipeline.check.lists import (
    check_listed,
    check_milestone,
    check_names,
    check_required,
    check_task,
    check_theirs,
)
from pipeline.check.outside import check_known, speaks_of_another
from pipeline.check.rows import ROW_CHECKS
from pipeline.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding


def check_row(draft: Draft, case: Case) -> tuple[Finding, ...]:
    """Check one row: its key, its cells, what they say together, what was said before.

    A row whose key cannot be used is asked no further, one of another authority's form not even
    whether its entries can be read: it may well speak of a project that is none of ours. A printed
    row in which nothing was entered is only reminded of what it owes.
    """
    named = tuple(_check_named(draft, case))
    if draft.table.outside and not draft.whole:
        return named
    is_usable = not any(finding.rule.severity is Severity.BLOCK for finding in named)
    if draft.blank:
        return tuple(_check_untouched(draft, case)) if is_usable else ()
    return (*named, *(_check_all(draft, case) if is_usable else _check_entries(draft, case)))


def _check_named(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check what the row speaks of, and whether the sender may speak of it."""
    if draft.table.outside:
        yield from check_known(draft, case)
        if speaks_of_another(draft):
            return
    else:
        yield from check_listed(draft, case.sender)
    yield from check_required(draft, case.sender)
    yield from check_names(draft, case)
    yield from check_theirs(draft, case)
    yield from check_milestone(draft, case)
    yield from check_task(draft, case)


def _check_untouched(draft: Draft, case: Case) -> Iterator[Finding]:
    yield from check_locked(draft, case)
    if case.asks(draft.table.name, draft.key):
        yield from check_owed(draft, case)


def _check_entries(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that every entry can be understood, whatever the row is worth."""
    yield from check_doubts(draft, case.sender)
    yield from check_bounds(draft, case.sender)


def _check_all(draft: Draft, case: Case) -> list[Finding]:
    """Check all of a usable row; of equal complaints at a cell the first is told.

    What was said before tells a wrong unit better than a total investment that is exceeded.
    """
    found = [*_check_entries(draft, case)]
    for check in CELL_CHECKS:
        found.extend(check(draft, case))
    past = case.past(draft.table.name, draft.key)
    if past is not None:
        for remembered in HISTORY_CHECKS:
            found.extend(remembered(draft, past, case))
    for row_check in ROW_CHECKS:
        found.extend(row_check(draft, case))
    return found
