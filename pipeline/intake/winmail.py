"""Open winmail.dat (TNEF), in which Outlook wraps a mail's files when it writes rich text."""

from __future__ import annotations

import struct
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.archive import decoded
from pipeline.intake.contents import Contents, Member

if TYPE_CHECKING:
    from collections.abc import Iterator

# Attributes of [MS-OXTNEF] 2.1.3.3, by their number without the type.
_NEW_FILE, _TITLE, _DATA, _PROPERTIES, _SENT = 0x9002, 0x8010, 0x800F, 0x9005, 0x8005
_START: Final = struct.Struct("<IH")
_HEAD: Final = struct.Struct("<BII")
_CHECKSUM_BYTES: Final = 2
_TAG: Final = struct.Struct("<HH")

# Properties of [MS-OXTNEF] 2.1.3.4; those of a fixed size take so many bytes.
_LONG_NAME, _CONTENT = 0x3707, 0x3701
_NAMED_FROM: Final = 0x8000
_GUID_BYTES: Final = 16
_FIXED: Final = {
    **dict.fromkeys((0x0001, 0x0002, 0x0003, 0x0004, 0x000A, 0x000B), 4),
    **dict.fromkeys((0x0005, 0x0006, 0x0007, 0x0014, 0x0040), 8),
    0x0048: 16,
}
_UNICODE, _OBJECT = 0x001F, 0x000D


class _Part(NamedTuple):
    kind: int
    body: bytes


def read_tnef(data: bytes) -> Contents:
    """Return what a winmail.dat holds; a mail within it is a winmail.dat again.

    Raises:
        UnreadableError: it is cut short or damaged.
    """
    try:
        parts = list(_parts(data))
        members = tuple(_members(parts))
        return Contents(members, sent_on=_sent_on(parts))
    except (struct.error, IndexError, KeyError) as broken:
        detail = f"{type(broken).__name__}: {broken}"
        raise UnreadableError(FailureReason.DAMAGED, detail) from broken


def _parts(data: bytes) -> Iterator[_Part]:
    place = _START.size
    while place < len(data):
        _, kind, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        end = place + length
        if end + _CHECKSUM_BYTES > len(data):
            raise IndexError(place)
        yield _Part(kind & 0xFFFF, data[place:end])
        place = end + _CHECKSUM_BYTES


def _members(parts: list[_Part]) -> Iterator[Member]:
    files: list[dict[int, bytes]] = []
    for kind, body in parts:
        if kind == _NEW_FILE:
            files.append({})
        elif files:
            files[-1][kind] = body
    for number, file in enumerate(files, start=1):
        told = dict(_told(file.get(_PROPERTIES, b"")))
        title = decoded(file.get(_TITLE, b"").rstrip(b"\0"))
        name = (_text(told.get(_LONG_NAME)) or title).replace("\\", "/").strip("/")
        mail = told.get(_CONTENT, _Part(0, b""))
        content = mail.body[_GUID_BYTES:] if mail.kind == _OBJECT else file.get(_DATA, b"")
        yield Member(name or f"tệp {number}", partial(bytes, content))


def _text(said: _Part | None) -> str:
    if said is None:
        return ""
    raw = said.body
    text = raw.decode("utf-16-le", "replace") if said.kind == _UNICODE else decoded(raw)
    return text.rstrip("\0")


def _told(raw: bytes) -> Iterator[tuple[int, _Part]]:
    """Yield the first value of each property, by its number, with its type."""
    (count,) = struct.unpack_from("<I", raw) if raw else (0,)
    place = 4
    for _ in range(count):
        kind, number = _TAG.unpack_from(raw, place)
        place += _TAG.size
        if number >= _NAMED_FROM:
            place = _past_name(raw, place)
        is_many, kind = bool(kind & 0x1000), kind & 0xEFFF
        values = 1
        if is_many or kind not in _FIXED:
            (values,) = struct.unpack_from("<I", raw, place)
            place += 4
        for at in range(values):
            size = _FIXED.get(kind)
            if size is None:
                (size,) = struct.unpack_from("<I", raw, place)
                place += 4
            if place + size > len(raw):
                raise IndexError(place)
            if not at:
                yield number, _Part(kind, raw[place : place + size])
            place += size + -size % 4


def _past_name(raw: bytes, place: int) -> int:
    """Return where the value of a property that bears a name begins."""
    kind, size = struct.unpack_from("<II", raw, place + _GUID_BYTES)
    place += _GUID_BYTES + 8
    return place + size + -size % 4 if kind else place


def _sent_on(parts: list[_Part]) -> date | None:
    for kind, body in parts:
        if kind == _SENT:
            year, month, day = struct.unpack_from("<3H", body)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
