"""What the register still asks for at the cut-off: a row left out may be one that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.merge.standing import budget_closes
from schemas.milestones import MILESTONES
from schemas.register import AssignedTask, Project, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.check.checked import CheckedBook, Key
    from pipeline.merge.scope import Scope
    from pipeline.merge.standing import Standing

WHOLE: Final = "toan_bo"

_COMMON_MILESTONES: Final = frozenset(item.code for item in MILESTONES)
_SETTLED: Final = {
    "obstacles": ("da_xu_ly", "resolved_on"),
    "assigned_obstacles": ("da_xu_ly", "resolved_on"),
    "procedures": ("da_co_ket_qua", "done_on"),
}
"""The status that ends a matter, and the field of its day; other rows are never settled."""


class Duties(Struct, frozen=True):
    """What is asked for at the period's cut-off.

    Attributes:
        listed: the projects of the portfolio.
        packages: the packages of the register, by project and code.
        milestones: those planned for a project, by project and code.
        sections: the parts to be cleared, by project, commune and section.
        tasks: the tasks still open, by unit and code.
        order: the place of each unit in the register.
    """

    listed: frozenset[str]
    packages: frozenset[Key]
    milestones: frozenset[Key]
    sections: frozenset[Key]
    tasks: frozenset[Key]
    order: Mapping[str, int]

    @classmethod
    def of(cls, scope: Scope) -> Duties:
        """Return the duties of a period."""
        register, day = scope.register, scope.cut_off()
        projects = {row.project_code for row in register.rows(Project)}
        units = {row.unit_code for row in register.rows(AssignedTask) if row.unit_code}
        return cls(
            listed=frozenset(row.project_code for row in register.projects_on(day)),
            packages=frozenset(
                (project, row.package_code)
                for project in projects
                for row in register.packages_of(project, day)
            ),
            milestones=frozenset(
                (project, code) for project in projects for code in register.milestones_of(project)
            ),
            sections=frozenset(
                (project, row.commune_code, row.section)
                for project in projects
                for row in register.clearance_plans(project, day)
            ),
            tasks=frozenset(
                (unit, row.task_code) for unit in units for row in register.tasks_of(unit, day)
            ),
            order={
                code: place
                for place, code in enumerate(
                    dict.fromkeys(row.unit_code for row in register.rows(Unit))
                )
            },
        )

    def asks(self, standing: Standing) -> bool:
        """Whether a row's key is still in the register, where the register alone gives it."""
        if standing.table == "packages":
            return standing.key in self.packages
        if standing.table == "milestones":
            return standing.key[1] in _COMMON_MILESTONES or standing.key in self.milestones
        if standing.table == "tasks":
            return (standing.unit_code, *standing.key) in self.tasks
        return True

    def misses(self, standing: Standing, book: CheckedBook) -> bool:
        """Whether a return that leaves a known row out lacks it, so that the row still stands.

        Budget years that are over, packages and tasks gone from the register, and parts of a
        commune that the return reports in another way are not missed.
        """
        if standing.table in {"disbursements", "treasury"}:
            _, _, budget_year, carry_kind = standing.key
            return book.identity.data_date <= budget_closes(budget_year, carry_kind)
        if standing.table == "clearance":
            return self._misses_section(standing.key, book)
        return self.asks(standing)

    def _misses_section(self, key: Key, book: CheckedBook) -> bool:
        reported = {row.key[2] for row in book.rows.get("clearance", ()) if row.key[:2] == key[:2]}
        if WHOLE in reported or (reported and key[2] == WHOLE):
            return False
        return key in self.sections or not reported


def is_settled(standing: Standing, day: date) -> bool:
    """Whether a matter was over by a day: it stands in no later report.

    Without a day of its own it was over when it was reported so.
    """
    status, field = _SETTLED.get(standing.table, ("", ""))
    ended = standing.values.get(field) if field else None
    if ended is None and (not status or standing.values.get("status") != status):
        return False
    said_on = standing.said_of("status").data_date
    return getattr(ended, "last", said_on) <= day
