"""Tiến độ các mốc: the days of every milestone, and the months between start and finish as bars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipeline.cell import column_letter
from pipeline.measure.months import month_number, month_of
from pipeline.publish.report_groups import of_period
from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.cells import put_formula
from pipeline.publish.workbook.layout import Shown, set_widths
from pipeline.publish.workbook.page import A3, head, set_print
from pipeline.publish.workbook.project_lines import NAMES
from schemas.milestones import MILESTONES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.page import Page

TITLE: Final = "TIẾN ĐỘ CÁC MỐC CỦA CÁC DỰ ÁN"
LEGEND: Final = (
    "Số trong ô tháng là số thứ tự mốc (1 là M01 … 11 là M11), ● là nhiều mốc trong một tháng; "
    "dải màu từ khởi công (M06) đến hoàn thành thi công (M08). Cột viền đỏ: tháng của ngày chốt."
)
CODES: Final = tuple(item.code for item in MILESTONES)
_FIRST_DATE: Final = 4  # the column of M01
_FIRST_MONTH: Final = _FIRST_DATE + len(CODES)
_START, _FINISH = (_FIRST_DATE + CODES.index(code) for code in ("M06", "M08"))
_MONTHS_BEFORE: Final = 15
_MONTHS_AFTER: Final = 24
_MANY: Final = "●"
_HEADER_POINTS: Final = 40


class Kind(NamedTuple):
    """One of a project's rows: its name, the columns of Moc that hold its days, its colours."""

    label: str
    fields: tuple[str, ...]
    before: str
    after: str
    text: str = "#000000"


KINDS: Final = (
    Kind("Kế hoạch gốc", ("baseline_date",), "#BFBFBF", "#BFBFBF"),
    Kind("Kế hoạch được duyệt", ("approved_date",), "#8EA9DB", "#8EA9DB"),
    Kind("Thực tế, dự kiến", ("actual_date", "forecast_date"), "#548235", "#C6E0B4", "#FFFFFF"),
)
"""The rows of a project; the first colour holds up to the data date, the second after it."""


def write_gantt(
    sheet: SheetWriter, page: Page, filled: Mapping[str, Filled], matter: Matter
) -> None:
    """Write three rows a project: as first planned, as approved, as it is and is expected."""
    rows = {(row["project_code"], row["milestone_code"]): row for row in filled["Moc"].rows}
    months = _months(matter, rows.values())
    columns = (
        *NAMES,
        Shown("kind", "Ngày", (), 19),
        *(
            Shown(code, f"{code} {item.label}", (), 9.5)
            for code, item in zip(CODES, MILESTONES, strict=True)
        ),
        *(Shown("", "", (), 3.2) for _ in months),
    )
    widths = [column.width for column in columns]
    set_widths(sheet, columns)
    top = head(sheet, page, TITLE, widths, (LEGEND,))
    _write_header(sheet, top, columns, months)
    first = row = top + 2
    old = matter.old("milestones")
    for place, project in enumerate(matter.projects, 1):
        _write_names(sheet, row, place, (project, old.get(project["project_code"])), filled)
        for kind in KINDS:
            _write_row(sheet, row, (project["project_code"], kind, top + 1), rows, months, filled)
            row += 1
    if row > first:
        _colour(sheet, (first, row - 1), len(months), top)
    sheet.raw.freeze_panes(first, _FIRST_DATE)
    set_print(sheet, page, (top, top + 1), A3)


def _months(matter: Matter, rows: Any) -> list[date]:  # noqa: ANN401 - the values of a mapping
    """Return the first days of the months shown: those with a milestone, near the data date."""
    fields = [field for kind in KINDS for field in kind.fields]
    days = [row[field] for row in rows for field in fields if row[field]]
    now = _number(matter.cutoff)
    numbers = [min(max(_number(day), now - _MONTHS_BEFORE), now + _MONTHS_AFTER) for day in days]
    return [
        date(*month_of(number), 1)
        for number in range(min([now, *numbers]), max([now, *numbers]) + 1)
    ]


def _number(day: date) -> int:
    return month_number(day.year, day.month)


def _write_header(
    sheet: SheetWriter, top: int, columns: Sequence[Shown], months: Sequence[date]
) -> None:
    header = Style(Role.HEADER)
    for at, column in enumerate(columns[:_FIRST_MONTH]):
        sheet.merged((top, at, top + 1, at), column.label, header)
    years = sorted({month.year for month in months})
    for year in years:
        places = [at for at, month in enumerate(months, _FIRST_MONTH) if month.year == year]
        sheet.merged((top, places[0], top, places[-1]), str(year), header)
    for at, month in enumerate(months, _FIRST_MONTH):
        sheet.day(top + 1, at, month, Style(Role.HEADER, Show.MONTH))
    sheet.height(top, _HEADER_POINTS)
    sheet.height(top + 1, _HEADER_POINTS)


