"""Tests of labels: with their units, in former words, and what an aside is."""

from __future__ import annotations

import pytest

from pipeline.read.labels import (
    is_unit,
    label_key,
    said_money_scale,
    unit_beside,
    unit_scale,
    vocabulary,
)
from pipeline.text import key
from schemas.column import area, count, money
from schemas.packages import Package

KNOWN = vocabulary(Package, 2).known


@pytest.mark.parametrize(
    "header",
    [
        "Thực hiện lũy kế",
        "THỰC HIỆN LUỸ KẾ",
        "Thực hiện\nlũy kế",
        "Thực hiện lũy kế (triệu đồng)",
        "Thực hiện lũy kế, tr.đ",
        "Thực hiện lũy kế (ĐVT: tỷ đồng)",
        "Thực hiện lũy kế (*)",
    ],
)
def test_label_is_known_without_its_unit(header: str) -> None:
    assert label_key(header, KNOWN) == key("Thực hiện lũy kế")


def test_label_that_is_known_with_its_unit_keeps_it() -> None:
    assert label_key("Tỷ lệ % thực hiện", KNOWN) == key("Tỷ lệ % thực hiện")
    assert label_key("Giá trị hợp đồng", KNOWN) == key("Giá trị hợp đồng")


def test_long_text_is_no_label() -> None:
    assert label_key("Nhà thầu " * 20, KNOWN) == ""


def test_asides_are_known_and_no_field() -> None:
    asides = vocabulary(Package, 2).asides
    assert {key("STT"), key("Thực hiện lũy kế – kỳ trước"), key("Kiểm tra")} <= asides


def test_unit_beside_a_label_tells_the_scale() -> None:
    label = key("Vốn")
    assert unit_scale("Vốn (tỷ đồng)", label, money("Vốn")) == 10**9
    assert unit_scale("Vốn (ĐVT: đồng)", label, money("Vốn")) == 1
    assert unit_scale("Vốn (triệu đồng)", label, money("Vốn")) == 10**6
    assert unit_scale("Vốn", label, money("Vốn")) is None
    assert unit_scale("ha", "", area("Diện tích")) == 10_000
    assert unit_scale("ha", "", count("Hộ", "hộ")) is None


@pytest.mark.parametrize(
    ("line", "scale"),
    [
        ("Đơn vị tính: Triệu đồng", 10**6),
        ("ĐVT: tỷ đồng; diện tích: m²", 10**9),
        ("(Đơn vị tính: đồng)", 1),
        ("Đơn vị: Triệu đồng, ha", 10**6),
        ("(Đơn vị: đồng)", 1),
        ("Đơn vị: Đồng Đăng", None),
        ("Triệu đồng", None),
    ],
)
def test_line_above_a_table_tells_the_scale_of_its_money(line: str, scale: int | None) -> None:
    assert said_money_scale(line) == scale


@pytest.mark.parametrize(
    ("cells", "beside"),
    [
        ({2: "Đơn vị tính:", 5: "triệu đồng"}, 5),
        ({2: "Đơn vị:", 3: "đồng"}, 3),
        ({2: "ĐVT", 3: "Tỷ đồng, ha"}, 3),
        ({2: "Đơn vị:", 3: "Sở Xây dựng"}, None),
        ({2: "Đơn vị:", 3: "Đồng Đăng", 4: "đồng"}, None),
        ({2: "Đơn vị tính:"}, None),
        ({2: "Đơn vị tính:", 3: 1000}, None),
        ({2: "Vốn", 3: "triệu đồng"}, None),
    ],
)
def test_unit_may_stand_in_the_cell_next_to_its_label(
    cells: dict[int, object], beside: int | None
) -> None:
    assert unit_beside(cells, 2) == beside


def test_unit_alone_is_told_from_words() -> None:
    assert is_unit("triệu đồng")
    assert is_unit("%")
    assert not is_unit("Nhà thầu")
