"""A marked copy holds what was sent; read back unchanged it says what the original said."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from docx import Document
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline import catalogue
from pipeline.cell import Address
from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.finding import Finding, Place
from pipeline.forms import write_sheets
from pipeline.forms_issue import shown_columns
from pipeline.issue import issues
from pipeline.merge import merge
from pipeline.publish.feedback import Answered, Unusable, feedback
from pipeline.publish.marking import marked_copy
from pipeline.publish.refill_cells import Return
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas.column import Layout, columns
from schemas.register import Assignment
from tests.checked import Sent
from tests.checked import book as checked_book
from tests.forms_demo import Q1, demo_last, demo_register
from tests.office import recalculated
from tests.registers import register
from tests.test_forms_read import filled

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.check.checked import CheckedBook
    from pipeline.forms import Issue

Spot: TypeAlias = tuple[str, int, str]
"""Table, number of the printed row, field."""

RECEIVED = date(2026, 3, 18)
REGISTER = demo_register()
TOLD = {issue.form.code: issue for issue in issues(REGISTER, Q1, demo_last())}
COVER = {
    ("cover", 0, "data_date"): date(2026, 3, 14),
    ("cover", 0, "prepared_by"): "Nguyễn Văn A",
}


def written(issue: Issue) -> tuple[bytes, dict[Spot, tuple[str, Address]]]:
    """Return a form and where its cells stand, those of the first spare row included."""
    book = WorkbookWriter(issue.as_of)
    places: dict[Spot, tuple[str, Address]] = {}
    titles = {model.sheet.name: model.sheet.title for model in issue.form.sheets}
    for table, made in write_sheets(book, issue).items():
        for (number, name), address in made.items():
            below = Address(address.row + 1, address.column)
            places[table, number, name] = (titles[table], address)
            places.setdefault((table, number + 1, name), (titles[table], below))
    return book.finished(), places


BLANK = {code: written(issue) for code, issue in TOLD.items()}
FILLED = {code: written(filled(issue)[0]) for code, issue in TOLD.items()}


@dataclass(frozen=True)
class Judged:
    """A return of which everything is known."""

    book: Book
    checked: CheckedBook
    findings: tuple[Finding, ...]

    @property
    def sent(self) -> Return:
        """What is to be answered."""
        return Return(self.book, self.checked.identity, self.findings)

    @property
    def rows(self) -> dict[str, list[Any]]:
        """The rows that may be used, by table."""
        return {table: [row.values for row in rows] for table, rows in self.checked.rows.items()}

    @property
    def complaints(self) -> list[tuple[str, ...]]:
        """What was found, without the places, which are the copy's own."""
        return [(f.rule.code, f.table, f.field, f.entered, f.message) for f in self.findings]


def judge(data: bytes, path: str = "20260318_a.xlsx") -> Judged:
    book = read_book(path, "0" * 64, data)
    assert isinstance(book, Book)
    (checked,), findings = check_all([Arrival(book, RECEIVED)], Context(REGISTER))
    return Judged(book, checked, findings)


def edited(code: str, changes: dict[Spot, Any], *, blank: bool = True) -> bytes:
    """Return an issued form, blank or filled in, in which somebody typed into some cells.

    A row number beyond the printed ones is a spare row.
    """
    data, places = (BLANK if blank else FILLED)[code]
    book = load_workbook(io.BytesIO(data))
    for (table, number, name), raw in {**COVER, **changes}.items():
        title, address = places[table, number, name]
        book[title].cell(address.row + 1, address.column + 1).value = raw
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def copy_of(judged: Judged) -> bytes:
    return marked_copy(judged.sent, REGISTER, demo_last())


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def cell_of(sheet: Worksheet, text: object) -> Any:  # noqa: ANN401 - of several kinds
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def target_of(cell: Any) -> str:  # noqa: ANN401 - of several kinds
    return str(cell.hyperlink.location)


