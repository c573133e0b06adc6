"""Of which earlier period figures are: those of a whole row, or of single cells left blank now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.merge.dataset import MODELS
from schemas.column import Type, columns
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.phrases import Record

_NO_FIGURES: Final = frozenset({Type.TEXT, Type.NOTE, Type.CODE, Type.CHOICE, Type.PERIOD})


def carried_periods(table: str, row: Record) -> tuple[str, ...]:
    """Return the codes of the earlier periods of which a row's figures and days are.

    Words that hold until they change, such as a contractor's name, do not count.
    """
    if row.get("carried_from"):
        return (row["carried_from"],)
    cells = (cell.partition("@") for cell in (row.get("carried_fields") or "").split(";"))
    return tuple(dict.fromkeys(code for name, _, code in cells if name in _figures(table)))


def latest_period(codes: Iterable[str]) -> str:
    """Return the latest of some periods; the code of none is empty."""
    return max(codes, key=lambda code: Period.parse(code).last_day, default="")


@cache
def _figures(table: str) -> frozenset[str]:
    found = columns(MODELS[table]) if table in MODELS else {}
    return frozenset(name for name, column in found.items() if column.type not in _NO_FIGURES)
