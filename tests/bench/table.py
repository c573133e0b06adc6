"""The measurements as Markdown: who cost what, which targets were kept and which were missed."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench import demonstration, lineup
from tests.bench.arithmetic import month
from tests.bench.measuring import mebibytes, median, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tests.bench.lineup import Measured
    from tests.bench.measuring import Cost

BEGIN: Final = "<!-- make bench writes from here -->"
END: Final = "<!-- to here -->"

_LIBRARIES: Final = ("python-calamine", "openpyxl", "pandas", "datamaps", "pyarrow", "pydantic")
_HEAD: Final = (
    "| | runs | CPU s | CPU s without start | wall s | peak MiB | returns/s | CPU ÷ floor"
    " | without start |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
_MOST_RATIO, _LEAST_GAIN, _MOST_GROWTH, _MOST_SHARE = 3.0, 15.0, 1.15, 1 / 3
_QUICK_SECONDS, _WHOLE_SECONDS = 2.0, 10.0
_LARGE, _LARGE_SECONDS, _LARGE_BYTES = 10_000, 90.0, 1 << 30
_THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Field:
    """One inbox and what everyone cost on it.

    Attributes:
        count: of returns.
        size_bytes: of all returns.
        stages: CPU seconds and bytes held afterwards of each stage of the line, by its name.
    """

    count: int
    size_bytes: int
    measured: Mapping[str, Measured]
    stages: Mapping[str, tuple[float, int]]

    def cpu(self, name: str, *, with_start: bool = True) -> float | None:
        """Return a contender's median CPU, in seconds; None where it did not run."""
        found = self.measured.get(name)
        if found is None or not found.costs:
            return None
        start = median([each.cpu_seconds for each in found.starts]) if found.starts else 0.0
        whole = median([each.cpu_seconds for each in found.costs])
        return whole if with_start else whole - start


def document(
    fields: Sequence[Field],
    shown: Mapping[str, tuple[Cost, ...]],
    day: date,
    loops: Sequence[float],
) -> str:
    """Return everything measured in one run.

    Args:
        fields: the inboxes, with what everyone cost on them.
        shown: what the reports of the demonstration cost.
        day: of the run.
        loops: CPU seconds of the plain loop, before, between and after.
    """
    parts = [f"Measured on {day:%Y-%m-%d}: {_machine()}.\n{_weather(loops)}"]
    parts.append("### Targets\n\n" + "".join(_targets(fields, shown)))
    if shown:
        parts.append("### The demonstration\n\n" + _demonstration(shown))
    for each in fields:
        size = mebibytes(each.size_bytes)
        head = f"### {each.count:,} returns ({size:,.0f} MiB)\n\n"
        parts.append(head + _HEAD + "".join(_line(each, one) for one in each.measured.values()))
        parts.append(_stages(each))
    staged = [each for each in fields if each.stages]
    if staged:
        parts.append(month(max(staged, key=lambda each: each.count)))
    return "\n".join(parts)


def put(text: str, target: Path) -> None:
    """Write the measurements between the two markers of a document."""
    before, _, rest = target.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    target.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    return (
        f"{cores} cores of {_processor()}, {mebibytes(memory) / 1024:.0f} GiB,"
        f" {platform.system()} {platform.release().split('-')[0]}, {python}; {libraries}"
    )


def _weather(loops: Sequence[float]) -> str:
    """Say how fast the machine was: others use it too, and all figures go with that."""
    told = ", ".join(f"{each:.2f}" for each in loops)
    return f"A plain loop of five million additions took {told} s of CPU along the run.\n"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _line(field: Field, one: Measured) -> str:
    name = one.contender.name
    if not one.costs:
        return f"| {name} | {one.failed} | | | | | | | |\n"
    wall = [each.wall_seconds for each in one.costs]
    cells = (
        name,
        str(len(one.costs)),
        _said([each.cpu_seconds for each in one.costs]),
        _number(field.cpu(name, with_start=False)) if one.starts else "",
        _said(wall),
        f"{mebibytes(max(each.peak_bytes for each in one.costs)):,.0f}",
        f"{field.count / median(wall):,.0f}",
        _number(_ratio(field, name, lineup.FLOOR)),
        _number(_ratio(field, name, lineup.FLOOR, with_start=False)) if one.starts else "",
    )
    return f"| {' | '.join(cells)} |\n"


def _ratio(field: Field, name: str, other: str, *, with_start: bool = True) -> float | None:
    over = field.cpu(name, with_start=with_start)
    under = field.cpu(other, with_start=with_start)
    return over / under if over is not None and under else None


