"""One return being filled in: for whom, up to which day, and how a figure stands on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from schemas.column import Column, Type, columns
from schemas.said import SaidDate
from tests.portfolio.register import register
from tests.portfolio.text import number, value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.issue import LastRow
    from pipeline.register import Register
    from schemas.column import Row
    from schemas.period import Period

MILLION: Final = 1_000_000
KNOWN_DAYS: Final = (
    date(2025, 12, 31),
    date(2026, 3, 14),
    date(2026, 6, 14),
    date(2026, 9, 14),
)
"""The days on which the tables tell a figure; between two of them it grows evenly."""
QUARTERS: Final = ("I", "II", "III")

_DAY: Final = Column(label="ngày", type=Type.DATE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A unit on the day up to which it reports.

    Attributes:
        sent_on: the day on which the return is received.
        last: the last accepted rows of all units when the form was issued, by table and key.
    """

    unit_code: str
    form_code: str
    period: Period
    day: date
    project_codes: tuple[str, ...]
    sent_on: date
    last: Mapping[str, Mapping[tuple[object, ...], LastRow]]

    @property
    def register(self) -> Register:
        """The register."""
        return register()

    @property
    def quarter(self) -> int:
        """The quarter of 2026 whose words are used, from 0."""
        return min((self.day.month - 1) // 3, len(QUARTERS) - 1)

    def told(self, line: Mapping[str, str], prefix: str = "") -> str:
        """Return a table's cell of this quarter: the column I, II or III, with a prefix."""
        return line[f"{prefix}{QUARTERS[self.quarter]}"]

    def share(self, line: Mapping[str, str], names: Sequence[str]) -> float:
        """Return a share that a table tells in % on the known days, on this day.

        An empty cell before the first figure is 0, one behind the last repeats it.
        """
        told = [line.get(name, "") for name in names]
        points: list[float] = []
        for cell in told:
            points.append(number(cell) / 100 if cell else max(points, default=0.0))
        return at(self.day, points)

    def reached(self, said: SaidDate | None) -> SaidDate | None:
        """Return a day if it has come."""
        return said if said is not None and said.first <= self.day else None

    def ahead(self, said: SaidDate | None) -> SaidDate | None:
        """Return a day if it is still to come."""
        return said if said is not None and said.last >= self.day else None


def at(day: date, points: Sequence[float]) -> float:
    """Return a figure on a day from those of the known days, evenly between two of them."""
    for index in range(1, len(KNOWN_DAYS)):
        if day <= KNOWN_DAYS[index]:
            start, end = KNOWN_DAYS[index - 1], KNOWN_DAYS[index]
            passed = max((day - start).days, 0) / (end - start).days
            return points[index - 1] + (points[index] - points[index - 1]) * passed
    return points[-1]


def millions(amount_vnd: float) -> int:
    """Return an amount rounded to whole triệu đồng, in đồng."""
    return round(amount_vnd / MILLION) * MILLION


def said(text: str) -> SaidDate | None:
    """Return a day that a table tells; None for an empty cell."""
    found = value(text, _DAY)
    return found if isinstance(found, SaidDate) else None


def choice(text: str, model: type[Row], field: str) -> object:
    """Return the code of a list's item that a table tells."""
    return value(text, columns(model)[field])
