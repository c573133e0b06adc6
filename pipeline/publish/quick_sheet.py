"""The writing library's workbook and sheet, less what they do twice or ask of every cell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellDatetimeTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

from pipeline.cell import ERROR_NAMES, column_letter

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_TEXT: Final = 32_767
"""UTF-16 units that a cell may hold."""


class _Members(Packager):  # type: ignore[misc]  # the library has no types
    """What a workbook is made of, kept instead of packed: `zipped` alone packs."""

    members: dict[str, bytes]

    def _create_package(self) -> list[object]:
        self.members = {
            name: made.getvalue() if is_binary else made.getvalue().encode()
            for made, name, is_binary in super()._create_package()
        }
        return []


class QuickBook(Workbook):  # type: ignore[misc]  # as above
    """A workbook whose parts are handed over as they are once it is closed."""

    def _get_packager(self) -> Packager:
        self._members = _Members()
        return self._members

    @property
    def members(self) -> dict[str, bytes]:
        """Its parts by name; there once it was closed."""
        return self._members.members


class QuickSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that keeps and writes the cells that we write in a third of the library's time.

    No function in it is younger than Excel 2010, so that none is respelled: the library looks
    through every formula for some forty of them. Every cell of ours has a look and is a text, a
    number, a formula or blank: the library asks of each what else it could be.
    """

    def keep(self, row: int, column: int, cell: object) -> int:
        """Keep a cell and the box that it extends; return the library's code."""
        known = None not in (self.dim_rowmin, self.dim_colmin)
        inside = known and self.dim_rowmin <= row <= self.dim_rowmax
        inside = inside and self.dim_colmin <= column <= self.dim_colmax
        if not inside and self._check_dimensions(row, column):
            return -1
        self.table[row][column] = cell
        return 0

    def keep_text(self, row: int, column: int, text: str, look: object) -> int:
        """Keep a text; one that may be beyond the format's limit is measured by the library."""
        if len(text) > LONGEST_TEXT // 2:
            return int(self._write_string(row, column, text, look))
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - the library's own
        return self.keep(row, column, CellStringTuple(index, look))

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - any kind of cell
        write, look = _WRITTEN.get(type(cell)), cell.format
        if write is None or look is None:
            super()._write_cell(row, col, cell)
            return
        index = look._get_xf_index()  # noqa: SLF001 - as the library asks for it
        self.fh.write(f'<c r="{column_letter(col)}{row + 1}" s="{index}"{write(cell)}')

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as the library calls it
        return formula.removeprefix("=")

    def _write_formula(self, *_: object) -> int:
        """Leave a table's formulas to whoever writes its rows, each with the value that it has."""
        return 0


def _text_written(cell: Any) -> str:  # noqa: ANN401 - the library has no types
    return f' t="s"><v>{cell.string}</v></c>'


def _number_written(cell: Any) -> str:  # noqa: ANN401 - as above
    return f"><v>{cell.number:.16G}</v></c>"


def _blank_written(_: Any) -> str:  # noqa: ANN401 - as above
    return "/>"


def _formula_written(cell: Any) -> str:  # noqa: ANN401 - as above
    value = cell.value
    kind = ""
    if isinstance(value, str):
        kind = ' t="e"' if value in ERROR_NAMES else ' t="str"' if value else ""
        value = escape(value, quote=False)
    return f"{kind}><f>{escape(cell.formula, quote=False)}</f><v>{value}</v></c>"


_WRITTEN: Final[dict[type, Callable[[Any], str]]] = {
    CellStringTuple: _text_written,
    CellNumberTuple: _number_written,
    CellDatetimeTuple: _number_written,
    CellBlankTuple: _blank_written,
    CellFormulaTuple: _formula_written,
}
