"""Judge every return: gates, cells, rows, sheets and history, oldest figures first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.cell import address
from pipeline.check.case import Case
from pipeline.check.checked import CheckedBook, CheckedRow
from pipeline.check.drafting import drafts_of
from pipeline.check.gates import check_whole, pass_gates
from pipeline.check.identity import identify
from pipeline.check.outside import check_strangers
from pipeline.check.past import History
from pipeline.check.projects import PROJECT_CHECKS
from pipeline.check.sharing import shared_columns
from pipeline.check.sheets import SHEET_CHECKS, check_not_blank, check_unique
from pipeline.check.single import check_row
from pipeline.check.waiving import waived
from pipeline.finding import Finding, Scope, Severity
from schemas.column import Layout, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pipeline.cell import Address
    from pipeline.check.checked import Arrival, Context, Identity, Key
    from pipeline.check.draft import Draft

_SEVERITIES: Final = tuple(Severity)

Rows: TypeAlias = "dict[str, tuple[CheckedRow, ...]]"
"""The rows of a return that may be used, by table."""


def check_all(
    arrivals: Sequence[Arrival], context: Context
) -> tuple[tuple[CheckedBook, ...], tuple[Finding, ...]]:
    """Check every return against the register and against what its sender said before.

    Returns:
        The returns that could be identified, oldest figures first, and all findings: by unit and
        file, each file's in the order of its sheets, rows and columns.
    """
    findings: list[tuple[Finding, ...]] = []
    known: list[tuple[Identity, Arrival]] = []
    for arrival in arrivals:
        identified = identify(arrival, context)
        if isinstance(identified, Finding):
            findings.append((identified,))
        else:
            known.append((identified, arrival))
    history, books = History(context.register), []
    for identity, arrival in sorted(known, key=lambda each: _order(*each)):
        case = Case.of(arrival.book, identity, context.register, history.before(identity))
        book, complaints = _check_book(case, pass_gates(arrival, identity, context))
        history.remember(book)
        books.append(book)
        findings.append(_ordered(complaints, case))
    by_file = sorted(filter(None, findings), key=_file_order)
    return tuple(books), tuple(finding for found in by_file for finding in found)


def _order(identity: Identity, arrival: Arrival) -> tuple[date, str, str]:
    return identity.data_date, arrival.book.sha256, arrival.book.path


def _file_order(findings: tuple[Finding, ...]) -> tuple[str, str]:
    return findings[0].unit_code, findings[0].place.path


def _check_book(case: Case, gates: tuple[Finding, ...]) -> tuple[CheckedBook, tuple[Finding, ...]]:
    """Check one return; one that a gate stops has no rows and no further findings."""
    passed = tuple(_up_to_block(waived(gates, case)))
    if blocks_file(passed):
        return _book(case, refused=True, rows={}), passed
    rows, complaints = _check_tables(case)
    complaints = one_a_cell((*passed, *complaints))
    return _book(case, refused=blocks_file(complaints), rows=rows), complaints


def _up_to_block(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give the gates' findings up to the first that stops the return, which silences the rest."""
    for finding in findings:
        yield finding
        if blocks_file((finding,)):
            return


def _check_tables(case: Case) -> tuple[Rows, tuple[Finding, ...]]:
    drafts, findings = drafts_of(case)
    blank = waived((*check_not_blank(drafts, case), *check_strangers(drafts, case)), case)
    if blocks_file(blank):
        return {}, blank
    twice = waived(check_unique(drafts, case), case)
    drafts = tuple(_once(drafts, twice))
    findings = (*blank, *check_whole(case), *findings, *twice)
    for check in SHEET_CHECKS:
        findings += tuple(check(drafts, case))
    for draft in drafts:
        findings += check_row(draft, case)
    findings = waived(findings, case)
    counting = _counting(drafts, findings)
    for project_check in PROJECT_CHECKS:
        findings += waived(project_check(counting, case), case)
    return _rows(_usable(drafts, findings)), findings


def _usable(drafts: Iterable[Draft], findings: Iterable[Finding]) -> Iterator[Draft]:
    """Leave out the rows that nothing names, that hold nothing, or at which a finding blocks."""
    return (each for each in _unstopped(drafts, findings) if each.whole and not each.blank)


