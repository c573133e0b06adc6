"""Nhiệm vụ: what the committee told a unit to do, and what came of it."""

from typing import Annotated, ClassVar

from schemas.choices import TASK_STATUS
from schemas.column import Carry, Row, Sheet, choice, code, day, note, text
from schemas.said import SaidDate


class Task(Row):
    """One task from the register, answered by the unit that holds it."""

    sheet: ClassVar[Sheet] = Sheet(
        name="tasks",
        title="Nhiệm vụ",
        heading="KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
        key=("task_code",),
        note="Nhiệm vụ lấy từ danh mục; đơn vị ghi trạng thái và kết quả.",
        was=("Nhiệm vụ giao",),
        required=False,
    )

    task_code: Annotated[
        str,
        code("Mã nhiệm vụ", locked=True, owed=True, help="Điền sẵn. Ví dụ: NV-2026-014."),
    ]
    content: Annotated[
        str | None,
        note(
            "Nội dung nhiệm vụ",
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn theo văn bản giao nhiệm vụ.",
        ),
    ] = None
    source_document: Annotated[
        str | None,
        text(
            "Văn bản giao",
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn. Ví dụ: 52/TB-UBND ngày 20/01/2026.",
        ),
    ] = None
    due_date: Annotated[
        SaidDate | None,
        day(
            "Thời hạn",
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn: thời hạn theo văn bản giao. Ví dụ: 31/03/2026.",
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Trạng thái",
            TASK_STATUS,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn trạng thái đến ngày chốt số liệu. Ví dụ: Đang thực hiện.",
            was=("Tình trạng",),
        ),
    ] = None
    finished_on: Annotated[
        SaidDate | None,
        day(
            "Ngày hoàn thành",
            carry=Carry.STOCK,
            help="Khi đã hoàn thành: ngày hoàn thành, ghi dd/mm/yyyy. Ví dụ: 25/03/2026.",
        ),
    ] = None
    result: Annotated[
        str | None,
        note(
            "Kết quả",
            carry=Carry.STOCK,
            help="Kết quả đã đạt, văn bản kèm theo. Ví dụ: đã ban hành QĐ số 410/QĐ-UBND.",
        ),
    ] = None
    late_reason: Annotated[
        str | None,
        note(
            "Lý do chậm",
            carry=Carry.STOCK,
            help="Quá hạn thì ghi lý do và thời hạn mới đề nghị. Ví dụ: chờ kết quả đo đạc.",
            was=("Ghi chú",),
        ),
    ] = None
