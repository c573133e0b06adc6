"""Walk the inbox and take in its files; nothing is followed, opened for writing, or changed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipeline.intake.content import COMPANIONS, CONTAINERS, WORKBOOKS, content_of
from pipeline.intake.submission import Companion, Intake, Stray, StrayReason, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_FILE_BYTES = 50_000_000
REGISTER_NAME = "danh-muc.xlsx"

_WORKBOOK_NAMES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".ods", ".ots", ".et"}
)
_PASSED_OVER = re.compile(r"(?:\.|~\$)|(?:thumbs\.db|ehthumbs\.db|desktop\.ini)\Z", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)
_YEARS = range(2000, 2100)


class _File(NamedTuple):
    path: str
    source: Path


def take_in(inbox: Path) -> Intake:
    """Account for every file below an inbox.

    Passed over without a word: hidden files, the locks and leavings of office suites and systems
    (``~$x.xlsx``, ``.~lock.x.ods#``, ``Thumbs.db``), and folders that begin with ``_``. A workbook
    is told by its content; a file that only claims to be one by its name is a submission too, so
    that its sender hears why it cannot be read.
    """
    register: Submission | None = None
    submissions: list[Submission] = []
    companions: list[Companion] = []
    strays: list[Stray] = []
    for found in _found(inbox):
        if isinstance(found, Stray):
            strays.append(found)
        elif isinstance(found, Companion):
            companions.append(found)
        elif register is None and found.path.casefold() == REGISTER_NAME:
            register = found
        else:
            submissions.append(found)
    return Intake(
        register, _each_once(submissions), tuple(sorted(companions)), tuple(sorted(strays))
    )


def take_in_file(path: Path) -> Submission:
    """Take in one file from anywhere, by its name alone.

    Raises:
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    return Submission(
        _printable(path.parent, path),
        hashlib.sha256(data).hexdigest(),
        len(data),
        content_of(data),
        _leading_day(path.name),
        source=path,
    )


def _found(inbox: Path) -> Iterator[Submission | Companion | Stray]:
    for entry in _walk(inbox, inbox):
        yield entry if isinstance(entry, Stray) else _sorted_out(entry)


def _walk(inbox: Path, folder: Path) -> Iterator[_File | Stray]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield Stray(_printable(inbox, folder), StrayReason.UNREADABLE)
        return
    for entry in names:
        source = folder / entry.name
        if _PASSED_OVER.match(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("_"):
                yield from _walk(inbox, source)
        elif entry.is_file(follow_symlinks=False):
            yield _File(_printable(inbox, source), source)
        else:
            yield Stray(_printable(inbox, source), StrayReason.NOT_REGULAR)


def _printable(inbox: Path, source: Path) -> str:
    """Return the path below the inbox as people can read it, on one line, in any terminal."""
    raw = os.fsencode(source.relative_to(inbox).as_posix()).decode("utf-8", "backslashreplace")
    text = unicodedata.normalize("NFC", raw)
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _sorted_out(file: _File) -> Submission | Companion | Stray:
    data = _read(file)
    if isinstance(data, Stray):
        return data
    content, sha256 = content_of(data), hashlib.sha256(data).hexdigest()
    claims = file.source.suffix.lower() in _WORKBOOK_NAMES
    if content in WORKBOOKS or claims:
        return Submission(
            file.path,
            sha256,
            len(data),
            content,
            _arrived_on(file.path),
            source=file.source,
        )
    if content in COMPANIONS:
        return Companion(file.path, sha256, content)
    is_container = content in CONTAINERS
    reason = StrayReason.CONTAINER if is_container else StrayReason.NOT_A_RETURN
    return Stray(file.path, reason, content)


def _read(file: _File) -> bytes | Stray:
    """Read a file that is still what the walk saw: not swapped for a link or a pipe since."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(file.source, flags), "rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Stray(file.path, StrayReason.NOT_REGULAR)
            if status.st_size > MAX_FILE_BYTES:
                return Stray(file.path, StrayReason.TOO_LARGE)
            return opened.read()
    except OSError:
        return Stray(file.path, StrayReason.UNREADABLE)


def _arrived_on(path: str) -> date | None:
    """Return the day that begins the file's name, else that of the nearest folder that has one."""
    days = (_leading_day(name) for name in reversed(path.split("/")))
    return next((day for day in days if day is not None), None)


def _leading_day(name: str) -> date | None:
    match = _DAY.match(name)
    if match is None or int(match[1]) not in _YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _each_once(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Keep the earliest of equal files; the names of the others go with it."""
    by_content: dict[str, list[Submission]] = {}
    for submission in submissions:
        by_content.setdefault(submission.sha256, []).append(submission)
    kept = (_first(same) for same in by_content.values())
    return tuple(sorted(kept, key=lambda one: (one.path, one.sha256)))


def _first(same: list[Submission]) -> Submission:
    first, *others = sorted(same, key=lambda one: (one.arrived_on or date.max, one.path))
    return replace(first, copies=tuple(other.path for other in others))
