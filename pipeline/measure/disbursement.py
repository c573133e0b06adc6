"""Disbursement: state capital paid against the plans signed for it, budget year by budget year."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.rate import Base, Rate, known_sum

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_CLOSING_MONTH = 1  # capital of year Y may be paid until 31/01/Y+1 (Luật Đầu tư công 2024, Đ. 72)


class CarryKind(StrEnum):
    """Which plan a payment is made on, by the codes of the forms' list."""

    YEAR = "nam"
    CARRIED = "chuyen_sang"
    ADVANCE = "ung_truoc"


class Level(StrEnum):
    """Who assigned a plan, by the codes of the register's list; the most detailed one last."""

    PRIME_MINISTER = "ttg"
    PROVINCE = "tinh"
    DETAIL = "chi_tiet"


class Payment(Struct, frozen=True):
    """What was paid, cumulative, on one plan of a project.

    Attributes:
        source: code of the funding source.
        budget_year: the year whose plan the money belongs to.
        carry_kind: whether that plan is the year's, carried over, or an advance.
        paid_vnd: work paid for + advances not yet recovered, whole đồng; None where unknown.
    """

    source: str
    budget_year: int
    carry_kind: CarryKind
    paid_vnd: int | None


class SignedPlan(Struct, frozen=True):
    """One signed decision on a project's capital; an adjustment is the change, so may be negative.

    Attributes:
        source: code of the funding source.
        budget_year: the year whose plan it is, also where that is carried over.
        carry_kind: as of a payment.
        level: who assigned it; levels are never added to each other.
        amount_vnd: whole đồng.
        decided_on: counts from this day on.
    """

    source: str
    budget_year: int
    carry_kind: CarryKind
    level: Level
    amount_vnd: int
    decided_on: date


class OverallRate(Struct, frozen=True):
    """A project's `rate_all`, and what had to stay outside.

    Attributes:
        rate: of the year's plan and what was carried over, together.
        levels: the levels of assignment that the base was taken from.
        unsigned: payments on plans without a signed amount; in neither side.
        unpaid: sources of carried plans whose payments are unknown; in neither side.
    """

    rate: Rate
    levels: tuple[Level, ...]
    unsigned: tuple[Payment, ...]
    unpaid: tuple[str, ...]


def rate_all(
    payments: Iterable[Payment], plans: Iterable[SignedPlan], year: int, data_date: date
) -> OverallRate:
    """Return (paid on the plan of Y + paid on what Y−1 carried over) ÷ (both plans).

    Carry-over stands in both sides or in neither; advances on later plans stand in neither. Each
    source's plan is that at level chi tiết, else tỉnh, of the decisions up to the data date.

    Edge cases: paid on a carried plan without a signed amount: in neither side, listed. A carried
    plan whose payments are unknown: in neither side, listed. No plan of Y signed: its payments
    are listed as well, and without a carried plan the base is unknown. All payments of Y unknown:
    no value, never 0.

    Source: Ministry of Finance practice; for 31/8/2025 434,006.5 ÷ 1,090,850 tỷ was printed as
    39.79 %, both with carry-over.

    Args:
        payments: of one project, cumulative at the data date, one figure a fact.
        plans: of the same project, all decisions.
        year: the budget year Y.
        data_date: decisions signed later do not count.
    """
    signed = tuple(plan for plan in plans if plan.decided_on <= data_date)
    known = tuple(payment for payment in payments if payment.paid_vnd is not None)
    of_year = [p for p in known if _is(p, CarryKind.YEAR, year)]
    carried = [p for p in known if _is(p, CarryKind.CARRIED, year - 1)]
    year_plans = _most_detailed(p for p in signed if _is(p, CarryKind.YEAR, year))
    carried_plans = _most_detailed(p for p in signed if _is(p, CarryKind.CARRIED, year - 1))
    reported = {payment.source for payment in carried}
    entering = {source: plan for source, plan in carried_plans.items() if source in reported}
    counted = (of_year if year_plans else []) + [p for p in carried if p.source in entering]
    base = (*year_plans.values(), *entering.values())
    lacks_year = bool(year_plans) and not of_year
    return OverallRate(
        Rate(
            None if lacks_year else known_sum(payment.paid_vnd for payment in counted),
            known_sum(amount for _, amount in base),
            Base.YEAR_AND_CARRIED,
        ),
        tuple(level for level in Level if any(level is used for used, _ in base)),
        tuple(p for p in (*of_year, *carried) if p not in counted and p.paid_vnd),
        tuple(sorted(carried_plans.keys() - reported)),
    )


def rate_year(
    payments: Iterable[Payment],
    plans: Iterable[SignedPlan],
    year: int,
    level: Level,
    data_date: date,
) -> Rate:
    """Return paid on the plan of Y ÷ the plan of Y at one level of assignment, without carry-over.

    All levels share one numerator. Where no decision of that level was signed up to the data date
    the base is unknown, and the rate without value.

    Source: Ministry of Finance practice; for 31/8/2025 409,174.5 tỷ was 39.9 % of 1,025,926 (with
    what provinces added) and 46.3 % of 884,585 (assigned by the Prime Minister).
    """
    plan = known_sum(
        plan.amount_vnd
        for plan in plans
        if _is(plan, CarryKind.YEAR, year) and plan.level is level and plan.decided_on <= data_date
    )
    paid = known_sum(p.paid_vnd for p in payments if _is(p, CarryKind.YEAR, year))
    return Rate(paid, plan, _BASES[level])


def open_budget_years(day: date) -> tuple[int, ...]:
    """Return the budget years whose capital may be paid on a day: two in January, else one."""
    return (day.year - 1, day.year) if day.month <= _CLOSING_MONTH else (day.year,)


def invested_rate(spent_vnd: int | None, capital_vnd: int | None) -> Rate:
    """Return private capital spent since the start ÷ what the investor is to bring in, whole đồng.

    This is "tỷ lệ vốn thực hiện", never a disbursement rate. The base is the total investment of a
    private project, the investor's part of it of a PPP project: the State's part is not theirs.
    """
    return Rate(spent_vnd, capital_vnd, Base.INVESTOR_CAPITAL)


def invested_year_rate(spent_ytd_vnd: int | None, planned_year_vnd: int | None) -> Rate:
    """Return private capital spent this year ÷ what the investor registered for the year.

    The plan is that of the year's first accepted return, so that it cannot follow the spending.
    """
    return Rate(spent_ytd_vnd, planned_year_vnd, Base.REGISTERED_YEAR)


def _is(entry: Payment | SignedPlan, kind: CarryKind, year: int) -> bool:
    return entry.carry_kind is kind and entry.budget_year == year


def _most_detailed(plans: Iterable[SignedPlan]) -> dict[str, tuple[Level, int]]:
    """Return each source's level and amount: chi tiết where there is one, else tỉnh."""
    every = tuple(plans)
    found: dict[str, tuple[Level, int]] = {}
    for level in (Level.PROVINCE, Level.DETAIL):
        sums: dict[str, int] = {}
        for plan in every:
            if plan.level is level:
                sums[plan.source] = sums.get(plan.source, 0) + plan.amount_vnd
        found |= {source: (level, amount) for source, amount in sums.items()}
    return found


_BASES = {
    Level.PRIME_MINISTER: Base.YEAR_PRIME_MINISTER,
    Level.PROVINCE: Base.YEAR_PROVINCE,
    Level.DETAIL: Base.YEAR_DETAIL,
}
