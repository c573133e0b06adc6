"""How high the rows of a card are: what stands in them is whole, a note has room."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from pipeline.forms import Entry, Issue, template, write_form
from pipeline.forms_issue import Previous
from pipeline.publish.theme import LINE_POINTS
from schemas import FORMS
from tests.forms_demo import Q1, Q4

if TYPE_CHECKING:
    from pipeline.forms_issue import Cells, Content

KEY = ("NS-01", "06565", "tuyen_chinh")
ONE_LINE = 18.0


def points(lines: int) -> float:
    return lines * LINE_POINTS + 3


def heights(data: bytes) -> dict[str, float]:
    """Return the height of every row of the first card, by its label."""
    sheet = load_workbook(io.BytesIO(data))["GPMB"]
    return {
        str(label.value): sheet.row_dimensions[label.row].height
        for (label,) in sheet.iter_rows(max_col=1)
        if label.value
    }


def card(field: str, now: Content, before: str = "") -> dict[str, float]:
    row: Cells = {**dict(zip(FORMS["XA"].sheets[1].sheet.key, KEY, strict=True)), field: now}
    issue = Issue(
        form=FORMS["XA"],
        as_of=date(2026, 3, 14),
        unit_code="06565",
        period=Q1,
        rows={"clearance": (row,)},
        previous={("clearance", KEY, field): Previous(before, Q4)} if before else {},
    )
    return heights(write_form(issue))


def test_a_blank_card_has_three_lines_for_the_note_and_one_for_all_else() -> None:
    blank = heights(template("XA"))
    assert blank["Vướng mắc chính"] == points(3)
    assert blank["Đơn vị quản lý hạ tầng"] == blank["Diện tích đã bàn giao"] == ONE_LINE


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("Công ty A", 1),
        ("Công ty Điện lực Lạng Sơn", 2),  # "Công ty Điện lực" | "Lạng Sơn" in 18 characters
        ("Công ty Điện lực Lạng Sơn\nViễn thông Lạng Sơn", 2 + 2),
    ],
)
def test_the_last_words_are_whole_in_their_narrow_column(before: str, lines: int) -> None:
    assert card("utility_owner", None, before)["Đơn vị quản lý hạ tầng"] == points(lines)


def test_what_came_back_is_whole_over_both_columns_of_now() -> None:
    entered = Entry(" ".join(["mười ký tự"] * 10), "Ghi ngắn hơn.")  # 10 × 11 - 1 > 22 + 34
    assert card("utility_owner", entered)["Đơn vị quản lý hạ tầng"] == points(2)
    assert card("note", entered)["Vướng mắc chính"] == points(3)
    assert card("note", Entry("dòng\n" * 4 + "dòng"))["Vướng mắc chính"] == points(5)


def test_words_typed_for_a_figure_are_whole_in_its_own_column() -> None:
    entered = Entry("khoảng 15 ha, chưa đo lại", "Ghi bằng số.")  # 25 characters > 22
    assert card("handed_over_m2", entered)["Diện tích đã bàn giao"] == points(2)


def test_a_project_that_was_typed_in_is_whole() -> None:
    entered = Entry("NS-01 – " + " ".join(["Nâng cấp"] * 10))  # 8 + 89 > 14 + 18 + 22 + 34
    assert card("project_code", entered)["Dự án"] == points(2)
