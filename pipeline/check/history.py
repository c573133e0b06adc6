"""Check a row against what the same unit last reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from pipeline.check.cells import ROUNDING_VND
from pipeline.rules_cells import has_fallen
from schemas.column import MILLION_VND, Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.check.past import Past
    from pipeline.finding import Finding
    from schemas.column import Column

JUMPS: Final = (1_000, 10_000, 1_000_000)
"""Factors of a wrong unit: nghìn for triệu, m² for ha, đồng for triệu đồng."""
TYPED_IN: Final = {
    1_000: "có thể đã ghi theo nghìn đồng",
    10_000: "có thể đã ghi thừa chữ số",
    1_000_000: "có thể đã ghi theo đồng",
}
"""What most likely happened to an amount that is so many times too large."""
LIMITS: Final = {"contract_value_vnd": "giá trị hợp đồng", "plan_vnd": "kế hoạch vốn"}
"""Amounts of a row that no other amount of the row far exceeds."""
FAR: Final = 10
"""An amount beyond so many times its limit is no amount: the figure is not used."""
JUMP_SPREAD: Final = 2.5
"""A true figure grows at most so much while its unit is wrong (kept below √10)."""
TELLING: Final = {Type.MONEY: 100 * MILLION_VND, Type.AREA: 100}
"""What a figure must have been (100 triệu đồng, 100 m²): work that begins may well grow so fast."""
UNSTEADY: Final = frozenset({
    "advance_year_vnd",
    "advance_balance_vnd",
    "estimate_next_vnd",
    "estimate_year_end_vnd",
    "need_vnd",
    "spent_ytd_vnd",
    "paid_gpmb_year_vnd",
})  # fmt: skip
"""Amounts that rightly rise from little and fall to little again."""

YEAR_OF: Final = {"mobilised": (("spent_ytd_vnd", "spent_vnd"),)}
"""Sums since January, each with the sum since the beginning."""


def check_not_falling(draft: Draft, past: Past, case: Case) -> Iterator[Finding]:
    """Check that a cumulative figure has not fallen, unless a new note says why."""
    if _has_new_note(draft, past):
        return
    for name, new in draft.figures.items():
        column, old = draft.column(name), getattr(past.values, name)
        if not column.cumulative or old is None:
            continue
        if has_fallen(new, old) and _jump(new, old, column) is None:
            words = _compared(new, past, name, column)
            yield case.sender.of_cell(catalogue.CUMULATIVE_FELL, draft, name, **words)


def _has_new_note(draft: Draft, past: Past) -> bool:
    note = draft.values.get("note")
    return bool(note) and note != getattr(past.values, "note", None)


def check_unit(draft: Draft, past: Past, case: Case) -> Iterator[Finding]:
    """Check that a figure is not off by 10³, 10⁴ or 10⁶ against the last period."""
    for name, new in draft.figures.items():
        column, old = draft.column(name), getattr(past.values, name)
        if name in UNSTEADY or old is None:
            continue
        change = _jump(new, old, column)
        if change is None:
            continue
        words = {"change": change, **_compared(new, past, name, column)}
        limit = next(far_exceeded(draft, name, new, case, LIMITS), None)
        rule = catalogue.UNIT_JUMP
        if limit is not None:
            rule = catalogue.WRONG_UNIT
            words |= {"limit": limit, "likely": TYPED_IN[_factor(new / old)]}
        elif column.cumulative and new < old and not _has_new_note(draft, past):
            rule = catalogue.CUMULATIVE_SHRUNK
        yield case.sender.of_cell(rule, draft, name, **words)


def far_exceeded(
    draft: Draft, name: str, amount: float, case: Case, of_row: Mapping[str, str]
) -> Iterator[str]:
    """Yield what an amount exceeds by more than `FAR` times: limits of its row, its project."""
    if draft.column(name).type is not Type.MONEY:
        return
    project = case.register.project(str(draft.values.get("project_code")), case.cut_off)
    limits = {word: draft.values.get(limit) for limit, word in of_row.items()}
    limits["tổng mức đầu tư"] = project.total_investment_vnd if project else None
    for word, limit in limits.items():
        if isinstance(limit, int) and 0 < FAR * limit < amount:
            yield f"{word} ({shown.million(limit)} triệu đồng)"


def _compared(new: float, past: Past, name: str, column: Column) -> dict[str, str]:
    return {
        "now": shown.value(new, column),
        "previous": shown.value(getattr(past.values, name), column),
        "period": past.period.label,
    }


def _jump(new: float, old: float, column: Column) -> str | None:
    """Return by how much a figure has changed, if by what a wrong unit makes of it."""
    telling = TELLING.get(column.type)
    if telling is None or old < telling or new <= 0:
        return None
    return jump_words(new, old)


def jump_words(new: float, old: float) -> str | None:
    """Return how many times as large a figure is, where a wrong unit makes it so."""
    if grown := _factor(new / old):
        return f"gấp khoảng {shown.number(grown)} lần"
    if shrunk := _factor(old / new):
        return f"chỉ bằng khoảng 1/{shown.number(shrunk)}"
    return None


def _factor(ratio: float) -> int:
    """Return the wrong unit's factor that a ratio is about; 0 of any other ratio."""
    return next((each for each in JUMPS if 1 / JUMP_SPREAD <= ratio / each <= JUMP_SPREAD), 0)


def check_year(draft: Draft, past: Past, case: Case) -> Iterator[Finding]:
    """Check that what was spent since January grew as all that was spent did."""
    for name, whole in YEAR_OF.get(draft.table.name, ()):
        new = _growth(draft, past, name)
        total = _growth(draft, past, whole)
        if past.period.year != case.identity.period.year or new is None or total is None:
            continue
        if total >= 0 and abs(new - total) > ROUNDING_VND:
            words = {
                "period": past.period.label,
                "year": shown.million(new),
                "whole": draft.column(whole).label,
                "all": shown.million(total),
            }
            yield case.sender.of_cell(catalogue.YEAR_DIFFERS, draft, name, **words)


def _growth(draft: Draft, past: Past, name: str) -> int | None:
    new, old = draft.values.get(name), getattr(past.values, name)
    return new - old if isinstance(new, int) and isinstance(old, int) else None


def check_forecast_moved(draft: Draft, past: Past, case: Case) -> Iterator[Finding]:
    """Check that an open milestone forecast later than before, and than approved, says why."""
    if draft.table.name != "milestones":
        return
    new, old = draft.values.get("forecast_date"), getattr(past.values, "forecast_date", None)
    is_open = draft.values.get("actual_date") is None and not draft.values.get("note")
    if not isinstance(new, SaidDate) or old is None or not is_open:
        return
    approved = draft.values.get("approved_date")
    is_within_plan = isinstance(approved, SaidDate) and new <= approved
    if new.first > old.last and not is_within_plan:
        words = {
            "milestone": str(draft.values["milestone_code"]),
            "now": new.label,
            "previous": old.label,
            "period": past.period.label,
        }
        yield case.sender.of_cell(catalogue.MILESTONE_MOVED, draft, "forecast_date", **words)


HISTORY_CHECKS: Final = (check_not_falling, check_unit, check_year, check_forecast_moved)
