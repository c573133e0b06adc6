"""Zips that unpack to more than they are, lead elsewhere, or lack a part."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Final

from tests.books import with_parts, with_wrong_checksum, zipped
from tests.hostile.good import Odd, form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STRINGS: Final = "xl/sharedStrings.xml"
_SHEET: Final = "xl/worksheets/sheet1.xml"
_ZEROS: Final = bytes(1 << 20)


def packages() -> Iterator[Odd]:
    """Yield bombs, then directories that lie, then forms that lack or damage one part."""
    kinds = {
        "zip bomb": _bombs(),
        "zip directory": _directories(),
        "broken parts": _parts(),
    }
    for kind, found in kinds.items():
        for name, data in found.items():
            yield Odd(kind, f"goi/{kind} {name}.xlsx".encode(), data)


def _bombs() -> Mapping[str, bytes]:
    sheet = b"<worksheet><sheetData>"
    return {
        "of one part": zipped({"[Content_Types].xml": "", _SHEET: sheet + _ZEROS * 40}),
        "of many parts": zipped(
            {"[Content_Types].xml": "", **{f"xl/a{number}.xml": _ZEROS * 2 for number in range(40)}}
        ),
        "of strings": with_parts(form(), {_STRINGS: b"<sst>" + b"<si><t>a</t></si>" * 1_600_000}),
        "in zips": _nested(zipped({"a.xlsx": _ZEROS * 45}), 6),
        "of one file in a zip": zipped({"a.xlsx": _ZEROS * 60}),
        "of pictures": with_parts(form(), {"xl/media/image1.png": _ZEROS * 40}),
        "with a size that lies": _with_size(zipped({"a.xlsx": _ZEROS * 30}), 100),
    }


def _nested(data: bytes, levels: int) -> bytes:
    for _ in range(levels):
        data = zipped({"a.zip": data, "b.zip": data + b"\0"})
    return data


def _with_size(data: bytes, size: int) -> bytes:
    lying = bytearray(data)
    central = data.rfind(b"PK\x01\x02")
    lying[22:26] = lying[central + 24 : central + 28] = struct.pack("<I", size)
    return bytes(lying)


def _directories() -> Mapping[str, bytes]:
    entry = b"PK\x01\x02".ljust(46, b"\0")
    many = {f"xl/{number}.xml": "" for number in range(5_001)}
    return {
        "of many members": zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", **many}),
        "of one member many times": _ended(b"PK\x03\x04".ljust(30, b"\0"), entry * 100_000),
        "that overlaps": _overlapping(form()),
        "with a way out": with_parts(form(), {"../../etc/cron.d/a": "x"}),
        "with a way out of windows": with_parts(form(), {"..\\..\\a.exe": "x"}),
        "with an absolute path": with_parts(form(), {"/etc/passwd": "x", "C:\\a": "x"}),
        "with a name twice": _twice(form()),
        "behind a password": _locked(form()),
        "of an unknown packing": _with_method(form(), 99),
        "at a wrong place": form().replace(b"PK\x05\x06", b"PK\x05\x07"),
        "with a prefix": b"#!/bin/sh\n" + form(),
        "with a long comment": form()[:-2] + b"\xff\xff" + b"x" * 65_535,
    }


def _ended(body: bytes, directory: bytes) -> bytes:
    count = directory.count(b"PK\x01\x02") & 0xFFFF
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def _overlapping(data: bytes) -> bytes:
    lying = bytearray(data)
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    lying[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(lying)


def _twice(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(zipfile.ZipInfo(name), source.read(name))
            archive.writestr(zipfile.ZipInfo(name.upper()), b"<a/>")
    return target.getvalue()


def _locked(data: bytes) -> bytes:
    return _patched(data, 6, 8, b"\1\0")


def _with_method(data: bytes, method: int) -> bytes:
    return _patched(data, 8, 10, struct.pack("<H", method))


def _patched(data: bytes, local: int, central: int, value: bytes) -> bytes:
    lying = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        place = data.find(mark)
        while place >= 0:
            lying[place + offset : place + offset + len(value)] = value
            place = data.find(mark, place + 4)
    return bytes(lying)


def _parts() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        names = archive.namelist()
    without = {f"without {name.replace('/', ' ')}": _without(form(), name) for name in names}
    spoiled = {
        f"a checksum of {name.replace('/', ' ')}": with_wrong_checksum(form(), name)
        for name in names
        if name.endswith(".xml")
    }
    return without | spoiled


def _without(data: bytes, gone: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name != gone})
