"""Tests of single cells: each doubt, bound and formula is told at its own cell, once."""

from __future__ import annotations

import pytest

from pipeline.check.sender import bounds, example
from schemas.column import columns
from schemas.disbursements import Disbursement
from schemas.packages import Package
from schemas.plan import WorkPlan
from tests.returns import Sent, judged, told

WORK = """\
Dự án | Gói thầu, hạng mục | Thực hiện lũy kế | Nhân lực hiện có | Khởi công | Đánh giá
NS-01 | XL-01 | 400000 | 320 | 2024-02-15 | Đáp ứng tiến độ"""
MONEY = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi | Giải ngân
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000 | =F2+G2 -> 108500"""
LAND = """\
Dự án | Xã, phường | Phần dự án | Diện tích đã bàn giao | Bị ảnh hưởng | Tình trạng
NS-01 | X-06565 | Toàn bộ | 150000 | 100 | Đang triển khai"""
CURVE = """\
Dự án | Phiên bản kế hoạch | Năm | Lũy kế đến 31/12 năm trước | Tháng 01 | Tháng 06 | Tháng 12
NS-01 | 0 | 2026 | 0 | 0.1 | 0.5 | 1"""


def work(old: str, new: str) -> Sent:
    assert old in WORK
    return Sent({"Tiến độ": WORK.replace(old, new)})


def test_sound_cells_are_not_complained_of() -> None:
    assert told(Sent({"Tiến độ": WORK, "Giải ngân": MONEY})) == []
    assert told(Sent({"GPMB": LAND}, form="XA")) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "400000",
            "bốn trăm",
            "C2 C01 “bốn trăm” không phải là số. Nhập số theo triệu đồng, ví dụ 3.813.000.",
        ),
        (
            "400000",
            "4O0000",
            (
                "C2 C02 “4O0000” có chữ cái thay cho chữ số (O thay 0, l thay 1)."
                " Nhập lại bằng chữ số, ví dụ 3.813.000."
            ),
        ),
        (
            "400000",
            "'1.234",
            (
                "C2 C03 “1.234” đọc được hai cách: đã hiểu là 1.234, cách kia là 1,234."
                " Nhập lại dạng số (không phải chữ), kiểm tra dấu chấm và dấu phẩy."
            ),
        ),
        (
            "400000",
            "400 tỷ",
            (
                "C2 C04 “400 tỷ” ghi theo đơn vị tính khác; đã đổi thành 400.000 triệu đồng."
                " Chỉ nhập số theo triệu đồng."
            ),
        ),
        (
            "320",
            "320.5",
            "D2 C05 “320,5” không phải là số nguyên. Nhập số nguyên, ví dụ 320.",
        ),
        (
            "2024-02-15",
            "sang xuân",
            (
                "E2 C07 “sang xuân” không phải là ngày."
                " Nhập ngày, ví dụ 31/03/2026, hoặc tháng, quý, ví dụ Quý II/2026."
            ),
        ),
        (
            "2024-02-15",
            "02/15/2024",
            (
                "E2 C08 “02/15/2024” đọc được hai cách; đã hiểu là 15/02/2024."
                " Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 31/03/2026."
            ),
        ),
        (
            "2024-02-15",
            "2014-02-15",
            (
                "E2 C09 “15/02/2014” có năm ngoài khoảng 2019–2035."
                " Kiểm tra lại năm, ví dụ 31/03/2026."
            ),
        ),
        (
            "Đáp ứng tiến độ",
            "Đáp ứng tiến bộ",
            (
                "F2 C10 “Đáp ứng tiến bộ” không có trong danh sách (gần nhất: Đáp ứng tiến độ; Chậm"
                " tiến độ)."
                " Chọn một mục trong danh sách của ô."
            ),
        ),
        (
            "400000",
            "chưa có",
            (
                "C2 C12 “chưa có” được hiểu là chưa có số liệu."
                " Có thì ghi vào ô, bằng 0 thì ghi 0; chưa có thì để trống."
            ),
        ),
        (
            "400000",
            "#REF!",
            "C2 C13 Ô hiện lỗi #REF!. Xóa công thức và nhập trực tiếp giá trị.",
        ),
        (
            "400000",
            "=100+1",
            (
                "C2 C14 Ô là công thức nhưng tệp không lưu kết quả."
                " Mở tệp bằng Excel, lưu lại rồi gửi; hoặc nhập giá trị thay công thức."
            ),
        ),
        (
            "400000",
            "",
            (
                "C2 C15 “Thực hiện lũy kế” bỏ trống; tạm dùng số kỳ trước nếu có."
                " Điền vào ô; số bằng 0 thì ghi 0."
            ),
        ),
        (
            "400000",
            "-5",
            (
                "C2 C16 “Thực hiện lũy kế” là -5, ngoài giới hạn cho phép (từ 0)."
                " Kiểm tra lại số và đơn vị tính."
            ),
        ),
        (
            "400000",
            "1260000000000",
            (
                "C2 C16 “Thực hiện lũy kế” là 1.260.000.000.000, ngoài giới hạn cho phép"
                " (dưới 1.000.000.000.000). Kiểm tra lại số và đơn vị tính."
            ),
        ),
        (
            "400000",
            "0.488",
            (
                "C2 C22 “Thực hiện lũy kế” ghi 0,488 (triệu đồng), quá nhỏ so với số lũy kế;"
                " có thể là tỷ lệ hoặc đơn vị tính khác. Ghi số lũy kế theo triệu đồng, ví dụ"
                " 3.813.000."
            ),
        ),
    ],
)
def test_an_entry_that_breaks_a_rule_is_told_at_its_cell(old: str, new: str, line: str) -> None:
    assert told(work(old, new)) == [f"Tiến độ!{line}"]


def test_a_code_that_is_none_is_told_with_an_example() -> None:
    drawing = "Dự án | Mã mốc | Thực tế\nNS-01 | mốc tám | 2026-01-15"
    assert told(Sent({"Mốc": drawing, "Tiến độ": WORK})) == [
        (
            "Mốc!B2 C11 “mốc tám” không phải là mã hợp lệ."
            " Mã chỉ gồm chữ in hoa không dấu, chữ số và dấu gạch nối, ví dụ M08."
        )
    ]


def test_a_small_area_may_be_a_ratio_or_hectares() -> None:
    assert told(Sent({"GPMB": LAND.replace("150000", "0.39")}, form="XA")) == [
        (
            "GPMB!D2 C22 “Diện tích đã bàn giao” ghi 0,39 (m²), quá nhỏ so với số lũy kế;"
            " có thể là tỷ lệ hoặc đơn vị tính khác. Ghi số lũy kế theo m², ví dụ 157.000."
        )
    ]


def test_zero_is_a_figure() -> None:
    assert told(work("400000", "0")) == []


def test_blank_cells_are_not_owed_where_nothing_is_new() -> None:
    sent = Sent({"Tiến độ": WORK.replace("400000", "")}, cover={"Không phát sinh": "Có"})
    assert "C15" not in " ".join(told(sent))


def test_a_printed_row_left_untouched_is_reminded_of_what_it_owes() -> None:
    drawing = f"{WORK}\nNS-01 | XL-02"
    assert told(Sent({"Tiến độ": drawing})) == [
        (
            "Tiến độ!C3 C15 “Thực hiện lũy kế” bỏ trống; tạm dùng số kỳ trước nếu có."
            " Điền vào ô; số bằng 0 thì ghi 0."
        ),
        (
            "Tiến độ!F3 C15 “Đánh giá” bỏ trống; tạm dùng số kỳ trước nếu có."
            " Điền vào ô; số bằng 0 thì ghi 0."
        ),
    ]


def test_an_ad_hoc_return_owes_no_untouched_row() -> None:
    sent = Sent({"Tiến độ": f"{WORK}\nNS-01 | XL-02"}, cover={"Loại báo cáo": "Đột xuất"})
    assert told(sent) == []


def test_a_full_curve_ends_at_one_hundred_per_cent_without_a_doubt() -> None:
    assert told(Sent({"Kế hoạch khối lượng": CURVE}, form="KH", period="2026")) == []


def test_a_typed_one_is_one_or_one_hundred_per_cent() -> None:
    drawing = CURVE.removesuffix("1") + "'1"
    assert told(Sent({"Kế hoạch khối lượng": drawing}, form="KH", period="2026")) == [
        (
            "Kế hoạch khối lượng!G2 C06 “1” trong cột tỷ lệ đọc được hai cách: đã hiểu là 100%,"
            " cách kia là 1%. Nhập kèm dấu %, ví dụ 63,5%."
        )
    ]


def test_a_total_that_its_parts_do_not_give_is_told_and_recomputed() -> None:
    sent = Sent({"Tiến độ": WORK, "Giải ngân": MONEY.replace("=F2+G2 -> 108500", "118500")})
    assert told(sent) == [
        (
            "Giải ngân!H2 C18 “Giải ngân” ghi 118.500; tính lại từ các ô thành phần: 108.500;"
            " dùng số tính lại. Giữ nguyên công thức của biểu mẫu; nếu số tính lại sai thì sửa các"
            " ô"
            " thành phần."
        )
    ]
    (book,), _ = judged(sent)
    (row,) = book.rows["disbursements"]
    assert isinstance(row.values, Disbursement)
    assert (row.values.disbursed_vnd, row.reported) == (
        108_500_000_000,
        {"disbursed_vnd": 118_500_000_000},
    )


def test_a_total_without_its_parts_is_not_enough() -> None:
    drawing = MONEY.replace("96500 | 12000 | =F2+G2 -> 108500", "96500 | | 108500")
    assert told(Sent({"Tiến độ": WORK, "Giải ngân": drawing})) == [
        (
            "Giải ngân!G2 C15 “Tạm ứng trong năm chưa thu hồi” bỏ trống; tạm dùng số kỳ trước nếu"
            " có."
            " Điền vào ô; số bằng 0 thì ghi 0."
        ),
        (
            "Giải ngân!H2 C18 “Giải ngân” ghi 108.500; tính lại từ các ô thành phần: chưa đủ số;"
            " dùng số tính lại. Giữ nguyên công thức của biểu mẫu; nếu số tính lại sai thì sửa các"
            " ô"
            " thành phần."
        ),
    ]


def test_a_form_saved_without_values_is_computed_and_not_complained_of() -> None:
    sent = Sent({"Tiến độ": WORK, "Giải ngân": MONEY.replace(" -> 108500", "")})
    assert told(sent) == []
    (book,), _ = judged(sent)
    assert book.rows["disbursements"][0].values.model_dump()["disbursed_vnd"] == 108_500_000_000


def test_a_total_rounded_to_a_million_is_as_good() -> None:
    drawing = MONEY.replace("96500 |", "96500.4 |").replace("-> 108500", "-> 108501")
    assert told(Sent({"Tiến độ": WORK, "Giải ngân": drawing})) == []


def test_bounds_and_examples_are_those_of_the_form() -> None:
    year = columns(Disbursement)["budget_year"]
    assert bounds(year) == "từ 2015 đến 2035"
    assert bounds(columns(WorkPlan)["opening"]) == "từ 0% đến 100%"
    assert example(year) == "2026"
    assert example(columns(Package)["verdict"]) == "như trong danh sách"
