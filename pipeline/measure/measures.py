"""The step from a dataset to its measures: every topic's rows, then the frames that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.changes import change_rows
from pipeline.measure.clearance_rows import clearance_rows
from pipeline.measure.declared import facts_of
from pipeline.measure.disbursement_rows import disbursement_rows
from pipeline.measure.groups import group_rows, summed_facts
from pipeline.measure.milestone_rows import milestone_rows
from pipeline.measure.months_rows import month_rows
from pipeline.measure.obstacle_rows import obstacle_rows, task_rows
from pipeline.measure.procedure_rows import agency_rows, procedure_rows, settlement_rows
from pipeline.measure.projects import project_rows
from pipeline.measure.reporting_rows import reporting_rows
from pipeline.measure.rows import measured_frame
from pipeline.measure.source import source_of
from pipeline.measure.stage import KEYS, Stage
from pipeline.measure.work_rows import package_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.frames import Frame, PlainRow
    from pipeline.merge import Dataset
    from pipeline.register import Register


class Measures(Struct, frozen=True):
    """What is measured of one period, a frame a grain; `declared` tells of every column.

    Attributes:
        projects: one row a project listed at the cut-off.
        groups: groups A to D, then all projects under the empty code.
        packages, milestones, disbursements, clearance, procedures, obstacles, tasks, outlook: the
            dataset's rows with what is measured of each; what the register promises and nobody
            reports stands among them without figures.
        agencies: files by the agency that decides them.
        settlements: projects in use that wait for their settlement.
        months: plan curves with actual figures at the data dates.
        reporting: returns owed, by unit.
        changes: what differs from the period before; empty without one.
    """

    projects: Frame
    groups: Frame
    packages: Frame
    milestones: Frame
    disbursements: Frame
    clearance: Frame
    procedures: Frame
    agencies: Frame
    settlements: Frame
    obstacles: Frame
    tasks: Frame
    outlook: Frame
    months: Frame
    reporting: Frame
    changes: Frame


def measure(dataset: Dataset, register: Register, previous: Dataset | None) -> Measures:
    """Return the measures of a dataset, compared with the period before where there is one.

    Every figure is taken at the data date of its row; `dataset.as_of` decides only what is overdue.

    Args:
        dataset: the period's.
        register: what was promised and decided.
        previous: of the period before, as it was published or can be known.
    """
    earlier = None if previous is None else _stage(previous, register, None)
    now = _stage(dataset, register, earlier)
    rows = now.rows
    projects = rows["projects"]
    return Measures(
        projects=_new("projects", projects),
        groups=measured_frame(
            group_rows(projects), (*facts_of("groups"), *summed_facts()), KEYS["groups"]
        ),
        packages=_extended(dataset, "packages", rows["packages"]),
        milestones=_extended(dataset, "milestones", rows["milestones"]),
        disbursements=_extended(dataset, "disbursements", rows["disbursements"]),
        clearance=_extended(dataset, "clearance", rows["clearance"]),
        procedures=_extended(dataset, "procedures", rows["procedures"]),
        agencies=_new("agencies", agency_rows(now.source)),
        settlements=_new("settlements", settlement_rows(now.source, rows["milestones"])),
        obstacles=_extended(dataset, "obstacles", rows["obstacles"]),
        tasks=_extended(dataset, "tasks", rows["tasks"]),
        outlook=_extended(dataset, "outlook", now.source.tables["outlook"]),
        months=_new("months", month_rows(now.source, projects, earlier)),
        reporting=_new("reporting", reporting_rows(now.source)),
        changes=_new("changes", change_rows(now, earlier)),
    )


def _stage(dataset: Dataset, register: Register, earlier: Stage | None) -> Stage:
    source = source_of(dataset, register)
    parts = {
        "packages": package_rows(source),
        "milestones": milestone_rows(source, earlier),
        "disbursements": disbursement_rows(source, earlier),
        "clearance": clearance_rows(source),
        "obstacles": obstacle_rows(source),
    }
    projects = project_rows(source, parts, earlier)
    others = {"procedures": procedure_rows(source), "tasks": task_rows(source)}
    return Stage.of(source, {"projects": projects, **parts, **others})


def _new(name: str, rows: Sequence[PlainRow]) -> Frame:
    return measured_frame(rows, facts_of(name), KEYS[name])


def _extended(dataset: Dataset, name: str, rows: Sequence[PlainRow]) -> Frame:
    return measured_frame(rows, facts_of(name), KEYS[name], like=dataset.tables[name])
