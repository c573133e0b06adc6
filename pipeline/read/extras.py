"""See what a workbook holds besides cells: macros, links to elsewhere, embedded objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.read.book import Extra

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OF_PACKAGE: Final[Mapping[Extra, re.Pattern[str]]] = {
    Extra.MACROS: re.compile(r"xl/(?:vbaproject\.bin|(?:intl)?macrosheets/[^_])"),
    Extra.LINKS: re.compile(r"xl/(?:externallinks/[^_]|connections\.(?:xml|bin)|querytables/)"),
    Extra.OBJECTS: re.compile(r"xl/(?:embeddings|activex)/"),
}
_BASIC: Final = re.compile(r"(?:basic|scripts)/")
_OTHER_SOURCE: Final = (b"<table:table-source", b"<table:cell-range-source", b"'file:")
_OBJECT: Final = re.compile(rb"<manifest:file-entry\s[^<>]*?\"Object [^\"/]*/?\"[^<>]*>")
_CHART: Final = b"opendocument.chart"

_VBA: Final = "_VBA_PROJECT_CUR".encode("utf-16-le")
_EMBEDDED: Final = "MBD0".encode("utf-16-le")
# A book that is this one, or an add-in ([MS-XLS] 2.4.271), in place of another's path.
_OWN_BOOKS: Final = (b"\x01\x04", b"\x01\x3a")


def extras_of_package(names: Iterable[str]) -> frozenset[Extra]:
    """Return what is in an .xlsx, .xlsm or .xlsb, by the names of its parts in small letters."""
    return frozenset(extra for extra, kind in _OF_PACKAGE.items() if any(map(kind.match, names)))


def extras_of_ods(names: Iterable[str], manifest: bytes, content: bytes) -> frozenset[Extra]:
    """Return what is in an .ods; a chart is an object there as well, and nothing to report."""
    found = {
        Extra.MACROS: any(map(_BASIC.match, names)),
        Extra.LINKS: any(mark in content for mark in _OTHER_SOURCE),
        Extra.OBJECTS: any(_CHART not in match[0] for match in _OBJECT.finditer(manifest)),
    }
    return frozenset(extra for extra, is_there in found.items() if is_there)


def extras_of_xls(data: bytes, books: Iterable[bytes]) -> frozenset[Extra]:
    """Return what is in an .xls, by its directory and by the books that its formulas name."""
    found = {
        Extra.MACROS: _VBA in data,
        Extra.LINKS: any(body[2:4] not in _OWN_BOOKS for body in books),
        Extra.OBJECTS: _EMBEDDED in data,
    }
    return frozenset(extra for extra, is_there in found.items() if is_there)
