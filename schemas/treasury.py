"""Thanh toán: the same payments as Giải ngân, as the Treasury's books have them."""

from typing import Annotated, ClassVar

from schemas.column import Carry, Row, Sheet, money
from schemas.shared import BudgetYear, CarryKind, FundingSource, ProjectCode


class Treasury(Row):
    """What the Treasury paid from one source on one budget year's plan of a project."""

    sheet: ClassVar[Sheet] = Sheet(
        name="treasury",
        title="Thanh toán",
        heading="XÁC NHẬN SỐ LIỆU THANH TOÁN VỐN ĐẦU TƯ",
        key=("project_code", "source", "budget_year", "carry_kind"),
        spare_rows=10,
        note="Theo sổ kế toán Kho bạc Nhà nước đến ngày chốt số liệu.",
        was=("Xác nhận thanh toán",),
    )

    project_code: ProjectCode
    source: FundingSource
    budget_year: BudgetYear
    carry_kind: CarryKind
    plan_vnd: Annotated[
        int | None,
        money(
            "Kế hoạch vốn đã nhập",
            carry=Carry.YEAR,
            help="Kế hoạch vốn đã nhập hệ thống, kể cả bổ sung, điều chỉnh. Ví dụ: 250.000.",
            was=("Kế hoạch vốn",),
        ),
    ] = None
    paid_volume_vnd: Annotated[
        int | None,
        money(
            "Thanh toán khối lượng hoàn thành",
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
            owed=True,
            carry=Carry.YEAR,
            help="Tạm ứng từ kế hoạch này còn chưa thu hồi; không có thì ghi 0. Ví dụ: 12.000.",
            was=("Tạm ứng chưa thu hồi",),
        ),
    ] = None
    advance_balance_vnd: Annotated[
        int | None,
        money(
            "Số dư tạm ứng chưa thu hồi",
            carry=Carry.STOCK,
            help="Toàn bộ tạm ứng chưa thu hồi, kể cả các năm trước. Ví dụ: 18.300.",
            since=2,
        ),
    ] = None
