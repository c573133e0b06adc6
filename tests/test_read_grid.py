"""Every reader gives one and the same grid, and every bad file its reason."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from unittest.mock import Mock

import openpyxl
import pytest
import xlsxwriter

from pipeline.cell import Kind
from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake.content import Content
from pipeline.read import grid, ladder
from pipeline.read.book import Extra
from pipeline.read.facts import Merged
from pipeline.read.grid import GridCell, Workbook, read_grids
from pipeline.read.ladder import by_second_reader
from tests.books import (
    compound,
    raw_workbook,
    with_parts,
    with_wrong_checksum,
    workbook,
    zipped,
)
from tests.old_books import biff5, xlsb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pipeline.read.facts import RawSheet
    from pipeline.read.grid import Grid

_DAY = date(2026, 3, 31)
_HOUR = datetime.combine(_DAY, time(10, 30))


def read(data: bytes) -> Workbook:
    found = read_grids(data)
    assert isinstance(found, Workbook)
    return found


def only(data: bytes) -> Grid:
    (sheet,) = read(data).grids
    return sheet


def everything() -> bytes:
    """Write one sheet with all that a sheet can hold."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hour = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet = book.add_worksheet("Tiến độ")
        sheet.write_row(2, 1, ["Gói thầu\nsố 1", 5, 1.5])
        sheet.write_datetime(3, 1, _DAY, day)
        sheet.write_datetime(3, 2, _HOUR, hour)
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(4, 3, "=1+1", None, 2)
        sheet.write_string(5, 1, " \u00a0 ")
        sheet.merge_range(6, 1, 7, 2, "gộp")
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        book.add_worksheet("Ẩn").write(0, 0, "x")
        book.get_worksheet_by_name("Ẩn").hide()
    return target.getvalue()


_ROWS = {
    2: {1: "Gói thầu\nsố 1", 2: 5, 3: 1.5},
    3: {1: _DAY, 2: _HOUR},
    4: {3: 2},
    6: {1: "gộp"},
}


def assert_everything(found: Workbook) -> None:
    sheet, hidden = found.grids
    assert (sheet.name, sheet.hidden, sheet.rows) == ("Tiến độ", False, _ROWS)
    assert sheet.errors == {(4, 1): "#DIV/0!"}
    assert sheet.facts.formulas == {(4, 1), (4, 3)}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({5}), frozenset({2}))
    assert sheet.merged == (Merged(6, 1, 7, 2),)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Ẩn", True, {0: {0: "x"}})
    assert (found.lost, found.date1904) == ((), False)


def test_an_xlsb_with_a_cell_far_away_is_read_cell_by_cell() -> None:
    """Laid out, these two cells would take more memory than a worker has."""
    book = read_grids(xlsb({(0, 0): 46_112, (1_000_000, 16_000): 46_113}))
    assert isinstance(book, Workbook)
    assert book.grids[0].rows == {0: {0: 46_112}, 1_000_000: {16_000: 46_113}}


def test_all_that_a_sheet_holds_is_in_its_grid() -> None:
    found = read(everything())
    assert found.content is Content.XLSX
    assert_everything(found)


def test_the_second_reader_gives_the_same_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> tuple[RawSheet, ...]:
        raise UnreadableError(FailureReason.DAMAGED, "no")

    monkeypatch.setattr(grid, "by_calamine", refuse)
    assert_everything(read(everything()))


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_formats_give_the_same_grid(
    suffix: str, saved_as: Callable[[bytes, str], bytes]
) -> None:
    found = read(saved_as(everything(), suffix))
    assert found.content == suffix
    assert_everything(found)


