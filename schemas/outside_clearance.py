"""The departments' register of clearance in 31 columns, a row a project and commune, as a map."""

from __future__ import annotations

from datetime import date
from typing import Final

from schemas.outside import Given, Instead, OutsideForm, fills, passes

CLEARANCE_REGISTER: Final = OutsideForm(
    code="GPMB-31",
    name="bảng theo dõi bồi thường, giải phóng mặt bằng 31 cột",
    form="XA",
    tables=("clearance",),
    valid_from=date(2026, 1, 1),
    columns=(
        passes("STT", "TT", "Số TT"),
        fills("project_code", "Tên dự án", "Dự án", "Mã dự án"),
        fills("section", "Dự án thành phần …", "Phần dự án", "Hạng mục", blank="toan_bo"),
        passes("Chủ đầu tư/Đơn vị GPMB", "Đơn vị GPMB", "Chủ đầu tư", cover="unit_name"),
        fills("commune_code", "Địa bàn …", "Xã, phường", "Phường, xã"),
        passes("Nhóm dự án …"),
        fills("required_m2", "Tổng diện tích phải thu hồi", "Diện tích phải thu hồi"),
        fills("handed_over_m2", "Diện tích đã thu hồi, bàn giao", "Diện tích đã bàn giao"),
        passes("Tỷ lệ …"),
        fills("affected", "Tổng số hộ, tổ chức thuộc diện thu hồi", "Tổng số hộ …"),
        fills("noticed", "Số đã có TB thu hồi đất", "Số đã có thông báo thu hồi đất"),
        fills("counted", "Số đã kiểm đếm"),
        fills("plan_approved", "Số đã có PA bồi thường được duyệt", "Số đã có phương án … duyệt"),
        fills("published", "Số đã công khai PA", "Số đã công khai phương án"),
        fills("paid", "Số đã nhận tiền", "Số đã nhận tiền …"),
        fills("handed_over", "Số đã bàn giao mặt bằng"),
        fills(
            "compensation_approved_vnd",
            "Tổng giá trị BT, HT theo PA duyệt",
            "Tổng giá trị bồi thường, hỗ trợ …",
        ),
        fills("compensation_paid_vnd", "Đã chi trả lũy kế", "Lũy kế đã chi trả", "Đã chi trả"),
        fills("resettle_needed", "Số hộ TĐC", "Số hộ tái định cư", "Số hộ … tái định cư"),
        fills(
            "resettle_arranged",
            "Số đã bố trí nền/căn TĐC",
            "Số đã bố trí nền, căn tái định cư",
            "Số đã bố trí …",
        ),
        passes("Còn lại …"),
        fills("plan_gpmb_year_vnd", "KHV bồi thường, GPMB năm …", "Kế hoạch vốn bồi thường …"),
        fills("paid_gpmb_year_vnd", "Giải ngân lũy kế trong năm", "Giải ngân lũy kế …"),
        fills("planned_finish_date", "Mốc hoàn thành GPMB theo kế hoạch", "Mốc hoàn thành …"),
        fills(
            "forecast_finish_date",
            "Ngày hoàn thành thực tế/dự kiến",
            "Ngày hoàn thành …",
            instead=Instead("actual_finish_date", "status", "hoan_thanh"),
        ),
        passes("Chênh lệch tiến độ …"),
        fills("status", "Tình trạng tổng thể", "Tình trạng"),
        passes("Kỳ báo cáo …", cover="period"),
        fills("note", "Ghi chú"),
    ),
    needed=("project_code", "commune_code", "handed_over_m2"),
    fewest=16,
    given=(Given("clearance", "section", "toan_bo"),),
    heading=(("unit_name", "Đơn vị"), ("unit_name", "Tên đơn vị")),
    source="mẫu của sở, ngành lập theo Thông tư 44/2026/TT-BTC, Mẫu 03 và Nghị định 88/2024/NĐ-CP",
)
