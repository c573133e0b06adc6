"""Procedures: how long agencies hold a file against the days allowed, and settlements that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base, Rate, total_rate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class File(Struct, frozen=True):
    """One file at one agency.

    Attributes:
        agency: code of the unit that decides.
        submitted_on: handed in.
        due_on: the answer's legal or promised day.
        done_on: answered; None while open.
        data_date: of the row, which stands for the end of holding while open.
    """

    agency: str
    submitted_on: date | None
    due_on: date | None
    done_on: date | None
    data_date: date


class AgencyTime(Struct, frozen=True):
    """An agency's files together.

    Attributes:
        agency: code of the unit.
        files: all of them.
        open_files: without an answer.
        overdue_files: open past their day, as of the report.
        held: Σ days held ÷ Σ days allowed, of files that have both; above 1 is too slow.
    """

    agency: str
    files: int
    open_files: int
    overdue_files: int
    held: Rate


class Settlement(Struct, frozen=True):
    """How long a finished project waits for its final settlement.

    Attributes:
        days: whole days since M09; None where `reason` says why.
        awaits: M10 (to be submitted) or M11 (to be approved); None where nothing is awaited.
        reason: why there is no number.
    """

    days: int | None
    awaits: str | None = None
    reason: Empty | None = None


def held_days(file: File) -> int | None:
    """Return whole days from handing in to the answer, or to the data date while open.

    None where it was not handed in, or where the days run backwards (a finding says so).
    """
    return _days(file.submitted_on, file.done_on or file.data_date)


def allowed_days(file: File) -> int | None:
    """Return whole days from handing in to the day due; None where one is unknown."""
    return _days(file.submitted_on, file.due_on)


def overdue_days(file: File, as_of: date) -> int:
    """Return whole days past the day due: of the answer, or as of the report while open.

    0 in time, and where nothing is due. This alone depends on the report's as-of date.
    """
    return max(_days(file.due_on, file.done_on or as_of) or 0, 0)


def by_agency(files: Iterable[File], as_of: date) -> tuple[AgencyTime, ...]:
    """Return each agency's files together, in order of the agencies' codes."""
    groups: dict[str, list[File]] = {}
    for file in files:
        groups.setdefault(file.agency, []).append(file)
    return tuple(_together(agency, groups[agency], as_of) for agency in sorted(groups))


def settlement(
    used_since: date | None,
    submitted_on: date | None,
    approved_on: date | None,
    data_date: date,
    *,
    is_public: bool,
) -> Settlement:
    """Return the days since M09 without M10 or M11, at the data date.

    Edge cases: private capital has no settlement; before M09 nothing waits; with M11 it is over.

    Args:
        used_since: actual M09, taken over and put to use.
        submitted_on: actual M10, settlement submitted.
        approved_on: actual M11, settlement approved.
        data_date: of the project.
        is_public: whether the project has state capital to settle.
    """
    if not is_public:
        return Settlement(None, reason=Empty.PRIVATE_CAPITAL)
    if approved_on is not None:
        return Settlement(None, reason=Empty.SETTLED)
    if used_since is None or used_since > data_date:
        return Settlement(None, reason=Empty.NOT_YET_DUE)
    return Settlement((data_date - used_since).days, "M10" if submitted_on is None else "M11")


def _together(agency: str, files: list[File], as_of: date) -> AgencyTime:
    rates = (Rate(held_days(file), allowed_days(file), Base.DAYS_ALLOWED) for file in files)
    still_open = [file for file in files if file.done_on is None]
    return AgencyTime(
        agency,
        len(files),
        len(still_open),
        sum(overdue_days(file, as_of) > 0 for file in still_open),
        total_rate(rates, Base.DAYS_ALLOWED).rate,
    )


def _days(start: date | None, end: date | None) -> int | None:
    if start is None or end is None or end < start:
        return None
    return (end - start).days
