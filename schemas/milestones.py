"""Mốc: when each step of a project was to happen, and when it did or is expected to."""

from functools import cache
from typing import Annotated, ClassVar

from schemas.choices import Choice
from schemas.column import Carry, Row, Sheet, day, text
from schemas.column import note as remark
from schemas.said import SaidDate
from schemas.shared import MilestoneCode, ProjectCode

MILESTONES = (
    Choice("M01", "Chủ trương đầu tư"),
    Choice("M02", "Quyết định đầu tư"),
    Choice("M03", "Lựa chọn nhà thầu"),
    Choice("M04", "Bàn giao 100% mặt bằng"),
    Choice("M05", "Di dời xong hạ tầng kỹ thuật"),
    Choice("M06", "Khởi công"),
    Choice("M07", "Hoàn thành hạng mục chính"),
    Choice("M08", "Hoàn thành thi công"),
    Choice("M09", "Nghiệm thu, đưa vào sử dụng"),
    Choice("M10", "Trình quyết toán"),
    Choice("M11", "Phê duyệt quyết toán"),
)
_OTHER_WORDS = {
    ("PPP", "M03"): "Lựa chọn nhà đầu tư",
    ("NNS", "M02"): "Giấy chứng nhận đăng ký đầu tư",
    ("NNS", "M03"): "Lựa chọn nhà đầu tư",
}
_PUBLIC_CAPITAL_ONLY = frozenset({"M10", "M11"})


@cache
def milestones_of(capital: str) -> tuple[Choice, ...]:
    """Return the milestones of a capital group (NSNN, PPP, NNS) in its own words.

    A private project settles nothing with the State and has no M10 and M11; a PPP project settles
    its public part.
    """
    return tuple(
        Choice(item.code, _OTHER_WORDS.get((capital, item.code), item.label))
        for item in MILESTONES
        if capital != "NNS" or item.code not in _PUBLIC_CAPITAL_ONLY
    )


class Milestone(Row):
    """One milestone of a project; its plan dates come from the register and only from there."""

    sheet: ClassVar[Sheet] = Sheet(
        name="milestones",
        title="Mốc",
        heading="TÌNH HÌNH THỰC HIỆN CÁC MỐC TIẾN ĐỘ",
        key=("project_code", "milestone_code"),
        note="Kế hoạch gốc và kế hoạch được duyệt lấy từ danh mục; đơn vị ghi dự kiến và thực tế.",
        was=("Mốc tiến độ",),
    )

    project_code: ProjectCode
    milestone_code: MilestoneCode
    milestone_name: Annotated[
        str | None,
        text(
            "Mốc",
            locked=True,
            carry=Carry.STOCK,
            width=32,
            help="Điền sẵn theo danh mục. Ví dụ: Hoàn thành thi công.",
            was=("Tên mốc",),
        ),
    ] = None
    baseline_date: Annotated[
        SaidDate | None,
        day(
            "Kế hoạch gốc",
            band="Kế hoạch",
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn theo danh mục, không thay đổi. Ví dụ: 31/12/2025.",
        ),
    ] = None
    approved_date: Annotated[
        SaidDate | None,
        day(
            "Kế hoạch được duyệt",
            band="Kế hoạch",
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn: ngày theo văn bản điều chỉnh mới nhất đã được duyệt.",
        ),
    ] = None
    revised_date: Annotated[
        SaidDate | None,
        day(
            "Đề nghị điều chỉnh",
            band="Kế hoạch",
            carry=Carry.STOCK,
            help="Ngày đơn vị đề nghị điều chỉnh; chỉ tính khi được duyệt. Ví dụ: 30/09/2026.",
            was=("Kế hoạch điều chỉnh",),
        ),
    ] = None
    revision_document: Annotated[
        str | None,
        text(
            "Văn bản đề nghị",
            band="Kế hoạch",
            carry=Carry.STOCK,
            help="Số, ngày văn bản đề nghị điều chỉnh. Ví dụ: 45/TTr-BQLDA ngày 10/02/2026.",
            since=2,
        ),
    ] = None
    forecast_date: Annotated[
        SaidDate | None,
        day(
            "Dự kiến",
            band="Thực hiện",
            carry=Carry.STOCK,
            help="Mốc chưa đạt: ngày dự kiến đạt. Ví dụ: 15/08/2026 hoặc Quý III/2026.",
        ),
    ] = None
    actual_date: Annotated[
        SaidDate | None,
        day(
            "Thực tế",
            band="Thực hiện",
            carry=Carry.STOCK,
            help="Mốc đã đạt: ngày đạt thực tế, không sau ngày chốt số liệu. Ví dụ: 21/04/2024.",
            was=("Hoàn thành",),
        ),
    ] = None
    note: Annotated[
        str | None,
        remark("Ghi chú", help="Lý do chậm, vướng mắc chính. Ví dụ: chờ bàn giao 2,1 ha."),
    ] = None
