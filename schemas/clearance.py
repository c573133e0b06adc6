"""GPMB: land, households, money, resettlement, graves and utilities still in a project's way."""

from __future__ import annotations

from typing import Annotated, ClassVar, Unpack

from schemas.choices import CLEARANCE_STATUS, COMMUNES, SECTION
from schemas.column import (
    Carry,
    Column,
    Facts,
    Layout,
    Row,
    Sheet,
    area,
    choice,
    count,
    day,
    money,
    text,
)
from schemas.column import note as remark
from schemas.said import SaidDate
from schemas.shared import ProjectCode

_AREA = "Diện tích"
_HOUSEHOLDS = "Hộ gia đình, tổ chức"
_MONEY = "Kinh phí"
_RESETTLING = "Tái định cư"
_GRAVES = "Mồ mả"
_UTILITIES = "Hạ tầng kỹ thuật"
_SPOIL = "Bãi đổ thải"
_TIME = "Tiến độ"


def _total(label: str, unit: str, section: str, **facts: Unpack[Facts]) -> Column:
    return count(label, unit, section=section, carry=Carry.STOCK, **facts)


def _done(label: str, unit: str, section: str, **facts: Unpack[Facts]) -> Column:
    return count(label, unit, section=section, carry=Carry.STOCK, cumulative=True, **facts)


def _land(label: str, **facts: Unpack[Facts]) -> Column:
    return area(label, section=_AREA, carry=Carry.STOCK, **facts)


def _households(label: str, **facts: Unpack[Facts]) -> Column:
    return _done(label, "hộ, tổ chức", _HOUSEHOLDS, **facts)


def _to_move(what: str) -> Column:
    return _total(
        f"{what}: phải di dời",
        "vị trí",
        _UTILITIES,
        help=f"Tổng số vị trí {what.lower()} phải di dời; không có thì ghi 0. Ví dụ: 40.",
    )


