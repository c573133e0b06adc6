"""Physical progress: work done as a share of the contracts, against what was planned by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure.rate import Base, Rate, known_sum
from pipeline.measure.rounding import points_between, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

DECLARED_TOLERANCE_POINTS = 0.1


def done_rate(done_work_vnd: Iterable[int | None], progress_base_vnd: int | None) -> Rate:
    """Return Σ cumulative work done ÷ progress base.

    Args:
        done_work_vnd: of the project's packages in the register, whole đồng; an unknown one adds
            nothing, and where all are unknown so is the sum.
        progress_base_vnd: contract values, an approved estimate until a package is signed, đồng.

    Returns:
        A rate above 1 stands as it is; without a value on a zero or unknown base.
    """
    return Rate(known_sum(done_work_vnd), progress_base_vnd, Base.PROGRESS_BASE)


def progress_gap_points(done: float | None, planned: float | None) -> float | None:
    """Return done − planned in percentage points of the contract value; negative is behind.

    Example (Hữu Nghị – Chi Lăng, 12/2025): 3,813 of 6,580 tỷ is 57.95 %; planned 69.88 %; the gap
    is −11.93. Both shares are rounded to 0.0001 first. None where one is unknown.

    Source: usage of Vietnamese progress reports ("chậm 11,93 % so với kế hoạch").
    """
    if done is None or planned is None:
        return None
    return points_between(done, planned)


def declared_gap_points(declared: float | None, computed: float | None) -> float | None:
    """Return declared − computed in percentage points where they differ by more than 0.1.

    Within 0.1 the reporter rounded, and there is nothing to say: None, as where one is unknown.
    """
    if declared is None or computed is None:
        return None
    points = shown(100 * (declared - computed), 4)
    return points if abs(points) > DECLARED_TOLERANCE_POINTS else None
