"""What every section of the report draws on: the measures, the register, the days, the names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.publish.phrases import text
from pipeline.publish.report_words import GROUPS, SAID_BY
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.publish.phrases import Record
    from pipeline.register import Register


@dataclass(frozen=True, slots=True)
class Matter:
    """The input of the report's sections.

    Attributes:
        measures, dataset, register: as the steps before handed them over.
        projects: the listed projects in the report's order.
        sums: of each group by its code; of all under the empty one.
        old_land: the latest earlier period of which a project's land figures are, where some are.
            Communes report them: a project may be of this period and its land of the last.
    """

    measures: Measures
    dataset: Dataset
    register: Register
    projects: tuple[Record, ...]
    sums: Mapping[str, Record]
    old_land: Mapping[str, str]

    @classmethod
    def of(cls, measures: Measures, dataset: Dataset, register: Register) -> Matter:
        """Read the frames that every section asks once."""
        sums = {row["group"]: row for row in measures.groups.rows}
        return cls(measures, dataset, register, measures.projects.rows, sums, _old_land(measures))

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


def _old_land(measures: Measures) -> dict[str, str]:
    rows = [row for row in measures.clearance.rows if row["carried_from"]]
    rows.sort(key=lambda row: Period.parse(row["carried_from"]).last_day)
    return {row["project_code"]: row["carried_from"] for row in rows}
