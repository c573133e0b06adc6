"""Vướng mắc: what stands in a project's way, whose turn it is, and the answer that came."""

from typing import Annotated, ClassVar

from schemas.choices import (
    AUTHORITY_LEVEL,
    OBSTACLE_KIND,
    OBSTACLE_STATUS,
    RESPONSIBLE_SIDE,
    UNITS,
)
from schemas.column import Carry, Row, Sheet, choice, code, day, days, note, text
from schemas.said import SaidDate
from schemas.shared import ProjectCode


class Obstacle(Row):
    """One obstacle, from the day it was raised to the day it was resolved."""

    sheet: ClassVar[Sheet] = Sheet(
        name="obstacles",
        title="Vướng mắc",
        heading="KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ",
        key=("obstacle_code",),
        spare_rows=15,
        note="Mỗi vướng mắc một dòng; vướng mắc mới để trống mã, mã sẽ được cấp trong biểu kỳ sau.",
        was=("Khó khăn, vướng mắc",),
        required=False,
    )

    obstacle_code: Annotated[
        str,
        code(
            "Mã vướng mắc",
            locked=True,
            width=22,
            help="Điền sẵn với vướng mắc đã báo cáo; vướng mắc mới thì để trống.",
        ),
    ]
    project_code: ProjectCode
    kind: Annotated[
        str | None,
        choice(
            "Loại vướng mắc",
            OBSTACLE_KIND,
            owed=True,
            carry=Carry.STOCK,
            width=30,
            help="Chọn loại chính. Ví dụ: Tái định cư.",
        ),
    ] = None
    content: Annotated[
        str | None,
        note(
            "Nội dung",
            owed=True,
            carry=Carry.STOCK,
            width=50,
            help="Vướng ở đâu, bao nhiêu, vì sao. Ví dụ: 06 hộ chưa nhận tiền do đơn giá đất.",
            was=("Nội dung vướng mắc, khó khăn",),
        ),
    ] = None
    raised_on: Annotated[
        SaidDate | None,
        day(
            "Ngày phát sinh",
            carry=Carry.STOCK,
            help="Ngày phát sinh, ghi dd/mm/yyyy. Ví dụ: 15/11/2025 hoặc tháng 11/2025.",
        ),
    ] = None
    responsible_unit: Annotated[
        str | None,
        choice(
            "Đơn vị chịu trách nhiệm xử lý",
            UNITS,
            carry=Carry.STOCK,
            width=30,
            help="Chọn đơn vị phải xử lý bước tiếp theo. Ví dụ: Sở Nông nghiệp và Môi trường.",
        ),
    ] = None
    responsible_side: Annotated[
        str | None,
        choice(
            "Trách nhiệm thuộc về",
            RESPONSIBLE_SIDE,
            carry=Carry.STOCK,
            width=14,
            help="Chọn “Nhà nước” hoặc “Nhà đầu tư”.",
            since=2,
        ),
    ] = None
    authority_level: Annotated[
        str | None,
        choice(
            "Cấp thẩm quyền xử lý",
            AUTHORITY_LEVEL,
            carry=Carry.STOCK,
            help="Chọn cấp có thẩm quyền quyết định. Ví dụ: UBND tỉnh.",
        ),
    ] = None
    proposal: Annotated[
        str | None,
        note(
            "Đề xuất, kiến nghị",
            carry=Carry.STOCK,
            help="Đề nghị ai làm gì, khi nào. Ví dụ: đề nghị phê duyệt giá đất trước 15/4/2026.",
            was=("Kiến nghị",),
        ),
    ] = None
    report_document: Annotated[
        str | None,
        text(
            "Văn bản",
            band="Đã báo cáo cấp trên",
            carry=Carry.STOCK,
            help="Số, ký hiệu văn bản đã báo cáo. Ví dụ: 67/BC-UBND.",
            was=("Số văn bản, báo cáo",),
        ),
    ] = None
    reported_on: Annotated[
        SaidDate | None,
        day(
            "Ngày",
            band="Đã báo cáo cấp trên",
            carry=Carry.STOCK,
            help="Ngày văn bản đã báo cáo, ghi dd/mm/yyyy. Ví dụ: 02/03/2026.",
        ),
    ] = None
    due_date: Annotated[
        SaidDate | None,
        day(
            "Hạn xử lý",
            carry=Carry.STOCK,
            help="Thời hạn phải xử lý xong, ghi dd/mm/yyyy. Ví dụ: 30/04/2026.",
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Trạng thái",
            OBSTACLE_STATUS,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn trạng thái đến ngày chốt số liệu. Ví dụ: Đang xử lý.",
        ),
    ] = None
    resolved_on: Annotated[
        SaidDate | None,
        day(
            "Ngày xử lý xong",
            carry=Carry.STOCK,
            help="Khi đã xử lý: ngày xử lý xong, ghi dd/mm/yyyy. Ví dụ: 12/03/2026.",
        ),
    ] = None
    impact_days: Annotated[
        int | None,
        days(
            "Ảnh hưởng tiến độ",
            lower=0,
            carry=Carry.STOCK,
            help="Số ngày chậm do vướng mắc này gây ra; không ảnh hưởng thì ghi 0. Ví dụ: 45.",
            since=2,
        ),
    ] = None


class AssignedObstacle(Row):
    """An open obstacle of others, shown to the unit that has to resolve it."""

    sheet: ClassVar[Sheet] = Sheet(
        name="assigned_obstacles",
        title="Vướng mắc được giao",
        heading="KẾT QUẢ XỬ LÝ VƯỚNG MẮC THUỘC TRÁCH NHIỆM CỦA ĐƠN VỊ",
        key=("obstacle_code",),
        note="Vướng mắc do các đơn vị khác nêu, còn chưa xử lý xong; đơn vị ghi kết quả xử lý.",
        required=False,
    )

    obstacle_code: Annotated[
        str, code("Mã vướng mắc", locked=True, owed=True, width=22, help="Điền sẵn, không sửa.")
    ]
    content: Annotated[
        str | None,
        note(
            "Nội dung",
            locked=True,
            carry=Carry.STOCK,
            width=50,
            help="Điền sẵn theo báo cáo của đơn vị nêu vướng mắc.",
        ),
    ] = None
    answer: Annotated[
        str | None,
        note(
            "Kết quả xử lý",
            carry=Carry.STOCK,
            help="Đã làm gì, văn bản nào. Ví dụ: đã trình UBND tỉnh tại Tờ trình số 120/TTr-SXD.",
            was=("Ý kiến của đơn vị",),
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Trạng thái",
            OBSTACLE_STATUS,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn trạng thái đến ngày chốt số liệu. Ví dụ: Chuyển cấp trên.",
        ),
    ] = None
    resolved_on: Annotated[
        SaidDate | None,
        day(
            "Ngày xử lý xong",
            carry=Carry.STOCK,
            help="Khi đã xử lý: ngày xử lý xong, ghi dd/mm/yyyy. Ví dụ: 12/03/2026.",
        ),
    ] = None
