"""A reporting period: its code, its days, and the names that people give it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from schemas.said import ROMANS, SaidDate, months_later

__all__ = ["Period", "PeriodKind", "SaidDate"]

_ONE_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a reporting period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    ADHOC = "adhoc"


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_CODE_OF = {
    PeriodKind.MONTH: "{0.year}-{0.number:02}",
    PeriodKind.QUARTER: "{0.year}-Q{0.number}",
    PeriodKind.HALF: "{0.year}-H{0.number}",
    PeriodKind.NINE_MONTHS: "{0.year}-9M",
    PeriodKind.YEAR: "{0.year}",
    PeriodKind.ADHOC: "{0.start:%Y-%m-%d}",
}
_NUMBERS = {"": 1, "i": 1, "ii": 2, "iii": 3, "iv": 4, "dau": 1, "cuoi": 2}
_YEAR = r"(?P<year>20\d\d)"
_OF_YEAR = r"[\s/.,–-]*(?:nam\s*)?" + _YEAR
_CODES = (
    (PeriodKind.MONTH, re.compile(_YEAR + r"-(?P<number>0[1-9]|1[0-2])")),
    (PeriodKind.QUARTER, re.compile(_YEAR + r"-Q(?P<number>[1-4])")),
    (PeriodKind.HALF, re.compile(_YEAR + r"-H(?P<number>[12])")),
    (PeriodKind.NINE_MONTHS, re.compile(_YEAR + r"-9M")),
    (PeriodKind.YEAR, re.compile(_YEAR)),
    (PeriodKind.ADHOC, re.compile(_YEAR + r"-(?P<number>\d\d)-(?P<day>\d\d)")),
)
_LABELS = (  # of text in lower case without accents
    (
        PeriodKind.QUARTER,
        re.compile(
            r"q(?:u[yi])?[\s.]*(?P<number>iv|i{1,3}|0?[1-4])"
            r"(?:\s+va\s+(?:[69]\s+thang\s+dau|ca))?" + _OF_YEAR
        ),
    ),
    (PeriodKind.HALF, re.compile(r"(?:6|sau)\s*thang(?:\s+(?P<number>dau|cuoi))?" + _OF_YEAR)),
    (PeriodKind.NINE_MONTHS, re.compile(r"(?:9|chin)\s*thang(?:\s+dau)?" + _OF_YEAR)),
    (PeriodKind.MONTH, re.compile(r"(?:thang|t)[\s.]*(?P<number>0?[1-9]|1[0-2])\b" + _OF_YEAR)),
    (PeriodKind.MONTH, re.compile(r"(?P<number>0?[1-9]|1[0-2])\s*[/.-]\s*" + _YEAR)),
    (PeriodKind.YEAR, re.compile(r"(?:ca\s+)?nam\s*" + _YEAR)),
    (
        PeriodKind.ADHOC,
        re.compile(r"dot\s+xuat(?:\s+ngay)?\s+(?P<day>\d\d?)[/.-](?P<number>\d\d?)[/.-]" + _YEAR),
    ),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of calendar time that a return reports on; half-open, ``start <= day < stop``.

    Periods are ordered by their end, and on equal ends the longer one is the later: a quarter comes
    after its third month.
    """

    kind: PeriodKind
    start: date
    stop: date

    def __post_init__(self) -> None:
        """Refuse a stretch that its kind cannot have."""
        if self.kind is PeriodKind.ADHOC:
            fits = self.stop - self.start == _ONE_DAY
        else:
            months = _MONTHS[self.kind]
            aligned = self.start.day == 1 and (self.start.month - 1) % months == 0
            in_year = self.last_day.year == self.year
            fits = aligned and in_year and self.stop == months_later(self.start, months)
        if not fits:
            raise ValueError(f"{self.start}..{self.stop} is not a period of kind {self.kind}")

    def __lt__(self, other: Period) -> bool:
        return (self.stop, self.stop - self.start) < (other.stop, other.stop - other.start)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.stop

    def __str__(self) -> str:
        return self.code

    @classmethod
    def parse(cls, code: str) -> Period:
        """Return the period of a code: 2026-03, 2026-Q1, 2026-H1, 2026-9M, 2026, 2026-05-12.

        Raises:
            ValueError: the code is none of these, or names a day that no calendar has.
        """
        return _matched(code, _CODES)

    @classmethod
    def from_label(cls, text: str) -> Period:
        """Return the period that people name: Quý I/2026, T9/2026, 6 tháng đầu năm 2026, a code.

        Raises:
            ValueError: the text names no period, or a day that no calendar has.
        """
        plain = _plain(text)
        try:
            return _matched(plain.upper(), _CODES)
        except ValueError:
            return _matched(plain, _LABELS)

    @classmethod
    def of(cls, kind: PeriodKind, year: int, number: int = 1) -> Period:
        """Return the period of a kind by its number in the year, from 1; never an ad hoc one."""
        start = date(year, (number - 1) * _MONTHS[kind] + 1, 1)
        return cls(kind, start, months_later(start, _MONTHS[kind]))

    @classmethod
    def adhoc(cls, day: date) -> Period:
        """Return the period of a report that was asked for on one day."""
        return cls(PeriodKind.ADHOC, day, day + _ONE_DAY)

    @property
    def year(self) -> int:
        """The calendar year that the period lies in."""
        return self.start.year

    @property
    def number(self) -> int:
        """The period's place among those of its kind in the year, from 1."""
        return (self.start.month - 1) // _MONTHS.get(self.kind, 1) + 1

    @property
    def last_day(self) -> date:
        """The last calendar day inside the period."""
        return self.stop - _ONE_DAY

    @property
    def code(self) -> str:
        """The period as keys, folders and commands write it."""
        return _CODE_OF[self.kind].format(self)

    @property
    def label(self) -> str:
        """The period as offices write it; a quarter bears a Roman number."""
        if self.kind is PeriodKind.ADHOC:
            return f"Đột xuất ngày {self.start:%d/%m/%Y}"
        name = SaidDate(self.start, self.last_day).label
        return name[0].upper() + name[1:]

    @property
    def long_label(self) -> str:
        """The period as a report's title names it, with the part of the year that it completes."""
        if self.kind is not PeriodKind.QUARTER or self.number == 1:
            return self.label
        so_far = ("6 tháng đầu", "9 tháng đầu", "cả")[self.number - 2]
        return f"Quý {ROMANS[self.number - 1]} và {so_far} năm {self.year}"

    def default_cutoff(self) -> date:
        """Return day 14 of the last month, or the ad hoc day (NĐ 09/2019/NĐ-CP Điều 12)."""
        return self.last_day if self.kind is PeriodKind.ADHOC else self.last_day.replace(day=14)

    def previous(self) -> Period | None:
        """Return the period of the same kind just before; None for an ad hoc one.

        Nine months are always the first of a year, so theirs is last year's.
        """
        return self._moved(-1)

    def next(self) -> Period | None:
        """Return the period of the same kind just after; None for an ad hoc one."""
        return self._moved(1)

    def _moved(self, steps: int) -> Period | None:
        if self.kind is PeriodKind.ADHOC:
            return None
        months = _MONTHS[self.kind]
        stride = 12 if self.kind is PeriodKind.NINE_MONTHS else months
        start = months_later(self.start, steps * stride)
        return Period(self.kind, start, months_later(start, months))


def _matched(text: str, patterns: tuple[tuple[PeriodKind, re.Pattern[str]], ...]) -> Period:
    for kind, pattern in patterns:
        if match := pattern.fullmatch(text):
            parts = match.groupdict(default="")
            return _built(kind, int(parts["year"]), parts.get("number", ""), parts.get("day", ""))
    raise ValueError(f"{text!r} names no period")


def _built(kind: PeriodKind, year: int, number: str, day: str) -> Period:
    value = int(number) if number.isdecimal() else _NUMBERS[number]
    if kind is PeriodKind.ADHOC:
        return Period.adhoc(date(year, value, int(day)))
    return Period.of(kind, year, value)


def _plain(text: str) -> str:
    # Schemas know no step's words, so this folding is their own. NFKC turns the one-sign Roman
    # numbers (U+2160…) into letters; here nothing is kept of the text, so all of it may be folded.
    folded = unicodedata.normalize("NFKD", text.lower()).replace("đ", "d")
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(kept.split())
