"""Small inboxes cut from the demonstration, and what a run makes of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
INBOX = ROOT / "inbox"
UNITS = ("_BQLDA_", "_X-05977_", "_KBNN_")


def small(folder: Path, units: tuple[str, ...] = UNITS) -> Path:
    """Lay an inbox with the register and the returns of a few units; return it."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    for source in sorted(INBOX.rglob("*.*")):
        if source.name == "danh-muc.xlsx" or any(unit in source.name for unit in units):
            target = inbox / source.relative_to(INBOX)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return inbox


def command(*words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, warnings being errors."""
    return subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-X", "utf8", "-W", "error", "-m", "pipeline", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def report(inbox: Path, outbox: Path, *words: str, **env: str) -> dict[str, bytes]:
    """Report on an inbox and return the period's files by name; the run must end well.

    Without documents, unless the words ask for them: most tests look at figures and fates.
    """
    extent = () if "--whole" in words else ("--quick",)
    asked = [word for word in words if word != "--whole"]
    places = ("--inbox", str(inbox), "--outbox", str(outbox))
    done = command("report", *places, *extent, *asked, env=env)
    assert done.returncode == 0, done.stderr + done.stdout
    (period,) = (each for each in outbox.iterdir() if each.is_dir() and each.name[0] not in "._")
    return tree(period)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def record(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return run.json."""
    read: dict[str, Any] = json.loads(files["run.json"])
    return read
