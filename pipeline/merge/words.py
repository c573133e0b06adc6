"""The few words that merging itself says to the officer."""

from __future__ import annotations

from typing import Final

EVERY_UNIT: Final = "mọi đơn vị"
FROM_REGISTER: Final = "theo “Kỳ đang tổng hợp” của danh mục"
HALF_RECEIVED: Final = (
    "kỳ gần nhất của Lịch báo cáo đã nhận được ít nhất một nửa số báo cáo phải gửi"
    " ({received}/{owed})"
)
SOME_RECEIVED: Final = (
    "chưa kỳ nào nhận đủ một nửa số báo cáo phải gửi; lấy kỳ gần nhất đã có báo cáo"
    " ({received}/{owed})"
)
