"""Days as Vietnamese offices type them: 15/3/2026, tháng 9/2026, Quý III-IV/2026, đầu năm 2026."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cell import Doubt, Reading
from pipeline.read.unknown import says_unknown
from pipeline.text import clean, unaccented
from schemas.period import Period, PeriodKind, SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Raw

YEARS = range(2019, 2035 + 1)
_ONE_DAY = timedelta(days=1)
_LAST_SERIAL = 2_958_465  # 31/12/9999, the last day that a spreadsheet knows
_FEIGNED_LEAP_DAY = 60  # 29/02/1900, which never was: Excel keeps the error of Lotus 1-2-3
_MONTHS = 12  # of a year
_NO_DAY = (bool, time)
_LONGEST = 64  # characters; more is a sentence
_DASHES = frozenset("-–—−")
_AFTERTHOUGHTS = " .;,*"
_THIRDS = {"dau": 0, "giua": 1, "cuoi": 2}

# Of text in small letters without accents.
_CLOCK = r"(?:[t ]+\d\d?:\d\d(?::\d\d(?:\.\d+)?)?z?)?"
_DAYS = (
    re.compile(r"(?P<y>\d{4})(?P<sign>[-/.])(?P<m>\d\d?)(?P=sign)(?P<d>\d\d?)" + _CLOCK),
    re.compile(r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(
        r"(?P<d>\d\d?)\s*(?P<sign>[-/.])\s*(?P<m>\d\d?)\s*(?P=sign)\s*(?P<y>\d{4}|\d\d)" + _CLOCK
    ),
    re.compile(r"(?P<d>\d\d?)\s*thang\s*(?P<m>\d\d?)[\s,/]*nam\s*(?P<y>\d{4})"),
)
_LEAD = re.compile(
    r"(?:(?:du kien|khoang|trong|vao|ngay|hoan thanh|den|het|cham nhat|xong)(?=[\s\d])\s*)+"
)
_VAGUE = re.compile(r"(?P<part>dau|giua|cuoi|truoc)\s+(?P<rest>.+)")
_SPAN = re.compile(
    r"(?:tu\s+)?(?P<unit>qu[yi]|q|thang|t)[\s.]*(?P<n1>iv|i{1,3}|\d\d?)"
    r"(?:[\s/.]*(?:nam\s*)?(?P<y1>20\d\d))?\s*(?:[-–—,&]|va|den)\s*(?:(?P=unit)[\s.]*)?"
    r"(?P<n2>iv|i{1,3}|\d\d?)[\s/.,–-]*(?:nam\s*)?(?P<y2>20\d\d)"
)
_YEAR_SPAN = re.compile(
    r"(?:(?P<school>nam hoc)|giai doan|nam)?\s*(?P<y1>20\d\d)\s*[-–—]\s*(?P<y2>20\d\d)"
)
_SHORT_YEAR = re.compile(r"^([qt][^/]*)/(\d\d)$")
_SHORT_MONTH = re.compile(r"(?P<m>\d\d?)[/.](?P<y>\d\d)")


class _Said(NamedTuple):
    when: SaidDate
    doubt: Doubt | None = None


def read_date(raw: Raw, *, date1904: bool = False) -> Reading:
    """Return the day that a cell holds, as exactly as it was said.

    The order of day and month is the Vietnamese one. "03/15/2026" can only have the other: it is
    read so, with a reserve; likewise 9/26 and the number 9.2026, read as months. The beginning,
    middle and end of a month, quarter or year are its thirds. "Trước 30/9/2026" is that day, a
    deadline; before a longer stretch is the month that ends when the stretch begins. A school year
    runs from September to May.

    Args:
        raw: what the cell holds; a number is a year, a day as yyyymmdd, or a spreadsheet's serial.
        date1904: the workbook counts its days from 01/01/1904.

    Returns:
        A `SaidDate`; for a year outside 2019–2035 only the doubt, what was read being the hint.
    """
    if raw is None:
        return Reading(None)
    if isinstance(raw, str):
        return _of_text(raw)
    if isinstance(raw, _NO_DAY):
        return Reading(None, Doubt.NOT_DATE)
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        return _in_range(_Said(SaidDate.day(day)))
    return _in_range(_of_number(raw, date1904=date1904))


@lru_cache(1 << 14)
def _of_text(text: str) -> Reading:
    entered = clean(text)
    if not entered:
        return Reading(None)
    if entered in _DASHES or says_unknown(entered):
        return Reading(None, Doubt.NOT_AVAILABLE)
    if len(entered) > _LONGEST:
        return Reading(None, Doubt.NOT_DATE)
    try:
        return _in_range(_said(unaccented(entered).rstrip(_AFTERTHOUGHTS)))
    except ValueError:  # no such day, no such period, an end before its beginning
        return Reading(None, Doubt.NOT_DATE)


def _in_range(said: _Said | None) -> Reading:
    if said is None:
        return Reading(None, Doubt.NOT_DATE)
    when = said.when
    if when.first.year not in YEARS or when.last.year not in YEARS:
        return Reading(None, Doubt.DATE_RANGE, when.label)
    return Reading(when, said.doubt, when.label if said.doubt else "")


def _of_number(raw: float, *, date1904: bool) -> _Said | None:
    if not math.isfinite(raw) or not 0 <= raw <= YEARS.stop * 10_000:
        return None
    if raw in YEARS:
        return _Said(SaidDate.year(int(raw)))
    if raw > _LAST_SERIAL:
        return _yyyymmdd(int(raw))
    if month := _month_point_year(raw):
        return _Said(month, Doubt.AMBIGUOUS_DATE)
    day = _of_serial(int(raw), date1904=date1904)
    return _Said(SaidDate.day(day)) if day else None


def _yyyymmdd(number: int) -> _Said | None:
    try:
        return _Said(SaidDate.day(date(number // 10_000, number // 100 % 100, number % 100)))
    except ValueError:
        return None


def _month_point_year(raw: float) -> SaidDate | None:
    """Return the month of 9.2026, which a spreadsheet in English takes for a number."""
    month, year = divmod(round(raw * 10_000), 10_000)
    exact = math.isclose(raw * 10_000, round(raw * 10_000))
    return (
        SaidDate.month(year, month) if exact and 1 <= month <= _MONTHS and year in YEARS else None
    )


def _of_serial(serial: int, *, date1904: bool) -> date | None:
    if date1904:
        return date(1904, 1, 1) + timedelta(serial)
    if serial in (0, _FEIGNED_LEAP_DAY):
        return None
    return date(1899, 12, 31 if serial < _FEIGNED_LEAP_DAY else 30) + timedelta(serial)


def _said(plain: str) -> _Said | None:
    text = _LEAD.sub("", plain, count=1) if _LEAD.match(plain) else plain
    if vague := _VAGUE.fullmatch(text):
        return _vague(vague["part"], vague["rest"])
    for pattern in _DAYS:
        if match := pattern.fullmatch(text):
            return _day(match)
    if when := _span(text) or _year_span(text):
        return _Said(when)
    if (match := _SHORT_MONTH.fullmatch(text)) and 2000 + int(match["y"]) in YEARS:
        return _Said(SaidDate.month(2000 + int(match["y"]), int(match["m"])), Doubt.AMBIGUOUS_DATE)
    return _Said(_stretch(_SHORT_YEAR.sub(r"\1/20\2", text)))


def _vague(part: str, rest: str) -> _Said | None:
    whole = _said(rest)
    if whole is None:
        return None
    if part == "truoc":
        return _Said(_before(whole.when), whole.doubt)
    when = whole.when.third(_THIRDS[part])
    return None if when == whole.when else _Said(when, whole.doubt)


def _before(when: SaidDate) -> SaidDate:
    if when.first == when.last:
        return when
    last = when.first - _ONE_DAY
    return SaidDate(last.replace(day=1), last)


def _day(match: re.Match[str]) -> _Said:
    day, month, year = (int(match[part]) for part in "dmy")
    year += 2000 if len(match["y"]) == len("26") else 0
    if month > _MONTHS:
        return _Said(SaidDate.day(date(year, day, month)), Doubt.AMBIGUOUS_DATE)
    return _Said(SaidDate.day(date(year, month, day)))


def _span(text: str) -> SaidDate | None:
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    unit, end = match["unit"], match["y2"]
    first = _stretch(f"{unit} {match['n1']}/{match['y1'] or end}")
    return SaidDate(first.first, _stretch(f"{unit} {match['n2']}/{end}").last)


def _year_span(text: str) -> SaidDate | None:
    match = _YEAR_SPAN.fullmatch(text)
    if match is None:
        return None
    first, last = int(match["y1"]), int(match["y2"])
    if match["school"]:
        return SaidDate(date(first, 9, 1), date(last, 5, 31))
    return SaidDate(date(first, 1, 1), date(last, 12, 31))


def _stretch(text: str) -> SaidDate:
    period = Period.from_label(text)
    if period.kind is PeriodKind.ADHOC:
        raise ValueError(f"{text!r} names a report, not a day")
    return SaidDate(period.start, period.last_day)
