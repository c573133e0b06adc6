"""The only writer of packages: same members, same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from struct import Struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVEL: Final = 3  # half the work of the usual 6, files a tenth larger
_FIRST: Final = ("mimetype", "[Content_Types].xml")
_STORED: Final = frozenset({"mimetype"})  # OpenDocument 1.3, part 2: first, and not compressed
_SHORT: Final = 1 << 14  # bytes; what documents share is no longer

# PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16: what a member's own header and its entry in the
# directory both say of it, what the entry says besides, and the end.
_FACTS: Final = Struct("<5H3L2H")
_ENTRY: Final = Struct("<3H2L")
_END: Final = Struct("<4s4H2LH")
_VERSION: Final = 20  # 2.0, the first that compresses
_HEADED, _ENTERED, _ENDED = b"PK\3\4", b"PK\1\2\24\0", b"PK\5\6"  # an entry tells by whom: 2.0
_IN_UTF8: Final = 1 << 11
_KEPT, _DEFLATED = 0, 8
_NO_TIME, _NEW_YEAR_1980 = 0, 1 << 5 | 1  # the earliest that a package can say
_OWNERS: Final = 0o600 << 16


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a zip package of the members, sorted by name, with one stamp for all.

    The members by which offices recognise a package stand first.

    Raises:
        struct.error: the package would have 4 GB or more.
    """
    target, directory = io.BytesIO(), io.BytesIO()
    for name in sorted(members, key=_place):
        content = members[name]
        held = content if name in _STORED else _deflated(content)
        facts = _facts(name, content, len(held))
        entry = _ENTRY.pack(0, 0, 0, _OWNERS, target.tell())
        directory.write(_ENTERED + facts + entry + name.encode())
        target.write(_HEADED + facts + name.encode() + held)
    return target.getvalue() + directory.getvalue() + _end(len(members), target, directory)


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _facts(name: str, content: bytes, held_bytes: int) -> bytes:
    flags = 0 if name.isascii() else _IN_UTF8
    method = _KEPT if name in _STORED else _DEFLATED
    lengths = (held_bytes, len(content), len(name.encode()), 0)
    stamp = (_NO_TIME, _NEW_YEAR_1980)
    return _FACTS.pack(_VERSION, flags, method, *stamp, zlib.crc32(content), *lengths)


def _end(count: int, target: io.BytesIO, directory: io.BytesIO) -> bytes:
    return _END.pack(_ENDED, 0, 0, count, count, directory.tell(), target.tell(), 0)


def _deflated(content: bytes) -> bytes:
    return _deflated_once(content) if len(content) <= _SHORT else _compressed(content)


@lru_cache(maxsize=64)
def _deflated_once(content: bytes) -> bytes:
    """Return a short member compressed: documents of one template share most of theirs."""
    return _compressed(content)


def _compressed(content: bytes) -> bytes:
    compressor = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()
