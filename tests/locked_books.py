"""An .xls of Excel 97 that tests write down, locked as [MS-OFFCRYPTO] 2.3.6 says."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, Final

from tests.mails import compound_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BOF, _EOF, _FILE_PASS, _BOUND_SHEET, _LABEL = 0x0809, 0x000A, 0x002F, 0x0085, 0x0204
_BLOCK: Final = 1024
_SALT: Final = bytes(range(16))
_VERIFIER: Final = bytes(range(16, 32))


def biff8(cells: Mapping[tuple[int, int], str], password: str = "") -> bytes:
    """Write an .xls with one sheet "A" of texts; with a password, locked by it."""
    head = _record(_BOF, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    lock = _record(_FILE_PASS, _file_pass(password)) if password else b""
    fonts = b"".join(_record(0x0031, bytes(14) + b"\5\0Arial") for _ in range(4))
    formats = _record(0x00E0, bytes(20)) * 16
    size = len(head) + len(lock) + len(fonts) + len(formats)
    bound = _record(_BOUND_SHEET, struct.pack("<IHBB", size + 4 + 9 + 4, 0, 1, 0) + b"A")
    sheet = _record(_BOF, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    for (row, column), text in cells.items():
        body = struct.pack("<HHHHB", row, column, 15, len(text), 1) + text.encode("utf-16-le")
        sheet += _record(_LABEL, body)
    stream = head + lock + fonts + formats + bound + _record(_EOF, b"") + sheet + _record(_EOF, b"")
    return compound_file({"Workbook": _locked(stream, password) if password else stream})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _file_pass(password: str) -> bytes:
    hashed = hashlib.md5(_VERIFIER, usedforsecurity=False).digest()
    checked = _rc4(_key(password, 0), _VERIFIER + hashed)
    return struct.pack("<HHH", 1, 1, 1) + _SALT + checked


def _key(password: str, block: int) -> bytes:
    first = hashlib.md5(password.encode("utf-16-le"), usedforsecurity=False).digest()[:5]
    second = hashlib.md5((first + _SALT) * 16, usedforsecurity=False).digest()[:5]
    return hashlib.md5(second + struct.pack("<I", block), usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(data, _stream(key), strict=False))


def _stream(key: bytes) -> Iterator[int]:
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    one = other = 0
    while True:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        yield state[(state[one] + state[other]) % 256]


def _locked(stream: bytes, password: str) -> bytes:
    """Lock the bodies of the records: heads, a few kinds and the places of sheets stay open."""
    blocks = range(0, len(stream), _BLOCK)
    locked = b"".join(_rc4(_key(password, at // _BLOCK), stream[at : at + _BLOCK]) for at in blocks)
    found, place = bytearray(stream), 0
    while place < len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        start = place + 4 + (4 if kind == _BOUND_SHEET else 0)
        place += 4 + length
        if kind not in {_BOF, _FILE_PASS}:
            found[start:place] = locked[start:place]
    return bytes(found)
