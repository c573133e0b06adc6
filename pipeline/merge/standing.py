"""A row as it stands: its values, the return in which they are read, and what is older in it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.merge.dataset import MODELS
from schemas.column import Carry, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.cell import Address, Value
    from pipeline.check.checked import CheckedBook, Key
    from schemas.column import Column
    from schemas.period import Period

CARRIED_OVER: Final = "chuyen_sang"
_SLOT: Final = re.compile(r"\{(\w+)\}")


class Said(NamedTuple):
    """The return that says something, or confirms it, and the day up to which it speaks."""

    return_id: str
    period: Period
    data_date: date


class Standing(Struct, frozen=True):
    """One row of the dataset while it is made.

    Attributes:
        home: the return in whose file the row is found.
        row: its sheet row there, from 1.
        said: the return that says it, or that confirms it by "không phát sinh".
        cells: single cells that an earlier return said, by field.
        adjusted: fields whose value is the officer's.
        carried: whether the whole row stands for a missing one.
        places: the cells of a card's fields in the file of `home`.
    """

    table: str
    key: Key
    values: Mapping[str, Value]
    home: CheckedBook
    row: int
    said: Said
    cells: Mapping[str, Said] = field(default_factory=dict)
    adjusted: tuple[str, ...] = ()
    carried: bool = False
    places: Mapping[str, Address] = field(default_factory=dict)

    @property
    def unit_code(self) -> str:
        """The unit that reports the row."""
        return self.home.identity.unit_code

    @property
    def form_code(self) -> str:
        """The form on which it does."""
        return self.home.identity.form_code

    def said_of(self, name: str) -> Said:
        """Return the return that says a field."""
        return self.cells.get(name, self.said)

    def facts(self) -> dict[str, Any]:
        """Return the row as its frame holds it, provenance included."""
        older = (f"{name}@{said.period.code}" for name, said in sorted(self.cells.items()))
        return {
            **self.values,
            "unit_code": self.unit_code,
            "form_code": self.form_code,
            "return_id": self.home.identity.return_id,
            "period": self.said.period.code,
            "data_date": self.said.data_date,
            "sheet": self.home.titles.get(self.table, MODELS[self.table].sheet.title),
            "row": self.row,
            "carried_from": self.said.period.code if self.carried else None,
            "carried_fields": ";".join(older),
            "adjusted_fields": ";".join(sorted(self.adjusted)),
        }


@cache
def entered_columns(table: str) -> Mapping[str, Column]:
    """Return the columns of a table that a person fills in besides the key."""
    model = MODELS[table]
    return {
        name: column
        for name, column in columns(model).items()
        if name not in model.sheet.key and column.formula is None
    }


@cache
def owed_fields(table: str) -> tuple[str, ...]:
    """Return the fields of a table in which a blank is carried like a missing return."""
    return tuple(name for name, column in entered_columns(table).items() if column.owed)


def budget_closes(budget_year: int, carry_kind: str) -> date:
    """Return the last day on which a budget year's plan is paid from.

    31/01 of the next year; 31/12 of the next year for what was allowed to go on (Luật Đầu tư công
    2024, Điều 72).
    """
    if carry_kind == CARRIED_OVER:
        return date(budget_year + 1, 12, 31)
    return date(budget_year + 1, 1, 31)


def may_stand(carry: Carry, values: Mapping[str, Value], said_on: date, day: date) -> bool:
    """Whether a value that was said on one day still stands on a later one.

    A figure of a year stands within its budget year, or within its calendar year where the row
    names no budget year.
    """
    if carry is not Carry.YEAR:
        return carry is Carry.STOCK
    budget_year = values.get("budget_year")
    if isinstance(budget_year, int):
        return day <= budget_closes(budget_year, str(values.get("carry_kind")))
    return said_on.year == day.year


def held(standing: Standing, day: date) -> Standing | None:
    """Return what is left of an earlier row on a day; None where nothing but its key is."""
    declared = columns(MODELS[standing.table])
    key = MODELS[standing.table].sheet.key
    values = {
        name: value
        for name, value in standing.values.items()
        if name in key
        or may_stand(declared[name].carry, standing.values, standing.said_of(name).data_date, day)
    }
    if all(value is None for name, value in values.items() if name not in key):
        return None
    cells = {name: said for name, said in standing.cells.items() if name in values}
    return replace(standing, values=values, cells=cells)


def filled(
    standing: Standing, old: Standing | None, names: Iterable[str], *, wholly: bool = False
) -> Standing:
    """Return a row with its blank cells filled from the row that stood before.

    Args:
        standing: the row that is newer.
        old: the row of the same key before it.
        names: the fields that may be filled.
        wholly: whether the old row speaks of the same time, so that nothing in it is outdated.
    """
    if old is None:
        return standing
    declared, day = entered_columns(standing.table), standing.said.data_date
    outdated = parts_of_stated(standing.table, standing.values)
    found = {
        name: old.said_of(name)
        for name in names
        if standing.values.get(name) is None
        and name not in outdated
        and name not in standing.adjusted
        and old.values.get(name) is not None
        and (
            wholly or may_stand(declared[name].carry, old.values, old.said_of(name).data_date, day)
        )
    }
    if not found:
        return standing
    values = {**standing.values, **{name: old.values[name] for name in found}}
    adjusted = (*standing.adjusted, *(name for name in old.adjusted if name in found))
    merged = replace(standing, values=values, cells={**standing.cells, **found}, adjusted=adjusted)
    return _recomputed(merged)


def recomputed(table: str, values: Mapping[str, Value], fixed: Iterable[str]) -> dict[str, Value]:
    """Return values with the form's own formulas computed anew, but for those that are fixed.

    A value that was stated without any of its parts, as another authority's form has it, stays.
    """
    made, kept = dict(values), frozenset(fixed)
    for name, column in columns(MODELS[table]).items():
        if column.formula is not None and name not in kept and not _is_stated(table, name, made):
            made[name] = column.formula.compute(made)
    return made


def parts_of_stated(table: str, values: Mapping[str, Value]) -> frozenset[str]:
    """Return the fields of which a row states the result alone: older ones would contradict it."""
    return frozenset(
        part
        for name, column in columns(MODELS[table]).items()
        if column.formula is not None and _is_stated(table, name, values)
        for part in _parts(table, name)
    )


def _is_stated(table: str, name: str, values: Mapping[str, Value]) -> bool:
    if values.get(name) is None:
        return False
    return all(values.get(part) is None for part in _parts(table, name))


@cache
def _parts(table: str, name: str) -> tuple[str, ...]:
    """Return the fields that a formula is worked out from."""
    formula = columns(MODELS[table])[name].formula
    return tuple(dict.fromkeys(_SLOT.findall(formula.excel))) if formula else ()


def _recomputed(standing: Standing) -> Standing:
    """Compute a row's formulas; one that came out of an older cell is as old as that."""
    values = recomputed(standing.table, standing.values, standing.adjusted)
    oldest = min(standing.cells.values(), key=lambda said: said.data_date)
    changed = {name: oldest for name, value in values.items() if value != standing.values.get(name)}
    return replace(standing, values=values, cells={**standing.cells, **changed})
