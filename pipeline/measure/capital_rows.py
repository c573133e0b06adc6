"""A project's money: disbursement rates and their pace, and what investors have spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.measure.curve import planned_in_year
from pipeline.measure.disbursement import (
    CarryKind,
    Level,
    Payment,
    invested_rate,
    invested_year_rate,
    rate_all,
    rate_year,
)
from pipeline.measure.empty import Empty
from pipeline.measure.pace import against_plan, needed_a_month_vnd, payment_deadline
from pipeline.measure.plan_rows import payment_curve
from pipeline.measure.rate import known_sum
from pipeline.measure.source import PPP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.frames import PlainRow
    from pipeline.measure.disbursement import OverallRate
    from pipeline.measure.rate import Rate
    from pipeline.measure.source import Case, Source
    from pipeline.measure.stage import Stage


def capital_fields(
    source: Source, case: Case, pots: Sequence[PlainRow], earlier: Stage | None
) -> PlainRow:
    """Return a project's capital columns for the budget year in which the period lies."""
    fields = _state_fields(source, case, pots) | _private_fields(source, case, earlier)
    fields |= _used_fields(source, case, pots, fields)
    planned = _planned_payment(source, case)
    pace = against_plan(fields["used_year_vnd"], planned)
    return fields | {
        "planned_payment_vnd": planned,
        "rate_planned": pace.value,
        "payment_gap_vnd": _minus(fields["used_year_vnd"], planned),
        "needed_per_month_vnd": _needed(source, case, fields),
    }


class _Rates(Struct, frozen=True):
    """A project's rates on each base, of one budget year."""

    overall: OverallRate
    year: OverallRate
    paid_year_vnd: float | None
    province: Rate
    prime_minister: Rate


def _rates(source: Source, case: Case, pots: Iterable[PlainRow]) -> _Rates:
    payments = [_payment(row) for row in pots]
    plans = source.signed.get(case.code, ())
    of_year = [payment for payment in payments if payment.carry_kind is CarryKind.YEAR]
    year_plans = [plan for plan in plans if plan.carry_kind is CarryKind.YEAR]
    year, day = source.year, case.day
    province = rate_year(payments, plans, year, Level.PROVINCE, day)
    return _Rates(
        rate_all(payments, plans, year, day),
        rate_all(of_year, year_plans, year, day),
        province.numerator,
        province,
        rate_year(payments, plans, year, Level.PRIME_MINISTER, day),
    )


def _payment(row: PlainRow) -> Payment:
    kind = CarryKind(row["carry_kind"])
    return Payment(row["source"], row["budget_year"], kind, row["paid_vnd"])


def _state_fields(source: Source, case: Case, pots: Sequence[PlainRow]) -> PlainRow:
    found = _rates(source, case, pots)
    overall, year = found.overall.rate, replace(found.year.rate, numerator=found.paid_year_vnd)
    counted = [row for row in pots if _counts(source, row)]
    return {
        "budget_year": source.year,
        "plan_all_vnd": overall.denominator,
        "paid_all_vnd": overall.numerator,
        "rate_all": overall.value,
        "rate_all_reason": _reason(case, overall),
        "plan_year_vnd": year.denominator,
        "paid_year_vnd": year.numerator,
        "rate_year": year.value,
        "rate_year_reason": _reason(case, year),
        "plan_year_province_vnd": found.province.denominator,
        "rate_year_province": found.province.value,
        "plan_year_pm_vnd": found.prime_minister.denominator,
        "rate_year_pm": found.prime_minister.value,
        "capital_level": ";".join(found.year.levels) or None,
        "unsigned_vnd": known_sum(payment.paid_vnd for payment in found.overall.unsigned),
        "unpaid_sources": ";".join(found.overall.unpaid) or None,
        "paid_period_vnd": _paid_in_period(counted),
        "estimate_year_end_vnd": known_sum(row["estimate_year_end_vnd"] for row in counted),
    }


def _counts(source: Source, row: PlainRow) -> bool:
    """Tell whether a pot belongs to the year: its plan, or what was carried into it."""
    year = source.year
    wanted = {(CarryKind.YEAR, year), (CarryKind.CARRIED, year - 1)}
    return (row["carry_kind"], row["budget_year"]) in wanted


