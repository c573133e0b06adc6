"""One line a sentence, its cells joined."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.cell import Address
from pipeline.finding import Finding, Place, Rule, Scope, Severity
from pipeline.publish.report_matter import Matter
from pipeline.publish.workbook.findings_sheet import MOST_CELLS, finding_rows, joined_cells
from schemas.register import Unit
from tests.measured import dataset, measures
from tests.registers import register

RULE = Rule("C99", Severity.WARN, Scope.CELL, "Số", "Ô ghi {entered}.", "Ghi số.", "")


def found(cell: str, entered: str = "x", unit: str = "BAN") -> Finding:
    column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
    place = Place("a.xlsx", "Tiến độ", Address(row, column))
    return Finding(RULE, place, entered, unit_code=unit)


def matter() -> Matter:
    known = register(Unit(unit_code="BAN", name="Ban Quản lý dự án"))
    return Matter.of(measures(), dataset(), known)


def test_cells_below_each_other_are_a_run() -> None:
    cells = ("D14", "D15", "D16", "F3")
    assert joined_cells(map(found, cells)) == "D14:D16, F3"


def test_more_places_than_can_be_read_are_counted() -> None:
    cells = [found(f"D{2 * place + 1}") for place in range(MOST_CELLS + 2)]
    assert joined_cells(cells).endswith(" và 2 chỗ khác")


def test_one_sentence_is_one_line() -> None:
    rows = finding_rows([found("D14"), found("D15"), found("E2", "y")], matter())
    assert [(row["message"], row["cells"], row["count"]) for row in rows] == [
        ("Ô ghi y. Ghi số.", "E2", 1),
        ("Ô ghi x. Ghi số.", "D14:D15", 2),
    ]


def test_what_was_told_before_stands_on_its_own_line() -> None:
    again = replace(found("D15"), repeated=True)
    rows = finding_rows([found("D14"), again, found("D16")], matter())
    assert [(row["cells"], row["repeated"]) for row in rows] == [
        ("D14, D16", None),
        ("D15", "lặp lại"),
    ]


def test_a_line_names_unit_file_and_severity() -> None:
    (row,) = finding_rows([found("D14")], matter())
    assert (row["unit"], row["path"], row["sheet"]) == ("Ban Quản lý dự án", "a.xlsx", "Tiến độ")
    assert (row["severity"], row["code"]) == ("cảnh báo", "C99")


def test_a_file_without_cells_has_none() -> None:
    finding = Finding(RULE, Place("a.xlsx"), "x")
    assert joined_cells([finding]) == ""
