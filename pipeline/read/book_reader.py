"""Read one workbook into a book, from its bytes alone: the function that the workers run."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline.cell import Kind
from pipeline.failure import Failure
from pipeline.read.book import Book, BookRow, Decoded
from pipeline.read.cover import read_cover
from pipeline.read.far import far_cells
from pipeline.read.grid import read_grids
from pipeline.read.issued import read_lists, read_metadata
from pipeline.read.layout import find_tables, is_titled
from pipeline.read.offered import settle_items
from pipeline.read.outside import read_outside
from pipeline.text import key
from schemas import FORM_VERSION, FORMS, columns
from schemas.cover import Cover
from schemas.metadata import LISTS_SHEET, METADATA_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.intake.content import Content
    from pipeline.read.book import Metadata, Table
    from pipeline.read.grid import Grid, Workbook
    from pipeline.read.offered import Lists
    from pipeline.read.outside import OutsideSheet
    from schemas import Form
    from schemas.column import Row

_OWN_SHEETS: Final = frozenset(map(key, (LISTS_SHEET, METADATA_SHEET)))


def read_book(
    path: str, sha256: str, data: bytes, *, form_code: str = "", content: Content | None = None
) -> Book | Failure:
    """Read a workbook of any making.

    Args:
        path: below the inbox, as it is to be shown.
        sha256: of `data`.
        data: the file's content.
        form_code: the form to take where neither the hidden sheet nor the cover names one.
        content: what intake told of `data`; None looks at it again.
    """
    workbook = read_grids(data, content)
    if isinstance(workbook, Failure):
        return workbook
    metadata = next(filter(None, map(read_metadata, _named(workbook.grids, METADATA_SHEET))), None)
    lists = cache(lambda: _lists(workbook))
    cover_grid, cover = _cover(workbook.grids)
    sheets = [
        grid
        for grid in workbook.grids
        if grid is not cover_grid and key(grid.name) not in _OWN_SHEETS
    ]
    version = _version(metadata, cover)
    told = _told_form(metadata, cover) or (form_code if form_code in FORMS else "")
    is_ours = cover_grid is not None and is_titled(cover_grid, Cover)
    outside = read_outside(_foreign(workbook.grids, metadata), told, cover if is_ours else None)
    if outside is None:
        form, tables = _tables(sheets, told, version)
    else:
        others = [grid for grid in sheets if grid.name != outside.facts.title]
        form, own = _tables(others, outside.form, version)
        tables = _joined(FORMS[outside.form], own, outside.tables)
        if cover_grid is None or cover_grid.name == outside.facts.title:
            cover_grid, cover = _heading(workbook.grids, outside)
        is_used = outside.facts.lacking or any(table.outside for table in tables.values())
        outside, sheets = (outside, others) if is_used else (None, sheets)
    filled = tuple(_settled(model, table, lists) for model, table in tables.items())
    return Book(
        path=path,
        sha256=sha256,
        form_code=form.code if form else "",
        metadata=metadata,
        cover=cover,
        cover_title=cover_grid.name if cover_grid else "",
        tables=filled,
        missing_sheets=_missing(form, tables) if metadata or not outside else (),
        unknown_sheets=_unknown(sheets, form, tables),
        lost_sheets=tuple(name for name, _ in workbook.lost),
        decoded=tuple(map(_decoded, filter(attrgetter("scripts"), workbook.grids))),
        extras=workbook.extras,
        far=far_cells(sheets, filled),
        outside=outside.facts if outside else None,
    )


def _foreign(grids: Sequence[Grid], metadata: Metadata | None) -> list[Grid]:
    """Return the sheets that may be in another authority's form, whatever they are called.

    In a form of ours it is a sheet that was added to it.
    """
    form = FORMS.get(metadata.form_code) if metadata else None
    models = form.sheets if form else (Cover,)
    return [
        grid
        for grid in grids
        if key(grid.name) not in _OWN_SHEETS and not any(is_titled(grid, each) for each in models)
    ]


def _heading(grids: Sequence[Grid], outside: OutsideSheet) -> tuple[Grid | None, BookRow]:
    """Return what stands above the table of an outside form, as the cover that it has."""
    grid = next((grid for grid in grids if grid.name == outside.facts.title), None)
    return grid, BookRow(0, outside.cover)


def _joined(
    form: Form, tables: Mapping[type[Row], Table], outside: Mapping[type[Row], Table]
) -> Mapping[type[Row], Table]:
    """Return a form's tables, those of the outside sheet in place of what was left unfilled."""
    taken = {
        model: table
        for model, table in outside.items()
        if model not in tables or not _is_filled(model, tables[model])
    }
    both = {**tables, **taken}
    return {model: both[model] for model in form.sheets if model in both}


