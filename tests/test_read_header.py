"""Tests of headers: bands, merged labels, units, former words, columns that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cell import Doubt
from pipeline.read.facts import Merged
from pipeline.read.layout import read_sheet
from schemas import FORM_VERSION
from schemas.column import columns
from schemas.obstacles import Obstacle
from schemas.packages import Package
from schemas.treasury import Treasury
from tests.grids import drawn, values

if TYPE_CHECKING:
    from pipeline.read.book import Table
    from pipeline.read.grid import Grid
    from schemas.column import Row

TREASURY = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn đã nhập | Tạm ứng chưa thu hồi
NS-01 – Nâng cấp QL4B | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500
NS-02 – Đường tuần tra | TPCP | 2026 | Kế hoạch năm | 1000 | 0.5"""
MONEY = [(250_000 * 10**6, 96_500 * 10**6), (1_000 * 10**6, 500_000)]


def _read(grid: Grid, model: type[Row] = Treasury) -> Table | None:
    return read_sheet(grid, model, FORM_VERSION)


def _money(grid: Grid) -> list[tuple[object, ...]]:
    return values(_read(grid), "plan_vnd", "advance_year_vnd")


def test_missing_columns_are_named_and_added_ones_too() -> None:
    table = _read(drawn("Thanh toán", TREASURY.replace("Nguồn vốn", "Cán bộ\\nphụ trách")))
    assert table is not None
    assert table.missing == ("source", "paid_volume_vnd", "advance_balance_vnd")
    assert table.unknown == (("B", "Cán bộ phụ trách"),)


def test_unit_beside_a_label_is_not_part_of_it() -> None:
    drawing = TREASURY.replace("đã nhập", "đã nhập\\n(triệu đồng)").replace(
        "thu hồi", "thu hồi (ĐVT: triệu đồng)"
    )
    assert _money(drawn("Thanh toán", drawing)) == MONEY


def test_label_that_ends_like_a_unit_says_none() -> None:
    drawing = "Dự án | Gói thầu, hạng mục | Giá trị hợp đồng\nNS-01 | NS-01-G1 | 3"
    table = _read(drawn("Tiến độ", drawing), Package)
    assert values(table, "contract_value_vnd") == [(3 * 10**6,)]


def test_another_unit_in_the_header_converts_with_a_reserve() -> None:
    drawing = TREASURY.replace("đã nhập", "đã nhập (tỷ đồng)")
    table = _read(drawn("Thanh toán", drawing))
    assert table is not None
    cell = table.rows[0].cells["plan_vnd"]
    assert (cell.value, cell.reading.doubt) == (250_000 * 10**9, Doubt.OTHER_UNIT)
    assert table.rows[0].cells["advance_year_vnd"].reading.doubt is None


def test_another_unit_above_the_table_converts_all_its_money() -> None:
    drawing = f"Đơn vị tính: đồng\n{TREASURY.replace('0.5', '500')}"
    table = _read(drawn("Thanh toán", drawing))
    assert values(table, "plan_vnd", "advance_year_vnd") == [(250_000, 96_500), (1_000, 500)]


def test_a_unit_named_after_dong_is_no_unit_of_money() -> None:
    drawing = f"Đơn vị báo cáo: Xã Đồng Đăng\nĐơn vị: Đồng Đăng\n{TREASURY}"
    assert _money(drawn("Thanh toán", drawing)) == MONEY


def test_labels_merged_over_two_rows_and_labels_under_bands() -> None:
    grid = drawn(
        "Vướng mắc",
        """\
STT | Mã vướng mắc | Dự án | Nội dung | Đã báo cáo cấp trên | | Trạng thái
 | | | | Văn bản | Ngày |
1 | VM-1 | NS-01 | Dân chưa nhận tiền | 67/BC-UBND | 2026-03-02 | Đang xử lý""",
        merged=[*(Merged(0, at, 1, at) for at in (0, 1, 2, 3, 6)), Merged(0, 4, 0, 5)],
    )
    table = _read(grid, Obstacle)
    assert values(table, "obstacle_code", "report_document", "status") == [
        ("VM-1", "67/BC-UBND", "dang_xu_ly")
    ]
    assert table is not None
    assert str(table.rows[0].cells["reported_on"].value) == "02/03/2026"
    assert table.unknown == ()


