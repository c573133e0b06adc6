"""Sections IV to VI of the report: obstacles, what comes next, what is asked of whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.publish import report_words as words
from pipeline.publish.phrases import counted, day, or_none, said_day, sentence, text
from pipeline.publish.report_groups import of_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_POLITE: Final = frozenset({"đề", "nghị", "kiến", "ubnd", "hđnd"})

Part: TypeAlias = "dict[str, str | list[str]]"
"""A level of authority (ten) with its paragraphs (noi_dung), as the template names them."""


def open_obstacles(matter: Matter) -> tuple[Record, ...]:
    """Return the obstacles that are not yet resolved, the highest authority first."""
    rows = (row for row in matter.measures.obstacles.rows if row["is_open"])
    return tuple(sorted(rows, key=lambda row: _rank(row["authority_level"])))


def overdue_days(row: Record, matter: Matter) -> int | None:
    """Return for how long an obstacle has been overdue; None where it is not."""
    return (matter.as_of - row["due_date"]).days if row["overdue"] and row["due_date"] else None


def obstructed(row: Record, matter: Matter) -> str:
    """Return the project in whose way an obstacle stands; with the period, if it is an earlier."""
    return of_period(matter.project(row.get("project_code")), row.get("carried_from"))


def summary(matter: Matter) -> list[str]:
    """Return how many obstacles are open, overdue and beyond the reporters' own authority."""
    rows = open_obstacles(matter)
    if not rows:
        return or_none(())
    overdue = sum(bool(row["overdue"]) for row in rows)
    escalated = sum(bool(row["escalated"]) for row in rows)
    parts = [
        said.format(counted(number))
        for said, number in (
            (words.OBSTACLES_OVERDUE, overdue),
            (words.OBSTACLES_ESCALATED, escalated),
        )
        if number
    ]
    opening = words.OBSTACLES.format(day(matter.as_of), counted(len(rows)))
    return [sentence(f"{opening}; trong đó {', '.join(parts)}" if parts else opening)]


def obstacles(matter: Matter) -> list[Part]:
    """Return the open obstacles by level of authority, each with proposal and due date."""
    rows = [(row["authority_level"], _obstacle(row, matter)) for row in open_obstacles(matter)]
    return _by_level(rows, words.OBSTACLE_LEVEL, words.OBSTACLE_NO_LEVEL)


def next_tasks(matter: Matter) -> list[str]:
    """Return what each project has to do next, who leads it, and by when."""
    told = matter.outlook("next_text")
    return or_none(f"- {name}: {_next_task(row, matter)}" for name, row in told)


def proposals(matter: Matter) -> list[Part]:
    """Return what is asked of each level: for projects, and to resolve escalated obstacles."""
    asked = [
        (row["proposal_to"], row["project_code"], text(row["proposal"]))
        for _, row in matter.outlook("proposal")
    ]
    asked += [
        (row["authority_level"], row["project_code"], text(row["proposal"]))
        for row in open_obstacles(matter)
        if row["escalated"]
    ]
    demands: dict[tuple[str | None, str], list[str]] = {}
    for level, project, said in asked:
        demands.setdefault((level, project), []).extend([said] if said else [])
    order = {row["project_code"]: place for place, row in enumerate(matter.projects)}
    placed = sorted(demands, key=lambda place: order.get(place[1], len(order)))
    rows = [
        (level, f"- {matter.project(project)}: {' '.join(map(sentence, kept))}")
        for level, project in placed
        if (kept := _said_once(demands[level, project], words.LEVELS.get(level or "", "")))
    ]
    return _by_level(rows, words.PROPOSAL_TO, words.PROPOSAL_TO_NOBODY)


def _said_once(demands: Sequence[str], level: str) -> list[str]:
    """Return the demands of a project to a level without those that another says in full.

    An owner asks "Đề nghị phê duyệt giá đất" and its obstacle "UBND tỉnh phê duyệt giá đất, hệ số
    điều chỉnh": the words of the first are all among those of the second, which alone is printed.
    """
    unsaid = _words(level) | _POLITE
    said = [_words(demand) - unsaid for demand in demands]
    return [
        demand
        for place, demand in enumerate(demands)
        if not any(
            said[place] < other or (said[place] == other and at < place)
            for at, other in enumerate(said)
            if at != place
        )
    ]


def _words(said: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", said.casefold()))


def _obstacle(row: Record, matter: Matter) -> str:
    unit, due = matter.unit(row["responsible_unit"]), said_day(row, "due_date")
    late = overdue_days(row, matter)
    raised, proposal = said_day(row, "raised_on"), text(row["proposal"])
    said = (
        sentence(text(row["content"]), words.RAISED.format(raised) if raised else ""),
        sentence(words.PROPOSAL.format(proposal)) if proposal else "",
        sentence(
            words.UNIT_IN_CHARGE.format(unit) if unit else "",
            words.DUE.format(due) if due else "",
            words.OVERDUE.format(late) if late else "",
        ),
    )
    return f"- {obstructed(row, matter)}: {' '.join(part for part in said if part)}"


def _next_task(row: Record, matter: Matter) -> str:
    unit, due = matter.unit(row["lead_unit"]), said_day(row, "next_due")
    return sentence(
        text(row["next_text"]),
        words.LEAD_UNIT.format(unit) if unit else "",
        words.DEADLINE.format(due) if due else "",
    )


def _by_level(rows: Sequence[tuple[str | None, str]], said: str, unknown: str) -> list[Part]:
    known: list[Part] = [
        {"ten": said.format(called), "noi_dung": found}
        for level, called in words.LEVELS.items()
        if (found := _of_level(rows, {level}))
    ]
    rest = _of_level(rows, {level for level, _ in rows} - set(words.LEVELS))
    return [*known, {"ten": unknown, "noi_dung": rest}] if rest else known


def _of_level(rows: Iterable[tuple[str | None, str]], levels: set[str | None]) -> list[str]:
    return [said for level, said in rows if level in levels]


def _rank(level: str | None) -> int:
    order = list(words.LEVELS)
    return order.index(level) if level in words.LEVELS else len(order)
