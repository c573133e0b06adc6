"""A country of returns: those of the demonstration, anew for provinces with codes of their own."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.forms import write_form
from pipeline.issue import register_issue
from pipeline.publish.zipped import packed
from pipeline.register import Register
from schemas.register import AssignedTask, Project, Unit
from tests.portfolio.package import members_of
from tests.portfolio.register import register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemas.column import Row

INBOX: Final = Path(__file__).parents[2] / "inbox"
KINDS: Final = (".xlsx", ".xlsm")
"""What every contender can read; OpenDocument is left out."""
_REGISTER: Final = "danh-muc.xlsx"
_REGISTER_DAY: Final = date(2026, 9, 25)
_WORDS: Final = re.compile(r"xl/(sharedStrings|worksheets/[^/]*)\.xml")
_WORKERS: Final = 2


@dataclass(frozen=True, slots=True)
class Laid:
    """An inbox made for a measurement.

    Attributes:
        inbox: the register and the returns.
        returns: the files without the register, in order.
        size_bytes: of the returns.
    """

    inbox: Path
    returns: tuple[Path, ...]
    size_bytes: int


def lay(count: int, keep: Path | None = None) -> Laid:
    """Return an inbox of so many returns, made once: the same files on every machine.

    Args:
        count: of returns; province after province, the last one with as many as are left.
        keep: where inboxes are kept; None is a folder of the system's temporary files.
    """
    kept = keep or Path(tempfile.gettempdir()) / "lang-son-bench"
    inbox = kept / _version() / str(count) / "inbox"
    if not inbox.is_dir():
        unfinished = inbox.with_name("unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        _write(unfinished, count)
        unfinished.rename(inbox)
    returns = tuple(
        sorted(each for each in inbox.rglob("*.xls?") if each.parent != inbox and each.is_file())
    )
    return Laid(inbox, returns, sum(each.stat().st_size for each in returns))


def _write(inbox: Path, count: int) -> None:
    inbox.mkdir(parents=True)
    share = len(_returns())
    provinces = [
        (number, min(share, count - number * share), inbox)
        for number in range((count + share - 1) // share)
    ]
    issue = register_issue(_of_provinces(len(provinces)), _REGISTER_DAY)
    (inbox / _REGISTER).write_bytes(write_form(issue))
    with ProcessPoolExecutor(_WORKERS, get_context("spawn")) as pool:
        list(pool.map(_write_province, provinces))


def _write_province(asked: tuple[int, int, Path]) -> None:
    number, count, inbox = asked
    for source in _returns()[:count]:
        target = inbox / f"tinh-{number:03}" / source.relative_to(INBOX)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_returned(source, number))


def _returned(source: Path, number: int) -> bytes:
    """Return a return as the unit of another province sends it; the first province is ours."""
    if number == 0:
        return source.read_bytes()
    members = {
        name: "".join(_renamed(parts, number)).encode() if isinstance(parts, list) else parts
        for name, parts in _parts(source).items()
    }
    return packed(members)


@cache
def _parts(source: Path) -> Mapping[str, bytes | list[str]]:
    """Return a file's members; those that may name codes cut so that every second part is one."""
    return {
        name: _codes().split(data.decode()) if _WORDS.fullmatch(name) else data
        for name, data in members_of(source.read_bytes()).items()
    }


def _renamed(parts: list[str], number: int) -> Iterator[str]:
    for at, part in enumerate(parts):
        yield code_in(part, number) if at % 2 else part


def code_in(code: str, number: int) -> str:
    """Return the code of a project, a unit or a task as a province has it."""
    return f"T{number:03}{code}" if number else code


def _of_provinces(count: int) -> Register:
    """Return the register of all provinces: ours, and for each other what names its codes."""
    return Register.of(
        {
            name: [*rows, *(each for n in range(1, count) for row in rows for each in _own(row, n))]
            for name, rows in register().tables.items()
        }
    )


def _own(row: Row, number: int) -> Iterator[Row]:
    """Yield a row of another province, unless it is one of all provinces."""
    said = {
        name: "".join(_renamed(_codes().split(value), number))
        for name, value in row.model_dump().items()
        if isinstance(value, str)
    }
    renamed = row.model_copy(update=said)
    if any(getattr(row, name) != getattr(renamed, name) for name in row.sheet.key):
        yield renamed


@cache
def _codes() -> re.Pattern[str]:
    known = {
        *(row.project_code for row in register().rows(Project)),
        *(row.unit_code for row in register().rows(Unit)),
        *(row.task_code for row in register().rows(AssignedTask)),
    }
    longest_first = sorted(map(re.escape, known), key=lambda code: (-len(code), code))
    return re.compile(rf"(?<!\w)({'|'.join(longest_first)})(?!\w)")


@cache
def _returns() -> tuple[Path, ...]:
    found = (each for each in INBOX.rglob("*") if each.suffix in KINDS)
    return tuple(sorted(each for each in found if each.parent != INBOX))


@cache
def _version() -> str:
    """Return what stands for all that decides how the files look."""
    said = hashlib.sha256(Path(__file__).read_bytes())
    for path in (INBOX / _REGISTER, *_returns()):
        said.update(path.name.encode() + path.read_bytes())
    return said.hexdigest()[:16]
