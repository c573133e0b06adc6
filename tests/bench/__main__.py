"""Measure and write it down: ``python -m tests.bench [N …] [--runs 5] [--write]``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.country import lay
from tests.bench.lineup import contenders, race
from tests.bench.measuring import ROOT, plain_loop
from tests.bench.table import BEGIN, Field, document
from tests.bench.telling import put

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT = ROOT / "docs" / "benchmarks.md"


def field(count: int, runs: int, scratch: Path, wanted: str) -> Field:
    """Measure everyone on so many returns."""
    sys.stderr.write(f"{count} returns …\n")
    laid = lay(count)
    folder = scratch / str(count)
    asked = [each for each in contenders(laid, folder / "outbox", folder) if wanted in each.name]
    made = {each.contender.name: each for each in race(asked, count, runs, folder)}
    stages = {} if wanted else _stages(laid.inbox)
    return Field(count, laid.size_bytes, made, stages)


def _stages(inbox: Path) -> Mapping[str, tuple[float, int]]:
    sys.stderr.write("  stages\n")
    said = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-X", "utf8", "-m", "tests.bench.stages", str(inbox)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    return {name: (seconds, held) for name, (seconds, held) in json.loads(said).items()}


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1_000, 10_000])
    parser.add_argument("--runs", type=int, default=5, help="at 100 returns; fewer at more")
    parser.add_argument("--only", default="", help="contenders with these words in their name")
    parser.add_argument("--write", action="store_true", help=f"write {DOCUMENT.name} as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        loops = [plain_loop()]
        fields: list[Field] = []
        for count in asked.counts:
            fields.append(field(count, asked.runs, scratch, asked.only))
            loops.append(plain_loop())
            text = document(fields, datetime.now(UTC).date(), loops)
            if asked.write:  # what took an hour is not lost with what comes next
                put(text, DOCUMENT, BEGIN)
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
