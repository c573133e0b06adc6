"""Read many submissions in workers: only paths travel out, only books travel home."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.failure import Failure, FailureReason
from pipeline.intake.unpack import taken_out
from pipeline.read.book_reader import read_book
from pipeline.worker import run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.intake.submission import Submission
    from pipeline.read.book import Book


class Errand(NamedTuple):
    """What a worker needs to read one file; `inside` finds it in a mail or an archive."""

    source: str
    path: str
    sha256: str
    inside: tuple[int, ...] = ()


def read_errand(errand: Errand) -> Book | Failure:
    """Read one file; one that is no longer what intake saw is not read."""
    data = taken_out(Path(errand.source).read_bytes(), errand.inside)
    if hashlib.sha256(data).hexdigest() != errand.sha256:
        return Failure(FailureReason.DAMAGED, "changed while the inbox was read")
    return read_book(errand.path, errand.sha256, data)


def read_submissions(
    submissions: Sequence[Submission], workers: int, on_done: Callable[[Errand], None] | None
) -> tuple[Book | Failure, ...]:
    """Read submissions, each in a worker with its limits, in their order."""
    errands = [
        Errand(str(each.source), each.path, each.sha256, each.inside) for each in submissions
    ]
    return tuple(run_all(read_errand, errands, workers=workers, on_done=on_done))
