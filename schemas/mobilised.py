"""Huy động vốn: private capital promised, brought in and spent."""

from typing import Annotated, ClassVar

from schemas.choices import CAPITAL_KIND
from schemas.column import Carry, Row, Sheet, choice, day, money
from schemas.column import note as remark
from schemas.said import SaidDate
from schemas.shared import ProjectCode

_PROMISE = "Cam kết huy động"
_SPENT = "Vốn đầu tư thực hiện"
_CLEARANCE = "Ứng trước kinh phí GPMB"


class Mobilised(Row):
    """One kind of private capital of a project."""

    sheet: ClassVar[Sheet] = Sheet(
        name="mobilised",
        title="Huy động vốn",
        heading="TÌNH HÌNH HUY ĐỘNG VÀ THỰC HIỆN VỐN CỦA NHÀ ĐẦU TƯ",
        key=("project_code", "capital_kind"),
        capital=frozenset({"PPP", "NNS"}),
        note="Mỗi loại vốn một dòng; số liệu lũy kế từ khi bắt đầu dự án đến ngày chốt.",
    )

    project_code: ProjectCode
    capital_kind: Annotated[
        str,
        choice(
            "Loại vốn",
            CAPITAL_KIND,
            locked=True,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn loại vốn; mỗi loại một dòng. Ví dụ: Vốn vay.",
        ),
    ]
    committed_vnd: Annotated[
        int | None,
        money(
            "Số vốn cam kết",
            band=_PROMISE,
            carry=Carry.STOCK,
            help="Theo hợp đồng hoặc giấy chứng nhận đăng ký đầu tư. Ví dụ: 1.658.000.",
        ),
    ] = None
    committed_by: Annotated[
        SaidDate | None,
        day(
            "Thời hạn",
            band=_PROMISE,
            carry=Carry.STOCK,
            help="Hạn phải huy động đủ, ghi dd/mm/yyyy. Ví dụ: 31/12/2026.",
        ),
    ] = None
    planned_year_vnd: Annotated[
        int | None,
        money(
            "Kế hoạch năm",
            carry=Carry.YEAR,
            help="Vốn nhà đầu tư đăng ký thực hiện trong năm. Ví dụ: 900.000.",
            was=("Kế hoạch năm đăng ký",),
        ),
    ] = None
    mobilised_vnd: Annotated[
        int | None,
        money(
            "Lũy kế huy động",
            owed=True,
            cumulative=True,
            carry=Carry.STOCK,
            help="Vốn đã huy động được từ khi bắt đầu dự án. Ví dụ: 1.120.000.",
        ),
    ] = None
    spent_vnd: Annotated[
        int | None,
        money(
            "Lũy kế",
            band=_SPENT,
            owed=True,
            cumulative=True,
            carry=Carry.STOCK,
            help="Vốn đã thực hiện từ khi bắt đầu dự án. Ví dụ: 1.045.500.",
            was=("Lũy kế thực hiện",),
        ),
    ] = None
    spent_ytd_vnd: Annotated[
        int | None,
        money(
            "Từ đầu năm",
            band=_SPENT,
            carry=Carry.YEAR,
            help="Vốn đã thực hiện từ 01/01 đến ngày chốt. Ví dụ: 210.000.",
        ),
    ] = None
    clearance_advance_due_vnd: Annotated[
        int | None,
        money(
            "Phải ứng trước",
            band=_CLEARANCE,
            carry=Carry.STOCK,
            help="Kinh phí GPMB nhà đầu tư phải ứng trước. Ví dụ: 150.000.",
            since=2,
        ),
    ] = None
    clearance_advance_vnd: Annotated[
        int | None,
        money(
            "Đã ứng",
            band=_CLEARANCE,
            cumulative=True,
            carry=Carry.STOCK,
            help="Kinh phí GPMB nhà đầu tư đã chuyển, lũy kế. Ví dụ: 90.000.",
            was=("Đã ứng cho GPMB",),
        ),
    ] = None
    note: Annotated[
        str | None,
        remark("Ghi chú", help="Tình hình thu xếp vốn. Ví dụ: ngân hàng đang thẩm định khoản vay."),
    ] = None
