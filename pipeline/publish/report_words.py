"""The fixed words of the report: names of groups and levels, and the sentences with their slots."""

from __future__ import annotations

from typing import Final

GROUPS: Final = {
    "A": "Dự án vốn ngân sách nhà nước",
    "B": "Dự án đầu tư theo phương thức đối tác công tư (PPP)",
    "C": "Dự án vốn ngoài ngân sách",
    "D": "Dự án trường phổ thông nội trú liên cấp tại các xã biên giới",
}
"""The groups of projects by their code, in the order of the report."""

LEVELS: Final = {
    "thu_tuong": "Thủ tướng Chính phủ",
    "bo_nganh": "các bộ, ngành Trung ương",
    "hdnd_tinh_uy": "Tỉnh ủy, Hội đồng nhân dân tỉnh",
    "ubnd_tinh": "Ủy ban nhân dân tỉnh",
    "so_nganh": "các sở, ngành",
    "xa": "Ủy ban nhân dân cấp xã",
}
"""Levels of authority, the highest first."""

BENCHMARKS: Final = {"ca_nuoc": "bình quân cả nước", "toan_tinh": "bình quân toàn tỉnh"}

DEMONSTRATION: Final = "SỐ LIỆU MINH HỌA"
SUBJECT: Final = "Tình hình thực hiện các dự án quan trọng trên địa bàn tỉnh Lạng Sơn"
AGENCY: Final = "Cơ quan thường trực Ban Chỉ đạo"
PART: Final = "{} (trích: {})"
ARCHIVE: Final = "Lưu: VT"

CARRIED: Final = "Trong đó {} dự án dùng số kỳ trước"
CARRIED_LIST: Final = "Trong đó {} dự án dùng số kỳ trước do chưa có số liệu kỳ này: {}"
CARRIED_NOTE: Final = "(*) Dự án dùng số kỳ trước do chưa có số liệu kỳ này: {}."
CARRIED_ROWS: Final = "(*) Trong đó {} dự án dùng số kỳ trước do chưa có số liệu kỳ này: {}."
CARRIED_MARK: Final = " (*)"
OF_PERIOD: Final = "{} (số liệu {})"
KNOWN_ONLY: Final = " (tính trên các dự án có đủ số liệu)"
TOTAL: Final = "TỔNG SỐ"

PORTFOLIO: Final = "Danh mục theo dõi gồm {} dự án: {}"
INVESTMENT: Final = "Tổng mức đầu tư {}"

TASKS: Final = "Đến ngày {}, có {} nhiệm vụ đang được theo dõi: {}"
TASK_STATES: Final = {
    "da_hoan_thanh": "đã hoàn thành {} nhiệm vụ",
    "dang_thuc_hien": "đang thực hiện {} nhiệm vụ",
    "chua_thuc_hien": "chưa thực hiện {} nhiệm vụ",
    None: "chưa báo cáo tình hình {} nhiệm vụ",
}
TASKS_OVERDUE: Final = "Các nhiệm vụ quá hạn ({} nhiệm vụ):"

INSPECTIONS: Final = "Trong kỳ đã tổ chức {} cuộc kiểm tra thực địa:"
CONCLUDED: Final = "kết luận: {}"
RETURNS: Final = "Kỳ này có {} báo cáo phải gửi: {}"
RETURN_STATES: Final = {
    "on_time": "gửi đúng hạn {} báo cáo",
    "late": "gửi chậm {} báo cáo",
    "missing": "chưa gửi {} báo cáo",
    "refused": "chưa đạt yêu cầu, phải gửi lại {} báo cáo",
    "not_due": "chưa đến hạn {} báo cáo",
}
RETURN_UNITS: Final = {
    "late": "Các đơn vị gửi báo cáo chậm",
    "missing": "Các đơn vị chưa gửi báo cáo",
    "refused": "Các đơn vị phải gửi lại báo cáo",
}

