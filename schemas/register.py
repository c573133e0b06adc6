"""The register's workbook: every sheet of it, in the order of its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from schemas.register_general import Calendar, DocumentSetting, General, LegalBasis
from schemas.register_office import Adjustment, AssignedTask, Inspection, Override, Waiver
from schemas.register_plans import (
    ApprovedPlan,
    Benchmark,
    CapitalPlan,
    ClearancePlan,
    PlannedMilestone,
    Threshold,
)
from schemas.register_projects import INVESTMENT_PARTS, PRIVATE_PARTS, Project, WorkPackage
from schemas.register_units import Alias, Assignment, Follow, Member, Unit

if TYPE_CHECKING:
    from schemas.column import Row

REGISTER_SHEETS: Final[tuple[type[Row], ...]] = (
    General,
    Project,
    WorkPackage,
    Unit,
    Alias,
    Assignment,
    Member,
    Follow,
    CapitalPlan,
    ClearancePlan,
    PlannedMilestone,
    ApprovedPlan,
    Calendar,
    Threshold,
    Benchmark,
    AssignedTask,
    Inspection,
    LegalBasis,
    DocumentSetting,
    Adjustment,
    Waiver,
    Override,
)

__all__ = [
    "INVESTMENT_PARTS",
    "PRIVATE_PARTS",
    "REGISTER_SHEETS",
    "Adjustment",
    "Alias",
    "ApprovedPlan",
    "AssignedTask",
    "Assignment",
    "Benchmark",
    "Calendar",
    "CapitalPlan",
    "ClearancePlan",
    "DocumentSetting",
    "Follow",
    "General",
    "Inspection",
    "LegalBasis",
    "Member",
    "Override",
    "PlannedMilestone",
    "Project",
    "Threshold",
    "Unit",
    "Waiver",
    "WorkPackage",
]
