"""The register as every step asks it: which projects, units and facts held on a day.

Its further questions live beside it and are bound to `Register` by name: duties and deadlines in
`register_duties`, promises and capital in `register_plans`, the agency's own records in
`register_office`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct

from pipeline import register_duties, register_names, register_office, register_plans
from pipeline.register_dates import covers, in_force, latest, latest_each
from pipeline.register_memory import grouped, once
from pipeline.text import plain_key, unaccented, unit_key, unit_keys
from schemas.column import Row
from schemas.period import Period
from schemas.register import (
    INVESTMENT_PARTS,
    PRIVATE_PARTS,
    Alias,
    General,
    Project,
    Unit,
    WorkPackage,
)
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

SheetRow = TypeVar("SheetRow", bound=Row)


class Register(Struct, frozen=True, eq=False):
    """What the standing agency keeps: who takes part, what was decided, what it judged itself.

    Attributes:
        tables: the rows of each sheet by its table's name, in the order of the sheet.
    """

    tables: Mapping[str, tuple[Row, ...]]

    @classmethod
    def of(cls, tables: Mapping[str, Iterable[Row]]) -> Register:
        """Return the register that holds these rows; a sheet that is left out is empty."""
        return cls({name: tuple(rows) for name, rows in tables.items()})

    def rows(self, model: type[SheetRow]) -> tuple[SheetRow, ...]:
        """Return all rows of a sheet, whatever day they hold for."""
        return cast("tuple[SheetRow, ...]", self.tables.get(model.sheet.name, ()))

    def where(self, model: type[SheetRow], **said: object) -> tuple[SheetRow, ...]:
        """Return the rows of a sheet that say just this in these fields, in the sheet's order."""
        found = grouped(self, model, tuple(said)).get(tuple(said.values()), ())
        return cast("tuple[SheetRow, ...]", found)

    @once
    def fact(self, name: Fact | str, document_kind: str = "", on: date | None = None) -> str | None:
        """Return a fact of Thông tin chung: the document's own, else the one for all documents.

        Without a day: the newest.
        """
        rows = [row for row in self.where(General, fact=name) if row.value]
        own = latest((row for row in rows if row.document_kind == document_kind), on)
        found = own or latest((row for row in rows if row.document_kind is None), on)
        return found.value if found else None

    @property
    def demonstration(self) -> bool:
        """Whether the register says that its figures are made up."""
        return plain_key(self.fact(Fact.DEMONSTRATION) or "") in {"co", "x", "1"}

    @property
    def current_period(self) -> Period | None:
        """The period that the office works on; None where it is not said or cannot be read."""
        said = self.fact(Fact.CURRENT_PERIOD)
        return _period_or_none(said) if said else None

    def unreadable_facts(self) -> tuple[General, ...]:
        """Return the facts that should be a period or a day of the month, and are not."""
        return tuple(row for row in self.rows(General) if not _is_readable(row))

    @once
    def project(self, code: str, on: date | None = None) -> Project | None:
        """Return a project as it was approved on a day; without a day, as it is now."""
        return latest(self.where(Project, project_code=code), on)

    @once
    def projects_on(self, day: date) -> tuple[Project, ...]:
        """Return the projects listed on a day, each as approved then, in the register's order.

        Both `listed_from` and `listed_until` are days on which the project is listed.
        """
        projects = latest_each(self.rows(Project), lambda row: row.project_code, day)
        return tuple(row for row in projects if covers(row.listed_from, row.listed_until, day))

    @once
    def places_on(self, day: date) -> Mapping[str, int]:
        """Return the codes of the projects listed on a day, each with its place among them."""
        return {row.project_code: place for place, row in enumerate(self.projects_on(day))}

    def communes_of(self, project: str, on: date) -> tuple[str, ...]:
        """Return the codes of the communes that a project lies in, as the register lists them."""
        row = self.project(project, on)
        parts = (row.communes or "").replace(",", ";").split(";") if row else ()
        return tuple(part.strip().upper() for part in parts if part.strip())

    @once
    def unit(self, code: str, on: date | None = None) -> Unit | None:
        """Return a unit as it was on a day; without a day, as it is now."""
        return latest(self.where(Unit, unit_code=code), on)

    def units_on(self, day: date) -> tuple[Unit, ...]:
        """Return the units of a day, in the register's order."""
        return latest_each(self.rows(Unit), lambda row: row.unit_code, day)

    @once
    def resolve_unit(self, name: str, on: date) -> str | None:
        """Return the code of the one unit that bears a name on a day; never a near miss.

        A code stands for itself; official and short names come before aliases, and these before
        names that differ only by the province's name after them. A name typed without any marks is
        compared without marks. Two units of one name: None.
        """
        if self.unit(name.strip().upper(), on):
            return name.strip().upper()
        names = tuple(
            (label, unit.unit_code)
            for unit in self.units_on(on)
            for label in (unit.name, unit.short_name)
            if label
        )
        aliases = tuple((row.alias, row.unit_code) for row in self.rows(Alias) if in_force(row, on))
        found = _bearers(name, names, _own_key) or _bearers(name, aliases, _own_key)
        found = found or _bearers(name, names, unit_keys)
        if not found and name.isascii():
            found = _bearers(name, names + aliases, _unmarked_unit_keys)
        return found.pop() if len(found) == 1 else None

    @once
    def packages_of(self, project: str, on: date) -> tuple[WorkPackage, ...]:
        """Return a project's work packages as they were on a day, in the register's order."""
        rows = self.where(WorkPackage, project_code=project)
        return latest_each(rows, lambda row: row.package_code, on)

    def progress_base_vnd(self, project: str, on: date) -> int | None:
        """Return Σ of the values of a project's packages, in đồng.

        None without packages, and where the value of one is unknown: the sum would be too small,
        and progress measured against it too great.
        """
        values = [package_value_vnd(package, on) for package in self.packages_of(project, on)]
        known = [value for value in values if value is not None]
        return sum(known) if known and len(known) == len(values) else None

    is_assigned = register_names.is_assigned
    names = register_names.names
    reportable = register_names.reportable

    calendar = register_duties.calendar
    owed = register_duties.owed
    prevails = register_duties.prevails
    projects_of = register_duties.projects_of

    approved_date = register_plans.approved_date
    approved_milestone = register_plans.approved_milestone
    baseline_date = register_plans.baseline_date
    capital_decisions = register_plans.capital_decisions
    capital_keys = register_plans.capital_keys
    capital_plan = register_plans.capital_plan
    clearance_plans = register_plans.clearance_plans
    milestones_of = register_plans.milestones_of
    plan_version_in_force = register_plans.plan_version_in_force
    plan_versions = register_plans.plan_versions
    planned_milestone = register_plans.planned_milestone

    adjustments = register_office.adjustments
    benchmark = register_office.benchmark
    document_setting = register_office.document_setting
    legal_bases = register_office.legal_bases
    override = register_office.override
    target = register_office.target
    tasks_of = register_office.tasks_of
    threshold = register_office.threshold
    waiver = register_office.waiver


