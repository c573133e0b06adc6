"""What was promised and decided, as it stood on a day: capital, milestones, schedules, land."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.register_dates import latest_each
from pipeline.register_memory import once
from schemas.register import ApprovedPlan, CapitalPlan, ClearancePlan, PlannedMilestone

if TYPE_CHECKING:
    from datetime import date

    from pipeline.register import Register
    from schemas.said import SaidDate


class CapitalKey(NamedTuple):
    """One pot of money: the key of a row of Giải ngân and of Thanh toán."""

    project_code: str
    source: str
    budget_year: int
    carry_kind: str


def capital_plan(register: Register, key: CapitalKey, level: str, on: date) -> int | None:
    """Return the plan of one level as decided up to a day, in đồng: Σ of its signed amounts.

    An adjustment is the change it makes. Levels are never added to each other. None without a
    decision: no plan is not a plan of 0.
    """
    decisions = register.capital_decisions(key, level, on)
    amounts = [row.amount_vnd for row in decisions if row.amount_vnd is not None]
    return sum(amounts) if amounts else None


def capital_decisions(
    register: Register, key: CapitalKey, level: str, on: date
) -> tuple[CapitalPlan, ...]:
    """Return the decisions of one level dated up to a day, in the register's order.

    A day said vaguely counts from its last day; a decision without a date is not yet one.
    """
    return tuple(
        row
        for row in register.where(CapitalPlan, **key._asdict(), level=level)
        if _reached(row.decision_date, on)
    )


def capital_keys(register: Register, project: str, on: date) -> tuple[CapitalKey, ...]:
    """Return the pots of money that a project was given up to a day, in the register's order."""
    keys = (
        _capital_key(row)
        for row in register.where(CapitalPlan, project_code=project)
        if _reached(row.decision_date, on)
    )
    return tuple(dict.fromkeys(keys))


@once
def milestones_of(register: Register, project: str) -> tuple[str, ...]:
    """Return the codes of the milestones planned for a project, in the order of the codes."""
    rows = register.where(PlannedMilestone, project_code=project)
    return tuple(sorted({row.milestone_code for row in rows}))


def planned_milestone(
    register: Register, project: str, milestone: str, version: int
) -> PlannedMilestone | None:
    """Return one version of a milestone's plan; 0 is the baseline."""
    versions = milestone_versions(register, project, milestone)
    return next((row for row in versions if row.version == version), None)


def baseline_date(register: Register, project: str, milestone: str) -> SaidDate | None:
    """Return the day first promised for a milestone; it never changes."""
    baseline = planned_milestone(register, project, milestone, 0)
    return baseline.planned_date if baseline else None


def approved_milestone(
    register: Register, project: str, milestone: str, on: date
) -> PlannedMilestone | None:
    """Return the version of a milestone's plan in force on a day, with its document.

    It is the baseline until a change is approved. A change holds from the day it names, else from
    its document's date; one with neither is not approved.
    """
    versions = milestone_versions(register, project, milestone)
    holding = [row for row in versions if _is_approved(row, on)]
    return holding[-1] if holding else None


def approved_date(register: Register, project: str, milestone: str, on: date) -> SaidDate | None:
    """Return the day promised for a milestone by the plan in force on a day."""
    row = approved_milestone(register, project, milestone, on)
    return row.planned_date if row else None


def plan_versions(register: Register, project: str, on: date) -> tuple[ApprovedPlan, ...]:
    """Return the approvals of a project's schedule plans in force by a day, oldest version first.

    The last is in force; older years of the curve come from its predecessors.
    """
    rows = [
        row
        for row in register.where(ApprovedPlan, project_code=project)
        if row.in_force_from and row.in_force_from.first <= on
    ]
    return tuple(sorted(rows, key=lambda row: row.version))


def plan_version_in_force(register: Register, project: str, on: date) -> int | None:
    """Return the version of the schedule plan in force on a day; None where none is approved."""
    versions = plan_versions(register, project, on)
    return versions[-1].version if versions else None


@once
def clearance_plans(register: Register, project: str, on: date) -> tuple[ClearancePlan, ...]:
    """Return what a project must clear, by commune and section, as planned on a day."""
    rows = register.where(ClearancePlan, project_code=project)
    return latest_each(rows, lambda row: (row.commune_code, row.section), on)


def _capital_key(row: CapitalPlan) -> CapitalKey:
    return CapitalKey(row.project_code, row.source, row.budget_year, row.carry_kind)


def _reached(day: SaidDate | None, on: date) -> bool:
    return day is not None and day.last <= on


@once
def milestone_versions(
    register: Register, project: str, milestone: str
) -> tuple[PlannedMilestone, ...]:
    """Return all versions of a milestone's plan, the baseline first, approved or not."""
    rows = register.where(PlannedMilestone, project_code=project, milestone_code=milestone)
    return tuple(sorted(rows, key=lambda row: row.version))


def _is_approved(row: PlannedMilestone, on: date) -> bool:
    if row.version == 0:
        return True
    start = row.in_force_from or row.document_date
    return start is not None and start.first <= on
