"""Kết quả và kế hoạch: in words, what was done, what is under way, what comes next."""

from typing import Annotated, ClassVar

from schemas.choices import AUTHORITY_LEVEL, UNITS
from schemas.column import Row, Sheet, choice, day, note
from schemas.said import SaidDate
from schemas.shared import ProjectCode


class Outlook(Row):
    """A project's period in words; nothing of it is carried, as it speaks of one period."""

    sheet: ClassVar[Sheet] = Sheet(
        name="outlook",
        title="Kết quả và kế hoạch",
        heading="KẾT QUẢ TRONG KỲ VÀ KẾ HOẠCH KỲ TỚI",
        per_unit=True,
        key=("project_code",),
        note="Viết ngắn gọn, có số liệu; mỗi dự án một dòng, xuống dòng bằng Alt + Enter.",
        was=("Kết quả, kế hoạch",),
        required=False,
    )

    project_code: ProjectCode
    done_text: Annotated[
        str | None,
        note(
            "Công việc chủ yếu đã hoàn thành",
            help="Việc chính đã xong trong kỳ. Ví dụ: đổ bê tông xong mố M1, M2 cầu Bản Trại.",
            was=("Kết quả trong kỳ",),
        ),
    ] = None
    ongoing_text: Annotated[
        str | None,
        note(
            "Công việc đang dở dang",
            help="Việc đang làm, mức độ hoàn thành. Ví dụ: đắp nền K98 đạt 65%, Km 12 – Km 15.",
        ),
    ] = None
    next_text: Annotated[
        str | None,
        note(
            "Nhiệm vụ trọng tâm",
            band="Kỳ tới",
            help="Việc chính phải làm trong kỳ tới. Ví dụ: bàn giao 3,2 ha còn lại tại xã A.",
            was=("Nhiệm vụ trọng tâm kỳ tới", "Kế hoạch kỳ tới"),
        ),
    ] = None
    next_due: Annotated[
        SaidDate | None,
        day(
            "Thời hạn",
            band="Kỳ tới",
            help="Hạn hoàn thành nhiệm vụ trọng tâm. Ví dụ: 30/06/2026 hoặc tháng 6/2026.",
        ),
    ] = None
    lead_unit: Annotated[
        str | None,
        choice(
            "Đơn vị chủ trì",
            UNITS,
            band="Kỳ tới",
            width=30,
            help="Chọn đơn vị chủ trì. Ví dụ: UBND phường Tam Thanh.",
            since=2,
        ),
    ] = None
    proposal: Annotated[
        str | None,
        note(
            "Nội dung",
            band="Kiến nghị",
            help="Kiến nghị cụ thể, ai làm gì, khi nào. Ví dụ: đề nghị bố trí 45 tỷ đồng chi trả "
            "bồi thường trước 30/4/2026.",
            was=("Kiến nghị, đề xuất",),
        ),
    ] = None
    proposal_to: Annotated[
        str | None,
        choice(
            "Cấp xem xét",
            AUTHORITY_LEVEL,
            band="Kiến nghị",
            help="Chọn cấp có thẩm quyền xem xét kiến nghị. Ví dụ: UBND tỉnh.",
            since=2,
        ),
    ] = None
