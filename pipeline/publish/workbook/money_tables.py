"""Tables of money: state capital pot by pot, the Treasury's books, private capital, needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import (
    EVERY_NUMBER,
    MeasureColumn,
    difference,
    fraction,
)
from pipeline.publish.workbook.decision_table import decided, money
from pipeline.publish.workbook.schema_tables import schema_table
from schemas.choices import CARRY_KIND, SOURCE
from schemas.disbursements import Disbursement, disbursed_vnd_of
from schemas.mobilised import Mobilised
from schemas.needs import Need
from schemas.register_choices import LEVEL
from schemas.treasury import Treasury

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.publish.phrases import Record
    from pipeline.publish.workbook.columns import Scalar

TREASURY_FORM: Final = "KB"
YEAR_PLAN: Final = CARRY_KIND.label("nam")
CARRIED_PLAN: Final = CARRY_KIND.label("chuyen_sang")
OF_YEAR: Final = "Kế hoạch năm"
OF_CARRIED: Final = "Chuyển sang"
OF_NONE: Final = "Không tính"
POT: Final = ("project_code", "source", "budget_year", "carry_kind")
"""What names a pot of money."""


def _signed(field: str, label: str, level: str, day: str) -> MeasureColumn:
    pot = tuple(part for name in POT for part in (f"{{KeHoachVon.{name}}}", f"{{{name}}}"))
    doc = f"Tổng các quyết định cấp “{LEVEL.label(level)}” của dòng này đến ngày xét."
    return money(field, label, decided(level, f"{{{day}}}", *pot), doc)


def _day(field: str, label: str, doc: str) -> MeasureColumn:
    return MeasureColumn(field=field, label=label, show=Show.DATE, width=12, doc=doc)


def _key(row: Record) -> Scalar:
    source, kind = SOURCE.label(row["source"]), CARRY_KIND.label(row["carry_kind"])
    return f"{row['project_code']}|{source}|{row['budget_year']}|{kind}"


_POT_KEY: Final = MeasureColumn(
    field="key",
    label="Khóa",
    width=16,
    excel='{project_code}&"|"&{source}&"|"&{budget_year}&"|"&{carry_kind}',
    compute=_key,
    doc="Dự án, nguồn vốn, năm và loại kế hoạch, để các công thức tìm dòng.",
)
_SUM_OF_TWO: Final = (
    'IF(COUNT({paid_volume_vnd},{advance_year_vnd})=2,{paid_volume_vnd}+{advance_year_vnd},"")'
)

TREASURY: Final = schema_table(
    Treasury,
    "KhoBac",
    helpers=(
        _POT_KEY,
        money(
            "disbursed_vnd",
            "Giải ngân",
            _SUM_OF_TWO,
            "Thanh toán khối lượng hoàn thành cộng tạm ứng trong năm chưa thu hồi.",
            disbursed_vnd_of,
        ),
    ),
)
MOBILISED: Final = schema_table(Mobilised, "HuyDongVon")
NEEDS: Final = schema_table(Need, "NhuCauVon")


def _of_owner(field: str) -> Callable[[Record], Scalar]:
    """Return what the owner reports; a pot that only the Treasury knows has nothing of it."""

    def value(row: Record) -> Scalar:
        return None if row.get("form_code") == TREASURY_FORM else row.get(field)

    return value


def _before(row: Record) -> Scalar:
    paid, in_period = row.get("paid_vnd"), row.get("paid_period_vnd")
    return None if paid is None or in_period is None else paid - in_period


_TREASURY: Final = "INDEX({KhoBac.disbursed_vnd},MATCH({key},{KhoBac.key},0))"
_IS_YEAR: Final = f'AND({{carry_kind}}="{YEAR_PLAN}",{{budget_year}}=NamKeHoach)'
_IS_CARRIED: Final = f'AND({{carry_kind}}="{CARRIED_PLAN}",{{budget_year}}=NamKeHoach-1)'
_HAS_YEAR_PLAN: Final = (
    "COUNTIFS({GiaiNgan.project_code},{project_code},{GiaiNgan.counted},"
    f'"{OF_YEAR}",{{GiaiNgan.plan_project_vnd}},">-1E+300")>0'
)

_EARLIER: Final = (
    "{GiaiNgan.project_code},{project_code},{GiaiNgan.source},{source},"
    f'{{GiaiNgan.counted}},"<>{OF_NONE}",{{GiaiNgan.disbursed_before_vnd}},{EVERY_NUMBER},'
    '{GiaiNgan.stt},"<"&{stt}'
)

DISBURSEMENTS: Final = schema_table(
    Disbursement,
    "GiaiNgan",
    {
        "disbursed_vnd": _SUM_OF_TWO,
        "plan_vnd": "IF(ISNUMBER({plan_detail_vnd}),{plan_detail_vnd},{plan_province_vnd})",
        "treasury_disbursed_vnd": f'IFERROR(IF({_TREASURY}="","",{_TREASURY}),"")',
        "difference_vnd": difference("disbursed_vnd", "treasury_disbursed_vnd"),
        "paid_vnd": 'IF({prevails}="Kho bạc",{treasury_disbursed_vnd},{disbursed_vnd})',
        "rate": f'IF({{carry_kind}}="{CARRY_KIND.label("ung_truoc")}","",'
        f"{fraction('paid_vnd', 'plan_vnd')})",
        "paid_period_vnd": difference("paid_vnd", "paid_before_vnd"),
    },
    (
        money(
            "paid_volume_vnd",
            "Thanh toán khối lượng hoàn thành",
            doc="Theo báo cáo của chủ đầu tư.",
            compute=_of_owner("paid_volume_vnd"),
        ),
        money(
            "advance_year_vnd",
            "Tạm ứng trong năm chưa thu hồi",
            doc="Theo báo cáo của chủ đầu tư.",
            compute=_of_owner("advance_year_vnd"),
        ),
        _POT_KEY,
        _day("plan_day", "Ngày xét kế hoạch", "Ngày số liệu của dòng; chưa có thì của dự án."),
        _signed("plan_detail_vnd", "Kế hoạch giao chi tiết", "chi_tiet", "plan_day"),
        _signed("plan_province_vnd", "Kế hoạch tỉnh giao", "tinh", "plan_day"),
        money(
            "paid_before_vnd",
            "Giải ngân kỳ trước đã dùng",
            doc="Lũy kế mà kỳ liền trước cùng loại đã dùng; trống: chưa biết.",
            compute=_before,
        ),
        _day("project_day", "Ngày xét của dự án", "Ngày số liệu của dự án, chưa có thì ngày chốt."),
        _signed("project_detail_vnd", "KH chi tiết tại ngày của dự án", "chi_tiet", "project_day"),
        _signed("project_province_vnd", "KH tỉnh tại ngày của dự án", "tinh", "project_day"),
        money(
            "plan_project_vnd",
            "Kế hoạch tại ngày của dự án",
            "IF(ISNUMBER({project_detail_vnd}),{project_detail_vnd},{project_province_vnd})",
            "Kế hoạch đưa vào mẫu số của dự án.",
        ),
        MeasureColumn(
            field="counted",
            label="Thuộc phần",
            width=16,
            excel=f'IF({_IS_YEAR},"{OF_YEAR}",IF({_IS_CARRIED},"{OF_CARRIED}","{OF_NONE}"))',
            doc="Kế hoạch năm và phần năm trước chuyển sang vào tỷ lệ chung; ứng trước không tính.",
        ),
        money(
            "in_base_vnd",
            "Vào mẫu số",
            f'IF({{counted}}="{OF_YEAR}",{{plan_project_vnd}},IF(AND({{counted}}="{OF_CARRIED}",'
            'ISNUMBER({paid_vnd})),{plan_project_vnd},""))',
            "Phần chuyển sang chưa biết giải ngân thì không vào mẫu số.",
        ),
        money(
            "in_paid_vnd",
            "Vào tử số",
            f'IF({{counted}}="{OF_YEAR}",IF({_HAS_YEAR_PLAN},{{paid_vnd}},""),'
            f'IF(AND({{counted}}="{OF_CARRIED}",ISNUMBER({{plan_project_vnd}})),{{paid_vnd}},""))',
            "Giải ngân phần chuyển sang chưa có quyết định thì không vào tử số.",
        ),
        money(
            "before_once_vnd",
            "Giải ngân trước năm tính một lần",
            f'IF(AND({{counted}}<>"{OF_NONE}",ISNUMBER({{disbursed_before_vnd}})),'
            f'IF(COUNTIFS({_EARLIER})=0,{{disbursed_before_vnd}},""),"")',
            "Giải ngân đến 31/01 năm kế hoạch; nguồn vốn có nhiều dòng thì lấy dòng đầu tiên.",
        ),
    ),
)
