"""A cell as a thing: its address, what kind of content it has, and what was understood of it."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from schemas.said import SaidDate  # noqa: TC001 - what is packed is read by these annotations

Raw: TypeAlias = "str | int | float | bool | date | datetime | time | None"
"""What a workbook holds in a cell, as the reading library gives it."""

Value: TypeAlias = "str | int | float | SaidDate | None"
"""What a cell means once read by its column: text, whole đồng, m², a share, a day."""

EXCEL_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Error names by their code in the binary formats ([MS-XLS] 2.5.10)."""
ERROR_NAMES: Final = frozenset(EXCEL_ERRORS.values())
"""What an error cell says (ECMA-376 part 1, 18.17.3)."""

FIGURE: Final = (int, float)
"""To ask whether a value is a figure; ``int | float`` would be put together anew each time."""


class Kind(StrEnum):
    """What a cell holds, told apart before anybody asks what it means."""

    VALUE = "value"
    BLANK = "blank"
    ERROR = "error"  # #REF!, #DIV/0!, …
    UNVALUED = "unvalued"  # a formula that was saved without its value


class Doubt(StrEnum):
    """Why an entry was not understood, or was understood with a reserve."""

    NOT_NUMBER = "not-number"
    TOO_LARGE = "too-large"  # đồng typed where triệu đồng belong
    LETTER_FOR_DIGIT = "letter-for-digit"  # O for 0, l for 1
    AMBIGUOUS_NUMBER = "ambiguous-number"  # 1.234 typed as text: a thousand or one and a bit
    OTHER_UNIT = "other-unit"  # "2 tỷ" in a column of triệu đồng: converted, and said
    NOT_WHOLE = "not-whole"
    AMBIGUOUS_SHARE = "ambiguous-share"  # 1 or 1,5 in a column of %
    NOT_DATE = "not-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    DATE_RANGE = "date-range"  # a year outside 2019–2035
    NOT_IN_LIST = "not-in-list"
    NOT_CODE = "not-code"
    NOT_AVAILABLE = "not-available"  # "N/A", "không có số liệu"
    ERROR_VALUE = "error-value"
    UNVALUED_FORMULA = "unvalued-formula"


TOO_LARGE: Final = 10**18
"""A figure of this size as it is kept is none: the whole country's budget is below 10^16 đồng."""
UNIT_OF_HEADER: Final = "header"
"""The hint of `Doubt.OTHER_UNIT` where the unit was said above the entry and not in it."""


class Reading(Struct, frozen=True, array_like=True, gc=False):
    """What one entry means: a value, a doubt, or a value with a reserve.

    A blank is neither: ``Reading(None, None)``.
    """

    value: Value
    doubt: Doubt | None = None
    hint: str = ""  # the other reading of an ambiguous entry, the nearest item of a list …


NOTHING: Final = Reading(None)
"""What a blank means."""


class Address(NamedTuple):
    """A place in a sheet; both numbers count from 0.

    >>> str(Address(23, 1))
    'B24'
    """

    row: int
    column: int

    def __str__(self) -> str:
        """Write the address as a person reads it in the sheet's margins."""
        return f"{column_letter(self.column)}{self.row + 1}"


@cache
def column_letter(column: int) -> str:
    """Return the letter of a column that is counted from 0: 0 → A, 26 → AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return the number, from 0, of a column's letter: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Located(Struct, frozen=True, array_like=True, gc=False):
    """One entry of a row: where it stands, what was entered, what it was read as.

    Attributes:
        content: what the cell holds where that is more than the text of `entered`: a number, or a
            day as ISO 8601 writes it.
        original: what stands in the file, where that is in a script from before Unicode.
    """

    address: Address
    entered: str
    reading: Reading
    kind: Kind = Kind.VALUE
    formula: bool = False
    content: str | float | int | bool | None = None
    original: str = ""

    @property
    def raw(self) -> Raw:
        """What the cell holds, as it was typed; None for a blank."""
        if isinstance(self.content, str):
            return _moment(self.content)
        return self.entered or None if self.content is None else self.content

    @property
    def value(self) -> Value:
        """The value understood, None for a blank or for what was not understood."""
        return self.reading.value


def _moment(said: str) -> date | datetime | time:
    if "-" not in said:
        return time.fromisoformat(said)
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)


@lru_cache(1 << 14)
def address(row: int, column: int) -> Address:
    """Return a place once: returns of one form have their cells in the same places."""
    return Address(row, column)


@lru_cache(1 << 14)
def blank(row: int, column: int) -> Located:
    """Return the empty cell of a place once."""
    return Located(address(row, column), "", NOTHING, Kind.BLANK)
