"""Find a table's header: rows of labels and bands, wherever they stand and however they moved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pipeline.cell import column_letter
from pipeline.read.entries import text_of
from pipeline.read.header_lines import REACH, top_of
from pipeline.read.labels import ORDINAL_KEYS, unit_scale, vocabulary
from pipeline.read.strays import are_column_numbers, are_units
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.read.facts import Merged
    from pipeline.read.grid import Grid
    from pipeline.read.header_lines import Line, Top
    from pipeline.read.labels import Vocabulary
    from schemas.column import Row

_FEWEST_LABELS: Final = 2
_MOST_MERGED: Final = 200  # of a header that is remembered


class Header(Struct, frozen=True):
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


def find_header(grid: Grid, model: type[Row], version: int) -> Header | None:
    """Return the header of a sheet's table; None where no row reads like one.

    The fullest row of labels is the anchor. Rows near it take part where they name columns that the
    anchor does not: labels merged over two rows stand in the upper one, those under a band in the
    lower.
    """
    top = top_of(grid, vocabulary(model, version), _FEWEST_LABELS)
    if top is None:
        return None
    is_usual = len(top.merged) <= _MOST_MERGED
    header = (_known_header if is_usual else _header)(top, model, version)
    last = _last_row(grid, header.last)
    return header if last == header.last else replace(header, last=last)


def _header(top: Top, model: type[Row], version: int) -> Header:
    """Return a header but for the column numbers and units that may stand under it."""
    words, block = vocabulary(model, version), _block(top)
    labels = _labels(block, top.merged)
    bound = _bound(top, labels, words)
    return Header(
        columns={name: bound[name].column for name in columns(model) if name in bound},
        last=max((max(block), *(area.bottom for area in top.merged if area.top in block))),
        ordinal=next((one.column for one in labels.values() if one.key in ORDINAL_KEYS), None),
        unknown=tuple(_unknown(block, top.merged, labels, bound, words)),
        scales=dict(_scales(top.unit, max(block), bound, model)),
    )


_known_header = lru_cache(1 << 8)(_header)


def _block(top: Top) -> dict[int, Line]:
    """Return the filled rows of the header, ascending."""
    first = last = top.anchor
    named = _named(top, first)
    for at in range(first - 1, max(first - REACH, 0) - 1, -1):
        if _names_more(top, at, named):
            first, named = at, named | _named(top, at)
    for at in range(last + 1, min(last + REACH + 1, len(top.rows))):
        if _names_more(top, at, named):
            last, named = at, named | _named(top, at)
    return {row: line for row, line in top.rows[first : last + 1] if line}


def _named(top: Top, at: int) -> frozenset[int]:
    line = top.rows[at][1]
    return frozenset(line.labels if line else ())


def _names_more(top: Top, at: int, named: frozenset[int]) -> bool:
    line = top.rows[at][1]
    return line is not None and line.is_worded and bool(line.fields - named)


def _labels(block: Mapping[int, Line], merged: Sequence[Merged]) -> dict[int, _Label]:
    """Return the label of each column: the lowest text that is one, bands left out."""
    wide = _wide(block, merged)
    found: dict[int, _Label] = {}
    for row, line in block.items():
        below = {column for later in block if later > row for column in block[later].keys}
        for column, label in line.labels.items():
            span = range(column, wide.get((row, column), column) + 1)
            if len(span) == 1 or below.isdisjoint(span):
                found[column] = _Label(row, column, line.texts[column], label)
    return dict(sorted(found.items()))


def _wide(block: Mapping[int, Line], merged: Sequence[Merged]) -> dict[tuple[int, int], int]:
    """Return the last column of the cells in a header that are merged over several columns."""
    inside = range(min(block) - REACH, max(block) + 1)
    return {
        (area.top, area.left): area.right
        for area in merged
        if area.top in inside and area.right > area.left
    }


def _bound(top: Top, labels: Mapping[int, _Label], words: Vocabulary) -> dict[str, _Label]:
    """Give each field its column; of equal labels, to the one under the field's band first."""
    bound: dict[str, _Label] = {}
    lines = {row: line for row, line in top.rows if line}
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
                    above = _above(lines, label)
                    names = [name for name in names if words.bands.get(name) in above]
                if names:
                    bound[names[0]] = free.pop(column)
    return bound


def _above(lines: Mapping[int, Line], label: _Label) -> frozenset[str]:
    """Return the keys of what stands over a label, by rows: its own column, or the next left."""
    over = (lines[row].keys for row in range(label.row - REACH, label.row) if row in lines)
    lefts = ((keys, [column for column in keys if column <= label.column]) for keys in over)
    return frozenset(keys[max(left)] for keys, left in lefts if left)


def _last_row(grid: Grid, last: int) -> int:
    """Return the last row of a header with the units and column numbers that stand under it."""
    for row, cells in grid.rows.items():
        if row > last:
            if not (are_units(cells) or are_column_numbers(cells)):
                break
            last = row
    return last


def _unknown(
    block: Mapping[int, Line],
    merged: Sequence[Merged],
    labels: Mapping[int, _Label],
    bound: Mapping[str, _Label],
    words: Vocabulary,
) -> Iterator[tuple[str, str]]:
    known = {label.column for label in bound.values()}
    known |= {column for column, label in labels.items() if label.key in words.asides}
    wide = _wide(block, merged)
    lowest = {column: row for row, line in block.items() for column in line.texts}
    for column, row in sorted(lowest.items()):
        is_band = (row, column) in wide or block[row].keys[column] in words.band_keys
        if column not in known and not is_band:
            yield column_letter(column), " ".join(text_of(block[row].texts[column]).split())


def _scales(
    unit: tuple[int, int] | None, last: int, bound: Mapping[str, _Label], model: type[Row]
) -> Iterator[tuple[str, int]]:
    """Yield what 1 is kept as in columns whose header, or the line above, says another unit."""
    of_sheet = unit[1] if unit and unit[0] <= last else None
    for name, label in bound.items():
        column = columns(model)[name]
        scale = unit_scale(label.text, label.key, column)
        if scale is None and column.type is Type.MONEY:
            scale = of_sheet
        if scale not in (None, column.scale):
            yield name, scale
