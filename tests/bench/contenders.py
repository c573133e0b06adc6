"""Ways to read the same inbox, each a program: ``python -m tests.bench.contenders NAME INBOX``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.checking import Checked
    from pipeline.merge import Dataset

_NOTHING: Final = "-"
"""The inbox of a run that only starts: what its libraries take to load, and no file."""


def _returns(inbox: Path) -> Iterator[Path]:
    return (each for each in sorted(inbox.glob("*/**/*.xls?")) if each.is_file())


def floor(inbox: Path) -> None:
    """Read every sheet of every return to lists with calamine: nothing reads with less."""
    from python_calamine import load_workbook  # noqa: PLC0415 (loads only its own)

    for path in _returns(inbox):
        book = load_workbook(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def pandas_loop(inbox: Path) -> None:
    """Read every sheet with pandas and openpyxl and put the sheets of one name together."""
    import pandas  # noqa: PLC0415, ICN001 (loads only its own)

    sheets: dict[str, list[pandas.DataFrame]] = {}
    for path in _returns(inbox):
        for name, table in pandas.read_excel(path, sheet_name=None, engine="openpyxl").items():
            sheets.setdefault(str(name), []).append(table)
    for tables in sheets.values():
        pandas.concat(tables)


def line(inbox: Path) -> None:
    """Read, check and merge with one worker, as a report does; nothing is kept between runs."""
    _merged(inbox)


def line_parquet(inbox: Path) -> None:
    """Do the same with a worker a core, and write the dataset as Parquet."""
    from pipeline.publish.parquet import findings_frame, to_parquet  # noqa: PLC0415 (as above)

    made = _merged(inbox, workers=0)
    if made is None:
        return
    checked, dataset = made
    frames = {
        **dataset.tables,
        "returns": dataset.returns,
        "reporting": dataset.reporting,
        "cells": dataset.cells,
        "clashes": dataset.clashes,
        "adjustments": dataset.adjustments,
        "findings": findings_frame(checked.findings),
    }
    for table in frames.values():
        to_parquet(table)


def _merged(inbox: Path, workers: int = 1) -> tuple[Checked, Dataset] | None:
    from pipeline.checking import check_inbox  # noqa: PLC0415 (as above)
    from pipeline.memory import OF_A_RUN, seldom_collect  # noqa: PLC0415
    from pipeline.merge import choose_period, merge  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415

    seldom_collect(OF_A_RUN)
    if str(inbox) == _NOTHING:
        _start_worker()
        return None
    settings = Settings(inbox=inbox)
    checked = check_inbox(Settings(inbox=inbox, workers=workers or settings.workers), {})
    period, _ = choose_period(checked.books, checked.register)
    as_of = checked.register.calendar(period).consolidation
    dataset, _ = merge(checked.books, checked.register, period, as_of)
    return checked, dataset


def _start_worker() -> None:
    """Have a worker read a file that is not there: it starts, fails and ends."""
    from pipeline.reading import Errand, read_errand  # noqa: PLC0415 (as above)
    from pipeline.worker import run_all  # noqa: PLC0415

    list(run_all(read_errand, [Errand("", "", "")], workers=1))


CONTENDERS: Final[Mapping[str, Callable[[Path], object]]] = {
    "floor": floor,
    "line": line,
    "line_parquet": line_parquet,
    "pandas": pandas_loop,
}


if __name__ == "__main__":
    CONTENDERS[sys.argv[1]](Path(sys.argv[2]))
