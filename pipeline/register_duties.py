"""Who owes which return, on which projects, by which day, and whose figure prevails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.register_dates import in_force
from pipeline.register_memory import once
from schemas.period import PeriodKind
from schemas.register import Assignment, Calendar
from schemas.register_choices import FORM, Fact

if TYPE_CHECKING:
    from datetime import date

    from pipeline.register import Register
    from schemas.period import Period

YEARLY_PLAN: Final = "KH"
"""The form that is wanted at the beginning of its year, not at its end."""

DAY_FACTS: Final = {Fact.CUT_OFF_DAY: 14, Fact.DUE_DAY: 20, Fact.CONSOLIDATION_DAY: 25}
"""The days of the month where the register says nothing (NĐ 09/2019/NĐ-CP, Điều 12, 13)."""

_KINDS: Final = {
    "thang": PeriodKind.MONTH,
    "quy": PeriodKind.QUARTER,
    "sau_thang": PeriodKind.HALF,
    "chin_thang": PeriodKind.NINE_MONTHS,
    "nam": PeriodKind.YEAR,
}
_FORM_ORDER: Final = tuple(item.code for item in FORM.items)
_LONGEST_MONTH: Final = 31


class Deadlines(Struct, frozen=True):
    """The days of a period: figures up to, returns by, report made on; each day included."""

    cut_off: date
    due: date
    consolidation: date


class Owed(Struct, frozen=True):
    """One return that a unit owes for a period."""

    unit_code: str
    form_code: str
    period: Period
    project_codes: tuple[str, ...]
    deadlines: Deadlines


@once
def calendar(register: Register, period: Period, form: str = "") -> Deadlines:
    """Return the days of a period: the calendar's for the form, its for all forms, the defaults.

    The defaults are days of the period's last month, of January for a plan of the year; an ad hoc
    report has all three on its own day.
    """
    rows = register.where(Calendar, period=period.code)
    ranked = [row for wanted in (form, None) for row in rows if row.form_code == wanted]

    def said(field: str, fact: Fact) -> date:
        days = (getattr(row, field) for row in ranked)
        entered = next((day.last for day in days if day is not None), None)
        return entered or _default_day(register, period, form, fact)

    return Deadlines(
        said("cut_off_date", Fact.CUT_OFF_DAY),
        said("due_date", Fact.DUE_DAY),
        said("consolidation_date", Fact.CONSOLIDATION_DAY),
    )


@once
def owed(register: Register, period: Period) -> tuple[Owed, ...]:
    """Return the returns owed for a period, by unit and form.

    A monthly reporter owes months, a quarterly one quarters; an ad hoc period is owed where the
    calendar names it, by all who report the forms that it asks for. Assignments and projects are
    those of the cut-off day; without a listed project nothing is owed.
    """
    pairs = {(row.unit_code, row.form_code) for row in register.rows(Assignment)}
    ordered = sorted(pairs, key=lambda pair: (pair[0], _FORM_ORDER.index(pair[1])))
    returns = (
        Owed(unit, form, period, projects_of(register, unit, form, period), days)
        for unit, form in ordered
        for days in (calendar(register, period, form),)
    )
    return tuple(each for each in returns if each.project_codes)


@once
def projects_of(register: Register, unit: str, form: str, period: Period) -> tuple[str, ...]:
    """Return the projects that a unit reports on a form for a period, in the register's order."""
    day = calendar(register, period, form).cut_off
    rows = [
        row
        for row in register.where(Assignment, unit_code=unit, form_code=form)
        if in_force(row, day) and _asks(register, period, row)
    ]
    wanted = {row.project_code for row in rows}
    places = register.places_on(day)
    found = places if None in wanted else places.keys() & wanted
    return tuple(sorted(found, key=places.__getitem__))


@once
def prevails(register: Register, unit: str, form: str, project: str, on: date) -> bool:
    """Tell whether a unit's figure is taken where two report the same fact of a project.

    What is said for the project itself overrides what is said for all projects.
    """
    rows = [
        row
        for row in register.where(Assignment, unit_code=unit, form_code=form)
        if in_force(row, on)
    ]
    own = [row for row in rows if row.project_code == project]
    general = [row for row in rows if row.project_code is None]
    return any(row.prevails for row in own or general)


def day_of_month(said: str) -> int | None:
    """Return a day of the month, 1 to 31; None for any other text."""
    number = int(said) if said.isascii() and said.strip().isdigit() else 0
    return number if 1 <= number <= _LONGEST_MONTH else None


def _asks(register: Register, period: Period, row: Assignment) -> bool:
    if period.kind is not PeriodKind.ADHOC:
        return _KINDS[row.frequency] is period.kind
    asked = [line.form_code for line in register.where(Calendar, period=period.code)]
    return row.form_code in asked or None in asked


def _default_day(register: Register, period: Period, form: str, fact: Fact) -> date:
    if period.kind is PeriodKind.ADHOC:
        return period.last_day
    is_plan = form == YEARLY_PLAN and period.kind is PeriodKind.YEAR
    month_end = period.start.replace(day=_LONGEST_MONTH) if is_plan else period.last_day
    said = register.fact(fact, on=month_end)
    day = (day_of_month(said) if said else None) or DAY_FACTS[fact]
    return month_end.replace(day=min(day, month_end.day))
