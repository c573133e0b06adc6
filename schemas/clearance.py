"""GPMB: land, households, money, resettlement, graves and utilities still in a project's way."""

from typing import Annotated, ClassVar

from schemas.choices import CLEARANCE_STATUS, COMMUNES, SECTION
from schemas.clearance_columns import (
    GRAVES,
    HOUSEHOLDS,
    RESETTLING,
    SCHEDULE,
    SPOIL,
    UTILITIES,
    done,
    finish,
    households,
    in_year,
    land,
    moved,
    spent,
    to_move,
    total,
)
from schemas.column import Carry, Layout, Row, Sheet, choice, text
from schemas.column import note as remark
from schemas.said import SaidDate
from schemas.shared import ProjectCode


class Clearance(Row):
    """Land clearance of one part of a project in one commune."""

    sheet: ClassVar[Sheet] = Sheet(
        name="clearance",
        title="GPMB",
        heading="TÌNH HÌNH GIẢI PHÓNG MẶT BẰNG",
        key=("project_code", "commune_code", "section"),
        layout=Layout.CARD,
        note="Ghi số lũy kế từ khi bắt đầu đến ngày chốt vào cột Kỳ này; chưa rõ thì để trống.",
        was=("Mặt bằng", "Giải phóng mặt bằng"),
    )

    project_code: ProjectCode
    commune_code: Annotated[
        str,
        choice(
            "Xã, phường",
            COMMUNES,
            locked=True,
            owed=True,
            carry=Carry.STOCK,
            help="Điền sẵn theo danh mục. Ví dụ: 06565 – Khuất Xá.",
        ),
    ]
    section: Annotated[
        str,
        choice(
            "Phần dự án",
            SECTION,
            locked=True,
            owed=True,
            carry=Carry.STOCK,
            help="Tuyến chính và bổ sung báo cáo riêng, hoặc toàn bộ báo cáo chung.",
        ),
    ]
    required_m2: Annotated[
        float | None,
        land(
            "Diện tích phải thu hồi",
            locked=True,
            help="Điền sẵn theo danh mục. Thay đổi thì báo Sở Tài chính. Ví dụ: 381.000 (38,1 ha).",
            was=("Tổng diện tích phải thu hồi",),
        ),
    ] = None
    handed_over_m2: Annotated[
        float | None,
        land(
            "Diện tích đã bàn giao",
            owed=True,
            cumulative=True,
            help="Đã bàn giao cho chủ đầu tư, lũy kế, tính bằng m². Ví dụ: 157.000 (15,7 ha).",
            was=("Diện tích đã thu hồi, bàn giao",),
        ),
    ] = None
    voluntary_m2: Annotated[
        float | None,
        land(
            "Trong đó: dân bàn giao trước",
            help="Diện tích người dân bàn giao trước khi nhận tiền. Ví dụ: 12.500.",
            since=2,
        ),
    ] = None
    affected: Annotated[
        int | None,
        total(
            "Bị ảnh hưởng",
            "hộ, tổ chức",
            HOUSEHOLDS,
            owed=True,
            help="Tổng số hộ, tổ chức thuộc diện thu hồi đất. Ví dụ: 122.",
            was=("Tổng số hộ, tổ chức thuộc diện thu hồi",),
        ),
    ] = None
    noticed: Annotated[
        int | None,
        households("Đã có thông báo thu hồi đất", help="Không quá số bị ảnh hưởng. Ví dụ: 118."),
    ] = None
    counted: Annotated[
        int | None,
        households("Đã kiểm đếm", help="Số đã kiểm đếm xong, lũy kế. Ví dụ: 110."),
    ] = None
    plan_approved: Annotated[
        int | None,
        households(
            "Đã phê duyệt phương án",
            help="Số đã có phương án bồi thường được duyệt, không quá số đã kiểm đếm. Ví dụ: 95.",
            was=("Đã có PA bồi thường được duyệt",),
        ),
    ] = None
    published: Annotated[
        int | None,
        households(
            "Đã công khai phương án",
            help="Số đã niêm yết, công khai phương án, lũy kế. Ví dụ: 95.",
            was=("Đã công khai PA",),
        ),
    ] = None
    paid: Annotated[
        int | None,
        households(
            "Đã nhận tiền",
            help="Số đã nhận tiền bồi thường, không quá số được duyệt phương án. Ví dụ: 80.",
        ),
    ] = None
    handed_over: Annotated[
        int | None,
        households("Đã bàn giao mặt bằng", help="Số đã bàn giao mặt bằng, lũy kế. Ví dụ: 78."),
    ] = None
    houses_to_move: Annotated[int | None, total("Nhà phải di dời", "nhà", HOUSEHOLDS)] = None
    houses_moved: Annotated[int | None, done("Nhà đã di dời", "nhà", HOUSEHOLDS)] = None
    compensation_approved_vnd: Annotated[
        int | None,
        spent(
            "Bồi thường, hỗ trợ được duyệt",
            help="Giá trị theo các phương án đã phê duyệt, lũy kế. Ví dụ: 86.450,5.",
        ),
    ] = None
    compensation_paid_vnd: Annotated[
        int | None,
        spent(
            "Đã chi trả",
            help="Đã chi trả cho người dân, tổ chức, lũy kế. Ví dụ: 71.200.",
            was=("Đã chi trả lũy kế",),
        ),
    ] = None
    plan_gpmb_year_vnd: Annotated[
        int | None,
        in_year(
            "Kế hoạch vốn GPMB trong năm",
            help="Vốn bồi thường, GPMB được giao trong năm. Ví dụ: 60.000.",
        ),
    ] = None
    paid_gpmb_year_vnd: Annotated[
        int | None,
        in_year(
            "Giải ngân vốn GPMB trong năm",
            help="Giải ngân từ đầu năm đến ngày chốt. Ví dụ: 42.300.",
        ),
    ] = None
    resettle_needed: Annotated[
        int | None, total("Hộ phải bố trí tái định cư", "hộ", RESETTLING)
    ] = None
    resettle_arranged: Annotated[
        int | None,
        done(
            "Hộ đã bố trí tái định cư",
            "hộ",
            RESETTLING,
            help="Số hộ đã được giao nền, căn tái định cư, lũy kế. Ví dụ: 14.",
        ),
    ] = None
    graves_total: Annotated[int | None, total("Mộ phải di chuyển", "mộ", GRAVES)] = None
    graves_moved: Annotated[int | None, done("Mộ đã di chuyển", "mộ", GRAVES)] = None
    power_total: Annotated[int | None, to_move("Điện")] = None
    power_done: Annotated[int | None, moved("Điện")] = None
    water_total: Annotated[int | None, to_move("Nước")] = None
    water_done: Annotated[int | None, moved("Nước")] = None
    telecom_total: Annotated[int | None, to_move("Viễn thông")] = None
    telecom_done: Annotated[int | None, moved("Viễn thông")] = None
    other_utilities_total: Annotated[int | None, to_move("Hạ tầng khác")] = None
    other_utilities_done: Annotated[int | None, moved("Hạ tầng khác")] = None
    utility_owner: Annotated[
        str | None,
        text(
            "Đơn vị quản lý hạ tầng",
            section=UTILITIES,
            carry=Carry.STOCK,
            help="Đơn vị phải di dời phần còn lại. Ví dụ: Công ty Điện lực Lạng Sơn.",
        ),
    ] = None
    spoil_sites_total: Annotated[int | None, total("Bãi đổ thải cần có", "bãi", SPOIL)] = None
    spoil_sites_done: Annotated[int | None, done("Bãi đổ thải đã bàn giao", "bãi", SPOIL)] = None
    planned_finish_date: Annotated[
        SaidDate | None,
        finish(
            "Hoàn thành theo kế hoạch",
            locked=True,
            help="Điền sẵn theo danh mục. Ví dụ: 30/06/2026.",
        ),
    ] = None
    forecast_finish_date: Annotated[
        SaidDate | None,
        finish(
            "Dự kiến hoàn thành",
            help="Chưa xong: ngày dự kiến bàn giao toàn bộ. Ví dụ: 31/08/2026 hoặc Quý III/2026.",
        ),
    ] = None
    actual_finish_date: Annotated[
        SaidDate | None,
        finish(
            "Hoàn thành thực tế",
            help="Đã xong: ngày bàn giao toàn bộ, không sau ngày chốt số liệu. Ví dụ: 10/02/2026.",
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Tình trạng",
            CLEARANCE_STATUS,
            section=SCHEDULE,
            owed=True,
            carry=Carry.STOCK,
            help="Chọn tình trạng đến ngày chốt số liệu. Ví dụ: Đang triển khai.",
            was=("Tình trạng tổng thể",),
        ),
    ] = None
    note: Annotated[
        str | None,
        remark(
            "Vướng mắc chính",
            section=SCHEDULE,
            help="Ghi ngắn gọn phần còn lại vướng gì. Ví dụ: 06 hộ chưa đồng ý đơn giá.",
            was=("Ghi chú",),
        ),
    ] = None
