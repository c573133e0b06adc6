"""Procedures file by file and agency by agency, and settlements that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.procedures import (
    File,
    allowed_days,
    by_agency,
    held_days,
    overdue_days,
    settlement,
)
from pipeline.measure.rows import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source

_ANSWERED: Final = "da_co_ket_qua"
_SETTLING: Final = ("M09", "M10", "M11")


def procedure_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return every file with the days it is held, the days allowed, and whether it is overdue."""
    as_of = source.dataset.as_of
    return tuple(_procedure(row, as_of) for row in source.tables["procedures"])


def agency_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return each agency's files together; files whose agency nobody named are left out."""
    files = [_file(row) for row in source.tables["procedures"] if row["agency"]]
    return tuple(
        {
            "agency": found.agency,
            "files": found.files,
            "open_files": found.open_files,
            "overdue_files": found.overdue_files,
            "held_days": found.held.numerator,
            "allowed_days": found.held.denominator,
            "held_rate": found.held.value,
        }
        for found in by_agency(files, source.dataset.as_of)
    )


def settlement_rows(source: Source, milestones: Iterable[PlainRow]) -> tuple[PlainRow, ...]:
    """Return the projects with state capital that are in use or settled, and how long they wait."""
    reached = grouped(row for row in milestones if row["actual_date"] is not None)
    return tuple(
        _settlement(case, dates)
        for case in source.cases
        if not case.is_private and (dates := _settling(reached.get(case.code, ())))
    )


def _procedure(row: PlainRow, as_of: date) -> PlainRow:
    file = _file(row)
    late = overdue_days(file, as_of)
    return row | {
        "held_days": held_days(file),
        "allowed_days": allowed_days(file),
        "overdue_days": late,
        "overdue": file.done_on is None and late > 0,
    }


def _file(row: PlainRow) -> File:
    # An answer without a day was there by the data date at the latest.
    answered = row["data_date"] if row["status"] == _ANSWERED else None
    return File(
        row["agency"] or "",
        row["submitted_on"],
        row["due_on"],
        row["done_on"] or answered,
        row["data_date"],
    )


def _settling(milestones: Iterable[PlainRow]) -> dict[str, date]:
    """Return the days of M09 to M11, by code, as far as they were reached."""
    return {
        row["milestone_code"]: row["actual_date"]
        for row in milestones
        if row["milestone_code"] in _SETTLING
    }


def _settlement(case: Case, dates: dict[str, date]) -> PlainRow:
    m09, m10, m11 = (dates.get(code) for code in _SETTLING)
    found = settlement(m09, m10, m11, case.day, is_public=not case.is_private)
    return {
        "project_code": case.code,
        "m09_date": m09,
        "m10_date": m10,
        "m11_date": m11,
        "days_since": found.days,
        "awaits": found.awaits,
        "reason": found.reason,
    }
