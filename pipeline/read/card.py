"""Read cards: indicators run down, one block a key, with remarks beside the figures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field

from pipeline.cell import Kind, Located, Reading, blank, column_letter
from pipeline.read.book import AmendedHeader, BookRow, CardFacts, RepeatedLine, Table
from pipeline.read.card_header import LABEL, NOW, REMARK, UNIT, find_card_header
from pipeline.read.entries import locate, reader_of, readers, text_of
from pipeline.read.labels import label_key, unit_scale, vocabulary
from pipeline.text import clean, key
from schemas.column import columns
from schemas.metadata import CARD_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from pipeline.cell import Raw
    from pipeline.read.card_header import CardHeader
    from pipeline.read.grid import Grid
    from schemas.column import Row

_NOTE: Final = "note"


class _Words(NamedTuple):
    """What the lines of a card may say, as keys."""

    keys: Mapping[str, str]
    sections: frozenset[str]
    indicators: Mapping[str, tuple[str, ...]]
    section_of: Mapping[str, str]
    known: frozenset[str]


class _Block(Struct):
    """One card while it is read."""

    row: int
    cells: dict[str, Located] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    has_indicators: bool = False


class _Page(Struct):
    """What is known of a sheet of cards so far, from its top down."""

    grid: Grid
    model: type[Row]
    words: _Words
    places: Mapping[int, int] = field(default_factory=dict)
    now: int = 0
    section: str = ""
    blocks: list[_Block] = field(default_factory=list)
    unknown: dict[tuple[str, str], None] = field(default_factory=dict)
    amended: dict[AmendedHeader, None] = field(default_factory=dict)
    strange: dict[tuple[str, str], None] = field(default_factory=dict)
    lacking: dict[str, None] = field(default_factory=dict)
    repeated: list[RepeatedLine] = field(default_factory=list)

    @property
    def facts(self) -> CardFacts:
        """What was noticed of its cards."""
        return CardFacts(
            amended=tuple(self.amended),
            strange=tuple(self.strange),
            lacking=tuple(self.lacking),
            repeated=tuple(self.repeated),
        )


def read_cards(grid: Grid, model: type[Row], version: int) -> Table | None:
    """Read a sheet of cards; None where it is laid out otherwise.

    A block begins with the lines of its key: label, then value. The header of the indicators is
    looked up in every block, so a column that was inserted moves nothing. Where no block has a
    header that can be read, the table has no rows and tells what is lacking.
    """
    page = _Page(grid, model, _words(model, version))
    for row in sorted({*grid.rows, *(row for row, _ in (*grid.errors, *grid.facts.unvalued))}):
        _read_line(page, row, grid.rows.get(row, {}))
    card = page.facts
    if not any(block.has_indicators for block in page.blocks):
        return Table(model.sheet.name, grid.name, {}, (), card=card) if card.lacking else None
    now = column_letter(page.now)
    found = {name for block in page.blocks for name in block.cells}
    return Table(
        name=model.sheet.name,
        title=grid.name,
        columns={name: now for name in columns(model) if name in found},
        rows=tuple(_rows(page, found)),
        missing=tuple(n for n in vocabulary(model, version).owed if n not in found),
        unknown=tuple(page.unknown),
        card=card,
    )


@cache
def _words(model: type[Row], version: int) -> _Words:
    facts, passes = columns(model), vocabulary(model, version).passes
    keys: dict[str, str] = {}
    indicators: dict[str, tuple[str, ...]] = {}
    for by_label in passes:
        for label, names in by_label.items():
            if names[0] in model.sheet.key:
                keys.setdefault(label, names[0])
            else:
                indicators.setdefault(label, names)
    section_of = {name: key(column.section) for name, column in facts.items()}
    sections = frozenset(section_of.values()) - {""}
    return _Words(keys, sections, indicators, section_of, sections.union(keys, indicators))


def _read_line(page: _Page, row: int, cells: Mapping[int, Raw]) -> None:
    if header := find_card_header(cells, page.places):
        _read_header(page, header)
        return
    column, label = _label(page, cells)
    if label in page.words.keys:
        _read_key(page, row, column, page.words.keys[label])
    elif label in page.words.sections and len(cells) == 1:
        page.section = label
    elif label in page.words.indicators and page.places and page.blocks:
        _read_indicator(page, row, label)
    elif page.places and page.blocks:
        _note_unknown(page, row, cells)


def _read_header(page: _Page, header: CardHeader) -> None:
    """Take up where a card's columns are; one that cannot be read is no row at all."""
    for part, column, said in header.amended:
        page.amended[AmendedHeader(column_letter(column), said, CARD_HEADER[part])] = None
    page.strange.update(((column_letter(column), said), None) for column, said in header.strange)
    page.lacking.update(dict.fromkeys(header.lacking))
    page.places, page.section = {}, ""
    if not header.lacking:
        page.places, page.now = header.places, header.places[NOW]
    elif page.blocks and not page.blocks[-1].has_indicators:
        page.blocks.pop()


