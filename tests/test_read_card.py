"""Tests of cards: blocks, sections, remarks, inserted columns, and the same table in rows."""

from __future__ import annotations

from pipeline.cell import Address, Doubt, blank
from pipeline.read.card import read_cards
from pipeline.read.facts import Merged
from pipeline.read.layout import read_sheet
from schemas import FORM_VERSION
from schemas.clearance import Clearance
from tests.grids import drawn, laid_out, values

CARD = """\
TÌNH HÌNH GIẢI PHÓNG MẶT BẰNG
Dự án | NS-01 – Nâng cấp QL4B
Xã, phường | 06565 – Khuất Xá
Phần dự án | Tuyến chính
Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú
Diện tích
Diện tích phải thu hồi | m² | | 381000 |
Diện tích đã bàn giao | m² | 150000 | 157000 | tăng do thôn X
Hộ gia đình, tổ chức
Bị ảnh hưởng | hộ, tổ chức | 122 | 122 |
Tiến độ
Dự kiến hoàn thành | | | Quý III/2026 |
Tình trạng | | Đang triển khai | Đang triển khai |
Vướng mắc chính | | | 06 hộ chưa đồng ý |

Dự án | NS-01 – Nâng cấp QL4B
Xã, phường | 06565 – Khuất Xá
Phần dự án | Bổ sung
Chỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú
Diện tích đã bàn giao | m² | | 12.5 |"""
KEYS = [("NS-01", "06565", "tuyen_chinh"), ("NS-01", "06565", "bo_sung")]


def test_each_block_is_a_row() -> None:
    table = read_cards(drawn("GPMB", CARD), Clearance, FORM_VERSION)
    assert values(table, *Clearance.sheet.key) == KEYS
    assert values(table, "handed_over_m2") == [(157_000.0,), (12.5,)]
    assert table is not None
    assert [row.row for row in table.rows] == [1, 15]
    first = table.rows[0].cells
    assert (first["affected"].value, first["status"].value) == (122, "dang_trien_khai")
    assert str(first["forecast_finish_date"].value) == "Quý III/2026"
    assert first["handed_over_m2"].address == Address(7, 3)
    assert table.columns["handed_over_m2"] == "D"


def test_a_line_that_is_gone_from_one_card_is_a_blank_there() -> None:
    table = read_cards(drawn("GPMB", CARD), Clearance, FORM_VERSION)
    assert table is not None
    first, second = (row.cells for row in table.rows)
    assert first.keys() == second.keys()
    assert second["affected"] == blank(15, 3)
    assert "affected" not in table.missing


def test_remarks_are_joined_to_the_note_under_their_labels() -> None:
    table = read_cards(drawn("GPMB", CARD), Clearance, FORM_VERSION)
    assert table is not None
    note = table.rows[0].cells["note"]
    assert note.value == "06 hộ chưa đồng ý\nDiện tích đã bàn giao: tăng do thôn X"
    assert note.entered == note.value


def test_remark_alone_makes_the_note() -> None:
    table = read_cards(
        drawn("GPMB", CARD.replace("06 hộ chưa đồng ý", "")), Clearance, FORM_VERSION
    )
    assert table is not None
    assert table.rows[0].cells["note"].value == "Diện tích đã bàn giao: tăng do thôn X"


def test_inserted_and_moved_columns_change_nothing() -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in CARD.splitlines()]
    moved = [
        ["", line[0], "", *line[1:2], *([""] if len(line) < 5 else []), *line[4:5], *line[2:4]]
        for line in lines
    ]
    table = read_cards(laid_out("GPMB", moved), Clearance, FORM_VERSION)
    assert values(table, *Clearance.sheet.key, "handed_over_m2") == [
        (*KEYS[0], 157_000.0),
        (*KEYS[1], 12.5),
    ]
    assert table is not None
    assert table.columns["handed_over_m2"] == "G"


