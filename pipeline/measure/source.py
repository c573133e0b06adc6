"""One period's dataset project by project: which projects are listed, and as of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.measure.disbursement import CarryKind, Level, SignedPlan
from pipeline.measure.rows import grouped
from pipeline.register import private_capital_vnd
from schemas.register import CapitalPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.merge import Dataset
    from pipeline.register import Register
    from schemas.period import Period
    from schemas.register import Project

OWNERS_FORM: Final = "CDT"
TREASURY_FORM: Final = "KB"
PPP: Final = "PPP"
PRIVATE: Final = "NNS"
_GROUPS: Final = {"NSNN": "A", PPP: "B", PRIVATE: "C"}
_BOARDING: Final = "noi_tru"
_OWNERS_TABLES: Final = ("packages", "milestones", "disbursements", "mobilised", "outlook")


class Case(Struct, frozen=True):
    """A listed project, and what its owner's return is worth.

    Attributes:
        listed: its row of the register at the cut-off.
        group: A state budget, B PPP, C private capital, D boarding schools.
        data_date: of its latest package row that is not carried; of the latest carried one
            otherwise; None where nothing was ever reported.
        carried_from: the period that its figures come from where all are older; else None.
        has_report: whether its owner delivered a usable periodic return for the period.
        day: its data date, or the cut-off: the day by which the register is asked.
        register: what was promised and decided.
    """

    listed: Project
    group: str
    data_date: date | None
    carried_from: str | None
    has_report: bool
    day: date
    register: Register

    @property
    def code(self) -> str:
        """The project's code."""
        return self.listed.project_code

    @property
    def capital_group(self) -> str:
        """NSNN, PPP or NNS; where the register forgot it, the group with the most duties."""
        return self.listed.capital_group or "NSNN"

    @property
    def total_investment_vnd(self) -> int | None:
        """The total investment as approved by its day, in đồng."""
        return self._approved.total_investment_vnd

    @property
    def investor_capital_vnd(self) -> int | None:
        """What an investor is to bring in, in đồng; None without one, or where it is unknown.

        Of a private project the whole investment; of a PPP project equity, loans and other private
        capital of the register's split.
        """
        if self.is_private:
            return self.total_investment_vnd
        return private_capital_vnd(self._approved) if self.capital_group == PPP else None

    @property
    def _approved(self) -> Project:
        return self.register.project(self.code, self.day) or self.listed

    @property
    def is_private(self) -> bool:
        """Whether the project has no state capital."""
        return self.capital_group == PRIVATE


class Source(Struct, frozen=True):
    """A dataset and the register, ready to be asked.

    Attributes:
        cases: the listed projects, by group, then in the register's order.
        tables: the dataset's tables as plain rows, by project where they name one.
        signed: the decisions on each project's capital that bear a date and an amount.
    """

    dataset: Dataset
    register: Register
    cases: tuple[Case, ...]
    tables: Mapping[str, tuple[PlainRow, ...]]
    by_project: Mapping[str, Mapping[str, tuple[PlainRow, ...]]]
    signed: Mapping[str, tuple[SignedPlan, ...]]

    @property
    def period(self) -> Period:
        """The period that is reported on."""
        return self.dataset.period

    @property
    def year(self) -> int:
        """The budget year of the headline figures: that in which the period lies."""
        return self.dataset.period.year

    def of(self, table: str, project: str) -> tuple[PlainRow, ...]:
        """Return a project's rows of a table."""
        return self.by_project[table].get(project, ())


def source_of(dataset: Dataset, register: Register) -> Source:
    """Return a dataset as the topics of the measures ask it."""
    tables = {name: frame.rows for name, frame in dataset.tables.items()}
    by_project = {
        name: grouped(rows)
        for name, rows in tables.items()
        if "project_code" in dataset.tables[name].plan
    }
    adhoc = frozenset(row["return_id"] for row in dataset.returns.rows if row["adhoc"])
    cases = [
        _case(
            listed,
            [by_project[name].get(listed.project_code, ()) for name in _OWNERS_TABLES],
            register,
            dataset.cutoff,
            adhoc,
        )
        for listed in register.projects_on(dataset.cutoff)
    ]
    cases.sort(key=lambda case: case.group)
    return Source(dataset, register, tuple(cases), tables, by_project, _signed(register))


def _case(
    listed: Project,
    tables: Iterable[tuple[PlainRow, ...]],
    register: Register,
    cutoff: date,
    adhoc: frozenset[str],
) -> Case:
    """Return a project's case; an ad hoc return is no answer to the report that was owed."""
    packages, *others = (
        tuple(row for row in rows if row["form_code"] == OWNERS_FORM) for rows in tables
    )
    rest = tuple(row for rows in others for row in rows)
    data_date, carried_from = _dating(packages or rest)
    return Case(
        listed,
        _group(listed),
        data_date,
        carried_from,
        any(
            row["carried_from"] is None and row["return_id"] not in adhoc
            for row in (*packages, *rest)
        ),
        data_date or cutoff,
        register,
    )


def _dating(rows: tuple[PlainRow, ...]) -> tuple[date | None, str | None]:
    """Return the latest data date and the period carried from; rows of the period come first."""
    fresh = [row["data_date"] for row in rows if row["carried_from"] is None]
    if fresh:
        return max(fresh), None
    last = max(rows, key=lambda row: row["data_date"], default=None)
    return (last["data_date"], last["carried_from"]) if last else (None, None)


def _group(listed: Project) -> str:
    if listed.portfolio == _BOARDING:
        return "D"
    return _GROUPS.get(listed.capital_group or "", "A")


def _signed(register: Register) -> dict[str, tuple[SignedPlan, ...]]:
    plans: dict[str, list[SignedPlan]] = {}
    for row in register.rows(CapitalPlan):
        if row.amount_vnd is not None and row.decision_date is not None:
            plan = SignedPlan(
                row.source,
                row.budget_year,
                CarryKind(row.carry_kind),
                Level(row.level),
                row.amount_vnd,
                row.decision_date.last,
            )
            plans.setdefault(row.project_code, []).append(plan)
    return {project: tuple(found) for project, found in plans.items()}
