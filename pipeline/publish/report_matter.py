"""What every section of the report draws on: the measures, the register, the days, the names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.publish.carried import carried_periods, latest_period
from pipeline.publish.phrases import text
from pipeline.publish.report_words import GROUPS, SAID_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.publish.phrases import Record
    from pipeline.register import Register


_MEASURED: Final = ("packages", "milestones", "disbursements", "clearance")
_REPORTED: Final = ("mobilised",)


class Matter(Struct, frozen=True):
    """The input of the report's sections.

    Attributes:
        measures, dataset, register: as the steps before handed them over.
        projects: the listed projects in the report's order.
        sums: of each group by its code; of all under the empty one.
        periods: by table, the latest earlier period of which a project's rows are, where some are.
            Several units report on a project: its works may be of this period, its land of the
            last.
    """

    measures: Measures
    dataset: Dataset
    register: Register
    projects: tuple[Record, ...]
    sums: Mapping[str, Record]
    periods: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(
        cls,
        measures: Measures,
        dataset: Dataset,
        register: Register,
        periods: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Matter:
        """Read the frames that every section asks once; the periods too where nobody has yet."""
        sums = {row["group"]: row for row in measures.groups.rows}
        periods = _old(measures, dataset) if periods is None else periods
        return cls(measures, dataset, register, measures.projects.rows, sums, periods)

    @property
    def cutoff(self) -> date:
        """The day up to which figures count."""
        return self.dataset.cutoff

    @property
    def as_of(self) -> date:
        """The day by which things are overdue or missing."""
        return self.dataset.as_of

    @property
    def year(self) -> int:
        """The budget year that the report speaks of."""
        return self.dataset.period.year

    @property
    def total(self) -> Record:
        """The sums over all groups; empty without any."""
        return self.sums.get("", {})

    def groups(self) -> Iterator[tuple[str, Record, tuple[Record, ...]]]:
        """Yield the groups that hold projects: code, sums, projects."""
        for code in GROUPS:
            projects = tuple(row for row in self.projects if row["group"] == code)
            if projects:
                yield code, self.sums.get(code, {}), projects

    def project(self, code: str | None) -> str:
        """Return a project's name as the report prints it; its code where it has none."""
        listed = (row["name"] for row in self.projects if row["project_code"] == code)
        registered = self.register.project(code or "", self.cutoff)
        name = next(listed, None) or (registered.name if registered else None)
        return text(name) or code or ""

    def old(self, *tables: str) -> dict[str, str]:
        """Return the latest earlier period of which a project's rows of some tables are."""
        found: dict[str, str] = {}
        for table in tables:
            for project, code in self.periods.get(table, {}).items():
                found[project] = latest_period((code, found.get(project, code)))
        return found

    def outlook(self, field: str) -> Iterator[tuple[str, Record]]:
        """Yield what units say in words of their projects, in the order of the projects.

        Where several units speak of one project, its name goes with the unit's.

        Args:
            field: the column that has to say something.
        """
        order = {row["project_code"]: place for place, row in enumerate(self.projects)}
        rows = [row for row in self.measures.outlook.rows if text(row[field])]
        voices = Counter(row["project_code"] for row in rows)
        for row in sorted(rows, key=lambda row: order.get(row["project_code"], len(order))):
            name, unit = self.project(row["project_code"]), self.unit(row["unit_code"])
            is_one_of_several = voices[row["project_code"]] > 1 and unit
            yield SAID_BY.format(name, unit) if is_one_of_several else name, row

    def unit(self, code: str | None) -> str:
        """Return a unit's name; what was written where it is no unit's code."""
        unit = self.register.unit(code or "", self.as_of)
        return text(unit.name if unit else None) or text(code)

    def short_unit(self, code: str | None) -> str:
        """Return what a unit is called where room is scarce: its short name, if it has one."""
        unit = self.register.unit(code or "", self.as_of)
        return text(unit.short_name if unit else None) or self.unit(code)

    def owner(self, row: Record) -> str:
        """Return who builds a project: its owner and, where there is one, its investor."""
        registered = self.register.project(row.get("project_code") or "", self.cutoff)
        investor = text(registered.investor if registered else None)
        names = dict.fromkeys((self.unit(row.get("owner_code")), investor))
        return "; ".join(name for name in names if name)


def _old(measures: Measures, dataset: Dataset) -> dict[str, dict[str, str]]:
    frames = {name: getattr(measures, name) for name in _MEASURED}
    frames |= {name: dataset.tables[name] for name in _REPORTED if name in dataset.tables}
    return {name: _of_projects(name, frame.rows) for name, frame in frames.items()}


def _of_projects(table: str, rows: Iterable[Record]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if codes := carried_periods(table, row):
            found.setdefault(row["project_code"], set()).update(codes)
    return {project: latest_period(codes) for project, codes in found.items()}
