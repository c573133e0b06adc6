"""The plans that a project follows at a day: proposals of form KH, as far as they were approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.curve import (
    MONEY_DIGITS,
    SHARE_DIGITS,
    PlanVersion,
    PlanYear,
    curve_in_force,
)

if TYPE_CHECKING:
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.curve import Curve
    from pipeline.measure.source import Case, Source

_MONTHS: Final = tuple(f"m{number:02}" for number in range(1, 13))


def work_curve(source: Source, case: Case, day: date) -> Curve | None:
    """Return the curve of work in force on a day, in shares of the progress base."""
    return curve_in_force(_approved(source, "work_plan", case, day), day, SHARE_DIGITS)


def payment_curve(source: Source, case: Case, day: date) -> Curve | None:
    """Return the curve of payments in force on a day, in đồng since the project's start."""
    return curve_in_force(_approved(source, "payment_plan", case, day), day, MONEY_DIGITS)


def _approved(source: Source, table: str, case: Case, day: date) -> tuple[PlanVersion, ...]:
    """Return the proposed versions that the register approves by a day; no others count."""
    years: dict[int, list[PlanYear]] = {}
    for row in source.of(table, case.code):
        years.setdefault(row["version"], []).append(_year(row))
    return tuple(
        PlanVersion(
            approval.version,
            approval.in_force_from.first if approval.in_force_from else None,
            tuple(years[approval.version]),
        )
        for approval in case.register.plan_versions(case.code, day)
        if approval.version in years
    )


def _year(row: PlainRow) -> PlanYear:
    return PlanYear(row["year"], row["opening"], tuple(row[month] for month in _MONTHS))
