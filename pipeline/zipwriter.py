"""Zips written member by member: the same bytes whatever the clock and the system say."""

from __future__ import annotations

import zlib
from struct import Struct
from typing import Final

# PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16: what a member's own header and its entry in the
# directory both say of it, what the entry says besides, and the end.
_FACTS: Final = Struct("<5H3L2H")
_ENTRY: Final = Struct("<3H2L")
_END: Final = Struct("<4s4H2LH")
_VERSION: Final = 20  # 2.0, the first that compresses
_HEADED, _ENTERED, _ENDED = b"PK\3\4", b"PK\1\2\24\0", b"PK\5\6"  # an entry tells by whom: 2.0
_IN_UTF8: Final = 1 << 11
_STORED, _DEFLATED = 0, 8
_NO_TIME, _NEW_YEAR_1980 = 0, 1 << 5 | 1  # the earliest that a zip can say
_OWNERS: Final = 0o600 << 16


class ZipWriter:
    """A zip in memory, of members that are given whole.

    The standard library takes longer over the headers of a short member than over the member.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._directory: list[bytes] = []
        self._bytes = 0

    def add(
        self, name: str, content: bytes, held: bytes | None = None, checksum: int | None = None
    ) -> None:
        """Add a member.

        Args:
            name: as the directory spells it.
            content: the member itself.
            held: the same deflated (`deflated`); None holds it as it is.
            checksum: the content's CRC-32, where it is known.

        Raises:
            struct.error: the zip would have 4 GB or more.
        """
        told, body = name.encode(), content if held is None else held
        flags = 0 if name.isascii() else _IN_UTF8
        method = _STORED if held is None else _DEFLATED
        crc = zlib.crc32(content) if checksum is None else checksum
        lengths = (len(body), len(content), len(told), 0)
        facts = _FACTS.pack(_VERSION, flags, method, _NO_TIME, _NEW_YEAR_1980, crc, *lengths)
        self._directory.append(_ENTERED + facts + _ENTRY.pack(0, 0, 0, _OWNERS, self._bytes) + told)
        self._pieces += (_HEADED, facts, told, body)
        self._bytes += len(_HEADED) + len(facts) + len(told) + len(body)

    def whole(self) -> bytes:
        """Return the zip.

        Raises:
            struct.error: it would have 65,536 members or more.
        """
        directory, count = b"".join(self._directory), len(self._directory)
        end = _END.pack(_ENDED, 0, 0, count, count, len(directory), self._bytes, 0)
        return b"".join((*self._pieces, directory, end))


def deflated(content: bytes, level: int) -> bytes:
    """Return a content as a zip holds it compressed, by zlib's level."""
    return zlib.compress(content, level, -zlib.MAX_WBITS)
