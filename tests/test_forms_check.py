"""What a form says of itself while it is filled in is what the checks would say of it."""

from __future__ import annotations

import io
import random
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.forms import Entry, Previous, template, write_form
from pipeline.forms_cover import cover_cells
from pipeline.forms_issue import key_of_cells, shown_columns
from pipeline.issue import issues
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from pipeline.rules import rules_of
from schemas import FORMS
from schemas.column import Layout, Type
from schemas.cover import Cover
from schemas.said import SaidDate
from tests.forms_demo import MILLION, Q1, Q4, demo_last, demo_register
from tests.office import recalculated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.forms import Issue
    from schemas.column import Column, Row

CHECK = "Kiểm tra"
TYPED: dict[Type, tuple[Any, ...]] = {
    Type.COUNT: (-1, 0, 1, 2, 3, 2026),
    Type.DAYS: (-1, 0, 1),
    Type.SHARE: (-0.5, 0.0, 0.25, 0.5, 1.0, 1.5),
    Type.AREA: (-0.5, 0.0, 0.25, 0.5, 1.0, 1.5),
    Type.NUMBER: (0.5, 2.0),
    Type.CODE: ("M06", "M08"),
}
TOLD = {issue.form.code: issue for issue in issues(demo_register(), Q1, demo_last())}
FIGURES = frozenset({*TYPED, Type.MONEY}) - {Type.CODE}
ROWS = 25
LONGEST_FORMULA = 8_192  # of Excel


def opened(data: bytes) -> Any:  # noqa: ANN401 - the library's workbook
    return load_workbook(io.BytesIO(data), data_only=True)


def flags(data: bytes) -> list[tuple[object, ...]]:
    """Return the lines of the check sheet below its header."""
    return [row for row in opened(data)[CHECK].iter_rows(min_row=6, values_only=True) if row[0]]


def tidy(lines: list[tuple[object, ...]]) -> list[list[object]]:
    """Leave out the links' texts, and columns that another line alone has."""
    return [[line[0], *line[2:5], *(each or 0 for each in line[6:])] for line in lines]


def kh() -> Issue:
    """Return a plan's form; nobody owes one in the small register."""
    known = TOLD["CDT"]
    return replace(known, form=FORMS["KH"], rows={}, previous={}, capital=frozenset())


def entry(column: Column, issue: Issue, chance: random.Random) -> Entry:
    """Return something that a person may type into a cell of a column, or nothing."""
    if chance.random() < 0.25:
        return Entry(None)
    if column.choices is not None:
        source = column.choices.source
        offered = issue.lists[source] if source else column.choices.items
        item = chance.choice(list({item.code: item for item in offered[:3]}.values()))
        return Entry(column.choices.shown(item), value=item.code)
    if column.type is Type.DATE:
        day = date(2026, 3, 14) + timedelta(days=chance.choice((-400, -1, 0, 1, 400)))
        return Entry(day, value=SaidDate.day(day))
    if column.type is Type.MONEY:
        raw = chance.choice((-3, 0, 0.5, 1, 1.5, 2, 2.000001, 3, 4_000))
        return Entry(raw, value=round(raw * MILLION))
    typed = chance.choice(TYPED.get(column.type, ("một", "hai ba")))
    return Entry(typed, value=typed)


def shuffled(issue: Issue, seed: int) -> Issue:
    """Return a form in which people typed whatever they liked."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows: dict[str, Any] = {}
    previous: dict[Any, Previous] = {}
    for model in issue.sheets:
        shown = shown_columns(model, issue.form.version)
        made = [
            {name: entry(column, issue, chance) for name, column in shown.items()}
            for _ in range(12 if model.sheet.layout is Layout.CARD else ROWS)
        ]
        worst = least(shown, issue)
        made += [worst, worst, dict.fromkeys(shown, Entry(None))]
        rows[model.sheet.name] = tuple(made)
        for cells in made:
            key = key_of_cells(model, cells)
            for name, column in shown.items():
                value = figure(column, 1) if cells is worst else entry(column, issue, chance).value
                if column.cumulative and value is not None:
                    previous[model.sheet.name, key, name] = Previous(value, Q4)
    rows["cover"] = (cover(issue, chance),)
    return replace(issue, rows=rows, previous=previous)


def least(shown: Mapping[str, Column], issue: Issue) -> dict[str, Entry]:
    """Return a row whose figures are all below their bounds and below what they were."""
    first = random.Random(0)  # noqa: S311 - no secret
    return {
        name: Entry(None)
        if name == "note"
        else Entry(-1, value=figure(column, -1))
        if column.type in FIGURES
        else next(each for _ in range(99) if (each := entry(column, issue, first)).raw)
        for name, column in shown.items()
    }


def figure(column: Column, typed: int) -> int:
    return typed * MILLION if column.type is Type.MONEY else typed


def cover(issue: Issue, chance: random.Random) -> dict[str, Any]:
    """Return a cover with a day before, on or after the cut-off or the period's end, or none."""
    end = issue.period.last_day if issue.period else date(2026, 12, 31)
    cut_off = issue.cut_off or end
    days = (cut_off, cut_off + timedelta(days=1), end, end + timedelta(days=1), None)
    day = chance.choice(days)
    said = Entry(day, value=SaidDate.day(day)) if day else Entry(None)
    return {**cover_cells(issue), "data_date": said}


