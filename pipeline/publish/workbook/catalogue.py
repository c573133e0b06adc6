"""All tables of the workbook, so that the formulas of each can name every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.workbook import land_tables as land
from pipeline.publish.workbook import list_tables as lists
from pipeline.publish.workbook import money_tables as money
from pipeline.publish.workbook import work_tables as work
from pipeline.publish.workbook.findings_sheet import FINDINGS
from pipeline.publish.workbook.plan_points import PAYMENT_POINTS, WORK_POINTS
from pipeline.publish.workbook.project_table import GROUPS, PROJECTS
from pipeline.publish.workbook.status_columns import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.workbook.columns import Table

DATA: Final[Mapping[str, Table]] = {
    "packages": work.PACKAGES,
    "packages_listed": work.CONTRACTS,
    "milestones": work.MILESTONES,
    "work_points": WORK_POINTS,
    "disbursements": money.DISBURSEMENTS,
    "treasury": money.TREASURY,
    "decisions": money.DECISIONS,
    "payment_points": PAYMENT_POINTS,
    "mobilised": money.MOBILISED,
    "needs": money.NEEDS,
    "clearance": land.CLEARANCE,
    "procedures": land.PROCEDURES,
    "agencies": lists.AGENCIES,
    "settlements": lists.SETTLEMENTS,
    "obstacles": land.OBSTACLES,
    "tasks": land.TASKS,
    "outlook": land.OUTLOOK,
    "returns": lists.RETURNS,
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
        lists.CHANGES,
        lists.ADJUSTMENTS,
        lists.CLASHES,
        lists.DISCIPLINE,
        lists.DUTIES,
    )
}
"""Every table by its name in formulas."""
