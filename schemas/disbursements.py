"""Giải ngân: state capital planned, paid and advanced, by source and budget year."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from schemas.column import Carry, Formula, Row, Sheet, money
from schemas.column import note as remark
from schemas.shared import BudgetYear, CarryKind, FundingSource, ProjectCode

_IN_YEAR = "Giải ngân từ đầu năm kế hoạch"
_BEFORE = "Lũy kế đến hết năm trước"
_ESTIMATE = "Ước thực hiện"


def disbursed_vnd_of(row: Mapping[str, Any]) -> int | None:
    """Return payments for completed volume + unrecovered advances; None where either is unknown."""
    paid, advance = row.get("paid_volume_vnd"), row.get("advance_year_vnd")
    return paid + advance if paid is not None and advance is not None else None


class Disbursement(Row):
    """What was paid from one source on one budget year's plan of a project."""

    sheet: ClassVar[Sheet] = Sheet(
        name="disbursements",
        title="Giải ngân",
        heading="TÌNH HÌNH GIẢI NGÂN VỐN NHÀ NƯỚC",
        key=("project_code", "source", "budget_year", "carry_kind"),
        spare_rows=5,
        capital=frozenset({"NSNN", "PPP"}),
        note="Mỗi nguồn vốn, năm kế hoạch và loại kế hoạch một dòng; số liệu lũy kế đến ngày chốt.",
    )

    project_code: ProjectCode
    source: FundingSource
    budget_year: BudgetYear
    carry_kind: CarryKind
    plan_vnd: Annotated[
        int | None,
        money(
            "Kế hoạch vốn được giao",
            owed=True,
            carry=Carry.YEAR,
            help="Vốn được giao, kể cả bổ sung, điều chỉnh; dòng chuyển sang: số được phép chuyển. "
            "Ví dụ: 250.000.",
            was=("Kế hoạch vốn",),
        ),
    ] = None
    paid_volume_vnd: Annotated[
        int | None,
        money(
            "Thanh toán khối lượng hoàn thành",
            band=_IN_YEAR,
            owed=True,
            cumulative=True,
            carry=Carry.YEAR,
            help="Đã thanh toán cho khối lượng hoàn thành, kể cả thu hồi tạm ứng. Ví dụ: 96.500.",
        ),
    ] = None
    advance_year_vnd: Annotated[
        int | None,
        money(
            "Tạm ứng trong năm chưa thu hồi",
            band=_IN_YEAR,
            owed=True,
            carry=Carry.YEAR,
            help="Tạm ứng từ kế hoạch này còn chưa thu hồi; không có thì ghi 0. Ví dụ: 12.000.",
            was=("Tạm ứng chưa thu hồi",),
        ),
    ] = None
    disbursed_vnd: Annotated[
        int | None,
        money(
            "Giải ngân",
            band=_IN_YEAR,
            cumulative=True,
            carry=Carry.YEAR,
            help="Tự tính: thanh toán khối lượng hoàn thành cộng tạm ứng trong năm chưa thu hồi.",
            formula=Formula(
                excel="IF(COUNT({paid_volume_vnd},{advance_year_vnd})=2,"
                '{paid_volume_vnd}+{advance_year_vnd},"")',
                compute=disbursed_vnd_of,
            ),
            was=("Giải ngân lũy kế",),
        ),
    ] = None
    advance_balance_vnd: Annotated[
        int | None,
        money(
            "Số dư tạm ứng chưa thu hồi",
            carry=Carry.STOCK,
            help="Toàn bộ tạm ứng của dự án từ nguồn này chưa thu hồi, kể cả các năm trước. "
            "Ví dụ: 18.300.",
            since=2,
        ),
    ] = None
    allocated_before_vnd: Annotated[
        int | None,
        money(
            "Bố trí vốn",
            band=_BEFORE,
            carry=Carry.STOCK,
            help="Lũy kế vốn bố trí đến hết năm trước; mỗi nguồn vốn ghi một lần. Ví dụ: 820.000.",
            was=("Lũy kế vốn đã bố trí",),
        ),
    ] = None
    disbursed_before_vnd: Annotated[
        int | None,
        money(
            "Giải ngân đến hết 31/01 năm kế hoạch",
            band=_BEFORE,
            carry=Carry.STOCK,
            help="Lũy kế giải ngân từ khởi công đến hết 31/01; mỗi nguồn vốn ghi một lần. "
            "Ví dụ: 805.200.",
            was=("Lũy kế vốn đã giải ngân",),
        ),
    ] = None
    work_value_vnd: Annotated[
        int | None,
        money(
            "Khối lượng thực hiện từ khởi công",
            cumulative=True,
            carry=Carry.STOCK,
            help="Giá trị khối lượng đã thực hiện từ khởi công thuộc nguồn này. Ví dụ: 910.000.",
        ),
    ] = None
    estimate_next_vnd: Annotated[
        int | None,
        money(
            "Kỳ tới",
            band=_ESTIMATE,
            help="Ước giải ngân trong kỳ báo cáo tới. Ví dụ: 35.000.",
            was=("Ước giải ngân kỳ tới",),
        ),
    ] = None
    estimate_year_end_vnd: Annotated[
        int | None,
        money(
            "Đến hết thời hạn giải ngân",
            band=_ESTIMATE,
            help="Ước giải ngân của kế hoạch này đến hết thời hạn (31/01 năm sau). Ví dụ: 250.000.",
            since=2,
        ),
    ] = None
    note: Annotated[
        str | None,
        remark("Ghi chú", help="Lý do giải ngân thấp, vốn đề nghị điều chỉnh, văn bản liên quan."),
    ] = None