WRONG = {
    ("packages", 0, "done_work_vnd"): "38O.000",
    ("packages", 0, "verdict"): "Đáp ứng tiến độ",
    ("packages", 1, "done_work_vnd"): 120_000.5,
    ("packages", 1, "verdict"): "Chậm tiến độ",
}


def test_wrong_entries_stand_as_they_were_typed_marked_and_commented() -> None:
    judged = judge(edited("CDT", WRONG))
    sheet = opened(copy_of(judged))["Tiến độ"]
    wrong = cell_of(sheet, "38O.000")
    assert wrong.comment.text == (
        "“38O.000” có chữ cái thay cho chữ số (O thay 0, l thay 1). Nhập lại bằng chữ số,"
        " ví dụ 3.813.000."
    )
    assert (wrong.fill.start_color.rgb, wrong.protection.locked) == ("FFFFC7CE", False)
    assert cell_of(sheet, 120_000.5).comment is None


def test_the_first_sheet_lists_what_to_mend_and_leads_there() -> None:
    judged = judge(edited("CDT", WRONG))
    book = opened(copy_of(judged))
    assert book.sheetnames[:3] == ["Cần sửa", "Bìa", "Hướng dẫn"]
    review = book["Cần sửa"]
    assert book.active is review
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Cần sửa"]
    line = cell_of(review, "38O.000").row
    assert [review.cell(line, at).value for at in (2, 3, 4)] == ["chặn", "Tiến độ", "I8"]
    assert target_of(review.cell(line, 4)) == "'Tiến độ'!I8"
    assert book["Tiến độ"]["I8"].value == "38O.000"


def test_every_link_leads_to_a_marked_cell() -> None:
    judged = judge(edited("CDT", WRONG))
    book = opened(copy_of(judged))
    links = [target_of(cell) for row in book["Cần sửa"] for cell in row if cell.hyperlink]
    places = [link.replace("'", "").split("!") for link in links]
    assert len(places) == len(judged.findings)
    assert all(book[sheet][cell].comment for sheet, cell in places)


def test_a_figure_of_a_card_that_another_unit_disputes_is_marked() -> None:
    judged = judge(edited("XA", {("clearance", 0, "handed_over_m2"): 157_000}))
    (card,) = judged.checked.rows["clearance"]
    theirs = card.values.model_copy(update={"handed_over_m2": 160_000.0})
    other = checked_book(Sent("PTQD", "XA", "2026-Q1"), theirs)
    centre = Assignment(unit_code="PTQD", form_code="XA", project_code="NS-01", frequency="quy")
    known = register(*(row for rows in REGISTER.tables.values() for row in rows), centre)
    _, findings = merge((judged.checked, other), known, Q1, date(2026, 3, 25))
    told = tuple(each for each in findings if each.unit_code == "06565")
    assert [each.rule for each in told] == [catalogue.SOURCES_DISAGREE]
    copy = opened(marked_copy(Return(judged.book, judged.checked.identity, told), REGISTER, {}))
    (link,) = (target_of(cell) for row in copy["Cần sửa"] for cell in row if cell.hyperlink)
    sheet, cell = link.replace("'", "").split("!")
    marked = copy[sheet][cell]
    assert (sheet, marked.value, marked.comment.text) == ("GPMB", 157_000, told[0].message)


def test_the_number_of_the_sending_is_raised() -> None:
    first = judge(edited("KB", {}))
    second = judge(copy_of(first))
    third = judge(copy_of(second))
    revisions = [each.checked.identity.cover.revision for each in (first, second, third)]
    assert revisions == [1, 2, 3]


def test_a_changed_locked_cell_comes_back_as_it_was_changed_and_is_told_again() -> None:
    changed = {("packages", 0, "contract_value_vnd"): 999}
    judged = judge(edited("CDT", WRONG | changed))
    again = judge(copy_of(judged))
    assert [code for code, *_ in judged.complaints].count("C17") == 1
    assert again.complaints == judged.complaints


