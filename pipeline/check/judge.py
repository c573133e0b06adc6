"""Judge every return: gates, cells, rows, sheets and history, oldest figures first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from pipeline.check.checked import CheckedBook, CheckedRow
from pipeline.check.draft import drafts_of
from pipeline.check.gates import identify
from pipeline.check.past import History
from pipeline.check.sender import Sender
from pipeline.check.sheets import SHEET_CHECKS
from pipeline.check.single import check_row
from pipeline.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pipeline.check.checked import Arrival, Context, Draft, Identity
    from pipeline.check.past import Last

_SEVERITIES: Final = tuple(Severity)


def check_all(
    arrivals: Sequence[Arrival], context: Context
) -> tuple[tuple[CheckedBook, ...], tuple[Finding, ...]]:
    """Check every return against the register and against what its sender said before.

    Returns:
        The returns that could be identified, oldest figures first, and all findings in order.
    """
    findings: list[Finding] = []
    known: list[tuple[Identity, Arrival, tuple[Finding, ...]]] = []
    for arrival in arrivals:
        identity, found = identify(arrival, context)
        if identity is None:
            findings.extend(found)
        else:
            known.append((identity, arrival, found))
    history, books = History(), []
    for identity, arrival, found in sorted(known, key=lambda each: _order(each[0], each[1])):
        last = history.before(identity)
        book, complaints = _check_book(identity, arrival, found, context, last)
        history.remember(book)
        books.append(book)
        findings.extend(complaints)
    return tuple(books), tuple(sorted(findings, key=lambda finding: finding.order))


def _order(identity: Identity, arrival: Arrival) -> tuple[date, date, int, str]:
    received = identity.received_on or identity.data_date
    return identity.data_date, received, identity.cover.revision or 1, arrival.book.sha256


def _check_book(
    identity: Identity,
    arrival: Arrival,
    found: tuple[Finding, ...],
    context: Context,
    last: Last,
) -> tuple[CheckedBook, tuple[Finding, ...]]:
    """Check one return; one that a gate stops has no rows and no further findings."""
    gates = waived(found, identity, context)
    if blocks(gates):
        return _book(identity, arrival, refused=True, rows={}), gates
    rows, complaints = _check_tables(identity, arrival, context, last)
    complaints = one_a_cell(waived((*gates, *complaints), identity, context))
    return _book(identity, arrival, refused=blocks_file(complaints), rows=rows), complaints


def _check_tables(
    identity: Identity, arrival: Arrival, context: Context, last: Last
) -> tuple[dict[str, tuple[CheckedRow, ...]], tuple[Finding, ...]]:
    sender = Sender(arrival.book.path, identity.return_id, identity.unit_code)
    drafts, findings = drafts_of(arrival.book, identity, context.register, last, sender)
    for check in SHEET_CHECKS:
        findings += tuple(check(drafts, identity, sender, last))
    for draft in drafts:
        findings += check_row(draft, identity, sender, context.register, last, arrival.book)
    usable = _usable(drafts, waived(findings, identity, context))
    return _rows(usable), findings


def _usable(drafts: Iterable[Draft], findings: Iterable[Finding]) -> list[Draft]:
    """Leave out the rows at which a finding blocks."""
    stopped = {
        (finding.place.sheet, finding.place.cell.row)
        for finding in findings
        if finding.rule.severity is Severity.BLOCK and finding.place.cell is not None
    }
    return [draft for draft in drafts if not (_rows_of(draft) & stopped)]


def _rows_of(draft: Draft) -> set[tuple[str, int]]:
    """Return the sheet's rows that a row of the table spans: one, or a card's block."""
    rows = {entry.address.row for entry in draft.source.cells.values()} | {draft.address.row}
    return {(draft.table.title, row) for row in rows}


def _rows(drafts: Iterable[Draft]) -> dict[str, tuple[CheckedRow, ...]]:
    rows: dict[str, list[CheckedRow]] = defaultdict(list)
    for draft in drafts:
        if not draft.blank:
            rows[draft.table.name].append(_checked(draft))
    return {name: tuple(found) for name, found in rows.items()}


def _checked(draft: Draft) -> CheckedRow:
    values = {name: draft.values.get(name) for name in draft.model.model_fields}
    reported = {
        name: entry.value
        for name, entry in draft.source.cells.items()
        if entry.value is not None and entry.value != values[name]
    }
    model = draft.model.model_validate(values)
    return CheckedRow(draft.table.name, draft.source.row + 1, draft.key, model, reported)


def _book(
    identity: Identity,
    arrival: Arrival,
    *,
    refused: bool,
    rows: dict[str, tuple[CheckedRow, ...]],
) -> CheckedBook:
    book = arrival.book
    return CheckedBook(
        identity=identity,
        path=book.path,
        sha256=book.sha256,
        refused=refused,
        rows={} if refused else rows,
        columns={table.name: table.columns for table in book.tables},
        titles={table.name: table.title for table in book.tables},
    )


def waived(
    findings: Iterable[Finding], identity: Identity, context: Context
) -> tuple[Finding, ...]:
    """Replace what the register waives for this unit and period by a note that says so."""
    return tuple(_waived(finding, identity, context) for finding in findings)


def _waived(finding: Finding, identity: Identity, context: Context) -> Finding:
    row = context.register.waiver(
        finding.rule.code, identity.unit_code, identity.period, identity.day
    )
    if row is None:
        return finding
    words = {
        "rule": finding.rule.code,
        "until": shown.day(row.until) if row.until else "khi có thông báo khác",
        "reason": row.reason or "",
    }
    place, entered = finding.place, finding.entered
    return Finding(catalogue.WAIVED, place, entered, words, finding.return_id, finding.unit_code)


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings blocks."""
    return any(finding.rule.severity is Severity.BLOCK for finding in findings)


def blocks_file(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings stops the whole return."""
    return blocks(finding for finding in findings if finding.place.cell is None)


def one_a_cell(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep one complaint a cell: the weightiest, of equals the first."""
    best: dict[tuple[object, ...], Finding] = {}
    kept: list[Finding] = []
    for finding in findings:
        if finding.place.cell is None:
            kept.append(finding)
            continue
        place = (finding.place.sheet, finding.place.cell, finding.field)
        if place not in best or _weight(finding) < _weight(best[place]):
            best[place] = finding
    return (*kept, *best.values())


def _weight(finding: Finding) -> int:
    return _SEVERITIES.index(finding.rule.severity)
