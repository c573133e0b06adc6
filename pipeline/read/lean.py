"""A workbook less all that nobody reads: the library goes through every byte that it is given."""

from __future__ import annotations

from typing import Final

from pipeline.zipwriter import ZipWriter, deflated

_LARGE: Final = 1 << 22  # bytes; larger parts are no form's, and would fill a worker's memory
_QUICK: Final = 1  # zlib's level
_CELLS_END: Final = b"</sheetData>"


class LeanZip(ZipWriter):
    """A zip whose members are mostly not compressed, so that they are unpacked only once."""

    def add(
        self, name: str, content: bytes, held: bytes | None = None, checksum: int | None = None
    ) -> None:
        """Add a member; a large one is compressed."""
        if held is None and len(content) > _LARGE:
            held = deflated(content, _QUICK)
        super().add(name, content, held, checksum)


def cells_of(xml: bytes) -> bytes:
    """Return a worksheet part as far as its cells go: the rules behind them are as long again."""
    end = xml.rfind(_CELLS_END)
    return xml[: end + len(_CELLS_END)] + b"</worksheet>" if end >= 0 else xml
