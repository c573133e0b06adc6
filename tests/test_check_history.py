"""Tests of a row against what the same unit last reported, whatever the order of the files."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from schemas.register import Adjustment
from tests.registers import register
from tests.returns import PORTFOLIO, REGISTER, Sent, judged, told

HEAD = "Dự án | Gói thầu, hạng mục | Thực hiện lũy kế | Đánh giá"
MONEY_HEAD = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi | Ghi chú"""
DATES_HEAD = "Dự án | Mã mốc | Dự kiến | Thực tế | Ghi chú"
ADVICE = (
    "Số lũy kế không giảm: kiểm tra lại số và đơn vị tính. Nếu số kỳ trước sai thì ghi lý do ở cột"
    " Ghi chú hoặc trong văn bản gửi kèm."
)


def work(done: str, period: str, kind: str = "Định kỳ") -> Sent:
    drawing = f"{HEAD}\nNS-01 | XL-01 | {done} | Đáp ứng tiến độ"
    return Sent({"Tiến độ": drawing}, period=period, cover={"Loại báo cáo": kind})


def money(figures: str, period: str, note: str = "") -> Sent:
    drawing = f"{MONEY_HEAD}\nNS-01 | NSĐP | 2026 | Kế hoạch năm | {figures} | {note}"
    return Sent({"Giải ngân": drawing}, period=period)


def dates(line: str, period: str) -> Sent:
    return Sent({"Mốc": f"{DATES_HEAD}\nNS-01 | M08 | {line}"}, period=period)


def test_a_cumulative_figure_that_grows_or_stays_is_sound() -> None:
    first, later = work("400000", "2026-Q1"), work("460000", "2026-Q2")
    assert told(first, later) == []
    assert told(first, work("400000", "2026-Q2")) == []


def test_a_cumulative_figure_that_fell_is_told_with_both_figures() -> None:
    assert told(work("400000", "2026-Q1"), work("390000.5", "2026-Q2")) == [
        (
            "Tiến độ!C2 H01 “Thực hiện lũy kế” là 390.000,5 triệu đồng, nhỏ hơn số Quý I/2026"
            f" (400.000 triệu đồng). {ADVICE}"
        )
    ]


def test_the_newest_earlier_figure_is_the_one_compared() -> None:
    returns = [work("400000", "2025-Q4"), work("460000", "2026-Q1"), work("450000", "2026-Q2")]
    assert [line.split(" (")[1].split(")")[0] for line in told(*returns)] == ["460.000 triệu đồng"]


def test_a_new_note_explains_what_fell() -> None:
    first = money("250000 | 96500 | 0", "2026-Q1")
    assert told(first, money("250000 | 90000 | 0", "2026-Q2", "Kho bạc hủy chứng từ")) == []
    noted = money("250000 | 96500 | 0", "2026-Q1", "vốn tỉnh")
    again = told(noted, money("250000 | 90000 | 0", "2026-Q2", "vốn tỉnh"))
    assert [line.split()[2] for line in again] == ["H01"]


def test_advances_are_paid_back_without_a_word() -> None:
    first = money("250000 | 10000 | 60000", "2026-Q1")
    assert told(first, money("250000 | 70000 | 40", "2026-Q2")) == []


def test_a_new_budget_year_begins_anew() -> None:
    first = money("250000 | 240000 | 0", "2026-Q4")
    second = Sent(
        {"Giải ngân": f"{MONEY_HEAD}\nNS-01 | NSĐP | 2027 | Kế hoạch năm | 90000 | 10 | 0 |"},
        period="2027-Q1",
    )
    assert told(first, second) == []


def test_a_wrong_unit_is_told_by_the_figure_before() -> None:
    assert told(work("7000", "2026-Q1"), work("7000000", "2026-Q2")) == [
        (
            "Tiến độ!C2 H04 “Thực hiện lũy kế” là 7.000.000 triệu đồng, gấp khoảng 1.000 lần số"
            " Quý I/2026 (7.000 triệu đồng). Kiểm tra đơn vị tính: triệu đồng."
        )
    ]


@pytest.mark.parametrize(("done", "part"), [("410", "1/1.000"), ("41", "1/10.000")])
def test_a_sum_since_the_start_that_shrank_to_nothing_is_not_used(done: str, part: str) -> None:
    first, later = work("400000", "2026-Q1"), work(done, "2026-Q2")
    assert told(first, later) == [
        (
            f"Tiến độ!C2 H08 “Thực hiện lũy kế” ghi {done} triệu đồng, chỉ bằng khoảng {part} số"
            " Quý I/2026 (400.000 triệu đồng); số lũy kế không thể giảm như vậy, có thể đã ghi"
            " theo đơn vị tính khác nên dòng này không được dùng. Ghi lại theo triệu đồng. Nếu số"
            " kỳ trước sai thì ghi lý do ở cột Ghi chú hoặc trong văn bản gửi kèm."
        )
    ]
    assert judged(first, later)[0][-1].rows == {}


def test_a_sum_that_shrank_with_a_new_note_is_used_and_told() -> None:
    first = money("250000 | 96500 | 0", "2026-Q1")
    later = money("250000 | 97 | 0", "2026-Q2", note="Số kỳ trước ghi nhầm")
    assert told(first, later)[0] == (
        "Giải ngân!F2 H04 “Thanh toán khối lượng hoàn thành” là 97 triệu đồng, chỉ bằng khoảng"
        " 1/1.000 số Quý I/2026 (96.500 triệu đồng). Kiểm tra đơn vị tính: triệu đồng."
    )