AREA: Final = "tổng diện tích phải thu hồi {}"
AREA_DONE: Final = "đã bàn giao {done}, đạt {rate}"
AREA_LEFT: Final = "còn lại {}"
COMPENSATION: Final = "kinh phí bồi thường, hỗ trợ, tái định cư được duyệt {}"
COMPENSATION_PAID: Final = "đã chi trả {done}, đạt {rate}"
HOUSEHOLDS: Final = "có {} hộ, tổ chức bị ảnh hưởng"
HOUSEHOLDS_DONE: Final = "{} hộ, tổ chức đã bàn giao mặt bằng"
MOVED: Final = "đã di dời {}"
MOVED_THINGS: Final = (
    ("houses_moved", "houses_to_move", "{}/{} nhà ở"),
    ("graves_moved", "graves_total", "{}/{} ngôi mộ"),
    ("utilities_done", "utilities_total", "{}/{} vị trí hạ tầng kỹ thuật"),
)
CLEARANCE_LATE: Final = "Có {}/{} dự án chậm giải phóng mặt bằng so với kế hoạch, gồm:"

WORK: Final = "giá trị khối lượng thực hiện lũy kế {}"
WORK_RATE: Final = (
    "giá trị khối lượng thực hiện lũy kế {done}, bằng {rate} giá trị hợp đồng, dự toán các gói thầu"
    " ({base})"
)
WORK_PLANNED: Final = "kế hoạch được duyệt đến thời điểm báo cáo {}"
WORK_GAP: Final = ("chậm {} so với kế hoạch", "đúng kế hoạch", "vượt {} so với kế hoạch")
WORK_ACCEPTED: Final = "đã nghiệm thu {}"
SAID_BY: Final = "{} ({})"
WORK_DONE: Final = "Các công việc chủ yếu đã hoàn thành:"

STATE_CAPITAL: Final = "a) Vốn nhà nước"
PRIVATE_CAPITAL: Final = "b) Vốn của nhà đầu tư"
PLAN_ALL: Final = "tổng kế hoạch vốn, gồm cả vốn năm trước chuyển sang, {}"
PAID: Final = "đã giải ngân {done}, đạt {rate}"
PLAN_YEAR: Final = "riêng kế hoạch năm {}{} {}"
PLAN_LEVELS: Final = {
    frozenset({"chi_tiet"}): " giao chi tiết",
    frozenset({"tinh"}): " do HĐND, UBND tỉnh giao",
    frozenset({"chi_tiet", "tinh"}): (
        " giao chi tiết (nguồn chưa giao chi tiết tính theo kế hoạch HĐND, UBND tỉnh giao)"
    ),
}
"""How a year's plan is called by the levels of decision that its amounts come from."""
RATE_PROVINCE: Final = "tỷ lệ giải ngân bằng {} kế hoạch HĐND, UBND tỉnh giao"
RATE_PRIME_MINISTER: Final = "bằng {} kế hoạch Thủ tướng Chính phủ giao"
PAID_PERIOD: Final = "giải ngân trong kỳ {}"
RATE_PLANNED: Final = "đạt {} kế hoạch giải ngân đến thời điểm báo cáo"
USED_PLANNED: Final = "đạt {} kế hoạch vốn đến thời điểm báo cáo"
ESTIMATE: Final = "ước giải ngân đến hết thời hạn thanh toán {}"
NEEDED: Final = "để giải ngân hết kế hoạch, bình quân mỗi tháng còn lại phải giải ngân {}"
BENCHMARK: Final = tuple(
    "tỷ lệ giải ngân {base} đạt {ours}, " + said + " {called} ({theirs}, tính đến ngày {day})"
    for said in ("thấp hơn {points} so với", "bằng", "cao hơn {points} so với")
)
SPENT: Final = "vốn thực hiện lũy kế {}"
SPENT_RATE: Final = "vốn thực hiện lũy kế {done}, bằng {rate} tổng mức đầu tư ({base})"
SPENT_RATE_PPP: Final = "vốn thực hiện lũy kế {done}, bằng {rate} phần vốn của nhà đầu tư ({base})"
INVESTORS_PART: Final = "Tỷ lệ vốn thực hiện của dự án PPP tính trên phần vốn của nhà đầu tư."
SPENT_YEAR: Final = "trong năm {} thực hiện {}"
SPENT_YEAR_RATE: Final = (
    "trong năm {} thực hiện {{done}}, bằng {{rate}} kế hoạch năm nhà đầu tư đăng ký ({{base}})"
)

