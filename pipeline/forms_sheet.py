"""A form's sheet in rows: headings, a header with bands, issued rows, spare rows, protection."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pipeline.cell import Kind
from pipeline.forms_cells import (
    DECIMAL_TYPES,
    ORDINAL,
    SHOW_DECIMALS,
    decimals,
    look,
    look_of_number,
    typed,
    validation,
    write_content,
    write_given,
    write_previous,
)
from pipeline.forms_issue import Entry, is_given, kept, key_of_cells, shown_columns
from pipeline.forms_page import Heading, protect, set_pages, write_heading
from pipeline.forms_plan import ORDINAL_WIDTH, Plan, frozen_columns, page_breaks, slots_of
from pipeline.forms_rules import attach
from pipeline.publish.theme import LINE_POINTS, Role, Style, lines_needed
from schemas.column import Type
from schemas.metadata import ORDINAL_HEADER

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.forms_issue import Cells, Content, Issue
    from pipeline.forms_plan import Slot
    from pipeline.publish.sheetwriter import SheetWriter
    from schemas.column import Column, Formula, Row

_HEADER: Final = Style(Role.HEADER)
_NUMBERING: Final = Style(Role.NUMBERING)
_WRAPPED: Final = frozenset({Type.TEXT, Type.NOTE, Type.CHOICE})
_FIELD: Final = re.compile(r"\{(\w+)\}")


def write_sheet(sheet: SheetWriter, model: type[Row], issue: Issue) -> Plan:
    """Write a sheet laid out in rows; return where everything stands."""
    slots = tuple(slots_of(shown_columns(model, issue.form.version)))
    widths = (ORDINAL_WIDTH, *(slot.column.width for slot in slots))
    for at, width in enumerate(widths):
        sheet.raw.set_column(at, at, width)
    has_money = any(slot.column.type is Type.MONEY for slot in slots)
    heading = Heading(model.sheet, issue, _notes(model, issue), "triệu đồng" if has_money else "")
    frozen = frozen_columns(model, slots)
    plan = Plan(
        model,
        slots,
        write_heading(sheet, heading, widths),
        any(slot.column.band for slot in slots),
        issue.rows_of(model),
        issue.spare_rows(model),
        frozen,
        page_breaks(slots, frozen),
    )
    _write_header(sheet, plan)
    _write_body(sheet, plan, issue)
    _attach_rules(sheet, plan, issue)
    _set_view(sheet, plan, heading)
    protect(sheet, issue)
    return plan


def _set_view(sheet: SheetWriter, plan: Plan, heading: Heading) -> None:
    last = (max(plan.last, plan.first), len(plan.slots))
    sheet.raw.freeze_panes(plan.first, plan.frozen)
    sheet.raw.autofilter(plan.numbering, 0, *last)
    sheet.raw.repeat_rows(plan.header, plan.numbering)
    set_pages(sheet, heading, plan.breaks)
    if plan.breaks:
        sheet.raw.repeat_columns(0, plan.frozen - 1)
        sheet.raw.print_area(plan.header, 0, *last)


def _notes(model: type[Row], issue: Issue) -> str:
    """Return the sheet's note, and which periods the previous values come from."""
    periods = {
        previous.period
        for (table, _, _), previous in issue.previous.items()
        if table == model.sheet.name
    }
    told = ", ".join(period.label for period in sorted(periods))
    said = f"Số liệu cột “kỳ trước” là của {told}." if told else ""
    return " ".join(part for part in (model.sheet.note, said) if part)


def _write_header(sheet: SheetWriter, plan: Plan) -> None:
    top, bottom = plan.header, plan.label_row
    sheet.merged((top, 0, bottom, 0), ORDINAL_HEADER, _HEADER)
    sheet.text(plan.numbering, 0, "(1)", _NUMBERING)
    for (band, _), group in groupby(
        plan.slots, lambda slot: (slot.column.band, plan.page_of(slot))
    ):
        slots = list(group)
        if band:
            sheet.merged((top, slots[0].at, top, slots[-1].at), band, _HEADER)
        for slot in slots:
            area = (bottom if band else top, slot.at, bottom, slot.at)
            sheet.merged(area, slot.label, _HEADER)
            sheet.text(plan.numbering, slot.at, f"({slot.at + 1})", _NUMBERING)
    _set_header_heights(sheet, plan)


def _set_header_heights(sheet: SheetWriter, plan: Plan) -> None:
    under = [_label_lines(slot) for slot in plan.slots if slot.column.band or not plan.banded]
    whole = [_label_lines(slot) for slot in plan.slots if not slot.column.band]
    lines = max([*under, 2])
    if plan.banded:
        lines = max(lines, max(whole, default=0) - 1)
        bands = [_band_lines(plan, slot) for slot in plan.slots if slot.column.band]
        sheet.height(plan.header, max(bands) * LINE_POINTS + 6)
    sheet.height(plan.label_row, lines * LINE_POINTS + 6)