def _said(values: Sequence[float]) -> str:
    """Return a median and how far the farthest run lies from it."""
    alone = len(values) == 1
    return _number(median(values)) + ("" if alone else f" ± {spread(values):.0%}")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}"


def _stages(field: Field) -> str:
    if not field.stages:
        return ""
    rows = "".join(
        f"| {name} | {seconds:.2f} | {seconds / field.count * 1e3:.2f} | {mebibytes(held):,.0f} |\n"
        for name, (seconds, held) in field.stages.items()
    )
    head = "| stage, in one process | CPU s | ms a return | MiB held after |\n|---|--:|--:|--:|\n"
    return head + rows


def _demonstration(shown: Mapping[str, tuple[Cost, ...]]) -> str:
    head = "| | runs | CPU s | wall s | peak MiB |\n|---|--:|--:|--:|--:|\n"
    return head + "".join(
        f"| {name} | {len(costs)} | {_said([each.cpu_seconds for each in costs])}"
        f" | {_said([each.wall_seconds for each in costs])}"
        f" | {mebibytes(max(each.peak_bytes for each in costs)):,.0f} |\n"
        for name, costs in shown.items()
    )


def _targets(fields: Sequence[Field], shown: Mapping[str, tuple[Cost, ...]]) -> Iterator[str]:
    yield "| target | measured | |\n|---|---|---|\n"
    for each in fields:
        names = lineup.LINE, lineup.FLOOR
        said = f"read + check + merge on one core ≤ 3 × the floor, CPU, {each.count:,} returns"
        yield _most(said, _ratio(each, *names), _MOST_RATIO)
        bare = _ratio(each, *names, with_start=False)
        yield _most(f"{said}, without start", bare, _MOST_RATIO)
        names = lineup.PANDAS, lineup.LINE
        said = f"≥ 15 × less CPU than the pandas + openpyxl loop, {each.count:,} returns"
        yield _least(said, _ratio(each, *names), _LEAST_GAIN)
        bare = _ratio(each, *names, with_start=False)
        yield _least(f"{said}, without start", bare, _LEAST_GAIN)
    yield from _large(fields)
    if shown:
        yield from _waited(shown)


def _large(fields: Sequence[Field]) -> Iterator[str]:
    by_count = {each.count: each for each in fields}
    large, thousand = by_count.get(_LARGE), by_count.get(_THOUSAND)
    if large is None or not large.measured[lineup.PARQUET].costs:
        return
    costs = large.measured[lineup.PARQUET].costs
    wall = median([each.wall_seconds for each in costs])
    peak = max(each.peak_bytes for each in costs)
    yield _most("10,000 returns to Parquet ≤ 90 s wall", wall, _LARGE_SECONDS)
    yield _most("10,000 returns to Parquet ≤ 1,024 MiB", mebibytes(peak), mebibytes(_LARGE_BYTES))
    if thousand is not None:
        a_return = [(each.cpu(lineup.PARQUET) or 0) / each.count for each in (large, thousand)]
        growth = a_return[0] / a_return[1] if a_return[1] else None
        yield _most("CPU a return at 10,000 ÷ at 1,000 ≤ 1.15", growth, _MOST_GROWTH)


def _waited(shown: Mapping[str, tuple[Cost, ...]]) -> Iterator[str]:
    wall = {name: median([each.wall_seconds for each in costs]) for name, costs in shown.items()}
    cpu = {name: median([each.cpu_seconds for each in costs]) for name, costs in shown.items()}
    first, more, whole = demonstration.FIRST, demonstration.ONE_MORE, demonstration.WHOLE
    yield _most("the demonstration, workbook alone ≤ 2 s wall", wall[first], _QUICK_SECONDS)
    yield _most("the demonstration, all documents ≤ 10 s wall", wall[whole], _WHOLE_SECONDS)
    for said, of in (("wall", wall), ("CPU", cpu)):
        share = of[more] / of[first]
        yield _most(f"after one new file ≤ 0.33 × the first run, {said}", share, _MOST_SHARE)


def _most(said: str, value: float | None, limit: float) -> str:
    return _target(said, value, kept=value is not None and value <= limit)


def _least(said: str, value: float | None, limit: float) -> str:
    return _target(said, value, kept=value is not None and value >= limit)


def _target(said: str, value: float | None, *, kept: bool) -> str:
    if value is None:
        return f"| {said} | not measured | |\n"
    return f"| {said} | {_number(value)} | {'kept' if kept else '**missed**'} |\n"
