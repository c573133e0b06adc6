"""Land clearance commune by commune, and what it comes to for a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipeline.measure import clearance as rules
from pipeline.measure.declared.land import STEPS
from pipeline.measure.rate import Base, Rate, known_sum, total_rate
from pipeline.measure.rows import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from schemas.register import ClearancePlan

_WHOLE: Final = "toan_bo"
_SITES: Final = ("power", "water", "telecom", "other_utilities")
_STAGES: Final = ("chua_trien_khai", "dang_trien_khai", "co_ban", "hoan_thanh")


def clearance_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return every part of a site that is to be cleared or reported, by commune and section.

    The area required and the day promised are the register's at the row's data date. A part that
    the register names and nobody reports stands there without figures.
    """
    rows: list[PlainRow] = []
    for case in source.cases:
        found = [_measured(case, row) for row in source.of("clearance", case.code)]
        told = {(row["commune_code"], row["section"]) for row in found}
        plans = case.register.clearance_plans(case.code, case.day)
        found += [
            _measured(case, _silent(case, plan))
            for plan in plans
            if (plan.commune_code, plan.section) not in told
        ]
        rows += _counted(sorted(found, key=lambda row: (row["commune_code"], row["section"])))
    return tuple(rows)


def clearance_fields(parts: Iterable[PlainRow]) -> PlainRow:
    """Return a project's clearance columns: sums over its parts, a part never counted twice.

    Both sides of a rate hold only the parts of which both are known; but of the area required all
    of it is known from the register, and counts.
    """
    rows = [row for row in parts if row["is_counted"]]
    area = rules.area_rate(_sum(rows, "handed_over_m2"), _sum(rows, "required_m2"))
    names = ("compensation_paid_vnd", "compensation_approved_vnd")
    paid = _pair(rows, Base.APPROVED_COMPENSATION, *names)
    return {
        "required_m2": area.denominator,
        "handed_over_m2": area.numerator,
        "area_rate": area.value,
        **paid,
        "compensation_rate": rules.paid_rate(*paid.values()).value,
        **_households(rows),
        **_pair(rows, Base.HOUSES_TO_MOVE, "houses_moved", "houses_to_move"),
        **_pair(rows, Base.GRAVES, "graves_moved", "graves_total"),
        **_pair(rows, Base.UTILITIES, "utilities_done", "utilities_total"),
        **{name: _sum(rows, step) for name, step in STEPS.items()},
        **_resettled(rows),
        **_money_of_year(rows),
        **_pair(rows, Base.MIXED, "spoil_sites_done", "spoil_sites_total"),
        "clearance_slip_days": max(_known(rows, "slip_days"), default=None),
        "clearance_status": _status(rows),
    }


def _silent(case: Case, plan: ClearancePlan) -> PlainRow:
    return {
        "project_code": case.code,
        "commune_code": plan.commune_code,
        "section": plan.section,
    }


def _measured(case: Case, row: PlainRow) -> PlainRow:
    day: date | None = row.get("data_date")
    plan = _plan(case, row, day or case.day)
    promised = _promised(row, plan)
    required = plan.required_m2 if plan else None
    required = row.get("required_m2") if required is None else required
    actual, forecast = row.get("actual_finish_date"), row.get("forecast_finish_date")
    late = (
        rules.clearance_slip(promised["planned_finish_date"], actual, forecast, day)
        if day
        else None
    )
    sites = [(row.get(f"{kind}_done"), row.get(f"{kind}_total")) for kind in _SITES]
    utilities = rules.utilities_rate(sites)
    return row | {
        "required_m2": required,
        **promised,
        "area_rate": rules.area_rate(row.get("handed_over_m2"), required).value,
        "compensation_rate": rules.paid_rate(
            row.get("compensation_paid_vnd"), row.get("compensation_approved_vnd")
        ).value,
        "households_rate": rules.households_rate(row.get("handed_over"), row.get("affected")).value,
        "houses_rate": rules.houses_rate(row.get("houses_moved"), row.get("houses_to_move")).value,
        "graves_rate": rules.graves_rate(row.get("graves_moved"), row.get("graves_total")).value,
        "utilities_total": utilities.denominator,
        "utilities_done": utilities.numerator,
        "utilities_rate": utilities.value,
        "slip_days": late.days if late else None,
        "slip_reason": late.reason if late else None,
    }


def _plan(case: Case, row: PlainRow, day: date) -> ClearancePlan | None:
    wanted = (row["commune_code"], row["section"])
    plans = case.register.clearance_plans(case.code, day)
    return next((p for p in plans if (p.commune_code, p.section) == wanted), None)


def _promised(row: PlainRow, plan: ClearancePlan | None) -> PlainRow:
    said = plan.planned_finish_date if plan else None
    if said is None:
        names = ("planned_finish_date", "planned_finish_date_first")
        return {name: row.get(name) for name in names}
    return {"planned_finish_date": said.last, "planned_finish_date_first": said.first}


def _counted(rows: Sequence[PlainRow]) -> list[PlainRow]:
    communes = grouped(rows, "commune_code")
    return [row | {"is_counted": _is_counted(row, communes[row["commune_code"]])} for row in rows]


def _is_counted(row: PlainRow, fellows: Iterable[PlainRow]) -> bool:
    """Tell whether a part enters sums: the whole of a site and its parts exclude each other.

    What is reported excludes what is only planned; where both are reported the parts count.
    """
    is_whole = row["section"] == _WHOLE
    rivals = [each for each in fellows if (each["section"] == _WHOLE) != is_whole]
    if not rivals:
        return True
    is_told = "return_id" in row
    if is_told != any("return_id" in each for each in rivals):
        return is_told
    return not is_whole


def _pair(rows: Iterable[PlainRow], base: Base, done: str, total: str) -> PlainRow:
    """Return both sides of a rate over the parts of which both are known."""
    every = tuple(rows)
    rate = total_rate((Rate(row.get(done), row.get(total), base) for row in every), base).rate
    if rate.denominator is None:
        return {done: None, total: _sum(every, total)}
    return {done: rate.numerator, total: rate.denominator}


def _households(rows: Iterable[PlainRow]) -> PlainRow:
    sides = _pair(rows, Base.AFFECTED_HOUSEHOLDS, "handed_over", "affected")
    return {
        "households_affected": sides["affected"],
        "households_handed_over": sides["handed_over"],
    }


def _resettled(rows: Iterable[PlainRow]) -> PlainRow:
    sides = _pair(rows, Base.MIXED, "resettle_arranged", "resettle_needed")
    arranged, needed = sides["resettle_arranged"], sides["resettle_needed"]
    left = None if arranged is None or needed is None else needed - arranged
    return {**sides, "resettle_left": left}


def _money_of_year(rows: Iterable[PlainRow]) -> PlainRow:
    sides = _pair(rows, Base.MIXED, "paid_gpmb_year_vnd", "plan_gpmb_year_vnd")
    return {**sides, "gpmb_year_rate": rules.paid_rate(*sides.values()).value}


def _status(rows: Iterable[PlainRow]) -> str | None:
    """Return how far a site has come: one state where all parts share it, else the one between."""
    places = [_STAGES.index(status) for status in _known(rows, "status")]
    if not places:
        return None
    least, most = min(places), max(places)
    is_between = least != most and _STAGES[least] != "co_ban"
    return "dang_trien_khai" if is_between else _STAGES[least]


def _sum(rows: Iterable[PlainRow], name: str) -> float | None:
    return known_sum(_known(rows, name))


def _known(rows: Iterable[PlainRow], name: str) -> list[Any]:
    return [row[name] for row in rows if row.get(name) is not None]