def _label_lines(slot: Slot) -> int:
    return lines_needed(slot.label, slot.column.width - 1)


def _band_lines(plan: Plan, slot: Slot) -> int:
    place = (slot.column.band, plan.page_of(slot))
    beside = (other for other in plan.slots if (other.column.band, plan.page_of(other)) == place)
    width = sum(other.column.width for other in beside)
    return lines_needed(slot.column.band, width - 1)


def _write_body(sheet: SheetWriter, plan: Plan, issue: Issue) -> None:
    for number, row in enumerate(range(plan.first, plan.last + 1)):
        sheet.text(row, 0, str(number + 1), ORDINAL)
        issued = number < len(plan.rows)
        cells: Cells = plan.rows[number] if issued else {}
        _set_height(sheet, plan, (row, cells), issue)
        for slot in plan.slots:
            if slot.previous:
                _write_previous(sheet, plan, (row, slot), cells, issue)
            elif slot.column.formula is not None:
                _write_formula(sheet, plan, (row, slot), cells, _remark(plan, row, slot, issue))
            elif issued and is_given(slot.column, slot.name, cells, issue):
                raw = typed(cells.get(slot.name), slot.column, issue)
                style = look_of_number(look(slot.column, Role.GIVEN), slot.column, raw)
                remark = _remark(plan, row, slot, issue)
                write_given(sheet, (row, slot.at), raw, style, remark)
            else:
                write_content(sheet, (row, slot.at), cells.get(slot.name), slot.column, issue)


def _remark(plan: Plan, row: int, slot: Slot, issue: Issue) -> str:
    return issue.remarks.get((plan.model.sheet.name, row - plan.first, slot.name), "")


def _set_height(sheet: SheetWriter, plan: Plan, place: tuple[int, Cells], issue: Issue) -> None:
    """Make a row high enough for what is printed in it; other rows grow as they are typed in."""
    row, cells = place
    lines = [
        lines_needed(str(typed(cells[slot.name], slot.column, issue)), slot.column.width)
        for slot in plan.slots
        if cells.get(slot.name) is not None and slot.column.type in _WRAPPED
    ]
    if max(lines, default=1) > 1:
        sheet.height(row, max(lines) * LINE_POINTS + 3)


def _write_previous(
    sheet: SheetWriter, plan: Plan, place: tuple[int, Slot], cells: Cells, issue: Issue
) -> None:
    row, slot = place
    key = (plan.model.sheet.name, key_of_cells(plan.model, cells), slot.name)
    previous = issue.previous.get(key)
    write_previous(sheet, (row, slot.at), previous, slot.column, issue)


def _write_formula(
    sheet: SheetWriter, plan: Plan, place: tuple[int, Slot], cells: Cells, remark: str
) -> None:
    row, slot = place
    formula = slot.column.formula
    if formula is None:
        return
    letters = {other.name: other.letter for other in plan.slots if not other.previous}
    written = _FIELD.sub(lambda match: f"{letters[match[1]]}{row + 1}", formula.excel)
    style = look(slot.column, Role.MARKED if remark else Role.COMPUTED)
    sheet.formula(row, slot.at, f"={written}", _computed(formula, slot.column, cells), style)
    if remark:
        sheet.comment(row, slot.at, remark)


def _computed(formula: Formula, column: Column, cells: Cells) -> float | None:
    value = formula.compute({name: _as_figure(content) for name, content in cells.items()})
    return None if value is None else value / column.scale


def _as_figure(content: Content) -> Value:
    """Return what a formula sees of a cell: a figure that was typed as text is none."""
    if isinstance(content, Entry) and (isinstance(content.raw, str) or content.kind is Kind.ERROR):
        return None
    return kept(content)


def _attach_rules(sheet: SheetWriter, plan: Plan, issue: Issue) -> None:
    """Attach to every column what it lets a person type, and what shows at a glance."""
    if plan.last < plan.first:
        return
    for slot in plan.slots:
        area = (plan.first, slot.at, plan.last, slot.at)
        rule = validation(slot.column)
        if rule and not slot.previous and slot.column.formula is None:
            sheet.validation((area,), rule)
        if slot.column.type in DECIMAL_TYPES:
            sheet.colouring((area,), decimals(slot.letter, plan.first + 1), SHOW_DECIMALS)
    attach(sheet, ((plan.printed[0], plan.printed[-1]),), issue)
