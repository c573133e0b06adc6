"""A register never changes: what a run asks of it again and again is looked up once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.register import Register
    from schemas.column import Row

P = ParamSpec("P")
R = TypeVar("R")

_REMEMBERED = 1 << 14


def once(question: Callable[P, R]) -> Callable[P, R]:
    """Return a question about a register that is worked out once for the same arguments.

    A register is known by its identity, and its answers are values that nobody changes.
    """
    return cast("Callable[P, R]", lru_cache(_REMEMBERED)(question))


@lru_cache(maxsize=1 << 8)
def grouped(
    register: Register, model: type[Row], fields: tuple[str, ...]
) -> Mapping[tuple[object, ...], tuple[Row, ...]]:
    """Return the rows of a sheet by what they say in some fields, in the order of the sheet."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in register.rows(model):
        groups.setdefault(tuple(getattr(row, name) for name in fields), []).append(row)
    return {said: tuple(rows) for said, rows in groups.items()}
