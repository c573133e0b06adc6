"""Milestones as promised and as reported, each measured at the day of its own row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.frames import first_of
from pipeline.measure.empty import Empty
from pipeline.measure.slippage import Milestone, Slip, approved_slip, baseline_slip
from pipeline.measure.stage import earlier_value
from schemas.milestones import milestones_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from pipeline.measure.stage import Stage
    from schemas.said import SaidDate

HEADLINE: Final = "M08"


def milestone_rows(source: Source, earlier: Stage | None) -> tuple[PlainRow, ...]:
    """Return every milestone promised or reported, by project, then by code.

    A promised one of which nobody reports stands there with its project's data date.
    """
    return tuple(
        _milestone(source, case, code, row, earlier)
        for case in source.cases
        for code, row in _reported(source, case)
    )


def finish_fields(milestones: Iterable[PlainRow]) -> PlainRow:
    """Return a project's headline dates and slippage: those of M08, construction complete."""
    row = next((each for each in milestones if each["milestone_code"] == HEADLINE), {})
    return {
        "finish_baseline_date": row.get("baseline_date"),
        "finish_approved_date": row.get("approved_date"),
        "finish_forecast_date": row.get("forecast_date"),
        "finish_actual_date": row.get("actual_date"),
        "slip_baseline_days": row.get("slip_baseline_days"),
        "slip_approved_days": row.get("slip_approved_days"),
        "slip_change_days": row.get("slip_change_days"),
        "slip_reason": row.get("slip_reason", Empty.NO_PLAN_DATE),
    }


def milestone_of(row: PlainRow) -> Milestone:
    """Return a row as the rules on slippage and verdicts read it."""
    return Milestone(
        row["milestone_code"],
        row["baseline_date"],
        row["approved_date"],
        row["forecast_date"],
        row["actual_date"],
    )


def _reported(source: Source, case: Case) -> list[tuple[str, PlainRow]]:
    rows = {row["milestone_code"]: row for row in source.of("milestones", case.code)}
    codes = {*rows, *case.register.milestones_of(case.code)}
    return [(code, rows.get(code, {})) for code in sorted(codes)]


def _milestone(
    source: Source, case: Case, code: str, row: PlainRow, earlier: Stage | None
) -> PlainRow:
    day = row.get("data_date", case.data_date)
    reported = {name: row.get(name) for name in ("forecast_date", "actual_date")}
    key = {"project_code": case.code, "milestone_code": code, "data_date": day}
    found = row | _planned(case, code, row, day or case.day) | reported | key
    return found | _slips(found, day, earlier) | {"state": _state(source, found, day)}


def _planned(case: Case, code: str, row: PlainRow, day: date) -> PlainRow:
    first = case.register.planned_milestone(case.code, code, 0)
    holding = case.register.approved_milestone(case.code, code, day)
    own = holding.milestone_name if holding else None
    usual = _names(case.capital_group)
    return {
        "milestone_name": own or usual.get(code) or row.get("milestone_name"),
        **_days("baseline_date", first.planned_date if first else None),
        **_days("approved_date", holding.planned_date if holding else None),
        "approved_document": holding.document_no if holding else None,
    }


def _slips(row: PlainRow, day: date | None, earlier: Stage | None) -> PlainRow:
    unknown = Slip(None, reason=Empty.AMOUNT_UNKNOWN)
    milestone = milestone_of(row)
    first = baseline_slip(milestone, day) if day else unknown
    holding = approved_slip(milestone, day) if day else unknown
    return {
        "slip_baseline_days": first.days,
        "slip_approved_days": holding.days,
        "slip_against": holding.against,
        "slip_reason": holding.reason,
        "slip_change_days": _change(row, first.days, earlier),
    }


def _change(row: PlainRow, days: int | None, earlier: Stage | None) -> int | None:
    # Against the first plan, which never changes; a plan approved anew would look like time won.
    key = (row["project_code"], row["milestone_code"])
    before = earlier_value(earlier, "milestones", key, "slip_baseline_days")
    return None if days is None or before is None else days - before


def _state(source: Source, row: PlainRow, day: date | None) -> str:
    """Return done; overdue at the data date; due by the end of the next period; else open."""
    plan = row["approved_date"] or row["baseline_date"]
    if row["actual_date"] is not None:
        return "done"
    if plan is None or day is None:
        return "open"
    if plan < day:
        return "overdue"
    after = source.period.next() or source.period
    return "due" if plan <= after.last_day else "open"


@cache
def _names(capital_group: str) -> Mapping[str, str]:
    return {item.code: item.label for item in milestones_of(capital_group)}


def _days(name: str, day: SaidDate | None) -> PlainRow:
    return {name: day.last if day else None, first_of(name): day.first if day else None}
