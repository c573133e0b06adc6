"""Read the hidden sheets of a form: what was issued to whom, and the lists it was issued with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.read.book import Metadata
from pipeline.read.entries import text_of
from schemas import FORM_VERSION, FORMS
from schemas.metadata import METADATA_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.read.grid import Grid

_VERSION_DIGITS: Final = 4


def read_metadata(grid: Grid) -> Metadata | None:
    """Return what the hidden sheet says; None if it names no form."""
    facts = dict.fromkeys(METADATA_FIELDS, "")
    fields: dict[str, Mapping[int, str]] = {}
    issued: dict[str, dict[str, dict[str, str]]] = {}
    for cells in grid.rows.values():
        texts = {column: text_of(raw) for column, raw in cells.items()}
        table, key = texts.pop(0, ""), texts.pop(1, "")
        if table in facts:
            facts[table] = key
        elif table not in fields:
            fields[table], issued[table] = texts, {}
        else:
            known, row = fields[table], issued[table].setdefault(key, {})
            row.update({known[at]: text for at, text in texts.items() if at in known})
    if facts["form_code"] not in FORMS:
        return None
    version = facts["form_version"]
    return Metadata(
        form_code=facts["form_code"],
        form_version=int(version) if _is_version(version) else FORM_VERSION,
        unit_code=facts["unit_code"],
        period=facts["period"],
        fingerprint=facts["fingerprint"],
        issued=issued,
    )


def _is_version(text: str) -> bool:
    return text.isdecimal() and len(text) <= _VERSION_DIGITS


def read_lists(grid: Grid) -> Mapping[str, tuple[str, ...]]:
    """Return the items of each list by its name, as they are offered in the form's cells."""
    found: dict[str, list[str]] = {}
    names: dict[int, str] = {}
    for cells in grid.rows.values():
        for column, raw in cells.items():
            if column in names:
                found[names[column]].append(text_of(raw))
            else:
                names[column] = text_of(raw)
                found[names[column]] = []
    return {name: tuple(items) for name, items in found.items()}
