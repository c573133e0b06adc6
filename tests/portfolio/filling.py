"""A form filled in as its unit fills it in: what was issued, what is typed, rows added below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from pipeline.forms_cells import typed
from pipeline.forms_cover import cover_cells
from pipeline.forms_issue import Entry, kept, key_of_cells
from pipeline.issue import LastRow
from schemas.column import columns
from tests.portfolio import land, matters, money, plans, works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.forms_issue import Cells, Issue
    from schemas.column import Row
    from tests.portfolio.moment import Moment


FILLERS: Final[Mapping[str, Callable[[Moment, Cells], dict[str, Any]]]] = {
    "packages": works.fill_package,
    "milestones": works.fill_milestone,
    "disbursements": money.fill_disbursement,
    "mobilised": money.fill_mobilised,
    "needs": money.fill_need,
    "procedures": matters.fill_procedure,
    "clearance": land.fill_clearance,
    "obstacles": matters.fill_obstacle,
    "assigned_obstacles": matters.fill_answer,
    "tasks": matters.fill_task,
    "outlook": matters.fill_outlook,
    "work_plan": plans.fill_work_plan,
    "payment_plan": plans.fill_payment_plan,
    "milestone_plan": plans.fill_milestone_plan,
    "treasury": money.fill_treasury,
}
"""What is typed into a row of each table."""

NEW_ROWS: Final[Mapping[str, Callable[[Moment], Iterator[dict[str, Any]]]]] = {
    "needs": money.new_needs,
    "procedures": matters.new_procedures,
    "obstacles": matters.new_obstacles,
    "work_plan": plans.new_work_plans,
    "payment_plan": plans.new_payment_plans,
    "milestone_plan": plans.new_milestone_plans,
}
"""The keys of the rows that a unit adds below those issued."""


def filled(issue: Issue, moment: Moment) -> Issue:
    """Return an issued form with everything typed that its unit has to say."""
    return replace(
        issue, rows={model.sheet.name: _rows(model, issue, moment) for model in issue.sheets}
    )


def _rows(model: type[Row], issue: Issue, moment: Moment) -> tuple[Cells, ...]:
    table = model.sheet.name
    issued = [dict(cells) | FILLERS[table](moment, cells) for cells in issue.rows_of(model)]
    if table not in NEW_ROWS:
        return tuple(issued)
    keys = {key_of_cells(model, cells) for cells in issued}
    added = []
    for key in NEW_ROWS[table](moment):
        cells = key | FILLERS[table](moment, key)
        if table == "obstacles" or key_of_cells(model, cells) not in keys:
            added.append(_typed_anew(model, cells, issue))
    return (*issued, *added)


def _typed_anew(model: type[Row], cells: dict[str, Any], issue: Issue) -> Cells:
    """Return a row of which everything is typed, also what is printed in issued rows."""
    declared = columns(model)
    return {
        name: Entry(typed(content, declared[name], issue)) if declared[name].locked else content
        for name, content in cells.items()
    }


def with_cover(issue: Issue, facts: Mapping[str, Any]) -> Issue:
    """Return a form with its cover filled in."""
    return replace(issue, rows={**issue.rows, "cover": ({**cover_cells(issue), **facts},)})


def accepted(issue: Issue, moment: Moment) -> Iterator[tuple[str, tuple[Any, ...], LastRow]]:
    """Yield the rows of a return as they are known afterwards: table, key, values with codes."""
    for model in issue.sheets:
        ordinal = 0
        for cells in issue.rows_of(model):
            values = _values(model, cells)
            if model.sheet.name == "obstacles" and not values.get("obstacle_code"):
                ordinal += 1
                values["obstacle_code"] = (
                    f"{moment.unit_code}-{values['project_code']}-{moment.period.code}-{ordinal:02}"
                )
            key = tuple(values.get(name) for name in model.sheet.key)
            yield model.sheet.name, key, LastRow(values, moment.period, moment.unit_code)


def _values(model: type[Row], cells: Cells) -> dict[str, Any]:
    """Return what a row means; of a code that was typed as it stands in a list, the code."""
    values: dict[str, Any] = {}
    for name, content in cells.items():
        raw = content.raw if isinstance(content, Entry) else kept(content)
        is_item = isinstance(content, Entry) and columns(model)[name].choices is not None
        values[name] = str(raw).split(" – ")[0] if is_item else raw
    return values
