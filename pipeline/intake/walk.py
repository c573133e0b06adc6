"""Walk the inbox and take in its files; nothing is followed, opened for writing, or changed."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from pipeline.failure import FailureReason
from pipeline.intake.content import CONTAINERS, content_of
from pipeline.intake.names import is_passed_over, is_set_aside, nearest_day, printable
from pipeline.intake.sorting import gathered, sorted_out
from pipeline.intake.submission import Stray, StrayReason, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.intake.sorting import Item
    from pipeline.intake.submission import Intake

MAX_FILE_BYTES = 50_000_000
REGISTER_NAME = "danh-muc.xlsx"


class _File(NamedTuple):
    path: str
    source: Path


def take_in(inbox: Path) -> Intake:
    """Account for every file below an inbox; what lies in mails and archives comes later.

    Passed over without a word: hidden files, the locks and leavings of office suites and systems
    (``~$x.xlsx``, ``.~lock.x.ods#``, ``Thumbs.db``), and folders that begin with ``_``. A workbook
    is told by its content.
    """
    register: Submission | None = None
    items: list[Item] = []
    for item in _found(inbox):
        is_named = register is None and item.path.casefold() == REGISTER_NAME
        if is_named and isinstance(item, Submission):
            register = item
        else:
            items.append(item)
    return gathered(register, items)


def take_in_files(paths: Iterable[Path]) -> Intake:
    """Take in some files from anywhere, by their names alone, each as a return or a container."""
    return gathered(None, map(_asked_for, (path.resolve() for path in paths)))


def _asked_for(path: Path) -> Item:
    file = _submission(_File(_shown(path.parent, path), path))
    if isinstance(file, Submission) and file.content in CONTAINERS:
        return sorted_out(file)
    return file


def _found(inbox: Path) -> Iterator[Item]:
    for entry in _walk(inbox, inbox):
        yield entry if isinstance(entry, Stray) else _sorted_out(entry)


def _walk(inbox: Path, folder: Path) -> Iterator[_File | Stray]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield Stray(_shown(inbox, folder), StrayReason.UNREADABLE)
        return
    for entry in names:
        source = folder / entry.name
        if is_passed_over(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not is_set_aside(entry.name):
                yield from _walk(inbox, source)
        elif entry.is_file(follow_symlinks=False):
            yield _File(_shown(inbox, source), source)
        else:
            yield Stray(_shown(inbox, source), StrayReason.NOT_REGULAR)


def _shown(inbox: Path, source: Path) -> str:
    """Return the path below the inbox; bytes that are no UTF-8 are shown by their numbers."""
    raw = os.fsencode(source.relative_to(inbox).as_posix())
    return printable(raw.decode("utf-8", "backslashreplace"))


def _sorted_out(file: _File) -> Item:
    seen = _submission(file)
    return sorted_out(seen) if isinstance(seen, Submission) else seen


def _submission(file: _File) -> Submission | Stray:
    data = _read(file)
    if isinstance(data, Stray):
        return data
    sha256, content = hashlib.sha256(data).hexdigest(), content_of(data)
    day = nearest_day(file.path)
    return Submission(file.path, sha256, len(data), content, day, source=file.source)


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
                too_large = FailureReason.TOO_LARGE
                return Stray(file.path, StrayReason.TOO_LARGE, failure=too_large)
            return opened.read()
    except OSError:
        return Stray(file.path, StrayReason.UNREADABLE)
