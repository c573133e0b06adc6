"""Settle what people chose by its words alone, with the lists that their own file offered them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.cell import Doubt, Reading
from pipeline.read.lists import code_of, nearest
from pipeline.text import key, plain_key, unit_key
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.cell import Located
    from pipeline.read.book import BookRow
    from schemas.choices import Choices
    from schemas.column import Row

    Lists = Callable[[], Mapping[str, tuple[str, ...]]]


def settle_items(rows: tuple[BookRow, ...], model: type[Row], lists: Lists) -> tuple[BookRow, ...]:
    """Give words without their code the code of the one item that has them.

    Only lists that the register fills need it: "Nâng cấp QL4B" for "NS-01 – Nâng cấp QL4B", and
    "nang cap ql4b", as phones type it. Words of no item or of several keep their doubt, with the
    nearest items as the hint.

    Args:
        rows: of one table.
        model: the table's schema.
        lists: asked for the file's lists, by name, where words stand alone.
    """
    return tuple(_settled(row, model, lists) for row in rows)


def _settled(row: BookRow, model: type[Row], lists: Lists) -> BookRow:
    changed = dict(_changes(row, model, lists))
    return replace(row, cells={**row.cells, **changed}) if changed else row


def _changes(row: BookRow, model: type[Row], lists: Lists) -> Iterator[tuple[str, Located]]:
    for name, choices in _of_register(model):
        cell = row.cells.get(name)
        if cell is not None and cell.reading.doubt is Doubt.NOT_IN_LIST:
            reading = _chosen(cell.entered, choices, lists().get(choices.name, ()))
            yield name, replace(cell, reading=reading)


@cache
def _of_register(model: type[Row]) -> tuple[tuple[str, Choices], ...]:
    """Return the fields whose list the register fills."""
    listed = ((name, column.choices) for name, column in columns(model).items())
    return tuple((name, choices) for name, choices in listed if choices and choices.source)


def _chosen(entered: str, choices: Choices, items: tuple[str, ...]) -> Reading:
    alike = unit_key if choices.source in {"units", "communes"} else key
    for spelled in (alike, plain_key) if entered.isascii() else (alike,):
        codes = {code_of(item) for item in items if spelled(_words(item)) == spelled(entered)}
        if len(codes) == 1:
            return Reading(codes.pop())
    return Reading(None, Doubt.NOT_IN_LIST, nearest(entered, {key(_words(i)): i for i in items}))


def _words(item: str) -> str:
    return item.partition(" – ")[2] or item
