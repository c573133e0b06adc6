"""A form's sheet as a card: indicators down, last figures beside new ones, a block a key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline.cell import FIGURE, Address, column_letter
from pipeline.forms_cells import (
    SHOW_DECIMALS,
    decimals,
    issued_text,
    look,
    look_of_number,
    typed,
    validation,
    write_content,
    write_given,
    write_previous,
)
from pipeline.forms_issue import is_given, key_of_cells, shown_columns
from pipeline.forms_page import Heading, protect, set_paper, write_heading
from pipeline.forms_pattern import Printed, pattern_of
from pipeline.forms_rules import attach
from pipeline.publish.theme import Role, Style, height_for
from schemas.column import Type
from schemas.metadata import CARD_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.forms_issue import Cells, Content, Issue, Key, Places, Previous
    from pipeline.publish.sheetwriter import SheetWriter
    from schemas.column import Column, Row

_WIDTHS: Final = (42, 14, 18, 22, 34)
_LINE_HEIGHT: Final = 18
_NOTE_HEIGHT: Final = height_for("\n\n", 1)
"""Room for three lines: merged cells do not grow while somebody types in them."""
_LABEL_STYLE: Final = Style(Role.LABEL)
_UNIT_STYLE: Final = Style(Role.NUMBERING)
_ENTRY_STYLE: Final = Style(Role.ENTRY)
_LABEL, _UNIT, _BEFORE, _NOW, _REMARK = range(len(CARD_HEADER))
_WORDS: Final = frozenset({Type.TEXT, Type.NOTE})


class Card(Struct, frozen=True):
    """One block: a row of the table, written downwards.

    Attributes:
        key: what names the row.
    """

    model: type[Row]
    cells: Cells
    issue: Issue
    number: int
    key: Key

    def remark(self, name: str) -> str:
        """Return what is wrong with a locked cell."""
        return self.issue.remarks.get((self.model.sheet.name, self.number, name), "")

    def previous(self, name: str) -> Previous | None:
        """Return what was accepted last for an indicator."""
        return self.issue.previous.get((self.model.sheet.name, self.key, name))

    @property
    def indicators(self) -> tuple[tuple[str, Column], ...]:
        """The fields that are not the key."""
        shown = shown_columns(self.model, self.issue.form.version)
        return tuple(item for item in shown.items() if item[0] not in self.model.sheet.key)


class Cards(NamedTuple):
    """A sheet of cards as it was written: where its cells stand, and its cards as rows."""

    places: Places
    printed: tuple[Printed, ...]


def write_card(sheet: SheetWriter, model: type[Row], issue: Issue) -> Cards:
    """Write a sheet of cards, each on a page of its own; a blank form has one to fill in.

    Returns:
        Where the cells stand in which something is to be entered, or was; the cards as rows.
    """
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    row = write_heading(sheet, Heading(model.sheet, issue, model.sheet.note), _WIDTHS)
    blocks = issue.rows_of(model) or ({},) * int(issue.blank)
    breaks: list[int] = []
    places: dict[tuple[int, str], Address] = {}
    for number, cells in enumerate(blocks):
        card = Card(model, cells, issue, number, key_of_cells(model, cells))
        written = dict(_write_block(sheet, card, row))
        places |= {(number, name): place for name, place in written.items()}
        row = max(place.row for place in written.values()) + 2
        breaks.append(row)
    cards = tuple(_printed_cards(model, issue, places))
    _check_cards(sheet, cards, issue)
    sheet.raw.set_h_pagebreaks(breaks[:-1])
    sheet.raw.set_portrait()
    sheet.raw.fit_to_pages(1, 0)
    set_paper(sheet, issue)
    protect(sheet, issue)
    return Cards(places, cards)


def _printed_cards(model: type[Row], issue: Issue, places: Places) -> Iterator[Printed]:
    """Yield the cards as rows of their table."""
    rows = issue.rows_of(model)
    for number, group in groupby(sorted(places.items()), lambda item: item[0][0]):
        found = [(name, place) for (_, name), place in group]
        top = min(place.row for _, place in found)
        cells = tuple((name, Address(row - top, column)) for name, (row, column) in found)
        before = tuple(
            (name, Address(place.row, _BEFORE))
            for name, place in cells
            if name not in model.sheet.key
        )
        is_issued, pattern = number < len(rows), pattern_of(model, cells, before)
        yield Printed(pattern, top, rows[number] if is_issued else {}, number, is_issued)


def _write_block(sheet: SheetWriter, card: Card, row: int) -> Iterator[tuple[str, Address]]:
    """Write one card from a row on; yield its fields and where they stand."""
    for name in card.model.sheet.key:
        _write_key(sheet, card, row, name)
        yield name, Address(row, _UNIT)
        row += 1
    for at, text in enumerate(CARD_HEADER):
        sheet.text(row, at, text, Style(Role.HEADER))
    row += 1
    for section, group in groupby(card.indicators, lambda item: item[1].section):
        if section:
            sheet.merged((row, _LABEL, row, _REMARK), section, Style(Role.SECTION))
            row += 1
        for name, column in group:
            _write_indicator(sheet, card, row, name, column)
            yield name, Address(row, _NOW)
            row += 1


def _write_key(sheet: SheetWriter, card: Card, row: int, name: str) -> None:
    column = shown_columns(card.model, card.issue.form.version)[name]
    content = card.cells.get(name)
    told = issued_text(content, column, card.issue)
    sheet.height(row, height_for(told, sum(_WIDTHS[_UNIT:])))
    sheet.text(row, _LABEL, column.label, Style(Role.SECTION))
    given = is_given(column, name, card.cells, card.issue)
    role = Role.GIVEN if given else Role.ENTRY
    sheet.merged((row, _UNIT, row, _REMARK), "", look(column, role))
    if given:
        raw = typed(content, column, card.issue)
        write_given(sheet, (row, _UNIT), raw, look(column, role), card.remark(name))
    else:
        write_content(sheet, (row, _UNIT), content, column, card.issue)


def _write_indicator(sheet: SheetWriter, card: Card, row: int, name: str, column: Column) -> None:
    content, previous = card.cells.get(name), card.previous(name)
    sheet.height(row, _height(content, previous, column, card.issue))
    sheet.text(row, _LABEL, column.label, _LABEL_STYLE)
    sheet.text(row, _UNIT, column.unit, _UNIT_STYLE)
    write_previous(sheet, (row, _BEFORE), previous, column, card.issue)
    if column.type in _WORDS:
        sheet.merged((row, _NOW, row, _REMARK), "", look(column, Role.ENTRY))
    else:
        sheet.blank(row, _REMARK, _ENTRY_STYLE)
    if is_given(column, name, card.cells, card.issue):
        raw = typed(content, column, card.issue)
        style = look_of_number(look(column, Role.GIVEN), column, raw)
        write_given(sheet, (row, _NOW), raw, style, card.remark(name))
    else:
        write_content(sheet, (row, _NOW), content, column, card.issue)


def _height(content: Content, previous: Previous | None, column: Column, issue: Issue) -> float:
    """Return the height of an indicator's row: what it holds is whole, a note has room."""
    before = previous and previous.value
    width = sum(_WIDTHS[_NOW:]) if column.type in _WORDS else _WIDTHS[_NOW]
    height = _NOTE_HEIGHT if column.type is Type.NOTE else _LINE_HEIGHT
    for held, place in ((content, width), (before, _WIDTHS[_BEFORE])):
        text = None if isinstance(held, FIGURE) else typed(held, column, issue)
        if isinstance(text, str):
            height = max(height, height_for(text, place))
    return height


def _check_cards(sheet: SheetWriter, cards: tuple[Printed, ...], issue: Issue) -> None:
    """Let the cells of all cards check what is typed in them; what is alike is said once."""
    if not cards:
        return
    _show_decimals(sheet, cards)
    model = cards[0].model
    for name, column in shown_columns(model, issue.form.version).items():
        rule = validation(column)
        is_key = name in model.sheet.key
        cells = [
            card.cell(name)
            for card in cards
            if not (is_key and is_given(column, name, card.contents, issue))
        ]
        if rule and cells:
            sheet.validation([(*cell, *cell) for cell in cells], rule)
    attach(sheet, [(card, card) for card in cards], issue)


def _show_decimals(sheet: SheetWriter, cards: tuple[Printed, ...]) -> None:
    rows = [cell.row for cell in cards[0].pattern.before.values()]
    for at in (_BEFORE, _NOW):
        areas = [(card.row + min(rows), at, card.row + max(rows), at) for card in cards]
        condition = decimals(column_letter(at), areas[0][0] + 1)
        sheet.colouring(areas, condition, SHOW_DECIMALS)