def _label(page: _Page, cells: Mapping[int, Raw]) -> tuple[int, str]:
    """Return the leftmost known label of a line; an indicator's stands under its header."""
    for column, raw in cells.items():
        if isinstance(raw, str):
            label = label_key(raw, page.words.known)
            is_placed = not page.places or column <= page.places[LABEL]
            if label in page.words.keys or (label in page.words.known and is_placed):
                return column, label
    return -1, ""


def _read_key(page: _Page, row: int, column: int, name: str) -> None:
    block = page.blocks[-1] if page.blocks else None
    if block is None or block.has_indicators or name in block.cells:
        block = _Block(row)
        page.blocks.append(block)
    place = (row, _value_column(page.grid, row, column))
    block.cells[name] = locate(page.grid, place, readers(page.model)[name])


def _value_column(grid: Grid, row: int, label: int) -> int:
    """Return where a key's value stands: the next filled cell, else the next one."""
    marked = (column for at, column in (*grid.errors, *grid.facts.unvalued) if at == row)
    right = [column for column in (*grid.rows.get(row, {}), *marked) if column > label]
    return min(right, default=label + 1)


def _read_indicator(page: _Page, row: int, label: str) -> None:
    block = page.blocks[-1]
    name = _indicator(page, label)
    block.has_indicators = True
    fact, grid, places = columns(page.model)[name], page.grid, page.places
    said = text_of(grid.cell(row, places[UNIT]).raw) if UNIT in places else ""
    scale = unit_scale(said, "", fact)
    is_usual = scale is None or scale == fact.scale
    reader = readers(page.model)[name] if is_usual else reader_of(fact, scale)
    entry, first = locate(grid, (row, places[NOW]), reader), block.cells.get(name)
    if first and Kind.BLANK not in (first.kind, entry.kind):
        page.repeated.append(RepeatedLine(name, entry, first.address))
        return
    if first is None or first.kind is Kind.BLANK:
        block.cells[name] = entry
    remark = text_of(grid.cell(row, places[REMARK]).raw) if REMARK in places else ""
    if remark:
        block.remarks.append(f"{fact.label}: {remark}")


def _indicator(page: _Page, label: str) -> str:
    """Return the field of a line: one that is not there yet, of this section if it can be."""
    names = page.words.indicators[label]
    new = [name for name in names if name not in page.blocks[-1].cells] or names
    here = [name for name in new if page.words.section_of[name] == page.section]
    return (here or new)[0]


def _note_unknown(page: _Page, row: int, cells: Mapping[int, Raw]) -> None:
    """Remember an indicator that the form does not have, if something was entered beside it."""
    now, label = page.places[NOW], cells.get(page.places[LABEL])
    if isinstance(label, str) and page.grid.cell(row, now).kind is not Kind.BLANK:
        page.unknown[column_letter(now), " ".join(clean(label).split())] = None


def _rows(page: _Page, found: AbstractSet[str]) -> Iterator[BookRow]:
    """Yield the blocks with an entry; a line that is gone from one of them is a blank there."""
    for block in page.blocks:
        cells = _with_remarks(block)
        if any(cell.kind is not Kind.BLANK for cell in cells.values()):
            gone = blank(block.row, page.now)
            order = {name: cells.get(name, gone) for name in columns(page.model) if name in found}
            yield BookRow(block.row, order, block.row in page.grid.hidden_rows)


def _with_remarks(block: _Block) -> Mapping[str, Located]:
    """Add the remarks beside the figures to the block's note, each under its label."""
    note = block.cells.get(_NOTE)
    if note is None or not block.remarks:
        return block.cells
    own = [note.entered] if isinstance(note.value, str) else []
    lines = "\n".join((*own, *block.remarks))
    joined = Located(note.address, lines, Reading(lines))
    return block.cells | {_NOTE: joined}
