"""Land clearance rates."""

from __future__ import annotations

from datetime import date

from pipeline.measure.clearance import (
    area_rate,
    clearance_slip,
    graves_rate,
    households_rate,
    houses_rate,
    paid_rate,
    utilities_rate,
)
from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate, total_rate
from pipeline.measure.rounding import shown
from pipeline.measure.slippage import Against, Slip

HA = 10_000


def test_the_area_that_the_press_cut_to_98_percent() -> None:
    rate = area_rate(451.6 * HA, 458.4 * HA)
    assert rate.value is not None
    assert shown(100 * rate.value, 1) == 98.5


def test_an_area_that_the_register_does_not_tell_gives_no_rate() -> None:
    assert area_rate(451.6 * HA, None).reason is Empty.BASE_UNKNOWN


def test_communes_are_added_not_averaged() -> None:
    total = total_rate([area_rate(10 * HA, 10 * HA), area_rate(0, 90 * HA), area_rate(None, HA)])
    assert total.rate == Rate(10 * HA, 100 * HA, Base.REQUIRED_AREA)
    assert total.left_out == 1


def test_money_and_people_have_bases_of_their_own() -> None:
    assert paid_rate(3, 4) == Rate(3, 4, Base.APPROVED_COMPENSATION)
    assert households_rate(3, 4) == Rate(3, 4, Base.AFFECTED_HOUSEHOLDS)
    assert houses_rate(3, 4) == Rate(3, 4, Base.HOUSES_TO_MOVE)
    assert graves_rate(3, 4) == Rate(3, 4, Base.GRAVES)


def test_where_there_are_no_graves_there_is_no_rate() -> None:
    assert graves_rate(0, 0).reason is Empty.BASE_ZERO


def test_utilities_are_added_over_the_kinds_that_are_known() -> None:
    assert utilities_rate([(3, 10), (0, 30), (None, 8), (2, None)]) == Rate(3, 40, Base.UTILITIES)


def test_utilities_unknown_everywhere_have_no_rate() -> None:
    assert utilities_rate([(None, 8)]) == Rate(None, None, Base.UTILITIES)


def test_clearance_is_late_by_the_rules_of_a_milestone() -> None:
    planned, stale, today = date(2026, 6, 30), date(2026, 8, 1), date(2026, 9, 14)
    assert clearance_slip(planned, None, stale, today) == Slip(31 + 31 + 14, Against.DATA_DATE)
