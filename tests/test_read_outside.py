"""A sheet in another authority's form gives our rows, each entry with its own cell."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from pipeline.cell import Doubt
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from tests.books import workbook
from tests.outside import (
    FINANCE,
    FINANCE_TITLE,
    LAND,
    LAND_TITLE,
    ROAD,
    SITE,
    Printed,
    drawn,
    finance,
    land,
)
from tests.returns import MILLION, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Located
    from pipeline.read.book import BookRow, Table

MONEY = {
    "nstw": {
        "plan_vnd": 200_000 * MILLION,
        "disbursed_vnd": 96_500_500_000,
        "allocated_before_vnd": 500_000 * MILLION,
        "note": "thiếu vật liệu",
    },
    "nsdp": {
        "plan_vnd": 100_000 * MILLION,
        "disbursed_vnd": 53_499_500_000,
        "allocated_before_vnd": 320_000 * MILLION,
        "note": "thiếu vật liệu",
    },
}
WORDS = {"done_text": "Đắp nền K98", "next_text": "Thảm nhựa"}
PLOT = {
    "commune_code": None,
    "section": "toan_bo",
    "required_m2": 381_000.0,
    "handed_over_m2": 157_000.0,
    "affected": 122,
    "noticed": 118,
    "counted": 110,
    "plan_approved": 95,
    "published": 95,
    "paid": 80,
    "handed_over": 78,
    "compensation_approved_vnd": 86_450_500_000,
    "compensation_paid_vnd": 71_200 * MILLION,
    "plan_gpmb_year_vnd": 60_000 * MILLION,
    "paid_gpmb_year_vnd": 42_300 * MILLION,
    "resettle_needed": 20,
    "resettle_arranged": 14,
    "planned_finish_date": day("2026-06-30"),
    "forecast_finish_date": day("2026-08-31"),
    "status": "dang_trien_khai",
    "note": "06 hộ chưa nhận tiền",
}


def read(*drawings: str, **titled: str) -> Book:
    sheets = {f"Sheet{number}": drawing for number, drawing in enumerate(drawings, 1)}
    book = read_book("a.xlsx", "5ha", workbook({**sheets, **titled}))
    assert isinstance(book, Book)
    return book


def table(book: Book, name: str) -> Table:
    return next(each for each in book.tables if each.name == name)


def values(row: BookRow, *without: str) -> Mapping[str, object]:
    return {
        name: cell.value
        for name, cell in row.cells.items()
        if cell.value is not None and name not in without
    }


def money(book: Book) -> dict[object, Mapping[str, object]]:
    """Return what stands in the rows of payments by source, without what every row means."""
    rows = table(book, "disbursements").rows
    usual = ("project_code", "source", "budget_year", "carry_kind")
    return {row.cells["source"].value: values(row, *usual) for row in rows}


def test_the_48_columns_give_payments_by_source_and_texts() -> None:
    book = read(finance())
    assert (book.form_code, [each.name for each in book.tables]) == (
        "CDT",
        ["disbursements", "outlook"],
    )
    assert money(book) == MONEY
    (words,) = table(book, "outlook").rows
    assert values(words) == WORDS
    for row in table(book, "disbursements").rows:
        assert row.cells["project_code"].entered == "Nâng cấp QL4B"
        assert (row.cells["budget_year"].value, row.cells["carry_kind"].value) == (2026, "nam")


def test_the_31_columns_give_clearance() -> None:
    book = read(land())
    assert (book.form_code, [each.name for each in book.tables]) == ("XA", ["clearance"])
    (row,) = table(book, "clearance").rows
    assert {**values(row), "commune_code": None} == PLOT
    assert row.cells["commune_code"].entered == "Khuất Xá"


def test_every_entry_keeps_its_own_cell() -> None:
    state, province = table(read(finance()), "disbursements").rows
    places = [
        {name: str(row.cells[name].address) for name in ("plan_vnd", "disbursed_vnd", "note")}
        for row in (state, province)
    ]
    assert places == [
        {"plan_vnd": "S10", "disbursed_vnd": "AK10", "note": "AV10"},
        {"plan_vnd": "T10", "disbursed_vnd": "AL10", "note": "AV10"},
    ]
    assert {str(row.cells["project_code"].address) for row in (state, province)} == {"B10"}


def test_unit_period_and_day_stand_above_the_table() -> None:
    book = read(finance())
    assert book.cover is not None
    assert book.cover_title == "Sheet1"
    told = {name: (cell.entered, str(cell.address)) for name, cell in book.cover.cells.items()}
    assert told == {
        "unit_name": ("BAN QLDA GIAO THÔNG", "A2"),
        "period": ("QUÝ I NĂM 2026", "C3"),
        "data_date": ("14/03/2026", "C4"),
    }
    assert book.cover.cells["period"].value == "2026-Q1"
    assert book.cover.cells["data_date"].value == day("2026-03-14")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_columns_does_not_matter(seed: int) -> None:
    bands: dict[str, list[Printed]] = {}
    for column in FINANCE:
        bands.setdefault(column.header[0], []).append(column)
    shuffled = list(bands.values())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's order
    form = tuple(column for band in shuffled for column in band)
    assert money(read(drawn(form, ROAD, title=FINANCE_TITLE))) == MONEY
    plots = list(LAND)
    random.Random(seed).shuffle(plots)  # noqa: S311 - a test's order
    (row,) = table(read(drawn(tuple(plots), SITE, title=LAND_TITLE)), "clearance").rows
    assert {**values(row), "commune_code": None} == PLOT


def test_columns_may_be_inserted_and_are_told() -> None:
    added = Printed("more", ("Mã QHNS",))
    form = (*FINANCE[:2], added, *FINANCE[2:])
    book = read(drawn(form, {**ROAD, "more": "7654321"}, title=FINANCE_TITLE))
    assert money(book) == MONEY
    assert table(book, "disbursements").unknown == (("C", "Mã QHNS"),)


def test_columns_without_a_field_of_ours_are_passed_over_in_silence() -> None:
    assert [each.unknown for each in read(finance()).tables] == [(), ()]
    assert [each.unknown for each in read(land()).tables] == [()]


def test_rates_by_source_are_no_payments() -> None:
    rates = {f"paid rate {source}": "0.5" for source in ("NSTW", "NSĐP", "ODA", "Vốn khác")}
    assert money(read(finance({**ROAD, **rates}))) == MONEY


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("Triệu đồng", 1), ("đồng", MILLION), ("nghìn đồng", 1_000), ("tỷ đồng", 0.001)],
)
def test_money_is_in_the_unit_above_the_table(unit: str, factor: float) -> None:
    title = FINANCE_TITLE.replace("Triệu đồng", unit)
    amounts = {"plan NSTW": f"{200_000 * factor:f}", "paid NSTW": f"{96_500.5 * factor:f}"}
    row = money(read(finance({**ROAD, **amounts}, title=title)))["nstw"]
    assert (row["plan_vnd"], row["disbursed_vnd"]) == (200_000 * MILLION, 96_500_500_000)


def test_another_unit_is_no_doubt_here() -> None:
    title = FINANCE_TITLE.replace("Triệu đồng", "đồng")
    cells = table(
        read(finance({**ROAD, "plan NSTW": "200000000000"}, title=title)), "disbursements"
    )
    assert [row.cells["plan_vnd"].reading.doubt for row in cells.rows] == [None, None]


def test_a_header_may_name_hectares() -> None:
    form = tuple(
        Printed(column.name, tuple(part.replace("(m²)", "(ha)") for part in column.header))
        for column in LAND
    )
    site = {**SITE, "required": "38.1", "handed over": "'15,7"}
    (row,) = table(read(drawn(form, site, title=LAND_TITLE)), "clearance").rows
    assert (row.cells["required_m2"].value, row.cells["handed_over_m2"].value) == (381_000, 157_000)


def test_groups_totals_and_signatures_are_no_lines() -> None:
    sheet = finance(
        {"project": "TỔNG SỐ", "plan NSTW": "500000"},
        {"STT": "I", "project": "Dự án chuyển tiếp", "plan NSTW": "300000"},
        ROAD,
        {"project": "Cộng nhóm A", "plan NSTW": "300000"},
        {"project": "Người lập biểu"},
        {"project": "Nguyễn Văn A", "plan NSTW": "1"},
    )
    book = read(sheet)
    assert book.outside is not None
    assert book.outside.headings == (10,)
    rows = table(book, "disbursements").rows
    assert [row.row for row in rows if row.row not in book.outside.headings] == [11, 11]


def test_what_stands_below_the_table_is_not_read() -> None:
    place = {"done": "Lạng Sơn, ngày 18 tháng 3 năm 2026"}
    signs = {"project": "NGƯỜI LẬP BIỂU", "done": "GIÁM ĐỐC"}
    book = read(finance(ROAD, place, signs, {"project": "Nguyễn Văn A", "done": "Trần Thị B"}))
    assert {row.row for each in book.tables for row in each.rows} == {9}


def test_a_line_that_others_are_counted_under_is_a_heading() -> None:
    sheet = finance({**ROAD, "STT": "1"}, {**ROAD, "STT": "1.1"}, {**ROAD, "STT": "1.2"})
    outside = read(sheet).outside
    assert outside is not None
    assert outside.headings == (9,)


def test_totals_alone_make_a_row_without_its_source() -> None:
    line = {"STT": "1", "project": "Nâng cấp QL4B", "plan": "300000", "paid": "150000"}
    (row,) = table(read(finance(line)), "disbursements").rows
    assert row.cells["project_code"].entered == "Nâng cấp QL4B"
    assert (row.cells["source"].value, str(row.cells["source"].address)) == (None, "R10")


def test_a_total_that_is_not_the_sum_is_noticed() -> None:
    outside = read(finance({**ROAD, "plan": "310000", "paid": "150000.5"})).outside
    assert outside is not None
    (wrong,) = outside.wrong_totals
    assert (wrong.field, wrong.entry.value, wrong.sum) == (
        "plan_vnd",
        310_000 * MILLION,
        300_000 * MILLION,
    )


def test_a_finish_of_what_is_done_is_the_actual_one() -> None:
    done = {**SITE, "status": "Đã hoàn thành", "finish": "2026-02-10"}
    (row,) = table(read(land(done)), "clearance").rows
    assert row.cells["actual_finish_date"].value == day("2026-02-10")
    assert "forecast_finish_date" not in row.cells


def test_a_part_of_the_project_is_told_by_its_words() -> None:
    first, second = table(
        read(land({**SITE, "part": "Tuyến chính"}, {**SITE, "part": "Bổ sung"})), "clearance"
    ).rows
    assert [row.cells["section"].value for row in (first, second)] == ["tuyen_chinh", "bo_sung"]


def test_lines_of_another_period_are_passed_over() -> None:
    book = read(land(SITE, {**SITE, "period": "'02/2026"}, {**SITE, "period": "'12/2025"}))
    assert len(table(book, "clearance").rows) == 1
    assert book.outside is not None
    assert (book.outside.passed_over, told(book.outside.other_period)) == (2, ("02/2026", "AD8"))


def told(cell: Located | None) -> tuple[str, str]:
    assert cell is not None
    return cell.entered, str(cell.address)


def test_the_latest_period_of_the_lines_is_the_sheets() -> None:
    title = LAND_TITLE.replace("Kỳ báo cáo: Quý I/2026\n", "")
    book = read(land({**SITE, "period": "'02/2026"}, SITE, title=title))
    assert book.cover is not None
    assert book.cover.cells["period"].value == "2026-03"
    assert [row.row for row in table(book, "clearance").rows] == [6]


def test_a_unit_may_stand_in_every_line() -> None:
    title = LAND_TITLE.replace("UỶ BAN NHÂN DÂN XÃ KHUẤT XÁ", "")
    book = read(land({**SITE, "unit": "UBND xã Khuất Xá"}, title=title))
    assert book.cover is not None
    assert told(book.cover.cells["unit_name"]) == ("UBND xã Khuất Xá", "D7")


def test_what_cannot_be_read_is_a_doubt_at_its_cell() -> None:
    state, _ = table(read(finance({**ROAD, "paid NSTW": "#REF!"})), "disbursements").rows
    cell = state.cells["disbursed_vnd"]
    assert (str(cell.address), cell.reading.doubt) == ("AK10", Doubt.ERROR_VALUE)


def test_of_several_months_the_latest_is_read() -> None:
    months = [
        finance({**ROAD, "plan NSTW": str(number)}, title=f"UBND xã A\nTháng {number} năm 2026")
        for number in (1, 3, 2)
    ]
    book = read(*months)
    assert book.cover_title == "Sheet2"
    assert money(book)["nstw"]["plan_vnd"] == 3 * MILLION
    assert book.unknown_sheets == ("Sheet1", "Sheet3")


def test_a_sheet_of_other_columns_is_none_of_these() -> None:
    book = read("STT | Tên dự án | Ghi chú | Địa bàn\n1 | Nâng cấp QL4B | x | y")
    assert (book.form_code, book.outside) == ("", None)


def test_a_needed_column_that_is_gone_is_named() -> None:
    form = tuple(column for column in LAND if column.name not in {"commune", "handed over"})
    book = read(drawn(form, SITE, title=LAND_TITLE))
    assert book.outside is not None
    assert book.outside.lacking == ("Địa bàn …", "Diện tích đã thu hồi, bàn giao")
    assert book.tables == ()


def test_the_year_of_the_plan_stands_in_its_header() -> None:
    january = FINANCE_TITLE.replace("QUÝ I NĂM 2026", "THÁNG 1 NĂM 2027")
    book = read(finance(ROAD, title=january))
    years = {row.cells["budget_year"].value for row in table(book, "disbursements").rows}
    assert years == {2026}
