"""Read many submissions in workers, here or on a cluster; packed books travel home."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cluster import run_afar
from pipeline.failure import Failure, FailureReason
from pipeline.intake.unpack import taken_out
from pipeline.keeping import Shelf, reading_version
from pipeline.nursery import open_nursery
from pipeline.read.book_reader import read_book
from pipeline.read.packed import pack, unpack
from pipeline.worker import run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipeline.intake.content import Content
    from pipeline.intake.submission import Submission
    from pipeline.read.book import Book


class Errand(NamedTuple):
    """What a worker needs to read one file; `inside` finds it in a mail or an archive."""

    source: str
    path: str
    sha256: str
    inside: tuple[int, ...] = ()
    content: Content | None = None


class Parcel(NamedTuple):
    """What a machine that does not share our disk needs: an errand and the file's own bytes.

    Where the file could not be read any more, there are none.
    """

    errand: Errand
    data: bytes


def have_readers() -> None:
    """Have workers forked from this process, as long as it has loaded little more than they need.

    Without it all is read as well, half a second later.
    """
    open_nursery()


def read_errand(errand: Errand) -> bytes | Failure:
    """Read one file and pack its book; one that is no longer what intake saw is not read."""
    return read_parcel(Parcel(errand, Path(errand.source).read_bytes()))


def read_parcel(parcel: Parcel) -> bytes | Failure:
    """Read the bytes of one file and pack its book, as `read_errand` does."""
    errand = parcel.errand
    data = taken_out(parcel.data, errand.inside)
    if hashlib.sha256(data).hexdigest() != errand.sha256:
        return Failure(FailureReason.DAMAGED, "changed while the inbox was read")
    book = read_book(errand.path, errand.sha256, data, content=errand.content)
    return book if isinstance(book, Failure) else pack(book)


def read_submissions(
    submissions: Sequence[Submission],
    workers: int,
    on_done: Callable[[Errand, int], None] | None,
    kept: Path | None = None,
    scheduler: str = "",
) -> tuple[Book | Failure, ...]:
    """Read submissions, each in a worker with its limits, in their order.

    Args:
        submissions: what to read.
        workers: processes at most.
        on_done: called for each file and with their number, for a progress bar.
        kept: the folder of what was read before; None reads all.
        scheduler: the address of a Dask cluster that reads instead of workers here.

    Raises:
        UsageError: the cluster cannot be used.
    """
    errands = [
        Errand(str(each.source), each.path, each.sha256, each.inside, each.content)
        for each in submissions
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
    if scheduler and new:
        results = _read_afar(new, scheduler, tell)
    else:
        results = run_all(read_errand, new, workers=workers, on_done=tell)
    for errand, result in zip(new, results, strict=True):
        known[errand] = _home(errand, result, shelf)
    return tuple(known[each] for each in errands)


def _read_afar(
    errands: Sequence[Errand], scheduler: str, tell: Callable[[Errand], None]
) -> Iterator[bytes | Failure]:
    return run_afar(
        read_parcel,
        (Parcel(each, _bytes_of(each)) for each in errands),
        address=scheduler,
        weigh=lambda parcel: len(parcel.data),
        version=reading_version,
        on_done=lambda parcel: tell(parcel.errand),
    )


def _bytes_of(errand: Errand) -> bytes:
    """Return a file's bytes; those of one that has gone since are no file's."""
    try:
        return Path(errand.source).read_bytes()
    except OSError:
        return b""


def _home(errand: Errand, result: bytes | Failure, shelf: Shelf | None) -> Book | Failure:
    if isinstance(result, Failure):
        return result
    if shelf is not None:
        shelf.keep(errand.sha256, result)
    return unpack(result, errand.path, errand.sha256)
