"""A figure of the dataset is followed home, to the cell in which its sender wrote it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pipeline.merge import merge
from schemas.clearance import Clearance
from schemas.column import columns
from schemas.period import Period
from tests.test_check_demonstration import FIRST, portfolio
from tests.test_check_demonstration import told as judged

if TYPE_CHECKING:
    from pathlib import Path

CARDS = [path for path in FIRST if path.name.endswith("_XA.xlsx")][:3]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.name[20:])
def test_a_figure_of_a_card_stands_in_its_source_cell(path: Path) -> None:
    book, _ = judged(path, path.read_bytes())
    dataset, _ = merge([book], portfolio(), Period.parse("2026-Q1"), date(2026, 3, 31))
    cells = dataset.cells.where("sheet", {"clearance"}).rows
    homes = {(cell["row"], cell["field"]): f"{cell['column']}{cell['cell_row']}" for cell in cells}
    sheet = openpyxl.load_workbook(path, data_only=True)[book.titles["clearance"]]
    figures = [
        (value, sheet[homes[card["row"], name]].value * column.scale)
        for card in dataset.tables["clearance"].rows
        for name, column in columns(Clearance).items()
        if isinstance(value := card[name], int | float)
    ]
    assert figures
    assert [used for used, _ in figures] == pytest.approx([sent for _, sent in figures])
