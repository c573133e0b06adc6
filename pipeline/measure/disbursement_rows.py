"""State capital pot by pot: the plan signed, what the owner and the Treasury say was paid on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pipeline.measure.disbursement import CarryKind, Level, open_budget_years
from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate, known_sum
from pipeline.measure.rows import grouped, keyed
from pipeline.measure.source import OWNERS_FORM, TREASURY_FORM
from pipeline.measure.stage import KEYS
from schemas.disbursements import disbursed_vnd_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.frames import PlainRow
    from pipeline.measure.disbursement import SignedPlan
    from pipeline.measure.rows import Key
    from pipeline.measure.source import Case, Source
    from pipeline.measure.stage import Stage

_KEY: Final = KEYS["disbursements"]
_PAID_FROM: Final = ("paid_volume_vnd", "advance_year_vnd", "disbursed_vnd")


def disbursement_rows(source: Source, earlier: Stage | None) -> tuple[PlainRow, ...]:
    """Return every pot that was reported, confirmed by the Treasury or signed for now.

    Pots stand by project, budget year, kind of plan and source.
    """
    treasury = grouped(source.tables["treasury"])
    rows: list[PlainRow] = []
    for case in source.cases:
        owned = keyed(source.of("disbursements", case.code), _KEY[1:])
        confirmed = keyed(treasury.get(case.code, ()), _KEY[1:])
        pots = {*owned, *confirmed, *_signed_pots(source, case)}
        rows += [
            _row(source, case, pot, (owned.get(pot), confirmed.get(pot)), earlier)
            for pot in sorted(pots, key=lambda pot: (pot[1], pot[2], pot[0]))
        ]
    return tuple(rows)


def _signed_pots(source: Source, case: Case) -> set[Key]:
    """Return the pots with a signed plan from which money may be paid in the period."""
    years = {*open_budget_years(case.day), source.year}
    wanted = {(year, CarryKind.YEAR) for year in years} | {(source.year - 1, CarryKind.CARRIED)}
    return {
        (plan.source, plan.budget_year, plan.carry_kind.value)
        for plan in source.signed.get(case.code, ())
        if plan.decided_on <= case.day and (plan.budget_year, plan.carry_kind) in wanted
    }


def _row(
    source: Source,
    case: Case,
    pot: Key,
    reported: tuple[PlainRow | None, PlainRow | None],
    earlier: Stage | None,
) -> PlainRow:
    owned, confirmed = reported
    told = owned or confirmed
    day: date = told["data_date"] if told else case.day
    plan_vnd, level = _plan(source, case, pot, day)
    used = _prevailing(source, case, owned, confirmed)
    paid_vnd = _paid(used)
    rate = Rate(paid_vnd, plan_vnd, Base(level or Level.DETAIL))
    is_advance = pot[2] == CarryKind.ADVANCE
    found = dict(told or {}) | dict(zip(_KEY, (case.code, *pot), strict=True))
    return found | {
        "plan_vnd": plan_vnd,
        "plan_level": level,
        "plan_reported_vnd": owned["plan_vnd"] if owned else None,
        "plan_treasury_vnd": confirmed["plan_vnd"] if confirmed else None,
        "paid_volume_vnd": owned["paid_volume_vnd"] if owned else None,
        "advance_year_vnd": owned["advance_year_vnd"] if owned else None,
        "disbursed_vnd": _paid(owned),
        "treasury_disbursed_vnd": _paid(confirmed),
        "difference_vnd": _difference(_paid(owned), _paid(confirmed)),
        "prevails": used["form_code"] if used else None,
        "paid_vnd": paid_vnd,
        "rate": None if is_advance else rate.value,
        "reason": Empty.ADVANCE if is_advance else rate.reason,
        "paid_period_vnd": _paid_in_period(source, case, pot, used, earlier),
        "estimate_year_end_vnd": owned["estimate_year_end_vnd"] if owned else None,
    }


def _paid(row: PlainRow | None) -> int | None:
    """Return what was paid: by its parts, or as a form states it that has no parts."""
    if row is None:
        return None
    computed = disbursed_vnd_of(row)
    return row.get("disbursed_vnd") if computed is None else computed


def _difference(owned: int | None, confirmed: int | None) -> int | None:
    return None if owned is None or confirmed is None else owned - confirmed


def _plan(source: Source, case: Case, pot: Key, day: date) -> tuple[float | None, Level | None]:
    """Return what was signed for a pot up to a day: at level chi tiết, else tỉnh."""
    signed = [plan for plan in source.signed.get(case.code, ()) if _is_for(plan, pot, day)]
    for level in (Level.DETAIL, Level.PROVINCE):
        amount = known_sum(plan.amount_vnd for plan in signed if plan.level is level)
        if amount is not None:
            return amount, level
    return None, None


def _is_for(plan: SignedPlan, pot: Key, day: date) -> bool:
    own = (plan.source, plan.budget_year, plan.carry_kind.value)
    return own == pot and plan.decided_on <= day


def _prevailing(
    source: Source, case: Case, owned: PlainRow | None, confirmed: PlainRow | None
) -> PlainRow | None:
    """Return the row whose figure is used: the owner's, unless Phân công prefers the Treasury's.

    Where the one preferred tells no figure, the other's stands in.
    """
    ranked = [owned, confirmed]
    if _prefers(source, case, confirmed, TREASURY_FORM) and not _prefers(
        source, case, owned, OWNERS_FORM
    ):
        ranked.reverse()
    return next((row for row in ranked if _paid(row) is not None), None)


def _prefers(source: Source, case: Case, row: PlainRow | None, form: str) -> bool:
    if row is None:
        return False
    return source.register.prevails(row["unit_code"], form, case.code, row["data_date"])


def _paid_in_period(
    source: Source, case: Case, pot: Key, used: PlainRow | None, earlier: Stage | None
) -> int | None:
    """Return what was paid since the figure that the preceding period of the same kind used.

    From zero where payments on the pot could not begin before, or nothing was signed for it by
    then. Unknown stays unknown: figures of an older period say nothing of this one.
    """
    paid_vnd = _paid(used)
    if used is None or paid_vnd is None or _is_old(used):
        return None
    before = source.period.previous()
    if before is not None and before.last_day < _first_payable(pot):
        return paid_vnd
    if earlier is None or earlier.source.period != before:
        return None
    row = earlier.by_key["disbursements"].get((case.code, *pot))
    if row is None:
        return None if _was_signed(earlier, case, pot) else paid_vnd
    known: int | None = row["paid_vnd"]
    return None if known is None else paid_vnd - known


def _is_old(row: Mapping[str, Any]) -> bool:
    fields = {part.split("@")[0] for part in (row["carried_fields"] or "").split(";")}
    return row["carried_from"] is not None or not fields.isdisjoint(_PAID_FROM)


def _first_payable(pot: Key) -> date:
    """Return the first day on which a pot's money may be paid (Luật Đầu tư công 2024, Đ. 72)."""
    _, year, kind = pot
    if kind == CarryKind.CARRIED:
        return date(year + 1, 2, 1)
    return date(year, 1, 1) if kind == CarryKind.YEAR else date.min


def _was_signed(earlier: Stage, case: Case, pot: Key) -> bool:
    day = earlier.source.dataset.cutoff
    return any(_is_for(plan, pot, day) for plan in earlier.source.signed.get(case.code, ()))
