"""Reporting discipline by unit."""

from __future__ import annotations

from typing import Any

from pipeline.measure.measures import measure
from tests.measuring import REGISTER, dataset
from tests.registers import register


def owed(unit: str, state: str, days_late: int = 0, rounds: int = 1) -> dict[str, Any]:
    return {"unit_code": unit, "state": state, "days_late": days_late, "rounds": rounds}


def test_returns_are_counted_by_unit_and_state() -> None:
    returns = (
        owed("STC", "not_due", rounds=0),
        owed("BAN", "on_time", rounds=2),
        owed("BAN", "late", 3),
        owed("BAN", "missing", 5, rounds=0),
        owed("BAN", "refused", 5),
    )
    found = measure(dataset(reporting=returns), register(*REGISTER), None).reporting
    assert found.rows == (
        {
            "unit_code": "BAN",
            "owed": 4,
            "on_time": 1,
            "late": 1,
            "missing": 1,
            "refused": 1,
            "not_due": 0,
            "corrected": 1,
            "days_late": 5,
            "discipline_rate": 1 / 4,
        },
        {
            "unit_code": "STC",
            "owed": 1,
            "on_time": 0,
            "late": 0,
            "missing": 0,
            "refused": 0,
            "not_due": 1,
            "corrected": 0,
            "days_late": 0,
            "discipline_rate": None,
        },
    )
