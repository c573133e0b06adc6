"""Tell which sheet of a file is which table of a form: by its name, else by its header."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.read.card import read_cards
from pipeline.read.header import find_header
from pipeline.read.labels import vocabulary
from pipeline.read.table import read_table
from pipeline.text import key
from schemas.column import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.read.book import Table
    from pipeline.read.grid import Grid
    from schemas.column import Row

_COPY: Final = re.compile(r"\s*\(\d+\)$")  # what Excel adds to the name of a copied sheet
_FEWEST_FIELDS: Final = 3
_FEWEST_SHARE: Final = 0.5  # of a table's columns, for a sheet of another name to be taken for it


class _Claim(NamedTuple):
    """How well a sheet fits a table; the greatest claim wins, the first sheet on a tie."""

    rank: int  # 3 the present title, 2 a former one, 1 a copy of a titled sheet, 0 another name
    share: float
    grid: int
    model: int


def find_tables(
    grids: Sequence[Grid], models: Sequence[type[Row]], version: int
) -> Mapping[type[Row], Table]:
    """Return the table of each schema that the file has; a sheet serves one schema only.

    Titled sheets go first. A sheet of another name is read only for tables that no title gave, and
    taken if it is in sight and half of the table's columns are there.
    """
    found: dict[type[Row], Table] = {}
    used: set[int] = set()
    for claims in (_by_title, _by_header):
        open_models = {at: model for at, model in enumerate(models) if model not in found}
        tables = dict(claims(grids, open_models, used, version))
        for claim in sorted(tables, key=_strength):
            model = models[claim.model]
            if model not in found and claim.grid not in used:
                found[model] = tables[claim]
                used.add(claim.grid)
    return {model: found[model] for model in models if model in found}


def is_titled(grid: Grid, model: type[Row]) -> bool:
    """Return whether a sheet bears a table's title, a former one, or is a copy of one that does."""
    return title_rank(grid, model) > 0


def title_rank(grid: Grid, model: type[Row]) -> int:
    """Return how well a sheet's name fits a table: 3 now, 2 formerly, 1 as a copy, 0 not."""
    return _name_rank(grid.name, model)


@lru_cache(1 << 10)
def _name_rank(name: str, model: type[Row]) -> int:
    titles = _titles(model)
    return titles.get(key(name)) or int(key(_COPY.sub("", name)) in titles)


@cache
def _titles(model: type[Row]) -> Mapping[str, int]:
    return {**dict.fromkeys(map(key, model.sheet.was), 2), key(model.sheet.title): 3}


def _strength(claim: _Claim) -> tuple[int, float, int, int]:
    return -claim.rank, -claim.share, claim.grid, claim.model


def _by_title(
    grids: Sequence[Grid], models: Mapping[int, type[Row]], used: set[int], version: int
) -> Iterator[tuple[_Claim, Table]]:
    for at, grid in enumerate(grids):
        for number, model in models.items():
            rank = title_rank(grid, model)
            table = read_sheet(grid, model, version) if rank and at not in used else None
            if table is not None:
                yield _Claim(rank, _share(table, model, version), at, number), table


def _by_header(
    grids: Sequence[Grid], models: Mapping[int, type[Row]], used: set[int], version: int
) -> Iterator[tuple[_Claim, Table]]:
    for at, grid in enumerate(grids):
        for number, model in models.items() if at not in used and not grid.hidden else ():
            table = read_sheet(grid, model, version)
            if table is not None and _is_enough(table, model, version):
                yield _Claim(0, _share(table, model, version), at, number), table


def read_sheet(grid: Grid, model: type[Row], version: int) -> Table | None:
    """Read a sheet as a schema's table, in the schema's layout or else in the other one."""
    if model.sheet.layout is Layout.CARD:
        cards = read_cards(grid, model, version)
        is_read = cards is not None and cards.columns
        return cards if is_read else _read_rows(grid, model, version) or cards
    return _read_rows(grid, model, version)


def _read_rows(grid: Grid, model: type[Row], version: int) -> Table | None:
    header = find_header(grid, model, version)
    return read_table(grid, model, header, version) if header else None


def _share(table: Table, model: type[Row], version: int) -> float:
    owed = vocabulary(model, version).owed
    return sum(name in table.columns for name in owed) / len(owed)


def _is_enough(table: Table, model: type[Row], version: int) -> bool:
    needed = min(_FEWEST_FIELDS, len(vocabulary(model, version).owed))
    return len(table.columns) >= needed and _share(table, model, version) >= _FEWEST_SHARE
