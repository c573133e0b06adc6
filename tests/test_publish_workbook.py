"""The consolidated workbook in an office suite: its values are its formulas', and they follow."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import openpyxl
import pytest

from pipeline.publish.theme import lines_needed
from pipeline.publish.workbook.list_rows import duty_rows
from pipeline.publish.workbook.list_tables import CHANGES
from schemas.register import General, Override, Threshold
from schemas.register_choices import Fact
from tests import workbooks
from tests.measuring import BILLION, BUDGET, package, said
from tests.office import recalculated
from tests.workbooks import (
    VOLATILE,
    YOUNG,
    cells,
    differing,
    figure,
    find,
    opened,
    rows,
    with_value,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER = [
    "Tổng quan",
    "Biểu 01 Tiến độ",
    "Biểu 02 Giải ngân",
    "Biểu 03 GPMB",
    "Biểu 04 Vướng mắc",
    "Biểu 05 Thủ tục",
    "Tiến độ các mốc",
    "So sánh kỳ trước",
    "Đối chiếu",
    "Nộp báo cáo",
    "Cần sửa",
    "Ngưỡng",
]
HOSTILE = ('=HYPERLINK("http://example.invalid","x")', "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-1+1")


@lru_cache(1)
def book() -> bytes:
    return workbook()


def formulas(found: bytes) -> list[str]:
    return [cell.formula for cell in cells(found).values() if cell.formula]


def members(found: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(found)) as package_file:
        names = [name for name in package_file.namelist() if part in name]
        return "".join(package_file.read(name).decode() for name in names)


@pytest.mark.office
def test_every_kept_value_is_what_an_office_works_out() -> None:
    assert differing(cells(recalculated(book())), cells(book())) == []


@pytest.mark.office
def test_no_cell_holds_an_error() -> None:
    assert 't="e"' not in members(recalculated(book()), "xl/worksheets/sheet")


def paid_more(found: bytes) -> bytes:
    pot = {"Nguồn vốn": "NSĐP", "Loại kế hoạch": "Kế hoạch năm"}
    cell = find(found, "GiaiNgan", "Thanh toán khối lượng hoàn thành", **pot)
    return with_value(found, *cell, 130 * BILLION)


def done_more(found: bytes) -> bytes:
    cell = find(found, "TienDo", "Thực hiện lũy kế", **{"Gói thầu hạng mục": "XL-01"})
    return with_value(found, *cell, 400 * BILLION)


def expected_later(found: bytes) -> bytes:
    cell = find(found, "Moc", "Thực hiện Dự kiến", **{"Mã mốc": "M08"})
    return with_value(found, *cell, date(2026, 12, 20))


@pytest.mark.office
@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (paid_more, {"volume": 130}),
        (done_more, {"done": 400}),
        (expected_later, {"forecast": date(2026, 12, 20)}),
    ],
)
def test_a_changed_figure_changes_what_the_line_would_change(
    change: Callable[[bytes], bytes], changed: dict[str, Any]
) -> None:
    wanted = cells(workbook(*rows(**changed)))
    found = cells(recalculated(change(book())))
    reports = {at: cell for at, cell in wanted.items() if at[0] != "Đối chiếu"}
    assert differing(found, reports) == []


@pytest.mark.office
def test_a_changed_threshold_changes_the_status() -> None:
    strict = Threshold(capital_group="NSNN", part="spi", green_limit=0.99, amber_limit=0.95)
    sheet, address = find(book(), "Nguong", "Giới hạn vàng", **{"Mã tiêu chí": "spi"})
    green = find(book(), "Nguong", "Giới hạn xanh", **{"Mã tiêu chí": "spi"})
    changed = with_value(with_value(book(), sheet, address, 0.95), *green, 0.99)
    assert differing(cells(recalculated(changed)), cells(workbook(facts=(strict,)))) == []


@pytest.mark.office
def test_totals_are_the_sums_of_the_datasets_rows_to_the_dong() -> None:
    found = recalculated(book())
    paid = (90 + 10 + 20 + 6) * BILLION
    assert figure(found, "Nhom", "Giải ngân tổng kế hoạch", Khóa="TC") == paid
    assert figure(found, "Nhom", "Tổng kế hoạch vốn", Khóa="TC") == (450 + 100 + 30) * BILLION
    assert figure(found, "Nhom", "Khối lượng thực hiện", Khóa="TC") == (90 + 30 + 5) * BILLION
    assert figure(found, "Nhom", "Diện tích đã bàn giao", Khóa="A") == 400.5


def test_a_rate_without_a_base_is_empty_and_says_why() -> None:
    found = {at: cell for at, cell in cells(book()).items() if at[0] == "Biểu 02 Giải ngân"}
    line = next(at[1][1:] for at, cell in found.items() if cell.value == "NN-01")
    assert found["Biểu 02 Giải ngân", f"L{line}"].value is None
    assert (
        found["Biểu 02 Giải ngân", f"Z{line}"].value
        == "Vốn ngoài ngân sách không có kế hoạch vốn nhà nước."
    )


def test_what_is_carried_names_its_period_and_is_counted_in_totals() -> None:
    notes = [cell.value for at, cell in cells(book()).items() if at[0] == "Biểu 01 Tiến độ"]
    assert "Trong đó 01 dự án dùng số kỳ trước." in notes
    assert any(str(note).startswith("Dùng số liệu quý IV/2025.") for note in notes)
    header = "Số liệu của 01 dự án là của kỳ trước: dòng chữ nghiêng màu xám,"
    assert any(str(note).startswith(header) for note in notes)


def test_the_sheets_stand_in_their_order() -> None:
    titles = opened(book()).sheetnames
    assert titles[: len(ORDER)] == ORDER
    assert titles[-1] == "Từ điển"


def test_no_function_is_volatile_or_younger_than_excel_2013() -> None:
    every = "\n".join(formulas(book()))
    assert re.findall(VOLATILE, every) == []
    assert re.findall(YOUNG, every) == []
    assert "_xlfn" not in members(book(), "xl/")


def test_no_formula_is_longer_than_an_office_reads() -> None:
    assert max(map(len, formulas(book()))) < 8192


def test_the_same_input_gives_the_same_bytes() -> None:
    assert workbook() == book()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_arrives_as_text(text: str) -> None:
    found = cells(workbook(*rows(), workbooks.obstacle("VM-02", text)))
    arrived = [cell for cell in found.values() if cell.value == text]
    assert [cell.formula for cell in arrived] == [None, None]


def test_the_longest_text_arrives_whole_and_control_signs_do_no_harm() -> None:
    long, odd = "a" * 32_767, "một\x01hai"
    both = (workbooks.obstacle("VM-02", long), workbooks.obstacle("VM-03", odd))
    found = workbook(*rows(), *both)
    values = {cell.value for cell in cells(found).values()}
    assert long in values
    assert "_x0001_" in members(found, "sharedStrings")


def test_demonstration_figures_are_named_on_every_sheet_and_every_page() -> None:
    found = workbook(facts=(General(fact=Fact.DEMONSTRATION, value="Có"),))
    told = {at[0] for at, cell in cells(found).items() if cell.value == "SỐ LIỆU MINH HỌA"}
    assert told == set(opened(found).sheetnames)
    assert members(found, "xl/worksheets/sheet").count("SỐ LIỆU MINH HỌA") == len(
        opened(found).sheetnames
    )


def test_real_figures_are_not_called_a_demonstration() -> None:
    assert "SỐ LIỆU MINH HỌA" not in members(book(), "xl/")


def test_a_projects_code_leads_to_its_rows() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(book()))["Biểu 01 Tiến độ"]
    line = next(cell for cell in sheet["C"] if cell.value == BUDGET)
    target, _, address = str(line.hyperlink.location).replace("'", "").partition("!")
    assert target == "Tiến độ"
    assert opened(book())[target][address].offset(column=1).value == BUDGET


def test_a_row_tells_the_file_sheet_and_row_that_it_came_from() -> None:
    where = {"Dự án": BUDGET, "Gói thầu hạng mục": "XL-01"}
    assert figure(book(), "TienDo", "Trang nguồn", **where) == "Tiến độ"
    assert figure(book(), "TienDo", "Dòng nguồn", **where) == 5
    assert figure(book(), "TienDo", "Đơn vị báo cáo", **where) == "Ban Quản lý dự án"
    assert figure(book(), "TienDo", "Kỳ báo cáo", **where) == "2026-Q1"


def test_periods_are_called_by_their_names() -> None:
    row = {"unit_code": "SXD", "period": "2026-Q3"}
    kept = SimpleNamespace(reporting=SimpleNamespace(rows=[row]))
    matter = cast("Any", SimpleNamespace(dataset=kept, unit=lambda code: f"Tên {code}"))
    assert duty_rows(matter) == [
        {"unit_code": "SXD", "unit_name": "Tên SXD", "period": "Quý III/2026"}
    ]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("project_name", "Tuyến cao tốc cửa khẩu Hữu Nghị – Chi Lăng theo hình thức BOT"),
        ("what", "Chỉ tiêu dự án: Tỷ lệ bàn giao mặt bằng"),
        ("old_said", "4.471.700 triệu đồng"),
        ("difference", "+673.000 triệu đồng"),
        ("reporter", "Ban Quản lý dự án đầu tư xây dựng tỉnh"),
    ],
)
def test_a_change_takes_one_line_of_the_print(field: str, text: str) -> None:
    width = CHANGES.fields[field].width
    assert lines_needed(text, width * 1.1) == 1


def test_every_name_of_the_bar_chart_is_drawn() -> None:
    (bars,) = re.findall("<c:barChart>.*", members(book(), "xl/charts/chart"))
    assert '<c:tickLblSkip val="1"/>' in bars


def test_a_workbook_without_returns_is_whole() -> None:
    found = workbook(said(package("XL-01", None)), previous=None)
    assert opened(found).sheetnames[0] == "Tổng quan"


def test_actual_series_end_at_the_data_date() -> None:
    drawn = members(book(), "xl/charts/chart")
    assert len(re.findall("<c:ser>", drawn)) >= 4
    first, last = re.findall(r"!\$G\$(\d+):\$G\$(\d+)", drawn)[0]
    months = {at[1]: cell.value for at, cell in cells(book()).items() if at[0] == "Số liệu biểu đồ"}
    assert months[f"E{last}"].date() == date(2026, 3, 31)
    assert int(first) < int(last)


@pytest.mark.office
def test_without_a_period_before_the_values_hold_as_well() -> None:
    found = workbook(previous=None)
    assert differing(cells(recalculated(found)), cells(found)) == []


@pytest.mark.office
def test_a_finished_project_is_worked_out_alike() -> None:
    found = workbook(*rows(done=970))
    assert figure(found, "DuAn", "Tỷ lệ thực hiện", **{"Mã dự án": BUDGET}) == 1
    assert differing(cells(recalculated(found)), cells(found)) == []


def test_a_status_set_by_hand_says_in_print_who_set_it_and_why() -> None:
    said_by = Override(
        project_code=BUDGET,
        period="2026-Q1",
        status="do",
        reason="nhà thầu bỏ việc.",
        decided_by="Nguyễn Văn A",
    )
    told = "Trạng thái do Nguyễn Văn A đánh giá: nhà thầu bỏ việc."
    assert told in _printed(workbook(facts=[said_by]), "Biểu 01 Tiến độ")
    other = said_by.model_copy(update={"period": "2026-Q2"})
    assert "Nguyễn Văn A" not in _printed(workbook(facts=[other]), "Biểu 01 Tiến độ")


def _printed(found: bytes, title: str) -> str:
    lines = opened(found)[title].iter_rows(values_only=True)
    return " ".join(str(value) for line in lines for value in line if value is not None)
