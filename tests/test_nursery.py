"""Workers are forked from what is loaded already, and none outlives the one who had them forked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from pipeline.settings import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")

_OPEN: Final = "from pipeline.nursery import open_nursery; open_nursery()\n"
_ASK: Final = (
    "from pipeline.worker import run_all; from tests.test_nursery import server_of\n"
    "print(*set(run_all(server_of, [1, 2, 3], workers=2)), flush=True)\n"
)


def server_of(_item: int) -> int:
    return os.getppid()


def started(program: str) -> tuple[subprocess.Popen[str], int]:
    """Start a program that tells the server of its workers and then waits to be killed."""
    words = [sys.executable, "-c", f"{program}input()\n"]
    process = subprocess.Popen(  # noqa: S603 (our own program)
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def words_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


def ended(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def is_gone(pid: int) -> bool:
    """Whether a process has ended, within ten seconds."""
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.1)
    return False


def test_the_server_is_a_fork_and_loads_nothing_anew() -> None:
    process, server = started(_OPEN + _ASK)
    assert words_of(server) == words_of(process.pid)
    ended(process)


def test_the_server_ends_with_a_program_that_is_killed() -> None:
    process, server = started(_OPEN + _ASK)
    ended(process)
    assert is_gone(server)


def test_beside_a_second_thread_nothing_is_forked() -> None:
    thread = "import threading; threading.Thread(target=input, daemon=True).start()\n"
    process, server = started(thread + _OPEN + _ASK)
    assert "from multiprocessing.forkserver import main" in words_of(server)
    ended(process)