@pytest.mark.office
def test_the_second_reader_of_xls_gives_the_same_grid(
    saved_as: Callable[[bytes, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved_as(everything(), "xls")
    monkeypatch.setattr(grid, "by_calamine", lambda data, _: by_second_reader(data, Content.XLS))
    assert_everything(read(data))


@pytest.fixture
def saved_as(tmp_path: Path) -> Callable[[bytes, str], bytes]:
    """Return a function that lets LibreOffice save a workbook in another format."""
    office_suite = shutil.which("soffice")
    if office_suite is None:
        pytest.skip("LibreOffice is not installed")

    def save(data: bytes, suffix: str) -> bytes:
        (tmp_path / "a.xlsx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [office_suite, profile, "--headless", "--convert-to", suffix, "a.xlsx"]
        subprocess.run(  # noqa: S603 (nothing of it comes from outside)
            command, cwd=tmp_path, check=True, capture_output=True, timeout=120
        )
        return (tmp_path / f"a.{suffix}").read_bytes()

    return save


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("x", GridCell("x", Kind.VALUE)),
        ("'06565", GridCell("06565", Kind.VALUE)),
        ("06565", GridCell(6565, Kind.VALUE)),
        ("2026-03-31", GridCell(_DAY, Kind.VALUE)),
        ("#REF!", GridCell("#REF!", Kind.ERROR, formula=True)),
        ("=1+1", GridCell(None, Kind.UNVALUED, formula=True)),
        ("=1+1 -> 2", GridCell(2, Kind.VALUE, formula=True)),
        ("", GridCell(None, Kind.BLANK)),
    ],
)
def test_a_cell_has_its_kind(text: str, cell: GridCell) -> None:
    assert only(workbook({"A": f"đầu | {text}"})).cell(0, 1) == cell


def test_a_formula_whose_value_is_an_empty_text_is_blank() -> None:
    data = raw_workbook('<row r="1"><c r="A1" t="str"><f>T("")</f><v></v></c></row>')
    assert only(data).cell(0, 0) == GridCell(None, Kind.BLANK, formula=True)


def test_addresses_count_from_the_first_cell_of_the_sheet() -> None:
    data = raw_workbook('<row r="40"><c r="AB40"><v>7</v></c></row>')
    assert only(data).rows == {39: {27: 7}}


def test_line_ends_and_escapes_are_of_one_kind() -> None:
    cell = '<c r="A1" t="inlineStr"><is><t>a_x000D_&#10;b</t></is></c>'
    assert only(raw_workbook(f'<row r="1">{cell}</row>')).rows == {0: {0: "a\nb"}}


def test_hours_and_durations_are_no_surprise() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 0.5, book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(0, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))
    assert only(target.getvalue()).rows == {0: {0: time(12), 1: 1.5}}


def test_days_from_1904_are_right() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime(0, 0, _DAY, day)
    found = read(target.getvalue())
    assert found.date1904
    assert found.grids[0].rows == {0: {0: _DAY}}


def test_a_ghost_cell_at_the_far_corner_costs_nothing() -> None:
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data = raw_workbook(near + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    assert only(data).rows == {0: {0: 1}, 1048575: {16383: 2}}


def test_a_count_of_strings_that_lies_costs_nothing() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}" uniqueCount="99999999999999"><si><t>x</t></si></sst>'
    data = raw_workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', parts={"xl/sharedStrings.xml": strings}
    )
    assert only(data).rows == {0: {0: "x"}}


def test_a_part_in_utf16_is_read() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    xml = f'<worksheet xmlns="{main}"><sheetData>{row}</sheetData></worksheet>'
    assert only(raw_workbook("", sheet=xml.encode("utf-16"))).rows == {0: {0: 1}}


def test_a_truth_is_a_truth() -> None:
    assert only(raw_workbook('<row r="1"><c r="A1" t="b"><v>1</v></c></row>')).rows == {
        0: {0: True}
    }


_SECOND = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    "data",
    [
        with_wrong_checksum(workbook({"Tốt": "1", "Hỏng": "2"}), _SECOND),
        with_parts(workbook({"Tốt": "1", "Hỏng": "2"}), {_SECOND: "<worksheet><sheetDa"}),
    ],
)
def test_a_broken_sheet_is_lost_alone(data: bytes) -> None:
    found = read(data)
    assert [sheet.name for sheet in found.grids] == ["Tốt"]
    assert [name for name, _ in found.lost] == ["Hỏng"]


def test_a_panic_of_calamine_leaves_the_second_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    # The name is the one that PyO3 gives to it, and all that tells it from Ctrl-C.
    panic = type("PanicException", (BaseException,), {})
    monkeypatch.setattr(ladder, "CalamineWorkbook", Mock(**{"from_filelike.side_effect": panic}))
    assert only(workbook({"A": "1"})).rows == {0: {0: 1}}


