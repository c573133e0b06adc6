"""Read many submissions in workers: only paths travel out, only books travel home."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.failure import Failure, FailureReason
from pipeline.intake.unpack import taken_out
from pipeline.keeping import Shelf
from pipeline.read.book_reader import read_book
from pipeline.read.packed import pack, unpack
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


def read_errand(errand: Errand) -> bytes | Failure:
    """Read one file and pack its book; one that is no longer what intake saw is not read."""
    data = taken_out(Path(errand.source).read_bytes(), errand.inside)
    if hashlib.sha256(data).hexdigest() != errand.sha256:
        return Failure(FailureReason.DAMAGED, "changed while the inbox was read")
    book = read_book(errand.path, errand.sha256, data)
    return book if isinstance(book, Failure) else pack(book)


def read_submissions(
    submissions: Sequence[Submission],
    workers: int,
    on_done: Callable[[Errand, int], None] | None,
    kept: Path | None = None,
) -> tuple[Book | Failure, ...]:
    """Read submissions, each in a worker with its limits, in their order.

    Args:
        submissions: what to read.
        workers: processes at most.
        on_done: called for each file and with their number, for a progress bar.
        kept: the folder of what was read before; None reads all.
    """
    errands = [
        Errand(str(each.source), each.path, each.sha256, each.inside) for each in submissions
    ]
    shelf = Shelf.of(kept) if kept else None
    found = {each: shelf.find(each.path, each.sha256) for each in errands} if shelf else {}
    known: dict[Errand, Book | Failure] = {each: book for each, book in found.items() if book}
    new = [each for each in errands if each not in known]

    def tell(errand: Errand) -> None:
        if on_done is not None:
            on_done(errand, len(errands))

    for errand in known:
        tell(errand)
    results = run_all(read_errand, new, workers=workers, on_done=tell)
    for errand, result in zip(new, results, strict=True):
        known[errand] = _home(errand, result, shelf)
    return tuple(known[each] for each in errands)


def _home(errand: Errand, result: bytes | Failure, shelf: Shelf | None) -> Book | Failure:
    if isinstance(result, Failure):
        return result
    if shelf is not None:
        shelf.keep(errand.sha256, result)
    return unpack(result, errand.path, errand.sha256)
