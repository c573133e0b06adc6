"""The rows that a form is issued with: what the register knows, and what was said last time."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline.prefill import milestone_name
from schemas.choices import CAPITAL_KIND, Choice
from schemas.milestones import milestones_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.cell import Value
    from pipeline.forms_issue import Cells, Content, Key
    from pipeline.register import Register
    from pipeline.register_duties import Owed
    from pipeline.register_plans import CapitalKey
    from schemas.period import Period

_STATE_CAPITAL: Final = frozenset({"NSNN", "PPP"})
_PRIVATE_CAPITAL: Final = frozenset({"PPP", "NNS"})
_COMMUNES: Final = frozenset({"xa", "phuong"})
_CLOSED: Final = "da_xu_ly"


class LastRow(NamedTuple):
    """A row of the last accepted return.

    Attributes:
        values: as they are used.
        period: that they are of.
        unit_code: who reported them.
        reported: what the unit said, of the fields that an officer corrected.
    """

    values: Mapping[str, Value]
    period: Period
    unit_code: str
    reported: Mapping[str, Value] = MappingProxyType({})


class Scope(Struct, frozen=True):
    """One return to be asked for, and all that is known before it comes.

    Attributes:
        last: the last accepted rows of all units, by table and key.
    """

    register: Register
    owed: Owed
    last: Mapping[str, Mapping[Key, LastRow]]

    @property
    def on(self) -> date:
        """The day whose facts the form shows."""
        return self.owed.deadlines.cut_off

    def capital_of(self, project: str) -> str:
        """Return a project's capital group; a budget project where the register is silent."""
        row = self.register.project(project, self.on)
        return (row.capital_group if row else None) or "NSNN"

    def of(self, capital: frozenset[str]) -> Iterator[str]:
        """Yield the projects of some capital groups."""
        return (code for code in self.owed.project_codes if self.capital_of(code) in capital)

    def rows_of(self, table: str) -> Iterator[LastRow]:
        """Yield the last rows of a table on the projects of this return."""
        for row in self.last.get(table, {}).values():
            if row.values.get("project_code") in self.owed.project_codes:
                yield row


def _packages(scope: Scope) -> Iterator[Cells]:
    for project in scope.owed.project_codes:
        for package in scope.register.packages_of(project, scope.on):
            cells: dict[str, Content] = {
                "project_code": project,
                "package_code": Choice(package.package_code, package.name or ""),
            }
            if package.contract_date is None or package.contract_date.last <= scope.on:
                cells["contractor"] = package.contractor
                cells["contract_finish_date"] = package.contract_finish_date
            if package.start_date is not None and package.start_date.last <= scope.on:
                cells["start_date"] = package.start_date
            yield cells


def _milestones(scope: Scope) -> Iterator[Cells]:
    for project in scope.owed.project_codes:
        for code in _milestone_codes(scope, project):
            yield {"project_code": project, "milestone_code": code}


def _milestone_codes(scope: Scope, project: str) -> list[str]:
    usual = {item.code for item in milestones_of(scope.capital_of(project))}
    return sorted(usual | set(scope.register.milestones_of(project)))


def _pots(scope: Scope) -> Iterator[Cells]:
    for project in scope.of(_STATE_CAPITAL):
        for pot in scope.register.capital_keys(project, scope.on):
            if is_open(pot, scope.on):
                yield pot._asdict()


def is_open(pot: CapitalKey, day: date) -> bool:
    """Tell whether money of a plan may be paid on a day.

    A year's plan is paid until 31 January of the next; what is allowed to go on follows it, for the
    year after. Money advanced on a later plan is watched until that plan's year is over.
    """
    first = date(pot.budget_year, 1, 1)
    limit = date(pot.budget_year + 1, 1, 31)
    if pot.carry_kind == "nam":
        return first <= day <= limit
    if pot.carry_kind == "chuyen_sang":
        return limit < day <= date(pot.budget_year + 2, 1, 31)
    return day <= limit


