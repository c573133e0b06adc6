"""Measure what each hostile file costs, and print the worst of every kind: `make robust`."""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.failure import Failure, UnreadableError
from pipeline.intake.content import WORKBOOKS
from pipeline.intake.unpack import look_inside
from pipeline.intake.walk import take_in
from pipeline.reading import Errand, read_errand
from pipeline.worker import Limits
from tests.hostile import hostile
from tests.hostile.good import EXTENSIONS, good

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.intake.submission import Container

_LIMITS: Final = Limits()
_MEGABYTE: Final = 1 << 20
_READ, _REFUSED, _ENDED = 0, 1, 2


class Cost(NamedTuple):
    """What one file cost in a process of its own.

    Attributes:
        kind: of the file.
        name: of the file.
        seconds: from the first look at the file to the last result.
        busy_seconds: of the processor, whatever else the machine did.
        bytes_held: the most memory that the process held at once.
        fate: read, refused, or its process ended.
    """

    kind: str
    name: str
    seconds: float
    busy_seconds: float
    bytes_held: int
    fate: str


def measured(kind: str, path: Path) -> Cost:
    """Take in and read one file in a fork of this process, under a worker's limits."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os._exit(_read(path))
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    fate = {_READ: "read", _REFUSED: "refused"}.get(code, f"ended ({code})")
    # macOS counts bytes here, Linux kilobytes.
    held = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(kind, path.name, seconds, used.ru_utime + used.ru_stime, held, fate)


def _read(path: Path) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_LIMITS.address_space_bytes, resource.RLIM_INFINITY))
    signal.alarm(int(_LIMITS.seconds))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        is_read = any(_books(path))
    except BaseException:  # noqa: BLE001 (a panic is no Exception, and ends a worker too)
        return _ENDED
    return _READ if is_read else _REFUSED


def _books(path: Path) -> Iterator[bool]:
    intake = take_in(path.parent)
    for each in intake.submissions:
        yield _is_read(Errand(str(each.source), each.path, each.sha256))
    for container in intake.containers:
        yield from _inside(container)


def _inside(container: Container) -> Iterator[bool]:
    try:
        listing = look_inside(str(container.source))
    except UnreadableError:
        return
    for found in listing:
        if found.content in WORKBOOKS:
            yield _is_read(Errand(str(container.source), "a", found.sha256, found.inside))


def _is_read(errand: Errand) -> bool:
    try:
        return not isinstance(read_errand(errand), Failure)
    except UnreadableError:
        return False


def _costs(folder: Path) -> Iterator[Cost]:
    for suffix, data in good().items():
        path = _laid(folder, f"{suffix}.{EXTENSIONS.get(suffix, suffix)}", data)
        yield measured("(good files)", path)
    for number, (kind, name, data) in enumerate(hostile()):
        base = name.rpartition(b"/")[2].decode("utf-8", "replace")
        path = _laid(folder, f"{number}{Path(base).suffix}", data)
        yield measured(kind, path)._replace(name=base)
        path.unlink()


def _laid(folder: Path, name: str, data: bytes) -> Path:
    own = folder / name.replace(".", "-")
    own.mkdir()
    (own / name).write_bytes(data)
    return own / name


def table(costs: Iterable[Cost]) -> Iterator[str]:
    """Yield the lines of a table in Markdown: by kind how many, and the worst."""
    kinds: dict[str, list[Cost]] = defaultdict(list)
    for cost in costs:
        kinds[cost.kind].append(cost)
    yield (
        "| kind | files | read | refused | ended | longest, s | of the processor, s"
        " | most memory, MB | the slowest |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---|"
    for kind, found in kinds.items():
        slowest = max(found, key=lambda each: each.busy_seconds)
        longest = max(each.seconds for each in found)
        counts = [sum(each.fate == fate for each in found) for fate in ("read", "refused")]
        ended = len(found) - sum(counts)
        held = max(each.bytes_held for each in found) / _MEGABYTE
        yield (
            f"| {kind} | {len(found)} | {counts[0]} | {counts[1]} | {ended}"
            f" | {longest:.2f} | {slowest.busy_seconds:.2f} | {held:.0f} | {slowest.name!r} |"
        )


def main() -> int:
    """Print the table and every file that went beyond a limit; return 1 if there is one."""
    with tempfile.TemporaryDirectory() as folder:
        costs = list(_costs(Path(folder)))
    sys.stdout.write("\n".join(table(costs)) + "\n")
    for cost in costs:
        if cost.fate not in {"read", "refused"}:
            sys.stdout.write(f"{cost.fate}: {cost.kind}, {cost.name!r}\n")
    beyond = [
        cost
        for cost in costs
        if cost.seconds > _LIMITS.seconds + 1 or cost.bytes_held > _LIMITS.address_space_bytes
    ]
    for cost in beyond:
        sys.stdout.write(f"beyond the limits: {cost}\n")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
