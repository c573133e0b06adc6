"""Of which earlier periods a row's figures are: of one as a whole, of some cell by cell."""

from __future__ import annotations

import pytest

from pipeline.publish.carried import carried_periods, latest_period


@pytest.mark.parametrize(
    ("row", "periods"),
    [
        ({"carried_from": "2026-Q1", "carried_fields": ""}, ("2026-Q1",)),
        (
            {"carried_fields": "done_work_vnd@2026-Q1;accepted_work_vnd@2025-Q4"},
            ("2026-Q1", "2025-Q4"),
        ),
        ({"carried_fields": "done_work_vnd@2026-Q1;forecast_finish_date@2026-Q1"}, ("2026-Q1",)),
        ({"carried_fields": "contractor@2026-Q1"}, ()),
        ({"carried_fields": ""}, ()),
        ({}, ()),
    ],
)
def test_figures_and_days_count_and_words_do_not(
    row: dict[str, str], periods: tuple[str, ...]
) -> None:
    assert carried_periods("packages", row) == periods


def test_the_latest_of_periods_is_the_one_that_ends_last() -> None:
    assert latest_period(("2025-Q4", "2026-05", "2026-Q1")) == "2026-05"
    assert latest_period(()) == ""
