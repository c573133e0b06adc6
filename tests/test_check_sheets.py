"""Tests of a return as a whole: blank, copied, unchanged, with rows twice or gone."""

from __future__ import annotations

from dataclasses import replace

from schemas.metadata import METADATA_SHEET
from tests.examples.rows import needs
from tests.returns import Sent, judged, told

WORK = """\
Dự án | Gói thầu, hạng mục | Nhà thầu | Thực hiện lũy kế | Nghiệm thu lũy kế | Nhân lực hiện có | \
Máy hiện có | Đánh giá
NS-01 | XL-01 | Công ty A | 400000 | 380000 | 320 | 46 | Đáp ứng tiến độ"""
LAND = """\
Dự án | Xã, phường | Phần dự án | Diện tích đã bàn giao | Bị ảnh hưởng | Tình trạng
NS-01 | X-06565 | Toàn bộ | 150000 | 100 | Đang triển khai"""
NIL = {"Không phát sinh": "Có"}
BLANK = (
    "G18 Biểu mẫu chưa điền số liệu nào và Bìa không ghi “Không phát sinh”."
    " Điền số liệu; nếu kỳ này không có gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên Bìa."
)


def later(drawing: str, **cover: str) -> Sent:
    return Sent({"Tiến độ": drawing}, period="2026-Q2", cover=cover)


def test_a_return_without_an_entry_is_blank_and_refused() -> None:
    sent = Sent({"Tiến độ": "Dự án | Gói thầu, hạng mục\nNS-01 | XL-01"})
    assert told(sent) == [BLANK]
    assert judged(sent)[0][0].refused


def test_what_the_form_repeats_is_no_entry() -> None:
    untouched = "Dự án | Gói thầu, hạng mục | Nhà thầu | Khởi công\nNS-01 | XL-01 | {} | 2024-02-15"
    assert told(Sent({"Tiến độ": untouched.format("Công ty A")})) == [BLANK]
    first = Sent({"Tiến độ": WORK})
    repeated = WORK.replace("| 400000 | 380000 | 320 | 46 | Đáp ứng tiến độ", "")
    assert told(first, later(repeated)) == [BLANK]
    changed = repeated.replace("Công ty A", "Công ty B")
    assert BLANK not in told(first, later(changed))


def test_a_return_that_confirms_that_nothing_is_new_needs_no_entry() -> None:
    sent = Sent({}, cover=NIL)
    assert told(sent) == []
    (book,), _ = judged(sent)
    assert (book.nil, book.refused, book.rows) == (True, False, {})


def test_nothing_new_and_a_new_figure_contradict_each_other() -> None:
    changed = later(WORK.replace("400000", "410000"), **NIL)
    assert told(Sent({"Tiến độ": WORK}), changed) == [
        (
            "Bìa!B6 G21 Bìa ghi “Không phát sinh” nhưng có 1 số liệu khác kỳ trước; số liệu vẫn"
            " được"
            " dùng. Có thay đổi thì bỏ “Có” ở ô “Không phát sinh”; không có thì giữ nguyên số kỳ"
            " trước."
        )
    ]
    assert told(Sent({"Tiến độ": WORK}), later(WORK, **NIL)) == []


def test_a_return_like_the_last_one_throughout_is_told() -> None:
    assert told(Sent({"Tiến độ": WORK}), later(WORK)) == [
        (
            "H02 Toàn bộ nội dung giống hệt báo cáo Quý I/2026. Cập nhật số liệu kỳ này; nếu không"
            " có"
            " gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên Bìa."
        )
    ]


def test_one_new_word_makes_it_another_return() -> None:
    assert told(Sent({"Tiến độ": WORK}), later(WORK.replace("Công ty A", "Công ty B"))) == []


def test_few_figures_may_well_be_the_same_twice() -> None:
    few = WORK.replace("| 320 | 46", "| |")
    assert told(Sent({"Tiến độ": few}), later(few)) == []


def test_a_second_row_of_a_key_is_left_out() -> None:
    sent = Sent({"Tiến độ": f"{WORK}\nNS-01 | XL-01 | | 5 | 5 | | | Đáp ứng tiến độ"})
    assert told(sent) == [
        (
            "Tiến độ!A3 R02 Dòng trùng với dòng 2 (NS-01, XL-01) nên không được tính."
            " Gộp vào một dòng, xóa dòng thừa."
        )
    ]
    assert [row.row for row in judged(sent)[0][0].rows["packages"]] == [2]


