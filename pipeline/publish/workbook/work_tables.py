"""Tables of work and time: packages, contract values, milestones, the plan's months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import (
    MeasureColumn,
    Table,
    difference,
    ordinal,
)
from pipeline.publish.workbook.schema_tables import schema_table
from schemas.milestones import Milestone
from schemas.packages import Package

if TYPE_CHECKING:
    from pipeline.publish.phrases import Record
    from pipeline.publish.workbook.columns import Scalar

CONTRACTS: Final = Table(
    name="GoiThau",
    title="Gói thầu",
    heading="GIÁ TRỊ GÓI THẦU, HẠNG MỤC THEO DANH MỤC",
    note="Giá trị hợp đồng; chưa ký hợp đồng thì lấy giá gói thầu được duyệt. Nguồn: danh mục.",
    columns=(
        ordinal(),
        MeasureColumn(
            field="project_code", label="Dự án", show=Show.CODE, width=10, doc="Mã dự án."
        ),
        MeasureColumn(
            field="package_code", label="Mã gói thầu", show=Show.CODE, width=12, doc="Mã gói."
        ),
        MeasureColumn(field="name", label="Tên gói thầu", width=50, doc="Tên gói."),
        MeasureColumn(
            field="value_vnd",
            label="Giá trị",
            show=Show.MILLION,
            unit="triệu đồng",
            width=14,
            doc="Mẫu số của tỷ lệ thực hiện khối lượng.",
        ),
    ),
)


PACKAGES: Final = schema_table(Package, "TienDo")

_PLAN: Final = "IF(ISNUMBER({approved_date}),{approved_date},{baseline_date})"


def slip(plan: str, actual: str, forecast: str, day: str) -> str:
    """Return the formula of a slip in days; the rules are those of `measure.slippage`.

    Actual − plan; else forecast − plan unless overtaken; else, once the plan has passed, the day −
    plan. Without a day there is nothing to measure.
    """
    return (
        f'IF(OR(NOT(ISNUMBER({plan})),NOT(ISNUMBER({day}))),"",'
        f"IF(ISNUMBER({actual}),{actual}-{plan},"
        f"IF(AND(ISNUMBER({forecast}),N({forecast})>={day}),{forecast}-{plan},"
        f'IF({day}>{plan},{day}-{plan},""))))'
    )


def _slip(plan: str, day: str = "{data_date}") -> str:
    return slip(plan, "{actual_date}", "{forecast_date}", day)


def _before(row: Record) -> Scalar:
    days, change = row.get("slip_baseline_days"), row.get("slip_change_days")
    return None if days is None or change is None else days - change


_OF_PROJECT: Final = "INDEX({DuAn.data_date},MATCH({project_code},{DuAn.project_code},0))"
_PROJECT_DATE: Final = f'IFERROR(IF(ISNUMBER({_OF_PROJECT}),{_OF_PROJECT},""),"")'
_WINDOW: Final = "AND({actual_date}>=KyTuNgay,{actual_date}<=KyDenNgay)"

MILESTONES: Final = schema_table(
    Milestone,
    "Moc",
    {
        "slip_baseline_days": _slip("{baseline_date}"),
        "slip_approved_days": _slip(_PLAN),
        "slip_change_days": difference("slip_baseline_days", "slip_before_days"),
    },
    (
        MeasureColumn(
            field="key",
            label="Khóa",
            excel='{project_code}&"|"&{milestone_code}',
            compute=lambda row: f"{row['project_code']}|{row['milestone_code']}",
            doc="Dự án và mốc, để các công thức tìm mốc.",
        ),
        MeasureColumn(
            field="slip_before_days",
            label="Chậm kỳ trước so với gốc",
            show=Show.CHANGE,
            unit="ngày",
            compute=_before,
            doc="Số ngày chậm so với kế hoạch gốc của kỳ trước.",
        ),
        MeasureColumn(
            field="project_date",
            label="Ngày số liệu của dự án",
            show=Show.DATE,
            width=12,
            excel=_PROJECT_DATE,
            doc="Ngày số liệu mới nhất của dự án.",
        ),
        MeasureColumn(
            field="judged_days",
            label="Số ngày xét đánh giá",
            show=Show.CHANGE,
            unit="ngày",
            excel=f"IF(OR(NOT(ISNUMBER({{actual_date}})),{_WINDOW}),"
            f'{_slip(_PLAN, "{project_date}")},"")',
            doc="Mốc chưa đạt hoặc đạt trong kỳ: số ngày chậm so với kế hoạch được duyệt tại ngày "
            "số liệu của dự án.",
        ),
    ),
)
