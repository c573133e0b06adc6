"""All files of the demonstration, by path below the inbox."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from pipeline.forms import write_form
from pipeline.forms_issue import Entry
from pipeline.forms_send import file_name
from pipeline.issue import Scope, issue_of, register_issue
from pipeline.register_duties import Owed
from schemas.said import SaidDate
from tests.portfolio import copied, package
from tests.portfolio.events import with_events
from tests.portfolio.filling import accepted, filled, with_cover
from tests.portfolio.moment import Moment
from tests.portfolio.register import register
from tests.portfolio.returns import sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.forms_issue import Issue
    from pipeline.issue import LastRow
    from tests.portfolio.returns import Sent

FOLDER: Final = "minh-hoa"
REGISTER: Final = "danh-muc.xlsx"
_REGISTER_DAY: Final = date(2026, 9, 25)
_FIRST_NUMBER: Final = 101

Last = dict[str, dict[tuple[Any, ...], "LastRow"]]


@cache
def files() -> Mapping[str, bytes]:
    """Return the register, every return and every letter beside one."""
    found = {REGISTER: write_form(register_issue(register(), _REGISTER_DAY))}
    last: Last = defaultdict(dict)
    known: Last = defaultdict(dict)
    period = None
    for number, each in enumerate(sent(), start=_FIRST_NUMBER):
        if each.period != period:
            last, period = {table: dict(rows) for table, rows in known.items()}, each.period
        issue, moment = _typed(each, last, number)
        path = f"{FOLDER}/{each.folder}/{_name(each, issue)}"
        found[path] = _saved(write_form(_as_sent(issue, each)), each)
        if each.companion:
            found[f"{FOLDER}/{each.folder}/{each.companion}"] = package.letter()
        if not each.nil and each.issued_for == each.period:
            for table, key, row in accepted(issue, moment):
                known[table][key] = row
    return found


def _typed(each: Sent, last: Last, number: int) -> tuple[Issue, Moment]:
    """Return a form as its unit should fill it in, and for when."""
    duty = _duty(each)
    issue = issue_of(Scope(register(), duty, last))
    moment = Moment(
        each.unit_code,
        each.form_code,
        each.period,
        each.data_date,
        duty.project_codes,
        each.received_on,
        last,
    )
    cover = _cover(each, number)
    return with_cover(issue if each.nil else filled(issue, moment), cover), moment


def _duty(each: Sent) -> Owed:
    days = register().calendar(each.issued_for, each.form_code)
    projects = register().reportable(each.unit_code, each.form_code, days.cut_off)
    listed = tuple(
        row.project_code
        for row in register().projects_on(days.cut_off)
        if row.project_code in projects and each.only in {"", row.project_code}
    )
    return Owed(each.unit_code, each.form_code, each.issued_for, listed, days)


def _cover(each: Sent, number: int) -> dict[str, Any]:
    unit = register().unit(each.unit_code)
    sent_on = SaidDate.day(each.received_on)
    said = {
        "data_date": SaidDate.day(each.data_date),
        "report_kind": "dot_xuat" if each.adhoc else "dinh_ky",
        "document_no": f"{number}/BC-{each.unit_code}",
        "document_date": SaidDate.day(each.received_on - timedelta(days=1)),
        "revision": each.revision,
        "nil": "co" if each.nil else None,
        "prepared_by": unit.contact if unit else None,
        "phone": unit.phone if unit else None,
        "approved_by": "Thủ trưởng đơn vị",
        "submitted_on": sent_on,
    }
    is_typed_over = each.says != each.issued_for
    return said | ({"period": Entry(each.says.label)} if is_typed_over else {})


def _as_sent(issue: Issue, each: Sent) -> Issue:
    """Return the form as it was really typed, in the version that the unit had."""
    typed = with_events(issue, each)
    if each.shape != "phien-ban-1":
        return typed
    old = dataclasses.replace(issue.form, version=1)
    cover = {**typed.rows["cover"][0], "form_version": 1}
    return replace(typed, form=old, rows={**typed.rows, "cover": (cover,)})


def _saved(written: bytes, each: Sent) -> bytes:
    if each.shape == "phien-ban-1":
        return package.with_old_labels(written)
    if each.shape == "doi-cot":
        return _rearranged(written)
    if each.shape == "ods":
        return copied.as_ods(copied.copy_of(written))
    if each.shape == "xlsm":
        return package.with_macros(written)
    return package.with_errors(written)


def _rearranged(written: bytes) -> bytes:
    """Return the works on a sheet of another name, two rows lower, the contractor behind."""
    sheets = copied.copy_of(written)
    works = sheets["Tiến độ"]
    changed = copied.moved(works, copied.letter_of(works, "Nhà thầu"), 2)
    return copied.as_xlsx(
        {
            "Tiến độ thi công" if name == "Tiến độ" else name: changed
            if name == "Tiến độ"
            else sheet
            for name, sheet in sheets.items()
        }
    )


def _name(each: Sent, issue: Issue) -> str:
    if each.name:
        return each.name
    suffix = {"ods": ".ods", "xlsm": ".xlsm"}.get(each.shape, ".xlsx")
    name = file_name(issue).removesuffix(".xlsx")
    again = "_lan2" if each.revision > 1 else ""
    return f"{each.received_on:%Y%m%d}_{name}{again}{suffix}"
