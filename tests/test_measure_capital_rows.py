"""The money of each project: rates on every base, the pace, and private capital apart."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from schemas.register import Benchmark, Project
from tests.measuring import (
    BILLION,
    BUDGET,
    PAYMENT_PLAN,
    PAYMENTS,
    PPP,
    PRIVATE,
    Q2,
    Q4,
    WORK,
    dataset,
    decision,
    measured,
    mobilised,
    on,
    payment,
    project,
    said,
)

INVESTOR = (
    said(mobilised("chu_so_huu", 600, 100, 400)),
    said(mobilised("vay", 300, 50, 200)),
)
PLANNED_PAYMENT_VND = round((80 + (140 - 80) * 14 / 31) * BILLION)


def average(kind: str, base: str, rate: float) -> Benchmark:
    return Benchmark(kind=kind, base=base, budget_year=2026, on_date=on(2026, 2, 28), rate=rate)


def test_the_overall_rate_holds_what_was_carried_over_on_both_sides() -> None:
    found = project(BUDGET, measured(*WORK, *PAYMENTS))
    assert found["plan_all_vnd"] == (450 + 100 + 30) * BILLION
    assert found["paid_all_vnd"] == (100 + 20 + 6) * BILLION
    assert found["rate_all"] == 126 / 580
    assert found["rate_all_reason"] is None


def test_the_years_rates_share_one_numerator() -> None:
    ministers = decision(400, on(2025, 12, 1), "ttg")
    found = project(BUDGET, measured(*WORK, *PAYMENTS, facts=[ministers]))
    assert found["paid_year_vnd"] == (100 + 20) * BILLION
    assert (found["plan_year_vnd"], found["rate_year"]) == (550 * BILLION, 120 / 550)
    assert (found["plan_year_province_vnd"], found["rate_year_province"]) == (
        (500 + 100) * BILLION,
        120 / 600,
    )
    assert (found["plan_year_pm_vnd"], found["rate_year_pm"]) == (400 * BILLION, 120 / 400)
    assert found["capital_level"] == "tinh;chi_tiet"


def test_carried_payments_without_a_signed_amount_enter_neither_side_and_are_listed() -> None:
    stray = said(payment(7, 0, source="tpcp", budget_year=2025, carry_kind="chuyen_sang"))
    found = project(BUDGET, measured(*WORK, *PAYMENTS, stray))
    assert (found["rate_all"], found["unsigned_vnd"]) == (126 / 580, 7 * BILLION)


def test_a_carried_plan_of_which_payments_are_unknown_is_listed() -> None:
    found = project(BUDGET, measured(*WORK, *PAYMENTS[:2]))
    assert (found["plan_all_vnd"], found["unpaid_sources"]) == (550 * BILLION, "nsdp")


def test_without_payments_there_is_no_rate_and_a_reason() -> None:
    found = project(BUDGET, measured(*WORK))
    assert (found["rate_all"], found["rate_all_reason"]) == (None, Empty.AMOUNT_UNKNOWN)
    assert found["paid_period_vnd"] is None


def test_the_periods_own_payments_are_summed_where_all_are_known() -> None:
    assert project(BUDGET, measured(*WORK, *PAYMENTS))["paid_period_vnd"] == 126 * BILLION
    june = {"period": "2026-Q2", "data_date": date(2026, 6, 14)}
    rows = said(payment(150, 0), **june), said(payment(30, 0, source="nstw"), **june)
    whole = project(BUDGET, measured(*rows, previous=dataset(*PAYMENTS), period=Q2))
    assert whole["paid_period_vnd"] == (150 - 100 + 30 - 20) * BILLION
    partly = project(BUDGET, measured(*rows, previous=dataset(PAYMENTS[0]), period=Q2))
    assert partly["paid_period_vnd"] is None
    assert partly["paid_change_vnd"] == (150 + 30 - 100) * BILLION


def test_payments_are_held_against_the_plan_of_that_day() -> None:
    found = project(BUDGET, measured(*WORK, *PAYMENTS))
    assert found["planned_payment_vnd"] == PLANNED_PAYMENT_VND
    assert found["used_year_vnd"] == 126 * BILLION
    assert found["rate_planned"] == 126 * BILLION / PLANNED_PAYMENT_VND
    assert found["payment_gap_vnd"] == 126 * BILLION - PLANNED_PAYMENT_VND


def test_what_is_left_is_needed_by_the_end_of_january() -> None:
    found = project(BUDGET, measured(*WORK, *PAYMENTS))
    left, months = (580 - 126) * BILLION, 10 + 17 / 31
    assert found["needed_per_month_vnd"] == round(left / months)


def test_estimates_are_summed_and_stay_apart() -> None:
    rows = (
        said(payment(90, 10, estimate_year_end_vnd=440 * BILLION)),
        said(payment(20, 0, source="nstw", estimate_year_end_vnd=95 * BILLION)),
    )
    assert project(BUDGET, measured(*rows))["estimate_year_end_vnd"] == (440 + 95) * BILLION


def test_payments_since_the_start_hold_what_was_paid_before_the_year() -> None:
    rows = (
        said(payment(90, 10, disbursed_before_vnd=200 * BILLION)),
        said(
            payment(
                6, 0, budget_year=2025, carry_kind="chuyen_sang", disbursed_before_vnd=200 * BILLION
            )
        ),
    )
    found = project(BUDGET, measured(*rows))
    assert found["used_total_vnd"] == (200 + 100 + 6) * BILLION


def test_private_capital_is_spent_and_never_disbursed() -> None:
    found = project(PRIVATE, measured(*INVESTOR))
    assert (found["spent_vnd"], found["rate_investment"]) == (900 * BILLION, 900 / 3000)
    assert (found["spent_ytd_vnd"], found["rate_private_year"]) == (150 * BILLION, 150 / 600)
    assert (found["rate_all"], found["rate_all_reason"]) == (None, Empty.PRIVATE_CAPITAL)
    assert (found["used_year_vnd"], found["used_total_vnd"]) == (150 * BILLION, 900 * BILLION)


def test_what_an_investor_registered_first_in_the_year_is_kept() -> None:
    raised = said(mobilised("vay", 400, 150, 100), period="2026-Q2", data_date=date(2026, 6, 14))
    found = project(PRIVATE, measured(raised, previous=dataset(*INVESTOR), period=Q2))
    assert (found["planned_year_vnd"], found["planned_year_period"]) == (200 * BILLION, "2026-Q1")
    alone = project(PRIVATE, measured(raised, period=Q2))
    assert (alone["planned_year_vnd"], alone["planned_year_period"]) == (100 * BILLION, "2026-Q2")


def test_a_new_year_has_a_plan_of_its_own() -> None:
    old = said(mobilised("vay", 200, 90, 500), period="2025-Q4", data_date=date(2025, 12, 14))
    before = dataset(old, period=Q4)
    found = project(PRIVATE, measured(*INVESTOR, previous=before))
    assert found["planned_year_vnd"] == (400 + 200) * BILLION


LENT = mobilised("vay", 300, 50, 200).model_copy(update={"project_code": PPP})


def test_a_ppp_projects_payment_plan_is_held_against_state_capital_alone() -> None:
    plan = decision(500, on(2025, 12, 10), project_code=PPP)
    paid = payment(100, 0, project_code=PPP, disbursed_before_vnd=40 * BILLION)
    found = project(PPP, measured(said(paid), said(LENT), facts=[plan]))
    assert found["rate_all"] == 100 / 500
    assert (found["spent_vnd"], found["used_year_vnd"]) == (300 * BILLION, 100 * BILLION)
    assert found["used_total_vnd"] == (40 + 100) * BILLION


def test_a_ppp_investors_spending_is_measured_against_the_investors_part() -> None:
    split = Project(
        project_code=PPP,
        capital_group="PPP",
        total_investment_vnd=2000 * BILLION,
        ppp_state_vnd=500 * BILLION,
        equity_vnd=300 * BILLION,
        loans_vnd=1200 * BILLION,
        valid_from=on(2026, 1, 1),
    )
    found = project(PPP, measured(said(LENT), facts=[split]))
    assert found["investor_capital_vnd"] == (300 + 1200) * BILLION
    assert (found["rate_investment"], found["rate_investment_reason"]) == (300 / 1500, None)


def test_without_the_split_of_a_ppp_investment_there_is_no_rate_and_a_reason() -> None:
    found = project(PPP, measured(said(LENT)))
    assert (found["investor_capital_vnd"], found["rate_investment"]) == (None, None)
    assert found["rate_investment_reason"] == Empty.SPLIT_UNKNOWN


@pytest.mark.parametrize(
    ("averages", "kind", "gap"),
    [
        ([("ca_nuoc", "tong", 0.2)], "ca_nuoc", round(0.2172 - 0.2, 4)),
        ([("toan_tinh", "tinh", 0.25), ("ca_nuoc", "ttg", 0.3)], "toan_tinh", round(0.2 - 0.25, 4)),
        ([("ca_nuoc", "ttg", 0.3)], "ca_nuoc", round(0.2182 - 0.3, 4)),
        ([], None, None),
    ],
)
def test_an_average_of_the_same_base_is_preferred(
    averages: list[tuple[str, str, float]], kind: str | None, gap: float | None
) -> None:
    facts = [average(*each) for each in averages]
    found = project(BUDGET, measured(*WORK, *PAYMENTS, facts=facts))
    assert (found["benchmark_kind"], found["benchmark_gap_rate"]) == (kind, gap)


def test_a_payment_plan_alone_gives_no_rate() -> None:
    found = project(BUDGET, measured(*WORK, PAYMENT_PLAN))
    assert (found["planned_payment_vnd"], found["rate_planned"]) == (PLANNED_PAYMENT_VND, None)
