"""A day as somebody said it: exactly, or as a month, a quarter, the beginning of a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

ROMANS = ("I", "II", "III", "IV")
THIRDS = ("đầu", "giữa", "cuối")
_LAST_OF_THIRDS = {1: 10, 11: 20}
_ONE_DAY = timedelta(days=1)


class Precision(StrEnum):
    """How exactly a day was said."""

    DAY = "day"
    THIRD = "third"  # đầu, giữa, cuối of a month or of a year
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A day known to lie between two days, both included.

    It compares by its last day alone ("Quý II/2026" is kept by whatever comes until 30/06/2026);
    equality asks for both days. Precision and label are read off the stretch itself.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"{self.first}..{self.last} ends before it begins")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:  # noqa: ANN401 (pydantic's own)
        """Tell pydantic that a model's field holds just such an object; it would look inside."""
        return core_schema.is_instance_schema(cls)

    def __lt__(self, other: SaidDate) -> bool:
        return self.last < other.last

    def __le__(self, other: SaidDate) -> bool:
        return self.last <= other.last

    def __gt__(self, other: SaidDate) -> bool:
        return self.last > other.last

    def __ge__(self, other: SaidDate) -> bool:
        return self.last >= other.last

    def __str__(self) -> str:
        return self.label

    @classmethod
    def day(cls, day: date) -> SaidDate:
        """Return a day that was said exactly."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> SaidDate:
        """Return a month, from 1."""
        return cls.months(year, month, 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> SaidDate:
        """Return a quarter, from 1."""
        return cls.months(year, 3 * quarter - 2, 3)

    @classmethod
    def year(cls, year: int) -> SaidDate:
        """Return a calendar year."""
        return cls.months(year, 1, 12)

    @classmethod
    def months(cls, year: int, month: int, count: int) -> SaidDate:
        """Return so many whole months, the first counted from 1."""
        first = date(year, month, 1)
        return cls(first, months_later(first, count) - _ONE_DAY)

    def third(self, third: int) -> SaidDate:
        """Return the beginning (0), the middle (1) or the end (2) of a month, a quarter or a year.

        A month has its three times ten days, the last with what is left; longer stretches have
        thirds of whole months. A stretch that cannot be parted so stays whole.

        >>> SaidDate.month(2026, 3).third(0).label
        'đầu tháng 3/2026'
        """
        if self.precision is Precision.MONTH:
            first = self.first.replace(day=third * 10 + 1)
            last_day = _LAST_OF_THIRDS.get(first.day, self.last.day)
            return SaidDate(first, first.replace(day=last_day))
        count = _whole_months(self.first, self.last)
        if count % 3 != 0 or count == 0:
            return self
        start = months_later(self.first, third * (count // 3))
        return SaidDate.months(start.year, start.month, count // 3)

    @property
    def precision(self) -> Precision:
        """How exactly the day was said."""
        is_day = self.first == self.last  # as nearly all are: no name is spelled for them
        return Precision.DAY if is_day else _named(self.first, self.last)[0]

    @property
    def label(self) -> str:
        """The day as offices write it: 15/03/2026, tháng 3/2026, Quý II/2026, năm 2026."""
        return _named(self.first, self.last)[1]


def months_later(day: date, months: int) -> date:
    """Return the first of the month so many months after (before, if negative) a day's."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _named(first: date, last: date) -> tuple[Precision, str]:
    if first == last:
        return Precision.DAY, f"{first:%d/%m/%Y}"
    of_months = _months_named(first, _whole_months(first, last))
    return of_months or _third_named(first, last) or _span_named(first, last)


def _whole_months(first: date, last: date) -> int:
    """Return how many whole months a stretch within one year has, 0 if it cuts one."""
    ends_month = last.day == monthrange(last.year, last.month)[1]
    whole = first.day == 1 and ends_month and first.year == last.year
    return last.month - first.month + 1 if whole else 0


def _months_named(first: date, count: int) -> tuple[Precision, str] | None:
    number, rest = divmod(first.month - 1, count or 1)
    if rest:
        return None
    year = first.year
    names = {
        1: (Precision.MONTH, f"tháng {first.month}/{year}"),
        3: (Precision.QUARTER, f"Quý {ROMANS[number % 4]}/{year}"),
        4: (Precision.THIRD, f"{THIRDS[number % 3]} năm {year}"),
        6: (Precision.HALF, f"6 tháng {'cuối' if number else 'đầu'} năm {year}"),
        9: (Precision.SPAN, f"9 tháng đầu năm {year}"),
        12: (Precision.YEAR, f"năm {year}"),
    }
    return names.get(count)


def _third_named(first: date, last: date) -> tuple[Precision, str] | None:
    whole = SaidDate.month(first.year, first.month)
    for number, name in enumerate(THIRDS):
        if whole.third(number) == SaidDate(first, last):
            return Precision.THIRD, f"{name} {whole.label}"
    return None


def _span_named(first: date, last: date) -> tuple[Precision, str]:
    return Precision.SPAN, f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
