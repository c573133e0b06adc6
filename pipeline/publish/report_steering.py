"""Section I of the report: tasks given and their state, site visits, who has reported."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.publish import report_words as words
from pipeline.publish.phrases import (
    counted,
    day,
    joined,
    or_none,
    percent,
    said_day,
    sentence,
    text,
)
from schemas.register import Inspection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter


def tasks(matter: Matter) -> list[str]:
    """Return how many tasks are in which state, and those that are overdue one by one."""
    rows = matter.measures.tasks.rows
    if not rows:
        return or_none(())
    states = Counter(row["status"] if row["status"] in words.TASK_STATES else None for row in rows)
    told = ", ".join(
        said.format(counted(states[state]))
        for state, said in words.TASK_STATES.items()
        if states[state]
    )
    overdue = [row for row in rows if row["overdue"]]
    heading = words.TASKS_OVERDUE.format(counted(len(overdue))) if overdue else ""
    opening = sentence(words.TASKS.format(day(matter.as_of), counted(len(rows)), told))
    return or_none((opening, heading, *(_task(row, matter) for row in overdue)))


def inspections(matter: Matter) -> list[str]:
    """Return the site visits since the day on which the period before was cut off."""
    after = _previous_cutoff(matter)
    visits = sorted(
        (
            row
            for row in matter.register.rows(Inspection)
            if after < row.inspected_on.last <= matter.cutoff
        ),
        key=lambda row: (row.inspected_on.last, row.project_code),
    )
    if not visits:
        return or_none(())
    return [
        words.INSPECTIONS.format(counted(len(visits))),
        *(_visit(row, matter) for row in visits),
    ]


def reporting(matter: Matter) -> list[str]:
    """Return how many owed returns came in time, late or not at all, and whose they are."""
    rows = [row for row in matter.measures.reporting.rows if row["owed"]]
    totals = {state: sum(row[state] or 0 for row in rows) for state in words.RETURN_STATES}
    told = ", ".join(
        said.format(counted(totals[state]))
        for state, said in words.RETURN_STATES.items()
        if totals[state]
    )
    if not told:
        return or_none(())
    opening = sentence(words.RETURNS.format(counted(sum(row["owed"] for row in rows)), told))
    return or_none((opening, *(_units(rows, state, matter) for state in words.RETURN_UNITS)))


def _task(row: Record, matter: Matter) -> str:
    source = text(row["source_document"])
    content = f"{text(row['content'])} ({source})" if source else text(row["content"])
    late = words.OVERDUE.format(row["days_late"]) if row["days_late"] else ""
    due, reason = said_day(row, "due_date"), text(row["late_reason"])
    clauses = (
        f"{matter.unit(row['unit_code'])}: {content}",
        words.DEADLINE.format(due) if due else "",
        late,
        words.LATE_REASON.format(reason) if reason else "",
    )
    return f"- {sentence(*clauses)}"


def _visit(row: Inspection, matter: Matter) -> str:
    seen = f"khối lượng ước tại hiện trường {percent(row.seen_rate)}" if row.seen_rate else ""
    place = f"{matter.project(row.project_code)} (ngày {day(row.inspected_on)},"
    concluded = text(row.conclusion)
    said = words.CONCLUDED.format(concluded) if concluded else ""
    return f"- {sentence(f'{place} {text(row.inspected_by)})', seen, said)}"


def _previous_cutoff(matter: Matter) -> date:
    period = matter.dataset.period
    before = period.previous()
    if before is None:
        return period.start - timedelta(days=1)
    return matter.register.calendar(before).cut_off


def _units(rows: Sequence[Record], state: str, matter: Matter) -> str:
    names = [matter.unit(row["unit_code"]) for row in rows if row[state]]
    return f"- {sentence(f'{words.RETURN_UNITS[state]}: {joined(names)}')}" if names else ""
