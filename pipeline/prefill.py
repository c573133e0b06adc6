"""What the register prints into the locked cells of a row, as it stands on a day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.register import package_value_vnd
from pipeline.register_plans import milestone_versions
from schemas.milestones import milestones_of
from schemas.register import AssignedTask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pipeline.cell import Value
    from pipeline.register import Register

Facts = dict[str, Any]


@lru_cache(maxsize=65536)
def locked_facts(
    register: Register, table: str, key: tuple[str | int | None, ...], on: date
) -> Mapping[str, Value]:
    """Return the values of a row's locked cells by field; empty where the register has none.

    Args:
        register: the portfolio.
        table: the sheet's table, ``packages``.
        key: the values that name the row, in the order of the sheet's key.
        on: the day whose facts hold: the period's cut-off.
    """
    source = SOURCES.get(table)
    return source(register, key, on) if source else {}


def _package(register: Register, key: tuple[Any, ...], on: date) -> Facts:
    project, package = key
    rows = register.packages_of(project, on)
    found = next((row for row in rows if row.package_code == package), None)
    return {"contract_value_vnd": package_value_vnd(found, on)} if found else {}


def _milestone(register: Register, key: tuple[Any, ...], on: date) -> Facts:
    project, milestone = key
    return {
        "milestone_name": milestone_name(register, project, milestone),
        "baseline_date": register.baseline_date(project, milestone),
        "approved_date": register.approved_date(project, milestone, on),
    }


def milestone_name(register: Register, project: str, milestone: str) -> str | None:
    """Return a milestone's name: a project's own as the register has it, else its group's word."""
    own = milestone_versions(register, project, milestone)
    named = next((row.milestone_name for row in own if row.milestone_name), None)
    if named:
        return named
    row = register.project(project)
    words = milestones_of(row.capital_group or "NSNN") if row else ()
    return next((item.label for item in words if item.code == milestone), None)


def _clearance(register: Register, key: tuple[Any, ...], on: date) -> Facts:
    project, commune, section = key
    rows = register.clearance_plans(project, on)
    found = [row for row in rows if (row.commune_code, row.section) == (commune, section)]
    if not found:
        return {}
    return {
        "required_m2": found[0].required_m2,
        "planned_finish_date": found[0].planned_finish_date,
    }


def _task(register: Register, key: tuple[Any, ...], _on: date) -> Facts:
    found = next(iter(register.where(AssignedTask, task_code=key[0])), None)
    if found is None:
        return {}
    return {
        "content": found.content,
        "source_document": found.source_document,
        "due_date": found.due_date,
    }


SOURCES: Final[Mapping[str, Callable[[Register, tuple[Any, ...], date], Facts]]] = {
    "packages": _package,
    "milestones": _milestone,
    "clearance": _clearance,
    "tasks": _task,
}
