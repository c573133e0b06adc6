"""Walk the rows and cells of a sheet's XML, whatever its writer left out."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cell import column_number
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS
from pipeline.read.package import attributes, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.read.facts import Place

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_BEYOND = (MAX_ROWS, MAX_COLUMNS)
_WALK = re.compile(
    rb"<(?:[\w.-]+:)?(?:row((?:\s[^<>]*)?)/?>"
    rb"|c((?:\s[^<>]*?)?)(?:/>|>(.*?)</(?:[\w.-]+:)?c>))",
    re.DOTALL,
)
_WALK_UNCLOSED = re.compile(
    rb"<(?:[\w.-]+:)?(?:row((?:\s[^<>]*)?)/?>|c((?:\s[^<>]*?)?)/>())", re.DOTALL
)
_CELL_END = re.compile(rb"</(?:[\w.-]+:)?c>")


class SheetCell(NamedTuple):
    """One cell's XML: its place, its type (the attribute t), what stands between its tags."""

    place: Place
    kind: str
    body: bytes


def walked(xml: bytes, hidden_rows: set[int]) -> Iterator[SheetCell]:
    """Yield every cell, with a place counted on where the file does not say it."""
    row, column = -1, -1
    # Behind the last end of a cell, each start of one would look for an end to no end.
    closed = max((match.end() for match in _CELL_END.finditer(xml)), default=0)
    walk = chain(_WALK.finditer(xml, 0, closed), _WALK_UNCLOSED.finditer(xml, closed))
    for match in walk:
        found = attributes(match[1] if match[1] is not None else match[2])
        if match[1] is not None:
            row, column = whole(found.get("r"), row + 2) - 1, -1
            if found.get("hidden") in {"1", "true"}:
                hidden_rows.add(row)
        else:
            row, column = place_of(found["r"]) if "r" in found else (row, column + 1)
            yield SheetCell((row, column), found.get("t", ""), match[3] or b"")


def place_of(reference: str) -> Place:
    """Return the place of a reference such as B7; what is none lies beyond every sheet."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, column_number(match[1].upper())) if match else _BEYOND