def test_a_row_for_a_project_of_others_is_listed_and_not_put_back() -> None:
    entries = {
        ("outlook", 1, "project_code"): "DT-02 – Khu đô thị A, B & C",
        ("outlook", 1, "done_text"): "Đã xong đường D1",
        ("outlook", 0, "done_text"): "Đã kiểm đếm",
    }
    judged = judge(edited("XA", entries))
    assert ("R03", "outlook") in [complaint[:2] for complaint in judged.complaints]
    book = opened(copy_of(judged))
    listed = [cell.value for row in book["Cần sửa"] for cell in row if cell.value]
    label = shown_columns(TOLD["XA"].form.sheets[-1], 2)["done_text"].label
    assert (
        f"Dự án: DT-02 – Khu đô thị A, B & C; {label}: Đã xong đường D1\n"
        "Dòng này không thuộc phạm vi báo cáo của đơn vị."
    ) in listed
    outlook = [cell.value for row in book["Kết quả và kế hoạch"] for cell in row]
    assert "Đã xong đường D1" not in outlook
    assert "Đã kiểm đếm" in outlook


def test_a_line_that_stands_twice_in_a_card_is_listed_and_not_put_back() -> None:
    book = opened(edited("XA", {("clearance", 0, "handed_over_m2"): 157_000}))
    sheet = book["GPMB"]
    line = cell_of(sheet, "Diện tích đã bàn giao").row
    sheet.insert_rows(line + 1)
    for column, content in ((1, "Diện tích đã bàn giao"), (2, "m²"), (4, 99_000.5)):
        sheet.cell(line + 1, column).value = content
    target = io.BytesIO()
    book.save(target)
    judged = judge(target.getvalue())
    assert [each[:4] for each in judged.complaints if each[0] == "C28"] == [
        ("C28", "clearance", "handed_over_m2", "99.000,5")
    ]
    copy = opened(copy_of(judged))
    listed = [cell.value for row in copy["Cần sửa"] for cell in row if cell.value]
    assert "99.000,5\nChỉ tiêu ghi hai lần; đã lấy dòng ghi đầu." in listed
    assert 99_000.5 not in [cell.value for row in copy["GPMB"] for cell in row]


