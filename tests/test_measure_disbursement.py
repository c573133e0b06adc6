"""Disbursement rates to the digits that were printed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.disbursement import (
    CarryKind,
    Level,
    Payment,
    SignedPlan,
    invested_rate,
    invested_year_rate,
    open_budget_years,
    rate_all,
    rate_year,
)
from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate
from pipeline.measure.rounding import shown

TRIEU = 1_000_000
TY = 1_000 * TRIEU
DAY = date(2025, 8, 31)
JANUARY = date(2025, 1, 10)


def paid(
    amount: int | None, kind: CarryKind = CarryKind.YEAR, year: int = 2025, source: str = "nstw"
) -> Payment:
    return Payment(source, year, kind, amount)


def signed(
    amount: int,
    level: Level = Level.DETAIL,
    kind: CarryKind = CarryKind.YEAR,
    year: int = 2025,
    source: str = "nstw",
) -> SignedPlan:
    return SignedPlan(source, year, kind, level, amount, JANUARY)


def percent(rate: Rate, digits: int) -> float:
    assert rate.value is not None
    return shown(100 * rate.value, digits)


NATION_PAID = (
    paid(409_174_500 * TRIEU),
    paid((434_006_500 - 409_174_500) * TRIEU, CarryKind.CARRIED, 2024),
)
NATION_PLANS = (
    signed(884_585 * TY, Level.PRIME_MINISTER),
    signed((884_585 + 141_341) * TY, Level.PROVINCE),
    signed(64_923_800 * TRIEU, Level.PROVINCE, CarryKind.CARRIED, 2024),
)


def test_the_overall_rate_of_the_nation_in_august_2025() -> None:
    overall = rate_all(NATION_PAID, NATION_PLANS, 2025, DAY)
    assert overall.rate.denominator == 1_090_849_800 * TRIEU
    assert overall.rate.base is Base.YEAR_AND_CARRIED
    assert overall.levels == (Level.PROVINCE,)
    assert percent(overall.rate, 2) == 39.79


def test_the_rates_of_the_year_share_one_numerator_without_carry_over() -> None:
    province = rate_year(NATION_PAID, NATION_PLANS, 2025, Level.PROVINCE, DAY)
    prime_minister = rate_year(NATION_PAID, NATION_PLANS, 2025, Level.PRIME_MINISTER, DAY)
    assert province.numerator == prime_minister.numerator == 409_174_500 * TRIEU
    assert percent(province, 1) == 39.9
    assert percent(prime_minister, 1) == 46.3


def test_the_rates_of_lang_son_in_november_2025() -> None:
    plans = (signed(6_098 * TY), signed((1_401 + 4_915) * TY, Level.PROVINCE))
    payments = (paid(4_013 * TY),)
    province = rate_year(payments, plans, 2025, Level.PROVINCE, DAY)
    assert percent(province, 1) == 63.5
    assert percent(Rate(6_098 * TY, province.denominator, province.base), 1) == 96.5


def test_the_rates_of_lang_son_in_april_2025() -> None:
    """939,9 tỷ was printed as 16.5 % and 13.4 %; the plans follow from the printed rates."""
    plans = (
        signed(5_696 * TY, Level.PRIME_MINISTER),
        signed(7_014 * TY, Level.PROVINCE),
    )
    payments = (paid(939_900 * TRIEU),)
    assert percent(rate_year(payments, plans, 2025, Level.PRIME_MINISTER, DAY), 1) == 16.5
    assert percent(rate_year(payments, plans, 2025, Level.PROVINCE, DAY), 1) == 13.4


def test_carried_payments_without_a_signed_amount_enter_neither_side() -> None:
    carried = paid(20 * TY, CarryKind.CARRIED, 2024)
    overall = rate_all((paid(30 * TY), carried), (signed(100 * TY),), 2025, DAY)
    assert (overall.rate.numerator, overall.rate.denominator) == (30 * TY, 100 * TY)
    assert overall.unsigned == (carried,)


def test_a_carried_payment_is_matched_to_the_plan_of_its_source() -> None:
    of_oda = paid(7 * TY, CarryKind.CARRIED, 2024, "oda")
    payments = (paid(30 * TY), paid(20 * TY, CarryKind.CARRIED, 2024), of_oda)
    plans = (signed(100 * TY), signed(25 * TY, kind=CarryKind.CARRIED, year=2024))
    overall = rate_all(payments, plans, 2025, DAY)
    assert overall.rate.value == (30 + 20) / (100 + 25)
    assert overall.unsigned == (of_oda,)


def test_a_carried_plan_whose_payments_are_unknown_enters_neither_side() -> None:
    plans = (signed(100 * TY), signed(25 * TY, kind=CarryKind.CARRIED, year=2024))
    for payments in (
        (paid(30 * TY),),
        (paid(30 * TY), paid(None, CarryKind.CARRIED, 2024)),
    ):
        overall = rate_all(payments, plans, 2025, DAY)
        assert overall.rate.value == 30 / 100
        assert overall.unpaid == ("nstw",)


def test_a_carried_plan_of_which_nothing_was_paid_counts() -> None:
    plans = (signed(100 * TY), signed(25 * TY, kind=CarryKind.CARRIED, year=2024))
    payments = (paid(30 * TY), paid(0, CarryKind.CARRIED, 2024))
    assert rate_all(payments, plans, 2025, DAY).rate.value == 30 / (100 + 25)


def test_advances_on_a_later_plan_stand_in_neither_side() -> None:
    payments = (paid(30 * TY), paid(50 * TY, CarryKind.ADVANCE))
    plans = (signed(100 * TY), signed(60 * TY, kind=CarryKind.ADVANCE))
    assert rate_all(payments, plans, 2025, DAY).rate.value == 30 / 100
    assert rate_year(payments, plans, 2025, Level.DETAIL, DAY).value == 30 / 100


def test_the_base_is_the_detailed_plan_else_that_of_the_province() -> None:
    plans = (
        signed(100 * TY, Level.PROVINCE),
        signed(80 * TY, Level.DETAIL),
        signed(40 * TY, Level.PROVINCE, source="oda"),
        signed(999 * TY, Level.PRIME_MINISTER),
    )
    overall = rate_all((paid(30 * TY),), plans, 2025, DAY)
    assert overall.rate.denominator == (80 + 40) * TY
    assert overall.levels == (Level.PROVINCE, Level.DETAIL)


def test_an_adjustment_is_added_from_its_day_on() -> None:
    cut = SignedPlan("nstw", 2025, CarryKind.YEAR, Level.DETAIL, -40 * TY, date(2025, 9, 1))
    plans = (signed(100 * TY), cut)
    assert rate_year((paid(30 * TY),), plans, 2025, Level.DETAIL, DAY).value == 30 / 100
    later = rate_year((paid(30 * TY),), plans, 2025, Level.DETAIL, date(2025, 9, 1))
    assert later.value == 30 / (100 - 40)


def test_without_a_signed_plan_the_base_is_unknown_and_the_payment_listed() -> None:
    overall = rate_all((paid(30 * TY),), (), 2025, DAY)
    assert overall.rate.reason is Empty.BASE_UNKNOWN
    assert overall.unsigned == (paid(30 * TY),)
    year = rate_year((paid(30 * TY),), (), 2025, Level.DETAIL, DAY)
    assert year.reason is Empty.BASE_UNKNOWN
    assert year.numerator == 30 * TY


def test_a_plan_taken_back_whole_is_a_base_of_zero() -> None:
    plans = (signed(100 * TY), signed(-100 * TY))
    assert rate_year((paid(0),), plans, 2025, Level.DETAIL, DAY).reason is Empty.BASE_ZERO


def test_payments_unknown_are_not_zero() -> None:
    plans = (signed(100 * TY), signed(25 * TY, kind=CarryKind.CARRIED, year=2024))
    payments = (paid(None), paid(20 * TY, CarryKind.CARRIED, 2024))
    assert rate_all(payments, plans, 2025, DAY).rate.reason is Empty.AMOUNT_UNKNOWN


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2026, 1, 14), (2025, 2026)),
        (date(2026, 1, 31), (2025, 2026)),
        (date(2026, 2, 1), (2026,)),
        (date(2025, 12, 31), (2025,)),
    ],
)
def test_january_has_two_budget_years(day: date, years: tuple[int, ...]) -> None:
    assert open_budget_years(day) == years


def test_in_january_each_budget_year_has_its_own_rate() -> None:
    payments = (paid(90 * TY), paid(20 * TY, CarryKind.CARRIED, 2024), paid(1 * TY, year=2026))
    plans = (
        signed(100 * TY),
        signed(25 * TY, kind=CarryKind.CARRIED, year=2024),
        signed(50 * TY, year=2026),
    )
    day = date(2026, 1, 14)
    assert rate_all(payments, plans, 2025, day).rate.value == (90 + 20) / (100 + 25)
    assert rate_all(payments, plans, 2026, day).rate.value == 1 / 50


def test_private_capital_has_its_own_bases() -> None:
    assert invested_rate(55 * TY, 110 * TY) == Rate(55 * TY, 110 * TY, Base.INVESTOR_CAPITAL)
    assert invested_year_rate(5 * TY, None).reason is Empty.BASE_UNKNOWN
