"""A sheet that is one Biểu of projects: its heading, its block, how it is frozen and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.publish.workbook.layout import LINKED, set_widths, write_block
from pipeline.publish.workbook.measured import MILLIONS
from pipeline.publish.workbook.page import A3, head, set_print, unit_line
from pipeline.publish.workbook.project_lines import carried_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.layout import Line, Shown
    from pipeline.publish.workbook.page import Page


class Form(NamedTuple):
    """A Biểu: its title, its columns, what its lines are, what its money is in (if any)."""

    title: str
    columns: tuple[Shown, ...]
    lines_of: Callable[[Mapping[str, Filled], Matter], list[Line]]
    unit: str = MILLIONS


def write_form(
    sheet: SheetWriter, page: Page, form: Form, filled: Mapping[str, Filled], matter: Matter
) -> None:
    """Write a Biểu on its sheet: A3 landscape, its header on every page."""
    columns, lines = form.columns, form.lines_of(filled, matter)
    widths = [column.width for column in columns]
    set_widths(sheet, columns)
    top = head(sheet, page, form.title, widths, carried_note(lines))
    if form.unit:
        unit_line(sheet, top, form.unit, widths)
        top += 1
    placed = write_block(sheet, top, columns, lines)
    named = next(at for at, column in enumerate(columns) if column.field == LINKED)
    sheet.raw.freeze_panes(placed.numbers + 1, named + 1)
    set_print(sheet, page, (placed.header, placed.numbers), A3)
