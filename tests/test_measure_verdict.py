"""Đáp ứng or chậm tiến độ."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.slippage import Milestone
from pipeline.measure.verdict import (
    LateMilestone,
    Ruling,
    Verdict,
    VerdictLimits,
    disagrees,
    judge,
    milestones_that_count,
)

DATA = date(2026, 9, 14)
PLANNED = date(2026, 8, 1)


def milestone(
    planned: date | None = PLANNED,
    *,
    forecast: date | None = None,
    actual: date | None = None,
    code: str = "M08",
) -> Milestone:
    return Milestone(code, planned, None, forecast, actual)


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [(date(2026, 8, 16), Verdict.ON_TRACK), (date(2026, 8, 17), Verdict.BEHIND)],
)
def test_fifteen_days_late_is_still_on_track(actual: date, verdict: Verdict) -> None:
    assert judge([milestone(actual=actual)], None, DATA).verdict is verdict


@pytest.mark.parametrize(
    ("gap", "verdict"), [(-5.0, Verdict.ON_TRACK), (-5.01, Verdict.BEHIND), (9, Verdict.ON_TRACK)]
)
def test_five_points_behind_is_still_on_track(gap: float, verdict: Verdict) -> None:
    assert judge([], gap, DATA).verdict is verdict


def test_a_ruling_names_what_it_rests_on() -> None:
    early = milestone(date(2026, 12, 31), code="M09")
    assert judge([milestone(), early], -11.93, DATA) == Ruling(
        Verdict.BEHIND, (LateMilestone("M08", 30 + 14),), -11.93, VerdictLimits()
    )


def test_limits_can_be_set() -> None:
    limits = VerdictLimits(slip_days=60, gap_points=12)
    assert judge([milestone()], -11.93, DATA, limits).verdict is Verdict.ON_TRACK


def test_the_approved_plan_is_what_counts() -> None:
    revised = Milestone("M08", PLANNED, date(2026, 12, 31), date(2026, 12, 31), None)
    assert judge([revised], None, DATA).verdict is Verdict.ON_TRACK


def test_where_nothing_is_known_there_is_no_verdict() -> None:
    assert judge([milestone(None)], None, DATA).verdict is None


def test_only_what_is_open_or_was_reached_in_the_period_counts() -> None:
    """Tháng 7 đến tháng 9: M06 was reached before it, M07 within it, M08 is open."""
    before = milestone(actual=date(2026, 6, 30), code="M06")
    within = milestone(actual=date(2026, 7, 1), code="M07")
    still_open = milestone()
    counting = milestones_that_count(
        [before, within, still_open], date(2026, 7, 1), date(2026, 9, 30)
    )
    assert counting == (within, still_open)


@pytest.mark.parametrize(
    ("computed", "reported", "differs"),
    [
        (Verdict.BEHIND, [Verdict.ON_TRACK, None], True),
        (Verdict.BEHIND, [Verdict.ON_TRACK, Verdict.BEHIND], False),
        (Verdict.ON_TRACK, [Verdict.ON_TRACK, Verdict.BEHIND], True),
        (Verdict.ON_TRACK, [None], False),
        (None, [Verdict.BEHIND], False),
    ],
)
def test_one_package_behind_makes_the_reported_verdict(
    computed: Verdict | None, reported: list[Verdict | None], *, differs: bool
) -> None:
    assert disagrees(computed, reported) is differs
