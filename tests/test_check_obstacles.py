"""Tests of obstacle codes: made once, found again by the same words, day and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.returns import Sent, judged, told

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook

LAND = """\
Dự án | Xã, phường | Phần dự án | Diện tích đã bàn giao | Bị ảnh hưởng | Tình trạng
NS-01 | X-06565 | Toàn bộ | {} | 100 | Đang triển khai"""
HEAD = "Mã vướng mắc | Dự án | Loại vướng mắc | Nội dung | Ngày phát sinh | Trạng thái"
PRICES = "| NS-01 | Tái định cư | 06 hộ chưa nhận tiền | 2026-02-01 | Đang xử lý"
GRAVES = "| NS-01 | Mồ mả | 12 ngôi mộ chưa di chuyển | 2026-02-20 | Chờ xử lý"


def obstacles(*rows: str, period: str = "2026-Q1", kind: str = "Định kỳ") -> Sent:
    drawing = "\n".join((HEAD, *rows))
    area = {"2026-Q1": "150000", "2026-Q2": "160000"}[period]
    sheets = {"GPMB": LAND.format(area), "Vướng mắc": drawing}
    cover = {"Loại báo cáo": kind}
    return Sent(sheets, form="XA", period=period, cover=cover, path=f"{period}/{kind}.xlsx")


def codes(book: CheckedBook) -> list[str]:
    return [row.key[0] for row in book.rows.get("obstacles", ())]


def test_a_new_obstacle_gets_a_code_of_unit_project_period_and_ordinal() -> None:
    (book,), findings = judged(obstacles(PRICES, GRAVES))
    assert findings == ()
    assert codes(book) == ["X-06565-NS-01-2026-Q1-01", "X-06565-NS-01-2026-Q1-02"]


def test_the_same_obstacle_keeps_its_code_in_the_next_period() -> None:
    again = PRICES.replace("06 hộ chưa nhận tiền", "06 hộ  CHƯA nhận tiền.")
    (_, book), findings = judged(obstacles(PRICES, GRAVES), obstacles(again, period="2026-Q2"))
    assert findings == ()
    assert codes(book) == ["X-06565-NS-01-2026-Q1-01"]


def test_an_obstacle_of_another_day_is_a_new_one() -> None:
    later = PRICES.replace("2026-02-01", "2026-05-05")
    (_, book), _ = judged(obstacles(PRICES), obstacles(later, period="2026-Q2"))
    assert codes(book) == ["X-06565-NS-01-2026-Q2-01"]


def test_a_code_that_was_printed_stays() -> None:
    printed = f"X-06565-NS-01-2026-Q1-01 {PRICES}"
    (_, book), _ = judged(obstacles(PRICES), obstacles(printed, GRAVES, period="2026-Q2"))
    assert codes(book) == ["X-06565-NS-01-2026-Q1-01", "X-06565-NS-01-2026-Q2-01"]


def test_a_row_like_two_earlier_ones_is_asked_for_its_code() -> None:
    first = obstacles(f"VM-01 {PRICES}", f"VM-02 {PRICES}")
    second = obstacles(PRICES, period="2026-Q2")
    assert told(first, second) == [
        (
            "Vướng mắc!A2 R13 Dòng chưa có mã và giống nhiều vướng mắc đã báo cáo: VM-01, VM-02."
            " Ghi mã của vướng mắc tương ứng, như trong biểu mẫu đã gửi."
        )
    ]
    assert codes(judged(first, second)[0][1]) == []


def test_a_second_row_of_the_same_obstacle_is_a_duplicate() -> None:
    first = obstacles(PRICES)
    second = obstacles(PRICES, PRICES, period="2026-Q2")
    assert told(first, second) == [
        (
            "Vướng mắc!A3 R02 Dòng trùng với dòng 2 (X-06565-NS-01-2026-Q1-01, NS-01) nên"
            " không được tính. Gộp vào một dòng, xóa dòng thừa."
        )
    ]


def test_an_ad_hoc_return_makes_codes_of_its_own_day() -> None:
    periodic, adhoc = obstacles(PRICES), obstacles(GRAVES, kind="Đột xuất")
    books, _ = judged(periodic, adhoc)
    made = sorted(code for book in books for code in codes(book))
    assert made == ["X-06565-NS-01-2026-03-14-01", "X-06565-NS-01-2026-Q1-01"]


def test_an_obstacle_of_no_project_is_left_out() -> None:
    sent = obstacles(PRICES.replace("NS-01", ""))
    assert told(sent) == [
        (
            "Vướng mắc!B2 R01 Dòng có số liệu nhưng thiếu “Dự án” nên không được tính."
            " Chọn hoặc ghi “Dự án” rồi gửi lại."
        )
    ]
    assert codes(judged(sent)[0][0]) == []


def test_a_code_that_cannot_be_read_takes_no_number() -> None:
    sent = obstacles(f"#REF! {PRICES}", GRAVES)
    assert told(sent) == [
        "Vướng mắc!A2 C13 Ô hiện lỗi #REF!. Xóa công thức và nhập trực tiếp giá trị."
    ]
    assert codes(judged(sent)[0][0]) == ["X-06565-NS-01-2026-Q1-01"]
