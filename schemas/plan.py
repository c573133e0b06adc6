"""KH: a project's proposed curves of work and of payments, month by month, and its milestones."""

from typing import Annotated, ClassVar

from schemas.column import Carry, Column, Row, Sheet, day, money, share, text
from schemas.said import SaidDate
from schemas.shared import MilestoneCode, PlanVersion, PlanYear, ProjectCode

_BAND = "Lũy kế đến cuối tháng"


def _month(number: int) -> str:
    return f"Tháng {number:02}"


def _work(number: int) -> Column:
    return share(
        _month(number),
        band=_BAND,
        carry=Carry.STOCK,
        width=10,
        help=f"Tỷ lệ khối lượng lũy kế từ khởi công phải đạt đến hết tháng {number:02}, không giảm "
        "so với tháng trước. Ví dụ: 45,5%.",
    )


def _payment(number: int) -> Column:
    return money(
        _month(number),
        band=_BAND,
        carry=Carry.STOCK,
        width=12,
        help=f"Giải ngân lũy kế từ khởi công phải đạt đến hết tháng {number:02}, không giảm "
        "so với tháng trước. Ví dụ: 1.250.000.",
    )


class WorkPlan(Row):
    """One year of one version of a project's curve of work, as shares of its progress base."""

    sheet: ClassVar[Sheet] = Sheet(
        name="work_plan",
        title="Kế hoạch khối lượng",
        heading="KẾ HOẠCH TIẾN ĐỘ THỰC HIỆN KHỐI LƯỢNG",
        key=("project_code", "version", "year"),
        spare_rows=10,
        note="Lũy kế từ khởi công; tháng để trống được chia đều giữa hai tháng có số; năm cuối "
        "đạt 100%.",
        was=("Kế hoạch tiến độ",),
    )

    project_code: ProjectCode
    version: PlanVersion
    year: PlanYear
    opening: Annotated[
        float | None,
        share(
            "Lũy kế đến 31/12 năm trước",
            owed=True,
            carry=Carry.STOCK,
            help="Tỷ lệ khối lượng lũy kế đến hết năm trước; năm đầu tiên ghi 0. Ví dụ: 32,5%.",
        ),
    ] = None
    m01: Annotated[float | None, _work(1)] = None
    m02: Annotated[float | None, _work(2)] = None
    m03: Annotated[float | None, _work(3)] = None
    m04: Annotated[float | None, _work(4)] = None
    m05: Annotated[float | None, _work(5)] = None
    m06: Annotated[float | None, _work(6)] = None
    m07: Annotated[float | None, _work(7)] = None
    m08: Annotated[float | None, _work(8)] = None
    m09: Annotated[float | None, _work(9)] = None
    m10: Annotated[float | None, _work(10)] = None
    m11: Annotated[float | None, _work(11)] = None
    m12: Annotated[float | None, _work(12)] = None


class PaymentPlan(Row):
    """One year of one version of a project's curve of payments, in money."""

    sheet: ClassVar[Sheet] = Sheet(
        name="payment_plan",
        title="Kế hoạch giải ngân",
        heading="KẾ HOẠCH GIẢI NGÂN, THỰC HIỆN VỐN",
        key=("project_code", "version", "year"),
        spare_rows=10,
        note="Lũy kế từ khởi công: vốn nhà nước của dự án, riêng dự án PPP chỉ phần vốn nhà nước "
        "tham gia; dự án vốn ngoài ngân sách: vốn nhà đầu tư thực hiện. Tháng để trống được chia "
        "đều giữa hai tháng có số.",
    )

    project_code: ProjectCode
    version: PlanVersion
    year: PlanYear
    opening: Annotated[
        int | None,
        money(
            "Lũy kế đến 31/12 năm trước",
            owed=True,
            carry=Carry.STOCK,
            help="Giải ngân lũy kế đến hết năm trước; năm đầu tiên ghi 0. Ví dụ: 980.000.",
        ),
    ] = None
    m01: Annotated[int | None, _payment(1)] = None
    m02: Annotated[int | None, _payment(2)] = None
    m03: Annotated[int | None, _payment(3)] = None
    m04: Annotated[int | None, _payment(4)] = None
    m05: Annotated[int | None, _payment(5)] = None
    m06: Annotated[int | None, _payment(6)] = None
    m07: Annotated[int | None, _payment(7)] = None
    m08: Annotated[int | None, _payment(8)] = None
    m09: Annotated[int | None, _payment(9)] = None
    m10: Annotated[int | None, _payment(10)] = None
    m11: Annotated[int | None, _payment(11)] = None
    m12: Annotated[int | None, _payment(12)] = None


class MilestonePlan(Row):
    """One milestone date of one version of a project's plan, as its owner proposes it."""

    sheet: ClassVar[Sheet] = Sheet(
        name="milestone_plan",
        title="Mốc kế hoạch",
        heading="KẾ HOẠCH CÁC MỐC TIẾN ĐỘ",
        key=("project_code", "version", "milestone_code"),
        spare_rows=10,
        note="Chỉ để đối chiếu; mốc kế hoạch có hiệu lực là mốc trong danh mục.",
        required=False,
    )

    project_code: ProjectCode
    version: PlanVersion
    milestone_code: MilestoneCode
    milestone_name: Annotated[
        str | None,
        text(
            "Mốc",
            carry=Carry.STOCK,
            width=32,
            help="Tên mốc; mốc riêng X01, X02… thì ghi tên. Ví dụ: Thông xe kỹ thuật.",
        ),
    ] = None
    planned_date: Annotated[
        SaidDate | None,
        day(
            "Ngày kế hoạch",
            owed=True,
            carry=Carry.STOCK,
            help="Ngày phải đạt mốc, ghi dd/mm/yyyy. Ví dụ: 31/12/2026 hoặc Quý IV/2026.",
        ),
    ] = None
