"""Validations and conditional looks as XML; the library asks each of them what else it could be."""

from __future__ import annotations

import io
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from xlsxwriter.worksheet import Worksheet

from pipeline.cell import column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

Area: TypeAlias = "tuple[int, int, int, int]"
"""First row, first column, last row, last column."""

_RANGE: Final = "\0"  # stands in no XML


class PlainFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that takes formulas as they are.

    No function in ours is younger than Excel 2010, so that none is respelled: the library looks
    through every formula for some forty of them.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as the library calls it
        return formula.removeprefix("=")


def ranges_written(areas: Sequence[Area]) -> str:
    """Return ranges as a sheet's XML names them."""
    return _ranges_written(tuple(areas))


@lru_cache
def _ranges_written(areas: tuple[Area, ...]) -> str:
    """Return ranges by which most rules about one column of cards go."""
    return " ".join(map(_range_written, areas))


def _range_written(area: Area) -> str:
    """Return a range; one cell by its own address."""
    top, left, bottom, right = area
    first = f"{column_letter(left)}{top + 1}"
    is_cell = (top, left) == (bottom, right)
    return first if is_cell else f"{first}:{column_letter(right)}{bottom + 1}"


@lru_cache
def formula_escaped(formula: str) -> str:
    """Return a formula as XML holds it; one column of a table has one formula."""
    return escape(formula, quote=False)


@lru_cache(1024, typed=True)
def validation_spelled(**said: Any) -> tuple[str, ...]:  # noqa: ANN401 - the library has no types
    """Return a validation's XML before and behind its range; nothing where the library refuses it.

    The library checks and spells each kind once; a form has it in many cells, a folder of forms
    in many more.
    """
    sheet = PlainFormulas()
    if sheet.data_validation(0, 0, 0, 0, {**said, "multi_range": _RANGE}):
        return ()
    sheet.fh = io.StringIO()
    sheet._write_data_validation(sheet.validations[0])  # noqa: SLF001 - the library's own
    return tuple(sheet.fh.getvalue().split(_RANGE))


def condition_spelled(formula: str, look: int, priority: int) -> str:
    """Return the XML of a formula that decides on a look, named by its number in the workbook."""
    facts = f'type="expression" dxfId="{look}" priority="{priority}"'
    told = formula_escaped(formula.removeprefix("="))
    return f"<cfRule {facts}><formula>{told}</formula></cfRule>"
