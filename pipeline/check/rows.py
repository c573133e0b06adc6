"""Check what the entries of one row say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from pipeline.check.history import far_exceeded, jump_words
from pipeline.register_plans import CapitalKey
from pipeline.rules_line import is_after
from pipeline.rules_rows import (
    ACTUAL_DAYS,
    ASKED_WHEN_LATE,
    CURVES,
    IN_ORDER,
    MAY_FOLLOW_CUT_OFF,
    PAID,
    PART_OF,
    falls,
    has_begun,
    is_above,
    is_before,
    lacking_when_late,
    paid_vnd,
)
from schemas.column import Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding

GIVEN_LIMITS: Final = {"contract_value_vnd": "giá trị hợp đồng"}
"""Amounts of a row that the register gives: what a sender types may be the one in a wrong unit."""

ONLY_COMPARED: Final = frozenset({"plan_vnd", "planned_work_vnd", "contract_value_vnd"})
"""Amounts that the register knows better: a wrong one costs the row nothing."""

RowCheck: TypeAlias = "Callable[[Draft, Case], Iterator[Finding]]"

LEVELS: Final = ("chi_tiet", "tinh", "ttg")
"""Levels of assignment at which the register may know a plan; one that agrees is enough."""


def check_hidden(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a row with entries is not hidden."""
    if draft.source.hidden:
        yield case.sender.of_cell(catalogue.HIDDEN_ROW, draft, draft.model.sheet.key[0])


def check_actual_days(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no actual day lies in the future; a vague one counts by its first day."""
    data_date = case.identity.data_date
    for name in ACTUAL_DAYS.get(draft.table.name, ()):
        said = draft.values.get(name)
        if not has_begun(name, draft.values):
            continue
        if is_after(said, case.arrived):
            words = {"day": shown.day(case.arrived)}
            yield case.sender.of_cell(catalogue.FUTURE_DATE, draft, name, **words)
        elif is_after(said, data_date) and name not in MAY_FOLLOW_CUT_OFF:
            words = {"day": shown.day(data_date)}
            yield case.sender.of_cell(catalogue.PAST_CUTOFF_DATE, draft, name, **words)


def check_order_of_days(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a later step is not dated before an earlier one."""
    for earlier, later in IN_ORDER.get(draft.table.name, ()):
        first, second = draft.values.get(earlier), draft.values.get(later)
        if is_before(second, first):
            yield case.sender.of_cell(
                catalogue.DATES_OUT_OF_ORDER,
                draft,
                later,
                later=draft.column(later).label,
                earlier=draft.column(earlier).label,
                later_date=shown.value(second, draft.column(later)),
                earlier_date=shown.value(first, draft.column(earlier)),
            )


def check_parts(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no part is larger than its whole."""
    for part, whole in PART_OF.get(draft.table.name, ()):
        some, all_of_it = draft.values.get(part), draft.values.get(whole)
        if is_above(some, all_of_it):
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
    asked = (name for name in ASKED_WHEN_LATE if draft.located(name))
    lacking = lacking_when_late(draft.values, asked)
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
    name, plan = PAID.get(draft.table.name), draft.values.get("plan_vnd")
    if name is None or not isinstance(plan, int):
        return
    paid = paid_vnd(draft.values)
    if is_above(paid, plan):
        words = {"disbursed": shown.million(paid), "plan": shown.million(plan)}
        yield case.sender.of_cell(catalogue.PAID_ABOVE_PLAN, draft, name, **words)


def check_plan_unit(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a plan is not off by 10³, 10⁴ or 10⁶ against the register's decisions."""
    told = draft.values.get("plan_vnd")
    if draft.table.name not in PAID or not isinstance(told, int) or told <= 0:
        return
    pot = CapitalKey(*draft.key)
    known = [case.register.capital_plan(pot, level, case.cut_off) for level in LEVELS]
    changes = {jump_words(told, amount): amount for amount in known if amount}
    if changes and None not in changes:
        change, amount = next(iter(changes.items()))
        words = {"now": shown.million(told), "known": shown.million(amount), "change": str(change)}
        yield case.sender.of_cell(catalogue.REGISTER_UNIT_JUMP, draft, "plan_vnd", **words)


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


def check_within_reason(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no amount is beyond all reason, also where none was reported before."""
    for name, amount in draft.figures.items():
        if name in ONLY_COMPARED:
            continue
        limit = next(far_exceeded(draft, name, amount, case, GIVEN_LIMITS), None)
        if limit is not None:
            words = {"amount": shown.million(int(amount)), "limit": limit}
            yield case.sender.of_cell(catalogue.BEYOND_REASON, draft, name, **words)


def check_curve(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a plan's cumulative figures never fall from month to month."""
    if draft.table.name not in CURVES:
        return
    figures = draft.figures
    for before, name in falls(figures):
        column = draft.column(name)
        yield case.sender.of_cell(
            catalogue.PLAN_FALLS,
            draft,
            name,
            now=shown.value(figures[name], column),
            before_label=draft.column(before).label,
            before=shown.value(figures[before], column),
        )


ROW_CHECKS: Final[tuple[RowCheck, ...]] = (
    check_hidden,
    check_actual_days,
    check_order_of_days,
    check_parts,
    check_verdict,
    check_revision,
    check_plan_unit,
    check_paid_within_plan,
    check_within_investment,
    check_within_reason,
    check_curve,
)
