"""Bìa of a form: whose report this is, for which period, and by when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.cell import Address
from pipeline.forms_cells import typed, validation, write_content, write_given
from pipeline.forms_issue import is_given, shown_columns
from pipeline.forms_page import protect, set_paper
from pipeline.publish.theme import STATUS_FILLS, Role, Style, height_for
from schemas.column import columns
from schemas.period import PeriodKind

if TYPE_CHECKING:
    from pipeline.forms_issue import Cells, Issue, Places
    from pipeline.publish.sheetwriter import SheetWriter

_LABEL, _VALUE = 0, 1
READY: Final = "Sẵn sàng gửi"
STATUS_ROW: Final = 3
"""The row, from 0, in which the form says how many errors it still has."""
_WIDTHS: Final = (34, 62)
_LINE_HEIGHT: Final = 20


def cover_cells(issue: Issue) -> Cells:
    """Return the cover's row: as given, else what the office knows beforehand."""
    given = issue.rows.get("cover", ())
    if given:
        return given[0]
    known: dict[str, str | int] = {
        "form_code": issue.form.code,
        "form_version": issue.form.version,
        "report_kind": _kind(issue),
        "revision": 1,
    }
    if issue.period:
        known["period"] = issue.period.code
    if not issue.blank:
        known |= {"unit_code": issue.unit_code, "unit_name": issue.unit_name}
    return known


def _kind(issue: Issue) -> str:
    is_adhoc = issue.period is not None and issue.period.kind is PeriodKind.ADHOC
    return "dot_xuat" if is_adhoc else "dinh_ky"


def write_cover(sheet: SheetWriter, issue: Issue) -> Places:
    """Write the cover, a label and a value a line; return where the values stand."""
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    row = _write_titles(sheet, issue)
    cells = cover_cells(issue)
    places = {}
    for name in shown_columns(issue.form.sheets[0], issue.form.version):
        _write_fact(sheet, row, name, cells, issue)
        places[0, name] = Address(row, _VALUE)
        row += 1
    _write_deadline(sheet, issue, row + 1)
    sheet.raw.set_portrait()
    sheet.raw.fit_to_pages(1, 1)
    set_paper(sheet, issue)
    protect(sheet, issue)
    return places


def _write_fact(sheet: SheetWriter, row: int, name: str, cells: Cells, issue: Issue) -> None:
    column = columns(issue.form.sheets[0])[name]
    sheet.text(row, _LABEL, column.label, Style(Role.LABEL))
    raw = typed(cells.get(name), column, issue)
    told = "" if raw is None else str(raw)
    sheet.height(row, max(height_for(told, _WIDTHS[_VALUE]), _LINE_HEIGHT))
    if is_given(column, name, cells, issue):
        remark = issue.remarks.get(("cover", 0, name), "")
        write_given(sheet, (row, _VALUE), told, Style(Role.GIVEN), remark)
        return
    write_content(sheet, (row, _VALUE), cells.get(name), column, issue, Role.ANSWER)
    rule = validation(column)
    if rule:
        sheet.validation(((row, _VALUE, row, _VALUE),), rule)


def _write_titles(sheet: SheetWriter, issue: Issue) -> int:
    facts = issue.form.sheets[0].sheet
    lines = (
        (issue.form.name.upper(), Role.TITLE),
        (facts.heading, Role.SUBTITLE),
        (facts.note, Role.NOTE),
    )
    for row, (text, role) in enumerate(lines):
        sheet.merged((row, _LABEL, row, _VALUE), text, Style(role))
        width = sum(_WIDTHS) * (0.7 if role is Role.TITLE else 1)
        sheet.height(row, height_for(text, width) + 4)
    return STATUS_ROW + 1 if issue.form.code != "DM" else len(lines)


def _write_deadline(sheet: SheetWriter, issue: Issue, row: int) -> None:
    told = deadline(issue)
    if told:
        sheet.merged((row, _LABEL, row, _VALUE), told, Style(Role.SUBTITLE))
        sheet.height(row, height_for(told, sum(_WIDTHS)) + 4)


def write_status(sheet: SheetWriter, formula: str, words: str) -> None:
    """Write how many errors the form still has, above all that is to be filled in."""
    style = Style(Role.SECTION)
    sheet.merged((STATUS_ROW, _LABEL, STATUS_ROW, _VALUE), "", style)
    sheet.formula(STATUS_ROW, _LABEL, formula, words, style)
    sheet.height(STATUS_ROW, _LINE_HEIGHT)
    area = (STATUS_ROW, _LABEL, STATUS_ROW, _VALUE)
    told = f"$A${STATUS_ROW + 1}"
    sheet.colouring((area,), f'={told}="{READY}"', {"bg_color": STATUS_FILLS["green"]})
    sheet.colouring((area,), f'=LEFT({told},6)="Còn 0 "', {"bg_color": STATUS_FILLS["amber"]})
    sheet.colouring((area,), f'={told}<>"{READY}"', {"bg_color": STATUS_FILLS["red"]})


def deadline(issue: Issue) -> str:
    """Return by when and where to send the report, in one sentence; empty where nobody knows."""
    if issue.due_on is None:
        return ""
    where = f" về địa chỉ {issue.email}" if issue.email else ""
    return f"Gửi báo cáo trước hết ngày {issue.due_on:%d/%m/%Y}{where}."
