"""The only writer of packages: same members, same bytes, whatever the clock says."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVEL: Final = 6
_FIRST: Final = ("mimetype", "[Content_Types].xml")
_STORED: Final = frozenset({"mimetype"})  # OpenDocument 1.3, part 2: first, and not compressed
_SHORT_BYTES: Final = 1 << 14  # styles, themes, relations: most books and documents have the same

_MEMBER: Final = struct.Struct("<4s5H3L2H")  # as those below: PKWARE, APPNOTE 6.3, section 4.3
_LISTED: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20  # of the format, and of no system: folders and deflated members
_IN_UTF_8: Final = 1 << 11
_DEFLATED: Final = 8
_STAMP: Final = (0, 1 << 5 | 1)  # midnight, 1 January 1980: the earliest that a zip file can say
_RIGHTS: Final = 0o600 << 16


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a zip package of the members, sorted by name, with one stamp for all.

    The members by which offices recognise a package stand first. The bytes are those of the
    standard library, which asks of each member what it could be besides, and packs all anew.
    """
    written: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name in sorted(members, key=_place):
        spelled, body = name.encode(), _body(name, members[name])
        facts = _facts(name, members[name], len(body))
        head = _MEMBER.pack(b"PK\3\4", *facts) + spelled
        listed.append(_LISTED.pack(b"PK\1\2", _VERSION, *facts, 0, 0, 0, _RIGHTS, at) + spelled)
        written += (head, body)
        at += len(head) + len(body)
    size = sum(map(len, listed))
    end = _END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), size, at, 0)
    return b"".join((*written, *listed, end))


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _facts(name: str, content: bytes, packed_bytes: int) -> tuple[int, ...]:
    """Return what a package says of a member, both before it and in its list."""
    flags = 0 if name.isascii() else _IN_UTF_8
    method = 0 if name in _STORED else _DEFLATED
    sizes = (zlib.crc32(content), packed_bytes, len(content), len(name.encode()), 0)
    return (_VERSION, flags, method, *_STAMP, *sizes)


def _body(name: str, content: bytes) -> bytes:
    if name in _STORED:
        return content
    return _known(content) if len(content) <= _SHORT_BYTES else _deflated(content)


def _deflated(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL, -zlib.MAX_WBITS)


@lru_cache(maxsize=256)
def _known(content: bytes) -> bytes:
    return _deflated(content)
