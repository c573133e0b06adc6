"""Binary files whose chains bite their tails and whose lengths lie."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.hostile.good import Odd, good

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTOR = 512


def binaries() -> Iterator[Odd]:
    """Yield compound files with twisted tables, then records and attributes that lie."""
    for suffix in ("xls", "msg"):
        for name, data in _twisted(good()[suffix]).items():
            yield Odd("OLE chains", f"ole/{name}.{suffix}".encode(), data)
    for name, data in _records(good()["xls"]).items():
        yield Odd("xls records", f"ole/{name}.xls".encode(), data)
    for name, data in _winmails(good()["dat"]).items():
        yield Odd("winmail.dat", f"ole/{name}.dat".encode(), data)


def _twisted(data: bytes) -> Mapping[str, bytes]:
    """Return a compound file with one number of its head or its sector table changed."""
    (first_fat,) = struct.unpack_from("<I", data, 76)
    table = (first_fat + 1) * _SECTOR
    head = {
        "sectors of two bytes": (30, "<H", 1),
        "sectors of a gigabyte": (30, "<H", 30),
        "small sectors of nothing": (32, "<H", 0),
        "a million tables": (44, "<I", 1_000_000),
        "a directory beyond the end": (48, "<I", 0x7FFFFFFF),
        "a directory in the table": (48, "<I", first_fat),
        "a cut-off of all": (56, "<I", 0xFFFFFFFF),
        "small tables beyond the end": (60, "<I", 0x7FFFFFFF),
        "tables of tables in a ring": (68, "<I", 0),
        "a table that is itself": (76, "<I", 0),
    }
    changed = {name: _put(data, *change) for name, change in head.items()}
    loops = {
        f"a ring from sector {sector}": _put(data, table + 4 * sector, "<I", max(sector - 1, 0))
        for sector in (0, 1, 2, 3, 5)
    }
    ring = b"".join(struct.pack("<I", (at + 1) % 128) for at in range(128))
    all_round = {"one ring of all": data[:table] + ring + data[table + _SECTOR :]}
    (root,) = struct.unpack_from("<I", data, 48)
    entry = (root + 1) * _SECTOR
    tree = {
        "a tree that is its own child": _put(data, entry + 76, "<I", 0),
        "a tree of strangers": _put(data, entry + 76, "<I", 0x00FFFFFF),
        "a stream of all sizes": _put(data, entry + 128 + 120, "<Q", 2**62),
        "a stream from nowhere": _put(data, entry + 128 + 116, "<I", 0x7FFFFFF0),
    }
    return changed | loops | all_round | tree


def _put(data: bytes, place: int, form: str, value: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, place, value)
    return bytes(changed)


def _records(data: bytes) -> Mapping[str, bytes]:
    """Return an .xls with the length or the kind of one record after the other changed."""
    start = data.find(struct.pack("<HHH", 0x0809, 8, 0x0500))
    places: list[int] = []
    place = start
    while place + 4 <= len(data) and len(places) < 12:
        kind, length = struct.unpack_from("<HH", data, place)
        places.append(place)
        place += 4 + length
        if not kind:
            break
    lengths = {
        f"record {at} of {size} bytes": _put(data, each + 2, "<H", size)
        for at, each in enumerate(places)
        for size in (0, 0xFFFF)
    }
    kinds = {
        f"record {at} of another kind": _put(data, p, "<H", 0x000A) for at, p in enumerate(places)
    }
    return lengths | kinds


def _winmails(data: bytes) -> Mapping[str, bytes]:
    places = [6]
    while places[-1] + 9 < len(data) and len(places) < 6:
        (length,) = struct.unpack_from("<I", data, places[-1] + 5)
        places.append(places[-1] + 11 + length)
    return {
        f"part {at} of {size} bytes": _put(data, place + 5, "<I", size)
        for at, place in enumerate(places[:-1])
        for size in (0, 0xFFFFFFFF)
    }
