"""Who is measured on an inbox, with which words, and how often: the slow ones less often."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.measuring import FailedError, measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bench.country import Laid
    from tests.bench.measuring import Cost

FLOOR: Final = "calamine, every sheet to lists (the floor)"
LINE: Final = "ours: read + check + merge, one core"
PARQUET: Final = "ours: read + check + merge + Parquet, all cores"
QUICK: Final = "ours: `report --quick`, all cores"
WHOLE: Final = "ours: `report`, all documents, all cores"
PANDAS: Final = "pandas + openpyxl loop"
DATAMAPS: Final = "datamaps, 40 cells of one sheet"

_NOTHING: Final = "-"
_MAPPED_CELLS: Final = 40
_FEW, _SOME = 100, 1_000


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to read the returns.

    Attributes:
        library: without which it is left out; empty for none.
        start: the words of a run over no file, where there is one.
        cores: that it may use; 0 for all.
        often: returns up to which it runs as often as asked; over more it runs once.
        most: returns that it is given at most, as it takes too long for more.
    """

    name: str
    words: tuple[str, ...]
    start: tuple[str, ...] = ()
    library: str = ""
    cores: int = 1
    often: int = 100_000
    most: int = 100_000

    @property
    def installed(self) -> bool:
        """Whether it can run here."""
        return not self.library or find_spec(self.library) is not None

    def runs(self, count: int, runs: int) -> int:
        """Return how often it runs over so many returns."""
        if count > self.most:
            return 0
        return runs if count <= self.often else min(runs, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a contender cost, run by run; the costs of its start alone; why there are none."""

    contender: Contender
    costs: tuple[Cost, ...]
    starts: tuple[Cost, ...]
    failed: str = ""


def contenders(laid: Laid, outbox: Path, scratch: Path) -> tuple[Contender, ...]:
    """Return all contenders for an inbox.

    Args:
        laid: the inbox.
        outbox: an empty folder below which reports are written.
        scratch: a folder for what datamaps wants to find beside the files.
    """
    report = ("-m", "pipeline", "report", "--inbox", str(laid.inbox), "--outbox")
    return (
        _program(FLOOR, "floor", laid),
        _program(LINE, "line", laid, most=_SOME),
        _program(PARQUET, "line_parquet", laid, cores=0),
        Contender(QUICK, (*report, str(outbox / "quick"), "--quick"), cores=0, most=_SOME),
        Contender(WHOLE, (*report, str(outbox / "whole")), cores=0, most=_FEW),
        _program(PANDAS, "pandas", laid, library="pandas", often=_FEW, most=_SOME),
        Contender(
            DATAMAPS,
            _datamaps(laid, scratch),
            ("-c", "from datamaps.main import cli"),
            library="datamaps",
            cores=0,
            often=_FEW,
            most=_SOME,
        ),
    )


def _program(name: str, program: str, laid: Laid, **more: object) -> Contender:
    words = ("-m", "tests.bench.contenders", program)
    return Contender(name, (*words, str(laid.inbox)), (*words, _NOTHING), **more)  # type: ignore[arg-type] # as asked


def _datamaps(laid: Laid, scratch: Path) -> tuple[str, ...]:
    """Lay the same files in one folder, as datamaps wants them, with a map of their covers."""
    folder = scratch / "input"
    folder.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(laid.returns):
        target = folder / f"{number:05}{each.suffix}"
        if not target.exists():
            target.symlink_to(each)
    cells = (f"B{n // 2 + 1}" if n % 2 else f"C{n // 2 + 1}" for n in range(_MAPPED_CELLS))
    lines = "".join(f"cell_{n},Bìa,{cell},TEXT\n" for n, cell in enumerate(cells))
    mapped = scratch / "datamap.csv"
    mapped.write_text(f"cell_key,template_sheet,cell_reference,type\n{lines}", encoding="utf-8")
    words = ("import", "templates", "-m", "-d", str(mapped), "--inputdir", str(folder))
    return ("-c", "from datamaps.main import cli; cli()", *words)


def race(asked: Sequence[Contender], count: int, runs: int, scratch: Path) -> tuple[Measured, ...]:
    """Run all contenders, each as often as it should, turn by turn so that all share the weather.

    Returns:
        What each cost, in the order given.
    """
    made = {each.name: Measured(each, (), (), _excuse(each, count, runs)) for each in asked}
    for turn in range(runs):
        for each in asked:
            if not made[each.name].failed and turn < each.runs(count, runs):
                sys.stderr.write(f"  {turn + 1}/{each.runs(count, runs)} {each.name}\n")
                made[each.name] = _once_more(made[each.name], scratch)
    return tuple(made.values())


def _excuse(contender: Contender, count: int, runs: int) -> str:
    """Return why a contender does not run; empty if it does."""
    if not contender.installed:
        return f"{contender.library} is not installed"
    return "" if contender.runs(count, runs) else "not run: takes too long"


def _once_more(before: Measured, scratch: Path) -> Measured:
    each = before.contender
    try:
        cost = _run(each, each.words, scratch)
        start = (_run(each, each.start, scratch),) if each.start else ()
    except FailedError as error:
        said = " ".join(str(error).split()[-20:])
        return replace(before, costs=(), starts=(), failed=f"failed: {said}")
    return replace(before, costs=(*before.costs, cost), starts=(*before.starts, *start))


def _run(contender: Contender, words: Sequence[str], scratch: Path) -> Cost:
    """Run with nothing kept from the run before, in a home directory of its own."""
    if "--outbox" in words:
        outbox = words[words.index("--outbox") + 1]
        _empty(outbox)
    home: Mapping[str, str] = {"HOME": str(scratch / "home")} if contender.library else {}
    return measure((sys.executable, *words), cores=contender.cores, env=home)


def _empty(outbox: str) -> None:
    shutil.rmtree(outbox, ignore_errors=True)
    Path(outbox).mkdir(parents=True)
