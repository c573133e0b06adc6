"""Formulas that stand side by side in a line, handed to a sheet as they are spelled in XML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pipeline.publish.sheetwriter import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.theme import Style


def keep_formulas(
    sheet: SheetWriter,
    place: tuple[int, int],
    cells: Iterable[tuple[str, int | str, Style]],
) -> None:
    """Keep formulas from a place on, each with the value that it has and its look.

    Lines alike have their formulas escaped once for all of them, before the numbers of their rows
    are put in: a sheet would escape each one anew.

    Raises:
        RefusedError: there is no such cell on a sheet.
    """
    row, first = place
    for column, (formula, value, style) in enumerate(cells, first):
        kind = ' t="str"' if value and isinstance(value, str) else ""
        written = f"{kind}><f>{formula}</f><v>{escape(str(value), quote=False)}</v></c>"
        if code := sheet.raw.keep(row, column, sheet.owner.looks[style], written):
            raise RefusedError(sheet.name, "the formula", code)