def test_an_interruption_is_no_panic(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = Mock(**{"from_filelike.side_effect": KeyboardInterrupt})
    monkeypatch.setattr(ladder, "CalamineWorkbook", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_grids(workbook({"A": "1"}))


_PARTS = {"[Content_Types].xml": "", "word/document.xml": ""}


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", Failure(FailureReason.EMPTY, "empty")),
        (b"\0" * 100, Failure(FailureReason.EMPTY, "empty")),
        (b"Xin loi, em gui nham", Failure(FailureReason.NOT_WORKBOOK, "text")),
        (b"<html><table></table></html>", Failure(FailureReason.NOT_WORKBOOK, "html")),
        (zipped(_PARTS), Failure(FailureReason.NOT_WORKBOOK, "word")),
        (zipped({"a.txt": "a"}), Failure(FailureReason.NOT_WORKBOOK, "zip")),
        (compound("Root")[:512], Failure(FailureReason.DAMAGED, "compound")),
        (compound("EncryptedPackage"), Failure(FailureReason.ENCRYPTED, "locked")),
        (workbook({"A": "1"})[:-99], Failure(FailureReason.DAMAGED, "File is not a zip file")),
        (workbook({"A": ""}), Failure(FailureReason.NO_CELLS)),
        (b"P" * 50_000_001, Failure(FailureReason.TOO_LARGE, "50000001 bytes")),
        (
            raw_workbook("", sheet="<!DOCTYPE x><x/>"),
            Failure(FailureReason.DOCTYPE, "xl/worksheets/sheet1.xml"),
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, failure: Failure) -> None:
    assert read_grids(data) == failure


def test_a_damaged_xls_is_damaged() -> None:
    found = read_grids(compound("Workbook"))
    assert isinstance(found, Failure)
    assert found.reason is FailureReason.DAMAGED


def test_a_workbook_of_openpyxl_is_read() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Mã", "=1+1", _DAY])
    target = io.BytesIO()
    book.save(target)
    sheet = only(target.getvalue())
    assert sheet.rows == {0: {0: "Mã", 2: _DAY}}
    assert sheet.cell(0, 1) == GridCell(None, Kind.UNVALUED, formula=True)


_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def in_strict_ooxml(data: bytes) -> bytes:
    """Return a workbook as Excel's "Strict Open XML" has it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for usual, strict in _STRICT.items():
        parts = {name: xml.replace(usual, strict) for name, xml in parts.items()}
    return zipped(parts)


def test_strict_ooxml_is_read() -> None:
    assert_everything(read(in_strict_ooxml(everything())))


def test_days_in_words_of_strict_ooxml_are_days() -> None:
    day, hour = "2026-03-31", "2026-03-31T10:30:00"
    cells = f'<c r="A1" t="d"><v>{day}</v></c><c r="B1" t="d"><v>{hour}</v></c>'
    assert only(raw_workbook(f'<row r="1">{cells}</row>')).rows == {0: {0: _DAY, 1: _HOUR}}


_DAYS_TO = {1900: 46112, 1904: 46112 - 1462}


@pytest.mark.parametrize(("year", "records"), [(1900, ()), (1904, ((0x0022, b"\1\0"),))])
def test_an_xls_of_excel_5_is_read(year: int, records: tuple[tuple[int, bytes], ...]) -> None:
    data = biff5({(0, 0): "Mã", (1, 1): _DAYS_TO[year]}, globals_of=records)
    found = read(data)
    assert (found.content, found.date1904) == (Content.XLS, year == 1904)
    assert found.grids[0].rows == {0: {0: "Mã"}, 1: {1: _DAY}}


def test_days_of_an_xlsb_are_days() -> None:
    found = read(xlsb({(2, 1): _DAYS_TO[1900]}))
    assert (found.content, found.grids[0].rows) == (Content.XLSB, {2: {1: _DAY}})


def test_what_a_workbook_holds_besides_cells_is_seen() -> None:
    data = with_parts(workbook({"A": "1"}), {"xl/vbaProject.bin": "x", "xl/connections.xml": "x"})
    found = read(data)
    assert found.extras == (Extra.LINKS, Extra.MACROS)
    assert found.grids[0].rows == {0: {0: 1}}
