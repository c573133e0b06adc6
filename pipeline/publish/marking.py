"""The marked copy of a return: a fresh form with all that was entered, doubts shown in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.forms import write_sheets
from pipeline.issue import issue_of
from pipeline.issue_rows import Scope
from pipeline.publish.refill import refilled
from pipeline.publish.review_sheet import Review, write_review
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.register_duties import Owed, projects_of
from schemas.metadata import REVIEW_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.checked import Identity
    from pipeline.forms_issue import Issue, Key
    from pipeline.issue import LastRow
    from pipeline.publish.refill_cells import Return
    from pipeline.register import Register

MARKED: Final = "can-sua"


def marked_copy(
    sent: Return, register: Register, last: Mapping[str, Mapping[Key, LastRow]]
) -> bytes:
    """Return a fresh form with a return's entries, what is in question marked and listed first.

    Args:
        sent: the return.
        register: what the form is printed from.
        last: the last accepted rows before the return's period, by table and key.
    """
    put_back = refilled(_fresh_form(sent.identity, register, last), sent)
    issue = put_back.issue
    book = WorkbookWriter(issue.as_of, f"{issue.form.name} – {REVIEW_SHEET}")
    sheet = book.sheet(REVIEW_SHEET)
    places = write_sheets(book, issue)
    name = sent.book.path.rpartition("/")[2]
    write_review(sheet, Review(name, put_back, sent.findings), places)
    return book.finished()


def marked_name(identity: Identity) -> str:
    """Return a marked copy's file name: ASCII, the unit's code first."""
    kind = "_dot-xuat" if identity.adhoc else ""
    period = identity.period.code.replace("-", "")
    return f"{identity.unit_code}_{period}_{identity.form_code}{kind}_{MARKED}.xlsx"


def _fresh_form(
    identity: Identity, register: Register, last: Mapping[str, Mapping[Key, LastRow]]
) -> Issue:
    """Return the form that a unit would be issued for the period of its return."""
    unit, form, period = identity.unit_code, identity.form_code, identity.period
    deadlines = register.calendar(period, form)
    theirs = register.reportable(unit, form, deadlines.cut_off)
    listed = (row.project_code for row in register.projects_on(deadlines.cut_off))
    asked = projects_of(register, unit, form, period)
    projects = asked or tuple(code for code in listed if code in theirs)
    return issue_of(Scope(register, Owed(unit, form, period, projects, deadlines), last))