def _write_names(
    sheet: SheetWriter,
    row: int,
    place: int,
    named: tuple[Record, str | None],
    filled: Mapping[str, Filled],
) -> None:
    """Write a project's name and code; with the earlier period that its days are of, if any."""
    project, period = named
    last = row + len(KINDS) - 1
    role = Role.CARRIED if period else Role.CELL
    code = project["project_code"]
    sheet.merged((row, 0, last, 0), str(place), Style(role, Show.CODE))
    sheet.merged((row, 1, last, 1), of_period(project["name"], period), Style(role))
    sheet.merged((row, 2, last, 2), code, Style(role, Show.CODE))
    target = filled["Moc"].link(code)
    if target:
        shown = Role.LINK if role is Role.CELL else role
        sheet.link(row, 2, target, code, Style(shown, Show.CODE))


def _write_row(
    sheet: SheetWriter,
    row: int,
    named: tuple[str, Kind, int],
    rows: Mapping[tuple[str, str], Record],
    months: Sequence[date],
    filled: Mapping[str, Filled],
) -> None:
    code, kind, month_row = named
    sheet.text(row, _FIRST_DATE - 1, kind.label, Style(Role.CELL))
    days: list[date | None] = []
    for at, milestone in enumerate(CODES, _FIRST_DATE):
        record = rows.get((code, milestone), {})
        day = next((record[field] for field in kind.fields if record.get(field)), None)
        days.append(day)
        formula = _day_formula(filled["Moc"], kind, f"{code}|{milestone}")
        put_formula(sheet, row, at, formula, day, Style(Role.SMALL, Show.SHORT_DATE))
    marks, style = _marks(days), Style(Role.SMALL, Show.NAME)
    first = f"${column_letter(_FIRST_DATE)}{row + 1}"
    reach = f"{first}:${column_letter(_FIRST_MONTH - 1)}{row + 1}"
    for at, month in enumerate(months, _FIRST_MONTH):
        formula = _month_formula(first, reach, f"{column_letter(at)}${month_row + 1}")
        put_formula(sheet, row, at, formula, marks.get(month), style)


def _day_formula(filled: Filled, kind: Kind, key: str) -> str:
    place = f'MATCH("{key}",{filled.table.whole("key")},0)'
    formula = '""'
    for field in reversed(kind.fields):
        found = f"INDEX({filled.table.whole(field)},{place})"
        formula = f"IF(ISNUMBER({found}),{found},{formula})"
    return f'=IFERROR({formula},"")'


def _month_formula(first: str, days: str, start: str) -> str:
    """Return the formula of a month: which day of the row, of all from the first, lies in it."""
    count = f'COUNTIFS({days},">="&{start},{days},"<="&EOMONTH({start},0))'
    which = f"({days}>={start})*({days}<=EOMONTH({start},0))*(COLUMN({days})-COLUMN({first})+1)"
    return f'=IF({count}=0,"",IF({count}>1,"{_MANY}",SUMPRODUCT({which})))'


def _marks(days: Sequence[date | None]) -> Mapping[date, str | int]:
    """Return the ordinals of the milestones by the first day of the month; a sign for several."""
    marks: dict[date, str | int] = {}
    for place, day in enumerate(days, 1):
        if day:
            month = date(day.year, day.month, 1)
            marks[month] = _MANY if month in marks else place
    return marks


def _colour(sheet: SheetWriter, rows: tuple[int, int], count: int, top: int) -> None:
    first, last = rows
    area = (first, _FIRST_MONTH, last, _FIRST_MONTH + count - 1)
    month = f"{column_letter(_FIRST_MONTH)}${top + 2}"
    start, finish = (f"${column_letter(at)}{first + 1}" for at in (_START, _FINISH))
    kind = f"${column_letter(_FIRST_DATE - 1)}{first + 1}"
    inside = f"ISNUMBER({start}),ISNUMBER({finish}),EOMONTH({month},0)>={start},{month}<={finish}"
    is_now = f"AND({month}<=NgayChot,EOMONTH({month},0)>=NgayChot)"
    line = {"left": 1, "right": 1, "border_color": "#C00000"}
    for each in KINDS:  # an office may apply the first rule that holds, and no other
        own = f'{kind}="{each.label}",{inside}'
        before = {"bg_color": each.before, "font_color": each.text}
        sheet.colouring((area,), f"=AND({own},{is_now})", {**before, **line})
        sheet.colouring((area,), f"=AND({own},{month}<=NgayChot)", before)
        sheet.colouring((area,), f"=AND({own},{month}>NgayChot)", {"bg_color": each.after})
    sheet.colouring((area,), f"={is_now}", line)
