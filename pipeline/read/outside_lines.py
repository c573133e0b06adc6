"""Tell the lines of an outside form that speak of a project from totals, groups and signatures."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline.cell import Kind
from pipeline.read.entries import locate, readers, text_of
from pipeline.read.labels import ORDINAL_KEYS, said_money_scale, unit_beside
from pipeline.read.strays import is_closing, is_enumerated, is_total
from pipeline.text import key
from schemas.cover import Cover
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.cell import Located, Raw
    from pipeline.read.facts import Place
    from pipeline.read.grid import Grid
    from pipeline.read.outside_header import OutsideHeader
    from schemas.column import Row
    from schemas.outside import OutsideForm

_PROJECT: Final = "project_code"
_ORDINAL: Final = re.compile(r"\d+(?:[.,]\d+)*")


class Page(Struct, frozen=True, dict=True):
    """A sheet whose header was found, and the tables of ours that it may fill."""

    grid: Grid
    form: OutsideForm
    header: OutsideHeader
    models: Sequence[type[Row]]

    @cached_property
    def project(self) -> int:
        """The column in which a line names its project."""
        return next(at for at, column in self.header.filled if column.field == _PROJECT)

    @cached_property
    def origins(self) -> Mapping[Place, Place]:
        """The cells of the body that are merged with one above: one project, many communes."""
        bottom = max(self.grid.rows, default=0)
        return {
            (row, area.left): (area.top, area.left)
            for area in self.grid.merged
            if area.top > self.header.last
            for row in range(area.top + 1, min(area.bottom, bottom) + 1)
        }

    @cached_property
    def money(self) -> int:
        """What 1 is kept as by the line "Đơn vị tính: …" above the table, else by the map."""
        said = (
            said_money_scale(text)
            for row, cells in self.grid.rows.items()
            if row <= self.header.last
            for text in _said(cells)
        )
        return next((scale for scale in said if scale), self.form.money)

    def place(self, row: int, column: int) -> Place:
        """Return the cell that holds a line's entry in a column."""
        return self.origins.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """Return a line's entry in a column as text."""
        return text_of(self.grid.cell(*self.place(row, column)).raw).strip()

    def is_filled(self, row: int, column: int) -> bool:
        """Whether anything stands in a line's cell, an error included."""
        return self.grid.cell(row, column).kind is not Kind.BLANK


def _said(cells: Mapping[int, Raw]) -> Iterator[str]:
    """Yield the texts of a row, and a unit in the cell next to its label as if in one cell."""
    for at, raw in cells.items():
        if isinstance(raw, str):
            yield raw
            beside = unit_beside(cells, at)
            yield from () if beside is None else (f"{raw}: {cells[beside]}",)


class Lines(NamedTuple):
    """The lines that are read, and what they say of the whole return.

    Attributes:
        rows: rows of the sheet, from 0.
        cover: what columns tell that nothing above the table does, by field of the cover.
        other_period: the first entry that names another period than the return's.
        passed_over: how many lines name one.
        headings: rows that others are counted under.
    """

    rows: tuple[int, ...]
    cover: Mapping[str, Located]
    other_period: Located | None
    passed_over: int
    headings: tuple[int, ...]


def lines_of(page: Page, heading: Mapping[str, Located], told: Located | None) -> Lines:
    """Return the lines of a sheet that speak of a project in the return's own period.

    Args:
        page: the sheet.
        heading: what stands above the table.
        told: the period, where a cover of ours tells it; a heading that names another one makes
            all lines another period's.
    """
    rows = tuple(_speaking(page))
    cover = dict(_columns_told(page, rows))
    named = heading.get("period")
    said = told or named or cover.get("period")
    entries = dict.fromkeys(rows, named) | dict(_entries(page, rows, "period"))
    others = {row: cell for row, cell in entries.items() if cell and said and _is_other(cell, said)}
    kept = tuple(row for row in rows if row not in others)
    if "unit_code" in heading:
        cover.pop("unit_name", None)
    first = next(iter(others.values()), None)
    return Lines(kept, cover, first, len(others), tuple(_headings(page, kept)))


def _speaking(page: Page) -> Iterator[int]:
    """Yield the lines with a project's name and an entry, down to what stands under the table."""
    grid, last = page.grid, page.header.last
    marked = {row for row, _ in (*grid.errors, *grid.facts.unvalued)}
    for row in sorted(row for row in {*grid.rows, *marked} if row > last):
        name = page.text(row, page.project)
        texts = [raw for raw in grid.rows.get(row, {}).values() if isinstance(raw, str)]
        filled = [at for at, _ in page.header.filled if at != page.project]
        has_entries = any(page.is_filled(row, at) for at in filled)
        is_below = any(map(is_closing, texts)) and (not name or is_closing(name))
        if is_below and not any(_is_number(page, row, at) for at in filled):
            return
        is_summed = any(map(is_total, [name] if name else texts))
        is_group = not name and is_enumerated(_ordinal(page, row))
        if has_entries and not is_summed and not is_group:
            yield row


def _is_number(page: Page, row: int, column: int) -> bool:
    return isinstance(page.grid.cell(row, column).raw, int | float)


def _ordinal(page: Page, row: int) -> str:
    """Return what counts a line: 1, 1.1, I; empty where nothing does."""
    paths = page.header.paths
    at = next((at for at, path in paths.items() if key(path[-1]) in ORDINAL_KEYS), None)
    return "" if at is None else page.text(row, at)


def _headings(page: Page, rows: Sequence[int]) -> Iterator[int]:
    """Yield the lines that may be headings: counted I or A, or 1 above 1.1; or else projects."""
    numbers = {row: _ordinal(page, row).replace(",", ".") for row in rows}
    for row, number in numbers.items():
        is_number = _ORDINAL.fullmatch(number)
        is_above = any(other.startswith(f"{number}.") for other in numbers.values())
        if is_enumerated(number) or (is_number and is_above):
            yield row


def _columns_told(page: Page, rows: Sequence[int]) -> Iterator[tuple[str, Located]]:
    """Yield what the lines tell of the cover: the latest period; of a unit, the one in all."""
    periods = [cell for _, cell in _entries(page, rows, "period") if cell.value]
    if periods:
        yield "period", max(periods, key=lambda cell: Period.parse(str(cell.value)).stop)
    units = [cell for _, cell in _entries(page, rows, "unit_name")]
    if len({key(cell.entered) for cell in units}) == 1:
        yield "unit_name", units[0]


def _entries(page: Page, rows: Iterable[int], name: str) -> Iterator[tuple[int, Located]]:
    """Yield what lines say in the column that tells a field of the cover, by row."""
    at = next((at for at, column in page.header.columns.items() if column.cover == name), None)
    for row in rows if at is not None else ():
        place = page.place(row, at or 0)
        cell = locate(page.grid, place, readers(Cover)[name])
        if cell.kind is not Kind.BLANK:
            yield row, cell


def _is_other(cell: Located, said: Located) -> bool:
    """Whether a line speaks of another period; the last month of a quarter is the quarter's."""
    if not cell.value or not said.value:
        return False
    return Period.parse(str(cell.value)).stop != Period.parse(str(said.value)).stop
