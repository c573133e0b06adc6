"""Pots of state capital as the workbook's formulas work them out, in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.workbook.money_tables import OF_CARRIED, OF_NONE, OF_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.publish.phrases import Record


def pots_worked_out(
    rows: Sequence[Record], signed: Callable[[Record, str, str], int | None], year: int
) -> list[Record]:
    """Return the pots with what their formulas stand on, as Python works it out.

    Args:
        rows: of the measures, with `plan_day` and `project_day`.
        signed: the plan of a pot at a level up to the day in a field.
        year: the budget year of the headline figures.
    """
    made = [_with_plans(row, signed, year) for row in rows]
    planned = {
        row["project_code"]
        for row in made
        if row["counted"] == OF_YEAR and row["plan_project_vnd"] is not None
    }
    sided = [{**row, **_sides(row, has_plan=row["project_code"] in planned)} for row in made]
    return _told_once(sided)


def _with_plans(row: Record, signed: Callable[[Record, str, str], int | None], year: int) -> Record:
    detail, province = signed(row, "chi_tiet", "plan_day"), signed(row, "tinh", "plan_day")
    own, own_province = signed(row, "chi_tiet", "project_day"), signed(row, "tinh", "project_day")
    return {
        **row,
        "plan_detail_vnd": detail,
        "plan_province_vnd": province,
        "project_detail_vnd": own,
        "project_province_vnd": own_province,
        "plan_project_vnd": own_province if own is None else own,
        "counted": _counted(row, year),
    }


def _counted(row: Record, year: int) -> str:
    pot = (row["carry_kind"], row["budget_year"])
    return {("nam", year): OF_YEAR, ("chuyen_sang", year - 1): OF_CARRIED}.get(pot, OF_NONE)


def _told_once(rows: Sequence[Record]) -> list[Record]:
    """Return the pots with what was paid before the year; a source that has several tells it once.

    The first pot that counts and says it, says it for its source.
    """
    told: set[tuple[str, str]] = set()
    made: list[Record] = []
    for row in rows:
        place, before = (row["project_code"], row["source"]), row.get("disbursed_before_vnd")
        is_told = row["counted"] != OF_NONE and before is not None and place not in told
        told |= {place} if is_told else set()
        made.append({**row, "before_once_vnd": before if is_told else None})
    return made


def _sides(row: Record, *, has_plan: bool) -> Record:
    paid, plan = row.get("paid_vnd"), row["plan_project_vnd"]
    if row["counted"] == OF_YEAR:
        return {"in_base_vnd": plan, "in_paid_vnd": paid if has_plan else None}
    if row["counted"] == OF_CARRIED:
        return {
            "in_base_vnd": None if paid is None else plan,
            "in_paid_vnd": None if plan is None else paid,
        }
    return {"in_base_vnd": None, "in_paid_vnd": None}