@pytest.mark.parametrize(
    ("done", "now", "change", "likely"),
    [
        ("420000000", "420.000.000", "1.000", "có thể đã ghi theo nghìn đồng"),
        ("4100000000", "4.100.000.000", "10.000", "có thể đã ghi thừa chữ số"),
        ("410000000000", "410.000.000.000", "1.000.000", "có thể đã ghi theo đồng"),
    ],
)
def test_an_amount_in_a_wrong_unit_far_above_the_contract_is_not_used(
    done: str, now: str, change: str, likely: str
) -> None:
    first, later = work("400000", "2026-Q1"), work(done, "2026-Q2")
    assert told(first, later) == [
        (
            f"Tiến độ!C2 H07 “Thực hiện lũy kế” ghi {now} triệu đồng, gấp khoảng"
            f" {change} lần số Quý I/2026 (400.000 triệu đồng) và vượt hơn 10 lần giá trị hợp đồng"
            f" (820.000 triệu đồng); {likely} nên dòng này không được dùng."
            " Ghi lại theo triệu đồng."
        )
    ]
    assert judged(first, later)[0][-1].rows == {}


def test_an_amount_in_a_wrong_unit_far_above_the_plan_is_not_used() -> None:
    later = money("250000 | 97000000 | 0", "2026-Q2")
    assert told(money("250000 | 96500 | 0", "2026-Q1"), later)[0] == (
        "Giải ngân!F2 H07 “Thanh toán khối lượng hoàn thành” ghi 97.000.000 triệu"
        " đồng, gấp khoảng 1.000 lần số Quý I/2026 (96.500 triệu đồng) và vượt hơn 10 lần kế hoạch"
        " vốn (250.000 triệu đồng); có thể đã ghi theo nghìn đồng nên dòng này không được"
        " dùng. Ghi lại theo triệu đồng."
    )


def test_work_that_has_just_begun_may_grow_fast() -> None:
    assert told(work("50", "2026-Q1"), work("60000", "2026-Q2")) == []


def test_an_ad_hoc_return_is_compared_and_not_remembered() -> None:
    first, adhoc = work("400000", "2026-Q1"), work("300000", "2026-Q2", "Đột xuất")
    assert [line.split()[2] for line in told(first, adhoc)] == ["H01"]
    assert told(first, work("500000", "2026-Q1", "Đột xuất"), work("450000", "2026-Q2")) == []


def test_a_row_that_was_left_out_is_not_remembered() -> None:
    first = work("không rõ số", "2026-Q1")
    assert told(first, work("100", "2026-Q2")) == []


def test_the_corrected_return_is_the_one_remembered_in_whatever_order() -> None:
    wrong = Sent(work("900", "2026-Q1").sheets, cover={"Lần gửi": "1"}, path="a.xlsx")
    right = Sent(
        work("700", "2026-Q1").sheets,
        cover={"Lần gửi": "2", "Số liệu tính đến ngày": "2026-03-10"},
        path="b.xlsx",
    )
    later = work("800", "2026-Q2")
    for order in permutations((wrong, right)):
        assert told(*order, later) == []


def test_the_officers_correction_is_what_is_continued() -> None:
    adjustment = Adjustment(
        unit_code="BQLGT",
        form_code="CDT",
        period="2026-Q1",
        table="packages",
        row_key="NS-01; XL-01",
        column_label="Thực hiện lũy kế",
        used_number=300_000.0,
        reason="nhầm gói thầu",
    )
    known = register(*PORTFOLIO, adjustment)
    assert told(work("400000", "2026-Q1"), work("350000", "2026-Q2"), known=known) == []


def test_a_milestone_that_moves_later_says_why() -> None:
    first = dates("2026-09-15 | |", "2026-Q1")
    assert told(first, dates("2026-12-31 | |", "2026-Q2")) == [
        (
            "Mốc!C2 H05 Mốc M08 dự kiến 31/12/2026, muộn hơn dự kiến ở Quý I/2026 (15/09/2026) và"
            " kế"
            " hoạch được duyệt; cột Ghi chú để trống. Ghi lý do ở cột Ghi chú."
        )
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2026-12-31 | | chờ bàn giao 2,1 ha",  # with a reason
        "2026-12-31 | 2026-06-10 |",  # reached meanwhile
        "Quý III/2026 | |",  # no later, only less exact
        "2026-08-31 | |",  # earlier
    ],
)
def test_a_milestone_need_not_say_why(line: str) -> None:
    assert told(dates("2026-09-15 | |", "2026-Q1"), dates(line, "2026-Q2")) == []


def test_a_milestone_within_the_approved_plan_need_not_say_why() -> None:
    assert told(dates("2026-05-15 | |", "2026-Q1"), dates("2026-06-30 | |", "2026-Q2")) == []


RETURNS = (
    work("400000", "2025-Q4"),
    work("380000", "2026-Q1"),
    money("250000 | 96500 | 0", "2026-Q1"),
    work("390000", "2026-Q2", "Đột xuất"),
    work("500000", "2026-Q2"),
    work("480000", "2026-Q3"),
)


ARRIVALS = tuple(Arrival(each.book) for each in RETURNS)
USUAL = check_all(ARRIVALS, Context(REGISTER))


@settings(max_examples=50, deadline=None)
@given(st.permutations(ARRIVALS))
def test_the_order_of_files_changes_nothing(order: list[Arrival]) -> None:
    assert check_all(order, Context(REGISTER)) == USUAL
