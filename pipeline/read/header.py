"""Find a table's header: rows of labels and bands, wherever they stand and however they moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pipeline.cell import column_letter
from pipeline.read.entries import text_of
from pipeline.read.labels import (
    ORDINAL_KEYS,
    known_label,
    said_money_scale,
    unit_scale,
    vocabulary,
)
from pipeline.read.strays import are_column_numbers, are_units
from pipeline.text import key
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Raw
    from pipeline.read.grid import Grid
    from pipeline.read.labels import Vocabulary
    from schemas.column import Row

_SEARCHED_ROWS: Final = 60  # filled rows from the top; titles and notices are fewer
_REACH: Final = 3  # filled rows above and below the fullest row that may hold labels or bands
_FEWEST_LABELS: Final = 2
_SURE: Final = 0.7  # of a table's labels in one row: no row below can be the header


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's columns are.

    Attributes:
        columns: the column by field, in the order of the schema.
        last: the last row of the header, column numbers and units included.
        ordinal: the column of STT; None where there is none.
        unknown: letter and header of columns that are neither fields nor the form's own.
        scales: by field, what 1 is kept as where the header says another unit than the form.
    """

    columns: Mapping[str, int]
    last: int
    ordinal: int | None
    unknown: tuple[tuple[str, str], ...]
    scales: Mapping[str, int]


class _Label(NamedTuple):
    row: int
    column: int
    text: str
    key: str


_Hits: TypeAlias = "Mapping[int, _Label]"


def find_header(grid: Grid, model: type[Row], version: int) -> Header | None:
    """Return the header of a sheet's table; None where no row reads like one.

    The fullest row of labels is the anchor. Rows near it take part where they name columns that the
    anchor does not: labels merged over two rows stand in the upper one, those under a band in the
    lower.
    """
    words = vocabulary(model, version)
    hits = _search(grid, words)
    anchor = max(hits, key=lambda row: _fullness(hits[row], words), default=-1)
    if anchor < 0 or _fullness(hits[anchor], words) < _FEWEST_LABELS:
        return None
    block = _block(grid, hits, anchor, words)
    labels = _labels(grid, block, hits)
    bound = _bound(grid, labels, words)
    return Header(
        columns={name: bound[name].column for name in columns(model) if name in bound},
        last=_last_row(grid, block),
        ordinal=next((one.column for one in labels.values() if one.key in ORDINAL_KEYS), None),
        unknown=tuple(_unknown(grid, block, labels, bound, words)),
        scales=dict(_scales(grid, block[-1], bound, model)),
    )


def _search(grid: Grid, words: Vocabulary) -> dict[int, _Hits]:
    """Return the labels of the rows from the top, until the header is surely behind."""
    found: dict[int, _Hits] = {}
    enough, left = _SURE * len(words.owed), _SEARCHED_ROWS
    for row, cells in grid.rows.items():
        found[row] = _hits(cells, row, words)
        if _fullness(found[row], words) >= enough:
            left = min(left, _REACH + 1)
        left -= 1
        if not left:
            break
    return found


def _hits(cells: Mapping[int, Raw], row: int, words: Vocabulary) -> _Hits:
    return {
        column: _Label(row, column, raw, label)
        for column, raw in cells.items()
        if isinstance(raw, str) and (label := known_label(raw, words))
    }


def _fullness(hits: _Hits, words: Vocabulary) -> int:
    return len({label.key for label in hits.values()} - words.asides) if hits else 0


def _block(grid: Grid, hits: Mapping[int, _Hits], anchor: int, words: Vocabulary) -> list[int]:
    """Return the filled rows of the header, ascending."""
    rows = list(hits)
    at = rows.index(anchor)
    named = set(hits[anchor])
    first = last = at
    for index in range(at - 1, max(at - _REACH, 0) - 1, -1):
        if _names_more(grid, hits, rows[index], named, words):
            first = index
            named |= set(hits[rows[index]])
    for index in range(at + 1, min(at + _REACH + 1, len(rows))):
        if _names_more(grid, hits, rows[index], named, words):
            last = index
            named |= set(hits[rows[index]])
    return rows[first : last + 1]


