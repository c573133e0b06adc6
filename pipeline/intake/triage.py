"""Tell at a glance, without reading a file, that it is a form issued to somebody else."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from pipeline.zipguard import BROKEN_ZIP
from schemas.metadata import METADATA_SHEET

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_BYTES: Final = 20_000_000  # of a member; a form's own have a hundredth of it
_PARTS: Final = (("xl/workbook.xml", "xl/sharedStrings.xml"), ("content.xml", "content.xml"))
"""Where the sheets' names stand, and the texts: in .xlsx, in .ods."""


def may_be_of(data: bytes, units: Collection[str]) -> bool:
    """Whether a file may be a return of one of some units.

    A form bears the code of the unit to which it was issued on its hidden sheet, in a cell of its
    own. Whatever is no form of ours, or cannot be looked into, may be anybody's.
    """
    try:
        names, texts = _glance(data)
    except (*BROKEN_ZIP, KeyError):
        return True
    is_form = METADATA_SHEET.encode() in names
    return not is_form or any(f">{unit}<".encode() in texts for unit in units)


def _glance(data: bytes) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = set(package.namelist())
        parts = [pair for pair in _PARTS if members.issuperset(pair)]
        if not parts:
            raise KeyError(METADATA_SHEET)
        names, texts = parts[0]
        return _unpacked(package, names), _unpacked(package, texts)


def _unpacked(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as member:
        unpacked = member.read(_MOST_BYTES + 1)
    if len(unpacked) > _MOST_BYTES:
        raise ValueError(name)
    return unpacked
