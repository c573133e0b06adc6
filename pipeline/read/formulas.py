"""Pick the formulas out of a sheet that is written as office suites write it: hundreds a form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.cell import column_number

if TYPE_CHECKING:
    from pipeline.read.facts import Place

_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*)>'
    rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)(?:<v/>|<v>([^<]*)</v>)?</c>"
)
_MARK: Final = re.compile(rb"<f[\s/>]")
_ERROR: Final = b't="e"'
_TEXT: Final = b't="str"'


class Formulas(NamedTuple):
    """Where formulas stand, and which of them were saved without their value."""

    places: frozenset[Place]
    unvalued: frozenset[Place]


def formulas_of(xml: bytes) -> Formulas | None:
    """Return the formulas of a worksheet part; None where it must be looked at cell by cell.

    That is so with an error, and with any formula that stands in its cell in another way. A formula
    whose text is empty is kept as one: ``t="str"`` with an empty value.
    """
    if _ERROR in xml:
        return None
    count = len(_MARK.findall(xml))
    found = [
        ((int(row) - 1, column_of(letters)), bool(value) or (value == b"" and _TEXT in kind))
        for letters, row, kind, value in map(_groups, _CELL.finditer(xml) if count else ())
    ]
    if len(found) != count:
        return None
    return Formulas(
        frozenset(place for place, _ in found),
        frozenset(place for place, is_valued in found if not is_valued),
    )


@cache
def column_of(letters: bytes) -> int:
    """Return the number, from 0, of a column's letters as they stand in XML."""
    return column_number(letters.decode())


def _groups(match: re.Match[bytes]) -> tuple[bytes, bytes, bytes, bytes | None]:
    return match[1], match[2], match[3], match[4]
