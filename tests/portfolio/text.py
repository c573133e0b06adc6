"""The portfolio's tables of text: one line a row, cells between bars, typed as in a form."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pipeline.read.entries import reader_of
from schemas.column import Row, Type, columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Value
    from schemas.column import Column

SheetRow = TypeVar("SheetRow", bound=Row)

FOLDER: Final = Path(__file__).parent
_LINE_BREAK: Final = " // "


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the lines of a table by header; a line that begins with # is a remark.

    Raises:
        ValueError: a line has more cells than the header.
    """
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *body = ([cell.strip() for cell in line.split("|")] for line in lines)
    for cells in body:
        if len(cells) > len(header):
            raise ValueError(f"{name}: {' | '.join(cells)} has more cells than the header")
    return tuple(dict(zip(header, cells, strict=False)) for cells in body)


def value(text: str, column: Column) -> Value:
    """Return what a cell of text means in a column of a sheet.

    Raises:
        ValueError: it means nothing there.
    """
    if not text:
        return None
    reading = reader_of(column)(text.replace(_LINE_BREAK, "\n"))
    if reading.value is None:
        raise ValueError(f"{text!r} is no {column.type} ({column.label}): {reading.doubt}")
    if column.type is Type.SHARE and isinstance(reading.value, int):
        return float(reading.value)
    return reading.value


def rows(name: str, model: type[SheetRow]) -> tuple[SheetRow, ...]:
    """Return a table of the register as rows of its sheet; headers are labels or field names."""
    fields = {column.label: field for field, column in columns(model).items()}
    declared = columns(model)
    found = []
    for line in table(name):
        named = {fields.get(label, label): cell for label, cell in line.items()}
        values = {field: value(cell, declared[field]) for field, cell in named.items()}
        found.append(model.model_validate(values))
    return tuple(found)


def number(text: str) -> float:
    """Return a number as offices write it; an empty cell is 0."""
    return float(text.replace(".", "").replace(",", ".")) if text else 0.0


def million(text: str) -> int:
    """Return đồng of an amount in triệu đồng; an empty cell is 0."""
    return round(number(text) * 1_000_000)
