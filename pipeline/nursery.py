"""Fork the server of the worker processes from this process, which has loaded what they need."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from itertools import pairwise
from multiprocessing import forkserver, util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STANDARD_STREAMS = (0, 1, 2)


def open_nursery() -> None:
    """Start the server from which `pipeline.worker` has its processes forked.

    The library starts it as a new interpreter that loads the modules once more, for half a second.
    A fork of this process has them already; it is safe while there is no second thread that might
    hold a lock. Where there is one, or no such server, all stays as the library does it.
    """
    is_served = "forkserver" in multiprocessing.get_all_start_methods()
    if sys.platform != "linux" or not is_served or threading.active_count() > 1:
        return
    usual = util.spawnv_passfds
    util.spawnv_passfds = _fork  # type: ignore[assignment] # it is given text and numbers alone
    try:
        forkserver.ensure_running()
    finally:
        util.spawnv_passfds = usual


def _fork(_path: str, words: Sequence[str], kept: Sequence[int]) -> int:
    """Run the program of a command ``python … -c PROGRAM`` in a fork; return the fork's number."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # what waits there would be written by both
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        _close_all_but({*_STANDARD_STREAMS, *kept})
        exec(words[-1], {})  # noqa: S102 (the library's own program: it serves until we end)
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def _close_all_but(kept: Iterable[int]) -> None:
    """Close what the fork has of ours: as long as it holds an end of a pipe, nobody hears ours."""
    for before, after in pairwise((*sorted(kept), os.sysconf("SC_OPEN_MAX"))):
        os.closerange(before + 1, after)
