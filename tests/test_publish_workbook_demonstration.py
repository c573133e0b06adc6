"""The workbook of the whole demonstration, as the first run makes it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.publish import package
from pipeline.publish.workbook import write_workbook
from pipeline.run import report
from pipeline.settings import Settings
from tests.office import recalculated
from tests.workbooks import cells, differing

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1 << 20


@pytest.mark.office
def test_every_value_of_the_demonstration_is_what_an_office_works_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[float] = []

    def timed(*words: Any) -> bytes:  # noqa: ANN401 - handed on
        start = time.process_time()
        made = write_workbook(*words)
        spent.append(time.process_time() - start)
        return made

    monkeypatch.setattr(package, "write_workbook", timed)
    folder = report(Settings(outbox=tmp_path, quick=True)).folder
    (path,) = folder.glob("tong-hop_*.xlsx")
    book = path.read_bytes()
    assert len(book) < MEBIBYTE
    assert len(spent) == 1
    worked_out = recalculated(book)
    assert differing(cells(worked_out), cells(book)) == []
    assert len([cell for cell in cells(book).values() if cell.formula]) > 10_000
