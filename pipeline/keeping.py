"""What was read of a file before, kept by its content, so that a second run reads what is new.

The folder may be deleted at any time: it makes a run quicker and changes nothing else. What other
code wrote, or other versions of the reading libraries, is never believed.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sys
import unicodedata
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.read.packed import unpack
from pipeline.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.read.book import Book

_SOURCES: Final = ("schemas/*.py", "pipeline/*.py", "pipeline/intake/*.py", "pipeline/read/*.py")
_LIBRARIES: Final = ("python-calamine", "openpyxl", "xlrd", "pyxlsb", "msoffcrypto-tool")


class Shelf(Struct, frozen=True):
    """The books that this version of the code has read, one file each, named by its sha256."""

    folder: Path

    @classmethod
    def of(cls, kept: Path) -> Shelf:
        """Return the shelf in a folder; what other versions left there is thrown away."""
        shelf = cls(kept / reading_version())
        with contextlib.suppress(OSError):
            for other in kept.iterdir():
                if other != shelf.folder:
                    shutil.rmtree(other, ignore_errors=True)
        return shelf

    def find(self, path: str, sha256: str) -> Book | None:
        """Return the book of a file's content; None where it was not read yet."""
        try:
            return unpack((self.folder / sha256).read_bytes(), path, sha256)
        except (OSError, ValueError):
            return None

    def keep(self, sha256: str, packed: bytes) -> None:
        """Keep what was read; where the folder cannot be written, the next run reads it again."""
        with contextlib.suppress(OSError):
            try:
                self._put(sha256, packed)
            except FileNotFoundError:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._put(sha256, packed)

    def _put(self, sha256: str, packed: bytes) -> None:
        unfinished = self.folder / f"{sha256}.part"
        unfinished.write_bytes(packed)
        unfinished.replace(self.folder / sha256)


@cache
def reading_version() -> str:
    """Return what stands for all that decides how a file is read."""
    said = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            said.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    said.update("\n".join((*libraries, sys.version, unicodedata.unidata_version)).encode())
    return said.hexdigest()[:16]
