"""How seldom Python looks for cycles: rows by the hundred thousand hold none."""

from __future__ import annotations

import gc
from typing import Final

OF_A_RUN: Final = 300_000  # what a hundred returns and their documents leave; next to no cycles
OF_A_WORKER: Final = 100_000  # a book in one of the slow readers is all cycles
_SELDOM: Final = 50


def seldom_collect(young_objects: int) -> None:
    """Look for cycles seldom: each look reads all rows again, and finds nearly none.

    Args:
        young_objects: made between two looks; Python's own are 700, then 10 and 10 times that.
    """
    gc.set_threshold(young_objects, _SELDOM, _SELDOM)


def collect_no_more() -> None:
    """Spare the last looks, at the end of a command: the system takes all memory back anyway."""
    gc.freeze()
