"""What the rows at the top of a sheet say to its header: labels of columns, bands, units."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.read.labels import known_label, said_money_scale, short_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.cell import Raw
    from pipeline.read.facts import Merged
    from pipeline.read.grid import Grid
    from pipeline.read.labels import Vocabulary

REACH: Final = 3
"""Filled rows above and below the fullest row that may hold labels or bands."""
_SEARCHED_ROWS: Final = 60  # filled rows from the top; titles and notices are fewer
_SURE: Final = 0.7  # of a table's labels in one row: no row below can be the header
_MOST_CELLS: Final = 200  # of a row that is remembered; a header has fewer


class Line(Struct, frozen=True, eq=False):
    """What a row says; there is one a content, so each is equal to itself alone.

    Attributes:
        texts: by column.
        keys: by column, of every cell; empty for one that is no text.
        labels: the key of each label, by column.
        fields: the columns of labels that are a field's.
        fullness: how many different fields are named.
        is_worded: nothing but texts stand there, half of them known; an entry or a title that
            happens to read like a label stands in other company.
    """

    texts: Mapping[int, str]
    keys: Mapping[int, str]
    labels: Mapping[int, str] = field(default_factory=dict)
    fields: frozenset[int] = frozenset()
    fullness: int = 0
    is_worded: bool = False


class Top(NamedTuple):
    """All of a sheet that decides which of its columns is which; most returns have it alike.

    Attributes:
        rows: the filled rows from the top to the last with labels or bands; None for each above
            the first of them.
        anchor: the place, in `rows`, of the one with most labels.
        merged: the merged ranges that begin there.
        unit: the first row that says a unit of money for the whole sheet, and its scale.
    """

    rows: tuple[tuple[int, Line | None], ...]
    anchor: int
    merged: tuple[Merged, ...]
    unit: tuple[int, int] | None


def top_of(grid: Grid, words: Vocabulary, fewest: int) -> Top | None:
    """Return what the top of a sheet says; None where no row has so many labels."""
    rows = _searched(grid, words)
    fullness = [line.fullness if line else 0 for _, line in rows]
    most = max(fullness, default=0)
    if most < fewest:
        return None
    anchor = fullness.index(most)
    telling = [at for at, (_, line) in enumerate(rows[: anchor + REACH + 1]) if line]
    between = rows[telling[0] : telling[-1] + 1]
    known = ((row, line or _any_line(grid.rows[row], words)) for row, line in between)
    last = rows[telling[-1]][0]
    return Top(
        rows=(*rows[: telling[0]], *known),
        anchor=anchor,
        merged=tuple(area for area in grid.merged if area.top <= last),
        unit=_unit(grid, last),
    )


def _searched(grid: Grid, words: Vocabulary) -> Sequence[tuple[int, Line | None]]:
    """Return the rows from the top, until the header is surely behind."""
    found: list[tuple[int, Line | None]] = []
    enough, left, most = _SURE * len(words.owed), _SEARCHED_ROWS, 0
    for row, cells in grid.rows.items():
        texts = list(map(type, cells.values())).count(str)
        # Where figures stand, and too few texts for a fuller row than was found, are entries.
        is_passed = texts < len(cells) and texts <= most
        line = None if is_passed else _said(cells, words)
        found.append((row, line))
        if line:
            most = max(most, line.fullness)
            left = min(left, REACH + 1) if line.fullness >= enough else left
        left -= 1
        if not left:
            break
    return found


def _said(cells: Mapping[int, Raw], words: Vocabulary) -> Line | None:
    return (_known_line if len(cells) <= _MOST_CELLS else _line)(tuple(cells.items()), words)


def _line(cells: tuple[tuple[int, Raw], ...], words: Vocabulary) -> Line | None:
    """Return what a row with labels or bands says; None for any other, as titles and entries."""
    texts = {column: raw for column, raw in cells if isinstance(raw, str)}
    labels = {c: label for c, text in texts.items() if (label := known_label(text, words))}
    known = len(labels) + sum(short_key(text) in words.band_keys for text in texts.values())
    if not known:
        return None
    return replace(
        _plain_line(cells),
        labels=labels,
        fields=frozenset(c for c, label in labels.items() if label not in words.asides),
        fullness=len(set(labels.values()) - words.asides),
        is_worded=len(texts) == len(cells) and 2 * known >= len(cells),
    )


def _any_line(cells: Mapping[int, Raw], words: Vocabulary) -> Line:
    return _said(cells, words) or _plain_line(tuple(cells.items()))


def _plain_line(cells: tuple[tuple[int, Raw], ...]) -> Line:
    texts = {column: raw for column, raw in cells if isinstance(raw, str)}
    return Line(texts, {column: short_key(texts.get(column, "")) for column, _ in cells})


_known_line = lru_cache(1 << 10)(_line)


def _unit(grid: Grid, last: int) -> tuple[int, int] | None:
    said = (
        (row, scale)
        for row, cells in grid.rows.items()
        if row <= last
        for raw in cells.values()
        if isinstance(raw, str) and (scale := said_money_scale(raw))
    )
    return next(said, None)
