"""What stands in the workbook's tables: the measures' rows, each with its file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.measure.milestone_rows import milestone_of
from pipeline.measure.slippage import approved_slip
from pipeline.measure.verdict import milestones_that_count
from pipeline.publish.workbook.list_rows import agency_rows, return_rows, settlement_rows
from pipeline.publish.workbook.plan_points import curves_of, with_steps
from pipeline.publish.workbook.pots import pots_worked_out
from pipeline.publish.workbook.status_columns import PART_LABELS
from pipeline.publish.workbook.tracing import tracing
from pipeline.register import package_value_vnd
from pipeline.register_plans import CapitalKey
from schemas.register import CapitalPlan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.plan_points import Curve

CAPITAL_GROUPS: Final = ("NSNN", "PPP", "NNS")
_MEASURED: Final = (
    "packages",
    "milestones",
    "clearance",
    "procedures",
    "obstacles",
    "tasks",
    "outlook",
)
_REPORTED: Final = ("treasury", "mobilised", "needs")


class Content(Struct, frozen=True):
    """The rows of every table by a name of its own, and the plan curves of work by project."""

    rows: Mapping[str, Sequence[Record]]
    curves: Mapping[str, Curve]
    payments: Mapping[str, Curve]


def content_of(matter: Matter) -> Content:
    """Return the rows of the data sheets."""
    traced = tracing(matter)
    projects = matter.projects
    days = {row["project_code"]: row["data_date"] or matter.cutoff for row in projects}
    rows: dict[str, Sequence[Record]] = {
        name: [traced(name, row) for row in getattr(matter.measures, name).rows]
        for name in _MEASURED
    }
    rows |= {
        name: [traced(name, row) for row in matter.dataset.tables[name].rows] for name in _REPORTED
    }
    rows["milestones"] = _judged(matter, rows["milestones"])
    rows["disbursements"] = [traced("disbursements", row) for row in _pots(matter, days)]
    rows["packages_listed"] = _contracts(matter, days)
    rows["decisions"] = _decisions(matter)
    rows["thresholds"] = _thresholds(matter)
    rows |= {
        "agencies": agency_rows(matter),
        "settlements": settlement_rows(matter),
        "returns": return_rows(matter),
    }
    work, payments = _points(matter, "planned_rate"), _points(matter, "planned_payment_vnd")
    bases = {row["project_code"]: row["progress_base_vnd"] for row in projects}
    rows["work_points"] = with_steps(work, "planned_rate", bases)
    rows["payment_points"] = with_steps(payments, "planned_payment_vnd")
    return Content(
        rows,
        curves_of(work, "planned_rate"),
        curves_of(payments, "planned_payment_vnd"),
    )


def _pots(matter: Matter, days: Mapping[str, date]) -> list[Record]:
    rows = [
        {
            **row,
            "plan_day": row.get("data_date") or days[row["project_code"]],
            "project_day": days[row["project_code"]],
        }
        for row in matter.measures.disbursements.rows
    ]

    def signed(row: Record, level: str, day: str) -> int | None:
        key = CapitalKey(row["project_code"], row["source"], row["budget_year"], row["carry_kind"])
        return matter.register.capital_plan(key, level, row[day])

    return pots_worked_out(rows, signed, matter.year)


def _judged(matter: Matter, milestones: Sequence[Record]) -> list[Record]:
    """Return the milestones with the days by which a verdict is given, at their project's date.

    Those that are open or were reached in this period count.
    """
    dates = {row["project_code"]: row["data_date"] for row in matter.projects}
    window = judged_window(matter)
    made: list[Record] = []
    for row in milestones:
        day, found = dates.get(row["project_code"]), milestone_of(dict(row))
        counts = day and milestones_that_count((found,), *window)
        days = approved_slip(found, day).days if day and counts else None
        made.append({**row, "project_date": day, "judged_days": days})
    return made


def judged_window(matter: Matter) -> tuple[date, date]:
    """Return the first and the last day of the milestones that were reached in this period."""
    period, before = matter.dataset.period, matter.dataset.period.previous()
    if before is None:
        return period.start, period.last_day
    return matter.register.calendar(before).cut_off + timedelta(days=1), period.last_day


def _contracts(matter: Matter, days: Mapping[str, date]) -> list[Record]:
    return [
        {
            "project_code": code,
            "package_code": package.package_code,
            "name": package.name,
            "value_vnd": package_value_vnd(package, day),
        }
        for code, day in days.items()
        for package in matter.register.packages_of(code, day)
    ]


def _decisions(matter: Matter) -> list[Record]:
    return [
        {
            **{name: getattr(row, name) for name in CapitalPlan.model_fields},
            "decision_date": row.decision_date.last,
        }
        for row in matter.register.rows(CapitalPlan)
        if row.decision_date is not None and row.amount_vnd is not None
    ]


def _thresholds(matter: Matter) -> list[Record]:
    rows: list[Record] = []
    for group in CAPITAL_GROUPS:
        for part, label in PART_LABELS.items():
            limits = matter.register.threshold(group, part, matter.cutoff)
            rows.append(
                {
                    "capital_group": group,
                    "part": part,
                    "part_name": label,
                    "counted": "Có" if limits.counted else "Không",
                    "green_limit": limits.green,
                    "amber_limit": limits.amber,
                }
            )
    return rows


def _points(matter: Matter, field: str) -> list[Record]:
    return [row for row in matter.measures.months.rows if row[field] is not None]
