"""Tests of what is told of cards as a whole: headers changed, added or gone, lines twice."""

from __future__ import annotations

import pytest

from schemas.clearance import Clearance
from schemas.metadata import METADATA_SHEET
from tests.examples.drawn import CARD
from tests.returns import Sent, judged, told

TROUBLE = """\
Dự án | Loại vướng mắc | Nội dung | Ngày phát sinh | Trạng thái
NS-01 | Tái định cư | 06 hộ chưa nhận tiền | 2026-02-10 | Đang xử lý"""


def headed(header: str, **sheets: str) -> Sent:
    """Return a card under another header."""
    card = CARD.replace("Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú", header)
    return Sent({"GPMB": card, **sheets}, form="XA")


def test_a_card_whose_header_was_changed_is_read_by_its_place_and_told() -> None:
    sent = headed("Chỉ tiêu | ĐVT | Kỳ trước | Số kỳ này nhé | Ghi chú")
    assert told(sent) == [
        (
            "GPMB G22 Trang “GPMB”: tiêu đề cột D ghi là “Số kỳ này nhé”; theo vị trí giữa các cột"
            " đã hiểu là cột “Kỳ này”. Ghi lại tiêu đề như biểu mẫu đã gửi; không sửa tiêu đề cột."
        )
    ]
    (row,) = judged(sent)[0][0].rows["clearance"]
    assert isinstance(row.values, Clearance)
    assert row.values.handed_over_m2 == 157_000.0


def test_a_header_that_was_emptied_is_told_as_one() -> None:
    assert told(headed("Chỉ tiêu | ĐVT | Kỳ trước | | Ghi chú")) == [
        (
            "GPMB G22 Trang “GPMB”: tiêu đề cột D ghi là “(để trống)”; theo vị trí giữa các cột đã"
            " hiểu là cột “Kỳ này”. Ghi lại tiêu đề như biểu mẫu đã gửi; không sửa tiêu đề cột."
        )
    ]


def test_a_card_without_the_column_of_its_figures_is_refused_for_that() -> None:
    assert told(headed("Chỉ tiêu | ĐVT | Quý I | Quý II | Ghi chú")) == [
        (
            "G23 Trang “GPMB” không có cột “Kỳ này” nên không đọc được số liệu nào của báo cáo."
            " Ghi lại tiêu đề cột như biểu mẫu đã gửi rồi gửi lại."
        )
    ]


def test_beside_other_sheets_a_card_lacks_its_column_as_a_table_does() -> None:
    sent = headed(
        "Chỉ tiêu | ĐVT | Kỳ trước | Quý này | Quý sau | Ghi chú", **{"Vướng mắc": TROUBLE}
    )
    noticed = (
        "không thuộc biểu mẫu nên không được tổng hợp."
        " Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú."
    )
    assert told(sent) == [
        "GPMB G12 Trang “GPMB” thiếu cột “Kỳ này”. Dùng lại biểu mẫu gốc; không xóa cột.",
        f"GPMB G14 Cột “Quý này (D)” {noticed}",
        f"GPMB G14 Cột “Quý sau (E)” {noticed}",
    ]


def test_a_card_that_lost_its_column_does_not_lack_its_rows() -> None:
    issue = """\
form_code | XA
form_version | 2
unit_code | X-06565
period | 2026-Q1
clearance | key | section
clearance | NS-01 | Toàn bộ"""
    sheets = {"Vướng mắc": TROUBLE, METADATA_SHEET: issue}
    whole = headed("Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú", **sheets)
    lost = headed("Chỉ tiêu | ĐVT | Quý I | Quý II | Ghi chú", **sheets)
    assert [[" R15 " in line for line in told(sent)].count(True) for sent in (whole, lost)] == [
        1,
        0,
    ]


AREA = "Diện tích đã bàn giao | m² | | 157000 |"


def area_of(sent: Sent) -> float | None:
    (row,) = judged(sent)[0][0].rows["clearance"]
    assert isinstance(row.values, Clearance)
    return row.values.handed_over_m2


def test_of_a_line_that_is_filled_in_twice_the_first_counts() -> None:
    again = f"{AREA}\n{AREA.replace('157000', '99000')}"
    sent = Sent({"GPMB": CARD.replace(AREA, again)}, form="XA")
    assert told(sent) == [
        (
            "GPMB!D6 C28 Chỉ tiêu “Diện tích đã bàn giao” đã ghi ở ô D5; “99.000” ở ô này không"
            " được tính. Ghi vào dòng in sẵn, xóa dòng thừa."
        )
    ]
    assert area_of(sent) == 157_000


@pytest.mark.parametrize("other", ["|  |", "|"])
def test_of_a_line_that_stands_twice_the_one_filled_in_counts(other: str) -> None:
    empty = f"Diện tích đã bàn giao | m² | {other}"
    for lines in (f"{empty}\n{AREA}", f"{AREA}\n{empty}"):
        sent = Sent({"GPMB": CARD.replace(AREA, lines)}, form="XA")
        assert (told(sent), area_of(sent)) == ([], 157_000)


def test_the_same_line_may_stand_in_every_card() -> None:
    second = CARD.replace("Toàn bộ", "Bổ sung")
    both = f"{CARD.replace('Toàn bộ', 'Tuyến chính')}\n{second}"
    assert told(Sent({"GPMB": both}, form="XA")) == []
