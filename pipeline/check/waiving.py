"""Miễn trừ: what the register releases a unit from, said in the place of the complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline import catalogue, shown
from pipeline.check.drafting import MODELS
from pipeline.finding import NO_REASON, NOBODY, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.case import Case
    from pipeline.check.checked import CheckedBook, Identity
    from pipeline.finding import Finding
    from pipeline.register import Register

_NAMELESS: Final = (
    catalogue.UNKNOWN_FORM,
    catalogue.REGISTER_REFUSED,
    catalogue.UNKNOWN_UNIT,
    catalogue.UNKNOWN_PERIOD,
    catalogue.NO_KEY,
    catalogue.UNKNOWN_PACKAGE,
    catalogue.UNMATCHED_ROW,
    catalogue.SUM_DIFFERS,
    catalogue.CARRIED_WITHOUT_PLAN,
)
_OF_FILES_AND_OFFICE: Final = frozenset("FD")
WAIVABLE: Final = frozenset(
    rule.code
    for rule in catalogue.CATALOGUE
    if rule not in _NAMELESS and rule.code[0] not in _OF_FILES_AND_OFFICE
)
"""Rules that a waiver can release from: where nobody can tell what is meant, nothing is released,
nor can a file be read by decree, nor does the office release itself."""
WITHOUT_END: Final = "khi có thông báo khác"


def waived(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """Replace what the register waives for this unit and period by a note: until when, why, who."""
    return tuple(_waived(finding, case.identity, case.register) for finding in findings)


def waived_of(
    findings: Iterable[Finding], books: Iterable[CheckedBook], register: Register
) -> tuple[Finding, ...]:
    """Replace what is waived among findings about many returns, made after each was judged."""
    known = {book.identity.return_id: book.identity for book in books}
    return tuple(
        _waived(each, known[each.return_id], register) if each.return_id in known else each
        for each in findings
    )


def _waived(finding: Finding, identity: Identity, register: Register) -> Finding:
    rule = finding.rule.code
    if rule not in WAIVABLE or _names_its_row(finding, identity):
        return finding
    rows = (
        register.waiver(rule, identity.unit_code, period, identity.day)
        for period in (identity.written, identity.period)
    )
    row = next(filter(None, rows), None)
    if row is None:
        return finding
    words = {
        "rule": rule,
        "until": f"hết ngày {shown.day(row.until)}" if row.until else WITHOUT_END,
        "reason": (row.reason or NO_REASON).rstrip(". "),
        "by": row.decided_by or NOBODY,
    }
    return replace(finding, rule=catalogue.WAIVED, words=words)


def _names_its_row(finding: Finding, identity: Identity) -> bool:
    """Whether an entry could not be understood without which its row is none."""
    is_unread = (finding.rule.scope, finding.rule.severity) == (Scope.CELL, Severity.BLOCK)
    model = MODELS[identity.form_code].get(finding.table)
    return is_unread and model is not None and finding.field in model.sheet.key
