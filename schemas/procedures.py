"""Thủ tục: files that a project waits for, and the agency on whose desk each lies."""

from typing import Annotated, ClassVar

from schemas.choices import PROCEDURE_STATUS, UNITS
from schemas.column import Carry, Row, Sheet, choice, day, note, text
from schemas.said import SaidDate
from schemas.shared import ProjectCode


class Procedure(Row):
    """One procedure of a project, reported by its owner and by the agency that decides it."""

    sheet: ClassVar[Sheet] = Sheet(
        name="procedures",
        title="Thủ tục",
        heading="TÌNH HÌNH GIẢI QUYẾT THỦ TỤC CỦA CÁC DỰ ÁN",
        key=("project_code", "procedure"),
        spare_rows=10,
        note="Ghi mọi thủ tục đang làm và thủ tục hoàn thành trong kỳ; giữ nguyên tên thủ tục.",
        was=("Thủ tục đầu tư",),
        required=False,
    )

    project_code: ProjectCode
    procedure: Annotated[
        str,
        text(
            "Thủ tục",
            owed=True,
            carry=Carry.STOCK,
            width=36,
            help="Tên thủ tục, giữ nguyên qua các kỳ. Ví dụ: Thẩm định thiết kế kỹ thuật.",
            was=("Tên thủ tục",),
        ),
    ]
    agency: Annotated[
        str | None,
        choice(
            "Cơ quan giải quyết",
            UNITS,
            carry=Carry.STOCK,
            width=30,
            help="Chọn cơ quan đang giải quyết hồ sơ. Ví dụ: Sở Xây dựng.",
        ),
    ] = None
    submitted_on: Annotated[
        SaidDate | None,
        day(
            "Ngày nộp hồ sơ",
            carry=Carry.STOCK,
            help="Ngày nộp hồ sơ đầy đủ, ghi dd/mm/yyyy. Ví dụ: 12/01/2026.",
            was=("Ngày trình",),
        ),
    ] = None
    due_on: Annotated[
        SaidDate | None,
        day(
            "Hạn giải quyết",
            carry=Carry.STOCK,
            help="Theo giấy hẹn hoặc quy định, ghi dd/mm/yyyy. Ví dụ: 11/02/2026.",
        ),
    ] = None
    done_on: Annotated[
        SaidDate | None,
        day(
            "Ngày có kết quả",
            carry=Carry.STOCK,
            help="Ngày ký văn bản kết quả, không sau ngày chốt số liệu. Ví dụ: 20/02/2026.",
        ),
    ] = None
    result_document: Annotated[
        str | None,
        text(
            "Văn bản kết quả",
            carry=Carry.STOCK,
            help="Số, ký hiệu, ngày văn bản. Ví dụ: 310/QĐ-UBND ngày 20/02/2026.",
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Trạng thái",
            PROCEDURE_STATUS,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn trạng thái đến ngày chốt số liệu. Ví dụ: Đang giải quyết.",
        ),
    ] = None
    late_reason: Annotated[
        str | None,
        note(
            "Lý do chậm",
            carry=Carry.STOCK,
            help="Quá hạn thì ghi lý do. Ví dụ: chờ ý kiến của Bộ Nông nghiệp và Môi trường.",
            was=("Ghi chú",),
        ),
    ] = None
