"""Rules about what the entries of one row say together, for Python and for an office suite."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.cell import FIGURE
from pipeline.rules_line import FormRule, figure, is_after
from schemas.choices import VERDICT
from schemas.column import columns
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.cell import Value
    from pipeline.rules_line import Line
    from schemas.column import Row

LATE: Final = "cham"
ASKED_WHEN_LATE: Final = ("delay_cause", "delay_nature", "remedy")

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
PAID_PARTS: Final = ("paid_volume_vnd", "advance_year_vnd")
CURVES: Final = frozenset({"work_plan", "payment_plan"})


def is_above(some: Value, all_of_it: Value) -> bool:
    """Whether a part is larger than its whole; what is unknown is not."""
    if isinstance(some, FIGURE) and isinstance(all_of_it, FIGURE):
        return some > all_of_it
    return False


def is_before(later: Value, earlier: Value) -> bool:
    """Whether a later step is dated before an earlier one, however vague the two are."""
    if isinstance(later, SaidDate) and isinstance(earlier, SaidDate):
        return later.last < earlier.first
    return False


def has_begun(name: str, values: Mapping[str, Value]) -> bool:
    """Whether a day is said to have happened: a package that has not started names a plan."""
    return name != "start_date" or bool(values.get("done_work_vnd"))


def lacking_when_late(values: Mapping[str, Value], known: Iterable[str]) -> tuple[str, ...]:
    """Return what a verdict "chậm" still needs, of the fields that the form has."""
    if values.get("verdict") != LATE:
        return ()
    return tuple(name for name in known if not values.get(name))


def paid_vnd(values: Mapping[str, Value]) -> int:
    """Return what was paid of a plan: for volume and in advance, or as stated without these."""
    amounts = [values.get(name) for name in PAID_PARTS]
    if amounts == [None] * len(PAID_PARTS):
        amounts = [values.get("disbursed_vnd")]
    return sum(amount for amount in amounts if isinstance(amount, int))


def falls(figures: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield the months of a cumulative plan that are below the one filled in before them."""
    for (before, less), (name, number) in pairwise(figures.items()):
        if number < less:
            yield before, name


def parts(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no part is larger than its whole."""
    for part, whole in PART_OF.get(model.sheet.name, ()):
        yield FormRule(
            catalogue.PART_ABOVE_WHOLE,
            part,
            (whole,),
            lambda line, part=part, whole=whole: is_above(  # type: ignore[misc]
                line.values.get(part), line.values.get(whole)
            ),
            f"IF(AND(ISNUMBER({{{part}}}),ISNUMBER({{{whole}}})),"
            f"{figure(part, model)}>{figure(whole, model)},FALSE)",
        )


def order(model: type[Row]) -> Iterator[FormRule]:
    """Yield: a later step is not dated before an earlier one."""
    for earlier, later in IN_ORDER.get(model.sheet.name, ()):
        yield FormRule(
            catalogue.DATES_OUT_OF_ORDER,
            later,
            (earlier,),
            lambda line, earlier=earlier, later=later: is_before(  # type: ignore[misc]
                line.values.get(later), line.values.get(earlier)
            ),
            f"IF(AND(ISNUMBER({{{earlier}}}),ISNUMBER({{{later}}})),"
            f"{{{later}}}<{{{earlier}}},FALSE)",
        )


def actual_days(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no actual day lies after the day up to which the figures count."""
    for name in ACTUAL_DAYS.get(model.sheet.name, ()):
        begun = ",N({done_work_vnd})>0" if name == "start_date" else ""
        if name not in MAY_FOLLOW_CUT_OFF:
            yield FormRule(
                catalogue.PAST_CUTOFF_DATE,
                name,
                ("done_work_vnd",) if begun else (),
                lambda line, name=name: (  # type: ignore[misc]
                    has_begun(name, line.values) and is_after(line.values.get(name), line.data_date)
                ),
                f"IF(AND(ISNUMBER({{{name}}}),ISNUMBER({{data_date}})),"
                f"AND({{{name}}}>{{data_date}}{begun}),FALSE)",
            )


def verdict(model: type[Row]) -> Iterator[FormRule]:
    """Yield: a verdict "chậm" comes with its cause, nature and remedy."""
    if "verdict" in columns(model):
        words = VERDICT.shown(next(item for item in VERDICT.items if item.code == LATE))
        blanks = ",".join(f'{{{name}}}=""' for name in ASKED_WHEN_LATE)
        yield FormRule(
            catalogue.VERDICT_WITHOUT_CAUSE,
            "verdict",
            ASKED_WHEN_LATE,
            lambda line: bool(lacking_when_late(line.values, ASKED_WHEN_LATE)),
            f'AND({{verdict}}="{words}",OR({blanks}))',
        )


def revision(model: type[Row]) -> Iterator[FormRule]:
    """Yield: a milestone proposed anew names its document."""
    if "revised_date" in columns(model):
        yield FormRule(
            catalogue.REVISED_WITHOUT_DOCUMENT,
            "revised_date",
            ("revision_document",),
            lambda line: (
                isinstance(line.values.get("revised_date"), SaidDate)
                and not line.values.get("revision_document")
            ),
            'AND(ISNUMBER({revised_date}),{revision_document}="")',
        )


def paid(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no more is paid than was planned (NĐ 254/2025/NĐ-CP)."""
    name = PAID.get(model.sheet.name)
    if name is not None:
        total = "+".join(f"ROUND(N({{{part}}}),6)" for part in PAID_PARTS)
        yield FormRule(
            catalogue.PAID_ABOVE_PLAN,
            name,
            (*PAID_PARTS, "plan_vnd"),
            lambda line: is_above(paid_vnd(line.values), line.values.get("plan_vnd")),
            f"IF(ISNUMBER({{plan_vnd}}),ROUND({total},6)>ROUND({{plan_vnd}},6),FALSE)",
        )


def curve(model: type[Row]) -> Iterator[FormRule]:
    """Yield: a plan's cumulative figures never fall from month to month."""
    if model.sheet.name not in CURVES:
        return
    months = [name for name in columns(model) if name not in model.sheet.key]
    test = "FALSE"
    for before, name in pairwise(months):
        # The nearest month that is filled in; LOOKUP for it fails in LibreOffice.
        test = f"IF(ISNUMBER({{{before}}}),{{now}}<{{{before}}},{test})"
        yield FormRule(
            catalogue.PLAN_FALLS,
            name,
            tuple(months),
            lambda line, name=name: name in _fallen(line, months),  # type: ignore[misc]
            f"IF(ISNUMBER({{{name}}}),{test.replace('{now}', f'{{{name}}}')},FALSE)",
        )


def _fallen(line: Line, months: Sequence[str]) -> set[str]:
    known = {name: line.values.get(name) for name in months}
    figures = {name: value for name, value in known.items() if isinstance(value, FIGURE)}
    return {name for _, name in falls(figures)}
