"""Check what the entries of one row say together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from schemas.column import Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding

RowCheck: TypeAlias = "Callable[[Draft, Case], Iterator[Finding]]"

LATE: Final = "cham"

ACTUAL_DAYS: Final = {
    "milestones": ("actual_date",),
    "packages": ("start_date",),
    "clearance": ("actual_finish_date",),
    "procedures": ("submitted_on", "done_on"),
    "obstacles": ("raised_on", "reported_on", "resolved_on"),
    "assigned_obstacles": ("resolved_on",),
    "tasks": ("finished_on",),
}
"""Days that have happened, and so lie on or before the day on which the return came."""

MAY_FOLLOW_CUT_OFF: Final = frozenset({"raised_on", "reported_on", "submitted_on"})
"""What is told as soon as it is known, even of the days between cut-off and report."""

IN_ORDER: Final = {
    "packages": (
        ("start_date", "contract_finish_date"),
        ("start_date", "forecast_finish_date"),
    ),
    "procedures": (("submitted_on", "due_on"), ("submitted_on", "done_on")),
    "obstacles": (("raised_on", "resolved_on"), ("raised_on", "reported_on")),
}
"""Pairs of days of which the first comes first."""

PART_OF: Final = {
    "clearance": (
        ("handed_over_m2", "required_m2"),
        ("voluntary_m2", "handed_over_m2"),
        ("noticed", "affected"),
        ("counted", "affected"),
        ("plan_approved", "counted"),
        ("published", "counted"),  # a draft is made public before it is approved
        ("paid", "plan_approved"),
        ("handed_over", "affected"),
        ("houses_moved", "houses_to_move"),
        ("resettle_arranged", "resettle_needed"),
        ("graves_moved", "graves_total"),
        ("power_done", "power_total"),
        ("water_done", "water_total"),
        ("telecom_done", "telecom_total"),
        ("other_utilities_done", "other_utilities_total"),
        ("spoil_sites_done", "spoil_sites_total"),
        ("compensation_paid_vnd", "compensation_approved_vnd"),
    ),
    "mobilised": (("spent_ytd_vnd", "spent_vnd"),),
    "needs": (("repaid_vnd", "granted_vnd"),),
    "packages": (
        ("accepted_work_vnd", "done_work_vnd"),
        ("done_work_vnd", "contract_value_vnd"),
    ),
}
"""Pairs of figures of which the first is a part of the second (the funnel of clearance)."""

PAID: Final = {"disbursements": "disbursed_vnd", "treasury": "paid_volume_vnd"}
"""Where a payment above its plan is shown."""

CURVES: Final = frozenset({"work_plan", "payment_plan"})


def check_hidden(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a row with entries is not hidden."""
    if draft.source.hidden:
        yield case.sender.of_cell(catalogue.HIDDEN_ROW, draft, draft.model.sheet.key[0])


