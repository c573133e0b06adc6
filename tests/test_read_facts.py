"""Values have one form, whichever library gave them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from pipeline.read.facts import tidy

_DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        (5.0, 5),
        (1.5, 1.5),
        (2.0**60, 2.0**60),
        (float("inf"), "inf"),
        (True, True),
        ("", None),
        (" \u00a0\t", None),
        (" x ", " x "),
        ("a_x000D_\nb", "a\nb"),
        ("a_x00_b", "a_x00_b"),
        ("a\r\nb\rc", "a\nb\nc"),
        (_DAY, _DAY),
        (datetime.combine(_DAY, time()), _DAY),
        (datetime.combine(_DAY, time(8)), datetime.combine(_DAY, time(8))),
        (time(8), time(8)),
        (timedelta(hours=36), 1.5),
        (None, None),
    ],
)
def test_a_value_is_brought_to_one_form(given: object, tidied: object) -> None:
    found = tidy(given)
    assert (found, type(found)) == (tidied, type(tidied))