def _mobilised(scope: Scope) -> Iterator[Cells]:
    for project in scope.of(_PRIVATE_CAPITAL):
        for kind in CAPITAL_KIND.items:
            yield {"project_code": project, "capital_kind": kind.code}


def _clearance(scope: Scope) -> Iterator[Cells]:
    unit = scope.register.unit(scope.owed.unit_code, scope.on)
    is_commune = unit is not None and unit.kind in _COMMUNES
    for project in scope.owed.project_codes:
        for plan in scope.register.clearance_plans(project, scope.on):
            if not is_commune or plan.commune_code == scope.owed.unit_code:
                yield {
                    "project_code": project,
                    "commune_code": plan.commune_code,
                    "section": plan.section,
                }


def _needs(scope: Scope) -> Iterator[Cells]:
    for row in scope.rows_of("needs"):
        yield {name: row.values.get(name) for name in ("project_code", "purpose")}


def _procedures(scope: Scope) -> Iterator[Cells]:
    """Yield the procedures not yet finished; a department is asked only for its own."""
    for row in scope.rows_of("procedures"):
        asked = scope.owed.form_code != "SN" or row.values.get("agency") == scope.owed.unit_code
        if asked and row.values.get("done_on") is None:
            yield {name: row.values.get(name) for name in ("project_code", "procedure")}


def _obstacles(scope: Scope) -> Iterator[Cells]:
    for row in scope.rows_of("obstacles"):
        if row.unit_code == scope.owed.unit_code and row.values.get("status") != _CLOSED:
            yield {name: row.values.get(name) for name in ("obstacle_code", "project_code")}


def _assigned_obstacles(scope: Scope) -> Iterator[Cells]:
    for row in scope.last.get("obstacles", {}).values():
        said = row.values
        is_own = said.get("responsible_unit") == scope.owed.unit_code
        if is_own and said.get("status") != _CLOSED:
            yield {"obstacle_code": said.get("obstacle_code"), "content": _told(scope, said)}


def _told(scope: Scope, obstacle: Mapping[str, Value]) -> str:
    project = scope.register.project(str(obstacle.get("project_code") or ""), scope.on)
    name = f"{project.project_code} – {project.name}: " if project else ""
    return f"{name}{obstacle.get('content') or ''}"


def _tasks(scope: Scope) -> Iterator[Cells]:
    for task in scope.register.tasks_of(scope.owed.unit_code, scope.on):
        yield {"task_code": task.task_code}


def _outlook(scope: Scope) -> Iterator[Cells]:
    return ({"project_code": project} for project in scope.owed.project_codes)


def _plans(scope: Scope) -> Iterator[Cells]:
    for project in scope.owed.project_codes:
        version = _next_version(scope, project)
        year = scope.owed.period.year
        yield {"project_code": project, "version": version, "year": year}


def _milestone_plans(scope: Scope) -> Iterator[Cells]:
    for project in scope.owed.project_codes:
        for code in _milestone_codes(scope, project):
            cells: dict[str, Content] = {
                "project_code": project,
                "version": _next_version(scope, project),
                "milestone_code": code,
                "milestone_name": milestone_name(scope.register, project, code),
                "planned_date": scope.register.approved_date(project, code, scope.on),
            }
            yield cells


def _next_version(scope: Scope, project: str) -> int:
    """Return the version that a new proposal would be; 0 is the first."""
    in_force = scope.register.plan_version_in_force(project, scope.on)
    return 0 if in_force is None else in_force + 1


ROWS: Final[Mapping[str, Callable[[Scope], Iterator[Cells]]]] = {
    "packages": _packages,
    "milestones": _milestones,
    "disbursements": _pots,
    "mobilised": _mobilised,
    "needs": _needs,
    "procedures": _procedures,
    "clearance": _clearance,
    "obstacles": _obstacles,
    "assigned_obstacles": _assigned_obstacles,
    "tasks": _tasks,
    "outlook": _outlook,
    "work_plan": _plans,
    "payment_plan": _plans,
    "milestone_plan": _milestone_plans,
    "treasury": _pots,
}
"""What each table is issued with: at least the key of every row."""
