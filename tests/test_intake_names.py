"""Names are shown on one line, and say a day where they begin with one."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.intake.names import is_passed_over, nearest_day, printable


def test_a_name_is_shown_in_nfc_on_one_line() -> None:
    assert printable("ba\u0301o\ncáo\u202e.xlsx") == "báo\\ncáo\\u202e.xlsx"


@pytest.mark.parametrize("name", [".a", "~$a.xlsx", "Thumbs.db", "DESKTOP.INI"])
def test_leavings_are_passed_over(name: str) -> None:
    assert is_passed_over(name)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("20260410 thư/a.zip › 20260415/b.xlsx", date(2026, 4, 15)),
        ("20260410 thư/a.zip › b.xlsx", date(2026, 4, 10)),
        ("a.zip › 20261399.xlsx", None),
    ],
)
def test_the_nearest_day_counts(path: str, day: date | None) -> None:
    assert nearest_day(path) == day
