"""Biểu 05: files by agency and one by one, settlements, new starts, needs for capital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.cell import column_letter
from pipeline.publish.phrases import NONE, counted, text
from pipeline.publish.report_groups import of_period
from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.cells import put_formula
from pipeline.publish.workbook.layout import Line, Shown, set_widths, write_block
from pipeline.publish.workbook.measured import MILLIONS
from pipeline.publish.workbook.obstacle_form import shortened
from pipeline.publish.workbook.page import A3, head, set_print, unit_line
from schemas.choices import PURPOSE, SOURCE_ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Scalar
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.layout import Placed
    from pipeline.publish.workbook.page import Page

TITLE: Final = "BIỂU 05. THỦ TỤC, KHỞI CÔNG MỚI, QUYẾT TOÁN VÀ NHU CẦU VỐN"

_NAMES: Final = (
    Shown("ordinal", "STT", (), 5, Show.CODE),
    Shown("name", "Tên dự án", (), 34),
    Shown("project_code", "Mã", (), 9, Show.CODE),
)
_HELD: Final = ("Số ngày",)
FILES: Final = (
    *_NAMES,
    Shown("procedure", "Thủ tục", (), 34),
    Shown("agency_name", "Cơ quan giải quyết", (), 26),
    Shown("submitted_on", "Ngày nộp", (), 12),
    Shown("due_on", "Hạn giải quyết", (), 12),
    Shown("done_on", "Ngày có kết quả", (), 12),
    Shown("held_days", "Thực tế", _HELD, 9),
    Shown("allowed_days", "Theo hạn", _HELD, 9),
    Shown("overdue_days", "Quá hạn", _HELD, 9),
    Shown("overdue", "Đang quá hạn", (), 9),
    Shown("status", "Trạng thái", (), 16),
    Shown("late_reason", "Lý do chậm", (), 34),
)
_TOTAL_DAYS: Final = ("Tổng số ngày",)
AGENCIES: Final = (
    Shown("ordinal", "STT", (), 5, Show.CODE),
    Shown("agency_name", "Cơ quan giải quyết", (), 34),
    Shown("agency", "Mã", (), 9),
    Shown("projects", "Dự án có hồ sơ", (), 34),
    Shown("overdue_projects", "Dự án có hồ sơ đang quá hạn", (), 26),
    Shown("files", "Số hồ sơ", (), 12),
    Shown("open_files", "Chưa có kết quả", (), 12),
    Shown("overdue_files", "Đang quá hạn", (), 12),
    Shown("held_days", "Thực tế", _TOTAL_DAYS, 9),
    Shown("allowed_days", "Theo hạn", _TOTAL_DAYS, 9),
    Shown("held_rate", "Tỷ lệ", _TOTAL_DAYS, 9),
)
SETTLEMENTS: Final = (
    *_NAMES,
    Shown("awaits", "Mốc đang chờ (M10 trình, M11 phê duyệt quyết toán)", (), 34),
    Shown("m09_date", "Đưa vào sử dụng (M09)", (), 26),
    Shown("m10_date", "Trình quyết toán (M10)", (), 12),
    Shown("m11_date", "Phê duyệt (M11)", (), 12),
    Shown("days_since", "Số ngày chờ", (), 12),
)
NEEDS: Final = (
    *_NAMES,
    Shown("purpose", "Mục đích, nguồn đề nghị", (), 34),
    Shown("requested_document", "Văn bản đề nghị", (), 26),
    Shown("need_vnd", "Nhu cầu", (), 12),
    Shown("granted_vnd", "Đã được cấp, ứng", (), 12),
    Shown("repaid_vnd", "Đã hoàn ứng", (), 12),
)
STARTS: Final = (
    *_NAMES,
    Shown("milestone_name", "Mốc", (), 34),
    Shown("state", "Tình hình", (), 26),
    Shown("approved_date", "Kế hoạch được duyệt", (), 12),
    Shown("forecast_date", "Dự kiến", (), 12),
    Shown("actual_date", "Thực tế", (), 12),
    Shown("slip_approved_days", "Chậm (ngày)", (), 9),
)
_START: Final = "M06"
_STARTED: Final = "IV. DỰ ÁN KHỞI CÔNG MỚI NĂM {year}: đã khởi công "
_OF_ALL: Final = "/{all} dự án"
_DONE: Final = next(at for at, column in enumerate(STARTS) if column.field == "actual_date")


def write_procedures(
    sheet: SheetWriter, page: Page, filled: Mapping[str, Filled], matter: Matter
) -> None:
    """Write the blocks of Biểu 05 below each other."""
    widths = [column.width for column in FILES]
    set_widths(sheet, FILES)
    top = head(sheet, page, TITLE, widths)
    unit_line(sheet, top, MILLIONS, widths)
    starts = _starts(filled, matter)
    started = _STARTED.format(year=matter.year)
    blocks = (
        ("I. THỜI GIAN GIẢI QUYẾT THEO CƠ QUAN", AGENCIES, _agencies(filled)),
        ("II. HỒ SƠ, THỦ TỤC CỦA CÁC DỰ ÁN", FILES, _lines(filled["ThuTuc"], matter, _FILE_TEXTS)),
        ("III. QUYẾT TOÁN DỰ ÁN HOÀN THÀNH", SETTLEMENTS, _lines(filled["QuyetToan"], matter)),
        (started, STARTS, _lines(filled["Moc"], matter, rows=starts)),
        ("V. NHU CẦU VỐN", NEEDS, _needs(filled["NhuCauVon"], matter)),
    )
    row = top + 1
    for title, columns, lines in blocks:
        sheet.text(row, 0, title, Style(Role.SUBTITLE))
        placed = write_block(sheet, row + 1, columns, lines)
        if columns is STARTS:
            _count_started(sheet, row, placed, started, starts)
        row = placed.end + 1
    set_print(sheet, page, None, A3)


def _count_started(
    sheet: SheetWriter, row: int, placed: Placed, said: str, starts: Sequence[Record]
) -> None:
    """Write the title above new starts, with how many of them have a day on which they began."""
    letter, of_all = column_letter(_DONE), _OF_ALL.format(all=counted(len(starts)))
    days = f"{letter}{placed.numbers + 2}:{letter}{placed.end}"
    done = sum(row["actual_date"] is not None for row in starts)
    formula = f'="{said}"&COUNT({days})&"{of_all}"'
    put_formula(sheet, row, 0, formula, f"{said}{done}{of_all}", Style(Role.SUBTITLE))


_PURPOSE: Final = "{} – {}"
_FILE_TEXTS: Final = ("procedure", "late_reason")
_NEED_TEXTS: Final = ("requested_document", "purpose")


def _agencies(filled: Mapping[str, Filled]) -> list[Line]:
    agencies, files = filled["CoQuan"], filled["ThuTuc"].rows
    lines = []
    for row in agencies.rows:
        own = [each for each in files if each.get("agency") == row["agency"]]
        words = {
            "ordinal": str(row["stt"]),
            "projects": _codes(own),
            "overdue_projects": _codes(each for each in own if each["overdue"]),
        }
        lines.append(Line(row, words, agencies.table, row["stt"]))
    return lines or [Line({}, {"ordinal": "", "agency_name": NONE})]


def _codes(files: Iterable[Record]) -> str:
    return ", ".join(sorted({each["project_code"] for each in files}))


def _needs(filled: Filled, matter: Matter) -> list[Line]:
    """Return the needs for capital, each with the source that it is asked from."""
    rows = [
        {
            **row,
            "purpose": _PURPOSE.format(
                PURPOSE.label(row["purpose"]), SOURCE_ASKED.label(row["source_asked"] or "")
            ),
        }
        for row in filled.rows
    ]
    return _lines(filled, matter, _NEED_TEXTS, rows)


def _lines(
    filled: Filled,
    matter: Matter,
    texts: Iterable[str] = (),
    rows: Iterable[Record] | None = None,
) -> list[Line]:
    """Return the rows of a table as lines, by project in the report's order."""
    order = {row["project_code"]: place for place, row in enumerate(matter.projects)}
    found = list(filled.rows if rows is None else rows)
    found.sort(key=lambda row: order.get(row["project_code"], len(order)))
    lines = [
        Line(
            row,
            _words(place, row, matter, texts),
            filled.table,
            row["stt"],
            role=Role.CARRIED if row.get("carried_from") else Role.CELL,
            link=filled.target(row["stt"] - 1),
        )
        for place, row in enumerate(found, 1)
    ]
    return lines or [Line({}, {"ordinal": "", "name": NONE, "project_code": ""})]


def _words(place: int, row: Record, matter: Matter, texts: Iterable[str]) -> dict[str, Scalar]:
    return {
        "ordinal": str(place),
        "name": of_period(matter.project(row["project_code"]), row.get("carried_from")),
        "project_code": row["project_code"],
        **{field: shortened(text(row.get(field))) for field in texts},
    }


def _starts(filled: Mapping[str, Filled], matter: Matter) -> list[Record]:
    """Return the starts of works (M06) of the projects that are to begin in this year."""
    new = {
        project["project_code"]
        for project in matter.projects
        if (listed := matter.register.project(project["project_code"], matter.cutoff))
        and listed.new_start_year == matter.year
    }
    return [
        row
        for row in filled["Moc"].rows
        if row["project_code"] in new and row["milestone_code"] == _START
    ]
