"""Read the entries of an outside form in its own units of money and area."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import FIGURE, UNIT_OF_HEADER, Doubt, Reading
from pipeline.read.entries import Reader, locate, reader_of
from pipeline.read.labels import label_key, unit_scale
from pipeline.read.numbers import read_number
from schemas.column import Type

if TYPE_CHECKING:
    from pipeline.cell import Located, Raw
    from pipeline.read.facts import Place
    from pipeline.read.outside_lines import Page
    from schemas.column import Column

_NOTHING_KNOWN: Final[frozenset[str]] = frozenset()


def entry_of(page: Page, place: Place, fact: Column) -> Located:
    """Read one cell of an outside form; a total that our form works out is an entry there."""
    entered = replace(fact, formula=None)
    return locate(page.grid, place, _reader(page, place[1], entered))


def _reader(page: Page, at: int, fact: Column) -> Reader:
    scale = _scale(page, at, fact)
    if scale in {None, fact.scale}:
        return reader_of(fact)
    return Reader(fact, partial(_in_unit, scale or 1))


def _in_unit(scale: int, fact: Column, raw: Raw) -> Reading:
    """Read an amount in the unit of the sheet, which is this form's own and so no doubt."""
    is_money = fact.type is Type.MONEY
    reading = read_number(raw, scale=scale if is_money else 1)
    value: Any = reading.value
    if isinstance(value, FIGURE):
        says_unit = is_money or reading.doubt is Doubt.OTHER_UNIT  # "15,7 ha" is so many m² already
        value = value if says_unit else value * scale
        value = round(value) if is_money else value
    return Reading(value, reading.doubt, reading.hint or UNIT_OF_HEADER)


def _scale(page: Page, at: int, fact: Column) -> int | None:
    """Return what 1 is kept as: by the header, else by "Đơn vị tính", else by the map."""
    for text in reversed(page.header.paths[at]):
        scale = unit_scale(text, label_key(text, _NOTHING_KNOWN), fact)
        if scale is not None:
            return scale
    return page.money if fact.type is Type.MONEY else None
