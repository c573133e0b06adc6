"""What the row of a form is called: its key in the words of the register, not in its codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.merge.dataset import MODELS
from pipeline.publish.phrases import text
from schemas.column import columns
from schemas.milestones import MILESTONES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.publish.report_matter import Matter
    from schemas.column import Column

BETWEEN: Final = " – "
_MILESTONE_NAMES: Final = {item.code: item.label for item in MILESTONES}
_LONGEST: Final = 60  # letters of an obstacle or a task that tell it from another


def row_name(matter: Matter, table: str, key: Sequence[str], *, with_project: bool = True) -> str:
    """Return what a row is called; what has no name keeps its code.

    Args:
        matter: the report's input.
        table: of the dataset.
        key: the parts of the row's key in the order of its sheet.
        with_project: whether the project's name is not told elsewhere.
    """
    model = MODELS.get(table)
    names = model.sheet.key if model else ()
    if model is None or len(names) != len(key):
        return BETWEEN.join(key)
    declared = columns(model)
    said = {
        name: _part(matter, name, part, dict(zip(names, key, strict=True)), declared[name])
        for name, part in zip(names, key, strict=True)
        if with_project or name != "project_code"
    }
    return BETWEEN.join(part for part in said.values() if part)


def _part(matter: Matter, name: str, part: str, key: dict[str, str], column: Column) -> str:
    if name == "project_code":
        return matter.project(part)
    if name == "package_code":
        return _package(matter, key.get("project_code", ""), part)
    if name == "milestone_code":
        return " ".join(filter(None, (part, _MILESTONE_NAMES.get(part))))
    if name in _CONTENTS:
        return _content(matter, name, part)
    choices = column.choices
    if choices and choices.source in {"units", "communes"}:
        return matter.unit(part)
    return choices.label(part) if choices else part


def _package(matter: Matter, project: str, code: str) -> str:
    rows = matter.register.packages_of(project, matter.cutoff)
    found = next((row.name for row in rows if row.package_code == code), None)
    return " ".join(filter(None, (code, text(found))))


_CONTENTS: Final = {"obstacle_code": "obstacles", "task_code": "tasks"}


def _content(matter: Matter, name: str, code: str) -> str:
    """Return the first words of what stands under a code; nobody knows the code by heart."""
    rows = matter.dataset.tables[_CONTENTS[name]].rows
    found = next((text(row["content"]) for row in rows if row[name] == code), "")
    short = found if len(found) <= _LONGEST else f"{found[:_LONGEST].rstrip()}…"
    return short or code
