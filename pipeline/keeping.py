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
_LIBRARIES: Final = ("python-calamine", "openpyxl", "xlrd", "pyxlsb", "msoffcrypto-tool", "msgspec")


class Shelf(Struct, frozen=True):
    """The books that this version of the code has read, one file each, named by its sha256.

    Attributes:
        folder: where they are kept.
        held: the sha256 of those that were there when it was opened.
    """

    folder: Path
    held: frozenset[str]

    @classmethod
    def of(cls, kept: Path) -> Shelf:
        """Return the shelf in a folder; what other versions left there is thrown away."""
        folder = kept / reading_version()
        held: frozenset[str] = frozenset()
        with contextlib.suppress(OSError):
            for other in kept.iterdir():
                if other != folder:
                    shutil.rmtree(other, ignore_errors=True)
            held = frozenset(entry.name for entry in folder.iterdir())
        return cls(folder, held)

    def find(self, path: str, sha256: str) -> Book | None:
        """Return the book of a file's content; None where it was not read yet."""
        if sha256 not in self.held:
            return None
        try:
            return unpack((self.folder / sha256).read_bytes(), path, sha256)
        except (OSError, ValueError):
            return None

    def keep(self, sha256: str, packed: bytes) -> None:
        """Keep what was read; where the folder cannot be written, the next run reads it again.

        It is written in its place: what was not written whole is told by its check sum.
        """
        entry = self.folder / sha256
        with contextlib.suppress(OSError):
            try:
                entry.write_bytes(packed)
            except FileNotFoundError:
                self.folder.mkdir(parents=True, exist_ok=True)
                entry.write_bytes(packed)


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
