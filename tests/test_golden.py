"""What the demonstration comes to, as text: a change of any figure or sentence is seen as one."""

from __future__ import annotations

import io
import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests.inboxes import INBOX, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GOLDEN = Path(__file__).parent / "golden"
PERIOD = "2026-Q3"
SHEETS = {
    "tong-quan": "Tổng quan",
    "bieu-01": "Biểu 01 Tiến độ",
    "bieu-02": "Biểu 02 Giải ngân",
    "bieu-03": "Biểu 03 GPMB",
    "bieu-04": "Biểu 04 Vướng mắc",
    "bieu-05": "Biểu 05 Thủ tục",
    "so-sanh": "So sánh kỳ trước",
    "doi-chieu": "Đối chiếu",
    "nop-bao-cao": "Nộp báo cáo",
    "can-sua": "Cần sửa",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return report(INBOX, tmp_path_factory.mktemp("golden"), "--whole")


def sheet_lines(book: bytes, title: str) -> Iterator[str]:
    """Yield a sheet's rows as text, its values as they are kept, blanks at the end left out."""
    sheet = openpyxl.load_workbook(io.BytesIO(book), data_only=True, read_only=True)[title]
    for row in sheet.iter_rows(values_only=True):
        line = " | ".join(map(written, row)).rstrip(" |")
        if line:
            yield line


def written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return f"{value:%d/%m/%Y}"
    return f"{value:.10g}" if isinstance(value, float) else " ".join(str(value).split())


def document_lines(document: bytes) -> Iterator[str]:
    """Yield the paragraphs of a document's text; its tables are those of the workbook."""
    for paragraph in docx.Document(io.BytesIO(document)).paragraphs:
        if paragraph.text.strip():
            yield " ".join(paragraph.text.split())


def same_as_kept(name: str, lines: Iterator[str]) -> None:
    kept, text = GOLDEN / name, "".join(f"{line}\n" for line in lines)
    if os.environ.get("GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == text, "a change that is meant: make golden"


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheets_say_what_they_said(made: Mapping[str, bytes], name: str) -> None:
    same_as_kept(f"{name}.txt", sheet_lines(made[f"tong-hop_{PERIOD}.xlsx"], SHEETS[name]))


def test_the_report_says_what_it_said(made: Mapping[str, bytes]) -> None:
    same_as_kept("bao-cao.txt", document_lines(made[f"bao-cao_{PERIOD}.docx"]))
