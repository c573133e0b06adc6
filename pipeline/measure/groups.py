"""Sums over groups of projects and over all of them; rates are rates of sums."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.measure.declared import facts_of
from pipeline.measure.rate import Base, Rate, known_sum, total_rate
from pipeline.measure.rounding import shown, shown_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.frames import PlainRow
    from pipeline.measure.declared import MeasureFact

TOTAL: Final = ""
_GROUPS: Final = ("A", "B", "C", "D")
_COUNTED: Final = {
    "n_green": ("status", "xanh"),
    "n_amber": ("status", "vang"),
    "n_red": ("status", "do"),
    "n_grey": ("status", "xam"),
    "n_on_schedule": ("verdict", "dap_ung"),
    "n_late": ("verdict", "cham"),
}


def group_rows(projects: Sequence[PlainRow]) -> tuple[PlainRow, ...]:
    """Return the sums of groups A to D, then of all projects; a sum of nothing known is unknown."""
    groups = {code: [row for row in projects if row["group"] == code] for code in _GROUPS}
    return tuple(_together(code, rows) for code, rows in (groups | {TOTAL: list(projects)}).items())


@cache
def summed_facts() -> tuple[MeasureFact, ...]:
    """Return the columns of projects that groups have as well, in their order."""
    return tuple(fact for fact in facts_of("projects") if fact.is_summed or fact.ratio)


def _together(code: str, rows: Sequence[PlainRow]) -> PlainRow:
    sums = {fact.name: _total(fact, rows) for fact in summed_facts()}
    counts = {
        name: sum(row[column] == value for row in rows)
        for name, (column, value) in _COUNTED.items()
    }
    return {
        "group": code,
        "n_projects": len(rows),
        **counts,
        "n_carried": sum(row["carried_from"] is not None for row in rows),
        **sums,
        "progress_gap_rate": _gap(rows),
    }


def _total(fact: MeasureFact, rows: Sequence[PlainRow]) -> float | None:
    if fact.ratio is None:
        return known_sum(row[fact.name] for row in rows)
    numerator, denominator = fact.ratio
    return total_rate(Rate(row[numerator], row[denominator], Base.MIXED) for row in rows).rate.value


def _gap(rows: Sequence[PlainRow]) -> float | None:
    """Return Σ done ÷ Σ base − Σ planned ÷ Σ base over the projects that have all three.

    Both are rounded to 0.0001 first, as a project's are: the gap is that of the printed rates.
    """
    known = [row for row in rows if row["progress_gap_rate"] is not None]
    done, planned = (
        total_rate(
            Rate(row[name], row["progress_base_vnd"], Base.MIXED) for row in known
        ).rate.value
        for name in ("done_work_vnd", "planned_work_vnd")
    )
    if done is None or planned is None:
        return None
    return shown(shown_share(done) - shown_share(planned), 4)
