"""A run that is killed leaves the old outbox or the new one, whole."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from tests.crash import MOMENTS, Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes in /proc")
def test_killed_runs_leave_the_old_or_the_new_outbox_whole(tmp_path: Path) -> None:
    """`make crash` kills a hundred; here one at any moment, one as it writes, one as it renames."""
    bench, dice = Bench(tmp_path), random.Random(6)  # noqa: S311 (repeatable, no secret)
    kills = [bench.kill(number, dice, moment) for number, moment in enumerate(MOMENTS[:3])]
    assert [kill.orphans for kill in kills] == [0] * 3
    assert {kill.left for kill in kills} <= {"old", "new"}
    assert bench.next_run_completes()
