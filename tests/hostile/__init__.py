"""Hundreds of files that damage, malice or odd programs make, each built by a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.hostile.binaries import binaries
from tests.hostile.damage import cut_short, flipped, mislabelled
from tests.hostile.letters import letters
from tests.hostile.names import odd_names
from tests.hostile.packages import packages
from tests.hostile.pages import pages
from tests.hostile.repeats import repeats
from tests.hostile.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.hostile.good import Odd

_KINDS: Final[tuple[Callable[[], Iterator[Odd]], ...]] = (
    cut_short,
    flipped,
    mislabelled,
    packages,
    sheets,
    repeats,
    pages,
    binaries,
    letters,
    odd_names,
)


def hostile() -> Iterator[Odd]:
    """Yield every file, one kind after the other; the same bytes each time."""
    for kind in _KINDS:
        yield from kind()
