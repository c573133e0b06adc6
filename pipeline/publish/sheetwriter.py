"""A workbook being written: every refusal of the writing library is loud, every text stays text."""

from __future__ import annotations

import io
from datetime import datetime, time
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.utility import _datetime_to_excel_datetime, xl_range

from pipeline.publish.quick_book import QuickBook
from pipeline.publish.quick_rules import formula_escaped
from pipeline.publish.quick_sheet import LONGEST_TEXT, QuickSheet
from pipeline.publish.theme import FONT, SIZE, properties
from pipeline.publish.zipped import packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pipeline.publish.quick_rules import Area
    from pipeline.publish.theme import Style

_CUT: Final = " […]"
_NO_CONTROLS: Final = dict.fromkeys({*range(32)} - {9, 10, 13})
_TOLD: Final = 60  # letters of what was refused


class RefusedError(Exception):
    """The writing library refused what it was given; a fault of the program, not of a person."""

    def __init__(self, sheet: str, what: str, code: object) -> None:
        super().__init__(f"xlsxwriter refused {what} on sheet {sheet!r} (code {code})")


def _options() -> dict[str, Any]:
    """Return fresh options: the library changes those it is given, and the next file with them."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }


class _Looks(dict["Style", Any]):
    """The library's formats by style, each made when it is first asked for."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library has no types
        self.book = book

    def __missing__(self, style: Style) -> Any:  # noqa: ANN401 - as above
        self[style] = self.book.add_format(properties(style))
        return self[style]


