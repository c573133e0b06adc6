"""How seldom Python looks for cycles: rows by the hundred thousand hold none."""

from __future__ import annotations

import gc
from typing import Final

_YOUNG_OBJECTS: Final = 100_000  # between two looks; Python's own are 700, 10 and 10
_SELDOM: Final = 50


def seldom_collect() -> None:
    """Look for cycles seldom: each look reads all rows again, and takes a tenth of a run."""
    gc.set_threshold(_YOUNG_OBJECTS, _SELDOM, _SELDOM)


def collect_no_more() -> None:
    """Spare the last looks, at the end of a command: the system takes all memory back anyway."""
    gc.freeze()
