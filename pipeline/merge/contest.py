"""Two units that report one fact: whose figure is used, and who is told that they disagree."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from pipeline import catalogue, shown
from pipeline.merge.dataset import MODELS
from pipeline.merge.places import key_code, key_words, of_cell, unit_name
from pipeline.merge.standing import parts_of_stated, recomputed
from schemas import FORMS
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.cell import Value
    from pipeline.check.checked import Key
    from pipeline.finding import Finding
    from pipeline.merge.duties import Duties
    from pipeline.merge.scope import Scope
    from pipeline.merge.standing import Standing

_AGAINST_TREASURY = ("plan_vnd", "paid_volume_vnd", "advance_year_vnd")


class Settled(StrEnum):
    """By which rule one of two figures is used."""

    PREVAILS = "prevails"  # Phân công báo cáo says whose
    LATER = "later"  # it does not, or says both: the later data date
    UNIT_ORDER = "unit-order"  # equal dates: the unit that stands first in the register
    ONLY = "only"  # the other unit leaves the cell blank
    OWNER = "owner"  # payments: the owner's, as Phân công does not name the Treasury
    REGISTER = "register"  # plans of capital: neither's, the signed decisions'


class Clash(NamedTuple):
    """One field of which two units say different things."""

    one: Standing
    other: Standing
    field: str
    used_unit_code: str | None
    rule: Settled

    @property
    def values(self) -> tuple[Value, Value]:
        """What the one and what the other says."""
        return self.one.values.get(self.field), self.other.values.get(self.field)

    @property
    def is_fresh(self) -> bool:
        """Whether both say it for the period itself, so that they can be asked to agree."""
        rows = self.one, self.other
        return not any(row.carried or self.field in row.cells for row in rows)

    def facts(self) -> dict[str, str | None]:
        """Return the clash as its frame holds it."""
        column = columns(MODELS[self.one.table])[self.field]
        value, other = (None if each is None else shown.value(each, column) for each in self.values)
        return {
            "table": self.one.table,
            "key": key_code(self.one.key),
            "field": self.field,
            "unit_code": self.one.unit_code,
            "value": value,
            "other_unit_code": self.other.unit_code,
            "other_value": other,
            "used_unit_code": self.used_unit_code,
            "rule": self.rule,
        }


def settle(
    standings: Iterable[Standing], scope: Scope, duties: Duties
) -> tuple[tuple[Standing, ...], tuple[Clash, ...]]:
    """Return one row a key (and unit), and the fields of which rows say different things."""
    groups: dict[tuple[str, Key, str], list[Standing]] = defaultdict(list)
    for standing in standings:
        own = standing.unit_code if MODELS[standing.table].sheet.per_unit else ""
        groups[standing.table, standing.key, own].append(standing)
    rows: list[Standing] = []
    clashes: list[Clash] = []
    for place in sorted(groups):
        group = groups[place]
        row, found = (group[0], []) if len(group) == 1 else _settled(group, scope, duties)
        rows.append(row)
        clashes.extend(found)
    return tuple(rows), tuple(clashes)


def compare_treasury(rows: Iterable[Standing], scope: Scope) -> Iterator[Clash]:
    """Compare what owners and the Treasury say of the same payments; their rows stay as they are.

    The owner's figure is used unless Phân công says that the Treasury's prevails, and the owner's
    does not. Plans are compared only: the register's signed decisions are the ones that are used.
    """
    found = {(row.table, row.key): row for row in rows}
    for (table, key), owner in found.items():
        treasury = found.get(("treasury", key))
        if table != "disbursements" or treasury is None:
            continue
        by_assignment = _prevails(treasury, scope) and not _prevails(owner, scope)
        for name in _AGAINST_TREASURY:
            if name == "plan_vnd":
                clash = Clash(owner, treasury, name, None, Settled.REGISTER)
            elif by_assignment:
                clash = Clash(owner, treasury, name, treasury.unit_code, Settled.PREVAILS)
            else:
                clash = Clash(owner, treasury, name, owner.unit_code, Settled.OWNER)
            if _differ(*clash.values):
                yield clash


def tell(clashes: Iterable[Clash], scope: Scope) -> Iterator[Finding]:
    """Ask both units to agree where both speak of the period itself; wording is left to them."""
    for clash in clashes:
        column = columns(MODELS[clash.one.table])[clash.field]
        wording = column.type in {Type.TEXT, Type.NOTE}
        if clash.rule is not Settled.ONLY and clash.is_fresh and not wording:
            yield _disagreement(clash, clash.one, clash.other, scope)
            yield _disagreement(clash, clash.other, clash.one, scope)


def _settled(
    group: Sequence[Standing], scope: Scope, duties: Duties
) -> tuple[Standing, list[Clash]]:
    """Return the row that is used of several; a unit without the duty gives way in silence."""
    rows = [row for row in group if _is_assigned(row, scope)] or list(group)
    prevailing = [row for row in rows if _prevails(row, scope)]
    pool = prevailing or rows
    latest = max(row.said.data_date for row in pool)
    newest = [row for row in pool if row.said.data_date == latest]
    used = min(newest, key=lambda row: _place(row, duties))
    rule = Settled.UNIT_ORDER if len(newest) > 1 else Settled.LATER
    rule = Settled.PREVAILS if len(prevailing) == 1 else rule
    clashes: list[Clash] = []
    for other in sorted((row for row in rows if row is not used), key=lambda r: _place(r, duties)):
        used, found = _compared(used, other, rule)
        clashes.extend(found)
    return used, clashes


def _compared(used: Standing, other: Standing, rule: Settled) -> tuple[Standing, list[Clash]]:
    """Return the used row, its blanks filled from a row of the same period, and the clashes."""
    found: list[Clash] = []
    taken: dict[str, Value] = {}
    stated = parts_of_stated(used.table, used.values)
    for name, column in columns(MODELS[used.table]).items():
        value, theirs = used.values.get(name), other.values.get(name)
        if column.locked or column.formula or theirs is None or name in stated:
            continue
        if value is None and not other.carried:
            taken[name] = theirs
            found.append(Clash(used, other, name, other.unit_code, Settled.ONLY))
        elif _differ(value, theirs):
            found.append(Clash(used, other, name, used.unit_code, rule))
    if taken:
        values = recomputed(used.table, {**used.values, **taken}, used.adjusted)
        used = replace(used, values=values)
    return used, found


def _differ(value: Value, other: Value) -> bool:
    return value is not None and other is not None and value != other


def _place(row: Standing, duties: Duties) -> tuple[int, str, str]:
    return duties.order.get(row.unit_code, len(duties.order)), row.unit_code, row.form_code


def _is_assigned(row: Standing, scope: Scope) -> bool:
    project = row.values.get("project_code")
    if project is None:
        return True
    day = scope.cut_off(row.form_code)
    return project in scope.register.reportable(row.unit_code, row.form_code, day)


def _prevails(row: Standing, scope: Scope) -> bool:
    return _named(scope, row.unit_code, row.form_code, str(row.values.get("project_code") or ""))


@lru_cache(maxsize=4096)
def _named(scope: Scope, unit: str, form: str, project: str) -> bool:
    return scope.register.prevails(unit, form, project, scope.cut_off(form))


def _disagreement(clash: Clash, row: Standing, other: Standing, scope: Scope) -> Finding:
    column = columns(MODELS[row.table])[clash.field]
    register, used = scope.register, clash.used_unit_code
    words = {
        "label": column.label,
        "key": key_words(register, row.table, row.key),
        "unit": unit_name(register, row.unit_code),
        "other_unit": unit_name(register, other.unit_code),
        "other": shown.value(other.values.get(clash.field), column),
        "used": unit_name(register, used) if used else FORMS["DM"].name,
    }
    entered = shown.value(row.values.get(clash.field), column)
    return of_cell(catalogue.SOURCES_DISAGREE, row, clash.field, entered=entered, **words)
