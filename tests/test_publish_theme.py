"""Looks follow from what a cell is for and how its value is shown."""

from __future__ import annotations

import pytest

from pipeline.publish.theme import (
    LINE_POINTS,
    NUMBER_FORMATS,
    SHOWN,
    Role,
    Show,
    Style,
    height_for,
    lines_needed,
    properties,
    show_of,
)
from schemas.column import Type, count, money


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("show", Show)
def test_every_look_can_be_spelled(role: Role, show: Show) -> None:
    spelled = properties(Style(role, show))
    assert spelled["font_name"] == "Times New Roman"
    assert spelled.get("num_format", "General") == NUMBER_FORMATS[show]


def test_only_entries_are_open() -> None:
    open_roles = {role for role in Role if properties(Style(role)).get("locked") is False}
    assert open_roles == {Role.ENTRY, Role.ANSWER, Role.WRONG}


def test_every_type_is_shown_somehow() -> None:
    assert set(SHOWN) == set(Type)


def test_a_number_without_a_unit_is_a_name_and_not_grouped() -> None:
    assert show_of(count("Năm", "")) is Show.NAME
    assert show_of(count("Hộ", "hộ")) is Show.WHOLE
    assert show_of(money("Giá trị")) is Show.WHOLE


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("một hai", 10, 1),
        ("một hai ba bốn", 10, 2),
        ("một\nhai", 10, 2),
        ("a" * 25, 10, 3),
        ("mot " + "a" * 25, 10, 4),
    ],
)
def test_text_wraps_at_words(text: str, width: int, lines: int) -> None:
    assert lines_needed(text, width) == lines
    assert height_for(text, width) == lines * LINE_POINTS + 3
