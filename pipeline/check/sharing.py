"""What returns by the thousand say alike: kept once in memory, however often it was read."""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final

from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Value


def shared(value: Value) -> Value:
    """Return a value as it was first read: most texts are codes, and days come again as well."""
    if type(value) is str:
        return intern(value)
    return _said(value.first, value.last) if type(value) is SaidDate else value


_said: Final = lru_cache(1 << 10)(SaidDate)  # by its days: a SaidDate's own hash is slow


def shared_columns(letters: Mapping[str, str]) -> Mapping[str, str]:
    """Return the column letters of a table; most tables of a form have them alike."""
    return _columns(tuple(letters.items()))


@lru_cache(1 << 10)
def _columns(found: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(found)
