"""Check one row from its cells to its history; a doubtful row is not asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.check import cells
from pipeline.check.history import HISTORY_CHECKS
from pipeline.check.lists import check_listed, check_theirs
from pipeline.check.rows import ROW_CHECKS
from pipeline.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.checked import Draft, Identity
    from pipeline.check.past import Last
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.read.book import Book
    from pipeline.register import Register


def check_row(
    draft: Draft, identity: Identity, sender: Sender, register: Register, last: Last, book: Book
) -> tuple[Finding, ...]:
    """Check one row: its key, its cells, what they say together, what was said before.

    A row whose key cannot be used, and a row in which nothing was entered, is asked no further.
    """
    if draft.blank:
        return tuple(cells.check_locked(draft, sender, book.metadata))
    keyed = (*_check_key(draft, sender), *check_listed(draft, sender, register))
    keyed += tuple(check_theirs(draft, sender, register, identity))
    if any(finding.rule.severity is Severity.BLOCK for finding in keyed):
        return (*keyed, *cells.check_doubts(draft, sender))
    return (*keyed, *_check_values(draft, identity, sender, register, last, book))


def _check_key(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that a row with entries says what it is about."""
    for name in draft.model.sheet.key:
        entry = draft.located(name)
        if draft.values.get(name) is not None or (entry and entry.reading.doubt):
            continue
        if name == "package_code" and draft.values.get("package"):
            words = {"project": str(draft.values.get("project_code"))}
            yield sender.of_cell(catalogue.UNKNOWN_PACKAGE, draft, "package", **words)
        else:
            yield sender.of_cell(catalogue.NO_KEY, draft, name)


def _check_values(
    draft: Draft, identity: Identity, sender: Sender, register: Register, last: Last, book: Book
) -> Iterator[Finding]:
    yield from cells.check_doubts(draft, sender)
    if identity.cover.nil is None:
        yield from cells.check_owed(draft, sender)
    yield from cells.check_bounds(draft, sender)
    yield from cells.check_locked(draft, sender, book.metadata)
    yield from cells.check_formulas(draft, sender)
    for check in ROW_CHECKS:
        yield from check(draft, sender, register, identity.data_date)
    past = last.row(draft.table.name, draft.key)
    if past is not None:
        for remembered in HISTORY_CHECKS:
            yield from remembered(draft, past, sender)
