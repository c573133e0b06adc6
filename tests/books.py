"""Workbooks that tests write down as text, so that a test shows its own input."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheets: Mapping[str, str]) -> bytes:
    r"""Write an .xlsx from sheets drawn as lines of cells between bars.

    A number is a number, ``2026-03-31`` a day, ``'2026`` the text 2026, ``#REF!`` an error,
    ``=1+1`` a formula saved without its value, ``=1+1 -> 2`` one saved with it.

    >>> workbook({"Bìa": "Mã đơn vị | 06565\nNgày | 2026-03-31"})[:2]
    b'PK'
    """
    target = io.BytesIO()
    created = datetime.combine(date(2026, 1, 1), time())
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": created})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, drawing in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(drawing.splitlines()):
                for column, text in enumerate(line.split("|")):
                    _write(sheet, row, column, text.strip(), day)
    return target.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    text: str,
    day: xlsxwriter.format.Format,
) -> None:
    if _NUMBER.fullmatch(text):
        sheet.write_number(row, column, float(text))
    elif _DAY.fullmatch(text):
        sheet.write_datetime(row, column, datetime.fromisoformat(text), day)
    elif text.startswith("="):
        formula, _, value = text.partition(" -> ")
        known = float(value) if _NUMBER.fullmatch(value) else value
        sheet.write_formula(row, column, formula, None, known)
    elif text.startswith("#"):
        sheet.write_formula(row, column, "=NA()", None, text)
    elif text:
        sheet.write_string(row, column, text.removeprefix("'"))


def raw_workbook(
    sheet_data: str,
    *,
    sheet: str | bytes | None = None,
    workbook_attributes: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Zip an .xlsx of one sheet "A" by hand, for what no writing library would write.

    Args:
        sheet_data: the inside of ``<sheetData>``.
        sheet: the whole sheet part instead.
        workbook_attributes: attributes of ``<workbookPr>``.
        parts: more parts, or others in place of those written here; a shared strings part is
            related to the workbook.
    """
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr {workbook_attributes}/>'
            '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relationships(
            f"{_OFFICE}/worksheet",
            "worksheets/sheet1.xml",
            f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>',
        ),
        "xl/worksheets/sheet1.xml": sheet
        or f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="0" uniqueCount="0"></sst>',
    }
    return zipped(members | dict(parts or {}))


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Zip members in the order given, with a fixed stamp."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return target.getvalue()


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with some of its members written anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | dict(parts))


def with_wrong_checksum(data: bytes, name: str) -> bytes:
    """Return a zip in which one member no longer matches its checksum."""
    damaged = bytearray(data)
    local, central = data.find(name.encode()) - 30, data.rfind(name.encode()) - 46
    damaged[local + 14 : local + 18] = damaged[central + 16 : central + 20] = b"\1\0\0\0"
    return bytes(damaged)


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        "</Types>"
    )


def _relationships(kind: str, target: str, more: str = "") -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>{more}</Relationships>'
    )


def compound(*streams: str) -> bytes:
    """Write the head and the directory of an OLE container that names streams, and no more."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    names = ("Root Entry", *streams)
    return head + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in names)
