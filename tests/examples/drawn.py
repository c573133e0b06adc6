"""Sound sheets, drawn: an example changes one thing in one of them."""

from __future__ import annotations

from typing import Final

WORK: Final = """\
Dự án | Gói thầu, hạng mục | Thực hiện lũy kế | Nghiệm thu lũy kế | Khởi công | \
Hoàn thành theo hợp đồng | Nhân lực hiện có | Đánh giá | Nguyên nhân chậm | Tính chất | \
Giải pháp khắc phục
NS-01 | XL-01 | 400000 | 380000 | 2024-02-15 | 2026-12-31 | 320 | Chậm tiến độ | 9b | \
Khách quan | bổ sung 02 mũi"""
DATES: Final = """\
Dự án | Mã mốc | Đề nghị điều chỉnh | Văn bản đề nghị | Dự kiến | Thực tế | Ghi chú
NS-01 | M08 | 2026-09-30 | 45/TTr-BQL | 2026-09-15 | |"""
MONEY: Final = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi | Giải ngân | \
Giải ngân đến hết 31/01 năm kế hoạch | Khối lượng thực hiện từ khởi công | Ghi chú
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000 | =F2+G2 -> 108500 | 210000 | \
330000 |"""
MOBILISED: Final = """\
Dự án | Loại vốn | Lũy kế huy động | Lũy kế | Từ đầu năm
PPP-01 | Vốn vay | 1120000 | {} | {}"""
NEEDS: Final = """\
Dự án | Mục đích | Nhu cầu | Đã được cấp, ứng | Đã hoàn ứng
NS-01 | GPMB | 45000 | 9000 | 8000"""
FILES: Final = """\
Dự án | Thủ tục | Cơ quan giải quyết | Ngày nộp hồ sơ | Trạng thái
NS-01 | Thẩm định thiết kế | SXD – Sở Xây dựng | 2026-02-10 | Đang giải quyết"""
LAND: Final = """\
Dự án | Xã, phường | Phần dự án | Diện tích đã bàn giao | Bị ảnh hưởng | Tình trạng
NS-01 | X-06565 | Toàn bộ | 150000 | 100 | Đang triển khai"""
CARD: Final = """\
Dự án | NS-01 – Nâng cấp QL4B
Xã, phường | X-06565 – UBND xã Khuất Xá
Phần dự án | Toàn bộ
Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú
Diện tích đã bàn giao | m² | | 157000 |
Bị ảnh hưởng | hộ, tổ chức | | 122 |
Tình trạng | | | Đang triển khai |"""
TROUBLE: Final = """\
Mã vướng mắc | Dự án | Loại vướng mắc | Nội dung | Ngày phát sinh | Trạng thái
{} | NS-01 | Tái định cư | 06 hộ chưa nhận tiền | 2026-02-10 | Đang xử lý"""
ANSWERS: Final = """\
Mã nhiệm vụ | Trạng thái
NV-01 | Đang thực hiện"""
CURVE: Final = """\
Dự án | Phiên bản kế hoạch | Năm | Lũy kế đến 31/12 năm trước | Tháng 01 | Tháng 06 | Tháng 12
NS-01 | 0 | 2026 | 0 | 0.1 | 0.5 | {}"""
CASH: Final = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn đã nhập | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000"""

UNITS: Final = """\
Mã đơn vị | Tên đơn vị | Loại đơn vị
BQLGT | Ban QLDA giao thông | Ban quản lý dự án
X-06565 | UBND xã Khuất Xá | Xã"""
PROJECTS: Final = """\
Mã dự án | Tên dự án | Danh mục | Nhóm nguồn vốn | Chủ đầu tư | Xã, phường | Tổng số
NS-01 | Nâng cấp QL4B | Dự án quan trọng | NSNN | BQLGT | X-06565 | 2300000"""
DUTIES: Final = """\
Đơn vị báo cáo | Biểu mẫu | Dự án | Định kỳ
BQLGT | CDT | NS-01 | Hằng quý"""
CAPITAL: Final = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Loại quyết định | Cấp giao | Số tiền | \
Số, ký hiệu văn bản | Ngày quyết định
NS-01 | NSĐP | 2026 | Kế hoạch năm | Giao đầu năm | Giao chi tiết | 250000 | \
9/QĐ-UBND | 2025-12-20"""

REGISTER_SHEETS: Final = {"Dự án": PROJECTS, "Đơn vị": UNITS, "Phân công báo cáo": DUTIES}


def issued(form: str, unit: str, *rows: str, period: str = "2026-Q1", version: int = 2) -> str:
    """Return the hidden sheet of a form; `rows` are the lines below its facts."""
    facts = (
        f"form_code | {form}",
        f"form_version | {version}",
        f"unit_code | {unit}",
        f"period | {period}",
    )
    return "\n".join((*facts, *rows))
