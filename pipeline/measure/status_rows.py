"""A project's colour and verdict, with the sentences that say why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from pipeline.finding import NO_REASON, OFFICE
from pipeline.measure.empty import Empty
from pipeline.measure.milestone_rows import milestone_of
from pipeline.measure.rounding import shown
from pipeline.measure.status import (
    Colour,
    Grey,
    Limits,
    Override,
    Part,
    overridden,
    status,
)
from pipeline.measure.verdict import (
    Verdict,
    VerdictLimits,
    disagrees,
    judge,
    milestones_that_count,
)
from pipeline.measure.words import GREY_WORDS, ruling_sentences, status_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from schemas.register import Override as OfficersRow

_PERCENT: Final = 100
_ENDS: Final = " .;"


def status_fields(
    source: Source, case: Case, row: PlainRow, before: Mapping[str, Any] | None
) -> PlainRow:
    """Return a project's colour: computed from its columns, then as an officer may have set it."""
    computed = status(
        _found(row),
        _thresholds(source, case),
        has_report=case.has_report,
        last_known=_last_known(before),
    )
    shown_status = overridden(computed, _override(source, case))
    return {
        "status": shown_status.colour.value,
        "status_reason": " ".join(status_sentences(shown_status)),
        "status_overridden": shown_status.override is not None,
        "status_by_rule": shown_status.computed.value,
        "previous_status": before["status"] if before else None,
    }


def verdict_fields(
    source: Source, case: Case, row: PlainRow, own: Mapping[str, tuple[PlainRow, ...]]
) -> PlainRow:
    """Return the binary verdict as computed or as an officer set it, beside the reporters' own.

    Without a report of the period nobody is judged.
    """
    said = [Verdict(each["verdict"]) for each in own["packages"] if each["verdict"]]
    reported = _worst(said)
    verdict, reason = _verdict(source, case, row, own["milestones"])
    return {
        "verdict": verdict,
        "verdict_reason": reason,
        "reported_verdict": reported,
        "verdict_differs": disagrees(verdict, said),
    }


def _found(row: PlainRow) -> dict[Part, float | Empty]:
    nothing_due = row["spi_t"] is None and row["es_months"] is not None
    return {
        Part.SPI: Empty.NOTHING_DUE if nothing_due else _or(row["spi_t"], row["es_reason"]),
        Part.MILESTONE: _or(row["slip_approved_days"], row["slip_reason"]),
        Part.WORK: _points(row["progress_gap_rate"]),
        Part.PAYMENT: _points(row["benchmark_gap_rate"]),
        Part.CLEARANCE: _or(row["clearance_slip_days"], None),
        Part.OBSTACLES: row["obstacles_overdue"],
    }


def _points(gap_rate: float | None) -> float | Empty:
    return Empty.BASE_UNKNOWN if gap_rate is None else shown(gap_rate * _PERCENT, 2)


def _or(value: float | None, reason: str | None) -> float | Empty:
    return Empty(reason or Empty.AMOUNT_UNKNOWN) if value is None else value


def _thresholds(source: Source, case: Case) -> dict[Part, Limits]:
    """Return the limits of the parts that count for a project's capital group."""
    return {
        part: Limits(found.green, found.amber)
        for part in Part
        if (found := source.register.threshold(case.capital_group, part, case.day)).counted
    }


def _last_known(before: Mapping[str, Any] | None) -> Colour | None:
    colour = Colour(before["status"]) if before else Colour.GREY
    return None if colour is Colour.GREY else colour


def _officers(source: Source, case: Case) -> OfficersRow | None:
    return source.register.override(case.code, source.period)


def _override(source: Source, case: Case) -> Override | None:
    row = _officers(source, case)
    if row is None or row.status is None:
        return None
    return Override(Colour(row.status), *_why_and_who(row))


def _why_and_who(row: OfficersRow) -> tuple[str, str]:
    return (row.reason or NO_REASON).strip(_ENDS), row.decided_by or OFFICE


def _verdict(
    source: Source, case: Case, row: PlainRow, milestones: Sequence[PlainRow]
) -> tuple[Verdict | None, str]:
    officers = _officers(source, case)
    if officers is not None and officers.verdict is not None:
        why, who = _why_and_who(officers)
        return Verdict(officers.verdict), f"Theo đánh giá của {who}: {why}."
    if case.data_date is None or not case.has_report:
        return None, GREY_WORDS[Grey.NO_REPORT]
    dated = (milestone_of(each) for each in milestones)
    counting = milestones_that_count(dated, *_window(source))
    gap = row["progress_gap_rate"]
    points = None if gap is None else shown(gap * _PERCENT, 2)
    ruling = judge(counting, points, case.data_date, _verdict_limits(source, case))
    names = {each["milestone_code"]: each["milestone_name"] or "" for each in milestones}
    return ruling.verdict, " ".join(ruling_sentences(ruling, names))


def _window(source: Source) -> tuple[date, date]:
    """Return the days in which a milestone reached is this period's: since the last cut-off."""
    period, before = source.period, source.period.previous()
    if before is None:
        return period.start, period.last_day
    return source.register.calendar(before).cut_off + timedelta(days=1), period.last_day


def _verdict_limits(source: Source, case: Case) -> VerdictLimits:
    days = source.register.threshold(case.capital_group, "danh_gia_ngay", case.day)
    points = source.register.threshold(case.capital_group, "danh_gia_diem", case.day)
    return VerdictLimits(days.green, abs(points.green))


def _worst(said: Iterable[Verdict]) -> Verdict | None:
    every = set(said)
    if not every:
        return None
    return Verdict.BEHIND if Verdict.BEHIND in every else Verdict.ON_TRACK
