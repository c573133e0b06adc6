"""How values are written for people in Vietnam: 1.234,5 · 63,54% · 05/03/2026."""

from __future__ import annotations

from datetime import date, time
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Final

from schemas.column import MILLION_VND, Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Raw, Value
    from schemas.column import Column

BILLION_VND: Final = 1_000_000_000
M2_PER_HECTARE: Final = 10_000
MAX_DECIMALS: Final = 6
_WIDE: Final = Context(prec=400)  # digits: a cell may hold 1E+308, which the usual 28 refuse


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """Write a number with ``.`` for groups and ``,`` for decimals.

    Args:
        value: any finite number; rounded half away from zero.
        decimals: how many to print; None prints up to six, without trailing zeros.
    """
    if isinstance(value, int) and not decimals:
        return f"{value:,}".replace(",", ".")
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    places = MAX_DECIMALS if decimals is None else decimals
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    written = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    if decimals is None and "," in written:
        written = written.rstrip("0").rstrip(",")
    return f"-{written}" if rounded < 0 else written


def million(amount_vnd: int, decimals: int | None = None) -> str:
    """Write an amount of đồng in triệu đồng, the unit left to the sentence."""
    return number(Decimal(int(amount_vnd)) / MILLION_VND, decimals)


def billion(amount_vnd: int, decimals: int = 1) -> str:
    """Write an amount of đồng in tỷ đồng, the unit left to the sentence; no empty decimals."""
    written = number(Decimal(int(amount_vnd)) / BILLION_VND, decimals)
    return written.rstrip("0").rstrip(",") if "," in written else written


def hectares(area_m2: float, decimals: int = 2) -> str:
    """Write an area of m² in ha, the unit left to the sentence; no empty decimals."""
    written = number(Decimal(repr(float(area_m2))) / M2_PER_HECTARE, decimals)
    return written.rstrip("0").rstrip(",") if "," in written else written


def percent(rate: float, decimals: int = 2) -> str:
    """Write a fraction as a percentage: 0.5795 → 57,95%."""
    return f"{number(Decimal(repr(float(rate))) * 100, decimals)}%"


def day(value: date | SaidDate) -> str:
    """Write a day dd/mm/yyyy, or as vaguely as it was said."""
    return value.label if isinstance(value, SaidDate) else f"{value:%d/%m/%Y}"


def value(kept: Value, column: Column) -> str:
    """Write a kept value as a person would type it in its column; empty for none."""
    if kept is None:
        return ""
    if isinstance(kept, SaidDate):
        return kept.label
    if isinstance(kept, str):
        return column.choices.label(kept) if column.choices else kept
    if column.type is Type.MONEY:
        return million(int(kept))
    if column.type is Type.SHARE:
        shown = number(Decimal(repr(float(kept))) * 100)
        return f"{shown}%"
    return number(kept)


def entered(raw: Raw, column: Column) -> str:
    """Write what a cell holds as its column shows it, whatever it means; text stays as it is.

    Forms note issued values in this way and the reader tells entries in it, so that the two can be
    compared: 0.45 in a column of shares is 45,00%.
    """
    if raw is None or isinstance(raw, str):
        return raw or ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, date):
        return day(raw)
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if column.type is Type.SHARE:
        return percent(raw)
    is_name = column.type is Type.COUNT and not column.unit  # a year is not 2.026
    return str(raw) if is_name else number(raw)
