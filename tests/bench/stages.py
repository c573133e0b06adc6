"""What each stage of the line takes and leaves in memory, all in one process and on one core."""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.checking import read_register
from pipeline.failure import Failure
from pipeline.intake.walk import take_in
from pipeline.measure.measures import measure
from pipeline.memory import OF_A_RUN, seldom_collect
from pipeline.merge import choose_period, merge
from pipeline.publish.parquet import findings_frame, to_parquet
from pipeline.publish.workbook import write_workbook
from pipeline.read.packed import unpack
from pipeline.reading import Errand, read_errand
from pipeline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipeline.check.checked import CheckedBook
    from pipeline.intake.submission import Intake
    from pipeline.merge import Dataset
    from pipeline.register import Register
    from schemas.period import Period

_PAGE_BYTES: Final = resource.getpagesize()


class Clock:
    """Notes the CPU of each stage and what the process holds after it."""

    def __init__(self) -> None:
        self.noted: dict[str, tuple[float, int]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Note a stage: CPU seconds, and bytes held at its end."""
        started = time.process_time()
        yield
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE_BYTES
        self.noted[name] = (time.process_time() - started, held)


def stages(inbox: Path) -> dict[str, tuple[float, int]]:
    """Run the line over an inbox without workers; return CPU seconds and bytes held by stage."""
    clock = Clock()
    seldom_collect(OF_A_RUN)
    with clock.stage("intake"):
        intake = take_in(inbox)
    with clock.stage("register"):
        register = _register(intake, inbox)
    arrivals = _read(intake, clock)
    with clock.stage("check"):
        books, found = check_all(arrivals, Context(register, {}))
    period, _ = choose_period(books, register)
    with clock.stage("merge"):
        dataset, more = merge(books, register, period, _day(register, period))
    with clock.stage("merge of the period before"):
        previous = _previous(books, register, period)
    with clock.stage("measure"):
        measures = measure(dataset, register, previous)
    findings = tuple(sorted((*found, *more), key=lambda each: each.order))
    with clock.stage("Parquet"):
        for table in (*dataset.tables.values(), dataset.cells, findings_frame(findings)):
            to_parquet(table)
    with clock.stage("workbook"):
        write_workbook(measures, dataset, register, findings)
    return clock.noted


def _register(intake: Intake, inbox: Path) -> Register:
    if intake.register is None:
        raise FileNotFoundError(inbox)
    return read_register(intake.register, Settings(inbox=inbox))


def _read(intake: Intake, clock: Clock) -> list[Arrival]:
    errands = [
        Errand(str(each.source), each.path, each.sha256, each.inside) for each in intake.submissions
    ]
    with clock.stage("read"):
        packed = [read_errand(each) for each in errands]
    with clock.stage("unpack"):
        return [
            Arrival(unpack(book, each.path, each.sha256), each.arrived_on)
            for book, each in zip(packed, intake.submissions, strict=True)
            if not isinstance(book, Failure)
        ]


def _previous(books: Sequence[CheckedBook], register: Register, period: Period) -> Dataset | None:
    before = period.previous()
    if before is None:
        return None
    day = _day(register, before)
    return merge(books, register, before, day, received_by=day)[0]


def _day(register: Register, period: Period) -> date:
    return register.calendar(period).consolidation


if __name__ == "__main__":
    sys.stdout.write(json.dumps(stages(Path(sys.argv[1]))) + "\n")
