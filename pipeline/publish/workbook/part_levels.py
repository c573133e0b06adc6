"""The level of every part of a status, as the workbook's formulas have it, in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.rounding import shown
from pipeline.measure.status import Colour, Limits, Part, status
from pipeline.publish.workbook.status_columns import VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.workbook.columns import Scalar

_LEVELS: Final = {Colour.GREEN: 0, Colour.AMBER: 1, Colour.RED: 2}


def part_levels(project: Record, thresholds: Mapping[tuple[str, str], Record]) -> dict[str, Scalar]:
    """Return the level of every part: 0 green, 1 amber, 2 red; None where it does not count.

    Args:
        project: with the place of EV on its curve, which tells that a plan is there.
        thresholds: by capital group and part.
    """
    group = project["capital_group"]
    return {f"part_{part}": _judged(project, part, thresholds[group, part]) for part in VALUES}


def _judged(project: Record, part: Part, limits: Record) -> Scalar:
    if limits["counted"] != "Có":
        return None
    value = _value(project, part)
    if value is None:
        return 0 if part is Part.SPI and project.get("es_point") is not None else None
    return _level_of(part, value, Limits(limits["green_limit"], limits["amber_limit"]))


def _level_of(part: Part, value: float, limits: Limits) -> int | None:
    return _LEVELS.get(status({part: value}, {part: limits}).computed)


def _value(project: Record, part: Part) -> float | None:
    name, scale = _FIELDS[part]
    value = project.get(name)
    return None if value is None else shown(value * scale, 2) if scale > 1 else value


_FIELDS: Final = {
    Part.SPI: ("spi_t", 1),
    Part.MILESTONE: ("slip_approved_days", 1),
    Part.WORK: ("progress_gap_rate", 100),
    Part.PAYMENT: ("benchmark_gap_rate", 100),
    Part.CLEARANCE: ("clearance_slip_days", 1),
    Part.OBSTACLES: ("obstacles_overdue", 1),
}
