"""The curves that the report draws: plans and facts of many projects, added up month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.publish.phrases import Record

_PUBLIC: Final = "NSNN"


class Curve(Struct, frozen=True):
    """Plan and fact at the ends of months.

    Attributes:
        months: as 2026-09, without a gap.
        planned: at each month's end.
        done: known only in the months of data dates, at their day; None elsewhere.
        projects: how many projects are in the sums.
    """

    months: tuple[str, ...]
    planned: tuple[float | None, ...]
    done: tuple[float | None, ...]
    projects: int

    def since(self, planned: float) -> Curve:
        """Return the curve from the month before the plan, or the fact, first reaches a value."""
        reached = (
            max(pair[0] or 0, pair[1] or 0) for pair in zip(self.planned, self.done, strict=True)
        )
        first = next((place for place, value in enumerate(reached) if value >= planned), 0)
        cut = slice(max(first - 1, 0), None)
        return replace(
            self, months=self.months[cut], planned=self.planned[cut], done=self.done[cut]
        )


def work_by_month(projects: Iterable[Record], months: Iterable[Record]) -> Curve | None:
    """Return Σ planned and Σ done work over Σ base, of the projects that have all three.

    So the last known point is the rate of the same projects on the same base as the curve. A
    project's plan is 0 before its first month and stays at its last value after its last; a fact
    stands until the next one. A month in which one of the projects was not yet known has no fact.

    Args:
        projects: with `progress_base_vnd` and `done_rate`.
        months: of all projects, each project's in their order.

    Returns:
        Shares; None where no project has all three.
    """
    bases = {
        row["project_code"]: row["progress_base_vnd"]
        for row in projects
        if row["progress_base_vnd"] and row["done_rate"] is not None
    }
    told = _by_project(months, set(bases))
    counted = {code: rows for code, rows in told.items() if _last(rows, "planned_rate") is not None}
    if not counted:
        return None
    base = sum(bases[code] for code in counted)
    axis = _axis(counted.values())
    planned = _added(axis, counted, "planned_rate", bases)
    done = _facts(axis, counted, "done_rate", bases)
    return Curve(axis, _over(planned, base), _over(done, base), len(counted))


def payments_by_month(
    projects: Iterable[Record], months: Iterable[Record], year: int
) -> Curve | None:
    """Return Σ planned and Σ paid since the projects' beginning in the months of a year, in đồng.

    Only projects on the state's budget, whose payment plan speaks of state capital alone, and of
    these the ones with a plan and a known payment.
    """
    public = {row["project_code"] for row in projects if row["capital_group"] == _PUBLIC}
    told = _by_project(months, public)
    counted = {
        code: rows
        for code, rows in told.items()
        if _last(rows, "planned_payment_vnd") is not None and _last(rows, "paid_vnd") is not None
    }
    axis = tuple(month for month in _axis(counted.values()) if month.startswith(f"{year}-"))
    if not axis:
        return None
    ones = dict.fromkeys(counted, 1)
    planned = _added(axis, counted, "planned_payment_vnd", ones)
    return Curve(axis, planned, _facts(axis, counted, "paid_vnd", ones), len(counted))


def _by_project(months: Iterable[Record], wanted: set[str]) -> dict[str, list[Record]]:
    told: dict[str, list[Record]] = {}
    for row in months:
        if row["project_code"] in wanted:
            told.setdefault(row["project_code"], []).append(row)
    return told


def _last(rows: Sequence[Record], field: str) -> float | None:
    return next((row[field] for row in reversed(rows) if row[field] is not None), None)


def _axis(projects: Iterable[Sequence[Record]]) -> tuple[str, ...]:
    return tuple(sorted({row["month"] for rows in projects for row in rows}))


def _added(
    axis: Sequence[str],
    counted: Mapping[str, Sequence[Record]],
    field: str,
    weights: Mapping[str, int],
) -> tuple[float | None, ...]:
    """Return the weighted sums of what each project is planned to have reached by each month."""
    totals = [0.0] * len(axis)
    for code, rows in counted.items():
        reached = {row["month"]: row[field] for row in rows if row[field] is not None}
        value = 0.0
        for place, month in enumerate(axis):
            value = reached.get(month, value)
            totals[place] += value * weights[code]
    return tuple(totals)


def _facts(
    axis: Sequence[str],
    counted: Mapping[str, Sequence[Record]],
    field: str,
    weights: Mapping[str, int],
) -> tuple[float | None, ...]:
    """Return the weighted sums of what was reached, where every project's is known by then."""
    known = {
        code: {row["month"]: row[field] for row in rows if row[field] is not None}
        for code, rows in counted.items()
    }
    dated = {month for facts in known.values() for month in facts}
    last: dict[str, float] = {}
    found: list[float | None] = []
    for month in axis:
        last |= {code: facts[month] for code, facts in known.items() if month in facts}
        is_whole = month in dated and len(last) == len(counted)
        found.append(sum(last[code] * weights[code] for code in last) if is_whole else None)
    return tuple(found)


def _over(values: Iterable[float | None], base: float) -> tuple[float | None, ...]:
    return tuple(None if value is None else value / base for value in values)