def test_a_band_that_reads_like_a_label_takes_no_column() -> None:
    grid = drawn(
        "Tiến độ",
        """\
Dự án | Gói thầu, hạng mục | Đánh giá tiến độ | |
 | | Nguyên nhân chậm | Đánh giá | Tính chất
NS-01 | NS-01-G1 | 9b | Chậm tiến độ | Khách quan""",
        merged=[Merged(0, 2, 0, 4)],
    )
    names = ("delay_cause", "verdict", "delay_nature")
    assert values(_read(grid, Package), *names) == [("9b", "cham", "khach_quan")]


def test_equal_labels_go_by_their_band() -> None:
    grid = drawn(
        "Vướng mắc",
        """\
 | | Trả lời | | Đã báo cáo cấp trên |
Mã vướng mắc | Dự án | Văn bản | Ngày | Văn bản | Ngày
VM-1 | NS-01 | 1/CV | 2026-01-01 | 2/BC | 2026-02-02""",
        merged=[Merged(0, 2, 0, 3), Merged(0, 4, 0, 5)],
    )
    table = _read(grid, Obstacle)
    assert values(table, "report_document") == [("2/BC",)]
    assert table is not None
    assert table.columns["reported_on"] == "F"
    assert table.unknown == (("C", "Văn bản"), ("D", "Ngày"))


def test_former_labels_are_known_but_present_ones_go_first() -> None:
    head = "Tên dự án | Gói thầu, hạng mục | Đơn vị thi công | Ghi chú | Vật liệu thiếu"
    drawing = f"{head}\nNS-01 | G1 | A | B | C"
    table = _read(drawn("Tiến độ", drawing), Package)
    assert values(table, "project_code", "contractor", "materials_note") == [("NS-01", "A", "C")]
    assert table is not None
    assert table.unknown == (("D", "Ghi chú"),)


def test_label_may_carry_its_band() -> None:
    drawing = "Mã vướng mắc | Dự án | Đã báo cáo cấp trên: Văn bản\nVM-1 | NS-01 | 2/BC"
    assert values(_read(drawn("Vướng mắc", drawing), Obstacle), "report_document") == [("2/BC",)]


def test_older_version_owes_no_newer_column() -> None:
    drawing = "Dự án | Gói thầu, hạng mục | Nhà thầu\nNS-01 | G1 | A"
    old = read_sheet(drawn("Tiến độ", drawing), Package, 1)
    new = read_sheet(drawn("Tiến độ", drawing), Package, 2)
    assert old is not None
    assert new is not None
    assert set(new.missing) - set(old.missing) == {
        name for name, column in columns(Package).items() if column.since == 2
    }


def test_previous_values_and_ordinals_are_not_unknown() -> None:
    head, row = "STT | Dự án | Gói thầu, hạng mục", "1 | NS-01 | G1"
    drawing = (
        f"{head} | Thực hiện lũy kế – kỳ trước | Thực hiện lũy kế | Kiểm tra\n{row} | 5 | 7 | Đạt"
    )
    table = _read(drawn("Tiến độ", drawing), Package)
    assert values(table, "done_work_vnd") == [(7 * 10**6,)]
    assert table is not None
    assert table.unknown == ()


def test_titles_and_blank_lines_above_and_column_numbers_below_are_no_rows() -> None:
    head, *rows = TREASURY.splitlines()
    numbers = "(1) | (2) | (3) | (4) | (5) | (6)"
    drawing = "\n".join(
        ["XÁC NHẬN THANH TOÁN", "", "Kỳ báo cáo: Quý I/2026", head, "", numbers, *rows]
    )
    assert _money(drawn("Thanh toán", drawing)) == MONEY


def test_column_numbers_may_be_bare_or_computed() -> None:
    head, *rows = TREASURY.splitlines()
    for numbers in ("A | B | 1 | 2 | 3 | 4=3/2", "1 | 2 | 3 | 4 | 5 | 6"):
        assert _money(drawn("Thanh toán", "\n".join([head, numbers, *rows]))) == MONEY