def test_missing_indicators_are_named_once_none_has_them() -> None:
    table = read_cards(drawn("GPMB", CARD), Clearance, FORM_VERSION)
    assert table is not None
    assert "graves_total" in table.missing
    assert "handed_over_m2" not in table.missing


def test_added_indicator_is_unknown() -> None:
    drawing = CARD.replace("Tiến độ\n", "Cây trồng phải đền bù | cây | | 120 |\nTiến độ\n")
    table = read_cards(drawn("GPMB", drawing), Clearance, FORM_VERSION)
    assert table is not None
    assert table.unknown == (("D", "Cây trồng phải đền bù"),)


def test_another_unit_beside_an_indicator_converts_with_a_reserve() -> None:
    drawing = CARD.replace("m² | 150000 | 157000", "ha | 15 | 15.7")
    table = read_cards(drawn("GPMB", drawing), Clearance, FORM_VERSION)
    assert table is not None
    reading = table.rows[0].cells["handed_over_m2"].reading
    assert (reading.value, reading.doubt) == (157_000.0, Doubt.OTHER_UNIT)


def test_block_that_nobody_filled_in_is_no_row() -> None:
    blank = "\nDự án |\nXã, phường |\nPhần dự án |\nChỉ tiêu | ĐVT | Kỳ trước | Kỳ này | Ghi chú\n"
    drawing = f"{CARD}{blank}Diện tích đã bàn giao | m² | | |"
    table = read_cards(drawn("GPMB", drawing), Clearance, FORM_VERSION)
    assert values(table, *Clearance.sheet.key) == KEYS


def test_prefilled_block_without_figures_is_a_row() -> None:
    head = "\n".join(CARD.splitlines()[:5])
    table = read_cards(drawn("GPMB", f"{head}\nBị ảnh hưởng | hộ | | |"), Clearance, FORM_VERSION)
    assert values(table, *Clearance.sheet.key, "affected") == [(*KEYS[0], None)]


def test_errors_and_merged_values_are_located() -> None:
    drawing = CARD.replace("122 | 122", "122 | #REF!").replace("06 hộ chưa đồng ý", "=")
    grid = drawn("GPMB", drawing, merged=[Merged(1, 1, 1, 4)])
    table = read_cards(grid, Clearance, FORM_VERSION)
    assert table is not None
    cells = table.rows[0].cells
    assert cells["affected"].reading.doubt is Doubt.ERROR_VALUE
    assert cells["affected"].entered == "#REF!"


def test_card_in_rows_is_read_by_its_header() -> None:
    table = read_sheet(
        drawn(
            "GPMB",
            """\
STT | Tên dự án | Xã, phường | Phần dự án | Tổng diện tích phải thu hồi (m²) | Đã kiểm đếm
1 | NS-01 | 06565 | Toàn bộ | 381000 | 110""",
        ),
        Clearance,
        FORM_VERSION,
    )
    names = ("section", "required_m2", "counted")
    assert values(table, *names) == [("toan_bo", 381_000.0, 110)]


def test_sheet_without_the_header_of_a_card_is_none() -> None:
    grid = drawn("GPMB", "Dự án | NS-01\nDiện tích đã bàn giao | 5")
    assert read_cards(grid, Clearance, FORM_VERSION) is None


def test_a_remark_beside_a_line_that_stands_twice_is_kept_unless_the_line_is_not() -> None:
    line = "Diện tích đã bàn giao | m² | 150000 | 157000 | tăng do thôn X"
    for again, remark in (("|", "còn thôn Y"), ("5 |", "")):
        drawing = CARD.replace(line, f"{line}\nDiện tích đã bàn giao | m² | | {again} còn thôn Y")
        table = read_cards(drawn("GPMB", drawing), Clearance, FORM_VERSION)
        assert table is not None
        note = str(table.rows[0].cells["note"].value).splitlines()
        assert note[1:] == [
            "Diện tích đã bàn giao: tăng do thôn X",
            *([f"Diện tích đã bàn giao: {remark}"] if remark else []),
        ]
