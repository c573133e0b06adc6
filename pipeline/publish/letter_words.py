"""The fixed words of letters and of members' briefs: headings, lines with their slots."""

from __future__ import annotations

from typing import Final

SUBJECTS: Final = {
    "don_doc": "đôn đốc gửi báo cáo tiến độ thực hiện các dự án quan trọng",
    "tien_do": "đẩy nhanh tiến độ thực hiện các dự án quan trọng",
    "bo_sung": "bổ sung, chỉnh sửa báo cáo tiến độ thực hiện các dự án quan trọng",
}
"""Of each kind of letter, where the register gives none."""

OF_ONE: Final = "của {}"
OF_SEVERAL: Final = "của một số cơ quan, đơn vị"
SEVERAL: Final = "các cơ quan, đơn vị có tên nêu trên"
SENT_TO: Final = " (qua hộp thư điện tử {})"

RETURN: Final = "{} (biểu {})"
MISSING: Final = "{}: chưa gửi; hạn gửi {}; quá hạn {} ngày"
LATE: Final = "{}: gửi ngày {}; hạn gửi {}; chậm {} ngày"
NOT_GIVEN: Final = "Các cơ quan, đơn vị chưa gửi báo cáo ({} đơn vị)"
GIVEN_LATE: Final = "Các cơ quan, đơn vị gửi báo cáo chậm ({} đơn vị)"

FELL: Final = "Dự án chuyển sang mức cảnh báo đỏ"
TASKS: Final = "Nhiệm vụ đã quá hạn"
SLOW: Final = {
    FELL: "{} dự án {} chuyển sang mức cảnh báo đỏ",
    TASKS: "{} nhiệm vụ {} đã quá hạn",
}
"""How many things of whom a letter urges on, by what they stand under.

A project may turn red without being late, and late ones that were red before are not counted.
"""
TASK_DUE: Final = "thời hạn {}"
TASK_LATE: Final = "quá hạn {} ngày"
NO_ANSWER: Final = "chưa báo cáo kết quả"

REFUSED: Final = "{}: {} nội dung phải sửa"
REFUSED_BARE: Final = "{}: chưa đạt yêu cầu"
WRONG: Final = "{}: {}"
PLACE: Final = "Trang {}, ô {}"
PLACE_SHEET: Final = "Trang {}"
MORE: Final = "và {} nội dung khác, nêu chi tiết trong tệp đã đánh dấu gửi kèm"

SCOPE_ALL: Final = "các dự án quan trọng"
SCOPE_FOLLOWED: Final = "các dự án được phân công theo dõi"
SCOPE_UNIT: Final = "các dự án của đơn vị"
MEMBER: Final = "đồng chí {}"
OPENING: Final = (
    "{} kính gửi đồng chí tóm tắt tình hình {} {} (số liệu tính đến hết ngày {}): {} dự án,"
    " trong đó {}; mức cảnh báo: {}."
)
OPENING_NONE: Final = "{} kính báo: {} chưa có dự án nào thuộc phạm vi theo dõi của đồng chí."
VERDICTS: Final = {
    "dap_ung": "{} dự án đáp ứng tiến độ",
    "cham": "{} dự án chậm tiến độ",
    None: "{} dự án chưa đủ cơ sở đánh giá",
}
"""As the report counts them, so that brief and report say the same number of the same word."""
COLOURS: Final = {
    "xanh": "{} xanh",
    "vang": "{} vàng",
    "do": "{} đỏ",
    "xam": "{} xám",
}
COLOUR_NAMES: Final = {"xanh": "Xanh", "vang": "Vàng", "do": "Đỏ", "xam": "Xám"}
CHANGED_COLOUR: Final = "{} → {}"
WORK_CHANGE: Final = "khối lượng {} điểm %"
PAID_CHANGE: Final = "giải ngân thêm {}"
NO_CHANGE: Final = "không thay đổi"
FIRST_TIME: Final = "chưa có kỳ trước để so sánh"
BRIEF_LATE: Final = "Dự án cần quan tâm và lý do"
BRIEF_OBSTACLES: Final = "Vướng mắc chưa được giải quyết"
BRIEF_TASKS: Final = "Nhiệm vụ được giao của {}"
BRIEF_DUTIES: Final = "Vướng mắc {} chịu trách nhiệm xử lý"
BRIEF_PROPOSALS: Final = "Kiến nghị gửi {}"
BRIEF_REST: Final = "và {} nội dung khác, xem bảng trích kèm theo"
DETAILS: Final = "bảng trích số liệu và báo cáo gửi kèm"
