"""Nhu cầu vốn: money that a project lacks, asked for, granted and paid back."""

from typing import Annotated, ClassVar

from schemas.choices import PURPOSE, SOURCE_ASKED
from schemas.column import Carry, Row, Sheet, choice, money, text
from schemas.shared import ProjectCode


class Need(Row):
    """One purpose for which a project needs more money."""

    sheet: ClassVar[Sheet] = Sheet(
        name="needs",
        title="Nhu cầu vốn",
        heading="NHU CẦU VỐN CẦN BỔ SUNG, ỨNG TRƯỚC",
        key=("project_code", "purpose"),
        spare_rows=5,
        note="Chỉ ghi phần vốn còn thiếu so với kế hoạch đã giao; không thiếu thì để trống.",
        required=False,
    )

    project_code: ProjectCode
    purpose: Annotated[
        str,
        choice(
            "Mục đích",
            PURPOSE,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn mục đích sử dụng; mỗi mục đích một dòng. Ví dụ: GPMB.",
        ),
    ]
    need_vnd: Annotated[
        int | None,
        money(
            "Nhu cầu",
            owed=True,
            carry=Carry.STOCK,
            help="Số vốn còn thiếu. Ví dụ: 45.000 (45 tỷ đồng).",
            was=("Số vốn đề nghị",),
        ),
    ] = None
    requested_document: Annotated[
        str | None,
        text(
            "Văn bản đề nghị",
            carry=Carry.STOCK,
            help="Số, ngày văn bản đề nghị. Ví dụ: 88/TTr-UBND ngày 05/03/2026.",
        ),
    ] = None
    source_asked: Annotated[
        str | None,
        choice(
            "Nguồn đề nghị",
            SOURCE_ASKED,
            carry=Carry.STOCK,
            width=26,
            help="Chọn nguồn đề nghị. Ví dụ: Ứng Quỹ phát triển đất.",
        ),
    ] = None
    granted_vnd: Annotated[
        int | None,
        money(
            "Đã được cấp, ứng",
            cumulative=True,
            carry=Carry.STOCK,
            help="Số vốn đã được bổ sung hoặc cho ứng, lũy kế. Ví dụ: 20.000.",
            was=("Đã cấp",),
        ),
    ] = None
    repaid_vnd: Annotated[
        int | None,
        money(
            "Đã hoàn ứng",
            cumulative=True,
            carry=Carry.STOCK,
            help="Số vốn ứng đã hoàn trả, lũy kế; không lớn hơn số đã ứng. Ví dụ: 5.000.",
            since=2,
        ),
    ] = None
