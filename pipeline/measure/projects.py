"""One row a project: everything that is measured of it, by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.measure.benchmark_rows import benchmark_fields
from pipeline.measure.capital_rows import capital_fields
from pipeline.measure.clearance_rows import clearance_fields
from pipeline.measure.milestone_rows import finish_fields
from pipeline.measure.obstacle_rows import obstacle_fields
from pipeline.measure.rounding import shown
from pipeline.measure.rows import grouped
from pipeline.measure.stage import earlier_row
from pipeline.measure.status_rows import status_fields, verdict_fields
from pipeline.measure.work_rows import delay_fields, progress_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from pipeline.measure.stage import Stage

_RATE_DIGITS = 6


def project_rows(
    source: Source, parts: Mapping[str, tuple[PlainRow, ...]], earlier: Stage | None
) -> tuple[PlainRow, ...]:
    """Return a row for each listed project, by group, then in the register's order.

    Args:
        source: the period's dataset.
        parts: the measured rows of packages, milestones, disbursements, clearance, obstacles.
        earlier: the period before, measured by the same rules.
    """
    by_project = {name: grouped(rows) for name, rows in parts.items()}
    return tuple(
        _project(
            source, case, {name: by.get(case.code, ()) for name, by in by_project.items()}, earlier
        )
        for case in source.cases
    )


def _project(
    source: Source,
    case: Case,
    own: Mapping[str, tuple[PlainRow, ...]],
    earlier: Stage | None,
) -> PlainRow:
    before = earlier_row(earlier, "projects", case.code)
    row = (
        _identity(case)
        | progress_fields(source, case, own, before)
        | finish_fields(own["milestones"])
        | capital_fields(source, case, own["disbursements"], earlier)
        | clearance_fields(own["clearance"])
        | obstacle_fields(own["obstacles"])
        | delay_fields(own["packages"])
    )
    row |= benchmark_fields(source, case, row)
    row |= status_fields(source, case, row, before)
    return row | verdict_fields(source, case, row, own) | _changes(row, before)


def _identity(case: Case) -> PlainRow:
    listed = case.listed
    return {
        "project_code": case.code,
        "name": listed.name or case.code,
        "portfolio": listed.portfolio,
        "capital_group": case.capital_group,
        "group": case.group,
        "owner_code": listed.owner_code,
        "data_date": case.data_date,
        "carried_from": case.carried_from,
        "has_report": case.has_report,
        "total_investment_vnd": case.total_investment_vnd,
    }


def _changes(row: PlainRow, before: Mapping[str, Any] | None) -> PlainRow:
    """Return what moved since the period before; payments only within one budget year."""
    same_year = before is not None and before["budget_year"] == row["budget_year"]
    rate = _moved(row, before, "done_rate")
    return {
        "done_rate_change": None if rate is None else shown(rate, _RATE_DIGITS),
        "paid_change_vnd": _moved(row, before, "paid_all_vnd") if same_year else None,
    }


def _moved(row: PlainRow, before: Mapping[str, Any] | None, name: str) -> Any:  # noqa: ANN401 - a number of any unit
    if before is None or row[name] is None or before[name] is None:
        return None
    return row[name] - before[name]
