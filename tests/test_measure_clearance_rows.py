"""Parts of the budget project's site, and what they come to together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.measure.empty import Empty
from schemas.clearance import Clearance
from schemas.register import ClearancePlan
from tests.measuring import BILLION, BUDGET, Q4, WORK, carried, measured, on, project, row_of, said

if TYPE_CHECKING:
    from schemas.column import Row

PLANS = (
    ClearancePlan(
        project_code=BUDGET,
        commune_code="06565",
        section="tuyen_chinh",
        required_m2=400_000.0,
        planned_finish_date=on(2026, 1, 31),
    ),
    ClearancePlan(
        project_code=BUDGET,
        commune_code="06580",
        section="toan_bo",
        required_m2=100_000.0,
        planned_finish_date=on(2026, 6, 30),
    ),
)


def site(commune: str, section: str = "tuyen_chinh", **facts: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - any column
    row = Clearance(project_code=BUDGET, commune_code=commune, section=section, **facts)
    return said(row, unit_code=f"X-{commune}", form_code="XA")


def test_the_area_required_is_the_registers() -> None:
    found = measured(*WORK, site("06565", handed_over_m2=300_000.0, required_m2=1.0), facts=PLANS)
    row = row_of(found.clearance, commune_code="06565")
    assert (row["required_m2"], row["area_rate"]) == (400_000, 300_000 / 400_000)
    assert row["planned_finish_date"] == date(2026, 1, 31)


def test_a_commune_that_does_not_report_stands_there_and_its_area_counts() -> None:
    found = measured(*WORK, site("06565", handed_over_m2=300_000.0), facts=PLANS)
    silent = row_of(found.clearance, commune_code="06580")
    assert (silent["handed_over_m2"], silent["area_rate"], silent["slip_days"]) == (None,) * 3
    whole = project(BUDGET, found)
    assert (whole["required_m2"], whole["handed_over_m2"]) == (500_000, 300_000)
    assert whole["area_rate"] == 300_000 / (400_000 + 100_000)


def test_a_site_of_which_nothing_is_reported_has_no_rate() -> None:
    whole = project(BUDGET, measured(*WORK, facts=PLANS))
    assert (whole["required_m2"], whole["handed_over_m2"], whole["area_rate"]) == (
        500_000,
        None,
        None,
    )


def test_rates_of_counts_hold_the_communes_that_know_both_sides() -> None:
    rows = (
        site("06565", affected=120, handed_over=90, compensation_approved_vnd=80 * BILLION),
        site("06580", "toan_bo", affected=30),
        site("06590", affected=40, handed_over=10, graves_total=0, graves_moved=0),
    )
    whole = project(BUDGET, measured(*WORK, *rows))
    assert (whole["households_affected"], whole["households_handed_over"]) == (120 + 40, 90 + 10)
    assert (whole["compensation_approved_vnd"], whole["compensation_rate"]) == (80 * BILLION, None)
    assert (whole["graves_total"], whole["graves_moved"]) == (0, 0)
    assert (whole["houses_to_move"], whole["houses_moved"]) == (None, None)


def test_compensation_is_a_rate_of_sums() -> None:
    rows = (
        site("06565", compensation_approved_vnd=80 * BILLION, compensation_paid_vnd=60 * BILLION),
        site("06580", compensation_approved_vnd=20 * BILLION, compensation_paid_vnd=20 * BILLION),
    )
    assert project(BUDGET, measured(*WORK, *rows))["compensation_rate"] == (60 + 20) / (80 + 20)


def test_utilities_are_summed_over_their_kinds() -> None:
    row = site("06565", power_total=12, power_done=9, water_total=4, water_done=4, telecom_total=5)
    found = measured(*WORK, row)
    part = row_of(found.clearance, commune_code="06565")
    assert (part["utilities_done"], part["utilities_total"]) == (9 + 4, 12 + 4)
    assert part["utilities_rate"] == 13 / 16
    assert project(BUDGET, found)["utilities_total"] == 16


def test_the_latest_commune_speaks_for_the_project() -> None:
    rows = (
        site("06565", forecast_finish_date=on(2026, 5, 31)),
        site("06580", "toan_bo", forecast_finish_date=on(2026, 7, 15)),
    )
    found = measured(*WORK, *rows, facts=PLANS)
    late = (date(2026, 5, 31) - date(2026, 1, 31)).days
    assert row_of(found.clearance, commune_code="06565")["slip_days"] == late
    assert project(BUDGET, found)["clearance_slip_days"] == late


def test_a_carried_part_is_measured_at_its_own_old_date() -> None:
    row = carried(Clearance(project_code=BUDGET, commune_code="06565", section="tuyen_chinh"), Q4)
    found = row_of(measured(*WORK, row, facts=PLANS).clearance, commune_code="06565")
    assert (found["slip_days"], found["slip_reason"]) == (None, Empty.NOT_YET_DUE)


def test_the_whole_of_a_site_and_its_parts_are_never_added() -> None:
    parts = (
        site("06580", "tuyen_chinh", handed_over_m2=10_000.0, required_m2=60_000.0),
        site("06580", "bo_sung", handed_over_m2=5_000.0, required_m2=40_000.0),
    )
    found = measured(*WORK, *parts, facts=PLANS[1:])
    assert project(BUDGET, found)["required_m2"] == 60_000 + 40_000
    assert row_of(found.clearance, section="toan_bo")["is_counted"] is False
    both = measured(*WORK, *parts, site("06580", "toan_bo", handed_over_m2=15_000.0))
    assert project(BUDGET, both)["handed_over_m2"] == 15_000


@pytest.mark.parametrize(
    ("states", "together"),
    [
        (("hoan_thanh", "hoan_thanh"), "hoan_thanh"),
        (("hoan_thanh", "co_ban"), "co_ban"),
        (("hoan_thanh", "chua_trien_khai"), "dang_trien_khai"),
        (("chua_trien_khai", "chua_trien_khai"), "chua_trien_khai"),
        ((None, None), None),
    ],
)
def test_the_state_of_a_site_lies_between_those_of_its_parts(
    states: tuple[str | None, str | None], together: str | None
) -> None:
    rows = [site(f"0{number}", status=state) for number, state in enumerate(states)]
    assert project(BUDGET, measured(*WORK, *rows))["clearance_status"] == together