def _is_filled(model: type[Row], table: Table) -> bool:
    """Whether anything stands in a cell that is neither printed nor worked out by the form."""
    facts = columns(model)
    return any(
        cell.kind is not Kind.BLANK
        for row in table.rows
        for name, cell in row.cells.items()
        if not (facts[name].locked or facts[name].formula)
    )


def _lists(workbook: Workbook) -> Mapping[str, tuple[str, ...]]:
    return next(map(read_lists, _named(workbook.grids, LISTS_SHEET) or workbook.lists()), {})


def _named(grids: Sequence[Grid], name: str) -> list[Grid]:
    return [grid for grid in grids if key(grid.name) == key(name)]


def _cover(grids: Sequence[Grid]) -> tuple[Grid | None, BookRow | None]:
    """Return the cover and its sheet: the one that is called so, else the one with most labels."""
    titled = [grid for grid in grids if is_titled(grid, Cover)]
    others = [grid for grid in grids if grid not in titled and not grid.hidden]
    for candidates in (titled, others):
        read = [(grid, row) for grid in candidates if (row := read_cover(grid))]
        if read:
            return max(read, key=lambda pair: len(pair[1].cells))
    return None, None


def _version(metadata: Metadata | None, cover: BookRow | None) -> int:
    if metadata is not None:
        return metadata.form_version
    cell = cover.cells.get("form_version") if cover else None
    said = cell.value if cell else None
    return said if isinstance(said, int) and 1 <= said <= FORM_VERSION else FORM_VERSION


def _told_form(metadata: Metadata | None, cover: BookRow | None) -> str:
    if metadata is not None:
        return metadata.form_code
    cell = cover.cells.get("form_code") if cover else None
    return cell.value if cell and isinstance(cell.value, str) and cell.value in FORMS else ""


def _tables(
    sheets: Sequence[Grid], told: str, version: int
) -> tuple[Form | None, Mapping[type[Row], Table]]:
    """Return the form and its tables; untold, the form is the one that fits its sheets best."""
    forms = [FORMS[told]] if told else list(FORMS.values())
    fits = [(form, find_tables(sheets, form.sheets[1:], version)) for form in forms]
    if told:
        return fits[0]
    ranked = sorted(fits, key=_fit, reverse=True)
    is_clear = bool(ranked[0][1]) and _fit(ranked[0]) > _fit(ranked[1])
    return ranked[0] if is_clear else (None, {})


def _fit(found: tuple[Form, Mapping[type[Row], Table]]) -> tuple[int, int]:
    """Return how many columns a form finds in a file, and how few of its sheets it lacks."""
    form, tables = found
    return sum(len(table.columns) for table in tables.values()), len(tables) - len(form.sheets)


def _settled(model: type[Row], table: Table, lists: Lists) -> Table:
    return replace(table, rows=settle_items(table.rows, model, lists))


def _decoded(grid: Grid) -> Decoded:
    return Decoded(grid.name, ", ".join(grid.scripts), len(grid.originals))


def _missing(form: Form | None, tables: Mapping[type[Row], Table]) -> tuple[str, ...]:
    models = form.sheets[1:] if form else ()
    return tuple(model.sheet.name for model in models if model not in tables)


def _unknown(
    sheets: Sequence[Grid], form: Form | None, tables: Mapping[type[Row], Table]
) -> tuple[str, ...]:
    read = {table.title for table in tables.values()}
    models = form.sheets if form else ()
    return tuple(
        grid.name
        for grid in sheets
        if grid.rows
        and not grid.hidden
        and grid.name not in read
        and not any(is_titled(grid, model) for model in models)
    )
