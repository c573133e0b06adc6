"""The sheets in the content of an .ods, and the file without those that nobody wants to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.read.lean import LeanZip
from pipeline.read.package import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipeline.read.package import Package

ATTRIBUTES: Final = rb"((?:\s(?:[^<>\"]++|\"[^\"]*+\")*+)?)/?>"
"""What follows the name of a tag up to its end."""

_SHEET: Final = re.compile(rb"<table:table" + ATTRIBUTES)
_SHEET_END: Final = b"</table:table>"
_SLASH: Final = ord("/")
_CONTENT: Final = "content.xml"
_ABOUT: Final = ("mimetype", "META-INF/manifest.xml")  # what tells calamine that it is an .ods


class OdsSheet(NamedTuple):
    """A sheet's name, where its rows begin, and where the next sheet does or the content ends."""

    name: str
    start: int
    end: int


def sheets_of(content: bytes) -> Iterator[OdsSheet]:
    """Yield the sheets in their order."""
    tag = _SHEET.search(content)
    while tag is not None:
        is_closed = content[tag.end() - 2] == _SLASH
        end = tag.end() if is_closed else content.find(_SHEET_END, tag.end())
        following = _SHEET.search(content, end) if end >= 0 else None
        name = attributes(tag[1]).get("table:name", "")
        yield OdsSheet(name, tag.end(), following.start() if following else len(content))
        tag = following


def are_apart(content: bytes, sheets: Sequence[OdsSheet]) -> bool:
    """Whether the first end behind each sheet's beginning is its own: none has another within."""
    return content.count(_SHEET_END) == len(sheets)


def trimmed(
    package: Package, content: bytes, sheets: Sequence[OdsSheet], is_wanted: Callable[[str], bool]
) -> bytes:
    """Return a file in which the sheets that nobody wants are empty.

    Calamine parses all of them before it gives one; of a form they are two thirds.

    Args:
        package: the parts of the whole file.
        content: its part of that name.
        sheets: those in the content; they are apart.
        is_wanted: tells by a sheet's name whether it is read.
    """
    unwanted = [sheet.start for sheet in sheets if not is_wanted(sheet.name)]
    ends = [content.find(_SHEET_END, start) for start in unwanted]
    pieces = zip([0, *ends], [*unwanted, len(content)], strict=True)
    lean = LeanZip()
    for name in _ABOUT:
        lean.add(name, package.binary(name))
    lean.add(_CONTENT, b"".join([content[start:end] for start, end in pieces]))
    return lean.whole()
