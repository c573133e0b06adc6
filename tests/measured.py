"""Measures of a few invented projects for tests of what is published."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast

from pipeline.frames import TEXT, Frame
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset

BILLION: Final = 1_000_000_000
PERIOD: Final = Period.parse("2026-Q1")
CUTOFF: Final = date(2026, 3, 14)
AS_OF: Final = date(2026, 3, 25)

_SUMS: Final = """
    total_investment_vnd progress_base_vnd done_work_vnd accepted_work_vnd done_rate planned_rate
    progress_gap_rate plan_all_vnd paid_all_vnd rate_all plan_year_vnd paid_year_vnd rate_year
    plan_year_province_vnd rate_year_province plan_year_pm_vnd rate_year_pm paid_period_vnd
    planned_payment_vnd rate_planned payment_gap_vnd needed_per_month_vnd estimate_year_end_vnd
    spent_vnd spent_ytd_vnd planned_year_vnd investor_capital_vnd rate_investment
    rate_private_year required_m2 handed_over_m2 area_rate compensation_approved_vnd
    compensation_paid_vnd compensation_rate
    households_affected households_handed_over houses_to_move houses_moved graves_total
    graves_moved utilities_total utilities_done
"""
_PROJECTS: Final = """
    project_code name portfolio capital_group capital_level group owner_code data_date carried_from
    has_report finish_approved_date finish_forecast_date finish_actual_date slip_approved_days
    rate_year_reason rate_all_reason clearance_slip_days clearance_status
    delay_cause delay_nature delay_party status previous_status status_reason
    verdict verdict_reason reported_verdict verdict_differs done_rate_change paid_change_vnd
"""
_COLUMNS: Final = {
    "projects": _PROJECTS + _SUMS,
    "groups": "group n_projects n_carried" + _SUMS,
    "packages": "project_code carried_from carried_fields",
    "milestones": "project_code carried_from carried_fields",
    "disbursements": "project_code carried_from carried_fields",
    "clearance": "project_code carried_from carried_fields",
    "tasks": """
        task_code unit_code content source_document due_date status finished_on result late_reason
        overdue days_late
    """,
    "obstacles": """
        obstacle_code project_code content raised_on raised_on_first carried_from
        responsible_unit authority_level proposal due_date due_date_first status is_open escalated
        overdue
    """,
    "outlook": """
        project_code unit_code done_text next_text next_due next_due_first lead_unit proposal
        proposal_to
    """,
    "reporting": "unit_code owed on_time late missing refused not_due",
    "months": "project_code month planned_rate planned_payment_vnd done_rate paid_vnd",
}


def measures(**tables: Sequence[Mapping[str, Any]]) -> Measures:
    """Return measures that hold these rows; a table or column that is left out is empty."""
    frames = {
        name: Frame(
            dict.fromkeys(listed, TEXT),
            {column: [row.get(column) for row in tables.get(name, ())] for column in listed},
        )
        for name, listed in columns().items()
    }
    return cast("Measures", SimpleNamespace(**frames))


def columns() -> dict[str, list[str]]:
    """Return the columns of each table that the tests fill in."""
    return {name: listed.split() for name, listed in _COLUMNS.items()}


def dataset(period: Period = PERIOD, cutoff: date = CUTOFF, as_of: date = AS_OF) -> Dataset:
    """Return the days of a dataset; its tables are not needed to write a report."""
    return cast("Dataset", SimpleNamespace(period=period, cutoff=cutoff, as_of=as_of, tables={}))


def project(code: str, group: str = "A", /, **columns: object) -> dict[str, object]:
    """Return a project's row of measures, named after its code where no name is given."""
    given = {"project_code": code, "name": f"Dự án {code}", "group": group}
    return {**given, "verdict_differs": False, **columns}


def group(code: str, n_projects: int, /, **columns: object) -> dict[str, object]:
    """Return the sums of a group; the empty code is that of all projects."""
    return {"group": code, "n_projects": n_projects, "n_carried": 0, **columns}
