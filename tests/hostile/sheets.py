"""Sheets that lie: about their size, their cells, their strings, their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.books import raw_workbook, with_parts
from tests.hostile.good import Odd, form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS: Final = "xl/sharedStrings.xml"
_BOOK: Final = "xl/workbook.xml"


def sheets() -> Iterator[Odd]:
    """Yield the lies, by what they are about."""
    kinds = {
        "ghost cells": _ghosts(),
        "lying dimension": _dimensions(),
        "shared strings": _strings(),
        "odd XML": _odd_xml(),
        "odd values": _values(),
    }
    for kind, found in kinds.items():
        for name, data in found.items():
            yield Odd(kind, f"trang tinh/{kind} {name}.xlsx".encode(), data)


def _ghosts() -> Mapping[str, bytes]:
    one = '<row r="1"><c r="A1"><v>1</v></c></row>'
    styled = "".join(f'<row r="{row}">{"<c/>" * 500}</row>' for row in range(1, 2_001))
    return {
        "in the last cell": raw_workbook(
            one + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "in the last column": raw_workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "in the last row": raw_workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        "beyond the sheet": raw_workbook('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
        "a million, styled": raw_workbook(styled),
        "along the diagonal": raw_workbook(
            "".join(
                f'<row r="{at}"><c r="{_letters(at)}{at}"><v>{at}</v></c></row>'
                for at in range(1, 16_000, 8)
            )
        ),
        "filled, too many and far": raw_workbook(
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            + "<row><c><v>1</v></c></row>" * 1_000_001
        ),
        "in an empty book": raw_workbook(""),
        "of blanks": raw_workbook('<row r="1"><c r="A1" t="inlineStr"><is><t> </t></is></c></row>'),
    }


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _dimensions() -> Mapping[str, bytes]:
    one = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    boxes = ("A1:XFD1048576", "A1:A1", "Z9:A1", "A0:B0", "A1:ZZZZ99999999", "", "#REF!", "A1:B")
    return {
        f"number {number}": raw_workbook(
            "", sheet=f'<worksheet xmlns="{_MAIN}"><dimension ref="{box}"/>{one}</worksheet>'
        )
        for number, box in enumerate(boxes)
    } | {
        "of rows that go back": raw_workbook('<row r="9"><c r="A9"><v>1</v></c></row><row r="1"/>'),
        "of a row of another": raw_workbook('<row r="1"><c r="B7"><v>1</v></c></row>'),
        "of equal cells": raw_workbook(
            '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'
        ),
        "of row nought": raw_workbook('<row r="0"><c r="A0"><v>1</v></c></row>'),
        "of a negative row": raw_workbook('<row r="-1"><c r="A-1"><v>1</v></c></row>'),
    }


def _strings() -> Mapping[str, bytes]:
    one = '<row r="1"><c r="A1" t="s"><v>{}</v></c></row>'
    said = {
        "a count of billions": (
            "0",
            '<sst count="4294967295" uniqueCount="4294967295"><si/></sst>',
        ),
        "a count beyond numbers": ("0", f'<sst uniqueCount="{9 * 10**30}"><si><t>a</t></si></sst>'),
        "a negative count": ("0", '<sst count="-1" uniqueCount="-1"><si><t>a</t></si></sst>'),
        "a number beyond the end": ("999999", "<sst><si><t>a</t></si></sst>"),
        "a negative number": ("-1", "<sst><si><t>a</t></si></sst>"),
        "a number that is none": ("x", "<sst><si><t>a</t></si></sst>"),
        "a huge number": (str(2**70), "<sst><si><t>a</t></si></sst>"),
        "no strings": ("0", ""),
        "unclosed": ("0", "<sst><si><t>a"),
        "rich without end": ("0", "<sst><si>" + "<r><t>a</t></r>" * 200_000 + "</si></sst>"),
        "one of millions": ("0", "<sst><si><t>" + "a" * 5_000_000 + "</t></si></sst>"),
        "deep": ("0", "<sst>" + "<si>" * 100_000),
    }
    return {
        name: raw_workbook(one.format(index), parts={_STRINGS: strings})
        for name, (index, strings) in said.items()
    } | {
        "of itself": raw_workbook(
            one.format(0),
            parts={
                "xl/_rels/workbook.xml.rels": (
                    '<Relationships><Relationship Id="rId1" Type="a/worksheet" '
                    'Target="sharedStrings.xml"/><Relationship Id="rId2" Type="a/sharedStrings" '
                    'Target="workbook.xml"/></Relationships>'
                )
            },
        )
    }


def _odd_xml() -> Mapping[str, bytes]:
    document_type = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
    )
    book = '<workbook xmlns:r="a"><sheets>{}</sheets></workbook>'
    return {
        "with entities": raw_workbook("", sheet=document_type + sheet),
        "with entities elsewhere": with_parts(form(), {"docProps/custom.xml": document_type}),
        "in utf-16": raw_workbook(
            "", sheet=f'<?xml version="1.0" encoding="UTF-16"?>{sheet}'.encode("utf-16")
        ),
        "in no encoding": raw_workbook("", sheet=b"\xff\xfe\xfd" + sheet.encode()),
        "with null bytes": raw_workbook("", sheet=sheet.replace("1", "\0").encode()),
        "unclosed": raw_workbook("", sheet=sheet[:-30]),
        "deep": raw_workbook("", sheet="<worksheet><sheetData>" + "<row><c>" * 100_000),
        "one long attribute": raw_workbook(
            '<row r="1" a="' + "x" * 3_000_000 + '"><c r="A1"><v>1</v></c></row>'
        ),
        "brackets": raw_workbook("<row " + "<c " * 300_000),
        "quotes": raw_workbook("<row r='" + "\"'" * 300_000),
        "columns hidden again and again": raw_workbook(
            "",
            sheet=sheet.replace(
                "<sheetData>",
                "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 2_000 + "</cols><sheetData>",
            ),
        ),
        "merged again and again": raw_workbook(
            "",
            sheet=sheet.replace(
                "</worksheet>",
                "<mergeCells>"
                + '<mergeCell ref="A1:XFD1048576"/>' * 50_000
                + "</mergeCells></worksheet>",
            ),
        ),
        "formulas without end": raw_workbook(
            '<row r="1">' + '<c r="A1"><f>A1</f></c>' * 200_000 + "</row>"
        ),
        "marks without cells": raw_workbook("<f>" * 100_000),
        "a thousand sheets": with_parts(
            raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>'),
            {
                _BOOK: book.format(
                    "".join(
                        f'<sheet name="S{at}" sheetId="{at}" r:id="rId1"/>' for at in range(1_000)
                    )
                )
            },
        ),
        "a sheet's name in quotes": with_parts(
            form(),
            {
                _BOOK: book.format(
                    '<sheet name="&quot;&#10;&#x202E;[red]" sheetId="1" r:id="rId1"/>'
                )
            },
        ),
        "no sheets": with_parts(form(), {_BOOK: book.format("")}),
    }


def _values() -> Mapping[str, bytes]:
    said = {
        "an unknown error": '<c r="A1" t="e"><v>#SPILL!</v></c>',
        "an error that is none": '<c r="A1" t="e"/>',
        "an unknown type": '<c r="A1" t="zz"><v>1</v></c>',
        "a day that is none": '<c r="A1" t="d"><v>2026-13-45</v></c>',
        "a huge number": '<c r="A1"><v>1e999</v></c><c r="B1"><v>-1e308</v></c>',
        "no number": '<c r="A1"><v>NaN</v></c><c r="B1"><v>1,5</v></c>',
        "a truth that is none": '<c r="A1" t="b"><v>7</v></c>',
        "a style that is none": '<c r="A1" s="99999"><v>46000</v></c>',
        "rich text": '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        "control signs": '<c r="A1" t="inlineStr"><is><t>_x0000__x001F_&#8238;a</t></is></c>',
        "half a sign": '<c r="A1" t="inlineStr"><is><t>_xD83D_</t></is></c>',
        "a text beyond a cell": f'<c r="A1" t="inlineStr"><is><t>{"a" * 99_999}</t></is></c>',
        "a formula without value": '<c r="A1"><f>WEBSERVICE("http://example.invalid")</f></c>',
        "a link": '<c r="A1" t="str"><f>HYPERLINK("file:///etc/passwd")</f><v>a</v></c>',
    }
    return {name: raw_workbook(f'<row r="1">{cells}</row>') for name, cells in said.items()}
