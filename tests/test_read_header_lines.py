"""Tests of the rows above a table: which of them say something to its header, and which never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.header_lines import Line, top_of
from pipeline.read.labels import vocabulary
from schemas import FORM_VERSION
from schemas.treasury import Treasury
from tests.grids import drawn

if TYPE_CHECKING:
    from pipeline.read.grid import Grid
    from pipeline.read.header_lines import Top

HEADER = "Dự án | Nguồn vốn | Năm kế hoạch"


def _top(grid: Grid) -> Top:
    top = top_of(grid, vocabulary(Treasury, FORM_VERSION), fewest=2)
    assert top is not None
    return top


def test_returns_that_differ_in_titles_and_entries_have_one_top() -> None:
    one = _top(drawn("A", f"Đơn vị báo cáo: Xã An Bình\n{HEADER}\nNS-01 | NSĐP | 2026"))
    other = _top(drawn("B", f"Đơn vị báo cáo: Xã Bình An\n{HEADER}\nNS-02 | TPCP | 2025"))
    assert one == other
    assert hash(one) == hash(other)


def test_a_row_between_two_telling_ones_is_kept_whatever_it_says() -> None:
    top = _top(drawn("A", f"{HEADER}\nmột | 2 | ba\nKế hoạch vốn đã nhập"))
    assert [type(line) for _, line in top.rows] == [Line, Line, Line]
    between = top.rows[1][1]
    assert between is not None
    assert between.texts == {0: "một", 2: "ba"}
    assert not between.labels


def test_entries_that_read_like_labels_are_no_fuller_row() -> None:
    top = _top(drawn("A", f"{HEADER}\nDự án | Nguồn vốn | 2026"))
    assert top.anchor == 0
    assert len(top.rows) == 1


def test_a_row_of_two_labels_is_asked_for_and_not_there() -> None:
    grid = drawn("A", "Dự án | 1\nghi chú gì đó")
    assert top_of(grid, vocabulary(Treasury, FORM_VERSION), fewest=2) is None


def test_a_unit_said_above_the_header_is_told_with_its_row() -> None:
    top = _top(drawn("A", f"Đơn vị tính: nghìn đồng\n{HEADER}"))
    assert top.unit == (0, 1_000)


def test_a_very_wide_row_is_read_as_any_other() -> None:
    wide = " | ".join([HEADER, *(f"cột {number}" for number in range(300))])
    line = _top(drawn("A", wide)).rows[0][1]
    assert line is not None
    assert line.fullness == 3
    assert len(line.texts) == 3 + 300
