"""Files at agencies, and settlements that wait."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.procedures import (
    AgencyTime,
    File,
    Settlement,
    allowed_days,
    by_agency,
    held_days,
    overdue_days,
    settlement,
)
from pipeline.measure.rate import Base, Rate

DATA = date(2026, 9, 14)
AS_OF = date(2026, 9, 25)


def file(
    submitted: date | None, due: date | None, done: date | None = None, agency: str = "SO-XD"
) -> File:
    return File(agency, submitted, due, done, DATA)


def test_an_answered_file_was_held_until_the_answer() -> None:
    answered = file(date(2026, 8, 1), date(2026, 8, 16), date(2026, 8, 21))
    assert held_days(answered) == 20
    assert allowed_days(answered) == 15
    assert overdue_days(answered, AS_OF) == 5


def test_an_open_file_is_held_until_the_data_date_and_overdue_as_of_the_report() -> None:
    waiting = file(date(2026, 9, 1), date(2026, 9, 10))
    assert held_days(waiting) == 13
    assert overdue_days(waiting, AS_OF) == 15


def test_a_file_in_time_is_not_overdue() -> None:
    assert overdue_days(file(date(2026, 9, 1), date(2026, 9, 25)), AS_OF) == 0
    assert overdue_days(file(date(2026, 9, 1), None), AS_OF) == 0


@pytest.mark.parametrize("submitted", [None, date(2026, 9, 15)])
def test_a_file_not_handed_in_is_not_held(submitted: date | None) -> None:
    assert held_days(file(submitted, date(2026, 10, 1))) is None


def test_files_are_gathered_by_agency_as_sums_over_sums() -> None:
    files = (
        file(date(2026, 9, 4), date(2026, 9, 9)),
        file(date(2026, 8, 1), date(2026, 8, 16), date(2026, 8, 11)),
        file(date(2026, 9, 4), None),
        file(date(2026, 9, 4), date(2026, 10, 4), agency="SO-NNMT"),
    )
    assert by_agency(files, AS_OF) == (
        AgencyTime("SO-NNMT", 1, 1, 0, Rate(10, 30, Base.DAYS_ALLOWED)),
        AgencyTime("SO-XD", 3, 2, 1, Rate(10 + 10, 5 + 15, Base.DAYS_ALLOWED)),
    )


USED = date(2026, 3, 31)


def test_a_project_in_use_waits_for_its_settlement_to_be_submitted() -> None:
    found = settlement(USED, None, None, DATA, is_public=True)
    assert found == Settlement(30 + 31 + 30 + 31 + 31 + 14, "M10")


def test_a_settlement_submitted_waits_for_approval() -> None:
    found = settlement(USED, date(2026, 8, 1), None, DATA, is_public=True)
    assert found.awaits == "M11"
    assert found.days == (DATA - USED).days


def test_a_settlement_approved_is_over() -> None:
    found = settlement(USED, None, date(2026, 8, 1), DATA, is_public=True)
    assert found == Settlement(None, reason=Empty.SETTLED)


@pytest.mark.parametrize("used_since", [None, date(2026, 9, 15)])
def test_before_a_project_is_in_use_nothing_waits(used_since: date | None) -> None:
    found = settlement(used_since, None, None, DATA, is_public=True)
    assert found == Settlement(None, reason=Empty.NOT_YET_DUE)


def test_private_capital_is_not_settled() -> None:
    found = settlement(USED, None, None, DATA, is_public=False)
    assert found == Settlement(None, reason=Empty.PRIVATE_CAPITAL)
