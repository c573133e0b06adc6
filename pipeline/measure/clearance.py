"""Land clearance: what is handed over, paid and moved, of what has to be, and how late it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure.rate import Base, Rate, total_rate
from pipeline.measure.slippage import slip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.measure.slippage import Slip

# Every rate here is of one commune and section; of a project it is `total_rate` over its rows
# (main line and additional part, or the whole, which excludes the other two).


def area_rate(handed_over_m2: float | None, required_m2: float | None) -> Rate:
    """Return the area handed over ÷ the area required by the register, m².

    Example: 451.6 of 458.4 ha is 98.5 %, which the press cut to 98 %.
    """
    return Rate(handed_over_m2, required_m2, Base.REQUIRED_AREA)


def paid_rate(paid_vnd: int | None, approved_vnd: int | None) -> Rate:
    """Return compensation paid to people ÷ compensation in approved plans, whole đồng."""
    return Rate(paid_vnd, approved_vnd, Base.APPROVED_COMPENSATION)


def households_rate(handed_over: int | None, affected: int | None) -> Rate:
    """Return households and organisations that handed over ÷ those affected.

    Having been paid is not having handed over; the latter is what the site waits for.
    """
    return Rate(handed_over, affected, Base.AFFECTED_HOUSEHOLDS)


def houses_rate(moved: int | None, to_move: int | None) -> Rate:
    """Return houses moved ÷ houses to move; without value where none has to be moved."""
    return Rate(moved, to_move, Base.HOUSES_TO_MOVE)


def graves_rate(moved: int | None, total: int | None) -> Rate:
    """Return graves moved ÷ graves; without value where there are none."""
    return Rate(moved, total, Base.GRAVES)


def utilities_rate(sites: Iterable[tuple[int | None, int | None]]) -> Rate:
    """Return places of utilities moved ÷ places: power, water, telecommunication, others, summed.

    Args:
        sites: (done, total) of each kind; a kind with an unknown side enters neither sum.
    """
    kinds = (Rate(done, total, Base.UTILITIES) for done, total in sites)
    return total_rate(kinds, Base.UTILITIES).rate


def clearance_slip(
    planned: date | None, actual: date | None, forecast: date | None, data_date: date
) -> Slip:
    """Return the days of a commune's clearance against plan; **positive is late**.

    Column 28 of the departments' registers, "Chênh lệch tiến độ (ngày)", with the rules of a
    milestone for forecasts that time has overtaken.
    """
    return slip(planned, actual, forecast, data_date)
