"""Physical progress: packages against their contracts, projects against plan and calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.measure.curve import planned_rate
from pipeline.measure.earned_schedule import EarnedSchedule, clock_stop, earned_schedule
from pipeline.measure.empty import Empty
from pipeline.measure.plan_rows import work_curve
from pipeline.measure.progress import done_rate
from pipeline.measure.rate import Base, Rate, known_sum
from pipeline.measure.rounding import points_between, shown, shown_share
from pipeline.register import package_value_vnd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from schemas.register import WorkPackage

_PERCENT = 100


class Work(Struct, frozen=True):
    """How far a project's work has come by its data date.

    Attributes:
        done: work done ÷ progress base.
        planned: share planned by then; None where no plan tells.
        full_since: the earliest known data date with all work done.
        schedule: its earned schedule.
    """

    done: Rate
    planned: float | None
    full_since: date | None
    schedule: EarnedSchedule


def package_rows(source: Source) -> tuple[PlainRow, ...]:
    """Return every package row with the value that its work is measured against.

    That is the contract's once signed, until then the approved estimate, by the register at the
    row's data date. A package that is not in the register has none and is not counted.
    """
    return tuple(
        _package(case, row) for case in source.cases for row in source.of("packages", case.code)
    )


def progress_fields(
    source: Source,
    case: Case,
    own: Mapping[str, tuple[PlainRow, ...]],
    before: Mapping[str, Any] | None,
) -> PlainRow:
    """Return a project's progress columns, measured at its data date."""
    packages = [row for row in own["packages"] if row["is_registered"]]
    base_vnd = case.register.progress_base_vnd(case.code, case.day)
    work = _work(source, case, done_rate(_column(packages, "done_work_vnd"), base_vnd), own, before)
    return {
        "progress_base_vnd": base_vnd,
        "contract_value_vnd": _signed_vnd(case),
        "done_work_vnd": work.done.numerator,
        "accepted_work_vnd": known_sum(_column(packages, "accepted_work_vnd")),
        "planned_work_vnd": _share_of(work.planned, base_vnd),
        "done_rate": work.done.value,
        "done_rate_reason": work.done.reason,
        "planned_rate": work.planned,
        "progress_gap_rate": gap_rate(work.done.value, work.planned),
        "full_since_date": work.full_since,
        **_schedule_fields(work.schedule),
    }


def gap_rate(done: float | None, planned: float | None) -> float | None:
    """Return done − planned as a fraction, to 0.0001; None where one is unknown."""
    if done is None or planned is None:
        return None
    return shown(points_between(done, planned) / _PERCENT, 4)


def delay_fields(packages: Iterable[PlainRow]) -> PlainRow:
    """Return why a project is late, in the words of its largest package reported late."""
    late = [row for row in packages if row["verdict"] == "cham"]
    main = max(late, key=lambda row: row["base_vnd"] or 0, default=None)
    names = ("delay_cause", "delay_nature", "delay_party")
    return {name: main[name] if main else None for name in names}


def _package(case: Case, row: PlainRow) -> PlainRow:
    found = _registered(case, row["data_date"]).get(row["package_code"])
    base_vnd = package_value_vnd(found, row["data_date"]) if found else None
    rate = Rate(row["done_work_vnd"], base_vnd, Base.PROGRESS_BASE)
    return row | {
        "name": (found.name if found else None) or row["package"],
        "is_registered": found is not None,
        "base_vnd": base_vnd,
        "done_rate": rate.value,
        "done_rate_reason": rate.reason,
    }


def _registered(case: Case, day: date) -> dict[str, WorkPackage]:
    return {row.package_code: row for row in case.register.packages_of(case.code, day)}


def _signed_vnd(case: Case) -> float | None:
    return known_sum(
        row.contract_value_vnd
        for row in case.register.packages_of(case.code, case.day)
        if row.contract_date is None or row.contract_date.last <= case.day
    )


def _work(
    source: Source,
    case: Case,
    done: Rate,
    own: Mapping[str, tuple[PlainRow, ...]],
    before: Mapping[str, Any] | None,
) -> Work:
    since = _full_since(case, done.value, before)
    if case.data_date is None:
        return Work(done, None, since, EarnedSchedule(Empty.AMOUNT_UNKNOWN))
    curve = work_curve(source, case, case.data_date)
    stop = clock_stop(_finished_on(own["milestones"]), since, done.value)
    return Work(
        done,
        planned_rate(curve, case.data_date) if curve else None,
        since,
        earned_schedule(curve, done.value, case.data_date, stop),
    )


def _full_since(case: Case, done: float | None, before: Mapping[str, Any] | None) -> date | None:
    """Return since when all work is done, as far back as the period before remembers."""
    if done is None or shown_share(done) < 1:
        return None
    known = before["full_since_date"] if before else None
    return known or case.data_date


def _finished_on(milestones: Iterable[PlainRow]) -> date | None:
    dates = (row["actual_date"] for row in milestones if row["milestone_code"] == "M08")
    return next(dates, None)


def _schedule_fields(schedule: EarnedSchedule) -> PlainRow:
    return {
        "at_months": schedule.at_months,
        "es_months": schedule.es_months,
        "sv_t_months": schedule.sv_months,
        "spi": schedule.spi,
        "spi_t": schedule.spi_t,
        "tspi": schedule.tspi,
        "slippage_days": schedule.slippage_days,
        "es_finish_date": schedule.forecast_finish,
        "es_reason": schedule.reason or "",
        "es_finish_reason": schedule.reason or schedule.forecast_reason or "",
    }


def _share_of(rate: float | None, base_vnd: int | None) -> int | None:
    return None if rate is None or base_vnd is None else int(shown(rate * base_vnd))


def _column(rows: Iterable[PlainRow], name: str) -> list[Any]:
    return [row[name] for row in rows]