RAW = st.one_of(
    st.none(),
    st.text(st.characters(max_codepoint=0x1EFF, categories=("L", "N", "P", "Zs")), max_size=12),
    st.sampled_from([
        "380.000", "1.234", "1,5 tỷ", "38O", "N/A", "-", "x", "63,5%", "31/02/2026", "Quý II/2026",
        "cuối năm", "Có", "#REF!", "  hai  dấu cách ", "dòng\nhai", "NS-01", "'12",
    ]),
    st.integers(-10, 10**9),
    st.floats(-1e6, 1e12, allow_nan=False).map(lambda value: round(value, 3)),
    st.booleans(),
    st.dates(date(2015, 1, 1), date(2036, 12, 31)),
    st.datetimes(datetime(2019, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - as in a cell
        lambda moment: moment.replace(second=0, microsecond=0, fold=0)
    ),
)  # fmt: skip


def is_typed(code: str, spot: Spot) -> bool:
    """Whether a person types there; a formula is the form's own."""
    table, number, name = spot
    model = next(each for each in TOLD[code].form.sheets if each.sheet.name == table)
    is_card = model.sheet.layout is Layout.CARD and number == len(TOLD[code].rows_of(model))
    return table != "cover" and not is_card and columns(model)[name].formula is None


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(data=st.data())
def test_read_back_unchanged_it_gives_the_rows_and_findings_of_the_original(
    data: st.DataObject,
) -> None:
    code = data.draw(st.sampled_from(sorted(TOLD)))
    spots = [spot for spot in FILLED[code][1] if is_typed(code, spot)]
    chosen = data.draw(st.lists(st.sampled_from(spots), min_size=1, max_size=6, unique=True))
    comes_back_the_same(code, {spot: data.draw(RAW) for spot in chosen})


def test_read_back_unchanged_work_of_many_times_its_contract_is_still_computed_right() -> None:
    comes_back_the_same("CDT", {("packages", 0, "done_work_vnd"): 274_420_474_095.315})


def comes_back_the_same(code: str, changes: dict[Spot, Any]) -> None:
    original = judge(edited(code, changes, blank=False))
    again = judge(copy_of(original))
    assert again.rows == original.rows
    lost = length(again.book) > length(original.book)
    mended = MENDED | ({"C15"} if lost else set())
    assert told(again, mended) == told(original, mended)


COMPUTED = {
    name
    for issue in TOLD.values()
    for model in issue.sheets
    for name, column in columns(model).items()
    if column.formula
}
MENDED = {
    "R03",  # the row of another's project is only listed
    "R14",  # the same, of another commune
    "R15",  # a printed row that was lost is printed again, and its blanks are told
}


def length(book: Book) -> int:
    return sum(len(table.rows) for table in book.tables)


def told(judged: Judged, mended: set[str]) -> list[tuple[str, ...]]:
    """Return what was found; what a formula shows is known only once an office worked it out."""
    return sorted(
        (rule, table, name, "" if name in COMPUTED else entered, message)
        for rule, table, name, entered, message in judged.complaints
        if rule not in mended
    )


def test_a_file_that_could_not_be_read_gets_a_letter_named_by_its_unit() -> None:
    path = "thu/LS-BCD_2026Q1_06565_xa-khuat-xa_XA.xlsx"
    damaged = Finding(catalogue.DAMAGED_FILE, Place(path))
    unusable = Unusable(path, (damaged,), RECEIVED)
    stranger = Unusable("Báo cáo quý I.xls", (Finding(catalogue.NOT_WORKBOOK, Place("a")),))
    answers = feedback((), (unusable, stranger), REGISTER, date(2026, 3, 25))
    assert list(answers) == [
        "phan-hoi/06565_ls-bcd-2026q1-06565-xa-khuat-xa-xa_thong-bao.docx",
        "phan-hoi/khong-ro-don-vi_bao-cao-quy-i_thong-bao.docx",
    ]
    letter = Document(io.BytesIO(next(iter(answers.values()))))
    assert [paragraph.text for paragraph in letter.paragraphs] == [
        "THÔNG BÁO",
        "về tệp báo cáo chưa dùng được",
        "Kính gửi: Xã Khuất Xá",
        (
            "Tệp “LS-BCD_2026Q1_06565_xa-khuat-xa_XA.xlsx”, nhận ngày 18/03/2026 chưa dùng được để"
            " tổng hợp."
        ),
        f"Lý do: {catalogue.DAMAGED_FILE.sentence}",
        f"Đề nghị: {catalogue.DAMAGED_FILE.fix}",
        (
            "Báo cáo của đơn vị chưa được tính cho đến khi nhận được tệp dùng được. Đề nghị đơn vị"
            " gửi lại về địa chỉ bao-cao@example.invalid."
        ),
        "Cần hỏi thêm, liên hệ: Nguyễn Văn A, điện thoại 0205.000.000.",
    ]


def test_answers_are_the_same_bytes_every_time() -> None:
    judged = judge(edited("KB", {}))
    told = [
        feedback(
            (Answered(judged.sent, demo_last()),),
            (Unusable("a.xlsx", (Finding(catalogue.EMPTY_FILE, Place("a.xlsx")),)),),
            REGISTER,
            date(2026, 3, 25),
        )
        for _ in range(2)
    ]
    assert list(told[0]) == [
        "phan-hoi/KB_2026Q1_KB_can-sua.xlsx",
        "phan-hoi/khong-ro-don-vi_a_thong-bao.docx",
    ]
    assert told[0] == told[1]


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_an_office_suite_opens_it_and_changes_nothing(suffix: str) -> None:
    original = judge(edited("CDT", WRONG))
    copy = copy_of(original)
    again = judge(recalculated(copy, suffix))
    assert again.rows == original.rows
    assert again.complaints == original.complaints
    review = opened(recalculated(copy))["Cần sửa"]
    links = [target_of(cell) for row in review for cell in row if cell.hyperlink]
    assert len(links) == len(original.findings)
    assert all("!" in link for link in links)
