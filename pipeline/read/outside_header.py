"""Tell a sheet in another authority's form by its labels, whatever is merged, moved or inserted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.read.entries import text_of
from pipeline.read.labels import label_key
from pipeline.read.strays import are_column_numbers, are_units
from pipeline.text import key
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.read.facts import Place
    from pipeline.read.grid import Grid
    from schemas.column import Row
    from schemas.outside import OutsideColumn, OutsideForm

_SEARCHED_ROWS: Final = 40  # filled rows from the top; titles and letterheads are fewer
_REACH: Final = 4  # header rows above and below the fullest one
_FEWEST_IN_ROW: Final = 2
_MOST_COLUMNS: Final = 400  # what stands further right is not looked at
_LONGEST_LABEL: Final = 240  # characters; more is an instruction
_RATE: Final = key("Tỷ lệ")
_NOTHING_KNOWN: Final[frozenset[str]] = frozenset()


class OutsideHeader(Struct, frozen=True):
    """Where the columns of an outside form stand in a sheet.

    Attributes:
        columns: the declaration by column of the sheet, those passed over included.
        paths: the texts over each column with a label, the widest first, the label last.
        top: the header's first row.
        last: its last row, column numbers and units included.
        unknown: columns under a label that the form does not have.
    """

    columns: Mapping[int, OutsideColumn]
    paths: Mapping[int, tuple[str, ...]]
    top: int
    last: int
    unknown: tuple[int, ...]

    @property
    def filled(self) -> Iterator[tuple[int, OutsideColumn]]:
        """The columns that fill a field or check a sum."""
        return ((at, column) for at, column in self.columns.items() if column.field)

    def lacking(self, form: OutsideForm) -> Iterator[str]:
        """Yield the headers of needed columns that the sheet does not have."""
        there = {column.field for _, column in self.filled if not column.total}
        for name in form.needed:
            if name not in there:
                column = next(c for c in form.columns if c.field == name and not c.total)
                yield " – ".join((*column.under[:1], column.labels[0]))


def find_outside_header(
    grid: Grid, form: OutsideForm, models: Sequence[type[Row]]
) -> OutsideHeader | None:
    """Return the header of a sheet in an outside form; None where too few labels are known."""
    words = _words(form)
    counts = {row: _known(grid, row, words) for row in list(grid.rows)[:_SEARCHED_ROWS]}
    anchor = max(counts, key=lambda row: counts[row], default=-1)
    if anchor < 0 or counts[anchor] < _FEWEST_IN_ROW:
        return None
    block = _block(grid, counts, anchor)
    paths = _paths(grid, block)
    bound = _bound(paths, form, models)
    if len(bound) < form.fewest:
        return None
    return OutsideHeader(
        columns=dict(sorted(bound.items())),
        paths=paths,
        top=block[0],
        last=_last_row(grid, block),
        unknown=tuple(at for at in paths if at not in bound),
    )


def _known(grid: Grid, row: int, words: tuple[str, ...]) -> int:
    """Return how many texts of a row are labels or wide headers of a form; 0 beside a number."""
    cells = [raw for column, raw in grid.rows[row].items() if column < _MOST_COLUMNS]
    texts = [raw for raw in cells if isinstance(raw, str)]
    if len(texts) < len(cells):
        return 0
    return sum(_is_like(text, words) for text in texts)


@cache
def _words(form: OutsideForm) -> tuple[str, ...]:
    """Return the labels and the wide headers of a form, each once."""
    said = (word for column in form.columns for word in (*column.labels, *column.under))
    return tuple(dict.fromkeys(said))


def _block(grid: Grid, counts: Mapping[int, int], anchor: int) -> list[int]:
    """Return the filled rows of the header, ascending: next to the anchor, with known labels."""
    rows = list(counts)
    at = rows.index(anchor)
    first = last = at
    while first > max(at - _REACH, 0) and _belongs(grid, counts, rows[first - 1]):
        first -= 1
    while last < min(at + _REACH, len(rows) - 1) and _belongs(grid, counts, rows[last + 1]):
        last += 1
    return rows[first : last + 1]


def _belongs(grid: Grid, counts: Mapping[int, int], row: int) -> bool:
    known = counts[row]
    return known >= _FEWEST_IN_ROW and 2 * known >= len(grid.rows[row])


def _paths(grid: Grid, block: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the texts over each column of the header, where its own label is among them.

    A wide header reaches over the columns with which it is merged; where nothing is merged, over
    the blank cells to its right, as far as what stands above both is the same.
    """
    width = min(max(column for row in block for column in grid.rows[row]) + 1, _MOST_COLUMNS)
    merged = {
        (row, column): (area.top, area.left)
        for area in grid.merged
        for row in block
        if area.top <= row <= area.bottom
        for column in range(area.left, min(area.right + 1, width))
    }
    paths: dict[int, tuple[Place, ...]] = dict.fromkeys(range(width), ())
    for row in block:
        above = dict(paths)
        reaching: Place | None = None
        for column in range(width):
            own = _origin(grid, merged, (row, column))
            if own is None and reaching and above[column] == above.get(column - 1):
                own = reaching
            reaching = own if own and (row, column) not in merged else None
            if own and own not in above[column]:
                paths[column] = (*above[column], own)
    return {
        column: tuple(" ".join(text_of(grid.cell(*place).raw).split()) for place in path)
        for column, path in paths.items()
        if path and path[-1][1] == column
    }


