"""The forms to send out for a period: one for every return owed, filled in as far as is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pipeline import shown
from pipeline.forms_issue import Issue, Previous, key_of_cells
from pipeline.issue_rows import ROWS, LastRow, Scope
from pipeline.prefill import locked_facts
from schemas import FORMS
from schemas.choices import Choice
from schemas.column import Carry, Layout, Type, columns
from schemas.register import REGISTER_SHEETS, Project, Unit
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from pipeline.cell import Value
    from pipeline.forms_issue import Cells, Key
    from pipeline.register import Register
    from schemas.column import Column, Row
    from schemas.period import Period

__all__ = ["LastRow", "Scope", "issue_of", "issues", "register_issue"]

_WORDS: Final = frozenset({Type.TEXT, Type.NOTE, Type.CODE, Type.CHOICE, Type.DATE})
CORRECTED: Final = "Số cơ quan thường trực sử dụng. Đơn vị đã báo cáo: {}{}."
BLANK: Final = "để trống"
_ASKED_ANEW: Final = frozenset({"status", "forecast_date", "forecast_finish_date"})


def issues(
    register: Register, period: Period, last: Mapping[str, Mapping[Key, LastRow]]
) -> tuple[Issue, ...]:
    """Return the forms of a period, by unit and form.

    Args:
        register: who owes what, and what is known of it.
        period: what the forms are to report on.
        last: the last accepted rows of all units, by table and key; empty for a first period.
    """
    return tuple(issue_of(Scope(register, owed, last)) for owed in register.owed(period))


def issue_of(scope: Scope) -> Issue:
    """Return one form, filled in with what the register and the last returns say."""
    register, owed = scope.register, scope.owed
    unit = register.unit(owed.unit_code, scope.on)
    form = FORMS[owed.form_code]
    rows = {model.sheet.name: tuple(_rows(scope, model)) for model in form.sheets[1:]}
    return Issue(
        form=form,
        as_of=scope.on,
        unit_code=owed.unit_code,
        unit_name=(unit.name if unit else None) or owed.unit_code,
        period=owed.period,
        capital=frozenset(map(scope.capital_of, owed.project_codes)),
        rows=rows,
        previous=dict(_previous(scope, rows)),
        lists=lists(scope),
        due_on=owed.deadlines.due,
        cut_off=owed.deadlines.cut_off,
        contact=register.fact(Fact.CONTACT, on=scope.on) or "",
        email=register.fact(Fact.EMAIL, on=scope.on) or "",
    )


def register_issue(register: Register, as_of: date) -> Issue:
    """Return the register itself as a workbook to be kept on, every row as it is."""
    rows = {
        model.sheet.name: tuple(
            {name: getattr(row, name) for name in columns(model)} for row in register.rows(model)
        )
        for model in REGISTER_SHEETS
    }
    units = {row.unit_code: Choice(row.unit_code, row.name or "") for row in register.rows(Unit)}
    projects = {
        row.project_code: Choice(row.project_code, row.name or "") for row in register.rows(Project)
    }
    named = tuple(units.values())
    offered = {"projects": tuple(projects.values()), "units": named, "communes": named}
    return Issue(form=FORMS["DM"], as_of=as_of, rows=rows, lists=offered)


def _rows(scope: Scope, model: type[Row]) -> Iterator[Cells]:
    table = model.sheet.name
    for cells in ROWS[table](scope):
        key = key_of_cells(model, cells)
        last = scope.last.get(table, {}).get(key)
        repeated = _repeated(model, last.values) if last else {}
        names = cast("tuple[str | int | None, ...]", key)
        yield {**cells, **repeated, **locked_facts(scope.register, table, names, scope.on)}


def _repeated(model: type[Row], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what a unit need not type again: words and days that hold until they change.

    Figures are always asked anew, as are the state of a thing and what is expected of it.
    """
    return {
        name: values[name]
        for name, column in columns(model).items()
        if _is_repeated(name, column) and name not in model.sheet.key and values.get(name)
    }


def _is_repeated(name: str, column: Column) -> bool:
    lasting = column.carry is Carry.STOCK and column.type in _WORDS
    return lasting and not column.locked and name not in _ASKED_ANEW


def _previous(
    scope: Scope, rows: Mapping[str, tuple[Cells, ...]]
) -> Iterator[tuple[tuple[str, Key, str], Previous]]:
    """Yield the last accepted values of the cells beside which they are shown."""
    for model in FORMS[scope.owed.form_code].sheets[1:]:
        table = model.sheet.name
        for key in (key_of_cells(model, cells) for cells in rows[table]):
            last = scope.last.get(table, {}).get(key)
            if last:
                yield from _compared(model, key, last, scope.owed.period)


def _compared(
    model: type[Row], key: Key, last: LastRow, period: Period
) -> Iterator[tuple[tuple[str, Key, str], Previous]]:
    for name, column in columns(model).items():
        value = last.values.get(name)
        if value is None or not _is_compared(model, name, column):
            continue
        if column.carry is not Carry.YEAR or _same_year(model, last, period):
            note = _corrected(last.reported[name], column) if name in last.reported else ""
            yield (model.sheet.name, key, name), Previous(value, last.period, note)


def _corrected(reported: Value, column: Column) -> str:
    said = BLANK if reported is None else shown.value(reported, column)
    return CORRECTED.format(said, f" {column.unit}" if reported is not None and column.unit else "")


def _same_year(model: type[Row], last: LastRow, period: Period) -> bool:
    """Tell whether a figure of a year still says anything; where the year is named, it does."""
    return "budget_year" in model.sheet.key or last.period.year == period.year


def _is_compared(model: type[Row], name: str, column: Column) -> bool:
    is_card = model.sheet.layout is Layout.CARD and not column.locked
    return name not in model.sheet.key and (column.cumulative or is_card)


def lists(scope: Scope) -> dict[str, tuple[Choice, ...]]:
    """Return what the register fills the lists of a form with: only what concerns the unit."""
    register, codes = scope.register, scope.owed.project_codes
    projects = (register.project(code, scope.on) for code in codes)
    packages = (row for code in codes for row in register.packages_of(code, scope.on))
    names = {unit.unit_code: unit.name or "" for unit in register.units_on(scope.on)}
    return {
        "projects": tuple(Choice(row.project_code, row.name or "") for row in projects if row),
        "packages": tuple(Choice(row.package_code, row.name or "") for row in packages),
        "communes": tuple(Choice(code, names.get(code, "")) for code in _communes(scope)),
        "units": tuple(Choice(code, name) for code, name in names.items()),
    }


def _communes(scope: Scope) -> tuple[str, ...]:
    """Return the communes of the projects: as they are listed, then as land is planned in them."""
    found: dict[str, None] = {}
    for project in scope.owed.project_codes:
        plans = scope.register.clearance_plans(project, scope.on)
        found |= dict.fromkeys(scope.register.communes_of(project, scope.on))
        found |= dict.fromkeys(plan.commune_code for plan in plans)
    return tuple(found)
