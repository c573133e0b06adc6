"""The rows of the table of projects and of their groups, with what their formulas stand on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.finding import NO_REASON, OFFICE
from pipeline.publish.workbook.part_levels import part_levels
from pipeline.publish.workbook.plan_points import helpers
from pipeline.publish.workbook.project_table import RANKED, SITE_MILESTONE, TOTAL_KEY
from pipeline.register import investment_split_vnd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.columns import Scalar
    from pipeline.publish.workbook.content import Content
    from pipeline.publish.workbook.plan_points import Curve
    from schemas.register import Override

_RATES = {"tong": "rate_all", "tinh": "rate_year_province", "ttg": "rate_year_pm"}
_MOST_GROUPS = 26


def project_rows(matter: Matter, content: Content) -> list[Record]:
    """Return the projects in the report's order."""
    limits = {(row["capital_group"], row["part"]): row for row in content.rows["thresholds"]}
    milestones = {
        (row["project_code"], row["milestone_code"]): place
        for place, row in enumerate(content.rows["milestones"], 1)
    }
    of_site = {
        row["project_code"]: row["slip_approved_days"]
        for row in content.rows["milestones"]
        if row["milestone_code"] == SITE_MILESTONE
    }
    judged = _judged(matter, content, limits)
    rows = []
    for project in matter.projects:
        code = project["project_code"]
        row = {**project, **helpers(project, content.curves.get(code))}
        payment = content.payments.get(code)
        row |= {
            "group_no": ord(project["group"]) - ord("A") + 1,
            "owner_name": matter.unit(project["owner_code"]),
            "decided_by": project["data_date"] or matter.cutoff,
            "m08_row": milestones.get((code, "M08")),
            **_payment_plan(project, payment, matter.year),
            "ieac_months": _ieac(row),
            "compared_rate": _compared(project),
            **_split(matter, project),
            **_site(project, of_site.get(code)),
            **_before(project),
            **_set_by_officer(matter, project),
            **judged[code],
        }
        rows.append({**row, **part_levels(row, limits)})
    return _ranked(rows)


def group_rows(matter: Matter) -> list[Record]:
    """Return the groups that hold projects, then the total."""
    codes = [code for code, _, _ in matter.groups()]
    rows = [_group(matter.sums[code], code, ord(code) - ord("A") + 1) for code in codes]
    total = {**_group(matter.total, TOTAL_KEY, _MOST_GROUPS), "first_no": 1}
    return [*rows, total]


def _group(sums: Record, key: str, number: int) -> Record:
    return {**sums, "key": key, "first_no": number, "last_no": number}


def _payment_plan(project: Record, curve: Curve | None, year: int) -> Record:
    """Return where a project's payment plan stands, and what it wants paid by two days."""
    data_date, start = project["data_date"], date(year - 1, 12, 31)
    until = min(data_date, date(year, 12, 31)) if data_date else None
    return {
        "pay_first": curve.first if curve else None,
        "pay_points": len(curve.days) if curve else None,
        "pay_until": until,
        "pay_from": start,
        "pay_due": curve.at(until) if curve else None,
        "pay_opening": curve.at(start) if curve else None,
    }


def _ieac(row: Record) -> Scalar:
    return row["pd_months"] / row["spi_t"] if row["pd_months"] and row["spi_t"] else None


def _compared(project: Record) -> Scalar:
    own = project.get(_RATES.get(project.get("benchmark_base") or "", "rate_year"))
    return project.get("rate_year") if own is None else own


def _split(matter: Matter, project: Record) -> Record:
    listed = matter.register.project(project["project_code"], matter.cutoff)
    split = investment_split_vnd(listed) if listed else None
    return {"split_vnd": split, "split_gap_vnd": _minus(project["total_investment_vnd"], split)}


def _site(project: Record, days: int | None) -> Record:
    """Return how late the site is by the project's own milestone, beside what communes report."""
    return {
        "site_slip_days": days,
        "site_gap_days": _minus(days, project["clearance_slip_days"]),
    }


def _before(project: Record) -> Record:
    return {
        "done_rate_before": _minus(project["done_rate"], project["done_rate_change"]),
        "paid_all_before_vnd": _minus(project["paid_all_vnd"], project["paid_change_vnd"]),
    }


def _minus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _set_by_officer(matter: Matter, project: Record) -> Record:
    officers = matter.register.override(project["project_code"], matter.dataset.period)
    return {
        "status_set": officers.status if officers else None,
        "verdict_set": officers.verdict if officers else None,
        "set_said": _said_by(officers) if officers and officers.status else "",
    }


def _said_by(officers: Override) -> str:
    """Return who set a project's status, and why."""
    who, why = officers.decided_by or OFFICE, (officers.reason or NO_REASON).rstrip(". ")
    return f"Trạng thái do {who} đánh giá: {why}."


def _judged(
    matter: Matter, content: Content, limits: Mapping[tuple[str, str], Record]
) -> Mapping[str, Record]:
    """Return how many of a project's milestones are judged, and how many of them are too late."""
    found = {}
    for project in matter.projects:
        code = project["project_code"]
        limit = limits[project["capital_group"], "danh_gia_ngay"]["green_limit"]
        days = [
            row["judged_days"]
            for row in content.rows["milestones"]
            if row["project_code"] == code and row["judged_days"] is not None
        ]
        found[code] = {
            "judged_milestones": len(days),
            "late_milestones": sum(slipped > limit for slipped in days),
        }
    return found


def _ranked(rows: Sequence[Record]) -> list[Record]:
    """Return the rows with their ranks; of equals the one that stands first comes first."""
    places: dict[str, dict[str, Scalar]] = {row["project_code"]: {} for row in rows}
    for rank, field in RANKED.items():
        late = [row for row in rows if (row[field] or 0) > 0]
        for place, row in enumerate(sorted(late, key=lambda row: -row[field]), 1):
            places[row["project_code"]][rank] = place
    return [{**row, **places[row["project_code"]]} for row in rows]
