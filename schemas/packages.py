"""Tiến độ: what each work package was to do, has done, and is short of."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from schemas.choices import (
    DELAY_CAUSE,
    DELAY_NATURE,
    DELAY_PARTY,
    MATERIALS,
    PACKAGES,
    VERDICT,
)
from schemas.column import Carry, Formula, Row, Sheet, choice, count, day, money, note, share, text
from schemas.said import SaidDate
from schemas.shared import ProjectCode

_WORK = "Khối lượng thực hiện"
_TIME = "Thời gian thực hiện"
_CREW = "Nhân lực, máy móc, vật liệu"
_VERDICT = "Đánh giá tiến độ"


def done_rate_of(row: Mapping[str, Any]) -> float | None:
    """Return done work ÷ contract value; None where either is unknown or the value is 0."""
    done, value = row.get("done_work_vnd"), row.get("contract_value_vnd")
    return done / value if done is not None and value else None


class Package(Row):
    """One work package (gói thầu, hạng mục) of a project."""

    sheet: ClassVar[Sheet] = Sheet(
        name="packages",
        title="Tiến độ",
        heading="TIẾN ĐỘ THỰC HIỆN CÁC GÓI THẦU, HẠNG MỤC",
        key=("project_code", "package_code"),
        spare_rows=5,
        note="Giá trị lũy kế từ khi khởi công đến ngày chốt số liệu.",
        was=("Tiến độ thi công",),
    )

    project_code: ProjectCode
    package_code: Annotated[
        str,
        choice(
            "Gói thầu, hạng mục",
            PACKAGES,
            locked=True,
            carry=Carry.STOCK,
            width=34,
            help="Chọn trong danh sách; gói thầu chưa có trong danh mục thì để trống ô này.",
        ),
    ]
    package: Annotated[
        str | None,
        text(
            "Tên gói thầu ngoài danh mục",
            carry=Carry.STOCK,
            help="Gói chưa có trong danh mục thì chưa tính vào tiến độ. Ví dụ: Gói số 05 – Cầu.",
            since=2,
        ),
    ] = None
    contractor: Annotated[
        str | None,
        text(
            "Nhà thầu",
            carry=Carry.STOCK,
            help="Tên nhà thầu chính hoặc liên danh. Ví dụ: Liên danh Công ty A – Công ty B.",
            was=("Đơn vị thi công",),
        ),
    ] = None
    contract_value_vnd: Annotated[
        int | None,
        money(
            "Giá trị hợp đồng",
            locked=True,
            carry=Carry.STOCK,
            help="Lấy từ danh mục; nếu đã điều chỉnh hợp đồng, báo Sở Tài chính cập nhật.",
        ),
    ] = None
    planned_work_vnd: Annotated[
        int | None,
        money(
            "Kế hoạch lũy kế",
            band=_WORK,
            carry=Carry.STOCK,
            help="Phải hoàn thành đến ngày chốt theo kế hoạch được duyệt. Ví dụ: 4.100.000.",
            was=("Khối lượng kế hoạch lũy kế",),
        ),
    ] = None
    done_work_vnd: Annotated[
        int | None,
        money(
            "Thực hiện lũy kế",
            band=_WORK,
            owed=True,
            cumulative=True,
            carry=Carry.STOCK,
            help="Giá trị khối lượng đã thực hiện từ khởi công. Ví dụ: 3.813.000 (3.813 tỷ đồng).",
            was=("Khối lượng thực hiện lũy kế",),
        ),
    ] = None
    accepted_work_vnd: Annotated[
        int | None,
        money(
            "Nghiệm thu lũy kế",
            band=_WORK,
            cumulative=True,
            carry=Carry.STOCK,
            help="Giá trị khối lượng đã nghiệm thu từ khởi công. Ví dụ: 3.520.000.",
            was=("Khối lượng nghiệm thu lũy kế",),
        ),
    ] = None
    done_rate: Annotated[
        float | None,
        share(
            "Tỷ lệ thực hiện",
            band=_WORK,
            upper=None,
            carry=Carry.STOCK,
            help="Tự tính: thực hiện lũy kế chia cho giá trị hợp đồng.",
            formula=Formula(
                excel="IF(AND(ISNUMBER({done_work_vnd}),N({contract_value_vnd})>0),"
                '{done_work_vnd}/{contract_value_vnd},"")',
                compute=done_rate_of,
            ),
            was=("Tỷ lệ % thực hiện",),
        ),
    ] = None
    start_date: Annotated[
        SaidDate | None,
        day(
            "Khởi công",
            band=_TIME,
            carry=Carry.STOCK,
            help="Ngày khởi công thực tế, ghi dd/mm/yyyy. Ví dụ: 21/04/2024.",
            was=("Ngày khởi công",),
        ),
    ] = None
    contract_finish_date: Annotated[
        SaidDate | None,
        day(
            "Hoàn thành theo hợp đồng",
            band=_TIME,
            carry=Carry.STOCK,
            help="Theo hợp đồng hoặc phụ lục mới nhất, ghi dd/mm/yyyy. Ví dụ: 31/12/2026.",
        ),
    ] = None
    forecast_finish_date: Annotated[
        SaidDate | None,
        day(
            "Dự kiến hoàn thành",
            band=_TIME,
            carry=Carry.STOCK,
            help="Theo tình hình hiện nay. Ví dụ: 30/06/2027 hoặc Quý II/2027.",
        ),
    ] = None
    workers: Annotated[
        int | None,
        count("Nhân lực hiện có", "người", band=_CREW, help="Số người đang làm việc. Ví dụ: 320."),
    ] = None
    workers_required: Annotated[
        int | None,
        count(
            "Nhân lực cần có",
            "người",
            band=_CREW,
            help="Theo biện pháp thi công được duyệt. Ví dụ: 450.",
        ),
    ] = None
    machines: Annotated[
        int | None,
        count(
            "Máy hiện có", "máy", band=_CREW, help="Máy chính đang hoạt động. Ví dụ: 46.", since=2
        ),
    ] = None
    machines_required: Annotated[
        int | None,
        count("Máy cần có", "máy", band=_CREW, help="Theo biện pháp thi công. Ví dụ: 60.", since=2),
    ] = None
    materials: Annotated[
        str | None,
        choice(
            "Vật liệu", MATERIALS, band=_CREW, width=12, help="Chọn “Đủ” hoặc “Thiếu” vật liệu."
        ),
    ] = None
    materials_note: Annotated[
        str | None,
        note(
            "Vật liệu thiếu",
            band=_CREW,
            help="Ghi loại vật liệu, số lượng còn thiếu. Ví dụ: thiếu 120.000 m³ đất đắp K95.",
            was=("Ghi chú",),
        ),
    ] = None
    verdict: Annotated[
        str | None,
        choice(
            "Đánh giá",
            VERDICT,
            band=_VERDICT,
            owed=True,
            help="Đơn vị tự đánh giá. “Chậm tiến độ” thì ghi nguyên nhân, tính chất, giải pháp.",
            was=("Đánh giá tiến độ",),
        ),
    ] = None
    delay_cause: Annotated[
        str | None,
        choice(
            "Nguyên nhân chậm",
            DELAY_CAUSE,
            band=_VERDICT,
            width=30,
            help="Chọn nguyên nhân chính khi chậm. Ví dụ: 9b – Giải phóng mặt bằng.",
        ),
    ] = None
    delay_nature: Annotated[
        str | None,
        choice(
            "Tính chất",
            DELAY_NATURE,
            band=_VERDICT,
            width=14,
            help="Khi chậm, chọn “Chủ quan” hoặc “Khách quan”.",
        ),
    ] = None
    delay_party: Annotated[
        str | None,
        choice(
            "Bên gây chậm",
            DELAY_PARTY,
            band=_VERDICT,
            width=14,
            help="Khi chậm, chọn bên có trách nhiệm chính. Ví dụ: Nhà thầu.",
            since=2,
        ),
    ] = None
    remedy: Annotated[
        str | None,
        note(
            "Giải pháp khắc phục",
            band=_VERDICT,
            help="Khi chậm, ghi việc sẽ làm, thời hạn. Ví dụ: bổ sung 02 mũi từ 01/4/2026.",
        ),
    ] = None
