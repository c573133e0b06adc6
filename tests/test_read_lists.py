"""Tests of lists: the ways in which people write an item, and what is shown for a wrong one."""

from __future__ import annotations

import pytest

from pipeline.cell import Doubt, Reading
from pipeline.read.lists import code_of, read_item
from schemas.choices import (
    COMMUNES,
    DELAY_CAUSE,
    OBSTACLE_STATUS,
    PROJECTS,
    SOURCE,
    UNITS,
    VERDICT,
)


@pytest.mark.parametrize(
    "words",
    [
        "9b – Giải phóng mặt bằng",
        "9b - Giải phóng mặt bằng",
        "9b: giải phóng  mặt bằng",
        "9B",
        "Giải phóng mặt bằng",
        "GPMB",
        "9b – vướng mặt bằng",
        "giai phong mat bang",
    ],
)
def test_item_is_known_by_code_words_and_former_words(words: str) -> None:
    assert read_item(words, DELAY_CAUSE) == Reading("9b")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("CHẬM", "cham"),
        ("Không đáp ứng tiến độ", "cham"),
        ("Đạt tiến độ", "dap_ung"),
        ("đáp ứng", "dap_ung"),
    ],
)
def test_a_verdict_is_read_in_the_words_of_letters(words: str, code: str) -> None:
    assert read_item(words, VERDICT) == Reading(code)


def test_tone_may_stand_on_either_letter() -> None:
    assert read_item("Ngân sách địa phương", SOURCE) == Reading("nsdp")
    assert read_item("Bô\u0301 tri\u0301 vô\u0301n", DELAY_CAUSE) == Reading("9d")


def test_nearest_items_are_shown_and_not_taken() -> None:
    reading = read_item("Đang xử lí xong", OBSTACLE_STATUS)
    assert reading == Reading(None, Doubt.NOT_IN_LIST, "Đang xử lý; Đã xử lý")


def test_text_like_no_item_has_no_hint() -> None:
    assert read_item("abc", OBSTACLE_STATUS) == Reading(None, Doubt.NOT_IN_LIST)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("NS-01 – Nâng cấp QL4B", "NS-01"),
        ("NS-01- Nâng cấp", "NS-01"),
        ("ns-01", "NS-01"),
        ("NS-01\n– Nâng cấp", "NS-01"),
        ("QL4B", "QL4B"),
        ("STC – Sở Tài chính", "STC"),
        ("Nâng cấp QL4B", ""),
        ("Cao", ""),
        ("", ""),
    ],
)
def test_code_stands_before_the_dash(words: str, code: str) -> None:
    assert code_of(words) == code


def test_item_of_the_register_is_taken_by_its_code() -> None:
    assert read_item("STC – Sở Tài chính", UNITS) == Reading("STC")
    assert read_item("Nâng cấp QL4B", PROJECTS) == Reading(None, Doubt.NOT_IN_LIST)


def test_commune_code_regains_its_zero() -> None:
    assert read_item("6565", COMMUNES) == Reading("06565")
    assert read_item("6565", UNITS) == Reading("6565")
