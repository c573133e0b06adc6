"""Say to the sender why a file could not be read at all, or that it is a register gone astray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.failure import FailureReason
from pipeline.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.failure import Failure
    from pipeline.finding import Rule

FAILURES: Final[Mapping[FailureReason, Rule]] = {
    FailureReason.EMPTY: catalogue.EMPTY_FILE,
    FailureReason.NOT_WORKBOOK: catalogue.NOT_WORKBOOK,
    FailureReason.OTHER_SHEET: catalogue.OTHER_SHEET,
    FailureReason.DAMAGED: catalogue.DAMAGED_FILE,
    FailureReason.ENCRYPTED: catalogue.LOCKED_FILE,
    FailureReason.TOO_LARGE: catalogue.LARGE_FILE,
    FailureReason.TOO_MANY_CELLS: catalogue.SPARSE_FILE,
    FailureReason.HOSTILE: catalogue.UNSAFE_FILE,
    FailureReason.DOCTYPE: catalogue.UNSAFE_FILE,
    FailureReason.TIMEOUT: catalogue.SLOW_FILE,
    FailureReason.MEMORY: catalogue.HEAVY_FILE,
    FailureReason.CRASHED: catalogue.CRASHING_FILE,
    FailureReason.NO_CELLS: catalogue.BLANK_FILE,
    FailureReason.OTHER_ARCHIVE: catalogue.OTHER_ARCHIVE,
    FailureReason.LOCKED_ARCHIVE: catalogue.LOCKED_ARCHIVE,
    FailureReason.NO_ATTACHMENT: catalogue.BARE_MAIL,
    FailureReason.TOO_DEEP: catalogue.DEEP_ARCHIVE,
}


def unreadable(path: str, failure: Failure) -> Finding:
    """Return the one finding of a file that could not be read."""
    return Finding(FAILURES[failure.reason], Place(path))
