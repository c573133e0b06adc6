"""Texts and web pages that call themselves workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.good import Odd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def pages() -> Iterator[Odd]:
    """Yield texts, then pages, then markup of other programs."""
    for kind, found in (("text", _texts()), ("web page", _webs()), ("markup", _marked_up())):
        for name, data in found.items():
            yield Odd(kind, f"trang/{name}.xls".encode(), data)


def _texts() -> Mapping[str, bytes]:
    return {
        "empty": b"",
        "blanks": b" \r\n\t" * 99,
        "null bytes": bytes(50_000),
        "one letter": b"P",
        "two letters": b"PK",
        "a zip's first word": b"PK\x03\x04",
        "an empty zip": b"PK\x05\x06" + bytes(18),
        "csv": "Mã;Tên\nNS-01;Đường\n".encode(),
        "csv in utf-16": "Mã\tTên\nNS-01\tĐường\n".encode("utf-16"),
        "long line": b"x" * 3_000_000,
        "program": b"MZ\x90\0" + bytes(range(256)) * 99,
        "rich text": b"{\\rtf1 Kinh gui}",
        "pdf": b"%PDF-1.7\n%%EOF",
        "rar": b"Rar!\x1a\x07\x01\0" + bytes(99),
        "7z": b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(99),
        "json": b'{"a": [' + b"[" * 50_000,
    }


def _webs() -> Mapping[str, bytes]:
    cells = b"<td>1" * 200
    return {
        "no table": b"<html><body>Loi dang nhap</body></html>",
        "a table without cells": b"<html><table></table></html>",
        "unclosed": b"<html><table><tr><td>a<td>b<tr><td>c",
        "tables in tables": b"<table><tr><td>" * 3_000,
        "a span over all": b"<table><tr><td rowspan=1048577 colspan=16385>a",
        "spans over all": b"<table>" + b"<tr><td rowspan=1048575 colspan=16383>a" * 50,
        "spans without end": b"<table><tr>" + b"<td rowspan=65000>a" * 20_000,
        "negative spans": b"<table><tr><td rowspan=-1 colspan=0>a<td colspan=x>b",
        "many cells": b"<table>" + (b"<tr>" + cells) * 300,
        "a charset that is none": b"<meta charset=klingon><table><tr><td>a\xff",
        "entities": b"<table><tr><td>&#x110000;&#0;&nbsp;&unknown;&#xD800;a",
        "comments": b"<table><!--" + b"-" * 99_999 + b"<tr><td>a",
        "brackets": b"<table><tr><td>" + b"<" * 99_999,
        "utf-16": "<html><table><tr><td>Mã".encode("utf-16"),
    }


def _marked_up() -> Mapping[str, bytes]:
    spreadsheet = b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    lol = b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
    return {
        "excel 2003": b'<?xml version="1.0"?><Workbook '
        + spreadsheet
        + b"><Worksheet/></Workbook>",
        "flat ods": (
            b'<?xml version="1.0"?><office:document office:mimetype='
            b'"application/vnd.oasis.opendocument.spreadsheet">'
        ),
        "one file page": b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n\r\n<html>",
        "billion laughs": b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY b0 "a">'
        + lol
        + b"]><b>&b11;",
        "svg": b'<?xml version="1.0"?><svg/>',
        "deep": b'<?xml version="1.0"?>' + b"<a>" * 100_000,
    }
