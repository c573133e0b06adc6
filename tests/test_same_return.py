"""One return, sent in every way that people send returns, gives the same rows."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import date
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING

import pytest

from pipeline.forms import Issue, write_form
from pipeline.intake.opening import open_containers
from pipeline.intake.walk import take_in
from pipeline.read.book import Book, Decoded
from pipeline.read.book_reader import read_book
from pipeline.read.legacy import Script, decode
from pipeline.reading import read_submissions
from pipeline.text import clean
from schemas import FORMS
from schemas.choices import Choice
from schemas.period import Period, SaidDate
from tests.books import with_parts, zipped
from tests.mails import eml, message, msg, msg_storage, tnef
from tests.office import recalculated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pipeline.cell import Value

NAME = "Báo cáo quý I.xlsx"
_STRINGS = "xl/sharedStrings.xml"
_TEXT = re.compile(r"(<t(?: [^<>]*)?>)([^<]*)")


@cache
def sent() -> bytes:
    """Fill in the form of a department, in words and numbers of every kind."""
    procedure: dict[str, Value] = {
        "project_code": "NS-01",
        "procedure": "Thẩm định báo cáo nghiên cứu khả thi",
        "agency": "Sở Xây dựng",
        "submitted_on": SaidDate.day(date(2026, 1, 15)),
        "due_on": SaidDate.quarter(2026, 1),
        "late_reason": "Hồ sơ chưa đủ,\nphải bổ sung nhiều lần",
    }
    task: dict[str, Value] = {
        "task_code": "NV-1",
        "content": "Rà soát, đẩy nhanh tiến độ giải phóng mặt bằng",
        "due_date": SaidDate.day(date(2026, 3, 31)),
    }
    issue = Issue(
        form=FORMS["SN"],
        as_of=date(2026, 4, 1),
        unit_code="SXD",
        unit_name="Sở Xây dựng",
        period=Period.parse("2026-Q1"),
        rows={"procedures": (procedure,), "tasks": (task,)},
        lists={"projects": (Choice("NS-01", "Nâng cấp Quốc lộ 4B"),)},
    )
    return write_form(issue)


def read(data: bytes) -> Book:
    book = read_book("a", "5ha", data)
    assert isinstance(book, Book)
    return book


def said(book: Book) -> Mapping[str, object]:
    """Return all that a book says, without where it stands in the file."""
    tables = {
        table.name: [
            {name: (clean(cell.entered), cell.reading) for name, cell in row.cells.items()}
            for row in table.rows
        ]
        for table in book.tables
    }
    cover = {name: cell.reading for name, cell in book.cover.cells.items()} if book.cover else {}
    return {"form": book.form_code, "cover": cover, **tables}


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a workbook all of whose texts are written otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = archive.read(_STRINGS).decode()
    changed = _TEXT.sub(lambda found: found[1] + escape(change(unescape(found[2]))), strings)
    return with_parts(data, {_STRINGS: changed})


def in_script(text: str, script: Script) -> str:
    """Write a text in an old script: small letters by the table, capitals as converters do."""
    return "".join(_sign(sign, script) for sign in unicodedata.normalize("NFC", text))


def _sign(sign: str, script: Script) -> str:
    table = _table(script)
    if sign in table or sign.isascii() or sign == sign.lower():
        return table.get(sign, sign)
    bare = unicodedata.normalize("NFD", sign)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    base = unicodedata.normalize("NFC", "".join(each for each in bare if each not in tones))
    return table.get(base, base) + table[sign.lower()]


@cache
def _table(script: Script) -> Mapping[str, str]:
    western = [chr(code) for code in range(0xA1, 0x100)]
    signs = [*western, *(base + mark for base in "aeouyAEOUYôöÔÖ" for mark in western)]
    found: dict[str, str] = {}
    for written in signs:
        letter = decode(written, script)
        if len(letter) == 1 and letter not in written:
            found.setdefault(letter, written)
    # What decodes to itself is written as itself, unless there is another way.
    return {sign: sign for sign in western if decode(sign, script) == sign} | found


def test_the_return_says_something() -> None:
    book = read(sent())
    assert book.form_code == "SN"
    assert {table.name: len(table.rows) for table in book.tables} == {
        table.name: {"procedures": 1, "tasks": 1}.get(table.name, 0) for table in book.tables
    }
    assert (book.decoded, book.extras) == ((), ())


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_composed_or_not(form: str) -> None:
    data = rewritten(sent(), lambda text: unicodedata.normalize(form, text))  # type: ignore[arg-type] # two of four
    assert said(read(data)) == said(read(sent()))


@pytest.mark.parametrize("script", Script)
def test_in_an_old_script(script: Script) -> None:
    book = read(rewritten(sent(), lambda text: in_script(text, script)))
    assert said(book) == said(read(sent()))
    assert {(each.script, each.cells > 0) for each in book.decoded} == {(script.value, True)}
    assert Decoded("Bìa", script.value, book.decoded[0].cells) == book.decoded[0]


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xls", "ods", "html"])
def test_in_another_format(suffix: str) -> None:
    assert said(read(recalculated(sent(), suffix))) == said(read(sent()))


@pytest.mark.office
@pytest.mark.parametrize("script", Script)
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_in_an_old_script_and_another_format(suffix: str, script: Script) -> None:
    data = rewritten(sent(), lambda text: in_script(text, script))
    assert said(read(recalculated(data, suffix))) == said(read(sent()))


CONTAINERS: Mapping[str, Callable[[bytes], bytes]] = {
    "a.zip": lambda data: zipped({f"2026/{NAME}": data}),
    "a.eml": lambda data: eml({NAME: data}),
    "a.msg": lambda data: msg({NAME: data}),
    "winmail.dat": lambda data: tnef({NAME: data}),
    "b.eml": lambda data: eml({"thư": message({NAME: data})}),
    "c.eml": lambda data: eml({"winmail.dat": tnef({NAME: data})}),
    "b.msg": lambda data: msg({"thư": msg_storage({NAME: data})}),
    "b.zip": lambda data: zipped({"thư.eml": eml({"a.zip": zipped({NAME: data})})}),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_in_a_container(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CONTAINERS[name](sent()))
    intake = open_containers(take_in(tmp_path), workers=1)
    (book,) = read_submissions(intake.submissions, 1, None)
    assert isinstance(book, Book)
    assert book.path.startswith(f"{name} › ")
    assert book.path.endswith(NAME)
    assert said(book) == said(read(sent()))


def test_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "bao cao.pdf").write_bytes(sent())
    (book,) = read_submissions(take_in(tmp_path).submissions, 1, None)
    assert isinstance(book, Book)
    assert said(book) == said(read(sent()))


WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    "a.xlsx": lambda data: data,
    "a.xls": lambda data: recalculated(data, "xls"),
    "a.ods": lambda data: recalculated(data, "ods"),
    "a.eml": CONTAINERS["a.eml"],
    "a.msg": CONTAINERS["a.msg"],
    "a.zip": CONTAINERS["a.zip"],
    "tcvn3.xlsx": lambda data: rewritten(data, lambda text: in_script(text, Script.TCVN3)),
    "vni.xlsx": lambda data: rewritten(data, lambda text: in_script(text, Script.VNI)),
    "nfd.xlsx": lambda data: rewritten(data, lambda text: unicodedata.normalize("NFD", text)),
}
"""Nine inboxes with one return, each sent in another way."""


@pytest.mark.office
def test_nine_ways_give_the_same_rows(tmp_path: Path) -> None:
    first, *others = (_sent_as(tmp_path, name) for name in WAYS)
    assert len(others) == 8
    assert [other == first for other in others] == [True] * 8


def _sent_as(folder: Path, name: str) -> Mapping[str, object]:
    inbox = folder / name.replace(".", "-")
    inbox.mkdir()
    (inbox / name).write_bytes(WAYS[name](sent()))
    intake = open_containers(take_in(inbox), workers=1)
    (book,) = read_submissions(intake.submissions, 1, None)
    assert isinstance(book, Book)
    return said(book)
