"""Obstacles and tasks: which are open, for how long, whose turn it is, which are overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.rows import keyed
from pipeline.measure.stage import KEYS
from pipeline.register_names import COMMUNE_KINDS
from schemas.choices import AUTHORITY_LEVEL
from schemas.register import AssignedTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Source

_RESOLVED: Final = "da_xu_ly"
_PASSED_ON: Final = "chuyen_cap_tren"
_FINISHED: Final = "da_hoan_thanh"
_LEVELS: Final = tuple(item.code for item in AUTHORITY_LEVEL.items)
_COMMUNE: Final = "xa"
_DEPARTMENT: Final = "so_nganh"


def obstacle_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return every obstacle, with the answer of the unit that has to resolve it."""
    answers = keyed(source.tables["assigned_obstacles"], ("obstacle_code",))
    return tuple(
        _obstacle(source, row, answers.get((row["obstacle_code"],)))
        for row in source.tables["obstacles"]
    )


def obstacle_fields(obstacles: Iterable[PlainRow]) -> PlainRow:
    """Return how many of a project's obstacles are open, escalated and overdue."""
    rows = [row for row in obstacles if row["is_open"]]
    return {
        "obstacles_open": len(rows),
        "obstacles_escalated": sum(row["escalated"] for row in rows),
        "obstacles_overdue": sum(row["overdue"] for row in rows),
    }


def task_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return every task that is assigned or answered; an unanswered one stands without state.

    Content and due date are the register's.
    """
    key = KEYS["tasks"]
    answered = keyed(source.tables["tasks"], key)
    assigned = {
        (row.task_code, row.unit_code): _assigned(row)
        for row in source.register.rows(AssignedTask)
        if _is_live(row, source.dataset.cutoff)
    }
    names = sorted({*answered, *assigned}, key=lambda name: (name[0], name[1] or ""))
    return tuple(
        _task(dict(answered.get(name, {})) | assigned.get(name, {}), source.dataset.as_of)
        for name in names
    )


def _obstacle(source: Source, row: PlainRow, answer: PlainRow | None) -> PlainRow:
    is_open = row["status"] != _RESOLVED and row["resolved_on"] is None
    due = row["due_date"]
    return row | {
        "is_open": is_open,
        "escalated": is_open and _is_escalated(source, row),
        "overdue": is_open and due is not None and due < source.dataset.as_of,
        "days_open": _days(row["raised_on"], row["resolved_on"] or row["data_date"]),
        "answer": answer["answer"] if answer else None,
        "answer_unit_code": answer["unit_code"] if answer else None,
        "answer_status": answer["status"] if answer else None,
        "answer_resolved_on": answer["resolved_on"] if answer else None,
    }


def _is_escalated(source: Source, row: PlainRow) -> bool:
    """Tell whether an obstacle lies beyond the authority of the unit that reports it.

    A commune decides at its own level, every other unit at that of the departments.
    """
    if row["status"] == _PASSED_ON:
        return True
    level = row["authority_level"]
    unit = source.register.unit(row["unit_code"], row["data_date"])
    own = _COMMUNE if unit and unit.kind in COMMUNE_KINDS else _DEPARTMENT
    return level is not None and _LEVELS.index(level) > _LEVELS.index(own)


def _assigned(row: AssignedTask) -> PlainRow:
    return {
        "task_code": row.task_code,
        "unit_code": row.unit_code,
        "project_code": row.project_code,
        "content": row.content,
        "source_document": row.source_document,
        "due_date": row.due_date.last if row.due_date else None,
        "due_date_first": row.due_date.first if row.due_date else None,
    }


def _is_live(row: AssignedTask, day: date) -> bool:
    is_given = row.assigned_on is None or row.assigned_on.first <= day
    return is_given and (row.closed_on is None or day < row.closed_on.first)


def _task(row: PlainRow, as_of: date) -> PlainRow:
    is_done = row.get("status") == _FINISHED or row.get("finished_on") is not None
    return row | {
        "overdue": not is_done and _is_past(row, as_of),
        "days_late": _days_late(row, as_of, is_done=is_done),
    }


def _is_past(row: Mapping[str, date | None], as_of: date) -> bool:
    due = row.get("due_date")
    return due is not None and due < as_of


def _days_late(row: PlainRow, as_of: date, *, is_done: bool) -> int | None:
    """Return whole days past the day due; None where none was set or the finish has no day."""
    end = row.get("finished_on") if is_done else as_of
    due = row.get("due_date")
    return None if due is None or end is None else max((end - due).days, 0)


def _days(start: date | None, end: date) -> int | None:
    return None if start is None else max((end - start).days, 0)