def package_value_vnd(package: WorkPackage, on: date) -> int | None:
    """Return a package's contract value once signed, until then its approved estimate, in đồng.

    A contract value without a day of signature counts as signed.
    """
    signed = package.contract_date is None or package.contract_date.last <= on
    if package.contract_value_vnd is not None and signed:
        return package.contract_value_vnd
    return package.estimate_vnd


def investment_split_vnd(project: Project) -> int | None:
    """Return Σ of a project's investment over its sources, in đồng; None where none is given."""
    return _sum_of(project, INVESTMENT_PARTS)


def private_capital_vnd(project: Project) -> int | None:
    """Return the investor's part of a project's investment, in đồng; None where none is given."""
    return _sum_of(project, PRIVATE_PARTS)


def _sum_of(project: Project, parts: Iterable[str]) -> int | None:
    known = [amount for part in parts if (amount := getattr(project, part)) is not None]
    return sum(known) if known else None


def _bearers(
    name: str, pool: Iterable[tuple[str, str]], spellings: Callable[[str], tuple[str, ...]]
) -> set[str]:
    wanted = set(filter(None, spellings(name)))
    return {code for label, code in pool if not wanted.isdisjoint(spellings(label))}


def _own_key(name: str) -> tuple[str, ...]:
    return (unit_key(name),)


def _unmarked_unit_keys(name: str) -> tuple[str, ...]:
    return tuple(map(unaccented, unit_keys(name)))


def _period_or_none(said: str) -> Period | None:
    try:
        return Period.from_label(said)
    except ValueError:
        return None


def _is_readable(row: General) -> bool:
    if row.fact == Fact.CURRENT_PERIOD:
        return not row.value or _period_or_none(row.value) is not None
    if row.fact in register_duties.DAY_FACTS:
        return not row.value or register_duties.day_of_month(row.value) is not None
    return True