def _moved(what: str) -> Column:
    return _done(
        f"{what}: đã di dời",
        "vị trí",
        _UTILITIES,
        help=f"Số vị trí {what.lower()} đã di dời xong, lũy kế. Ví dụ: 25.",
    )


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
        _land(
            "Diện tích phải thu hồi",
            locked=True,
            help="Điền sẵn theo danh mục. Thay đổi thì báo Sở Tài chính. Ví dụ: 381.000 (38,1 ha).",
            was=("Tổng diện tích phải thu hồi",),
        ),
    ] = None
    handed_over_m2: Annotated[
        float | None,
        _land(
            "Diện tích đã bàn giao",
            owed=True,
            cumulative=True,
            help="Đã bàn giao cho chủ đầu tư, lũy kế, tính bằng m². Ví dụ: 157.000 (15,7 ha).",
            was=("Diện tích đã thu hồi, bàn giao",),
        ),
    ] = None
    voluntary_m2: Annotated[
        float | None,
        _land(
            "Trong đó: dân bàn giao trước",
            help="Diện tích người dân bàn giao trước khi nhận tiền. Ví dụ: 12.500.",
            since=2,
        ),
    ] = None
    affected: Annotated[
        int | None,
        _total(
            "Bị ảnh hưởng",
            "hộ, tổ chức",
            _HOUSEHOLDS,
            owed=True,
            help="Tổng số hộ, tổ chức thuộc diện thu hồi đất. Ví dụ: 122.",
            was=("Tổng số hộ, tổ chức thuộc diện thu hồi",),
        ),
    ] = None
    noticed: Annotated[
        int | None,
        _households("Đã có thông báo thu hồi đất", help="Lũy kế, không quá số bị ảnh hưởng."),
    ] = None
    counted: Annotated[
        int | None,
        _households("Đã kiểm đếm", help="Số đã kiểm đếm xong, lũy kế. Ví dụ: 110."),
    ] = None
    plan_approved: Annotated[
        int | None,
        _households(
            "Đã phê duyệt phương án",
            help="Số đã có phương án bồi thường được duyệt, không quá số đã kiểm đếm. Ví dụ: 95.",
            was=("Đã có PA bồi thường được duyệt",),
        ),
    ] = None
    published: Annotated[
        int | None,
        _households(
            "Đã công khai phương án",
            help="Số đã niêm yết, công khai phương án, lũy kế. Ví dụ: 95.",
            was=("Đã công khai PA",),
        ),
    ] = None
    paid: Annotated[
        int | None,
        _households(
            "Đã nhận tiền",
            help="Số đã nhận tiền bồi thường, không quá số được duyệt phương án. Ví dụ: 80.",
        ),
    ] = None
    handed_over: Annotated[
        int | None,
        _households("Đã bàn giao mặt bằng", help="Số đã bàn giao mặt bằng, lũy kế. Ví dụ: 78."),
    ] = None
    houses_to_move: Annotated[
        int | None,
        _total("Nhà phải di dời", "nhà", _HOUSEHOLDS, help="Không có thì ghi 0. Ví dụ: 31."),
    ] = None
    houses_moved: Annotated[
        int | None,
        _done("Nhà đã di dời", "nhà", _HOUSEHOLDS, help="Số nhà đã di dời, lũy kế. Ví dụ: 19."),
    ] = None
    compensation_approved_vnd: Annotated[
        int | None,
        money(
            "Bồi thường, hỗ trợ được duyệt",
            section=_MONEY,
            cumulative=True,
            carry=Carry.STOCK,
            help="Giá trị theo các phương án đã phê duyệt, lũy kế. Ví dụ: 86.450,5.",
        ),
    ] = None
    compensation_paid_vnd: Annotated[
        int | None,
        money(
            "Đã chi trả",
            section=_MONEY,
            cumulative=True,
            carry=Carry.STOCK,
            help="Đã chi trả cho người dân, tổ chức, lũy kế. Ví dụ: 71.200.",
            was=("Đã chi trả lũy kế",),
        ),
    ] = None
    plan_gpmb_year_vnd: Annotated[
        int | None,
        money(
            "Kế hoạch vốn GPMB trong năm",
            section=_MONEY,
            carry=Carry.YEAR,
            help="Vốn bồi thường, GPMB được giao trong năm. Ví dụ: 60.000.",
        ),
    ] = None
    paid_gpmb_year_vnd: Annotated[
        int | None,
        money(
            "Giải ngân vốn GPMB trong năm",
            section=_MONEY,
            carry=Carry.YEAR,
            help="Giải ngân từ đầu năm đến ngày chốt. Ví dụ: 42.300.",
        ),
    ] = None
    resettle_needed: Annotated[
        int | None,
        _total("Hộ phải bố trí tái định cư", "hộ", _RESETTLING, help="Không có thì ghi 0."),
    ] = None
    resettle_arranged: Annotated[
        int | None,
        _done(
            "Hộ đã bố trí tái định cư",
            "hộ",
            _RESETTLING,
            help="Số hộ đã được giao nền, căn tái định cư, lũy kế. Ví dụ: 14.",
        ),
    ] = None
    graves_total: Annotated[
        int | None,
        _total("Mộ phải di chuyển", "mộ", _GRAVES, help="Không có thì ghi 0. Ví dụ: 57."),
    ] = None
    graves_moved: Annotated[
        int | None,
        _done("Mộ đã di chuyển", "mộ", _GRAVES, help="Số mộ đã di chuyển, lũy kế. Ví dụ: 41."),
    ] = None
    power_total: Annotated[int | None, _to_move("Điện")] = None
    power_done: Annotated[int | None, _moved("Điện")] = None
    water_total: Annotated[int | None, _to_move("Nước")] = None
    water_done: Annotated[int | None, _moved("Nước")] = None
    telecom_total: Annotated[int | None, _to_move("Viễn thông")] = None
    telecom_done: Annotated[int | None, _moved("Viễn thông")] = None
    other_utilities_total: Annotated[int | None, _to_move("Hạ tầng khác")] = None
    other_utilities_done: Annotated[int | None, _moved("Hạ tầng khác")] = None
    utility_owner: Annotated[
        str | None,
        text(
            "Đơn vị quản lý hạ tầng",
            section=_UTILITIES,
            carry=Carry.STOCK,
            help="Đơn vị phải di dời phần còn lại. Ví dụ: Công ty Điện lực Lạng Sơn.",
        ),
    ] = None
    spoil_sites_total: Annotated[
        int | None,
        _total("Bãi đổ thải cần có", "bãi", _SPOIL, help="Không có thì ghi 0. Ví dụ: 44."),
    ] = None
    spoil_sites_done: Annotated[
        int | None,
        _done("Bãi đổ thải đã bàn giao", "bãi", _SPOIL, help="Lũy kế. Ví dụ: 8."),
    ] = None
    planned_finish_date: Annotated[
        SaidDate | None,
        day(
            "Hoàn thành theo kế hoạch",
            section=_TIME,
            locked=True,
            carry=Carry.STOCK,
            help="Điền sẵn theo danh mục. Ví dụ: 30/06/2026.",
        ),
    ] = None
    forecast_finish_date: Annotated[
        SaidDate | None,
        day(
            "Dự kiến hoàn thành",
            section=_TIME,
            carry=Carry.STOCK,
            help="Chưa xong: ngày dự kiến bàn giao toàn bộ. Ví dụ: 31/08/2026 hoặc Quý III/2026.",
        ),
    ] = None
    actual_finish_date: Annotated[
        SaidDate | None,
        day(
            "Hoàn thành thực tế",
            section=_TIME,
            carry=Carry.STOCK,
            help="Đã xong: ngày bàn giao toàn bộ, không sau ngày chốt số liệu. Ví dụ: 10/02/2026.",
        ),
    ] = None
    status: Annotated[
        str | None,
        choice(
            "Tình trạng",
            CLEARANCE_STATUS,
            section=_TIME,
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
            section=_TIME,
            help="Ghi ngắn gọn phần còn lại vướng gì. Ví dụ: 06 hộ chưa đồng ý đơn giá.",
            was=("Ghi chú",),
        ),
    ] = None
