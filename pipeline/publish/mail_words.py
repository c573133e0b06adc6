"""The words of mails that no template holds: what an attachment is, how a return stands."""

from __future__ import annotations

from typing import Final

AGENCY: Final = "Cơ quan thường trực Ban Chỉ đạo"
COMRADE: Final = "đồng chí {}"
DEMONSTRATION: Final = "[SỐ LIỆU MINH HỌA] "
OTHER_FILE: Final = "tài liệu kèm theo"
PACK_FILES: Final = {
    "tom-tat": "tóm tắt các nội dung đồng chí theo dõi",
    "trich-bang": "bảng trích số liệu",
    "bao-cao-trich": "báo cáo, phần các dự án đồng chí theo dõi",
    "bao-cao": "báo cáo tổng hợp",
}
"""What a member's files are, by a sign in their names; the longer sign first."""

ANSWER_FILES: Final = {
    ".xlsx": "bản đã đánh dấu những ô cần sửa",
    ".docx": "thông báo tệp chưa dùng được",
}
TO_MEND: Final = "{} nội dung phải sửa"
TO_LOOK_AT: Final = "{} nội dung cần xem lại"
RETURNS: Final = {
    "missing": "{}: chưa gửi, hạn gửi {}, quá hạn {} ngày",
    "refused": "{}: chưa đạt yêu cầu, phải gửi lại, hạn gửi {}, quá hạn {} ngày",
    "late": "{}: đã gửi, hạn gửi {}, chậm {} ngày",
}
HEAVY: Final = (
    "Thư {} nặng {} MB: một số máy chủ thư chỉ nhận đến 10 MB kể cả phần mã hóa. Nên gửi thử, hoặc"
    " bớt tệp kèm và gửi qua hệ thống quản lý văn bản."
)
TOO_HEAVY: Final = (
    "Thư {} nặng {} MB, vượt 10 MB: nhiều máy chủ thư sẽ từ chối. Mở thư, bỏ bớt tệp kèm và gửi"
    " tệp đó qua hệ thống quản lý văn bản."
)
NO_ADDRESS: Final = "Thư {} chưa có địa chỉ nhận. Ghi Thư điện tử của {} vào danh mục rồi chạy lại."
