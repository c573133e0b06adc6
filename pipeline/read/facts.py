"""What a sheet holds besides its values, and the values as every reader hands them over."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from msgspec import Struct, field

from pipeline.text import key
from schemas.metadata import LISTS_SHEET, UNREAD_SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.cell import Raw
    from pipeline.read.book import Extra

Place: TypeAlias = tuple[int, int]
"""Row and column, both from 0."""

Rows: TypeAlias = "dict[int, dict[int, Raw]]"
"""The filled cells of a sheet: by row, then by column."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_UNREAD: Final = frozenset(map(key, UNREAD_SHEETS))
_LISTS: Final = key(LISTS_SHEET)
_AS_IT_IS: Final = (bool, int, time)
_EXACT = 2**53  # beyond it a double does not hold every whole number
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Merged(NamedTuple):
    """A merged range, its last row and column included; all count from 0."""

    top: int
    left: int
    bottom: int
    right: int


class SheetFacts(Struct, frozen=True):
    """What calamine cannot see of one sheet.

    Attributes:
        errors: the error by place, ``#REF!``.
        formulas: where formulas stand.
        unvalued: which of them were saved without their value.
        hidden_rows: hidden or filtered away.
        hidden_columns: hidden.
        merged: merged ranges.
        fonts: the name of the font, of cells in a font from before Unicode only.
        is_dense: the box from A1 to the last filled cell is small enough to be laid out.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    formulas: frozenset[Place] = frozenset()
    unvalued: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    fonts: Mapping[Place, str] = field(default_factory=dict)
    is_dense: bool = True


class Scan(Struct, frozen=True):
    """What the scan of a whole file tells.

    Attributes:
        sheets: facts by the sheet's name.
        broken: sheets whose part does not match its checksum, with what was seen.
        date1904: the workbook counts days from 1904, as old Macintosh files do.
        for_calamine: calamine can be let near it; the sparse reader alone otherwise.
        extras: what is in it besides cells.
        trimmed: returns the file with little more than the sheets that are wanted by their names;
            None where calamine has to have the whole.
    """

    sheets: Mapping[str, SheetFacts] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)
    date1904: bool = False
    for_calamine: bool = True
    extras: frozenset[Extra] = frozenset()
    trimmed: Callable[[Callable[[str], bool]], bytes] | None = None


class RawSheet(Struct, frozen=True):
    """One sheet as a reading library gives it.

    Attributes:
        name: as on its tab.
        hidden: hidden or very hidden.
        rows: its filled cells.
        errors: error cells that the library itself tells.
        lost: why the sheet could not be read; empty for one that was.
    """

    name: str
    hidden: bool
    rows: Rows = field(default_factory=dict)
    errors: Mapping[Place, str] = field(default_factory=dict)
    lost: str = ""


def is_read(name: str) -> bool:
    """Tell a sheet that may hold entries from one on which a form tells its reporter something."""
    return key(name) not in _UNREAD


def is_lists(name: str) -> bool:
    """Tell the sheet of a form's lists, which only some entries need to be understood."""
    return key(name) == _LISTS


def is_needed(name: str) -> bool:
    """Tell a sheet that is read in any case."""
    return is_read(name) and not is_lists(name)


def tidy(value: object) -> Raw:
    r"""Bring what a reading library gives to one form, whichever library gave it.

    Text that nobody can see is blank, whole numbers are ``int``, a day without an hour is a
    ``date``, a duration is its number of days, line ends are ``\n``.
    """
    if type(value) is str:
        text = _unescaped(value) if "_x" in value or "\r" in value else value
        return None if not text or text.isspace() else text
    if value is None or isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, float):
        return _tidy_number(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date() if midnight else value
    if isinstance(value, date):
        return value
    return value / timedelta(days=1) if isinstance(value, timedelta) else str(value)


def _tidy_number(value: float) -> int | float | str:
    if value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value if abs(value) < float("inf") else str(value)


def _unescaped(text: str) -> str:
    # ECMA-376 part 1, 22.9.2.19: a character that XML cannot hold, a line end above all.
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