def _origin(grid: Grid, merged: Mapping[Place, Place], place: Place) -> Place | None:
    """Return the cell whose text stands at a place of the header: its own, or the merged one's."""
    row, column = merged.get(place, place)
    return (row, column) if isinstance(grid.rows.get(row, {}).get(column), str) else None


def _bound(
    paths: Mapping[int, tuple[str, ...]], form: OutsideForm, models: Sequence[type[Row]]
) -> dict[int, OutsideColumn]:
    """Give each column of the sheet its declaration; what fills a field does so once."""
    bound: dict[int, OutsideColumn] = {}
    taken: set[int] = set()
    for at, path in paths.items():
        fits = [
            (number, column)
            for number, column in enumerate(form.columns)
            if number not in taken and _fits(path, column, models)
        ]
        if fits:
            # Under a wide header "Ghi chú" and "Tổng số" are other columns than without one.
            number, column = next((each for each in fits if each[1].under), fits[0])
            bound[at] = column
            taken |= {number} if column.field else set()
    return bound


def _fits(path: tuple[str, ...], column: OutsideColumn, models: Sequence[type[Row]]) -> bool:
    *bands, label = path
    if not _is_like(label, column.labels):
        return False
    if column.field and any(map(_is_rate, path)) and not _is_share(column.field, models):
        return False
    return not column.under or any(_is_like(band, column.under) for band in bands)


def _is_rate(text: str) -> bool:
    words = key(text)
    return words.startswith(_RATE) or words.endswith("%")


def _is_share(name: str, models: Iterable[type[Row]]) -> bool:
    facts = (columns(model).get(name) for model in models)
    return any(column is not None and column.type is Type.SHARE for column in facts)


def _is_like(text: str, wordings: tuple[str, ...]) -> bool:
    if len(text) > _LONGEST_LABEL:
        return False
    pattern, whole = _pattern(wordings), key(text)
    return bool(pattern.fullmatch(whole) or pattern.fullmatch(label_key(text, _NOTHING_KNOWN)))


@cache
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches the key of each wording, any words standing for "…"."""
    parts = ((re.escape(key(part)) for part in each.split("…")) for each in wordings)
    return re.compile("|".join(".*".join(each) for each in parts))


def _last_row(grid: Grid, block: Sequence[int]) -> int:
    merged = (area.bottom for area in grid.merged if area.top in block)
    last = max((block[-1], *merged))
    for row, cells in grid.rows.items():
        if row > last:
            if not (are_units(cells) or are_column_numbers(cells)):
                break
            last = row
    return last
