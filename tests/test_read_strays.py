"""Tests of what is told from entries: totals, counted groups, what stands under a table."""

from __future__ import annotations

import pytest

from pipeline.read.strays import are_column_numbers, is_closing, is_enumerated, is_total


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số",
        "TỔNG CỘNG (I+II)",
        "Tổng cộng:",
        "Cộng",
        "Cộng nhóm A",
        "Cộng I",
        "II. Tổng",
        "A Tổng số",
        "Cộng NS-02",
    ],
)
def test_total_begins_so(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text",
    ["Xã Cộng Hòa", "Cộng Hòa", "Công ty A", "Tổng cục Đường bộ", "Tổng kho 3", "NS-01", ""],
)
def test_name_is_no_total(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "is_group"),
    [
        ("I", True),
        ("IV.", True),
        ("B", True),
        ("ii)", True),
        ("1", False),
        ("1.2", False),
        ("", False),
    ],
)
def test_group_is_counted_in_letters(text: str, *, is_group: bool) -> None:
    assert is_enumerated(text) is is_group


@pytest.mark.parametrize(
    "text",
    [
        "Ghi chú: số tạm tính",
        "Lạng Sơn, ngày 14 tháng 3 năm 2026",
        "NGƯỜI LẬP BIỂU",
        "KT. GIÁM ĐỐC",
        "TM. ỦY BAN NHÂN DÂN",
        "Nơi nhận:",
        "(Ký, ghi rõ họ tên)",
    ],
)
def test_table_is_closed_by(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize("text", ["NS-01 – Nâng cấp QL4B", "Chưa có mặt bằng", "Giám sát thi công"])
def test_entry_closes_nothing(text: str) -> None:
    assert not is_closing(text)


def test_column_numbers_of_a_moved_column_are_still_numbers() -> None:
    assert are_column_numbers(dict(enumerate(["(1)", "(2)", "(4)", "(5)", "(3)"])))
    assert not are_column_numbers(dict(enumerate(["1", "2", "4", "5", "3"])))
    assert not are_column_numbers(dict(enumerate(["(1)", "(2)", "(2)"])))


def test_column_numbers_of_a_copied_column_are_still_numbers() -> None:
    assert are_column_numbers(dict(enumerate(["(1)", "(2)", "(3)", "(4)", "(5)", "(3)"])))
    assert not are_column_numbers(dict(enumerate(["1", "2", "3", "4", "5", "3"])))