def _reason(case: Case, rate: Rate) -> Empty | None:
    if case.is_private and rate.value is None:
        return Empty.PRIVATE_CAPITAL
    return rate.reason


def _paid_in_period(pots: Iterable[PlainRow]) -> float | None:
    """Return the sum over the pots that were paid from; unknown where one of them is unknown."""
    shares = [row["paid_period_vnd"] for row in pots if row["paid_vnd"] is not None]
    return None if any(share is None for share in shares) else known_sum(shares)


def _private_fields(source: Source, case: Case, earlier: Stage | None) -> PlainRow:
    rows = source.of("mobilised", case.code)
    spent = _sum(rows, "spent_vnd")
    spent_ytd = _sum(rows, "spent_ytd_vnd")
    registered = [_registered(source, case, row, earlier) for row in rows]
    planned = _sum_of(amount for amount, _ in registered)
    told = [period for amount, period in registered if amount is not None]
    capital = case.investor_capital_vnd
    return {
        "spent_vnd": spent,
        "spent_ytd_vnd": spent_ytd,
        "planned_year_vnd": planned,
        "planned_year_period": min(told, default=None),
        "investor_capital_vnd": capital,
        "rate_investment": invested_rate(spent, capital).value,
        "rate_investment_reason": _unsplit(case, capital),
        "rate_private_year": invested_year_rate(spent_ytd, planned).value,
    }


def _unsplit(case: Case, capital_vnd: int | None) -> Empty | None:
    return Empty.SPLIT_UNKNOWN if case.capital_group == PPP and capital_vnd is None else None


def _registered(
    source: Source, case: Case, row: PlainRow, earlier: Stage | None
) -> tuple[int | None, str]:
    """Return what an investor registered for the year, and the period whose return says so.

    The year's first return counts; the oldest at hand is that of the period before.
    """
    if earlier is not None and earlier.source.year == source.year:
        for before in earlier.source.of("mobilised", case.code):
            same = before["capital_kind"] == row["capital_kind"]
            if same and before["planned_year_vnd"] is not None:
                return before["planned_year_vnd"], before["period"]
    return row["planned_year_vnd"], row["period"]


def _used_fields(
    source: Source, case: Case, pots: Iterable[PlainRow], fields: PlainRow
) -> PlainRow:
    """Return the money that a payment plan is held against, in the year and since the start.

    Of a PPP project that is its State capital alone: like is compared with like, and the investor's
    spending stands in columns of its own, against what the investor registered.
    """
    if case.is_private:
        return {"used_year_vnd": fields["spent_ytd_vnd"], "used_total_vnd": fields["spent_vnd"]}
    paid = fields["paid_all_vnd"]
    return {"used_year_vnd": paid, "used_total_vnd": _plus(_before_year(source, pots), paid)}


def _before_year(source: Source, pots: Iterable[PlainRow]) -> float | None:
    """Return what was paid up to 31/01 of the year; each source tells it once."""
    told: dict[str, int] = {}
    for row in pots:
        amount = row.get("disbursed_before_vnd")
        if amount is not None and _counts(source, row):
            told.setdefault(row["source"], amount)
    return known_sum(told.values())


def _planned_payment(source: Source, case: Case) -> int | None:
    if case.data_date is None:
        return None
    curve = payment_curve(source, case, case.data_date)
    amount = planned_in_year(curve, source.year, case.data_date) if curve else None
    return None if amount is None else int(amount)


def _needed(source: Source, case: Case, fields: PlainRow) -> int | None:
    deadline = payment_deadline(source.year)
    return needed_a_month_vnd(fields["plan_all_vnd"], fields["paid_all_vnd"], case.day, deadline)


def _sum(rows: Iterable[PlainRow], name: str) -> int | None:
    return _sum_of(row[name] for row in rows)


def _sum_of(amounts_vnd: Iterable[int | None]) -> int | None:
    total = known_sum(amounts_vnd)
    return None if total is None else int(total)


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _minus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