@pytest.mark.office
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("code", [*TOLD, "KH"])
def test_the_office_suite_finds_what_python_finds(code: str, seed: int) -> None:
    data = write_form(shuffled(kh() if code == "KH" else TOLD[code], seed))
    said, found = tidy(flags(data)), tidy(flags(recalculated(data)))
    assert found == said
    assert opened(recalculated(data))["Bìa"]["A4"].value == opened(data)["Bìa"]["A4"].value


def test_every_rule_is_broken_somewhere_in_what_is_tried() -> None:
    tried: set[tuple[str, str, str]] = set()
    for code in (*TOLD, "KH"):
        for seed in (1, 2):
            issue = shuffled(kh() if code == "KH" else TOLD[code], seed)
            sheet = opened(write_form(issue))[CHECK]
            tried |= broken(sheet, issue)
    known = {
        (model.sheet.name, rule.rule.code, rule.field)
        for code in (*TOLD, "KH")
        for model in sheets(kh() if code == "KH" else TOLD[code])
        for rule in rules_of(model)
    }
    assert known - tried == set()


def sheets(issue: Issue) -> tuple[type[Row], ...]:
    return (Cover, *issue.sheets)


def broken(sheet: Worksheet, issue: Issue) -> set[tuple[str, str, str]]:
    names = {model.sheet.title: model.sheet.name for model in sheets(issue)}
    return {(names[title], code, field) for title, _, code, field in flagged(sheet, issue)}


@pytest.mark.parametrize("code", ["CDT", "KB", "SN"])
def test_what_the_checks_tell_of_a_row_the_form_flags(code: str) -> None:
    issue = shuffled(TOLD[code], 2)
    data = write_form(issue)
    book = read_book("a.xlsx", "0" * 64, data)
    assert isinstance(book, Book)
    _, findings = check_all([Arrival(book, date(2026, 3, 14))], Context(demo_register()))
    shared = {
        (model.sheet.name, rule.rule.code, rule.field)
        for model in issue.sheets
        for rule in rules_of(model)
    }
    told = {
        (each.place.sheet, str(each.place.cell.row + 1), each.rule.code, each.field)
        for each in findings
        if each.place.cell and (each.table, each.rule.code, each.field) in shared
    }
    assert told
    assert told - flagged(opened(data)[CHECK], issue) == set()


def flagged(sheet: Worksheet, issue: Issue) -> set[tuple[str, str, str, str]]:
    """Return sheet, row, rule and field of everything that a form flags."""
    by_title = {model.sheet.title: model for model in sheets(issue)}
    return {
        (str(line[0]), str(line[1]), rule.rule.code, rule.field)
        for line in sheet.iter_rows(min_row=6, values_only=True)
        if str(line[0]) in by_title
        for rule, flag in zip(rules_of(by_title[str(line[0])]), line[6:], strict=False)
        if flag
    }


def test_the_cover_says_what_is_still_to_be_done() -> None:
    book = opened(write_form(TOLD["KB"]))
    assert book["Bìa"]["A4"].value == "Còn 0 lỗi, 3 cảnh báo"
    lines = [[cell.value for cell in row[:5]] for row in book[CHECK].iter_rows(min_row=5)]
    assert lines[:3] == [
        ["Trang", "Dòng", "Lỗi", "Cảnh báo", "Nội dung cần xem lại"],
        ["Bìa", "5", 0, 1, "“Số liệu tính đến ngày”: thiếu ngày chốt số liệu. "],
        [
            "Thanh toán",
            "7",
            0,
            2,
            (
                "“Thanh toán khối lượng hoàn thành”: bỏ trống ô phải điền. "
                "“Tạm ứng trong năm chưa thu hồi”: bỏ trống ô phải điền. "
            ),
        ],
    ]


def test_a_form_without_doubt_is_ready() -> None:
    issue = TOLD["KB"]
    (line,) = issue.rows["treasury"]
    figures = {"plan_vnd": 3, "paid_volume_vnd": 2, "advance_year_vnd": 1}
    typed = {name: Entry(raw, value=raw * MILLION) for name, raw in figures.items()}
    day = Entry(date(2026, 3, 14), value=SaidDate.day(date(2026, 3, 14)))
    rows = {"treasury": ({**line, **typed},), "cover": ({**cover_cells(issue), "data_date": day},)}
    assert opened(write_form(replace(issue, rows=rows)))["Bìa"]["A4"].value == "Sẵn sàng gửi"


@pytest.mark.parametrize("code", [code for code in FORMS if code != "DM"])
def test_formulas_are_such_as_every_office_knows(code: str) -> None:
    book = load_workbook(io.BytesIO(template(code)))
    written = [
        str(cell.value)
        for row in book[CHECK].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    functions = {name for text in written for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", text)}
    known = "IF AND OR ISNUMBER COUNTA SUMPRODUCT SUM ROUND N DATE"
    assert functions <= set(known.split())
    assert max(map(len, written)) < LONGEST_FORMULA


@pytest.mark.parametrize("code", [code for code in FORMS if code != "DM"])
def test_conditional_formats_stay_on_their_own_sheet(code: str) -> None:
    for sheet in load_workbook(io.BytesIO(template(code))).worksheets:
        formulas = [
            text
            for area in sheet.conditional_formatting
            for rule in area.rules
            for text in rule.formula
        ]
        assert not [text for text in formulas if "!" in text]
        assert max(map(len, formulas), default=0) < LONGEST_FORMULA


@pytest.mark.office
def test_the_sheet_is_no_stranger_to_the_reader_and_survives_open_document() -> None:
    issue = shuffled(TOLD["KB"], 1)
    book = read_book("a.ods", "0" * 64, recalculated(write_form(issue), "ods"))
    assert isinstance(book, Book)
    assert book.unknown_sheets == ()
