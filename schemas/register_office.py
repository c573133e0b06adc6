"""What the standing agency itself records: tasks, site visits, and its judgement on figures."""

from typing import Annotated, ClassVar

from schemas.choices import PROJECTS, UNITS, VERDICT
from schemas.column import Row, Sheet, choice, code, day, note, number, share, text
from schemas.column import period as reporting_period
from schemas.register_choices import FORM, STATUS, TABLE, DocumentDate, DocumentNo
from schemas.said import SaidDate


class AssignedTask(Row):
    """One task that the committee or the province gave to a unit."""

    sheet: ClassVar[Sheet] = Sheet(
        name="assigned_tasks",
        title="Nhiệm vụ giao",
        heading="NHIỆM VỤ GIAO CHO CÁC ĐƠN VỊ",
        key=("task_code",),
        spare_rows=40,
        note="Nhiệm vụ giao cho nhiều đơn vị: mỗi đơn vị một dòng, một mã.",
    )

    task_code: Annotated[str, code("Mã nhiệm vụ", owed=True, help="Ví dụ: NV-2026-01.")]
    unit_code: Annotated[str | None, choice("Đơn vị thực hiện", UNITS, owed=True, width=34)] = None
    project_code: Annotated[
        str | None, choice("Dự án", PROJECTS, help="Để trống: nhiệm vụ chung.", width=34)
    ] = None
    content: Annotated[str | None, note("Nội dung nhiệm vụ", owed=True, width=60)] = None
    source_document: Annotated[
        str | None,
        text("Văn bản giao", owed=True, help="Số, ký hiệu, ngày văn bản.", width=34),
    ] = None
    assigned_on: Annotated[SaidDate | None, day("Ngày giao")] = None
    due_date: Annotated[SaidDate | None, day("Thời hạn", help="Để trống: thường xuyên.")] = None
    closed_on: Annotated[
        SaidDate | None,
        day("Thôi theo dõi từ ngày", help="Ngày xác nhận hoàn thành hoặc thu hồi nhiệm vụ."),
    ] = None


class Inspection(Row):
    """One visit to a site: who, when, and what was concluded."""

    sheet: ClassVar[Sheet] = Sheet(
        name="inspections",
        title="Kiểm tra thực địa",
        heading="KIỂM TRA THỰC ĐỊA",
        key=("project_code", "inspected_on", "inspected_by"),
        spare_rows=30,
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    inspected_on: Annotated[SaidDate, day("Ngày kiểm tra", owed=True)]
    inspected_by: Annotated[
        str, text("Người, đoàn kiểm tra", owed=True, help="Người chủ trì hoặc tên đoàn.", width=34)
    ]
    seen_rate: Annotated[
        float | None,
        share("Khối lượng ước tại hiện trường", help="Ghi theo % giá trị hợp đồng, ví dụ: 55."),
    ] = None
    conclusion: Annotated[str | None, note("Kết luận", owed=True, width=60)] = None
    document_no: DocumentNo = None
    document_date: DocumentDate = None


class Adjustment(Row):
    """A reported figure that the officer replaced: used everywhere, shown beside the reported."""

    sheet: ClassVar[Sheet] = Sheet(
        name="adjustments",
        title="Điều chỉnh số liệu",
        heading="ĐIỀU CHỈNH SỐ LIỆU BÁO CÁO",
        key=("unit_code", "form_code", "period", "table", "row_key", "column_label"),
        spare_rows=40,
        note="Ghi số như trên biểu: triệu đồng, m², tỷ lệ theo %. Để trống cả ba cột"
        " số liệu dùng nghĩa là bỏ số đã báo cáo, không có số thay thế.",
    )

    unit_code: Annotated[str, choice("Đơn vị", UNITS, owed=True, width=34)]
    form_code: Annotated[str, choice("Biểu mẫu", FORM, owed=True, width=30)]
    period: Annotated[str, reporting_period("Kỳ báo cáo", owed=True, help="Ví dụ: 2026-Q1.")]
    table: Annotated[str, choice("Bảng", TABLE, owed=True, width=28)]
    row_key: Annotated[
        str,
        text(
            "Dòng",
            owed=True,
            help="Các mã của dòng theo thứ tự, cách nhau bằng dấu chấm phẩy: NS-01; XL-01.",
        ),
    ]
    column_label: Annotated[
        str, text("Cột", owed=True, help="Tên cột như in trên biểu: Thực hiện lũy kế.", width=30)
    ]
    reported: Annotated[
        str | None, text("Số liệu đơn vị báo cáo", help="Như đơn vị đã ghi.", width=20)
    ] = None
    used_number: Annotated[
        float | None, number("Số dùng", band="Số liệu dùng", help="Như trên biểu; có thể âm.")
    ] = None
    used_text: Annotated[str | None, text("Chữ dùng", band="Số liệu dùng")] = None
    used_date: Annotated[SaidDate | None, day("Ngày dùng", band="Số liệu dùng")] = None
    reason: Annotated[str | None, note("Lý do", owed=True)] = None
    decided_by: Annotated[str | None, text("Người điều chỉnh", owed=True)] = None
    decided_on: Annotated[SaidDate | None, day("Ngày điều chỉnh", owed=True)] = None


class Waiver(Row):
    """A rule that is not applied to a unit for a period, and until when."""

    sheet: ClassVar[Sheet] = Sheet(
        name="waivers",
        title="Miễn trừ",
        heading="MIỄN TRỪ KIỂM TRA",
        key=("rule", "unit_code", "period"),
        spare_rows=20,
    )

    rule: Annotated[
        str, code("Mã kiểm tra", owed=True, help="Mã in trong phiếu phản hồi, ví dụ: G03.")
    ]
    unit_code: Annotated[
        str | None, choice("Đơn vị", UNITS, help="Để trống: mọi đơn vị.", width=34)
    ] = None
    period: Annotated[
        str | None, reporting_period("Kỳ báo cáo", help="Để trống: mọi kỳ. Ví dụ: 2026-Q1.")
    ] = None
    reason: Annotated[str | None, note("Lý do", owed=True)] = None
    until: Annotated[
        SaidDate | None,
        day("Đến hết ngày", help="Ngày cuối cùng còn miễn trừ. Để trống: không thời hạn."),
    ] = None
    decided_by: Annotated[str | None, text("Người quyết định", owed=True)] = None


class Override(Row):
    """A project's status as an officer set it, instead of the computed one."""

    sheet: ClassVar[Sheet] = Sheet(
        name="overrides",
        title="Đánh giá",
        heading="ĐÁNH GIÁ CỦA CƠ QUAN THƯỜNG TRỰC",
        key=("project_code", "period"),
        spare_rows=20,
        note="Chỉ ghi khi đánh giá khác với kết quả tính; kết quả tính vẫn được in bên cạnh.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    period: Annotated[str, reporting_period("Kỳ báo cáo", owed=True, help="Ví dụ: 2026-Q1.")]
    status: Annotated[str | None, choice("Trạng thái", STATUS, width=28)] = None
    verdict: Annotated[str | None, choice("Đánh giá tiến độ", VERDICT)] = None
    reason: Annotated[str | None, note("Lý do", owed=True)] = None
    decided_by: Annotated[str | None, text("Người đánh giá", owed=True)] = None
    decided_on: Annotated[SaidDate | None, day("Ngày đánh giá")] = None
