"""A rate that names its numerator, its denominator and its base, and sums of such rates."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.empty import Empty

if TYPE_CHECKING:
    from collections.abc import Iterable


class Base(StrEnum):
    """What a rate is measured against; its words are in ``words.BASE_WORDS``.

    The first four bear the codes that the register's benchmarks bear.
    """

    YEAR_PRIME_MINISTER = "ttg"
    YEAR_PROVINCE = "tinh"
    YEAR_DETAIL = "chi_tiet"
    YEAR_AND_CARRIED = "tong"
    PLAN_TO_DATE = "plan-to-date"
    INVESTOR_CAPITAL = "investor-capital"
    REGISTERED_YEAR = "registered-year"
    PROGRESS_BASE = "progress-base"
    REQUIRED_AREA = "required-area"
    APPROVED_COMPENSATION = "approved-compensation"
    AFFECTED_HOUSEHOLDS = "affected-households"
    HOUSES_TO_MOVE = "houses-to-move"
    GRAVES = "graves"
    UTILITIES = "utilities"
    DAYS_ALLOWED = "days-allowed"
    RETURNS_OWED = "returns-owed"
    MIXED = "mixed"


class Rate(Struct, frozen=True):
    """Numerator ÷ denominator, a fraction.

    Both sides are kept even where there is no value, so that totals and readers see what is known.

    Attributes:
        numerator: in the unit of the base (whole đồng, m², a count, days); None where unknown.
        denominator: in the same unit; None where unknown.
        base: what the denominator is.
    """

    numerator: float | None
    denominator: float | None
    base: Base

    @property
    def reason(self) -> Empty | None:
        """Why there is no value; None where there is one. A base below zero counts as zero."""
        if self.denominator is None:
            return Empty.BASE_UNKNOWN
        if self.denominator <= 0:
            return Empty.BASE_ZERO
        return Empty.AMOUNT_UNKNOWN if self.numerator is None else None

    @property
    def value(self) -> float | None:
        """The fraction, not rounded; None on a zero or unknown base, never 0."""
        if self.numerator is None or self.denominator is None or self.denominator <= 0:
            return None
        return self.numerator / self.denominator


class TotalRate(Struct, frozen=True):
    """A rate of sums, and how much of the whole it speaks for.

    Attributes:
        rate: sum of numerators ÷ sum of denominators.
        counted: rates with both sides known.
        left_out: rates with a side unknown; they enter neither sum.
    """

    rate: Rate
    counted: int
    left_out: int


def total_rate(rates: Iterable[Rate], base: Base = Base.MIXED) -> TotalRate:
    """Return Σ numerators ÷ Σ denominators, never a mean of rates.

    A rate with an unknown side enters neither sum. One on a base of zero does enter: it weighs
    nothing below and what was paid above is still paid. Of nothing the sums are unknown, not 0.

    Args:
        rates: of one unit.
        base: the name where the rates do not share one.
    """
    every = tuple(rates)
    sides = tuple(
        (rate.numerator, rate.denominator)
        for rate in every
        if rate.numerator is not None and rate.denominator is not None
    )
    bases = {rate.base for rate in every}
    rate = Rate(
        known_sum(numerator for numerator, _ in sides),
        known_sum(denominator for _, denominator in sides),
        bases.pop() if len(bases) == 1 else base,
    )
    return TotalRate(rate, len(sides), len(every) - len(sides))


def known_sum(values: Iterable[float | None]) -> float | None:
    """Return the sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
