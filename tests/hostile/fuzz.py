"""Spoil good workbooks at random places and read them: `make fuzz`, and a few in every test run."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake.content import CONTAINERS, content_of
from pipeline.intake.unpack import taken_out
from pipeline.read.book_reader import read_book
from pipeline.worker import Limits, run_all
from tests.books import zipped
from tests.hostile.good import good

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS: Final = Limits()
FORMATS: Final = ("xlsx", "xls", "xls97", "xlsb", "ods", "html", "eml", "msg", "zip", "dat")
_ZIPPED: Final = {"xlsx", "xlsb", "ods"}
_SPLICES: Final = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"<",
    b">",
    b"/>",
    b"&#x0;",
    b'"',
    b"-1",
    b"99999999999",
    b"1e999",
    b"A1:XFD1048576",
    b"\xed\xa0\x80",
    b"\r\n\r\n",
)


class Mutation(NamedTuple):
    """One spoiled file, told by how it is made: what a worker is sent.

    Attributes:
        suffix: of the format.
        seed: of the dice.
    """

    suffix: str
    seed: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A mutation that a reader met with an exception of its own, or did not survive."""

    mutation: Mutation
    detail: str


def mutated(mutation: Mutation) -> bytes:
    """Spoil a good file: its bytes, or the inside of one part of its zip, with right checksums."""
    dice = random.Random(f"{mutation.suffix} {mutation.seed}")  # noqa: S311 (repeatable, no secret)
    data = good()[mutation.suffix]
    if mutation.suffix not in _ZIPPED or dice.random() < 0.2:
        return _spoiled(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(members))
    content = members[name]
    members[name] = _spoiled(content if isinstance(content, bytes) else b"", dice)
    return zipped(members)


def _spoiled(data: bytes, dice: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        place = dice.randrange(len(spoiled) + 1)
        length = dice.choice((0, 1, 2, 4, 8, 64, 1024))
        ways = (
            dice.choice(_SPLICES),
            dice.randbytes(length),
            bytes(spoiled[place : place + length]) * 2,
            b"",
        )
        written = dice.choice(ways)
        # Written over, all that follows stays where tables say that it is.
        gone = len(written) if dice.random() < 0.6 else length
        spoiled[place : place + gone] = written
    return bytes(spoiled)


def read_mutation(mutation: Mutation) -> str:
    """Read a spoiled file as an inbox's would be; say what became of it."""
    data = mutated(mutation)
    return _opened(data) if content_of(data) in CONTAINERS else _read(data)


def _opened(data: bytes) -> str:
    try:
        return _read(taken_out(data, (0,)))
    except UnreadableError as unreadable:
        return unreadable.failure.reason


def _read(data: bytes) -> str:
    book = read_book("a", "5ha", data)
    return book.reason if isinstance(book, Failure) else "read"


def fuzzed(count: int, start: int, workers: int) -> tuple[Counter[tuple[str, str]], list[Broken]]:
    """Read so many mutations of each format, from a seed on, each under a worker's limits.

    Returns:
        How many of each format met which fate, and those that broke a reader.
    """
    mutations = [Mutation(suffix, start + at) for suffix in FORMATS for at in range(count)]
    results = run_all(read_mutation, mutations, workers=workers, limits=LIMITS)
    fates: Counter[tuple[str, str]] = Counter()
    broken: list[Broken] = []
    for mutation, result in zip(mutations, results, strict=True):
        if isinstance(result, Failure):
            broken.append(Broken(mutation, f"{result.reason}: {result.detail}"))
        fates[mutation.suffix, result.reason if isinstance(result, Failure) else result] += 1
    return fates, broken


def lines(fates: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield a table in Markdown: how many mutations of a format met which fate."""
    yield "| format | fates |"
    yield "|---|---|"
    for suffix in FORMATS:
        said = sorted((fate, number) for (of, fate), number in fates.items() if of == suffix)
        yield f"| .{suffix} | {', '.join(f'{fate} {number}' for fate, number in said)} |"


def main() -> int:
    """Print the fates of COUNT mutations a format from SEED on; return 1 if any broke a reader."""
    count, seed = int(os.environ.get("COUNT", "2000")), int(os.environ.get("SEED", "0"))
    fates, broken = fuzzed(count, seed, os.cpu_count() or 1)
    sys.stdout.write("\n".join(lines(fates)) + "\n")
    for each in broken:
        sys.stdout.write(f"{each}\n")
    slow = {FailureReason.TIMEOUT, FailureReason.MEMORY}
    sys.stdout.write(f"{sum(fates.values())} mutations, {len(broken)} broke a reader\n")
    return 1 if broken or any(fate in slow for _, fate in fates) else 0


if __name__ == "__main__":
    sys.exit(main())