VERDICT: Final = "Có {}/{} dự án {}, gồm:"
ON_TRACK: Final = "đáp ứng tiến độ"
BEHIND: Final = "chậm tiến độ"
WORK_GAINED: Final = "so với kỳ trước, khối lượng thực hiện tăng {}"
WORK_LOST: Final = "so với kỳ trước, khối lượng thực hiện giảm {}"
REPORTED_ELSE: Final = "đơn vị tự đánh giá {}"
COMPUTED: Final = "kết quả tính toán {}"
NO_CAUSE: Final = "Đơn vị báo cáo chưa nêu nguyên nhân"
NOT_JUDGED: Final = "chưa đủ số liệu"
RESPONSIBLE: Final = "trách nhiệm: {}"

OBSTACLES: Final = "Đến ngày {}, còn {} khó khăn, vướng mắc chưa được giải quyết"
OBSTACLES_OVERDUE: Final = "{} vướng mắc đã quá hạn xử lý"
OBSTACLES_ESCALATED: Final = "{} vướng mắc vượt thẩm quyền của đơn vị báo cáo"
OBSTACLE_LEVEL: Final = "Thuộc thẩm quyền của {}"
OBSTACLE_NO_LEVEL: Final = "Chưa xác định cấp có thẩm quyền"
AD_HOC: Final = "Số liệu theo báo cáo đột xuất, tính đến hết ngày {}"
PROPOSAL: Final = "Đề xuất: {}"
UNIT_IN_CHARGE: Final = "đơn vị chịu trách nhiệm: {}"
DUE: Final = "hạn xử lý: {}"
OVERDUE: Final = "quá hạn {} ngày"
RAISED: Final = "phát sinh từ {}"

LATE_REASON: Final = "lý do: {}"
LEAD_UNIT: Final = "đơn vị chủ trì: {}"
DEADLINE: Final = "thời hạn: {}"
PROPOSAL_TO: Final = "Đối với {}"
PROPOSAL_TO_NOBODY: Final = "Kiến nghị chưa ghi cấp xem xét"

WORK_CHART: Final = "Khối lượng thực hiện lũy kế so với kế hoạch được duyệt"
PAYMENT_CHART: Final = "Giải ngân vốn ngân sách nhà nước lũy kế theo tháng năm {}"
SLIP_CHART: Final = "Số ngày chậm mốc hoàn thành thi công so với kế hoạch được duyệt"
SLIP_CHART_ON: Final = f"{SLIP_CHART} (tiếp theo)"
WORK_SCALE: Final = "% giá trị hợp đồng, dự toán"
PAYMENT_SCALE: Final = "tỷ đồng"
SLIP_SCALE: Final = "ngày"
MONTH: Final = "Tháng"
PROJECT: Final = "Dự án"
DAYS_LATE: Final = "Số ngày chậm"
PLANNED_LINE: Final = "Kế hoạch được duyệt"
DONE_LINE: Final = "Thực hiện"
PLANNED_BAR: Final = "Kế hoạch đến cuối tháng"
PAID_BAR: Final = "Đã giải ngân"
CURVE_NOTE: Final = (
    "Tính theo tỷ trọng giá trị hợp đồng, dự toán các gói thầu của {}/{} dự án có đủ kế hoạch khối"
    " lượng và số liệu thực hiện; số thực hiện tại ngày số liệu của kỳ báo cáo."
)
PAYMENT_NOTE: Final = (
    "Lũy kế từ khi thực hiện dự án của {} dự án có đủ kế hoạch giải ngân và số liệu giải ngân;"
    " số đã giải ngân của kỳ này tính đến hết ngày {}."
)
SLIP_NOTE: Final = "Chỉ gồm các dự án chậm; dự án chưa đủ số liệu không thể hiện."
