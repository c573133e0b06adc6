"""What every sheet of the workbook has around its table: agency, title, days, print set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline import shown
from pipeline.publish.report_words import AGENCY, DEMONSTRATION
from pipeline.publish.theme import Role, Style, height_for
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter

A4: Final = 9
A3: Final = 8
_MARGINS_INCHES: Final = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6}
_SCREEN_WIDTH: Final = 150  # characters that a screen shows without scrolling
_OFFICE_WIDTH: Final = 46
_HEADLINE_POINTS: Final = 22
_HEADLINE_SHARE: Final = 0.55  # of the characters of the body's font in bold capitals of 14 points
_LONGEST_HEADER: Final = 110


class Page(Struct, frozen=True):
    """What all sheets say of themselves alike.

    Attributes:
        agency: who made the workbook, with the agency above it.
        days: period, data and making, in one line.
        period: the period's label.
        demonstration: whether the figures are made up.
    """

    agency: tuple[str, ...]
    days: str
    period: str
    demonstration: bool


def page_of(matter: Matter) -> Page:
    """Return the page of a report's workbook."""
    register, dataset = matter.register, matter.dataset
    facts = (register.fact(fact, on=matter.as_of) for fact in (Fact.PARENT_AGENCY, Fact.AGENCY))
    agency = tuple(fact.upper() for fact in facts if fact) or (AGENCY.upper(),)
    days = (
        f"Kỳ báo cáo: {dataset.period.long_label} – Chốt số liệu ngày {shown.day(matter.cutoff)}"
        f" – Tổng hợp ngày {shown.day(matter.as_of)}"
    )
    return Page(agency, days, dataset.period.label, register.demonstration)


def head(
    sheet: SheetWriter,
    page: Page,
    title: str,
    widths: Sequence[float],
    notes: Sequence[str] = (),
    first: int | None = None,
) -> int:
    """Write the agency, the title, the days and the notes; return the first row below them.

    Args:
        sheet: whose heading it is.
        page: what all sheets say of themselves.
        title: of the sheet.
        widths: of its columns, in characters.
        notes: below the days.
        first: where the heading begins that spans what a screen shows of the columns: those before
            it are printed on every page, which would show a piece of the heading each time; None:
            it spans all columns of a sheet that is one page wide.
    """
    last = len(widths) - 1 if first is None else _reach(widths, first, _SCREEN_WIDTH)
    begin = first or 0
    _write_agency(sheet, page, widths[: last + 1], begin)
    row, width = len(page.agency), sum(widths[begin : last + 1])
    for text, role in _lines(page, title, notes):
        sheet.merged((row, begin, row, last), text, Style(role))
        sheet.height(row, _height(text, role, width))
        row += 1
    return row


def _write_agency(sheet: SheetWriter, page: Page, widths: Sequence[float], first: int) -> None:
    """Write the agency at the left end, before the heading's first column if it has room there."""
    begin = 0 if sum(widths[:first]) >= _OFFICE_WIDTH else first
    for row, line in enumerate(page.agency):
        area = (row, begin, row, _reach(widths, begin, _OFFICE_WIDTH))
        sheet.merged(area, line, Style(Role.OFFICE))


def unit_line(sheet: SheetWriter, row: int, unit: str, widths: Sequence[float]) -> None:
    """Write "Đơn vị tính: …" above the right end of a table."""
    sheet.merged((row, 0, row, len(widths) - 1), f"Đơn vị tính: {unit}", Style(Role.UNIT_LINE))


def set_print(
    sheet: SheetWriter,
    page: Page,
    header: tuple[int, int] | None,
    paper: int = A4,
    *,
    scale: int | None = None,
    tall: int = 0,
) -> None:
    """Print landscape, the header rows again on every page.

    Args:
        sheet: to be printed.
        page: what all sheets say of themselves.
        header: first and last row that every page repeats.
        paper: by the number that offices give it.
        scale: in percent; None: as wide as the paper, which offices work out on every sheet.
        tall: how many pages it is high then; 0: as many as it takes.
    """
    raw = sheet.raw
    raw.set_landscape()
    raw.set_paper(paper)
    if scale is None:
        raw.fit_to_pages(1, tall)
    else:
        raw.set_print_scale(scale)
    raw.set_margins(**_MARGINS_INCHES)
    raw.center_horizontally()
    if header:
        raw.repeat_rows(*header)
    font = '&"Times New Roman,Italic"&9'
    mark = f"&C{font}{DEMONSTRATION}" if page.demonstration else ""
    agency = _escaped(page.agency[-1])
    raw.set_header(f"&L{font}{agency}{mark}&R{font}{_escaped(page.period)}")
    raw.set_footer(f"&L{font}{_escaped(sheet.name)}&R{font}Trang &P/&N")


def _lines(page: Page, title: str, notes: Sequence[str]) -> list[tuple[str, Role]]:
    lines = [(title, Role.HEADLINE), (page.days, Role.SUBHEADLINE)]
    if page.demonstration:
        lines.insert(0, (DEMONSTRATION, Role.DEMONSTRATION))
    return lines + [(note, Role.NOTE) for note in notes if note]


def _height(text: str, role: Role, width: float) -> float:
    if role is Role.HEADLINE:
        return _HEADLINE_POINTS * max(height_for(text, width * _HEADLINE_SHARE) // 15, 1)
    return height_for(text, width)


def _reach(widths: Sequence[float], first: int, wanted: float) -> int:
    """Return the column with which those from the first on are as wide as wanted, else the last."""
    total = 0.0
    for at in range(first, len(widths)):
        total += widths[at]
        if total >= wanted:
            return at
    return len(widths) - 1


def _escaped(text: str) -> str:
    return text[:_LONGEST_HEADER].replace("&", "&&")
