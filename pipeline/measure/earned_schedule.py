"""Earned schedule: how late a project is in time, read off the plan's months by the work done."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.curve import planned_rate
from pipeline.measure.empty import Empty
from pipeline.measure.months import day_after, months_until
from pipeline.measure.rounding import shown_days, shown_share

if TYPE_CHECKING:
    from datetime import date

    from pipeline.measure.curve import Curve

DAYS_A_MONTH = 365.25 / 12


class EarnedSchedule(Struct, frozen=True):
    """The parts of earned schedule at one data date; all None where `reason` says why.

    Attributes:
        reason: why there is nothing at all; None where there is something.
        ev_rate: EV, work done ÷ progress base, to 0.0001.
        pv_rate: PV, planned by then, to 0.0001.
        pd_months: PD, planned duration.
        at_months: AT, actual time; negative before the plan's first month.
        es_months: ES, the time at which the plan had what is done.
        sv_months: SV(t) = ES − AT; negative is late.
        slippage_days: −SV(t) × 365.25 ÷ 12, whole days; **positive is late**.
        spi: EV ÷ PV; None while PV is 0.
        spi_t: SPI(t) = ES ÷ AT; None where AT ≤ 0.
        ieac_months: IEAC(t) = PD ÷ SPI(t), the duration to expect.
        forecast_finish: the day on which IEAC(t) is over; the day it was finished, once it was.
        forecast_reason: why there is no forecast finish.
        tspi: (PD − ES) ÷ (PD − AT), the pace still needed; None once AT ≥ PD.
    """

    reason: Empty | None = None
    ev_rate: float | None = None
    pv_rate: float | None = None
    pd_months: int | None = None
    at_months: float | None = None
    es_months: float | None = None
    sv_months: float | None = None
    slippage_days: int | None = None
    spi: float | None = None
    spi_t: float | None = None
    ieac_months: float | None = None
    forecast_finish: date | None = None
    forecast_reason: Empty | None = None
    tspi: float | None = None


def earned_schedule(
    curve: Curve | None,
    done_rate: float | None,
    data_date: date,
    finished_on: date | None = None,
) -> EarnedSchedule:
    """Return the earned schedule of a project at the date of its data.

    ES = C + (EV − PV_C) ÷ (PV_C+1 − PV_C), C the last month end with PV ≤ EV. Where EV stands on a
    plateau held over months i…j, ES = min(max(AT, i), j): during a planned pause nobody is late.
    PV ends at its first 100 %, so who finished after PD keeps ES = PD and SPI(t) < 1. More work
    than the base counts as 100 %.

    Edge cases: no full curve, a curve that falls, or work done unknown: empty. Nothing done and
    AT ≤ 0: empty, nothing is due yet. Nothing done later: ES = 0, no forecast. A carried, stale
    row is measured at its own old date, which the caller gives.

    Source: W. Lipke, "Schedule is Different" (2003); ISO 21508:2018. The rules on plateaus and on
    days within a month are this project's.

    Args:
        curve: of shares, the version in force at `data_date` or the baseline.
        done_rate: work done ÷ progress base.
        data_date: of the latest package row that is not carried.
        finished_on: see `clock_stop`; AT stops there.
    """
    if curve is None or not curve.is_full:
        return EarnedSchedule(Empty.NO_FULL_CURVE)
    if curve.falls:
        return EarnedSchedule(Empty.PLAN_FALLS)
    if done_rate is None:
        return EarnedSchedule(Empty.AMOUNT_UNKNOWN)
    end = min(data_date, finished_on or data_date)
    ev = shown_share(done_rate)
    at = months_until(curve.month_zero, end)
    if ev <= 0 and at <= 0:
        return EarnedSchedule(Empty.NOTHING_DUE)
    has_finished = finished_on is not None and finished_on <= data_date
    return _measured(curve, ev, at, end, has_finished=has_finished)


def clock_stop(
    actual_finish: date | None, full_since: date | None, done_rate: float | None
) -> date | None:
    """Return the day on which AT stops.

    That is the actual date of M08 (construction complete), without it the data date at which EV
    first reached 100 %, which counts only while EV still is there: a base that grew starts the
    clock again.

    Args:
        actual_finish: M08's actual date.
        full_since: earliest data date with 100 % done, this period's included.
        done_rate: work done ÷ progress base.
    """
    if actual_finish is not None or done_rate is None:
        return actual_finish
    return full_since if shown_share(done_rate) >= 1 else None


def earned_months(planned_values: tuple[float, ...], ev: float, at: float) -> float:
    """Return ES in months for PV at time 0, 1, …, PD, an EV and an AT.

    Example: PV = 0, 5, 15, 30, 50 … %, EV = 38 %: 3 + (38 − 30) ÷ (50 − 30) = 3.40.

    Args:
        planned_values: never falling, from 0 to 1, only the last one 1.
        ev: a fraction, rounded as the planned values are; taken into 0…1.
        at: decides only within a plateau.
    """
    earned = min(max(ev, 0.0), 1.0)
    last = bisect_right(planned_values, earned) - 1
    below = planned_values[last]
    if below == earned:
        return min(max(at, bisect_left(planned_values, earned)), last)
    return last + (earned - below) / (planned_values[last + 1] - below)


def _measured(
    curve: Curve, ev: float, at: float, end: date, *, has_finished: bool
) -> EarnedSchedule:
    duration = curve.planned_months
    es = earned_months(curve.planned_values, ev, at)
    pv = planned_rate(curve, end)
    spi_t = es / at if at > 0 else None
    ieac = duration / spi_t if spi_t else None
    finish = end if has_finished else _finish(curve, ieac)
    return EarnedSchedule(
        ev_rate=ev,
        pv_rate=pv,
        pd_months=duration,
        at_months=at,
        es_months=es,
        sv_months=es - at,
        slippage_days=shown_days((at - es) * DAYS_A_MONTH),
        spi=ev / pv if pv else None,
        spi_t=spi_t,
        ieac_months=ieac,
        forecast_finish=finish,
        forecast_reason=None if finish else _why_no_forecast(at, ieac),
        tspi=(duration - es) / (duration - at) if at < duration else None,
    )


def _finish(curve: Curve, ieac: float | None) -> date | None:
    return None if ieac is None else day_after(curve.month_zero, ieac)


def _why_no_forecast(at: float, ieac: float | None) -> Empty:
    if at <= 0:
        return Empty.BEFORE_START
    return Empty.NO_WORK_DONE if ieac is None else Empty.TOO_FAR
