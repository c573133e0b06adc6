"""The step as a whole: frames, keys, order, and the same measures for the same dataset."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.declared import facts_of
from pipeline.measure.measures import Measures, measure
from pipeline.measure.rows import measured_frame
from pipeline.measure.stage import KEYS
from pipeline.publish.parquet import from_parquet, to_parquet
from schemas.register import Project
from tests.measuring import (
    BILLION,
    BUDGET,
    PAYMENTS,
    Q1,
    Q2,
    REGISTER,
    WORK,
    dataset,
    measured,
    milestone,
    mobilised,
    on,
    project,
    said,
)
from tests.registers import register

ROWS = (
    *WORK,
    *PAYMENTS,
    said(milestone(forecast_date=on(2027, 4, 30))),
    said(mobilised("vay", 300, 50, 200)),
)
FRAMES = Measures.__struct_fields__


@pytest.fixture(scope="module")
def full() -> Measures:
    return measured(*ROWS, previous=dataset(*WORK))


@pytest.fixture(scope="module")
def again() -> Measures:
    return measured(*ROWS, previous=dataset(*WORK))


@pytest.fixture(scope="module")
def empty() -> Measures:
    return measure(dataset(), register(), None)


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_is_unique_by_its_key(full: Measures, name: str) -> None:
    assert getattr(full, name).is_unique(KEYS[name])


@pytest.mark.parametrize("name", FRAMES)
def test_the_same_dataset_gives_the_same_frames(full: Measures, again: Measures, name: str) -> None:
    assert getattr(full, name).rows == getattr(again, name).rows


@pytest.mark.parametrize("name", FRAMES)
def test_an_empty_dataset_has_every_frame_with_its_columns(
    full: Measures, empty: Measures, name: str
) -> None:
    assert getattr(empty, name).plan == getattr(full, name).plan


@pytest.mark.parametrize("name", FRAMES)
def test_frames_outlive_being_written_as_parquet(full: Measures, name: str) -> None:
    frame = getattr(full, name)
    again = from_parquet(to_parquet(frame))
    assert (again.plan, again.values) == (frame.plan, frame.values)


def test_only_projects_listed_at_the_cut_off_are_measured() -> None:
    gone = Project(project_code="NS-09", capital_group="NSNN", listed_until=on(2026, 3, 13))
    new = Project(project_code="NS-10", capital_group="NSNN", listed_from=on(2026, 3, 14))
    codes = [row["project_code"] for row in measured(*WORK, facts=[gone, new]).projects.rows]
    assert codes == [BUDGET, "NS-10", "PP-01", "NN-01", "NT-01"]


def test_the_total_investment_is_that_approved_by_the_data_date() -> None:
    raised = Project(
        project_code=BUDGET,
        capital_group="NSNN",
        total_investment_vnd=1800 * BILLION,
        valid_from=on(2026, 3, 14),
    )
    old = [(row, where | {"data_date": date(2026, 3, 13)}) for row, where in WORK]
    assert (
        project(BUDGET, measured(*WORK, facts=[raised]))["total_investment_vnd"] == 1800 * BILLION
    )
    assert project(BUDGET, measured(*old, facts=[raised]))["total_investment_vnd"] == 1500 * BILLION


def test_changes_of_work_and_payments_are_those_since_the_period_before() -> None:
    rows = [
        (row, where | {"period": "2026-Q2", "data_date": date(2026, 6, 14)}) for row, where in ROWS
    ]
    found = project(BUDGET, measured(*rows, previous=dataset(*ROWS[:-1]), period=Q2))
    assert (found["done_rate_change"], found["paid_change_vnd"]) == (0, 0)
    assert found["previous_status"] == "vang"


def test_without_a_period_before_nothing_is_said_to_have_changed() -> None:
    found = project(BUDGET, measured(*ROWS))
    names = ("done_rate_change", "paid_change_vnd", "slip_change_days", "previous_status")
    assert [found[name] for name in names] == [None] * 4


def test_the_previous_period_is_measured_by_the_register_as_it_stands_now() -> None:
    earlier = measure(dataset(*WORK, period=Q1), register(*REGISTER), None)
    found = project(BUDGET, measured(*WORK, previous=dataset(*WORK, period=Q1), period=Q2))
    assert found["previous_status"] == project(BUDGET, earlier)["status"]


def test_two_rows_of_one_name_are_a_fault() -> None:
    with pytest.raises(ValueError, match=r"^two rows bear one group$"):
        measured_frame([{"group": "A"}, {"group": "A"}], facts_of("groups"), ("group",))
