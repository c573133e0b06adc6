"""Numbers as Vietnamese offices type them: 1.234,5 and 1,234.5, (1.200), 2 tỷ 300 triệu, 63,5%."""

from __future__ import annotations

import math
import re
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.cell import TOO_LARGE, Doubt, Reading
from pipeline.read.unknown import says_unknown
from pipeline.text import clean, unaccented

if TYPE_CHECKING:
    from pipeline.cell import Raw

_NO_NUMBER = (bool, date, time)
_LONGEST = 64  # characters; more is a sentence
_SURELY_PER_CENT = Decimal("1.5")  # above this a share was typed as 63,5 for 63,5 %
_DRIFT = 1e-9  # of a whole number that a spreadsheet computed
_DASHES = frozenset("-–—−")
_ONE_DASH = str.maketrans("–—−", "---")
_SWAPPED = str.maketrans(".,", ",.")
_DIGITS_MEANT = str.maketrans("oOlI", "0011")

_FACTORS = {"ty": 10**9, "ti": 10**9, "tr": 10**6, "nghin": 10**3, "ngan": 10**3}
_AREAS_M2 = {"m2": 1, "m²": 1, "ha": 10_000}
_UNIT = re.compile(  # of text in small letters without accents
    r"((?:ty|ti|trieu|tr|nghin|ngan)(?:[\s.]*(?:dong|vnd|d))?|dong|vnd|d|m2|m²|ha)(?![a-z])\.?"
)
_CURRENCY_FIRST = re.compile(r"^(vnd)\s*(.+)$")
_FOOTNOTE = re.compile(r"\(\*+\)|\*")
_LETTERED = re.compile(r"[\doOlI.,]*\d[\doOlI.,]*|^[oO]$")
_GROUPED = {
    ".": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+"),
    ",": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+"),
}
_GROUPED_BY_BLANKS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?")
_LONE = re.compile(r"\d+|\d*[.,]\d+")
_BOTH = re.compile(r"(?P<whole>.*\d)(?P<sign>[.,])(?P<part>\d+)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class _Column(Struct, frozen=True):
    """What a column's own unit says about its numbers."""

    scale: int
    share: bool
    whole: bool


class _Amount(Struct, frozen=True):
    """A number in the column's kept unit, with the reserve under which it was read."""

    value: Decimal
    doubt: Doubt | None = None
    hint: str = ""


def read_number(raw: Raw, *, scale: int = 1, share: bool = False, whole: bool = False) -> Reading:
    """Return the number that a cell holds, in the unit in which its column is kept.

    The order of steps: a real number stays; footnote stars and the currency go; words for units
    multiply, and beat the column's unit; then separators. Of two kinds of separator the last is the
    decimal one; one that is repeated groups; one alone groups if it is a dot before exactly three
    digits ("1.234", under reserve), else it is decimal ("1,234" too, under reserve). In a column of
    whole things a lone separator before three digits can only group: the dot without reserve, the
    comma with it. A leading zero never groups ("0.635"), nor does a share.

    Args:
        raw: what the cell holds.
        scale: what 1 as typed is kept as: 1_000_000 for triệu đồng, 1 for m² and counts.
        share: the column holds shares, typed as 63,5% or 63,5 or 0,635, kept as 0.635.
        whole: the column holds whole things.

    Returns:
        An int where the scale is above 1 or things are whole, else a float. A lone dash is 0, but
        not available in a column of shares. The hint is the other reading of an ambiguous number,
        the corrected digits of a lettered one.
    """
    if raw is None:
        return Reading(None)
    column = _Column(scale, share, whole)
    if isinstance(raw, str):
        return _of_text(raw, column)
    if isinstance(raw, _NO_NUMBER):
        return Reading(None, Doubt.NOT_NUMBER)
    return _of_number(raw, column)


def _of_number(raw: float, column: _Column) -> Reading:
    if not math.isfinite(raw):
        return Reading(None, Doubt.NOT_NUMBER)
    if abs(raw) * column.scale >= TOO_LARGE:
        return Reading(None, Doubt.TOO_LARGE)
    if column.share:
        return _kept(_as_share(Decimal(repr(raw))), column)
    if column.scale > 1:
        return Reading(round(raw * column.scale))
    return _whole(raw) if column.whole else Reading(float(raw))


def _whole(raw: float) -> Reading:
    nearest = round(raw)
    if abs(raw - nearest) > _DRIFT * max(1, abs(nearest)):
        return Reading(None, Doubt.NOT_WHOLE)
    return Reading(nearest)


@lru_cache(1 << 14)
def _of_text(text: str, column: _Column) -> Reading:
    entered = clean(text)
    if not entered:
        return Reading(None)
    if entered in _DASHES and not column.share:
        return _kept(_Amount(Decimal(0)), column)
    if entered in _DASHES or says_unknown(entered):
        return Reading(None, Doubt.NOT_AVAILABLE)
    amount = _amount(entered, column)
    return _kept(amount, column) if amount else _lettered(entered, column)


def _lettered(entered: str, column: _Column) -> Reading:
    """Tell 1O0 from words: with 0 for O and 1 for l it is a number."""
    mended = _LETTERED.sub(lambda match: match.group().translate(_DIGITS_MEANT), entered)
    if mended != entered and _amount(mended, column):
        return Reading(None, Doubt.LETTER_FOR_DIGIT, mended)
    return Reading(None, Doubt.NOT_NUMBER)


def _kept(amount: _Amount, column: _Column) -> Reading:
    if abs(amount.value) >= TOO_LARGE:
        return Reading(None, Doubt.TOO_LARGE)
    value: int | float = float(amount.value)
    if column.scale > 1:
        value = round(amount.value)
    elif column.whole:
        if amount.value % 1:
            return Reading(None, Doubt.NOT_WHOLE)
        value = int(amount.value)
    return Reading(value, amount.doubt, amount.hint)


def _amount(entered: str, column: _Column) -> _Amount | None:
    typed = _FOOTNOTE.sub("", unaccented(entered)).translate(_ONE_DASH).strip()
    typed = _CURRENCY_FIRST.sub(r"\2 \1", typed)
    if len(typed) > _LONGEST:
        return None
    body, negative = _unsigned(typed)
    amount = _share(body) if column.share else _sum(body, column)
    if amount is None:
        return None
    hint = f"-{amount.hint}" if amount.hint and negative else amount.hint
    if amount.doubt is Doubt.AMBIGUOUS_NUMBER:
        hint = _other_way(entered, column)
    return _Amount(-amount.value if negative else amount.value, amount.doubt, hint)


def _unsigned(typed: str) -> tuple[str, bool]:
    if typed.startswith("(") and typed.endswith(")"):  # as accountants write what is below zero
        return typed[1:-1].strip(), True
    if typed.startswith(("+", "-")):
        return typed[1:].lstrip(), typed[0] == "-"
    return typed, False


def _share(body: str) -> _Amount | None:
    bare = body.removesuffix("%").rstrip()
    # A share in the thousands is nothing, so a lone separator cannot group.
    value = Decimal(bare.replace(",", ".")) if _LONE.fullmatch(bare) else None
    if value is None:
        return None
    return _as_share(value) if bare == body else _Amount(value / 100)


def _as_share(value: Decimal) -> _Amount:
    if abs(value) > _SURELY_PER_CENT:
        return _Amount(value / 100)
    if abs(value) < 1:
        return _Amount(value)
    per_cent = f"{value.normalize():f}%".replace(".", ",")
    return _Amount(value, Doubt.AMBIGUOUS_SHARE, per_cent)


def _sum(body: str, column: _Column) -> _Amount | None:
    """Add up a number's parts: 2 tỷ 300 triệu."""
    pieces = _UNIT.split(body)
    units = pieces[1::2]
    if units and pieces.pop().strip():
        return None
    factors = [_factor(unit, column) for unit in units] or [column.scale]
    whole = column.whole and not units
    parts = [_part(number.strip(), whole=whole) for number in pieces[::2]]
    if not all(factors) or factors != sorted(set(factors), reverse=True):
        return None
    values = [part[0] for part in parts if part]
    if len(values) < len(parts):
        return None
    total = sum((value * factor for value, factor in zip(values, factors, strict=True)), Decimal(0))
    if any(part[1] for part in parts if part):
        return _Amount(total, Doubt.AMBIGUOUS_NUMBER)
    return _Amount(total, None if factors == [column.scale] else Doubt.OTHER_UNIT)


def _factor(unit: str, column: _Column) -> int:
    """Return what one of a unit is kept as, 0 if the column cannot hold the unit."""
    if unit in _AREAS_M2:
        return 0 if column.whole or column.scale > 1 else _AREAS_M2[unit]
    return next((factor for name, factor in _FACTORS.items() if unit.startswith(name)), 1)


def _part(number: str, *, whole: bool) -> tuple[Decimal, bool] | None:
    """Return a number without sign and unit, and whether it can be read two ways."""
    if _TWO_WAYS.fullmatch(number):
        groups = whole or "." in number
        meant = re.sub(r"[.,]", "" if groups else ".", number)
        return Decimal(meant), not (whole and "." in number)
    if _GROUPED_BY_BLANKS.fullmatch(number):
        return Decimal(number.replace(" ", "").replace(",", ".")), False
    if any(grouped.fullmatch(number) for grouped in _GROUPED.values()):
        return Decimal(re.sub(r"[.,]", "", number)), False
    if _LONE.fullmatch(number):
        return Decimal(number.replace(",", ".")), False
    return _with_both(number)


def _with_both(number: str) -> tuple[Decimal, bool] | None:
    match = _BOTH.fullmatch(number)
    if match and _GROUPED[match["sign"].translate(_SWAPPED)].fullmatch(match["whole"]):
        whole = re.sub(r"[.,]", "", match["whole"])
        return Decimal(f"{whole}.{match['part']}"), False
    return None


def _other_way(entered: str, column: _Column) -> str:
    # In Vietnamese notation. A comma among whole things was taken for a dot, so there the other
    # reading is what was typed; everywhere else the two signs change places.
    if column.whole and not _UNIT.search(unaccented(entered)):
        return entered
    return _BETWEEN_DIGITS.sub(lambda match: match.group().translate(_SWAPPED), entered)
