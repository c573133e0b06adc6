"""Tell the findings that a sender has been told before, and at whose place nothing has changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.check.checked import CheckedBook, Identity
    from pipeline.closing import ClosedPeriod
    from pipeline.finding import Finding

Told: TypeAlias = "tuple[str, str, str, str, str]"
"""Of a finding: rule, table, field, cell, and what was entered there."""


def with_repeats(
    findings: Iterable[Finding], books: Sequence[CheckedBook], closed: Mapping[str, ClosedPeriod]
) -> tuple[Finding, ...]:
    """Mark what was found in the return that a return replaces, or in the last closed period.

    Args:
        findings: of the whole run.
        books: the returns that could be identified.
        closed: the closed periods by code.
    """
    found = tuple(findings)
    told: dict[str, set[Told]] = defaultdict(set)
    for finding in found:
        told[finding.place.path].add(_told(finding))
    before = dict(_replaced(books))
    published = {code: _published(each) for code, each in closed.items()}
    known = {
        book.path: told[before[book.path]] | _closed(book.identity, closed, published)
        for book in books
    }
    return tuple(
        replace(each, repeated=True) if _told(each) in known.get(each.place.path, ()) else each
        for each in found
    )


def _told(finding: Finding) -> Told:
    cell = str(finding.place.cell or "")
    return finding.rule.code, finding.table, finding.field, cell, finding.entered


def _replaced(books: Iterable[CheckedBook]) -> Iterator[tuple[str, str]]:
    """Yield the path of each return and of the one that came before it for the same period."""
    last: dict[tuple[str, str, str, bool], str] = {}
    for book in sorted(books, key=lambda each: each.arrival_order):
        group = _group(book.identity)
        yield book.path, last.get(group, "")
        last[group] = book.path


def _group(identity: Identity) -> tuple[str, str, str, bool]:
    return identity.unit_code, identity.form_code, identity.period.code, identity.adhoc


def _closed(
    identity: Identity,
    closed: Mapping[str, ClosedPeriod],
    published: Mapping[str, Mapping[tuple[str, str], set[Told]]],
) -> set[Told]:
    """Return what a unit was told on a form in the last period of the kind that was closed."""
    now = identity.period
    earlier = [
        each
        for each in closed.values()
        if each.period.kind is now.kind and each.period.stop <= now.start
    ]
    if not earlier:
        return set()
    last = max(earlier, key=lambda each: each.period)
    return published[last.period.code].get((identity.unit_code, identity.form_code), set())


def _published(closed: ClosedPeriod) -> Mapping[tuple[str, str], set[Told]]:
    told: dict[tuple[str, str], set[Told]] = defaultdict(set)
    for line in closed.told():
        said = (line["code"], line["table"], line["field"], line["cell"], line["entered"])
        told[line["unit_code"], line["form_code"]].add(said)
    return told