def _unstopped(drafts: Iterable[Draft], findings: Iterable[Finding]) -> Iterator[Draft]:
    """Leave out the rows at which a finding blocks."""
    stopped = {
        (finding.place.sheet, finding.place.cell)
        for finding in findings
        if finding.rule.severity is Severity.BLOCK and finding.place.cell is not None
    }
    for draft in drafts:
        if not stopped or stopped.isdisjoint(_cells_of(draft)):
            yield draft


def _once(drafts: Iterable[Draft], twice: Iterable[Finding]) -> Iterator[Draft]:
    """Leave out the rows that others stand for: the second of a key, and one left unfilled."""
    filled = _by_key(drafts)
    for draft in _unstopped(drafts, twice):
        if not draft.blank or (draft.table.name, draft.key) not in filled:
            yield draft


def _by_key(drafts: Iterable[Draft]) -> dict[tuple[str, Key], Draft]:
    """Return the rows that hold something by their key, the last of each."""
    return {(each.table.name, each.key): each for each in drafts if each.whole and not each.blank}


def _counting(drafts: Iterable[Draft], findings: Iterable[Finding]) -> tuple[Draft, ...]:
    """Return the rows as they will count: of equal ones that a waiver lets stand the last.

    Of a row at which a finding blocks only its key is known.
    """
    kept = set(_unstopped(drafts, findings))
    told = (draft if draft in kept else _nothing_but_key(draft) for draft in drafts)
    return tuple(_by_key(told).values())


def _nothing_but_key(draft: Draft) -> Draft:
    key = {name: draft.values.get(name) for name in draft.required}
    return draft.saying(key, key)


def _cells_of(draft: Draft) -> set[tuple[str, Address]]:
    """Return the cells in which a row of the table stands; a line may hold rows of several."""
    entries = draft.source.cells.values()
    return {(draft.table.title, entry.address) for entry in entries}


def _rows(drafts: Iterable[Draft]) -> Rows:
    rows: dict[str, list[CheckedRow]] = defaultdict(list)
    for draft in drafts:
        rows[draft.table.name].append(_checked(draft))
    return {name: tuple(found) for name, found in rows.items()}


def _checked(draft: Draft) -> CheckedRow:
    # Blanks are left to the model, which is quicker to fill them in than to check them.
    values = {
        name: value
        for name in columns(draft.model)
        if (value := draft.values.get(name)) is not None
    }
    reported = {
        name: value
        for name, value in draft.sent.items()
        if value is not None and value != values.get(name)
    }
    model = draft.model.model_validate(values)
    return CheckedRow(draft.table.name, draft.number, draft.key, model, reported, _places(draft))


def _places(draft: Draft) -> dict[str, Address]:
    if draft.model.sheet.layout is not Layout.CARD and not draft.table.outside:
        return {}
    return {name: address(*entry.address) for name, entry in draft.source.cells.items()}


def _book(case: Case, *, refused: bool, rows: Rows) -> CheckedBook:
    book = case.book
    return CheckedBook(
        identity=case.identity,
        path=book.path,
        sha256=book.sha256,
        refused=refused,
        rows={} if refused else rows,
        columns={table.name: shared_columns(table.columns) for table in book.tables},
        titles={table.name: table.title for table in book.tables},
    )


def blocks_file(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings stops the whole return."""
    return any(
        finding.rule.severity is Severity.BLOCK and finding.rule.scope is Scope.FILE
        for finding in findings
    )


def one_a_cell(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep one complaint a cell: the weightiest, of equals the first."""
    best: dict[tuple[object, ...], Finding] = {}
    kept: list[Finding] = []
    for finding in findings:
        if finding.place.cell is None:
            kept.append(finding)
            continue
        place = (finding.place.sheet, finding.place.cell)
        if place not in best or _weight(finding) < _weight(best[place]):
            best[place] = finding
    return (*kept, *best.values())


def _weight(finding: Finding) -> int:
    return _SEVERITIES.index(finding.rule.severity)


def _ordered(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """Sort one file's findings: the file's own, the cover's, then sheets in the form's order."""
    titles = (case.book.cover_title, *(table.title for table in case.book.tables))
    places = {title: place for place, title in enumerate(titles) if title}
    return tuple(sorted(findings, key=lambda finding: _place(finding, places)))


def _place(finding: Finding, places: Mapping[str, int]) -> tuple[int, str, int, int, str]:
    sheet, cell = finding.place.sheet, finding.place.cell
    at = places.get(sheet, len(places)) if sheet else -1
    row, column = (cell.row, cell.column) if cell else (-1, -1)
    return at, sheet, row, column, finding.rule.code
