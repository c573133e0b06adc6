"""Read the hidden sheets of a form: what was issued to whom, and the lists it was issued with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.read.book import Metadata
from pipeline.read.entries import text_of
from schemas import FORM_VERSION, FORMS
from schemas.metadata import ISSUED_HEADER, METADATA_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.read.grid import Grid

_PARTS: Final = len(ISSUED_HEADER)


def read_metadata(grid: Grid) -> Metadata | None:
    """Return what the hidden sheet says; None if it names no form."""
    lines = [tuple(map(text_of, map(cells.get, range(_PARTS)))) for cells in grid.rows.values()]
    top = lines.index(ISSUED_HEADER) if ISSUED_HEADER in lines else len(lines)
    facts = dict.fromkeys(METADATA_FIELDS, "") | {line[0]: line[1] for line in lines[:top]}
    if facts["form_code"] not in FORMS:
        return None
    version = facts["form_version"]
    return Metadata(
        form_code=facts["form_code"],
        form_version=int(version) if version.isdecimal() else FORM_VERSION,
        unit_code=facts["unit_code"],
        period=facts["period"],
        fingerprint=facts["fingerprint"],
        issued={(line[0], line[1], line[2]): line[3] for line in lines[top + 1 :]},
    )


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
