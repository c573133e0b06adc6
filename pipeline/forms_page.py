"""What every page of a form has: its headings, its print set-up, its protection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.forms_plan import PAGE_WIDTH
from pipeline.publish.theme import Role, Style, height_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.forms_issue import Issue
    from pipeline.publish.sheetwriter import SheetWriter
    from schemas.column import Sheet

_A4: Final = 9
_SCREEN_WIDTH: Final = 130  # characters that a small screen shows
_SCALE_PERCENT: Final = 62  # at which PAGE_WIDTH characters fit between the margins
_TITLE_HEIGHT: Final = 24
_MARGINS_INCHES: Final = {"left": 0.5, "right": 0.4, "top": 0.75, "bottom": 0.6}
_ALLOWED: Final = {
    "format_cells": False,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": False,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class Heading(Struct, frozen=True):
    """The lines above a table; `unit` is what all its money is in, if it has any."""

    sheet: Sheet
    issue: Issue
    note: str
    unit: str = ""


def write_heading(sheet: SheetWriter, heading: Heading, widths: Sequence[float]) -> int:
    """Write title, sender and period, note and unit; return the first row below them."""
    last, width = _reach(widths)
    lines = [
        (heading.sheet.heading, Style(Role.TITLE)),
        (sender_line(heading.issue), Style(Role.SUBTITLE)),
        (heading.note, Style(Role.NOTE)),
        (f"Đơn vị tính: {heading.unit}" if heading.unit else "", Style(Role.UNIT_LINE)),
    ]
    said = [(text, style) for text, style in lines if text]
    is_narrow = sum(widths) <= PAGE_WIDTH
    for row, (text, style) in enumerate(said):
        to_edge = style.role is Role.UNIT_LINE and is_narrow
        sheet.merged((row, 0, row, len(widths) - 1 if to_edge else last), text, style)
        is_title = style.role is Role.TITLE
        sheet.height(row, _TITLE_HEIGHT if is_title else height_for(text, width))
    return len(said)


def sender_line(issue: Issue) -> str:
    """Return who reports on which period, in one line."""
    if issue.blank:
        return ""
    period = f" · Kỳ báo cáo: {issue.period.label}" if issue.period else ""
    return f"Đơn vị báo cáo: {issue.unit_name}{period}"


def _reach(widths: Sequence[float]) -> tuple[int, float]:
    """Return the last column of the headings, which a screen shows whole, and their width."""
    total = 0.0
    for at, width in enumerate(widths):
        total += width
        if total >= _SCREEN_WIDTH:
            return at, total
    return len(widths) - 1, total


def set_pages(sheet: SheetWriter, heading: Heading, breaks: Sequence[int]) -> None:
    """Set the sheet up for A4 landscape: one page wide, or as many as keep it legible.

    A sheet of several pages across bears its title in the margin, on each of them.
    """
    sheet.raw.set_landscape()
    if not breaks:
        sheet.raw.fit_to_pages(1, 0)
        set_paper(sheet, heading.issue)
        return
    sheet.raw.set_print_scale(_SCALE_PERCENT)
    sheet.raw.set_v_pagebreaks(list(breaks))
    unit = f"\nĐơn vị tính: {heading.unit}" if heading.unit else ""
    set_paper(sheet, heading.issue, f"&C&B&12{_escaped(heading.sheet.heading)}&B&9{unit}")


def set_paper(sheet: SheetWriter, issue: Issue, title: str = "") -> None:
    """Print on A4, unit and period above, sheet and page number below."""
    sheet.raw.set_paper(_A4)
    sheet.raw.set_margins(**_MARGINS_INCHES)
    sheet.raw.center_horizontally()
    period = issue.period.label if issue.period else ""
    name = issue.unit_name or issue.form.name
    sheet.raw.set_header(f"&L&I&9{_escaped(name)}{title}&R&I&9{_escaped(period)}")
    told = f"Biểu {issue.form.code} – {sheet.name}"
    sheet.raw.set_footer(f"&L&I&9{_escaped(told)}&R&I&9Trang &P/&N")


def protect(sheet: SheetWriter, issue: Issue) -> None:
    """Protect the sheet without a password; the register stays open to those who keep it."""
    if issue.form.code != "DM":
        sheet.raw.protect("", _ALLOWED)


def _escaped(text: str) -> str:
    return text[:60].replace("&", "&&")
