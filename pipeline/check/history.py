"""Check a row against what the same unit last reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from schemas.column import columns
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.checked import Draft, Past
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from schemas.column import Column

JUMPS: Final = (1_000, 10_000, 1_000_000)
"""Factors of a wrong unit: nghìn for triệu, m² for ha, đồng for triệu đồng."""
JUMP_SPREAD: Final = 2.5
"""A true figure grows at most so much while its unit is wrong (kept below √10)."""


def check_not_falling(draft: Draft, past: Past, sender: Sender) -> Iterator[Finding]:
    """Check that a cumulative figure has not fallen since the last period."""
    for name, column in columns(draft.model).items():
        new, old = draft.values.get(name), getattr(past.values, name)
        if not (column.cumulative and isinstance(new, int | float) and old is not None):
            continue
        if new < old and column.formula is None and _jump(new, old) is None:
            words = {"previous": shown.value(old, column), "period": past.period.label}
            yield sender.of_cell(catalogue.CUMULATIVE_FELL, draft, name, **words)


def check_unit(draft: Draft, past: Past, sender: Sender) -> Iterator[Finding]:
    """Check that a figure is not off by 10³, 10⁴ or 10⁶ against the last period."""
    for name, column in columns(draft.model).items():
        new, old = draft.values.get(name), getattr(past.values, name)
        if column.locked or column.formula or not _measured(column):
            continue
        if not (isinstance(new, int | float) and isinstance(old, int | float)):
            continue
        factor = _jump(new, old)
        if factor is not None:
            words = {"previous": shown.value(old, column), "period": past.period.label}
            yield sender.of_cell(catalogue.UNIT_JUMP, draft, name, factor=factor, **words)


def _measured(column: Column) -> bool:
    return column.unit in ("triệu đồng", "m²")


def _jump(new: float, old: float) -> str | None:
    if new <= 0 or old <= 0:
        return None
    ratio = new / old
    for factor in JUMPS:
        if factor / JUMP_SPREAD <= ratio <= factor * JUMP_SPREAD:
            return shown.number(factor)
        if 1 / (factor * JUMP_SPREAD) <= ratio <= JUMP_SPREAD / factor:
            return f"1/{shown.number(factor)}"
    return None


def check_forecast_moved(draft: Draft, past: Past, sender: Sender) -> Iterator[Finding]:
    """Check that a milestone whose forecast moved later says why."""
    new, old = draft.values.get("forecast_date"), getattr(past.values, "forecast_date", None)
    if draft.table.name != "milestones" or not isinstance(new, SaidDate) or old is None:
        return
    if new > old and not draft.values.get("note"):
        yield sender.of_cell(
            catalogue.MILESTONE_MOVED,
            draft,
            "forecast_date",
            milestone=str(draft.values.get("milestone_code")),
            previous=old.label,
            period=past.period.label,
        )


HISTORY_CHECKS: Final = (check_not_falling, check_unit, check_forecast_moved)
