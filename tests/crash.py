"""Kill runs at random moments and look at what they left: `make crash`, a few in every test run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.publish.outbox import recover_at_start
from tests.inboxes import ROOT, small, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

PERIOD: Final = "2026-Q3"
DAYS: Final = ("2026-09-25", "2026-09-26")
"""Runs as of one day follow runs as of the other, so that the old and the new differ."""

_SHELF: Final = ".bo-nho-doc"
_LASTING: Final = {PERIOD, ".khoa", _SHELF}
_PATIENCE_SECONDS: Final = 120
# Elsewhere than on Linux two renames put a run in place: here they are made to.
_RENAMING: Final = "import pipeline.publish.outbox as o; o._exchanged = lambda *_: False;"
_MAIN: Final = "import sys; from pipeline.__main__ import main; sys.exit(main())"


class Moment(StrEnum):
    """What a run does as it is killed; the value is what then lies in its outbox."""

    ANY = ""
    WRITING = ".dang-lap-*"
    RENAMING = ".dang-thay-*"


MOMENTS: Final = (Moment.ANY, Moment.WRITING, Moment.RENAMING, Moment.WRITING)


@dataclass(frozen=True, slots=True)
class Kill:
    """What one killed run left.

    Attributes:
        number: which one.
        seconds: after its start.
        moment: what was waited for before it was killed.
        left: "old" or "new", after the next start.
        is_whole: so it was before the next start already.
        orphans: processes of the run that lived on, though it was killed alone.
    """

    number: int
    seconds: float
    moment: Moment
    left: str
    is_whole: bool
    orphans: int


class Bench:
    """An inbox of two returns, an outbox with a whole run, and the two runs that it may hold."""

    def __init__(self, folder: Path) -> None:
        self.inbox = small(folder, (f"_{PERIOD.replace('-', '')}_KBNN_", "_2026Q3_X-05977_"))
        self.outbox = folder / "outbox"
        started = time.monotonic()
        self.whole = {day: self._finished(day) for day in DAYS}
        self.usual_seconds = (time.monotonic() - started) / len(DAYS)
        self.day = DAYS[-1]

    def _finished(self, day: str) -> Mapping[str, bytes]:
        assert self._start(day, renames=False).wait(_PATIENCE_SECONDS) == 0
        return tree(self.outbox / PERIOD)

    def _start(self, day: str, *, renames: bool) -> subprocess.Popen[bytes]:
        code = (_RENAMING if renames else "") + _MAIN
        words = ("report", "--quick", "--as-of", day, "--period", PERIOD)
        places = ("--inbox", str(self.inbox), "--outbox", str(self.outbox))
        return subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-X", "utf8", "-c", code, *words, *places],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self, number: int, dice: random.Random, moment: Moment) -> Kill:
        """Start the other run, kill it, and look; raises where the outbox is not whole.

        Args:
            number: every third is killed alone, without its workers; of all others every second
                puts its result in place by two renames.
            dice: choose how long after the moment.
            moment: what to wait for.
        """
        if dice.random() < 0.5:
            shutil.rmtree(self.outbox / _SHELF, ignore_errors=True)
        old, new = self.day, next(day for day in DAYS if day != self.day)
        started = time.monotonic()
        run = self._start(new, renames=number % 2 == 0)
        self._wait(run, dice, moment)
        seconds = time.monotonic() - started
        alone = number % 3 == 0
        if run.poll() is None:  # it may have come to its end before
            (os.kill if alone else os.killpg)(run.pid, signal.SIGKILL)
            run.wait()
        orphans = _left_alive(run.pid)
        is_whole = tree(self.outbox / PERIOD) in self.whole.values()
        recover_at_start(self.outbox)
        found = tree(self.outbox / PERIOD)
        left = {path.name for path in self.outbox.iterdir()} - _LASTING
        if found not in self.whole.values() or left:
            raise AssertionError(f"kill {number} after {seconds:.2f} s left {sorted(left)}")
        self.day = old if found == self.whole[old] else new
        return Kill(number, seconds, moment, "old" if self.day == old else "new", is_whole, orphans)

    def _wait(self, run: subprocess.Popen[bytes], dice: random.Random, moment: Moment) -> None:
        if moment is Moment.ANY:
            time.sleep(dice.uniform(0, 1.1 * self.usual_seconds))
            return
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline and run.poll() is None:
            if any(self.outbox.glob(moment.value)):
                # Writing takes a tenth of a second or a whole one, as the disk is busy.
                time.sleep(10 ** dice.uniform(-3, 0.3) if moment is Moment.WRITING else 0)
                return
            time.sleep(0 if moment is Moment.RENAMING else 0.001)

    def next_run_completes(self) -> bool:
        """Whether a run after all the kills ends well, with the result that it always has."""
        return self._finished(self.day) == self.whole[self.day]


def _left_alive(session: int) -> int:
    """Return how many processes of a session live on five seconds after its first one died."""
    alive = 0
    for _ in range(50):
        alive = sum(_session_of(path) == session for path in Path("/proc").glob("[0-9]*"))
        if not alive:
            return 0
        time.sleep(0.1)
    return alive


def _session_of(process: Path) -> int:
    try:
        state, _, _, session, *_ = (process / "stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return 0
    return 0 if state == "Z" else int(session)


def main() -> int:
    """Kill COUNT runs and print what they left."""
    count, seed = int(os.environ.get("COUNT", "100")), int(os.environ.get("SEED", "0"))
    dice = random.Random(seed)  # noqa: S311 (repeatable, no secret)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        kills = [bench.kill(at, dice, MOMENTS[at % len(MOMENTS)]) for at in range(count)]
        completes = bench.next_run_completes()
    said = {
        "kills": len(kills),
        **{
            f"killed while {moment.name.lower()}": sum(each.moment is moment for each in kills)
            for moment in Moment
        },
        "left the old": sum(each.left == "old" for each in kills),
        "left the new": sum(each.left == "new" for each in kills),
        "whole only after the next start": sum(not each.is_whole for each in kills),
        "processes that lived on": sum(each.orphans for each in kills),
        "the next run completes": completes,
    }
    sys.stdout.write("".join(f"{name}: {value}\n" for name, value in said.items()))
    return 0 if completes and not said["processes that lived on"] else 1


if __name__ == "__main__":
    sys.exit(main())
