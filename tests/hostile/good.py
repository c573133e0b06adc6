"""Good workbooks of nobody we know, in every format and container that people send."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.forms import Issue, write_form
from schemas import FORMS
from schemas.choices import Choice
from schemas.period import Period, SaidDate
from tests.books import with_parts, zipped
from tests.locked_books import biff8
from tests.mails import eml, msg, tnef
from tests.old_books import biff5, xlsb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Value


EXTENSIONS: Final = {"html": "xls", "xls97": "xls"}
"""Of those formats that bear the extension of another."""


class Odd(NamedTuple):
    """One file for an inbox.

    Attributes:
        kind: what is wrong with it, in a word or two; figures are given by kind.
        name: as the file system holds it, in bytes, with folders.
        data: its content.
    """

    kind: str
    name: bytes
    data: bytes


_NAMES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


@cache
def form() -> bytes:
    """Return the form of a department, filled in by a unit that no register knows."""
    procedure: dict[str, Value] = {
        "project_code": "NS-01",
        "procedure": "Thẩm định báo cáo nghiên cứu khả thi",
        "agency": "Sở Xây dựng",
        "submitted_on": SaidDate.day(date(2026, 7, 15)),
        "late_reason": "Hồ sơ chưa đủ,\nphải bổ sung nhiều lần",
    }
    issue = Issue(
        form=FORMS["SN"],
        as_of=date(2026, 9, 25),
        unit_code="LA-01",
        unit_name="Đơn vị lạ",
        period=Period.parse("2026-Q3"),
        rows={"procedures": (procedure,)},
        lists={"projects": (Choice("NS-01", "Nâng cấp Quốc lộ 4B"),)},
    )
    return write_form(issue)


def ods(rows: str) -> bytes:
    """Zip an .ods of one sheet "A" by hand."""
    table = f'<table:table table:name="A">{rows}</table:table>'
    content = (
        f"<office:document-content {_NAMES}><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {"mimetype": kind, "META-INF/manifest.xml": "<manifest/>", "content.xml": content}
    )


def ods_row(*texts: str) -> str:
    """Write a row of texts."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


@cache
def good() -> Mapping[str, bytes]:
    """Return one good file a format, by its extension or, of two that share it, by its name."""
    lines = [("Mã đơn vị", "LA-01"), ("Kỳ báo cáo", "Quý III/2026"), ("Dự án", "Khối lượng")]
    cells = {(row, at): text for row, line in enumerate(lines) for at, text in enumerate(line)}
    plain = {
        place: text.encode("cp1252", "replace").decode("cp1252") for place, text in cells.items()
    }
    rows = "".join(f"<tr><td>{one}<td>{other}" for one, other in lines)
    name = "Báo cáo.xlsx"
    return {
        "xlsx": form(),
        "xlsm": with_parts(form(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        "xlsb": xlsb({(row, column): 46_000 + row for row in range(9) for column in range(5)}),
        "xls": biff5(dict(plain)),
        "xls97": biff8(cells),
        "ods": ods("".join(ods_row(*line) for line in lines)),
        "html": f"<html><table>{rows}</table></html>".encode(),
        "eml": eml({name: form()}),
        "msg": msg({name: form()}),
        "zip": zipped({f"2026/{name}": form()}),
        "dat": tnef({name: form()}),
    }