def _names_more(
    grid: Grid, hits: Mapping[int, _Hits], row: int, named: set[int], words: Vocabulary
) -> bool:
    """Tell a row of labels from an entry or a title that happens to read like one."""
    cells = grid.rows[row]
    fields = {column for column, hit in hits[row].items() if hit.key not in words.asides}
    bands = frozenset(words.bands.values())
    texts = [raw for raw in cells.values() if isinstance(raw, str)]
    known = len(hits[row]) + sum(1 for text in texts if key(text) in bands)
    return bool(fields - named) and len(texts) == len(cells) and 2 * known >= len(cells)


def _labels(grid: Grid, block: list[int], hits: Mapping[int, _Hits]) -> dict[int, _Label]:
    """Return the label of each column: the lowest text that is one, bands left out."""
    wide = _wide(grid, block)
    found: dict[int, _Label] = {}
    for row in block:
        below = {column for later in block if later > row for column in grid.rows[later]}
        for column, label in hits[row].items():
            span = range(column, wide.get((row, column), column) + 1)
            if len(span) == 1 or below.isdisjoint(span):
                found[column] = label
    return dict(sorted(found.items()))


def _wide(grid: Grid, block: list[int]) -> dict[tuple[int, int], int]:
    """Return the last column of the cells in a header that are merged over several columns."""
    inside = range(block[0] - _REACH, block[-1] + 1)
    return {
        (area.top, area.left): area.right
        for area in grid.merged
        if area.top in inside and area.right > area.left
    }


def _bound(grid: Grid, labels: Mapping[int, _Label], words: Vocabulary) -> dict[str, _Label]:
    """Give each field its column; of equal labels, to the one under the field's band first."""
    bound: dict[str, _Label] = {}
    free = {
        column: label
        for column, label in labels.items()
        if any(label.key in by_label for by_label in words.passes)
    }
    for by_label in words.passes:
        for band_matters in (True, False) if words.bands else (False,):
            for column, label in tuple(free.items()):
                names = [name for name in by_label.get(label.key, ()) if name not in bound]
                if band_matters and any(name in words.bands for name in names):
                    above = _above(grid, label)
                    names = [name for name in names if words.bands.get(name) in above]
                if names:
                    bound[names[0]] = free.pop(column)
    return bound


def _above(grid: Grid, label: _Label) -> frozenset[str]:
    """Return the keys of what stands over a label, by rows: its own column, or the next left."""
    found = set()
    for row in range(label.row - 1, max(label.row - 1 - _REACH, -1), -1):
        left = [column for column in grid.rows.get(row, {}) if column <= label.column]
        raw = grid.rows[row][max(left)] if left else None
        if isinstance(raw, str):
            found.add(key(raw))
    return frozenset(found)


def _last_row(grid: Grid, block: list[int]) -> int:
    """Return the header's last row: merged labels, units and column numbers included."""
    merged = (area.bottom for area in grid.merged if area.top in block)
    last = max(block[-1], *merged, block[-1])
    for row, cells in grid.rows.items():
        if row > last:
            if not (are_units(cells) or are_column_numbers(cells)):
                break
            last = row
    return last


def _unknown(
    grid: Grid,
    block: list[int],
    labels: Mapping[int, _Label],
    bound: Mapping[str, _Label],
    words: Vocabulary,
) -> Iterator[tuple[str, str]]:
    known = {label.column for label in bound.values()}
    known |= {column for column, label in labels.items() if label.key in words.asides}
    wide, bands = _wide(grid, block), frozenset(words.bands.values())
    texts = {
        column: (row, raw)
        for row in block
        for column, raw in grid.rows[row].items()
        if isinstance(raw, str)
    }
    for column, (row, raw) in sorted(texts.items()):
        is_band = (row, column) in wide or key(raw) in bands
        if column not in known and not is_band:
            yield column_letter(column), " ".join(text_of(raw).split())


def _scales(
    grid: Grid, last: int, bound: Mapping[str, _Label], model: type[Row]
) -> Iterator[tuple[str, int]]:
    """Yield what 1 is kept as in columns whose header, or the line above, says another unit."""
    said = (
        said_money_scale(raw)
        for row, cells in grid.rows.items()
        if row <= last
        for raw in cells.values()
        if isinstance(raw, str)
    )
    of_sheet = next((scale for scale in said if scale), None)
    for name, label in bound.items():
        column = columns(model)[name]
        scale = unit_scale(label.text, label.key, column)
        if scale is None and column.type is Type.MONEY:
            scale = of_sheet
        if scale not in (None, column.scale):
            yield name, scale
