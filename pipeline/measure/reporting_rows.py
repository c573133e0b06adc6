"""Reporting discipline unit by unit, over the returns that the period owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.reporting import Reporting, ReturnState, count_states, discipline_rate
from pipeline.measure.rows import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Source

_STATES: Final = {
    "on_time": ReturnState.ON_TIME,
    "late": ReturnState.LATE,
    "missing": ReturnState.MISSING,
    "refused": ReturnState.REFUSED,
    "not_due": ReturnState.NOT_YET_DUE,
}


def reporting_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return each unit that owes returns, with what became of them, in order of its code."""
    units = grouped(source.dataset.reporting.rows, "unit_code")
    return tuple(_unit(unit, units[unit]) for unit in sorted(units))


def _unit(unit: str, rows: Sequence[PlainRow]) -> PlainRow:
    returns = [
        Reporting(
            _STATES[row["state"]],
            row["days_late"] or 0,
            is_corrected=(row["rounds"] or 0) > 1,
        )
        for row in rows
    ]
    counts = count_states(returns)
    return {
        "unit_code": unit,
        "owed": len(returns),
        **{name: counts[state] for name, state in _STATES.items()},
        "corrected": sum(each.is_corrected for each in returns),
        "days_late": max((each.late_days for each in returns), default=0),
        "discipline_rate": discipline_rate(returns).value,
    }
