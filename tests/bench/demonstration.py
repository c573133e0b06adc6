"""What the officer waits for: the demonstration, the first time, again, and after one more mail.

``python -m tests.bench.demonstration [--runs 9] [--write]``
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.measuring import ROOT, measure, mebibytes, median, plain_loop
from tests.bench.telling import TARGETS_HEAD, measured_on, most, number, put, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tests.bench.measuring import Cost

BEGIN: Final = "<!-- make bench-demo writes from here -->"
FIRST: Final = "`report --quick`, first run"
AGAIN: Final = "`report --quick`, again, nothing new"
ONE_MORE: Final = "`report --quick`, again, one new return"
WHOLE: Final = "`report`, all documents, first run"
WHOLE_ONE_MORE: Final = "`report`, all documents, again, one new return"

_LIBRARIES: Final = ("python-calamine", "xlsxwriter", "pyarrow", "pydantic", "docxtpl")
_CPU_SECONDS, _QUICK_SECONDS, _WHOLE_SECONDS, _MOST_SHARE = 5.0, 2.0, 10.0, 1 / 3
_LATEST: Final = "*/2026-Q3/*_BQLDA_*_CDT*.xlsx"


def demonstration(
    scratch: Path, runs: int
) -> tuple[Mapping[str, tuple[Cost, ...]], tuple[float, ...]]:
    """Run the demonstration's reports so often, each in an outbox of its own.

    Returns:
        What each run cost, and the plain loop's CPU seconds before each turn and after the last.
    """
    inbox = scratch / "demonstration"
    shutil.rmtree(inbox, ignore_errors=True)
    shutil.copytree(ROOT / "inbox", inbox)
    found: dict[str, list[Cost]] = {
        name: [] for name in (FIRST, AGAIN, ONE_MORE, WHOLE, WHOLE_ONE_MORE)
    }
    loops = []
    for turn in range(runs):
        loops.append(plain_loop())
        sys.stderr.write(f"  demonstration: {turn + 1}/{runs}\n")
        outbox = scratch / "outbox"
        shutil.rmtree(outbox, ignore_errors=True)
        found[FIRST].append(_report(inbox, outbox, "--quick"))
        found[AGAIN].append(_report(inbox, outbox, "--quick"))
        found[ONE_MORE].append(_after_one_more(inbox, scratch, "--quick"))
        shutil.rmtree(outbox, ignore_errors=True)
        found[WHOLE].append(_report(inbox, outbox))
        found[WHOLE_ONE_MORE].append(_after_one_more(inbox, scratch))
    return {name: tuple(costs) for name, costs in found.items()}, (*loops, plain_loop())


def _after_one_more(inbox: Path, scratch: Path, *words: str) -> Cost:
    """Report without the latest return, then with it; return the second cost."""
    outbox, aside = scratch / "outbox-one-more", scratch / "aside.xlsx"
    shutil.rmtree(outbox, ignore_errors=True)
    latest = max(inbox.glob(_LATEST))
    latest.rename(aside)
    try:
        _report(inbox, outbox, *words)
    finally:
        aside.rename(latest)
    return _report(inbox, outbox, *words)


def _report(inbox: Path, outbox: Path, *words: str) -> Cost:
    places = ("--inbox", str(inbox), "--outbox", str(outbox))
    return measure((sys.executable, "-m", "pipeline", "report", *places, *words))


def document(shown: Mapping[str, Sequence[Cost]], day: date, loops: Sequence[float]) -> str:
    """Return what the demonstration's reports cost, in Markdown."""
    parts = (measured_on(day, _LIBRARIES, loops), _table(shown), "".join(_targets(shown)))
    return "\n".join(parts)


def _table(shown: Mapping[str, Sequence[Cost]]) -> str:
    head = "| | runs | CPU s | least CPU s | wall s | peak MiB |\n|---|--:|--:|--:|--:|--:|\n"
    return head + "".join(
        f"| {name} | {len(costs)} | {said([each.cpu_seconds for each in costs])}"
        f" | {number(min(each.cpu_seconds for each in costs))}"
        f" | {said([each.wall_seconds for each in costs])}"
        f" | {mebibytes(max(each.peak_bytes for each in costs)):,.0f} |\n"
        for name, costs in shown.items()
    )


def _targets(shown: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    wall = {name: median([each.wall_seconds for each in costs]) for name, costs in shown.items()}
    cpu = {name: median([each.cpu_seconds for each in costs]) for name, costs in shown.items()}
    yield TARGETS_HEAD
    yield most("workbook and dataset ≤ 5 s of CPU", cpu[FIRST], _CPU_SECONDS)
    yield most("all documents ≤ 5 s of CPU", cpu[WHOLE], _CPU_SECONDS)
    yield most("workbook and dataset ≤ 2 s wall", wall[FIRST], _QUICK_SECONDS)
    yield most("all documents ≤ 10 s wall", wall[WHOLE], _WHOLE_SECONDS)
    for what, of in (("wall", wall), ("CPU", cpu)):
        share = of[ONE_MORE] / of[FIRST]
        yield most(f"after one new file ≤ 0.33 × the first run, {what}", share, _MOST_SHARE)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.demonstration")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shown, loops = demonstration(Path(folder), asked.runs)
    text = document(shown, datetime.now(UTC).date(), loops)
    if asked.write:
        put(text, ROOT / "docs" / "benchmarks.md", BEGIN)
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
