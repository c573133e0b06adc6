"""Amounts, shares, counts and days as offices write them in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.publish import phrases
from schemas.said import SaidDate

BILLION = 1_000_000_000


@pytest.mark.parametrize(
    ("amount_vnd", "written"),
    [
        (1_234_500_000_000, "1.234,5 tỷ đồng"),
        (6_580 * BILLION, "6.580 tỷ đồng"),
        (450_000_000, "450 triệu đồng"),
        (0, "0 tỷ đồng"),
        (-12 * BILLION, "-12 tỷ đồng"),
    ],
)
def test_amount_is_in_ty_or_below_one_ty_in_trieu(amount_vnd: int, written: str) -> None:
    assert phrases.amount(amount_vnd) == written


def test_million_keeps_decimals_only_below_one_million() -> None:
    assert phrases.million(3_463_459_200_000) == "3.463.459"
    assert phrases.million(450_000) == "0,45"
    assert phrases.million(0) == "0"


def test_percent_has_no_empty_decimals() -> None:
    assert [phrases.percent(rate) for rate in (0.5795, 1.0, 0.985, 0.0)] == [
        "57,95%",
        "100%",
        "98,5%",
        "0%",
    ]


def test_points_have_no_sign_and_stay_in_one_line() -> None:
    assert phrases.points(0.5795 - 0.6988) == "11,93 điểm\u00a0%"


def test_counts_below_ten_bear_a_zero() -> None:
    assert [phrases.counted(number) for number in (0, 5, 12)] == ["0", "05", "12"]


def test_day_bears_zeros_as_the_decree_wants_them() -> None:
    days = (date(2026, 3, 5), date(2026, 2, 14), date(2026, 11, 7))
    assert [phrases.day(day) for day in days] == ["05/3/2026", "14/02/2026", "07/11/2026"]


def test_vague_day_stays_as_it_was_said() -> None:
    record = {"due_date": date(2026, 6, 30), "due_date_first": date(2026, 6, 1)}
    assert phrases.said_day(record, "due_date") == "tháng 6/2026"


def test_exact_day_needs_no_first_day() -> None:
    assert phrases.said_day({"due_date": date(2026, 6, 30)}, "due_date") == "30/6/2026"
    assert phrases.said_day({"due_date": None}, "due_date") == ""
    assert phrases.day(SaidDate.day(date(2026, 1, 9))) == "09/01/2026"


def test_text_becomes_part_of_a_sentence() -> None:
    assert phrases.text(" Còn 06 hộ;\n\n- chưa nhận tiền. ") == "Còn 06 hộ; - chưa nhận tiền"
    assert phrases.text(None) == ""


def test_sentence_leaves_out_what_is_empty() -> None:
    assert phrases.sentence("đã bàn giao 6,8 ha", "", "còn lại 1,2 ha") == (
        "Đã bàn giao 6,8 ha; còn lại 1,2 ha."
    )
    assert phrases.sentence("", "") == ""


def test_an_empty_section_says_so() -> None:
    assert phrases.or_none(("", "")) == ["Không có."]


def test_signs_that_no_file_can_hold_are_not_printed() -> None:
    assert phrases.printable("A\x00\ufffe\ud800B\n10\u00a0%") == "AB\n10\u00a0%"
