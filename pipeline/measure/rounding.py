"""Rounding half away from zero, the way both office suites round what people see."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache


@lru_cache(1 << 14)
def shown(value: float, digits: int = 0) -> float:
    """Return a number rounded to so many decimals, halves away from zero.

    An office suite decides on 15 significant digits: 2.4999999999999996 is a half to it. So does
    this, or a figure and its formula would now and then differ by one in the last place.

    Args:
        value: any finite number.
        digits: decimals kept.
    """
    step = Decimal(1).scaleb(-digits)
    rounded = float(Decimal(f"{value:.15g}").quantize(step, rounding=ROUND_HALF_UP))
    return rounded + 0.0  # no office suite knows a negative zero


def shown_days(days: float) -> int:
    """Return whole calendar days, halves away from zero: 2.5 → 3, −2.5 → −3."""
    return int(shown(days))


def shown_share(share: float) -> float:
    """Return a share to 0.0001, the precision at which progress and plans are compared."""
    return shown(share, 4)


def points_between(share: float, other: float) -> float:
    """Return share − other in percentage points, to 0.01.

    Both are rounded to 0.0001 first, so that the difference is that of the printed percentages:
    57.95 % against 69.88 % is −11.93 points.
    """
    return shown(100 * (shown_share(share) - shown_share(other)), 2)
