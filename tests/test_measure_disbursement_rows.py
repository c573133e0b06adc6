"""Each pot of the budget project's state capital: plan, payment, whose figure, the period's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.measure.empty import Empty
from schemas.period import Period
from schemas.register import Assignment
from schemas.treasury import Treasury
from tests.measuring import (
    BILLION,
    BUDGET,
    PAYMENTS,
    Q1,
    Q2,
    Q4,
    WORK,
    carried,
    dataset,
    decision,
    measured,
    on,
    payment,
    project,
    row_of,
    said,
)

if TYPE_CHECKING:
    from schemas.disbursements import Disbursement
    from tests.measuring import Placed

JANUARY = Period.parse("2026-01")


def confirmed(volume: int) -> Placed:
    row = Treasury(
        project_code=BUDGET,
        source="nsdp",
        budget_year=2026,
        carry_kind="nam",
        plan_vnd=440 * BILLION,
        paid_volume_vnd=volume * BILLION,
        advance_year_vnd=10 * BILLION,
    )
    return said(row, unit_code="KB", form_code="KB", return_id="KB-KB-2026-Q1")


def duty(unit: str, form: str, prevails: str | None = None) -> Assignment:
    return Assignment(unit_code=unit, form_code=form, frequency="quy", prevails=prevails)


def pot(
    *rows: Placed,
    of: tuple[str, int, str] = ("nsdp", 2026, "nam"),
    **world: Any,  # noqa: ANN401 - handed on
) -> dict[str, Any]:
    """Return the row of one pot of the budget project: its source, budget year and kind."""
    found = measured(*rows, **world).disbursements
    key = dict(zip(("source", "budget_year", "carry_kind"), of, strict=True))
    return row_of(found, project_code=BUDGET, **key)


def test_the_plan_is_the_signed_one_at_the_most_detailed_level() -> None:
    found = pot(said(payment(90, 10, plan_vnd=470 * BILLION)))
    assert (found["plan_vnd"], found["plan_level"]) == (450 * BILLION, "chi_tiet")
    assert found["plan_reported_vnd"] == 470 * BILLION
    assert found["rate"] == (90 + 10) / 450


def test_without_a_detailed_plan_that_of_the_province_counts() -> None:
    found = pot(*PAYMENTS, of=("nstw", 2026, "nam"))
    assert (found["plan_vnd"], found["plan_level"]) == (100 * BILLION, "tinh")
    assert found["rate"] == 20 / 100


def test_decisions_signed_after_the_data_date_do_not_count() -> None:
    more = decision(50, on(2026, 3, 15), "chi_tiet", decision_kind="bo_sung")
    assert pot(*PAYMENTS, facts=[more])["plan_vnd"] == 450 * BILLION


def test_a_signed_pot_that_nobody_reports_stands_there_without_payment() -> None:
    found = pot(*WORK, of=("nstw", 2026, "nam"))
    assert (found["plan_vnd"], found["paid_vnd"], found["rate"]) == (100 * BILLION, None, None)
    assert found["reason"] == Empty.AMOUNT_UNKNOWN


def test_a_pot_without_a_signed_plan_has_no_rate() -> None:
    found = pot(said(payment(5, 0, source="tpcp")), of=("tpcp", 2026, "nam"))
    assert (found["plan_vnd"], found["rate"], found["reason"]) == (None, None, Empty.BASE_UNKNOWN)


def test_a_plan_of_zero_gives_no_rate() -> None:
    nothing = decision(0, on(2026, 1, 5), source="tpcp")
    found = pot(said(payment(5, 0, source="tpcp")), of=("tpcp", 2026, "nam"), facts=[nothing])
    assert (found["rate"], found["reason"]) == (None, Empty.BASE_ZERO)


def test_an_advance_on_a_later_plan_has_no_rate() -> None:
    advance = said(payment(5, 0, carry_kind="ung_truoc", budget_year=2027))
    found = pot(advance, of=("nsdp", 2027, "ung_truoc"))
    assert (found["paid_vnd"], found["rate"], found["reason"]) == (
        5 * BILLION,
        None,
        Empty.ADVANCE,
    )


def test_the_owners_figure_prevails_unless_the_register_says_otherwise() -> None:
    rows = said(payment(90, 10)), confirmed(88)
    found = pot(*rows)
    assert (found["prevails"], found["paid_vnd"]) == ("CDT", 100 * BILLION)
    assert found["treasury_disbursed_vnd"] == (88 + 10) * BILLION
    assert found["difference_vnd"] == (100 - 98) * BILLION
    assert found["plan_treasury_vnd"] == 440 * BILLION


@pytest.mark.parametrize(
    ("duties", "used"),
    [
        ([duty("KB", "KB", "co")], "KB"),
        ([duty("KB", "KB", "co"), duty("BAN", "CDT", "co")], "CDT"),
        ([duty("KB", "KB"), duty("BAN", "CDT")], "CDT"),
    ],
)
def test_the_treasurys_figure_prevails_where_it_alone_is_said_to(
    duties: list[Assignment], used: str
) -> None:
    found = pot(said(payment(90, 10)), confirmed(88), facts=duties)
    assert found["prevails"] == used
    assert found["disbursed_vnd"] == 100 * BILLION


def test_the_treasurys_figure_stands_in_where_the_owner_tells_none() -> None:
    found = pot(said(payment(None)), confirmed(88))
    assert (found["prevails"], found["paid_vnd"]) == ("KB", 98 * BILLION)
    assert (found["disbursed_vnd"], found["paid_volume_vnd"]) == (None, None)


def test_a_sum_that_the_owner_states_without_its_parts_is_what_was_paid() -> None:
    found = pot(said(payment(None, None, disbursed_vnd=88 * BILLION)), confirmed(70))
    assert (found["prevails"], found["paid_vnd"]) == ("CDT", 88 * BILLION)
    assert (found["paid_volume_vnd"], found["difference_vnd"]) == (None, 8 * BILLION)


def test_in_the_first_period_of_the_year_all_was_paid_in_it() -> None:
    assert pot(*PAYMENTS)["paid_period_vnd"] == 100 * BILLION
    carried_over = pot(*PAYMENTS, of=("nsdp", 2025, "chuyen_sang"))
    assert carried_over["paid_period_vnd"] == 6 * BILLION


def june(row: Disbursement) -> Placed:
    return said(row, period="2026-Q2", data_date=date(2026, 6, 14), return_id="BAN-CDT-2026-Q2")


def test_later_the_period_is_what_came_on_top_of_the_period_before() -> None:
    found = pot(june(payment(150, 5)), previous=dataset(*PAYMENTS), period=Q2)
    assert found["paid_period_vnd"] == (155 - 100) * BILLION


def test_a_recovered_advance_alone_is_no_payment() -> None:
    found = pot(june(payment(95, 5)), previous=dataset(*PAYMENTS), period=Q2)
    assert found["paid_period_vnd"] == 0


def test_without_the_period_before_the_own_figure_is_unknown() -> None:
    assert pot(june(payment(150)), period=Q2)["paid_period_vnd"] is None
    wrong = dataset(*PAYMENTS, period=Q4)
    assert pot(june(payment(150)), previous=wrong, period=Q2)["paid_period_vnd"] is None


def test_what_the_period_before_did_not_know_stays_unknown() -> None:
    before = dataset(said(payment(None)))
    assert pot(june(payment(150)), previous=before, period=Q2)["paid_period_vnd"] is None


def test_a_pot_that_was_not_signed_before_is_counted_from_zero() -> None:
    new = decision(40, on(2026, 4, 2), source="tpcp", decision_kind="bo_sung")
    found = pot(
        june(payment(12, source="tpcp")),
        of=("tpcp", 2026, "nam"),
        facts=[new],
        previous=dataset(*PAYMENTS),
        period=Q2,
    )
    assert found["paid_period_vnd"] == 12 * BILLION


def test_a_carried_payment_says_nothing_of_the_period() -> None:
    found = pot(carried(payment(90, 10), Q1), previous=dataset(*PAYMENTS), period=Q2)
    assert (found["paid_vnd"], found["paid_period_vnd"]) == (100 * BILLION, None)
    assert found["carried_from"] == "2026-Q1"


def test_a_carried_cell_says_nothing_of_the_period_either() -> None:
    row, where = june(payment(150, 5))
    older = (row, where | {"carried_fields": "advance_year_vnd@2026-Q1"})
    found = pot(older, previous=dataset(*PAYMENTS), period=Q2)
    assert found["paid_period_vnd"] is None


def test_in_january_two_budget_years_stand_side_by_side() -> None:
    day = date(2026, 1, 14)
    rows = (
        said(payment(400, budget_year=2025), data_date=day, period="2026-01"),
        said(payment(3), data_date=day, period="2026-01"),
    )
    plans = [decision(500, on(2024, 12, 10), budget_year=2025)]
    before = dataset(
        said(payment(380, budget_year=2025), data_date=date(2025, 12, 14), period="2025-12"),
        period=Period.parse("2025-12"),
    )
    world: dict[str, Any] = {"facts": plans, "previous": before, "period": JANUARY}
    old, new = pot(*rows, of=("nsdp", 2025, "nam"), **world), pot(*rows, **world)
    assert (old["rate"], old["paid_period_vnd"]) == (400 / 500, 20 * BILLION)
    assert (new["rate"], new["paid_period_vnd"]) == (3 / 450, 3 * BILLION)
    headline = project(BUDGET, measured(*rows, **world))
    assert (headline["budget_year"], headline["paid_year_vnd"]) == (2026, 3 * BILLION)