class WorkbookWriter:
    """One workbook; its bytes depend on nothing but what was written and the day it speaks of.

    Args:
        as_of: the day that the file's properties name as its making.
        title: the file's title in its properties.
    """

    def __init__(self, as_of: date, title: str = "") -> None:
        self.book: Any = QuickBook(io.BytesIO(), _options())
        self.book.set_properties({"title": title, "created": datetime.combine(as_of, time())})
        self.looks = _Looks(self.book)
        self._changes: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> SheetWriter:
        """Add a sheet behind those already there."""
        return SheetWriter(self, self.book.add_worksheet(name, QuickSheet))

    def define(self, name: str, formula: str) -> None:
        """Give a range a name that all sheets know."""
        _heard(self.book.define_name(name, formula), name, "a defined name")

    def change(self, look: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the library has no types
        """Return the library's format of what a condition changes; one for all that share it."""
        known = tuple(sorted(look.items()))
        if known not in self._changes:
            self._changes[known] = self.book.add_format(dict(look))
        return self._changes[known]

    def finished(self) -> bytes:
        """Close the workbook and return its bytes."""
        self.book.close()
        return packed(self.book.members)


class SheetWriter:
    """One sheet; rows and columns count from 0, ranges include both ends."""

    def __init__(self, owner: WorkbookWriter, raw: Any) -> None:  # noqa: ANN401 - untyped library
        self.owner = owner
        self.raw = raw
        raw.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    @property
    def name(self) -> str:
        """The sheet's name on its tab."""
        return str(self.raw.get_name())

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write a text, whatever it looks like; one beyond the format's limit is visibly cut."""
        if len(text) > LONGEST_TEXT:
            text = text[: LONGEST_TEXT - len(_CUT)] + _CUT
        if result := self.raw.keep_text(row, column, text, self.owner.looks[style]):
            self._heard(result, "the text", text)

    def number(self, row: int, column: int, number: float, style: Style) -> None:
        """Write a number."""
        is_number = isfinite(number)
        look = self.owner.looks[style]
        if result := self.raw.keep_number(row, column, number, look) if is_number else -1:
            self._heard(result, "the number", number)

    def day(self, row: int, column: int, day: date, style: Style) -> None:
        """Write a calendar day, and the time of it where there is one."""
        if result := self.raw.keep_number(row, column, _serial(day), self.owner.looks[style]):
            self._heard(result, "the day", day)

    def truth(self, row: int, column: int, truth: bool, style: Style) -> None:  # noqa: FBT001 - a cell's content
        """Write a TRUE or a FALSE."""
        if result := self.raw.keep_truth(row, column, truth, self.owner.looks[style]):
            self._heard(result, "the truth", truth)

    def blank(self, row: int, column: int, style: Style) -> None:
        """Write an empty cell with a look."""
        if result := self.raw.keep(row, column, self.owner.looks[style]):
            self._heard(result, "a blank")

    def formula(
        self, row: int, column: int, formula: str, value: float | str | None, style: Style
    ) -> None:
        """Write a formula with the value that it has; None is an empty text."""
        self.spelled_formula(row, column, formula_escaped(formula.removeprefix("=")), value, style)

    def spelled_formula(
        self, row: int, column: int, formula: str, value: float | str | None, style: Style
    ) -> None:
        """Write a formula that is spelled as XML has it; lines alike have theirs spelled once."""
        kept = _kept_text(value) if isinstance(value, str) else "" if value is None else value
        if result := self.raw.keep_formula(row, column, formula, kept, self.owner.looks[style]):
            self._heard(result, "the formula", formula)

    def link(self, row: int, column: int, target: str, text: str, style: Style) -> None:
        """Write a text that leads to a cell of this workbook: ``'Giải ngân'!A7``."""
        look = self.owner.looks[style]
        result = self.raw.write_url(row, column, f"internal:{target}", look, text)
        self._heard(result, "a link to", target)

    def table(self, area: Area, options: Mapping[str, Any], formulas: Sequence[str]) -> None:
        """Make a range, its header row included, a named table; its cells are written apart.

        Args:
            area: first row, first column, last row, last column.
            options: the library's.
            formulas: of the columns, empty for values; the library would write them to all rows.
        """
        # The library notes each cell of a table: it is told the first two rows, and then the rest.
        first_row, first_column, _, last_column = area
        head = (first_row, first_column, first_row + 1, last_column)
        made = self.raw.add_table(*head, dict(options))
        self._heard(made, "the table", options.get("name"))
        table = self.raw.tables[-1]
        table |= dict.fromkeys(("range", "a_range", "autofilter"), xl_range(*area))
        for column, formula in zip(table["columns"], formulas, strict=True):
            column["formula"] = formula.removeprefix("=")

    def merged(self, area: Area, text: str, style: Style) -> None:
        """Write a text over first row, first column, last row, last column."""
        first_row, first_column, last_row, last_column = area
        if (first_row, first_column) == (last_row, last_column):
            self.text(first_row, first_column, text, style)
            return
        self._heard(self.raw.keep_merge(area, self.owner.looks[style]), "a merge for", text)
        self.text(first_row, first_column, text, style)

    def validation(self, areas: Sequence[Area], options: Mapping[str, Any]) -> None:
        """Attach a validation to ranges."""
        self._heard(self.raw.keep_validation(areas, options), "the validation", options)

    def colouring(self, areas: Sequence[Area], criteria: str, look: Mapping[str, Any]) -> None:
        """Attach a look to the cells of ranges for which a formula of the same sheet holds.

        The formula is written for the first cell of the first range.
        """
        result = self.raw.keep_condition(areas, criteria, self.owner.change(look))
        self._heard(result, "the condition", criteria)

    def height(self, row: int, points: float) -> None:
        """Make a row so high."""
        self._heard(self.raw.keep_height(row, points), "the height of row", row)

    def comment(self, row: int, column: int, text: str) -> None:
        """Attach a comment to a cell."""
        options = {"author": "", "font_name": FONT, "font_size": 10, "x_scale": 2, "y_scale": 1.5}
        self._heard(self.raw.write_comment(row, column, text, options), "a comment", text)

    def _heard(self, result: object, what: str, which: object = "") -> None:
        if isinstance(result, int) and result < 0:
            told = f"{what} {str(which)[:_TOLD]!r}" if which != "" else what
            raise RefusedError(self.name, told, result)


@lru_cache(1 << 12)
def _serial(day: date) -> float:
    """Return a day as offices count them; a table has few of them, each in many cells."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return float(_datetime_to_excel_datetime(moment, date_1904=False, remove_timezone=False))


def _kept_text(text: str) -> str:
    """Return a text as a formula's value can be kept: no control signs, no longer than a cell."""
    kept = text if text.isprintable() else text.translate(_NO_CONTROLS)
    return kept[:LONGEST_TEXT]


def _heard(result: object, sheet: str, what: str) -> None:
    if isinstance(result, int) and result < 0:
        raise RefusedError(sheet, what, result)
