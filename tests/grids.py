"""Grids that tests draw as text, and forms' tables that they draw from the declaration."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipeline.read.facts import SheetFacts
from pipeline.read.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.cell import Raw
    from pipeline.read.book import Table
    from pipeline.read.facts import Merged

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def drawn(
    name: str, drawing: str, *, merged: Iterable[Merged] = (), hidden_rows: Iterable[int] = ()
) -> Grid:
    """Return a grid from lines of cells between bars, as `tests.books.workbook` draws them.

    ``#REF!`` is an error, ``=`` a formula saved without its value.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in drawing.splitlines()]
    return laid_out(name, lines, merged=merged, hidden_rows=hidden_rows)


def laid_out(
    name: str,
    lines: Sequence[Sequence[str]],
    *,
    merged: Iterable[Merged] = (),
    hidden_rows: Iterable[int] = (),
) -> Grid:
    """Return a grid from lines of cells as text."""
    places = {(row, at): text for row, line in enumerate(lines) for at, text in enumerate(line)}
    formulas = frozenset(place for place, text in places.items() if text == "=")
    rows: dict[int, dict[int, Raw]] = {}
    for (row, at), text in places.items():
        if text and text != "=" and not text.startswith("#"):
            rows.setdefault(row, {})[at] = _raw(text)
    return Grid(
        name=name,
        hidden=False,
        rows=rows,
        errors={place: text for place, text in places.items() if text.startswith("#")},
        facts=SheetFacts(
            formulas=formulas,
            unvalued=formulas,
            hidden_rows=frozenset(hidden_rows),
            merged=tuple(merged),
        ),
    )


def values(table: Table | None, *names: str) -> list[tuple[object, ...]]:
    """Return the values of some fields, row by row."""
    assert table is not None
    return [tuple(row.cells[name].value for name in names) for row in table.rows]


def _raw(text: str) -> Raw:
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    return text.removeprefix("'").replace("\\n", "\n")
