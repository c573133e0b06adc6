"""Plan curves month by month with what was done and paid, for charts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.measure.months import days_in_month, month_number, month_of
from pipeline.measure.plan_rows import payment_curve, work_curve
from pipeline.measure.rounding import shown_share
from pipeline.measure.stage import earlier_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.frames import PlainRow
    from pipeline.measure.curve import Curve
    from pipeline.measure.source import Case, Source
    from pipeline.measure.stage import Stage


def month_rows(
    source: Source, projects: Iterable[PlainRow], earlier: Stage | None
) -> tuple[PlainRow, ...]:
    """Return the months that a project's plans tell or that have a data date, project by project.

    Actual figures stand only in the months of data dates, at their own day; of two in one month
    the newer one.
    """
    rows = {row["project_code"]: row for row in projects}
    return tuple(
        row
        for case in source.cases
        for row in _months(source, case, _known(rows[case.code], earlier))
    )


def _months(source: Source, case: Case, known: Mapping[int, Mapping[str, Any]]) -> list[PlainRow]:
    work = work_curve(source, case, case.day)
    payments = payment_curve(source, case, case.day)
    told = {*known, *_told(work), *_told(payments)}
    if not told:
        return []
    return [
        _month(case, number, work, payments, known.get(number))
        for number in range(min(told), max(told) + 1)
    ]


def _known(row: PlainRow, earlier: Stage | None) -> dict[int, Mapping[str, Any]]:
    before = earlier_row(earlier, "projects", row["project_code"])
    dated = [each for each in (before, row) if each and each["data_date"]]
    return {month_number(each["data_date"].year, each["data_date"].month): each for each in dated}


def _told(curve: Curve | None) -> range:
    """Return the months of a curve, with the one before at whose end it opens."""
    return range(curve.first - 1, curve.first + len(curve.ends)) if curve else range(0)


def _month(
    case: Case,
    number: int,
    work: Curve | None,
    payments: Curve | None,
    known: Mapping[str, Any] | None,
) -> PlainRow:
    year, month = month_of(number)
    end = date(year, month, days_in_month(number))
    planned = work.at(end) if work else None
    payment = payments.at(end) if payments else None
    return {
        "project_code": case.code,
        "month": f"{year}-{month:02}",
        "month_end": end,
        "planned_rate": None if planned is None else shown_share(planned),
        "planned_payment_vnd": None if payment is None else int(payment),
        "data_date": known["data_date"] if known else None,
        "done_rate": known["done_rate"] if known else None,
        "paid_vnd": known["used_total_vnd"] if known else None,
    }