def test_nothing_else_is_told_of_a_row_that_is_left_out() -> None:
    again = WORK.split("\n")[1].replace("400000 | 380000", "5 | abc").replace("46", "")
    sent = Sent({"Tiến độ": f"{WORK}\n{again}"})
    assert [line.split()[2] for line in told(sent) if line.startswith("Tiến độ")] == ["R02"]


def test_a_printed_row_that_was_filled_in_elsewhere_is_not_owed() -> None:
    printed = "NS-01 | XL-01 | | | | | |"
    header, row = WORK.split("\n")
    assert told(Sent({"Tiến độ": f"{header}\n{printed}\n{row}"})) == []


def test_a_duplicate_is_named_in_the_words_of_the_form() -> None:
    cash = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Thanh toán khối lượng hoàn thành | \
Tạm ứng trong năm chưa thu hồi
NS-01 | NSĐP | 2026 | Kế hoạch năm | 96500 | 12000
NS-01 | NSĐP | 2026 | Kế hoạch năm | 96500 | 12000"""
    assert told(Sent({"Thanh toán": cash}, form="KB")) == [
        (
            "Thanh toán!A3 R02 Dòng trùng với dòng 2 (NS-01, NSĐP, 2026, Kế hoạch năm) nên không"
            " được"
            " tính. Gộp vào một dòng, xóa dòng thừa."
        )
    ]


def test_all_of_a_commune_excludes_its_parts() -> None:
    drawing = f"{LAND}\nNS-01 | X-06565 | Tuyến chính | 90000 | 50 | Đang triển khai"
    sent = Sent({"GPMB": drawing}, form="XA")
    assert told(sent) == [
        (
            "GPMB!C3 R12 Đã có phần “Toàn bộ” của dự án NS-01, UBND xã Khuất Xá; phần “Tuyến chính”"
            " không được tính. Chỉ báo cáo “Toàn bộ”, hoặc báo cáo riêng “Tuyến chính” và “Bổ"
            " sung”."
        )
    ]
    assert [row.key[2] for row in judged(sent)[0][0].rows["clearance"]] == ["toan_bo"]


def test_both_parts_of_a_commune_go_together() -> None:
    drawing = LAND.replace("Toàn bộ", "Tuyến chính")
    sent = Sent(
        {"GPMB": f"{drawing}\nNS-01 | X-06565 | Bổ sung | 9000 | 5 | Đang triển khai"}, form="XA"
    )
    assert told(sent) == []


def issued(*tasks: str, period: str = "2026-Q1") -> str:
    rows = ("tasks | key | task_code", *(f"tasks | {task} | {task}" for task in tasks))
    facts = ("form_code | XA", "form_version | 2", "unit_code | X-06565", f"period | {period}")
    return "\n".join((*facts, *rows))


def test_a_printed_row_that_is_gone_is_told() -> None:
    answers = "Mã nhiệm vụ | Trạng thái\nNV-01 | Đang thực hiện"
    sheets = {"GPMB": LAND, "Nhiệm vụ": answers, METADATA_SHEET: issued("NV-01", "NV-02")}
    assert told(Sent(sheets, form="XA")) == [
        (
            "Nhiệm vụ R15 Trang “Nhiệm vụ” không còn dòng in sẵn NV-02; tạm dùng số kỳ trước nếu"
            " có."
            " Điền lại dòng này như biểu mẫu đã gửi; không xóa dòng in sẵn."
        )
    ]


def test_a_hidden_sheet_that_was_cut_says_nothing_of_printed_rows() -> None:
    sent = needs(6)
    facts, _, _ = sent.sheets[METADATA_SHEET].partition("\ncover")
    assert ["R18" in line for line in told(sent)] == [True]
    assert told(replace(sent, sheets={**sent.sheets, METADATA_SHEET: facts})) == []


def test_a_file_of_another_period_may_have_other_rows() -> None:
    answers = "Mã nhiệm vụ | Trạng thái\nNV-01 | Đang thực hiện"
    hidden = issued("NV-01", "NV-02", period="2025-Q4")
    sheets = {"GPMB": LAND, "Nhiệm vụ": answers, METADATA_SHEET: hidden}
    assert [line.split()[1] for line in told(Sent(sheets, form="XA"))] == ["H03"]
