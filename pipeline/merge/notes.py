"""What the register itself should be told: waivers run out, sums that differ, plans that lack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from pipeline.finding import Finding, Place
from pipeline.merge.places import REGISTER_PATH, unit_name
from pipeline.merge.standing import CARRIED_OVER
from pipeline.merge.words import EVERY_UNIT
from pipeline.register import investment_split_vnd
from pipeline.register_plans import CapitalKey
from schemas.register import CapitalPlan, Project, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.merge.scope import Scope
    from pipeline.merge.standing import Standing

_LEVELS: Final = ("chi_tiet", "tinh")
"""The levels of assignment that rates with carried capital are taken from."""


def check_register(rows: Iterable[Standing], scope: Scope) -> Iterator[Finding]:
    """Check the register against the day, against itself, and against what is paid."""
    yield from _check_waivers(scope)
    yield from _check_sums(scope)
    yield from _check_carried(rows, scope)


def _check_waivers(scope: Scope) -> Iterator[Finding]:
    """Check that the waivers that would concern this period still hold."""
    for row in scope.register.rows(Waiver):
        if row.until is None or scope.as_of <= row.until.last:
            continue
        if row.period in {None, scope.period.code}:
            unit = unit_name(scope.register, row.unit_code) if row.unit_code else EVERY_UNIT
            words = {"rule": row.rule, "unit": unit, "until": shown.day(row.until)}
            place = Place(REGISTER_PATH, Waiver.sheet.title)
            yield Finding(catalogue.WAIVER_EXPIRED, place, words=words)


def _check_sums(scope: Scope) -> Iterator[Finding]:
    """Check that the sources of each listed project make up its total investment."""
    for project in scope.register.projects_on(scope.cut_off()):
        parts, total = investment_split_vnd(project), project.total_investment_vnd
        if parts is None or total is None or parts == total:
            continue
        words = {
            "project": project.project_code,
            "sum": shown.million(parts),
            "total": shown.million(total),
        }
        place = Place(REGISTER_PATH, Project.sheet.title)
        yield Finding(catalogue.SUM_DIFFERS, place, words=words)


def _check_carried(rows: Iterable[Standing], scope: Scope) -> Iterator[Finding]:
    """Check that what is paid on a carried plan has a signed plan to be paid on."""
    for row in rows:
        paid = row.values.get("disbursed_vnd")
        if row.table != "disbursements" or row.key[3] != CARRIED_OVER or not paid:
            continue
        key, day = CapitalKey(*row.key), row.said.data_date
        plans = (scope.register.capital_plan(key, level, day) for level in _LEVELS)
        if all(plan is None for plan in plans):
            words = {"project": key.project_code, "amount": shown.million(int(str(paid)))}
            place = Place(REGISTER_PATH, CapitalPlan.sheet.title)
            yield Finding(catalogue.CARRIED_WITHOUT_PLAN, place, words=words)
