"""Colours, and the parts that make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.status import (
    PRIVATE_THRESHOLDS,
    PUBLIC_THRESHOLDS,
    Colour,
    Grey,
    Judgement,
    Override,
    Part,
    overridden,
    status,
)
from schemas.register_choices import PART, STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD: Mapping[Part, float | Empty] = {
    Part.SPI: 1.0,
    Part.MILESTONE: 0,
    Part.OBSTACLES: 0,
    Part.PAYMENT: 3.0,
}


@pytest.mark.parametrize(
    ("part", "value", "colour"),
    [
        (Part.SPI, 0.95, Colour.GREEN),
        (Part.SPI, 0.9499, Colour.AMBER),
        (Part.SPI, 0.85, Colour.AMBER),
        (Part.SPI, 0.8499, Colour.RED),
        (Part.SPI, 3.4 - 2.45, Colour.GREEN),  # 0.9499999999999997
        (Part.MILESTONE, 15, Colour.GREEN),
        (Part.MILESTONE, 16, Colour.AMBER),
        (Part.MILESTONE, 60, Colour.AMBER),
        (Part.MILESTONE, 61, Colour.RED),
        (Part.MILESTONE, -90, Colour.GREEN),
        (Part.PAYMENT, 0, Colour.GREEN),
        (Part.PAYMENT, -0.01, Colour.AMBER),
        (Part.PAYMENT, -10, Colour.AMBER),
        (Part.PAYMENT, -10.01, Colour.RED),
        (Part.OBSTACLES, 1, Colour.RED),
    ],
)
def test_one_part_makes_the_colour_of_a_project_that_is_well_otherwise(
    part: Part, value: float, colour: Colour
) -> None:
    assert status({**GOOD, part: value}, PUBLIC_THRESHOLDS).colour is colour


def test_the_worst_part_decides_and_is_named() -> None:
    found = status({**GOOD, Part.SPI: 0.82, Part.MILESTONE: 30}, PUBLIC_THRESHOLDS)
    assert found.colour is Colour.RED
    assert found.reasons == (Judgement(Part.SPI, Colour.RED, 0.82, 0.85),)


def test_a_private_project_has_no_disbursement_to_judge() -> None:
    found = status({**GOOD, Part.PAYMENT: -50}, PRIVATE_THRESHOLDS)
    assert found.colour is Colour.GREEN
    assert Part.PAYMENT not in {each.part for each in found.judgements}


def test_an_unknown_part_colours_nothing_and_says_why() -> None:
    found = status({**GOOD, Part.SPI: Empty.NO_FULL_CURVE}, PUBLIC_THRESHOLDS)
    assert found.colour is Colour.GREEN
    assert found.judgements[0] == Judgement(Part.SPI, Colour.GREY, empty=Empty.NO_FULL_CURVE)


def test_where_nothing_is_known_a_project_is_grey() -> None:
    found = status({Part.OBSTACLES: 0}, PUBLIC_THRESHOLDS, last_known=Colour.AMBER)
    assert found.colour is Colour.GREY
    assert found.grey is Grey.NOTHING_KNOWN
    assert found.last_known is Colour.AMBER


def test_an_overdue_obstacle_alone_is_red() -> None:
    assert status({Part.OBSTACLES: 2}, PUBLIC_THRESHOLDS).colour is Colour.RED


def test_before_anything_is_due_a_project_is_green() -> None:
    assert status({Part.SPI: Empty.NOTHING_DUE}, PRIVATE_THRESHOLDS).colour is Colour.GREEN


def test_a_project_without_a_report_is_grey_with_its_last_colour_named() -> None:
    found = status(GOOD, PUBLIC_THRESHOLDS, has_report=False, last_known=Colour.RED)
    assert found.colour is Colour.GREY
    assert found.grey is Grey.NO_REPORT
    assert found.last_known is Colour.RED


def test_a_last_colour_is_named_only_beside_grey() -> None:
    assert status(GOOD, PUBLIC_THRESHOLDS, last_known=Colour.RED).last_known is None


def test_an_officers_colour_is_shown_beside_the_computed_one() -> None:
    officer = Override(Colour.AMBER, "đã có phương án bù tiến độ", "Nguyễn Văn A")
    found = overridden(status({**GOOD, Part.SPI: 0.5}, PUBLIC_THRESHOLDS), officer)
    assert found.colour is Colour.AMBER
    assert found.computed is Colour.RED
    assert found.override is officer
    assert found.reasons[0].part is Part.SPI


def test_without_an_officers_word_the_computed_status_stands() -> None:
    computed = status(GOOD, PUBLIC_THRESHOLDS)
    assert overridden(computed, None) is computed


def test_codes_are_those_of_the_register() -> None:
    assert [colour.value for colour in Colour] == [item.code for item in STATUS.items]
    assert {part.value for part in Part} <= {item.code for item in PART.items}
