"""What a form holds once it is written: sheets, locks, lists, headers, issued values."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pipeline.forms import Entry, Issue, template, write_form
from pipeline.issue import issues
from schemas import FORMS, fingerprint
from schemas.column import columns
from tests.forms_demo import MILLION, Q1, demo_last, demo_register

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.forms_issue import Cells

AS_OF = date(2026, 3, 14)
HIDDEN = ["_danh_sach", "_he_thong"]


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def forms() -> dict[str, Workbook]:
    told = issues(demo_register(), Q1, demo_last())
    return {issue.form.code: opened(write_form(issue)) for issue in told}


def sheet_of(book: Workbook, title: str) -> Worksheet:
    sheet = book[title]
    assert sheet.title == title
    return sheet  # type: ignore[no-any-return, unused-ignore]


def row_of(sheet: Worksheet, label: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == label)


def column_of(sheet: Worksheet, label: str) -> int:
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == label)


def test_the_cover_is_first_the_guide_second_and_helpers_are_hidden(
    forms: dict[str, Workbook],
) -> None:
    for book in forms.values():
        assert book.sheetnames[:2] == ["Bìa", "Hướng dẫn"]
        assert book.sheetnames[-2:] == HIDDEN
        states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
        assert {name for name, state in states.items() if state != "visible"} == set(HIDDEN)


def test_a_unit_sees_only_the_sheets_that_its_projects_need() -> None:
    told = {issue.form.code: issue for issue in issues(demo_register(), Q1, {})}
    needed = [model.sheet.title for model in told["CDT"].sheets]
    assert {"Giải ngân", "Huy động vốn"} <= set(needed)  # a budget project and a private one
    assert "Nhiệm vụ" not in needed  # nothing was assigned
    assert [model.sheet.title for model in told["XA"].sheets] == [
        "GPMB",
        "Vướng mắc",
        "Nhiệm vụ",
        "Kết quả và kế hoạch",
    ]
    state = Issue(form=FORMS["CDT"], as_of=AS_OF, unit_code="A", capital=frozenset({"NSNN"}))
    private = Issue(form=FORMS["CDT"], as_of=AS_OF, unit_code="A", capital=frozenset({"NNS"}))
    assert "Huy động vốn" not in {model.sheet.title for model in state.sheets}
    assert "Giải ngân" not in {model.sheet.title for model in private.sheets}


def test_every_sheet_is_protected_without_a_password(forms: dict[str, Workbook]) -> None:
    for sheet in forms["CDT"].worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    packages = sheet_of(forms["CDT"], "Tiến độ")
    allowed = packages.protection
    assert (allowed.formatColumns, allowed.formatRows, allowed.autoFilter) == (False, False, False)
    assert packages.auto_filter.ref == "A7:Z15"


def test_prefilled_cells_are_locked_and_entries_open_and_tinted(
    forms: dict[str, Workbook],
) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    first = row_of(sheet, "XL-01 – Đoạn Km 3+700 – Km 18")
    project, done = sheet.cell(first, 2), sheet.cell(first, column_of(sheet, "Thực hiện lũy kế"))
    assert (project.value, project.protection.locked) == ("NS-01 – Nâng cấp QL4B", True)
    assert (done.value, done.protection.locked) == (None, False)
    assert done.fill.start_color.rgb == "FFFFFBE0"
    assert not sheet.cell(first + 3, 2).protection.locked  # a spare row is open from its key on


def test_as_many_spare_rows_as_declared(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    first = row_of(sheet, "XL-01 – Đoạn Km 3+700 – Km 18")
    assert sheet.max_row == first - 1 + 3 + 5


def test_money_is_shown_in_millions_with_the_decimals_it_has(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    row = row_of(sheet, "XL-01 – Đoạn Km 3+700 – Km 18")
    value = sheet.cell(row, column_of(sheet, "Giá trị hợp đồng"))
    assert value.value == pytest.approx(658_000_500_000 / MILLION)
    assert value.number_format == "#,##0.0#####"


def test_the_last_accepted_value_stands_beside_a_cumulative_cell(
    forms: dict[str, Workbook],
) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    row = row_of(sheet, "XL-01 – Đoạn Km 3+700 – Km 18")
    before = column_of(sheet, "Thực hiện lũy kế – kỳ trước")
    assert before + 1 == column_of(sheet, "Thực hiện lũy kế")
    assert sheet.cell(row, before).value == 381_300
    assert sheet.cell(row, before).protection.locked
    told = "Giá trị lũy kế từ khi khởi công đến ngày chốt số liệu. "
    told += "Số liệu cột “kỳ trước” là của Quý IV/2025."
    assert sheet["A3"].value == told


def test_a_formula_is_live_and_locked(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    row = row_of(sheet, "XL-01 – Đoạn Km 3+700 – Km 18")
    rate = sheet.cell(row, column_of(sheet, "Tỷ lệ thực hiện\n(%)"))
    assert rate.value == f'=IF(AND(ISNUMBER(I{row}),N(F{row})>0),I{row}/F{row},"")'
    assert rate.protection.locked


def test_a_formula_carries_the_value_that_its_inputs_give() -> None:
    filled: Cells = {
        "project_code": "NS-01",
        "source": "nsdp",
        "budget_year": 2026,
        "carry_kind": "nam",
        "paid_volume_vnd": 96_500 * MILLION,
        "advance_year_vnd": 12_000 * MILLION,
    }
    issue = Issue(
        form=FORMS["CDT"], as_of=AS_OF, unit_code="A", period=Q1, rows={"disbursements": (filled,)}
    )
    book = load_workbook(io.BytesIO(write_form(issue)), data_only=True)
    sheet = sheet_of(book, "Giải ngân")
    assert sheet.cell(8, column_of(sheet, "Giải ngân")).value == 96_500 + 12_000


def test_headers_stay_in_sight_and_are_printed_on_every_page(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    assert sheet.freeze_panes == "D8"
    assert sheet.print_title_rows == "$5:$7"
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 9)
    header, footer = str(sheet.oddHeader), str(sheet.oddFooter)
    assert "Ban Quản lý dự án giao thông" in header
    assert "Quý I/2026" in header
    assert "Trang &P/&N" in footer


def test_a_wide_sheet_is_parted_between_bands_and_repeats_its_keys(
    forms: dict[str, Workbook],
) -> None:
    sheet = sheet_of(forms["CDT"], "Tiến độ")
    bands = [column_of(sheet, band) - 1 for band in ("Thời gian thực hiện", "Đánh giá tiến độ")]
    breaks = [each.id for each in sheet.col_breaks.brk]
    assert set(bands) <= set(breaks)
    assert sheet.print_title_cols == "$A:$C"
    assert sheet.print_area == "'Tiến độ'!$A$5:$Z$15"  # its title stands in the margin
    assert "TIẾN ĐỘ THỰC HIỆN CÁC GÓI THẦU, HẠNG MỤC" in str(sheet.oddHeader)


def test_a_narrow_sheet_is_one_page_wide(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Mốc")
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # one page is the default and not written
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)


def test_lists_stand_under_defined_names_and_read_for_people(forms: dict[str, Workbook]) -> None:
    book = forms["CDT"]
    assert items(book, "DM_DuAn") == ["NS-01 – Nâng cấp QL4B", "DT-02 – Khu đô thị A, B & C"]
    assert items(book, "DM_GoiThau") == [
        "XL-01 – Đoạn Km 3+700 – Km 18",
        "XL-02 – Cầu Bản Trại",
        "XL-01 – Hạ tầng kỹ thuật",
    ]
    assert items(book, "DM_VatLieu") == ["Đủ", "Thiếu"]
    assert items(forms["XA"], "DM_Xa") == ["06565 – Xã Khuất Xá"]
    assert items(forms["XA"], "DM_DuAn") == ["NS-01 – Nâng cấp QL4B"]


def items(book: Workbook, name: str) -> list[Any]:
    (title, area), *_ = book.defined_names[name].destinations
    found = book[title][area.replace("$", "")]
    cells = [row[0] for row in found] if isinstance(found, tuple) else [found]
    return [cell.value for cell in cells]


def test_every_list_of_every_form_is_defined(forms: dict[str, Workbook]) -> None:
    for book in forms.values():
        asked = {
            rule.formula1
            for sheet in book.worksheets
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
        }
        assert asked <= set(book.defined_names)


def test_only_closed_lists_refuse_everything_else_warns(forms: dict[str, Workbook]) -> None:
    for book in forms.values():
        for sheet in book.worksheets:
            for rule in sheet.data_validations.dataValidation:
                closed = rule.type == "list" and rule.formula1 not in REGISTER_LISTS
                # "stop" is the default and left out, as is "any" for a message alone
                assert rule.errorStyle == (None if closed or rule.type is None else "warning")
                assert len(rule.prompt or "") <= 255


REGISTER_LISTS = {"DM_DuAn", "DM_GoiThau", "DM_DonVi", "DM_Xa"}


def test_the_hidden_sheet_tells_what_was_issued(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "_he_thong")
    lines = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert [line[:2] for line in lines[:5]] == [
        ("form_code", "CDT"),
        ("form_version", str(FORMS["CDT"].version)),
        ("unit_code", "BQL-GT"),
        ("period", "2026-Q1"),
        ("fingerprint", fingerprint(FORMS["CDT"])),
    ]
    fields = {line[0]: line[2:] for line in lines if line[1] == "key"}
    told = {
        (line[0], line[1], name): said
        for line in lines[5:]
        for name, said in zip(fields[line[0]], line[2:], strict=True)
        if line[1] != "key" and said
    }
    assert told["packages", "NS-01|XL-01", "project_code"] == "NS-01 – Nâng cấp QL4B"
    assert told["packages", "NS-01|XL-01", "contract_value_vnd"] == "658.000,5"
    assert told["milestones", "NS-01|M08", "baseline_date"] == "31/12/2025"
    assert told["cover", "BQL-GT|CDT|2026-Q1", "period"] == "Quý I/2026"
    assert "contractor" not in fields["packages"]  # open, so not held against them


def test_milestones_are_named_by_the_projects_group(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["CDT"], "Mốc")
    named = {
        (str(row[1].value)[:5], row[2].value): row[3].value for row in sheet.iter_rows(min_row=6)
    }
    assert named["NS-01", "M02"] == "Quyết định đầu tư"
    assert named["DT-02", "M02"] == "Giấy chứng nhận đăng ký đầu tư"
    assert ("NS-01", "M11") in named
    assert ("DT-02", "M11") not in named


def test_land_clearance_is_a_card_with_the_last_figures_beside(forms: dict[str, Workbook]) -> None:
    sheet = sheet_of(forms["XA"], "GPMB")
    top = row_of(sheet, "Chỉ tiêu")
    assert [cell.value for cell in sheet[top]] == [
        "Chỉ tiêu",
        "ĐVT",
        "Kỳ trước",
        "Kỳ này",
        "Ghi chú",
    ]
    keys = [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(top - 3, top)]
    assert keys == [
        ("Dự án", "NS-01 – Nâng cấp QL4B"),
        ("Xã, phường", "06565 – Xã Khuất Xá"),
        ("Phần dự án", "Tuyến chính"),
    ]
    handed = row_of(sheet, "Diện tích đã bàn giao")
    assert sheet.cell(handed, 3).value == 157_000.5
    assert not sheet.cell(handed, 4).protection.locked
    required = sheet.cell(row_of(sheet, "Diện tích phải thu hồi"), 4)
    assert (required.value, required.protection.locked) == (381_000, True)
    assert sheet.cell(row_of(sheet, "Giải ngân vốn GPMB trong năm"), 3).value is None  # of 2025


def test_an_obstacle_comes_back_to_its_sender_and_to_the_unit_that_must_resolve_it(
    forms: dict[str, Workbook],
) -> None:
    own = sheet_of(forms["XA"], "Vướng mắc")
    row = row_of(own, "06565-NS-01-2025Q4-01")
    told = {
        own.cell(header, column).value: own.cell(row, column)
        for column in range(1, own.max_column + 1)
        for header in (row - 3, row - 2)
    }
    assert told["Mã vướng mắc"].protection.locked
    assert told["Nội dung"].value == "06 hộ chưa nhận tiền do đơn giá đất"
    assert told["Trạng thái"].value is None  # asked anew
    asked = sheet_of(forms["SN"], "Vướng mắc được giao")
    content = asked.cell(row_of(asked, "06565-NS-01-2025Q4-01"), 3)
    assert content.value == "NS-01 – Nâng cấp QL4B: 06 hộ chưa nhận tiền do đơn giá đất"


def test_a_marked_copy_shows_entries_as_they_were_typed() -> None:
    row: Cells = {
        "project_code": "NS-01",
        "package_code": "XL-01",
        "done_work_vnd": Entry("3.813 tỷ", "Ghi theo triệu đồng."),
        "accepted_work_vnd": Entry(352_000),
    }
    issue = Issue(
        form=FORMS["CDT"], as_of=AS_OF, unit_code="A", period=Q1, rows={"packages": (row,)}
    )
    sheet = sheet_of(opened(write_form(issue)), "Tiến độ")
    done = sheet.cell(8, column_of(sheet, "Thực hiện lũy kế"))
    assert (done.value, done.fill.start_color.rgb) == ("3.813 tỷ", "FFFFC7CE")
    assert done.comment
    assert done.comment.text == "Ghi theo triệu đồng."
    accepted = sheet.cell(8, column_of(sheet, "Nghiệm thu lũy kế"))
    assert (accepted.value, accepted.comment) == (352_000, None)


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    row: Cells = {
        "obstacle_code": None,
        "project_code": Entry("=1+1"),
        "content": Entry("http://a.vn"),
    }
    issue = Issue(
        form=FORMS["XA"], as_of=AS_OF, unit_code="A", period=Q1, rows={"obstacles": (row,)}
    )
    sheet = sheet_of(opened(write_form(issue)), "Vướng mắc")
    cells = {cell.value: cell for line in sheet.iter_rows() for cell in line}
    assert cells["=1+1"].data_type == "s"
    assert cells["http://a.vn"].hyperlink is None


def test_the_file_is_of_the_day_it_speaks_of_and_always_the_same() -> None:
    issue = issues(demo_register(), Q1, demo_last())[0]
    first, second = write_form(issue), write_form(issue)
    assert first == second
    assert opened(first).properties.created == datetime(2026, 3, 14)  # noqa: DTZ001 - as stored


@pytest.mark.parametrize("code", FORMS)
def test_every_kind_has_a_blank_form_open_from_its_first_row(code: str) -> None:
    book = opened(template(code))
    assert book.sheetnames[0] == "Bìa"
    titles = [model.sheet.title for model in FORMS[code].sheets]
    checked = [] if code == "DM" else ["Kiểm tra"]
    assert book.sheetnames[2:-2] == [*titles[1:], *checked]
    for model in FORMS[code].sheets[1:]:
        opened_cells = [
            cell
            for row in sheet_of(book, model.sheet.title).iter_rows()
            for cell in row
            if not cell.protection.locked
        ]
        assert len(opened_cells) >= len(columns(model)) - 3


def test_the_registers_lists_follow_its_own_sheets() -> None:
    book = opened(template("DM"))
    projects = sheet_of(book, "Dự án")
    first = row_of(projects, "Mã dự án") + 3
    column = projects.cell(first, column_of(projects, "Mã dự án")).coordinate.rstrip("0123456789")
    told = book.defined_names["DM_DuAn"].attr_text
    assert re.fullmatch(
        rf"OFFSET\(_danh_sach!\$[A-Z]+\$1,1,0,MAX\(1,COUNTA\('Dự án'!\${column}\$\d+:"
        rf"\${column}\$\d+\)\),1\)",
        told,
    )
    assert not projects.protection.sheet
