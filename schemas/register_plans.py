"""What was promised and decided: capital, land, milestones, schedules, limits of lateness."""

from typing import Annotated, ClassVar

from schemas.choices import CAPITAL_GROUP, CARRY_KIND, COMMUNES, PROJECTS, SECTION, SOURCE
from schemas.column import (
    Row,
    Sheet,
    area,
    choice,
    code,
    count,
    day,
    money,
    note,
    number,
    share,
    text,
)
from schemas.register_choices import (
    BASE,
    BENCHMARK_KIND,
    COUNTED,
    DECISION_KIND,
    LEVEL,
    PART,
    DocumentDate,
    DocumentNo,
    ValidFrom,
    ValidUntil,
)
from schemas.said import SaidDate
from schemas.shared import EARLIEST_YEAR, LATEST_YEAR


class CapitalPlan(Row):
    """One signed decision on a project's capital; an adjustment is the change it makes."""

    sheet: ClassVar[Sheet] = Sheet(
        name="capital_plans",
        title="Kế hoạch vốn",
        heading="KẾ HOẠCH VỐN THEO QUYẾT ĐỊNH",
        key=(
            "project_code",
            "source",
            "budget_year",
            "carry_kind",
            "level",
            "decision_kind",
            "decision_no",
        ),
        spare_rows=60,
        note="Mỗi quyết định một dòng. Quyết định điều chỉnh: ghi số tăng (+) hoặc giảm (-),"
        " không ghi số sau điều chỉnh. Không cộng các cấp giao với nhau.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    source: Annotated[str, choice("Nguồn vốn", SOURCE, owed=True, width=30)]
    budget_year: Annotated[
        int,
        count(
            "Năm kế hoạch",
            "",
            owed=True,
            lower=EARLIEST_YEAR,
            upper=LATEST_YEAR,
            help="Năm của kế hoạch vốn.",
        ),
    ]
    carry_kind: Annotated[str, choice("Loại kế hoạch", CARRY_KIND, owed=True, width=34)]
    decision_kind: Annotated[str, choice("Loại quyết định", DECISION_KIND, owed=True)]
    level: Annotated[str, choice("Cấp giao", LEVEL, owed=True, width=28)]
    amount_vnd: Annotated[
        int | None,
        money("Số tiền", owed=True, lower=None, help="Số tăng, giảm; giảm ghi số âm."),
    ] = None
    decision_no: DocumentNo = None
    decision_date: Annotated[
        SaidDate | None,
        day("Ngày quyết định", owed=True, help="Tính vào kế hoạch từ ngày này."),
    ] = None
    remark: Annotated[str | None, note("Ghi chú")] = None


class ClearancePlan(Row):
    """The land that a project needs in one commune, and by when."""

    sheet: ClassVar[Sheet] = Sheet(
        name="clearance_plans",
        title="Mặt bằng",
        heading="KẾ HOẠCH GIẢI PHÓNG MẶT BẰNG",
        key=("project_code", "commune_code", "section", "valid_from"),
        spare_rows=40,
        note="Đã chia tuyến chính và bổ sung thì không ghi dòng toàn bộ.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    commune_code: Annotated[str, choice("Xã, phường", COMMUNES, owed=True, width=28)]
    section: Annotated[str, choice("Phần", SECTION, owed=True)]
    required_m2: Annotated[float | None, area("Diện tích phải thu hồi", owed=True)] = None
    planned_finish_date: Annotated[
        SaidDate | None, day("Hạn hoàn thành theo kế hoạch", owed=True)
    ] = None
    document_no: DocumentNo = None
    document_date: DocumentDate = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class PlannedMilestone(Row):
    """The day promised for a milestone: the baseline (version 0) or an approved change."""

    sheet: ClassVar[Sheet] = Sheet(
        name="planned_milestones",
        title="Mốc kế hoạch",
        heading="MỐC KẾ HOẠCH ĐƯỢC DUYỆT",
        key=("project_code", "milestone_code", "version"),
        spare_rows=60,
        note="Lần 0 là kế hoạch gốc, không sửa. Mỗi lần được duyệt điều chỉnh thêm một dòng.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    milestone_code: Annotated[
        str, code("Mã mốc", owed=True, help="M01 đến M11; mốc riêng của dự án: X01, X02.")
    ]
    milestone_name: Annotated[
        str | None, text("Tên mốc", help="Ghi với mốc riêng X01, X02.", width=34)
    ] = None
    version: Annotated[
        int, count("Lần", "", owed=True, upper=99, help="0: kế hoạch gốc; 1, 2: lần điều chỉnh.")
    ]
    planned_date: Annotated[
        SaidDate | None, day("Thời hạn theo kế hoạch", owed=True, help="Ví dụ: 31/03/2026.")
    ] = None
    document_no: DocumentNo = None
    document_date: DocumentDate = None
    in_force_from: Annotated[
        SaidDate | None,
        day("Áp dụng từ ngày", help="Để trống: từ ngày văn bản; kế hoạch gốc: từ đầu."),
    ] = None


class ApprovedPlan(Row):
    """The approval by which a proposed schedule plan becomes a version in force."""

    sheet: ClassVar[Sheet] = Sheet(
        name="approved_plans",
        title="Kế hoạch đã duyệt",
        heading="KẾ HOẠCH TIẾN ĐỘ ĐÃ DUYỆT",
        key=("project_code", "version"),
        spare_rows=30,
        note="Kế hoạch gửi theo biểu KH chỉ được dùng khi có dòng duyệt ở đây; lần 0 là gốc.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    version: Annotated[int, count("Lần", "", owed=True, upper=99, help="0: kế hoạch gốc.")]
    document_no: DocumentNo = None
    document_date: DocumentDate = None
    in_force_from: Annotated[
        SaidDate | None, day("Áp dụng từ ngày", owed=True, help="Ngày đầu tiên áp dụng.")
    ] = None
    remark: Annotated[str | None, note("Ghi chú")] = None


class Threshold(Row):
    """The limits of one part of the status, for one capital group or for all."""

    sheet: ClassVar[Sheet] = Sheet(
        name="thresholds",
        title="Ngưỡng",
        heading="NGƯỠNG ĐÁNH GIÁ TRẠNG THÁI",
        key=("capital_group", "part", "valid_from"),
        spare_rows=20,
        note="Đạt giới hạn xanh là xanh; không đạt nhưng còn trong giới hạn vàng là vàng;"
        " ngoài giới hạn vàng là đỏ.",
    )

    capital_group: Annotated[
        str | None,
        choice("Nhóm nguồn vốn", CAPITAL_GROUP, help="Để trống: mọi nhóm.", width=30),
    ] = None
    part: Annotated[str, choice("Tiêu chí", PART, owed=True, width=44)]
    counted: Annotated[
        str | None, choice("Tính vào trạng thái", COUNTED, help="Để trống: theo mặc định.")
    ] = None
    green_limit: Annotated[
        float | None,
        number(
            "Giới hạn xanh", help="SPI(t): số nhỏ nhất; ngày chậm: số lớn nhất; điểm %: ví dụ -5."
        ),
    ] = None
    amber_limit: Annotated[
        float | None, number("Giới hạn vàng", help="Cùng đơn vị với giới hạn xanh.")
    ] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Benchmark(Row):
    """A disbursement rate to compare with: an average published, or a target set."""

    sheet: ClassVar[Sheet] = Sheet(
        name="benchmarks",
        title="Mốc so sánh",
        heading="MỐC SO SÁNH TỶ LỆ GIẢI NGÂN",
        key=("kind", "base", "budget_year", "on_date"),
        spare_rows=30,
    )

    kind: Annotated[str, choice("Loại mốc", BENCHMARK_KIND, owed=True, width=26)]
    base: Annotated[str, choice("Mẫu số", BASE, owed=True, width=44)]
    budget_year: Annotated[
        int,
        count(
            "Năm kế hoạch",
            "",
            owed=True,
            lower=EARLIEST_YEAR,
            upper=LATEST_YEAR,
            help="Ví dụ: 2026.",
        ),
    ]
    on_date: Annotated[SaidDate, day("Tính đến ngày", owed=True)]
    rate: Annotated[
        float | None, share("Tỷ lệ giải ngân", owed=True, help="Ghi theo %, ví dụ: 39,8.")
    ] = None
    origin: Annotated[
        str | None, text("Nguồn số liệu", help="Văn bản công bố số liệu.", width=40)
    ] = None
