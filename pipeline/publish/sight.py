"""What a member follows and may see: measures, dataset and register cut down to it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import asdict, replace

from pipeline.measure.declared import facts_of
from pipeline.measure.groups import group_rows, summed_facts
from pipeline.measure.measures import Measures
from pipeline.measure.rows import measured_frame
from pipeline.measure.stage import KEYS
from pipeline.register import Register
from pipeline.register_dates import in_force, latest_each
from schemas.column import Row, columns
from schemas.register import AssignedTask, Follow, Member, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.frames import Frame
    from pipeline.publish.report_matter import Matter

ALL: Final = "toan_bo"
OWN: Final = "don_vi"
_PROJECT: Final = "project_code"
_UNIT: Final = "unit_code"
_TASK: Final = "task_code"
_SHOWN: Final = frozenset(
    {
        *("projects", "milestones", "disbursements", "clearance", "obstacles", "tasks", "outlook"),
        "reporting",
    }
)
"""The measures that documents of a member draw on."""

_BARE: Final = dict.fromkeys(("email", "contact", "phone"))
"""A unit without its people and addresses."""
_OFFICE_ONLY: Final = frozenset({"adjustments", "waivers", "members", "follows", "assignments"})
"""Sheets of the register that are the office's own; nobody who sees a part is shown them."""


class Sight(Struct, frozen=True):
    """A member, and what is theirs.

    Attributes:
        member: as the register has them on the day of the report.
        followed: codes of the projects that the brief speaks of, in the report's order.
        sees_all: whether the whole report may be given to them.
        is_particular: whether they follow projects of their own, not simply all.
        unit: whose tasks and returns they are shown; empty where they are shown none.
    """

    member: Member
    followed: tuple[str, ...]
    sees_all: bool
    is_particular: bool
    unit: str

    @property
    def view(self) -> tuple[object, ...]:
        """All on which what is shown to them depends; who has the same is shown the same."""
        return self.followed, self.sees_all, self.is_particular, self.unit, self.member.sees


def sights(matter: Matter) -> tuple[Sight, ...]:
    """Return the members of the day with what each follows, in the register's order.

    What a member may see follows from Phạm vi xem; where that is not said, it is what they follow
    and no more. One who may see all and follows nothing in particular follows all.
    """
    members = latest_each(matter.register.rows(Member), lambda row: row.member_code, matter.as_of)
    return tuple(_sight(member, matter) for member in members)


def seen(matter: Matter, sight: Sight) -> Matter:
    """Return what the member follows, and nothing else: other projects' and units' rows are gone.

    Sums are those of the projects that are left. What no document of a member shows is empty:
    the dataset's own tables, curves, packages, procedures, changes.
    """
    codes, unit = frozenset(sight.followed), sight.unit
    dataset = replace(
        matter.dataset,
        tables={},
        returns=matter.dataset.returns.emptied(),
        reporting=matter.dataset.reporting.emptied(),
        cells=matter.dataset.cells.emptied(),
        clashes=matter.dataset.clashes.emptied(),
        adjustments=matter.dataset.adjustments.emptied(),
    )
    measures = _measures(matter.measures, codes, unit)
    periods = {
        table: {code: period for code, period in found.items() if code in codes}
        for table, found in matter.periods.items()
    }
    return type(matter).of(measures, dataset, _register(matter.register, codes, unit), periods)


def _sight(member: Member, matter: Matter) -> Sight:
    wanted = _of_own_unit(member, matter) if member.sees == OWN else _assigned(member, matter)
    listed = tuple(row[_PROJECT] for row in matter.projects)
    sees_all = member.sees == ALL
    followed = tuple(code for code in listed if code in wanted)
    told = listed if sees_all and not followed else followed
    unit = _unit_shown(member, matter)
    return Sight(member, told, sees_all, is_particular=bool(followed), unit=unit)


def _unit_shown(member: Member, matter: Matter) -> str:
    """Return a member's unit; who sees the whole report is shown only the tasks of theirs."""
    unit = member.unit_code or ""
    tasked = (row[_UNIT] for row in matter.measures.tasks.rows)
    return "" if member.sees == ALL and unit not in tasked else unit


def _assigned(member: Member, matter: Matter) -> frozenset[str]:
    rows = [
        row
        for row in matter.register.rows(Follow)
        if row.member_code == member.member_code and in_force(row, matter.as_of)
    ]
    named = {row.project_code for row in rows if row.project_code}
    watched = {row.field for row in rows if row.field}
    listed = matter.register.projects_on(matter.cutoff)
    return frozenset(named | {row.project_code for row in listed if row.field in watched})


def _of_own_unit(member: Member, matter: Matter) -> frozenset[str]:
    """Return the projects that a member's unit builds, or that lie in its commune."""
    unit = member.unit_code
    if not unit:
        return frozenset()
    return frozenset(
        row.project_code
        for row in matter.register.projects_on(matter.cutoff)
        if unit == row.owner_code
        or unit in matter.register.communes_of(row.project_code, matter.cutoff)
    )


def _measures(measures: Measures, codes: frozenset[str], unit: str) -> Measures:
    kept = {
        name: _kept(frame, codes, unit) if name in _SHOWN else frame.emptied()
        for name, frame in asdict(measures).items()
    }
    is_whole = len(kept["projects"]) == len(measures.projects)
    kept["groups"] = measures.groups if is_whole else _summed(kept["projects"])
    return Measures(**kept)


def _summed(projects: Frame) -> Frame:
    facts = (*facts_of("groups"), *summed_facts())
    return measured_frame(group_rows(projects.rows), facts, KEYS["groups"])


def _kept(table: Frame, codes: frozenset[str], unit: str) -> Frame:
    """Return the rows of the projects; of tasks, and of what names no project, the unit's own."""
    if _PROJECT not in table.plan or _TASK in table.plan:
        return _of_unit(table, unit)
    return table.where(_PROJECT, codes)


def _of_unit(table: Frame, unit: str) -> Frame:
    if _UNIT not in table.plan:
        return table.emptied()
    return table.where(_UNIT, {unit})


def _register(register: Register, codes: frozenset[str], unit: str) -> Register:
    theirs = {
        name: _theirs(rows, codes, unit)
        for name, rows in register.tables.items()
        if name not in _OFFICE_ONLY
    }
    return Register.of(theirs | {Unit.sheet.name: _bare_units(register)})


@lru_cache(maxsize=2)
def _bare_units(register: Register) -> tuple[Unit, ...]:
    """Return the units of a register without people and addresses, as everybody is shown them."""
    return tuple(row.model_copy(update=_BARE) for row in register.rows(Unit))


def _theirs(rows: tuple[Row, ...], codes: frozenset[str], unit: str) -> Iterable[Row]:
    """Return the rows of the projects, and of none; of tasks the unit's own."""
    model = type(rows[0]) if rows else Row
    if model is AssignedTask:
        return (row for row in rows if getattr(row, _UNIT) == unit)
    if _PROJECT not in columns(model):
        return rows
    wanted = {None, *codes}
    return (row for row in rows if getattr(row, _PROJECT) in wanted)
