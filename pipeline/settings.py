"""Where a run reads and writes, and for which period and day: chosen once, then fixed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from schemas.period import Period

ROOT: Final = Path(__file__).resolve().parent.parent
CLOSED: Final = "_da-cong-bo"
"""The folder of the inbox that keeps closed periods as they were sent."""
KEPT: Final = ".bo-nho-doc"
"""The folder of the outbox that keeps what was read of each file; it may be deleted."""


def _cores() -> int:
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)


class Settings(Struct, frozen=True):
    """One run's choices.

    Attributes:
        inbox: what came back, and the register.
        outbox: what is made of it.
        templates: the report's and the forms' templates.
        period: None lets the register or the returns decide.
        as_of: decides only what is overdue or missing; None is the period's consolidation date.
        quick: write the workbook and the dataset only, no documents.
        workers: reading processes at most; their number changes no result.
        kept: the folder of what was read before, which may be deleted; None: all is read anew.
        scheduler: the address of a Dask cluster that reads; empty: the workers of this machine.
    """

    inbox: Path = ROOT / "inbox"
    outbox: Path = ROOT / "outbox"
    templates: Path = ROOT / "templates"
    period: Period | None = None
    as_of: date | None = None
    quick: bool = False
    workers: int = _cores()
    kept: Path | None = None
    scheduler: str = ""
