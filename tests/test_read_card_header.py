"""Tests of a card's header whose words were changed: read by its place, or not at all."""

from __future__ import annotations

import pytest

from pipeline.read.book import AmendedHeader
from pipeline.read.layout import read_sheet
from schemas import FORM_VERSION
from schemas.clearance import Clearance
from tests.grids import drawn, values

HEADER = "Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú"
CARD = f"""\
Dự án | NS-01 – Nâng cấp QL4B
Xã, phường | 06565 – Khuất Xá
Phần dự án | Tuyến chính
{HEADER}
Diện tích đã bàn giao | m² | 150000 | 157000 | tăng do thôn X
Vướng mắc chính | | | |"""
SECOND = CARD.replace("Tuyến chính", "Bổ sung").replace("157000", "12.5")
NO_CARD = "Họ tên | Điểm\nNguyễn Văn A | 10"


@pytest.mark.parametrize(
    ("header", "amended"),
    [
        ("Chỉ tiêu | ĐVT | Kỳ trước | Quý này | Ghi chú", ("D", "Quý này", "Kỳ này")),
        ("Tên | ĐVT | Kỳ trước | Kỳ này | Ghi chú", ("A", "Tên", "Chỉ tiêu")),
        ("Chỉ tiêu | Đo | Kỳ trước | Kỳ này | Ghi chú", ("B", "Đo", "ĐVT")),
        ("Chỉ tiêu | ĐVT | Kỳ trước | | Ghi chú", ("D", "", "Kỳ này")),
        (" | ĐVT | Kỳ trước | Kỳ này | Ghi chú", ("A", "", "Chỉ tiêu")),
    ],
)
def test_a_lone_strange_header_is_the_one_that_lacks_there(
    header: str, amended: tuple[str, str, str]
) -> None:
    table = read_sheet(drawn("GPMB", CARD.replace(HEADER, header)), Clearance, FORM_VERSION)
    assert values(table, "handed_over_m2") == [(157_000.0,)]
    assert table is not None
    assert table.card.amended == (AmendedHeader(*amended),)
    assert (table.card.lacking, table.card.strange) == ((), ())


@pytest.mark.parametrize(
    "header",
    [
        "Chỉ tiêu | ĐVT | Kỳ trước | Quý I | Quý II | Ghi chú",  # two in the place of one
        "Chỉ tiêu | ĐVT | Quý I | Quý II | Ghi chú",  # two for two
        "Chỉ tiêu | ĐVT | Ghi chú | Kỳ trước | Quý II",  # not between its neighbours
        "Chỉ tiêu | ĐVT | Kỳ trước | | | Ghi chú",  # two without a word
        "Chỉ tiêu | ĐVT | Kỳ trước | Ghi chú",  # none at all
    ],
)
def test_nothing_is_read_where_it_is_not_clear(header: str) -> None:
    table = read_sheet(drawn("GPMB", CARD.replace(HEADER, header)), Clearance, FORM_VERSION)
    assert table is not None
    assert (table.rows, table.columns, table.missing) == ((), {}, ())
    assert (table.card.amended, table.card.lacking) == ((), ("Kỳ này",))
    assert {said for _, said in table.card.strange} == {
        said for said in map(str.strip, header.split("|")) if said.startswith("Quý")
    }


def test_a_header_stands_where_the_card_above_has_it() -> None:
    below = SECOND.replace(HEADER, "Chỉ tiêu | ĐVT | Quý I | Quý II | Ghi chú")
    table = read_sheet(drawn("GPMB", f"{CARD}\n{below}"), Clearance, FORM_VERSION)
    assert values(table, "handed_over_m2") == [(157_000.0,), (12.5,)]
    assert table is not None
    assert table.card.amended == (AmendedHeader("D", "Quý II", "Kỳ này"),)
    assert table.card.strange == (("C", "Quý I"),)


def test_a_header_that_was_emptied_stands_where_the_card_above_has_it() -> None:
    below = SECOND.replace(HEADER, "Chỉ tiêu | ĐVT | | | Ghi chú")
    table = read_sheet(drawn("GPMB", f"{CARD}\n{below}"), Clearance, FORM_VERSION)
    assert values(table, "handed_over_m2") == [(157_000.0,), (12.5,)]
    assert table is not None
    assert (table.card.amended, table.card.lacking) == ((AmendedHeader("D", "", "Kỳ này"),), ())


def test_a_card_that_cannot_be_read_leaves_the_others() -> None:
    above = CARD.replace(HEADER, "Chỉ tiêu | ĐVT | Quý I | Quý II | Ghi chú")
    table = read_sheet(drawn("GPMB", f"{above}\n{SECOND}"), Clearance, FORM_VERSION)
    assert values(table, "section", "handed_over_m2") == [("bo_sung", 12.5)]
    assert table is not None
    assert (table.card.lacking, table.card.amended) == (("Kỳ này",), ())


def test_what_was_added_to_a_header_is_strange() -> None:
    header = "STT | Chỉ tiêu | ĐVT | Kỳ trước | Chênh lệch | Kỳ này | Ghi chú"
    drawing = CARD.replace(HEADER, header).replace("Diện tích", " | Diện tích")
    table = read_sheet(drawn("GPMB", drawing), Clearance, FORM_VERSION)
    assert table is not None
    assert (table.card.amended, table.card.lacking) == ((), ())
    assert table.card.strange == (("E", "Chênh lệch"),)


def test_another_sheet_has_no_header_of_a_card() -> None:
    assert read_sheet(drawn("GPMB", NO_CARD), Clearance, FORM_VERSION) is None
