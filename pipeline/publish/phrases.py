"""Phrases that official sentences are made of: amounts, shares, counts, days, lists of names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline import shown
from pipeline.text import clean
from schemas.column import MILLION_VND
from schemas.period import Period
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

Record: TypeAlias = "Mapping[str, Any]"

NONE: Final = "Không có."
NO_BREAK: Final = "\u00a0"
_UNPRINTED: Final = f"\n{NO_BREAK}"  # not counted as printable, and yet wanted
_BESIDES: Final = str.maketrans("", "", _UNPRINTED)
_PERCENT: Final = 100
_FIRST_SINGLE_MONTH: Final = 3  # months 1 and 2 bear a zero, so that nobody writes a 1 before them
_CLOSING: Final = " .,;:"


def text(value: str | None) -> str:
    """Return what somebody typed as a part of a sentence: one line, no closing marks."""
    lines = (line.strip(_CLOSING) for line in clean(value or "").splitlines())
    return "; ".join(line for line in lines if line)


def printable(value: str) -> str:
    """Return a text without the signs that no XML can hold, and none can see."""
    if value.isprintable() or value.translate(_BESIDES).isprintable():
        return value
    return "".join(sign for sign in value if sign.isprintable() or sign in _UNPRINTED)


def sentence(*clauses: str) -> str:
    """Return the clauses that are not empty as one sentence; nothing where none is left.

    >>> sentence("đã bàn giao 6,8 ha", "", "còn lại 1,2 ha")
    'Đã bàn giao 6,8 ha; còn lại 1,2 ha.'
    """
    said = "; ".join(clause for clause in clauses if clause)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def paragraph(*sentences: str) -> str:
    """Return the sentences that are not empty, one after the other."""
    return " ".join(said for said in sentences if said)


def or_none(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs that say something; where none does, the one that says so."""
    return [said for said in paragraphs if said] or [NONE]


def counted(number: int) -> str:
    """Write a count as offices do: one below ten bears a zero (05 dự án)."""
    return f"{number:02}" if number else "0"


def whole(number: float) -> str:
    """Write a count of many: 1.234."""
    return shown.number(number, 0)


def amount(amount_vnd: float) -> str:
    """Write money in tỷ đồng with one decimal, below one tỷ in triệu đồng."""
    if 0 < abs(amount_vnd) < shown.BILLION_VND:
        return f"{shown.million(int(amount_vnd), None)} triệu đồng"
    return f"{shown.billion(int(amount_vnd))} tỷ đồng"


def million(amount_vnd: float) -> str:
    """Write money as a column of triệu đồng shows it; a part of a triệu only where it is all."""
    whole_millions = abs(amount_vnd) >= MILLION_VND or not amount_vnd
    return shown.million(int(amount_vnd), 0 if whole_millions else None)


def hectares(area_m2: float) -> str:
    """Write an area in ha."""
    return f"{shown.hectares(area_m2)} ha"


def percent(rate: float) -> str:
    """Write a fraction as a percentage without empty decimals: 57,95%, 100%."""
    return f"{_without_empty_decimals(rate)}%"


def percent_number(rate: float) -> str:
    """Write a fraction as a column headed % shows it: 57,95; 100,00."""
    return shown.percent(rate).removesuffix("%")


def _without_empty_decimals(rate: float) -> str:
    written = percent_number(rate)
    return written.rstrip("0").rstrip(",") if "," in written else written


def points(rate: float) -> str:
    """Write how far apart two fractions are, without a sign: 11,93 điểm %."""
    return f"{_without_empty_decimals(abs(rate))} điểm{NO_BREAK}%"


def is_level(rate: float) -> bool:
    """Tell whether a difference of fractions would be written as 0 điểm %."""
    return not round(Decimal(repr(float(rate))) * _PERCENT, 2)


def day(value: date | SaidDate) -> str:
    """Write a day as offices do: 05/3/2026, 14/02/2026; a vague one as it was said."""
    if isinstance(value, SaidDate):
        return lowered(value.label) if value.first != value.last else day(value.last)
    return f"{value.day:02}/{month(value)}/{value.year}"


def month(value: date) -> str:
    """Write the month of a day: January and February alone bear a zero (NĐ 30/2020/NĐ-CP)."""
    return str(value.month) if value.month >= _FIRST_SINGLE_MONTH else f"{value.month:02}"


def said_day(record: Record, field: str, written: Callable[[date | SaidDate], str] = day) -> str:
    """Write the day of a field as precisely as it was said; empty where there is none."""
    last, first = record.get(field), record.get(f"{field}_first")
    return written(SaidDate(first or last, last)) if last else ""


def period_label(code: str) -> str:
    """Return a period as people name it; what is no period's code stays as it is."""
    try:
        return Period.parse(code).label
    except ValueError:
        return code


def period_said(code: str) -> str:
    """Return a period inside a sentence: quý II/2026."""
    return lowered(period_label(code))


def lowered(said: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return said[:1].lower() + said[1:]


def joined(names: Iterable[str]) -> str:
    """Return a list inside a sentence; names hold commas, so it is cut by semicolons."""
    return "; ".join(names)
