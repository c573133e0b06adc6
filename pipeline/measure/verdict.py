"""The binary verdict of the quarterly report: đáp ứng tiến độ or chậm tiến độ."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.slippage import approved_slip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.measure.slippage import Milestone


class Verdict(StrEnum):
    """The two words of the official report, by the codes of the forms' list."""

    ON_TRACK = "dap_ung"
    BEHIND = "cham"


class VerdictLimits(Struct, frozen=True):
    """How much is still đáp ứng.

    Attributes:
        slip_days: a milestone later than this is behind.
        gap_points: progress further behind the plan than this is behind.
    """

    slip_days: float = 15
    gap_points: float = 5


class LateMilestone(Struct, frozen=True):
    """A milestone beyond the limit: its code and days against the approved plan."""

    code: str
    days: int


class Ruling(Struct, frozen=True):
    """A verdict with what it rests on.

    Attributes:
        verdict: None where neither a milestone nor the gap is known.
        late_milestones: those that count and are beyond the limit, in the order given.
        late_gap_points: the progress gap where it is beyond the limit; negative.
        limits: that were applied.
    """

    verdict: Verdict | None
    late_milestones: tuple[LateMilestone, ...]
    late_gap_points: float | None
    limits: VerdictLimits


def milestones_that_count(
    milestones: Iterable[Milestone], first_day: date, last_day: date
) -> tuple[Milestone, ...]:
    """Return the milestones that are open or were reached within the period, both days included.

    One reached late in an earlier period was judged then, and does not stain the project for ever.
    """
    return tuple(
        milestone
        for milestone in milestones
        if milestone.actual is None or first_day <= milestone.actual <= last_day
    )


def judge(
    milestones: Iterable[Milestone],
    gap_points: float | None,
    data_date: date,
    limits: VerdictLimits | None = None,
) -> Ruling:
    """Return behind where a milestone is later than n days or the gap beyond g points.

    Exactly n days or g points is still đáp ứng.

    Args:
        milestones: those that count; measured against the approved plan.
        gap_points: progress gap, done − planned; negative is behind. None where unknown.
        data_date: of the project.
        limits: by default 15 days and 5 points.
    """
    limits = limits or VerdictLimits()
    slips = [(each.code, approved_slip(each, data_date).days) for each in milestones]
    known = [(code, days) for code, days in slips if days is not None]
    late = tuple(LateMilestone(code, days) for code, days in known if days > limits.slip_days)
    gap = gap_points if gap_points is not None and gap_points < -limits.gap_points else None
    is_behind = bool(late) or gap is not None
    verdict = Verdict.BEHIND if is_behind else Verdict.ON_TRACK
    is_known = bool(known) or gap_points is not None
    return Ruling(verdict if is_known else None, late, gap, limits)


def disagrees(computed: Verdict | None, reported: Iterable[Verdict | None]) -> bool:
    """Return whether the reporters' own verdicts differ from the computed one.

    A project is reported behind where any of its packages is. Nothing known on one side is no
    disagreement.
    """
    said = {verdict for verdict in reported if verdict is not None}
    if computed is None or not said:
        return False
    return computed is not (Verdict.BEHIND if Verdict.BEHIND in said else Verdict.ON_TRACK)
