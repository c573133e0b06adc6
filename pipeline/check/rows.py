"""Check what the entries of one row say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from schemas.column import columns
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pipeline.check.checked import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.register import Register

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
"""Days that have happened, and so lie on or before the data date."""

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
        ("noticed", "affected"),
        ("counted", "affected"),
        ("plan_approved", "counted"),
        ("paid", "plan_approved"),
        ("published", "plan_approved"),
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
    "packages": (("accepted_work_vnd", "done_work_vnd"),),
}
"""Pairs of figures of which the first is a part of the second (the funnel of clearance)."""

RowCheck: TypeAlias = "Callable[[Draft, Sender, Register, date], Iterator[Finding]]"


def check_actual_days(
    draft: Draft, sender: Sender, _register: Register, data_date: date
) -> Iterator[Finding]:
    """Check that no actual day lies after the data date; a vague one counts by its first day."""
    for name in ACTUAL_DAYS.get(draft.table.name, ()):
        said = draft.values.get(name)
        if isinstance(said, SaidDate) and said.first > data_date:
            words = {"data_date": shown.day(data_date)}
            yield sender.of_cell(catalogue.FUTURE_DATE, draft, name, **words)


def check_order_of_days(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that a later step is not dated before an earlier one."""
    for earlier, later in IN_ORDER.get(draft.table.name, ()):
        first, second = draft.values.get(earlier), draft.values.get(later)
        if not (isinstance(first, SaidDate) and isinstance(second, SaidDate)):
            continue
        if second.last < first.first:
            yield sender.of_cell(
                catalogue.DATES_OUT_OF_ORDER,
                draft,
                later,
                later=draft.column(later).label,
                earlier=draft.column(earlier).label,
                later_date=second.label,
                earlier_date=first.label,
            )


def check_parts(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that no part is larger than its whole."""
    for part, whole in PART_OF.get(draft.table.name, ()):
        some, all_of_it = draft.values.get(part), draft.values.get(whole)
        if not (isinstance(some, int | float) and isinstance(all_of_it, int | float)):
            continue
        if some > all_of_it:
            yield sender.of_cell(
                catalogue.PART_ABOVE_WHOLE,
                draft,
                part,
                part=draft.column(part).label,
                part_value=shown.value(some, draft.column(part)),
                whole=draft.column(whole).label,
                whole_value=shown.value(all_of_it, draft.column(whole)),
            )


def check_verdict(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that a verdict "chậm" comes with its cause, nature and remedy."""
    if draft.values.get("verdict") != LATE:
        return
    wanted = ("delay_cause", "delay_nature", "remedy")
    lacking = [columns(draft.model)[name].label for name in wanted if not draft.values.get(name)]
    if lacking:
        labels = ", ".join(f"“{label}”" for label in lacking)
        yield sender.of_cell(catalogue.VERDICT_WITHOUT_CAUSE, draft, "verdict", labels=labels)


def check_revision(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that a milestone proposed anew names its document."""
    revised = draft.values.get("revised_date")
    if isinstance(revised, SaidDate) and not draft.values.get("revision_document"):
        yield sender.of_cell(
            catalogue.REVISED_WITHOUT_DOCUMENT,
            draft,
            "revised_date",
            milestone=str(draft.values.get("milestone_code")),
            revised=revised.label,
        )


def check_paid_within_plan(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that no more is disbursed than was planned (NĐ 254/2025/NĐ-CP)."""
    disbursed, plan = draft.values.get("disbursed_vnd"), draft.values.get("plan_vnd")
    if not (isinstance(disbursed, int) and isinstance(plan, int)):
        return
    if disbursed > plan and draft.table.name in ("disbursements", "treasury"):
        words = {"disbursed": shown.million(disbursed), "plan": shown.million(plan)}
        yield sender.of_cell(catalogue.PAID_ABOVE_PLAN, draft, "disbursed_vnd", **words)


def check_within_investment(
    draft: Draft, sender: Sender, register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that no cumulative amount exceeds the project's total investment."""
    project = register.project(str(draft.values.get("project_code")))
    total = project.total_investment_vnd if project else None
    if total is None:
        return
    for name, column in columns(draft.model).items():
        amount = draft.values.get(name)
        if not (column.cumulative and name.endswith("_vnd") and isinstance(amount, int)):
            continue
        if amount > total and column.formula is None:
            words = {"amount": shown.million(amount), "total": shown.million(total)}
            yield sender.of_cell(catalogue.PAID_ABOVE_INVESTMENT, draft, name, **words)


def check_hidden(
    draft: Draft, sender: Sender, _register: Register, _data_date: date
) -> Iterator[Finding]:
    """Check that a row with entries is not hidden."""
    if draft.source.hidden and not draft.blank:
        yield sender.of_cell(catalogue.HIDDEN_ROW, draft, draft.model.sheet.key[0])


ROW_CHECKS: Final[tuple[RowCheck, ...]] = (
    check_hidden,
    check_actual_days,
    check_order_of_days,
    check_parts,
    check_verdict,
    check_revision,
    check_paid_within_plan,
    check_within_investment,
)
