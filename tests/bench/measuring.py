"""What a command costs: time and memory of its process and of all that it has started."""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
_SUBREAPER: Final = 36  # PR_SET_CHILD_SUBREAPER of Linux: orphans become ours, and are counted
_LOOKS_SECONDS: Final = 0.1
_MEBIBYTE: Final = 1 << 20
_ADDITIONS: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """One run.

    Attributes:
        cpu_seconds: user and system time of all processes, workers and their server included.
        wall_seconds: from start to end, Python's own start included.
        peak_bytes: the most that all processes held at once: shared pages once where they can be
            told apart, seen ten times a second; at least what the largest process held.
    """

    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


class FailedError(Exception):
    """A command that was to be measured did not end well."""


def measure(words: Sequence[str], *, cores: int = 0, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return what it cost.

    Args:
        words: of the command.
        cores: that it may use; 0 for all.
        env: further variables.

    Raises:
        FailedError: it did not end well; its last words are told.
    """
    measuring = [sys.executable, "-m", __name__, str(cores), *words]
    done = subprocess.run(  # noqa: S603 (our own commands)
        measuring, cwd=ROOT, env=_environment(env), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FailedError("\n".join(done.stderr.splitlines()[-5:]))
    cpu, wall, peak = done.stdout.splitlines()[-1].split()
    return Cost(float(cpu), float(wall), int(peak))


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "PYTHONUTF8": "1", **(env or {})}


def plain_loop() -> float:
    """Return the CPU seconds of five million additions: what the machine is worth just now."""
    started = time.process_time()
    total = 0
    for number in range(_ADDITIONS):
        total += number * number
    return time.process_time() - started


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def spread(values: Sequence[float]) -> float:
    """Return how far the farthest run lies from the median, as a share of it."""
    middle = median(values)
    return max(abs(each - middle) for each in values) / middle if middle else 0.0


def _measured(cores: int, words: Sequence[str]) -> Cost:
    """Run a command in a process that has no other child, now or before."""
    if cores:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    started = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 (as above)
    watcher = _Watcher(process.pid)
    watcher.start()
    code = process.wait()
    wall = time.monotonic() - started
    watcher.ended.set()
    watcher.join()
    _wait_for_orphans()
    if code:
        raise SystemExit(code)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(watcher.peak_bytes, used.ru_maxrss * 1024)
    return Cost(used.ru_utime + used.ru_stime, wall, peak)


def _wait_for_orphans() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


class _Watcher(threading.Thread):
    """Looks how much memory a process and its descendants hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak_bytes = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(_LOOKS_SECONDS):
            held = sum(map(_held_bytes, _family(self.pid)))
            self.peak_bytes = max(self.peak_bytes, held)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = tasks.read_text(encoding="ascii").split()
        except OSError:  # it has ended since
            continue
        for child in children:
            yield from _family(int(child))


def _held_bytes(pid: int) -> int:
    """Return what a process holds, each page that it shares counted by its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def mebibytes(size_bytes: float) -> float:
    """Return bytes in MiB."""
    return size_bytes / _MEBIBYTE


if __name__ == "__main__":
    cost = _measured(int(sys.argv[1]), sys.argv[2:])
    print(cost.cpu_seconds, cost.wall_seconds, cost.peak_bytes)  # noqa: T201 (read by `measure`)
