"""A workbook less all that nobody reads: the library goes through every byte that it is given."""

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
_HEADED, _ENTERED, _ENDED = b"PK\3\4", b"PK\1\2\24\0", b"PK\5\6"
_IN_UTF8: Final = 1 << 11
_KEPT, _DEFLATED = 0, 8
_LARGE: Final = 1 << 22  # bytes; larger parts are no form's, and would fill a worker's memory
_QUICK: Final = 1  # zlib's level

_CELLS_END: Final = b"</sheetData>"


class LeanZip:
    """A zip whose members are mostly not compressed, so that they are unpacked only once."""

    def __init__(self) -> None:
        self._members: list[bytes] = []
        self._directory: list[bytes] = []
        self._bytes = 0

    def add(self, name: str, content: bytes, checksum: int | None = None) -> None:
        """Add a member.

        Args:
            name: as the directory spells it.
            content: not compressed.
            checksum: the content's CRC-32, where it is known.
        """
        told = name.encode("utf-8", "replace")
        method, held = (
            (_DEFLATED, _deflated(content)) if len(content) > _LARGE else (_KEPT, content)
        )
        crc = zlib.crc32(content) if checksum is None else checksum
        sizes = (len(held), len(content), len(told), 0)
        facts = _FACTS.pack(_VERSION, _IN_UTF8, method, 0, 0, crc, *sizes)
        self._directory.append(_ENTERED + facts + _ENTRY.pack(0, 0, 0, 0, self._bytes) + told)
        self._members += (_HEADED + facts + told, held)
        self._bytes += len(_HEADED) + len(facts) + len(told) + len(held)

    def whole(self) -> bytes:
        """Return the zip."""
        directory, count = b"".join(self._directory), len(self._directory)
        end = _END.pack(_ENDED, 0, 0, count, count, len(directory), self._bytes, 0)
        return b"".join((*self._members, directory, end))


def _deflated(content: bytes) -> bytes:
    return zlib.compress(content, _QUICK, -zlib.MAX_WBITS)


def cells_of(xml: bytes) -> bytes:
    """Return a worksheet part as far as its cells go: the rules behind them are as long again."""
    end = xml.rfind(_CELLS_END)
    return xml[: end + len(_CELLS_END)] + b"</worksheet>" if end >= 0 else xml
