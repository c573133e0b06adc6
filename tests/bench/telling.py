"""How measurements are told: the machine, medians with their spread, targets kept or missed."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.measuring import mebibytes, median, spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

END: Final = "<!-- to here -->"
TARGETS_HEAD: Final = "| target | measured | |\n|---|---|---|\n"


def measured_on(day: date, libraries: Sequence[str], loops: Sequence[float]) -> str:
    """Say where and when, and how fast the machine was: all figures go with that."""
    told = ", ".join(f"{each:.2f}" for each in loops)
    return (
        f"Measured on {day:%Y-%m-%d}: {_machine()}; {_versions(libraries)}.\n"
        f"A plain loop of five million additions took {told} s of CPU along the run.\n"
    )


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        f"{cores} cores of {_processor()}, {mebibytes(memory) / 1024:.0f} GiB,"
        f" {platform.system()} {platform.release().split('-')[0]},"
        f" {platform.python_implementation()} {platform.python_version()}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _versions(libraries: Sequence[str]) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in libraries)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def said(values: Sequence[float]) -> str:
    """Return a median and how far the farthest run lies from it."""
    alone = len(values) == 1
    return number(median(values)) + ("" if alone else f" ± {spread(values):.0%}")


def number(value: float | None) -> str:
    """Return a figure with two decimals; nothing where there is none."""
    return "" if value is None else f"{value:,.2f}"


def most(what: str, value: float | None, limit: float) -> str:
    """Return the line of a target that a figure should not exceed."""
    return _target(what, value, kept=value is not None and value <= limit)


def least(what: str, value: float | None, limit: float) -> str:
    """Return the line of a target that a figure should reach."""
    return _target(what, value, kept=value is not None and value >= limit)


def _target(what: str, value: float | None, *, kept: bool) -> str:
    if value is None:
        return f"| {what} | not measured | |\n"
    return f"| {what} | {number(value)} | {'kept' if kept else '**missed**'} |\n"


def put(text: str, target: Path, begin: str) -> None:
    """Write measurements between a marker of a document and the next end."""
    before, _, rest = target.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(END)
    target.write_text(f"{before}{begin}\n\n{text}\n{END}{after}", encoding="utf-8")