def check_actual_days(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no actual day lies in the future; a vague one counts by its first day."""
    data_date = case.identity.data_date
    for name in ACTUAL_DAYS.get(draft.table.name, ()):
        said = draft.values.get(name)
        if not isinstance(said, SaidDate) or not _has_begun(draft, name):
            continue
        if said.first > case.arrived:
            words = {"day": shown.day(case.arrived)}
            yield case.sender.of_cell(catalogue.FUTURE_DATE, draft, name, **words)
        elif said.first > data_date and name not in MAY_FOLLOW_CUT_OFF:
            words = {"day": shown.day(data_date)}
            yield case.sender.of_cell(catalogue.PAST_CUTOFF_DATE, draft, name, **words)


def _has_begun(draft: Draft, name: str) -> bool:
    """Whether a day is said to have happened: a package that has not started names a plan."""
    return name != "start_date" or bool(draft.values.get("done_work_vnd"))


def check_order_of_days(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a later step is not dated before an earlier one."""
    for earlier, later in IN_ORDER.get(draft.table.name, ()):
        first, second = draft.values.get(earlier), draft.values.get(later)
        if not (isinstance(first, SaidDate) and isinstance(second, SaidDate)):
            continue
        if second.last < first.first:
            yield case.sender.of_cell(
                catalogue.DATES_OUT_OF_ORDER,
                draft,
                later,
                later=draft.column(later).label,
                earlier=draft.column(earlier).label,
                later_date=second.label,
                earlier_date=first.label,
            )


def check_parts(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no part is larger than its whole."""
    for part, whole in PART_OF.get(draft.table.name, ()):
        some, all_of_it = draft.values.get(part), draft.values.get(whole)
        if not (isinstance(some, int | float) and isinstance(all_of_it, int | float)):
            continue
        if some > all_of_it:
            yield case.sender.of_cell(
                catalogue.PART_ABOVE_WHOLE,
                draft,
                part,
                part=draft.column(part).label,
                part_value=shown.value(some, draft.column(part)),
                whole=draft.column(whole).label,
                whole_value=shown.value(all_of_it, draft.column(whole)),
            )


def check_verdict(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a verdict "chậm" comes with its cause, nature and remedy."""
    if draft.values.get("verdict") != LATE:
        return
    asked = ("delay_cause", "delay_nature", "remedy")
    lacking = [name for name in asked if draft.located(name) and not draft.values.get(name)]
    if lacking:
        labels = ", ".join(f"“{draft.column(name).label}”" for name in lacking)
        words = {"labels": labels}
        yield case.sender.of_cell(catalogue.VERDICT_WITHOUT_CAUSE, draft, "verdict", **words)


def check_revision(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a milestone proposed anew names its document, where the form asks for it."""
    revised = draft.values.get("revised_date")
    if not isinstance(revised, SaidDate) or draft.located("revision_document") is None:
        return
    if not draft.values.get("revision_document"):
        words = {"milestone": str(draft.values["milestone_code"]), "revised": revised.label}
        rule = catalogue.REVISED_WITHOUT_DOCUMENT
        yield case.sender.of_cell(rule, draft, "revised_date", **words)


def check_paid_within_plan(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no more is disbursed than was planned (NĐ 254/2025/NĐ-CP)."""
    name = PAID.get(draft.table.name)
    parts = [draft.values.get(part) for part in ("paid_volume_vnd", "advance_year_vnd")]
    paid = sum(part for part in parts if isinstance(part, int))
    plan = draft.values.get("plan_vnd")
    if name is not None and isinstance(plan, int) and paid > plan:
        words = {"disbursed": shown.million(paid), "plan": shown.million(plan)}
        yield case.sender.of_cell(catalogue.PAID_ABOVE_PLAN, draft, name, **words)


def check_within_investment(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no amount exceeds the project's total investment."""
    project = case.register.project(str(draft.values.get("project_code")))
    total = project.total_investment_vnd if project else None
    if total is None:
        return
    for name, amount in draft.figures.items():
        if amount > total and draft.column(name).type is Type.MONEY:
            words = {"amount": shown.million(int(amount)), "total": shown.million(total)}
            yield case.sender.of_cell(catalogue.PAID_ABOVE_INVESTMENT, draft, name, **words)


def check_curve(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a plan's cumulative figures never fall from month to month."""
    if draft.table.name not in CURVES:
        return
    known = draft.figures.items()
    for (before, less), (name, figure) in pairwise(known):
        if figure < less:
            column = draft.column(name)
            yield case.sender.of_cell(
                catalogue.PLAN_FALLS,
                draft,
                name,
                now=shown.value(figure, column),
                before_label=draft.column(before).label,
                before=shown.value(less, column),
            )


ROW_CHECKS: Final[tuple[RowCheck, ...]] = (
    check_hidden,
    check_actual_days,
    check_order_of_days,
    check_parts,
    check_verdict,
    check_revision,
    check_paid_within_plan,
    check_within_investment,
    check_curve,
)
