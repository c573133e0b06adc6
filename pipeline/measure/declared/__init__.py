"""Every measured column, told once: the dictionary, the types and the sums all derive from here."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.measure.declared import (
    account,
    capital,
    comparison,
    files,
    identity,
    land,
    pots,
    progress,
    rows,
    site,
    state,
)
from pipeline.measure.declared.fact import MeasureFact, Unit

__all__ = ["MEASURES", "MeasureFact", "Unit", "facts_of"]


@cache
def facts_of(frame: str) -> tuple[MeasureFact, ...]:
    """Return the measured columns of a frame, in the order in which they stand."""
    return tuple(fact for fact in MEASURES if fact.frame == frame)


MEASURES: Final = (
    *identity.IDENTITY,
    *progress.PROGRESS,
    *identity.FINISH,
    *capital.CAPITAL,
    *comparison.BENCHMARK,
    *comparison.PRIVATE,
    *site.SITE,
    *land.LAND,
    *state.OBSTACLES,
    *state.STATE,
    *rows.GROUPS,
    *rows.PACKAGES,
    *rows.MILESTONES,
    *pots.DISBURSEMENTS,
    *pots.CLEARANCE,
    *files.PROCEDURES,
    *files.AGENCIES,
    *files.SETTLEMENTS,
    *files.OBSTACLE_ROWS,
    *files.TASKS,
    *account.MONTHS,
    *account.REPORTING,
    *account.CHANGES,
)
