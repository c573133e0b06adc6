"""The table of projects, every measure a formula over the data sheets, and that of their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.declared import facts_of
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import (
    EVERY_NUMBER,
    MeasureColumn,
    Table,
    difference,
    ordinal,
)
from pipeline.publish.workbook.measured import STATUS_WORDS, measure_column, measured
from pipeline.publish.workbook.project_columns import COMPARED, LAND, MONEY, TIME, WORK
from pipeline.publish.workbook.schedule_columns import FORMULAS as SCHEDULE
from pipeline.publish.workbook.schedule_columns import HELPERS, IEAC
from pipeline.publish.workbook.status_columns import FORMULAS as STATE
from pipeline.publish.workbook.status_columns import PARTS, RULING
from schemas.choices import VERDICT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.measure.declared import MeasureFact

_FORMULAS: Final[Mapping[str, str]] = {
    **WORK,
    **TIME,
    **SCHEDULE,
    **MONEY,
    **LAND,
    **STATE,
}


def _plain(field: str, label: str, show: Show, doc: str, excel: str = "") -> MeasureColumn:
    return MeasureColumn(field=field, label=label, show=show, doc=doc, excel=excel, width=12)


def _rank(field: str, label: str, of: str, doc: str) -> MeasureColumn:
    """Return a rank among all that are late; of equals the one that stands first comes first."""
    column, value = f"{{DuAn.{of}}}", f"{{{of}}}"
    ties = f"SUMPRODUCT(({column}={value})*({{DuAn.stt}}<{{stt}}))"
    return _plain(
        field,
        label,
        Show.NAME,
        doc,
        f'IF(N({value})>0,COUNTIFS({column},">"&{value})+{ties}+1,"")',
    )


SITE_MILESTONE: Final = "M04"
"""Handing over the whole site: what the communes report part by part."""
_SITE_ROW: Final = f'MATCH({{project_code}}&"|{SITE_MILESTONE}",{{Moc.key}},0)'
_SITE_SLIP: Final = f"INDEX({{Moc.slip_approved_days}},{_SITE_ROW})"

RANKED: Final = {"rank_change": "slip_change_days", "rank_baseline": "slip_baseline_days"}
"""Each rank, and the days that it ranks."""

_HELPERS: Final = (
    _plain("group_no", "Nhóm số", Show.NAME, "A là 1, B là 2.", "CODE({group})-64"),
    _plain("owner_name", "Tên chủ đầu tư", Show.TEXT, "Theo danh mục."),
    _plain(
        "decided_by",
        "Ngày xét quyết định",
        Show.DATE,
        "Quyết định giao vốn đến ngày này được tính: ngày số liệu, chưa có thì ngày chốt.",
        "IF(ISNUMBER({data_date}),{data_date},NgayChot)",
    ),
    _plain(
        "m08_row",
        "Dòng mốc hoàn thành",
        Show.NAME,
        "Dòng của mốc M08 trong bảng Moc.",
        'IFERROR(MATCH({project_code}&"|M08",{Moc.key},0),"")',
    ),
    *HELPERS,
    IEAC,
    _plain("done_rate_before", "Tỷ lệ thực hiện kỳ trước", Show.SHARE, "Của kỳ so sánh."),
    _plain(
        "paid_all_before_vnd", "Giải ngân tổng kế hoạch kỳ trước", Show.MILLION, "Của kỳ so sánh."
    ),
    _plain(
        "compared_rate",
        "Tỷ lệ đem so với mốc",
        Show.SHARE,
        "Tỷ lệ giải ngân cùng mẫu số với mốc so sánh; không có thì tỷ lệ kế hoạch năm.",
        COMPARED,
    ),
    _plain("split_vnd", "Tổng các nguồn vốn", Show.MILLION, "Cộng các nguồn ghi trong danh mục."),
    _plain(
        "split_gap_vnd",
        "Chênh lệch tổng mức và các nguồn",
        Show.MILLION,
        "Tổng mức đầu tư trừ tổng các nguồn vốn.",
        difference("total_investment_vnd", "split_vnd"),
    ),
    _plain(
        "site_slip_days",
        "Chậm mốc bàn giao mặt bằng",
        Show.WHOLE,
        "Mốc M04 của dự án, so với kế hoạch được duyệt.",
        f'IF(ISNUMBER({_SITE_SLIP}),{_SITE_SLIP},"")',
    ),
    _plain(
        "site_gap_days",
        "Chênh lệch mốc M04 và xã phường",
        Show.WHOLE,
        "Số ngày chậm mốc M04 trừ số ngày chậm nhất theo báo cáo của xã, phường.",
        difference("site_slip_days", "clearance_slip_days"),
    ),
    *PARTS,
    *RULING,
    _rank("rank_change", "Hạng chậm thêm", "slip_change_days", "Chậm thêm nhiều nhất là 1."),
    _rank("rank_baseline", "Hạng chậm so với gốc", "slip_baseline_days", "Chậm nhất là 1."),
)

PROJECTS: Final = Table(
    name="DuAn",
    title="Dự án",
    heading="CHỈ TIÊU CỦA TỪNG DỰ ÁN",
    note="Mỗi tỷ lệ, số ngày chậm, hạng, trạng thái là công thức tính từ các bảng số liệu và bảng "
    "Ngưỡng; các biểu lấy số từ đây. Cột không có công thức xem ở Từ điển.",
    source="Các bảng số liệu của tệp này; danh mục",
    key=("project_code",),
    columns=(
        ordinal(),
        *{
            **measured("projects", _FORMULAS),
            **{column.field: column for column in _HELPERS},
        }.values(),
    ),
)

TOTAL_KEY: Final = "TC"
"""The key of the sums over all groups."""


def _of_group(*conditions: str) -> str:
    """Return conditions on DuAn that hold for a group, and for every project in the total."""
    own = ("{DuAn.group_no}", '">="&{first_no}', "{DuAn.group_no}", '"<="&{last_no}')
    return ",".join((*own, *conditions))


def _summed(name: str) -> str:
    column = f"{{DuAn.{name}}}"
    return f'IF(COUNTIFS({_of_group(column, EVERY_NUMBER)})=0,"",SUMIFS({column},{_of_group()}))'


def _ratio(fact: MeasureFact) -> str:
    """Return the formula of a rate of sums over the projects of which both sides are known."""
    numerator, denominator = (f"{{DuAn.{name}}}" for name in fact.ratio or ())
    base = f"SUMIFS({denominator},{_of_group(numerator, EVERY_NUMBER)})"
    return f'IF({base}>0,SUMIFS({numerator},{_of_group(denominator, EVERY_NUMBER)})/{base},"")'


def _gap() -> str:
    known = _of_group("{DuAn.progress_gap_rate}", EVERY_NUMBER)
    base = f"SUMIFS({{DuAn.progress_base_vnd}},{known})"
    done, planned = (
        f"ROUND(SUMIFS({{DuAn.{name}}},{known})/{base},4)"
        for name in ("done_work_vnd", "planned_work_vnd")
    )
    return f'IF({base}>0,ROUND({done}-{planned},4),"")'


def _counted(field: str, word: str) -> str:
    return f"COUNTIFS({_of_group(f'{{DuAn.{field}}}', f'{chr(34)}{word}{chr(34)}')})"


_COUNTS: Final = {
    "n_projects": f"COUNTIFS({_of_group()})",
    "n_green": _counted("status", STATUS_WORDS["xanh"]),
    "n_amber": _counted("status", STATUS_WORDS["vang"]),
    "n_red": _counted("status", STATUS_WORDS["do"]),
    "n_grey": _counted("status", STATUS_WORDS["xam"]),
    "n_on_schedule": _counted("verdict", VERDICT.label("dap_ung")),
    "n_late": _counted("verdict", VERDICT.label("cham")),
    "n_carried": _counted("carried_from", "<>"),
    "progress_gap_rate": _gap(),
}


def _group_columns() -> dict[str, MeasureColumn]:
    own = measured("groups", _COUNTS)
    summed = {
        fact.name: measure_column(fact, _summed(fact.name) if fact.is_summed else _ratio(fact))
        for fact in facts_of("projects")
        if fact.is_summed or fact.ratio
    }
    return {**summed, **own}


GROUPS: Final = Table(
    name="Nhom",
    title="Nhóm dự án",
    heading="TỔNG HỢP THEO NHÓM DỰ ÁN",
    note="Tỷ lệ của nhóm là tổng chia tổng, không phải trung bình các tỷ lệ; dự án thiếu một vế "
    "không vào cả hai tổng.",
    source="Bảng DuAn",
    key=("key",),
    columns=(
        ordinal(),
        _plain("key", "Khóa", Show.CODE, "A, B, C, D hoặc TC: tổng cộng."),
        _plain("first_no", "Từ nhóm số", Show.NAME, "Nhóm đầu tiên được cộng: A là 1."),
        _plain("last_no", "Đến nhóm số", Show.NAME, "Nhóm cuối cùng được cộng."),
        *(column for field, column in _group_columns().items() if field != "group"),
    ),
)
