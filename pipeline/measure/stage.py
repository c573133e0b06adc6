"""The rows measured for one period, which the next period is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from pipeline.measure.rows import keyed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.frames import PlainRow
    from pipeline.measure.rows import Key
    from pipeline.measure.source import Source

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "projects": ("project_code",),
    "groups": ("group",),
    "packages": ("project_code", "package_code"),
    "milestones": ("project_code", "milestone_code"),
    "disbursements": ("project_code", "source", "budget_year", "carry_kind"),
    "clearance": ("project_code", "commune_code", "section"),
    "procedures": ("project_code", "procedure"),
    "agencies": ("agency",),
    "settlements": ("project_code",),
    "obstacles": ("obstacle_code",),
    "tasks": ("task_code", "unit_code"),
    "outlook": ("project_code", "unit_code"),
    "months": ("project_code", "month"),
    "reporting": ("unit_code",),
    "changes": ("table", "key", "field"),
}
"""The columns that name a row of each frame."""


class Stage(Struct, frozen=True):
    """The measured rows of one period.

    Attributes:
        source: what they were measured from.
        rows: by frame, in the order in which they stand.
        by_key: the same, each under the values that name it.
    """

    source: Source
    rows: Mapping[str, tuple[PlainRow, ...]]
    by_key: Mapping[str, Mapping[Key, PlainRow]]

    @classmethod
    def of(cls, source: Source, rows: Mapping[str, tuple[PlainRow, ...]]) -> Stage:
        """Return measured rows with their keys."""
        return cls(source, rows, {name: keyed(each, KEYS[name]) for name, each in rows.items()})


def earlier_row(earlier: Stage | None, frame: str, *key: Any) -> Mapping[str, Any] | None:  # noqa: ANN401 - keys are of many types
    """Return the row of the period before that bears this name; None where there is none."""
    return None if earlier is None else earlier.by_key[frame].get(key)


def earlier_value(earlier: Stage | None, frame: str, key: Key, name: str) -> Any:  # noqa: ANN401 - a column may hold anything
    """Return a value of the row of the period before; None where there is none."""
    row = earlier_row(earlier, frame, *key)
    return None if row is None else row[name]
