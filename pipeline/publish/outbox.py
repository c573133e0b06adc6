"""Put a run in place whole or not at all, and keep aside what people changed in the old one."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

from pipeline.errors import OutboxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RECORD: Final = "run.json"
KEPT_ASIDE: Final = "_ban-sua"
_BUILDING: Final = ".dang-lap"
_OLD: Final = ".ban-cu"
_MARKER: Final = ".dang-thay"
_COPYING: Final = ".dang-chep"
_UNFINISHED: Final = (_BUILDING, _OLD, _MARKER, _COPYING)
_LOCK: Final = ".khoa"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def put(outbox: Path, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write a folder of the outbox beside the old one, then exchange the two.

    Args:
        outbox: the folder of all periods; made where it is not there.
        name: the period's folder.
        files: contents by path below that folder, forward slashes; `RECORD` among them.

    Returns:
        The files that a person had changed or added since the last run, now below `KEPT_ASIDE`.

    Raises:
        OutboxError: the outbox cannot be written, or another run is at work; nothing has changed.
    """
    try:
        outbox.mkdir(parents=True, exist_ok=True)
        with locked(outbox):
            recover(outbox)
            return _replace(outbox, name, files)
    except OSError as refused:
        raise OutboxError(_sentence(outbox, refused)) from refused


def _replace(outbox: Path, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    building = outbox / f"{_BUILDING}-{name}"
    try:
        _write(building, files)
        kept = _keep_aside(outbox, name)
        _exchange(outbox, name, building)
    except OSError:
        # What was built so far would fill a full disk until somebody runs this again.
        shutil.rmtree(building, ignore_errors=True)
        raise
    return kept


def recover_at_start(outbox: Path) -> None:
    """Complete what an interrupted run left, before this run comes to writing, if it ever does.

    An outbox that cannot be written, or that another run is writing, is for `put` to complain of.
    """
    with contextlib.suppress(OSError, OutboxError):
        if any(any(outbox.glob(f"{mark}*")) for mark in _UNFINISHED):
            with locked(outbox):
                recover(outbox)


def recover(outbox: Path) -> None:
    """Complete what an interrupted run left: an exchange half done, a folder half built."""
    for marker in sorted(outbox.glob(f"{_MARKER}-*")):
        name = marker.name.removeprefix(f"{_MARKER}-")
        building, old = outbox / f"{_BUILDING}-{name}", outbox / f"{_OLD}-{name}"
        if not (outbox / name).exists() and building.exists():
            building.rename(outbox / name)
        elif not (outbox / name).exists() and old.exists():
            old.rename(outbox / name)
        marker.unlink()
    for left in (*outbox.glob(f"{_BUILDING}-*"), *outbox.glob(f"{_OLD}-*")):
        shutil.rmtree(left)
    (outbox / _COPYING).unlink(missing_ok=True)


def changed_since(folder: Path) -> tuple[str, ...]:
    """Return the files of a period's folder that are not as its run wrote them, sorted.

    Without its record nobody can tell, and all of them count as a person's.
    """
    try:
        written = dict(json.loads((folder / RECORD).read_bytes())["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        written = {}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in found}
    return tuple(
        name
        for name, path in names.items()
        if name != RECORD and _sha256(path) != written.get(name) and not _is_lock(path)
    )


def _is_lock(path: Path) -> bool:
    return path.name.startswith(("~$", ".~lock."))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for below in {(folder / name).parent for name in files}:
        below.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with (folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _keep_aside(outbox: Path, name: str) -> tuple[str, ...]:
    changed = changed_since(outbox / name)
    for each in changed:
        source = outbox / name / each
        target = _free(outbox / KEPT_ASIDE / name / each, _sha256(source))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, outbox / _COPYING)
        (outbox / _COPYING).replace(target)
    return changed


def _free(path: Path, sha256: str) -> Path:
    """Return the path, numbered where another content is kept there; what is kept is kept once."""
    number, free = 1, path
    while free.exists() and _sha256(free) != sha256:
        number += 1
        free = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return free


def _exchange(outbox: Path, name: str, building: Path) -> None:
    target, old = outbox / name, outbox / f"{_OLD}-{name}"
    if not target.exists():
        building.rename(target)
        return
    if _exchanged(building, target):
        shutil.rmtree(building, ignore_errors=True)
        return
    # Elsewhere than on Linux: two renames, and a marker by which the next start completes them.
    marker = outbox / f"{_MARKER}-{name}"
    marker.touch()
    try:
        target.rename(old)
        building.rename(target)
    except OSError:
        # A file that is open in Excel on Windows holds its folder where it is.
        if not target.exists():
            old.rename(target)
        marker.unlink()
        raise
    marker.unlink()
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    done = renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    if done == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


@contextlib.contextmanager
def locked(outbox: Path) -> Iterator[None]:
    """Keep a second run out; the lock dies with the process that holds it.

    Raises:
        OutboxError: another run is at work.
    """
    with (outbox / _LOCK).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as held:
            raise OutboxError(
                "Một lần chạy khác đang ghi vào outbox. Chờ lần đó xong rồi chạy lại lệnh."
            ) from held
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 (Windows only)

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 (not on Windows)

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sentence(outbox: Path, refused: OSError) -> str:
    why = {
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EROFS: "thư mục chỉ cho đọc",
        errno.EACCES: "không có quyền ghi, hoặc một tệp đang mở trong Excel",
        errno.EPERM: "không có quyền ghi, hoặc một tệp đang mở trong Excel",
        errno.EEXIST: "đường dẫn là tệp, không phải thư mục",
        errno.ENOTDIR: "đường dẫn là tệp, không phải thư mục",
    }.get(refused.errno or 0, refused.strerror or str(refused))
    return (
        f"Không ghi được vào {outbox}: {why}. Kết quả cũ còn nguyên."
        " Đóng các tệp đang mở, kiểm tra ổ đĩa rồi chạy lại lệnh."
    )
