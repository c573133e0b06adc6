"""Bìa: who reports what, for which period, up to which day, and who answers for it."""

from typing import Annotated, ClassVar

from schemas.choices import REPORT_KIND, YES
from schemas.column import Layout, Row, Sheet, choice, code, count, day, text
from schemas.column import note as remark
from schemas.column import period as reporting_period
from schemas.said import SaidDate


class Cover(Row):
    """The first sheet of every form; one a workbook."""

    sheet: ClassVar[Sheet] = Sheet(
        name="cover",
        title="Bìa",
        heading="THÔNG TIN BÁO CÁO",
        key=("unit_code", "form_code", "period"),
        layout=Layout.COVER,
        note="Các ô nền xám do cơ quan thường trực điền sẵn; đơn vị điền các ô còn lại.",
    )

    unit_code: Annotated[
        str,
        code("Mã đơn vị", locked=True, help="Điền sẵn theo danh mục đơn vị. Ví dụ: X-06565."),
    ]
    unit_name: Annotated[
        str | None,
        text(
            "Tên đơn vị báo cáo",
            locked=True,
            width=50,
            help="Điền sẵn theo danh mục. Đơn vị đã đổi tên thì báo Sở Tài chính cập nhật.",
            was=("Đơn vị báo cáo",),
        ),
    ] = None
    form_code: Annotated[
        str, code("Mã biểu mẫu", locked=True, help="Điền sẵn: KH, CDT, XA, SN hoặc KB.")
    ]
    form_version: Annotated[
        int | None,
        count(
            "Phiên bản biểu mẫu",
            "",
            locked=True,
            lower=1,
            help="Điền sẵn. Luôn dùng biểu mẫu của kỳ đang báo cáo, không dùng lại tệp kỳ trước.",
        ),
    ] = None
    period: Annotated[
        str,
        reporting_period("Kỳ báo cáo", locked=True, help="Điền sẵn. Ví dụ: Quý I/2026.", width=20),
    ]
    data_date: Annotated[
        SaidDate | None,
        day(
            "Số liệu tính đến ngày",
            owed=True,
            help="Ngày chốt số liệu, ghi dd/mm/yyyy. Ví dụ: 14/03/2026.",
            was=("Ngày chốt số liệu",),
        ),
    ] = None
    report_kind: Annotated[
        str | None,
        choice(
            "Loại báo cáo",
            REPORT_KIND,
            owed=True,
            help="Định kỳ: báo cáo tháng, quý. Đột xuất: báo cáo theo yêu cầu riêng.",
        ),
    ] = None
    document_no: Annotated[
        str | None,
        text("Số văn bản gửi", help="Số, ký hiệu văn bản gửi kèm. Ví dụ: 125/BC-BQLDA."),
    ] = None
    document_date: Annotated[
        SaidDate | None,
        day("Ngày văn bản gửi", help="Ngày ký văn bản, ghi dd/mm/yyyy. Ví dụ: 18/03/2026."),
    ] = None
    revision: Annotated[
        int | None,
        count(
            "Lần gửi",
            "",
            lower=1,
            help="Ghi 1 khi gửi lần đầu; gửi lại sau khi sửa thì ghi 2, 3…",
            since=2,
        ),
    ] = None
    nil: Annotated[
        str | None,
        choice(
            "Không phát sinh",
            YES,
            help="Chọn “Có” khi kỳ này không có gì thay đổi so với báo cáo kỳ trước.",
        ),
    ] = None
    prepared_by: Annotated[
        str | None,
        text("Người lập biểu", owed=True, help="Họ và tên người lập. Ví dụ: Nguyễn Văn A."),
    ] = None
    phone: Annotated[
        str | None,
        text("Điện thoại", help="Số điện thoại người lập, để trao đổi khi số liệu cần làm rõ."),
    ] = None
    approved_by: Annotated[
        str | None,
        text(
            "Người duyệt",
            help="Họ và tên, chức vụ lãnh đạo duyệt. Ví dụ: Trần Thị B, Phó Giám đốc.",
            was=("Thủ trưởng đơn vị",),
        ),
    ] = None
    submitted_on: Annotated[
        SaidDate | None,
        day("Ngày gửi", help="Ngày gửi báo cáo, ghi dd/mm/yyyy. Ví dụ: 19/03/2026."),
    ] = None
    note: Annotated[
        str | None,
        remark(
            "Ghi chú", help="Điều cần nói thêm với nơi nhận. Ví dụ: số liệu gói 03 là tạm tính."
        ),
    ] = None
