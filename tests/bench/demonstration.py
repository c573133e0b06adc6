"""What the officer waits for: the demonstration, the first time, again, and after one more mail."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final

from tests.bench.country import INBOX
from tests.bench.measuring import measure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.bench.measuring import Cost

FIRST: Final = "`report --quick`, first run"
AGAIN: Final = "`report --quick`, again, nothing new"
ONE_MORE: Final = "`report --quick`, again, one new return"
WHOLE: Final = "`report`, all documents, first run"
WHOLE_ONE_MORE: Final = "`report`, all documents, again, one new return"

_LATEST: Final = "*/2026-Q3/*_BQLDA_*_CDT*.xlsx"


def demonstration(scratch: Path, runs: int) -> Mapping[str, tuple[Cost, ...]]:
    """Run the demonstration's reports so often, each in an outbox of its own."""
    inbox = scratch / "demonstration"
    shutil.rmtree(inbox, ignore_errors=True)
    shutil.copytree(INBOX, inbox)
    found: dict[str, list[Cost]] = {
        name: [] for name in (FIRST, AGAIN, ONE_MORE, WHOLE, WHOLE_ONE_MORE)
    }
    for turn in range(runs):
        sys.stderr.write(f"  demonstration: {turn + 1}/{runs}\n")
        outbox = scratch / "outbox"
        shutil.rmtree(outbox, ignore_errors=True)
        found[FIRST].append(_report(inbox, outbox, "--quick"))
        found[AGAIN].append(_report(inbox, outbox, "--quick"))
        found[ONE_MORE].append(_after_one_more(inbox, scratch, "--quick"))
        shutil.rmtree(outbox, ignore_errors=True)
        found[WHOLE].append(_report(inbox, outbox))
        found[WHOLE_ONE_MORE].append(_after_one_more(inbox, scratch))
    return {name: tuple(costs) for name, costs in found.items()}


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
