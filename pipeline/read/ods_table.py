"""Follow the tags of one table of an .ods, in which one can stand for many cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS, Merged, SheetFacts
from pipeline.read.package import whole
from pipeline.read.scan import MAX_BOX_CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.read.facts import Place

_ERROR = re.compile(r"#(?:DIV/0|N/A|NAME|NULL|NUM|REF|VALUE)[!?]?|Err:\d+")
_HIDDEN = {"collapse", "filter"}


class OdsTable:
    """The place reached in a table, and what was met on the way.

    Args:
        styles: the old font's name by the name of the cell style.
    """

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._fonts: dict[Place, str] = {}
        self._usual: list[tuple[range, str]] = []
        self._row, self._rows, self._column, self._columns = 0, 0, 0, 0
        self._last_row = 0
        self._errors: dict[Place, str] = {}
        self._formulas: set[Place] = set()
        self._unvalued: set[Place] = set()
        self._hidden: list[tuple[int, int]] = []
        self._hidden_columns: set[int] = set()
        self._merged: list[Merged] = []

    def add_columns(self, found: Mapping[str, str]) -> None:
        """Note hidden columns and those in an old font, by the attributes of their tag."""
        repeated = _repeated(found, "table:number-columns-repeated", MAX_COLUMNS)
        columns = range(self._columns, self._columns + repeated)
        if found.get("table:visibility") in _HIDDEN:
            self._hidden_columns.update(columns)
        if found.get("table:default-cell-style-name") in self._styles:
            self._usual.append((columns, found["table:default-cell-style-name"]))
        self._columns += repeated

    def start_row(self, found: Mapping[str, str]) -> None:
        """Begin a row, or as many as its tag says."""
        self._row += self._rows
        self._rows = _repeated(found, "table:number-rows-repeated", MAX_ROWS)
        self._column = 0
        if found.get("table:visibility") in _HIDDEN:
            self._hidden.append((self._row, self._row + self._rows))

    @property
    def is_plain(self) -> bool:
        """Whether no font needs to be told."""
        return not self._styles

    def pass_cells(self, filled: int) -> None:
        """Pass the cells of a row up to the last filled one; none is merged or repeated."""
        if filled:
            self._reach(filled)

    def pass_cell(self, *, is_filled: bool) -> None:
        """Pass a cell that is neither merged nor repeated nor computed."""
        if is_filled:
            self._reach(1)
        self._column += 1

    def add_cell(self, found: Mapping[str, str], text: str) -> None:
        """Note a cell, or as many as its tag says."""
        repeated = _repeated(found, "table:number-columns-repeated", MAX_COLUMNS)
        if "office:value-type" in found or "table:formula" in found or text:
            self._fill(found, text, repeated)
        self._column += repeated

    def _fill(self, found: Mapping[str, str], text: str, repeated: int) -> None:
        bottom, right = self._reach(repeated)
        self.merge((self._row, self._column), found)
        usual = next((style for columns, style in self._usual if self._column in columns), "")
        font = self._styles.get(found.get("table:style-name", usual))
        self._fonts |= {(self._row, self._column): font} if font else {}
        formula = "table:formula" in found
        is_error = found.get("calcext:value-type") == "error" or (
            formula and _ERROR.fullmatch(text.strip()) is not None
        )
        if not formula and not is_error:
            return
        places = [(r, c) for r in range(self._row, bottom) for c in range(self._column, right)]
        self._errors |= dict.fromkeys(places, text or "#?") if is_error else {}
        self._formulas.update(places if formula else ())
        self._unvalued.update(() if "office:value-type" in found else places)

    def _reach(self, repeated: int) -> Place:
        """Note that a cell is filled; return the row below it and the column after it."""
        bottom, right = self._row + self._rows, self._column + repeated
        if bottom * right > MAX_BOX_CELLS:
            raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{bottom} × {right}")
        self._last_row = max(self._last_row, bottom)
        return bottom, right

    def merge(self, place: Place, found: Mapping[str, str]) -> None:
        """Note a filled cell that is merged with others, by the attributes of its tag."""
        rows = whole(found.get("table:number-rows-spanned"), 1)
        columns = whole(found.get("table:number-columns-spanned"), 1)
        if rows > 1 or columns > 1:
            (row, column), bottom, right = place, place[0] + rows - 1, place[1] + columns - 1
            self._merged.append(Merged(row, column, bottom, right))

    def facts(self) -> SheetFacts:
        """Return what was met; rows hidden below the last filled one are nobody's concern."""
        rows = (range(top, min(end, self._last_row)) for top, end in self._hidden)
        return SheetFacts(
            errors=self._errors,
            formulas=frozenset(self._formulas),
            unvalued=frozenset(self._unvalued - self._errors.keys()),
            hidden_rows=frozenset(row for hidden in rows for row in hidden),
            hidden_columns=frozenset(self._hidden_columns),
            merged=tuple(self._merged),
            fonts=self._fonts,
        )


def _repeated(found: Mapping[str, str], name: str, limit: int) -> int:
    if name not in found:
        return 1
    repeated = whole(found[name], limit + 1)
    if repeated > limit:
        raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{name}={found[name]}")
    return max(repeated, 1)
