"""The measurements as Markdown: who cost what, which targets were kept and which were missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.bench import lineup
from tests.bench.arithmetic import month
from tests.bench.measuring import mebibytes, median
from tests.bench.telling import TARGETS_HEAD, least, measured_on, most, number, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tests.bench.lineup import Measured

BEGIN: Final = "<!-- make bench writes from here -->"

_LIBRARIES: Final = ("python-calamine", "openpyxl", "pandas", "datamaps", "pyarrow", "pydantic")
_HEAD: Final = (
    "| | runs | CPU s | CPU s without start | wall s | peak MiB | returns/s | CPU ÷ floor"
    " | without start |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
_MOST_RATIO, _LEAST_GAIN, _MOST_GROWTH = 3.0, 15.0, 1.15
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


def document(fields: Sequence[Field], day: date, loops: Sequence[float]) -> str:
    """Return everything measured in one run.

    Args:
        fields: the inboxes, with what everyone cost on them.
        day: of the run.
        loops: CPU seconds of the plain loop, before, between and after.
    """
    parts = [measured_on(day, _LIBRARIES, loops)]
    parts.append("### Targets\n\n" + "".join(_targets(fields)))
    for each in fields:
        size = mebibytes(each.size_bytes)
        head = f"### {each.count:,} returns ({size:,.0f} MiB)\n\n"
        parts.append(head + _HEAD + "".join(_line(each, one) for one in each.measured.values()))
        parts.append(_stages(each))
    staged = [each for each in fields if each.stages]
    if staged:
        parts.append(month(max(staged, key=lambda each: each.count)))
    return "\n".join(parts)


def _line(field: Field, one: Measured) -> str:
    name = one.contender.name
    if not one.costs:
        return f"| {name} | {one.failed} | | | | | | | |\n"
    wall = [each.wall_seconds for each in one.costs]
    cells = (
        name,
        str(len(one.costs)),
        said([each.cpu_seconds for each in one.costs]),
        number(field.cpu(name, with_start=False)) if one.starts else "",
        said(wall),
        f"{mebibytes(max(each.peak_bytes for each in one.costs)):,.0f}",
        f"{field.count / median(wall):,.0f}",
        number(_ratio(field, name, lineup.FLOOR)),
        number(_ratio(field, name, lineup.FLOOR, with_start=False)) if one.starts else "",
    )
    return f"| {' | '.join(cells)} |\n"


def _ratio(field: Field, name: str, other: str, *, with_start: bool = True) -> float | None:
    over = field.cpu(name, with_start=with_start)
    under = field.cpu(other, with_start=with_start)
    return over / under if over is not None and under else None


def _stages(field: Field) -> str:
    if not field.stages:
        return ""
    rows = "".join(
        f"| {name} | {seconds:.2f} | {seconds / field.count * 1e3:.2f} | {mebibytes(held):,.0f} |\n"
        for name, (seconds, held) in field.stages.items()
    )
    head = "| stage, in one process | CPU s | ms a return | MiB held after |\n|---|--:|--:|--:|\n"
    return head + rows


def _targets(fields: Sequence[Field]) -> Iterator[str]:
    yield TARGETS_HEAD
    for each in fields:
        names = lineup.LINE, lineup.FLOOR
        what = f"read + check + merge on one core ≤ 3 × the floor, CPU, {each.count:,} returns"
        yield most(what, _ratio(each, *names), _MOST_RATIO)
        bare = _ratio(each, *names, with_start=False)
        yield most(f"{what}, without start", bare, _MOST_RATIO)
        names = lineup.PANDAS, lineup.LINE
        what = f"≥ 15 × less CPU than the pandas + openpyxl loop, {each.count:,} returns"
        yield least(what, _ratio(each, *names), _LEAST_GAIN)
        bare = _ratio(each, *names, with_start=False)
        yield least(f"{what}, without start", bare, _LEAST_GAIN)
    yield from _large(fields)


def _large(fields: Sequence[Field]) -> Iterator[str]:
    by_count = {each.count: each for each in fields}
    large, thousand = by_count.get(_LARGE), by_count.get(_THOUSAND)
    if large is None or not large.measured[lineup.PARQUET].costs:
        return
    costs = large.measured[lineup.PARQUET].costs
    wall = median([each.wall_seconds for each in costs])
    peak = max(each.peak_bytes for each in costs)
    yield most("10,000 returns to Parquet ≤ 90 s wall", wall, _LARGE_SECONDS)
    yield most("10,000 returns to Parquet ≤ 1,024 MiB", mebibytes(peak), mebibytes(_LARGE_BYTES))
    if thousand is not None:
        a_return = [(each.cpu(lineup.PARQUET) or 0) / each.count for each in (large, thousand)]
        growth = a_return[0] / a_return[1] if a_return[1] else None
        yield most("CPU a return at 10,000 ÷ at 1,000 ≤ 1.15", growth, _MOST_GROWTH)
