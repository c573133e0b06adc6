"""Tests of the cover: values found by their labels, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cell import Address, Doubt, Kind
from pipeline.read.cover import read_cover
from pipeline.read.facts import Merged
from tests.grids import drawn

if TYPE_CHECKING:
    from pipeline.read.book import BookRow

COVER = """\
BÁO CÁO CỦA CHỦ ĐẦU TƯ
Mã đơn vị | BQL-01
Mã biểu mẫu | CDT
Kỳ báo cáo | Quý III/2026
Số liệu tính đến ngày | 2026-09-14
Lần gửi | 2
Không phát sinh |
Điện thoại | '0912 345 678"""


def _cover(drawing: str) -> BookRow:
    found = read_cover(drawn("Bìa", drawing))
    assert found is not None
    return found


def test_values_stand_beside_their_labels() -> None:
    cells = _cover(COVER).cells
    assert {name: str(cell.value) for name, cell in cells.items()} == {
        "unit_code": "BQL-01",
        "form_code": "CDT",
        "period": "2026-Q3",
        "data_date": "14/09/2026",
        "revision": "2",
        "nil": "None",
        "phone": "0912 345 678",
    }


def test_blank_value_is_located_beside_its_label() -> None:
    cell = _cover(COVER).cells["nil"]
    assert (cell.address, cell.kind) == (Address(6, 1), Kind.BLANK)


def test_value_may_stand_farther_right() -> None:
    cell = _cover(COVER.replace("Mã đơn vị |", "Mã đơn vị: | | |")).cells["unit_code"]
    assert (cell.address, cell.value) == (Address(1, 3), "BQL-01")


def test_two_pairs_may_share_a_line() -> None:
    cells = _cover(
        COVER.replace("Không phát sinh |", "Không phát sinh | | Người lập biểu | Hà")
    ).cells
    assert (cells["nil"].value, cells["prepared_by"].value) == (None, "Hà")


def test_merged_label_is_followed_by_the_cell_beyond_it() -> None:
    grid = drawn(
        "Bìa", COVER.replace("Không phát sinh |", "Không phát sinh"), merged=[Merged(6, 0, 6, 2)]
    )
    found = read_cover(grid)
    assert found is not None
    assert found.cells["nil"].address == Address(6, 3)


def test_label_and_value_in_one_cell_are_parted() -> None:
    cell = _cover(COVER.replace("Lần gửi | 2", "Lần gửi: 3")).cells["revision"]
    assert (cell.entered, cell.value, cell.address) == ("3", 3, Address(5, 0))


def test_former_label_is_known() -> None:
    assert "data_date" in _cover(COVER.replace("Số liệu tính đến ngày", "Ngày chốt số liệu")).cells


def test_unreadable_period_is_a_doubt() -> None:
    cell = _cover(COVER.replace("Quý III/2026", "kỳ này")).cells["period"]
    assert (cell.entered, cell.value, cell.reading.doubt) == ("kỳ này", None, Doubt.NOT_DATE)


def test_sheet_with_few_labels_is_no_cover() -> None:
    assert read_cover(drawn("Sheet1", "Ghi chú | a\nĐiện thoại | 1")) is None
