"""For what units are written to: returns not given or refused, projects fallen to red, tasks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.finding import Severity
from pipeline.publish import letter_words as words
from pipeline.publish.phrases import counted, day, said_day, sentence, text
from schemas.period import Period
from schemas.register_choices import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.finding import Finding
    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_RED: Final = "do"
_LATE: Final = "cham"
_MOST_LISTED: Final = 10  # a letter is read on paper; the marked copy holds them all


class Charge(Struct, frozen=True):
    """One thing for which a unit is written to.

    Attributes:
        unit_code: the unit.
        heading: what it stands under.
        said: the sentence.
        details: lines below it.
        is_open: whether something has still to be sent.
        goes_on: whether the sentence begins with a common word, not with a name.
    """

    unit_code: str
    heading: str
    said: str
    details: tuple[str, ...] = ()
    is_open: bool = False
    goes_on: bool = True


def late_returns(matter: Matter) -> tuple[Charge, ...]:
    """Return the returns that are missing, then those that came late, in order of units."""
    rows = matter.dataset.reporting.rows
    return (
        *_of_state(rows, "missing", words.NOT_GIVEN, matter),
        *_of_state(rows, "late", words.GIVEN_LATE, matter),
    )


def slow_work(matter: Matter) -> tuple[Charge, ...]:
    """Return the projects that turned red since the period before, and the overdue tasks.

    A project goes to the unit that builds it; one that was red before has been written about.
    """
    fallen = (
        Charge(
            row["owner_code"],
            words.FELL,
            sentence(f"{text(row['name'])}: {_why(row)}"),
            goes_on=False,
        )
        for row in matter.projects
        if row["owner_code"] and row["status"] == _RED and row["previous_status"] != _RED
    )
    overdue = (row for row in matter.measures.tasks.rows if row["overdue"] and row["unit_code"])
    tasks = (Charge(row["unit_code"], words.TASKS, _task(row), goes_on=False) for row in overdue)
    return (*fallen, *tasks)


def _why(row: Record) -> str:
    """Return why a red project is late, as the report says it, then what makes it red.

    A project that keeps its schedule may be red all the same, as for its payments.
    """
    late = text(row["verdict_reason"]) if row["verdict"] == _LATE else ""
    red = text(row["status_reason"])
    return red if red.startswith(late) else f"{late}. {red}"


def refused_returns(matter: Matter, findings: Sequence[Finding]) -> tuple[Charge, ...]:
    """Return the refused returns with the findings that stopped them, the first ten in words."""
    return tuple(
        _refused(row, [each for each in findings if _stopped(each, row)], matter)
        for row in matter.dataset.reporting.rows
        if row["state"] == "refused"
    )


def _of_state(rows: Sequence[Record], state: str, heading: str, matter: Matter) -> Iterator[Charge]:
    found = [row for row in rows if row["state"] == state]
    units = Counter(row["unit_code"] for row in found)
    for row in found:
        yield Charge(
            row["unit_code"],
            heading.format(counted(len(units))),
            sentence(_return(row, matter)),
            is_open=state == "missing",
        )


def _return(row: Record, matter: Matter) -> str:
    called, due, late = _form(row, matter), day(row["due_on"]), counted(row["days_late"])
    if row["state"] == "missing":
        return words.MISSING.format(called, due, late)
    received = day(row["received_on"]) if row["received_on"] else ""
    return words.LATE.format(called, received, due, late)


def _form(row: Record, matter: Matter) -> str:
    called = words.RETURN.format(FORM.label(row["form_code"]), row["form_code"])
    if row["period"] == matter.dataset.period.code:
        return called
    return f"{called} {Period.parse(row['period']).label}"


def _task(row: Record) -> str:
    source, due = text(row["source_document"]), said_day(row, "due_date")
    content = f"{text(row['content'])} ({source})" if source else text(row["content"])
    reason = text(row["late_reason"])
    return sentence(
        content,
        words.TASK_DUE.format(due) if due else "",
        words.TASK_LATE.format(counted(row["days_late"])) if row["days_late"] else "",
        f"lý do đơn vị nêu: {reason}" if reason else "",
        "" if row["status"] else words.NO_ANSWER,
    )


def _refused(row: Record, found: Sequence[Finding], matter: Matter) -> Charge:
    called = _form(row, matter)
    listed = [f"+ {words.WRONG.format(_place(each), each.message)}" for each in found]
    rest = len(listed) - _MOST_LISTED
    more = (f"+ {sentence(words.MORE.format(counted(rest)))}",) if rest > 0 else ()
    said = (
        words.REFUSED.format(called, counted(len(listed)))
        if listed
        else words.REFUSED_BARE.format(called)
    )
    return Charge(
        row["unit_code"],
        "",
        sentence(said),
        details=(*listed[:_MOST_LISTED], *more),
        is_open=True,
    )


def _stopped(finding: Finding, row: Record) -> bool:
    is_blocking = finding.rule.severity is Severity.BLOCK
    return is_blocking and bool(finding.return_id) and finding.return_id == row["return_id"]


def _place(finding: Finding) -> str:
    place = finding.place
    if place.cell and place.sheet:
        return words.PLACE.format(place.sheet, place.cell)
    return words.PLACE_SHEET.format(place.sheet) if place.sheet else finding.rule.title
