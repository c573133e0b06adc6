"""Where the rows of the data sheets came from: file, sheet, cells, what an officer put there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pipeline import shown
from pipeline.cell import column_letter, column_number
from pipeline.merge.dataset import MODELS
from pipeline.publish.phrases import period_label
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.frames import Frame
    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

Traced: TypeAlias = "Callable[[str, Record], Record]"
"""A function from a table's name and a row to the row with where it came from."""

NAMED: Final = ("responsible_unit", "lead_unit", "proposal_to", "commune_code", "answer_unit_code")
"""The fields that hold a unit's code, of which the sheets show the name."""

NOTE: Final = (
    "{label}: đơn vị báo cáo {reported}; sử dụng {used}{unit}. Lý do: {reason}. {by}, {on}."
)
UNKNOWN: Final = "để trống"


def tracing(matter: Matter) -> Traced:
    """Return a function that adds to a row names of units, its file, its cells, its corrections."""
    returns = {row["return_id"]: row for row in matter.dataset.returns.rows}
    names = matter.register.names("units")
    places, notes = _places(matter.dataset.cells), _notes(matter)

    def traced(table: str, row: Record) -> Record:
        found = returns.get(row.get("return_id"), {})
        named = {field: names.get(row[field], row[field]) for field in NAMED if row.get(field)}
        return {
            **row,
            **named,
            "agency_name": names.get(row.get("agency") or "", row.get("agency")),
            "unit_name": names.get(row.get("unit_code") or "", row.get("unit_code")),
            "path": found.get("path"),
            "received_on": found.get("received_on"),
            "cells": places.get((row.get("return_id") or "", table), _nowhere)(row.get("row")),
            "carried_said": _carried(table, row.get("carried_fields") or ""),
            "adjusted_said": _adjusted(table, row.get("adjusted_fields") or ""),
            "adjustment_notes": notes.get((table, _key(table, row)), {}),
        }

    return traced


def _nowhere(_row: int | None) -> str:
    return ""


class _Read(NamedTuple):
    """Where a table's figures were read: its columns on the sheet, and the lines of each row."""

    columns: set[str]
    lines: dict[int, list[int]]


def _places(cells: Frame) -> Mapping[tuple[str, str], Callable[[int | None], str]]:
    """Return, by return and table, a function from a row to the range that it takes there.

    A table's row lies in one row of the sheet; that of a card goes down a column.
    """
    found: dict[tuple[str, str], _Read] = defaultdict(lambda: _Read(set(), defaultdict(list)))
    names = ("return_id", "sheet", "row", "column", "cell_row")
    for return_id, sheet, row, column, line in zip(*(cells[name] for name in names), strict=True):
        read = found[return_id, sheet]
        read.columns.add(column)
        if row is not None and line is not None:
            read.lines[row].append(line)
    return {place: _ranges(read) for place, read in found.items()}


def _ranges(read: _Read) -> Callable[[int | None], str]:
    numbers = [column_number(column) for column in read.columns]
    first, last = column_letter(min(numbers)), column_letter(max(numbers))

    def span(row: int | None) -> str:
        lines = read.lines.get(row or 0) or ([row] if row else [])
        return f"{first}{min(lines)}:{last}{max(lines)}" if lines else ""

    return span


def _key(table: str, row: Record) -> tuple[str, ...]:
    """Return a row's key as corrections spell it; empty for what is no row of a form."""
    model = MODELS.get(table)
    return tuple(str(row.get(name)) for name in model.sheet.key) if model else ()


def _notes(matter: Matter) -> Mapping[tuple[str, tuple[str, ...]], Mapping[str, str]]:
    """Return what a reader has to know of every corrected figure, by table, key and field."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, str]] = defaultdict(dict)
    for row in matter.dataset.adjustments.rows:
        column = columns(MODELS[row["table"]])[row["field"]] if row["matched"] else None
        if column:
            key = tuple(part.strip() for part in row["key"].split(";"))
            found[row["table"], key][row["field"]] = NOTE.format(
                label=column.label,
                reported=row["reported"] or UNKNOWN,
                used=row["used"] or UNKNOWN,
                unit=f" {column.unit}" if column.unit else "",
                reason=(row["reason"] or "").rstrip(" ."),
                by=row["by"] or "",
                on=shown.day(row["on"]) if row["on"] else "",
            )
    return found


def _carried(table: str, fields: str) -> str:
    """Return the cells that show an earlier period's figure: "Thực hiện lũy kế (Quý II/2026)"."""
    parts = (part.partition("@") for part in fields.split(";") if part)
    return "; ".join(f"{_label(table, name)} ({period_label(code)})" for name, _, code in parts)


def _adjusted(table: str, fields: str) -> str:
    return "; ".join(_label(table, name) for name in fields.split(";") if name)


def _label(table: str, name: str) -> str:
    model = MODELS.get(table)
    column = columns(model).get(name) if model else None
    return column.label if column else name
