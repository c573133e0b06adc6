"""The plan curves of the portfolio: an even S from one month to another, told at month ends."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.portfolio.register import register
from tests.portfolio.text import number, table

if TYPE_CHECKING:
    from datetime import date

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """One version of a project's curve of work.

    Attributes:
        first, last: months, counted from year 0.
        opening: the share that stood before the first month.
    """

    project_code: str
    version: int
    first: int
    last: int
    opening: float

    @property
    def years(self) -> range:
        """The calendar years that the curve is told for."""
        return range(self.first // 12, self.last // 12 + 1)

    def at_end_of(self, month: int) -> float:
        """Return the share at the end of a month: opening + rest × (3t² − 2t³)."""
        passed = (month - self.first + 1) / (self.last - self.first + 1)
        time = min(max(passed, 0.0), 1.0)
        grown = 3 * time**2 - 2 * time**3
        return round(self.opening + (1 - self.opening) * grown, _DIGITS)

    def at(self, day: date) -> float:
        """Return the share on a day, even within a month."""
        month = day.year * 12 + day.month - 1
        before, after = self.at_end_of(month - 1), self.at_end_of(month)
        return before + (after - before) * day.day / monthrange(day.year, day.month)[1]


@cache
def curves() -> tuple[PlannedWork, ...]:
    """Return all versions of all curves, in the order of the table."""
    return tuple(
        PlannedWork(
            line["Dự án"],
            int(line["Lần"]),
            _month(line["Từ tháng"]),
            _month(line["Đến tháng"]),
            number(line["Mở đầu %"]) / 100,
        )
        for line in table("so-lieu/duong-cong")
    )


def planned_rate(project: str, day: date) -> float:
    """Return the planned share of a project's work on a day, by the version in force."""
    version = register().plan_version_in_force(project, day) or 0
    own = next(
        curve for curve in curves() if (curve.project_code, curve.version) == (project, version)
    )
    return own.at(day)


def _month(text: str) -> int:
    month, year = text.split("/")
    return int(year) * 12 + int(month) - 1
