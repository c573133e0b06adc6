"""Registers of a few rows, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.register import Register

if TYPE_CHECKING:
    from schemas.column import Row


def register(*rows: Row) -> Register:
    """Return a register that holds these rows, each on its own sheet, in the order given."""
    tables: dict[str, list[Row]] = {}
    for row in rows:
        tables.setdefault(row.sheet.name, []).append(row)
    return Register.of(tables)
