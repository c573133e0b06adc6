"""Good files cut short, with flipped bits, or under the name of another format."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from tests.hostile.good import EXTENSIONS, Odd, good

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLIPS: Final = 10
_LABELS: Final = ("xlsx", "xls", "xlsb", "ods", "zip", "eml", "msg")


def cut_short() -> Iterator[Odd]:
    """Yield each format's first tenth, two tenths, and so on to nine."""
    for suffix, data in good().items():
        for tenth in range(1, 10):
            name = f"cat/{suffix}-{tenth}.{EXTENSIONS.get(suffix, suffix)}"
            yield Odd("cut short", name.encode(), data[: len(data) * tenth // 10])


def flipped() -> Iterator[Odd]:
    """Yield each format with one bit in a thousand turned over, and with a single one."""
    for suffix, data in good().items():
        for number in range(_FLIPS):
            dice = random.Random(f"{suffix} {number}")  # noqa: S311 (repeatable, no secret)
            spoiled = bytearray(data)
            for _ in range(1 if number % 2 else len(data) // 1000 + 1):
                spoiled[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            name = f"bit/{suffix}-{number}.{EXTENSIONS.get(suffix, suffix)}"
            yield Odd("flipped bits", name.encode(), bytes(spoiled))


def mislabelled() -> Iterator[Odd]:
    """Yield each format under every other extension; each file's content is its own."""
    for suffix, data in good().items():
        for label in _LABELS:
            if label != EXTENSIONS.get(suffix, suffix):
                # A few bytes behind the end harm no reader, and make equal files different.
                tail = b"" if suffix in {"eml", "html", "dat"} else bytes(_LABELS.index(label))
                yield Odd("other extension", f"ten/{suffix}.{label}".encode(), data + tail)
