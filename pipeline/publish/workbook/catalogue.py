"""All tables of the workbook, so that the formulas of each can name every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.workbook.decision_table import DECISIONS
from pipeline.publish.workbook.findings_sheet import FINDINGS
from pipeline.publish.workbook.land_tables import CLEARANCE, OBSTACLES, OUTLOOK, PROCEDURES, TASKS
from pipeline.publish.workbook.list_tables import (
    ADJUSTMENTS,
    AGENCIES,
    CHANGES,
    CLASHES,
    DISCIPLINE,
    DUTIES,
    RETURNS,
    SETTLEMENTS,
)
from pipeline.publish.workbook.money_tables import (
    DISBURSEMENTS,
    MOBILISED,
    NEEDS,
    TREASURY,
)
from pipeline.publish.workbook.plan_points import PAYMENT_POINTS, WORK_POINTS
from pipeline.publish.workbook.project_table import GROUPS, PROJECTS
from pipeline.publish.workbook.status_columns import THRESHOLDS
from pipeline.publish.workbook.work_tables import CONTRACTS, MILESTONES, PACKAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.workbook.columns import Table

DATA: Final[Mapping[str, Table]] = {
    "packages": PACKAGES,
    "packages_listed": CONTRACTS,
    "milestones": MILESTONES,
    "work_points": WORK_POINTS,
    "disbursements": DISBURSEMENTS,
    "treasury": TREASURY,
    "decisions": DECISIONS,
    "payment_points": PAYMENT_POINTS,
    "mobilised": MOBILISED,
    "needs": NEEDS,
    "clearance": CLEARANCE,
    "procedures": PROCEDURES,
    "agencies": AGENCIES,
    "settlements": SETTLEMENTS,
    "obstacles": OBSTACLES,
    "tasks": TASKS,
    "outlook": OUTLOOK,
    "returns": RETURNS,
}
"""The tables that have a sheet of their own, by the name of their rows, in their order."""

TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (
        PROJECTS,
        GROUPS,
        THRESHOLDS,
        *DATA.values(),
        FINDINGS,
        CHANGES,
        ADJUSTMENTS,
        CLASHES,
        DISCIPLINE,
        DUTIES,
    )
}
"""Every table by its name in formulas."""
