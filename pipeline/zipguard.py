"""The limits that a zip keeps if it was made by an office suite or a packer, and not to harm."""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from pipeline.failure import FailureReason, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# None of 4,588 good workbooks comes near any of these.
MAX_MEMBERS: Final = 5_000
MAX_UNPACKED_BYTES: Final = 300_000_000
_MAX_RATIO: Final = 200
_RATIO_FROM_BYTES: Final = 20_000_000
_LOCAL_HEADER_BYTES: Final = 30
_ENCRYPTED_FLAG: Final = 0x1
_WAY_OUT: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")

BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged zip may raise."""


def check_directory(members: Sequence[zipfile.ZipInfo]) -> None:
    """Check that the directory lists no more than a zip may hold, each place once, no way out.

    Raises:
        UnreadableError: it does not; nothing of the zip should be unpacked.
    """
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(FailureReason.HOSTILE, f"{len(members)} members")
    for before, after in itertools.pairwise(sorted(members, key=_start)):
        if _start(before) + _LOCAL_HEADER_BYTES + before.compress_size > _start(after):
            detail = f"{before.filename} overlaps {after.filename}"
            raise UnreadableError(FailureReason.HOSTILE, detail)
    for member in members:
        if _WAY_OUT.search(member.filename):
            raise UnreadableError(FailureReason.HOSTILE, f"path {member.filename}")


def check_sizes(members: Iterable[zipfile.ZipInfo]) -> None:
    """Check that some members unpack to a bearable size, and not out of nothing.

    Raises:
        UnreadableError: they would.
    """
    sizes = [(member.file_size, member.compress_size) for member in members]
    unpacked, packed = sum(size for size, _ in sizes), sum(size for _, size in sizes)
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableError(FailureReason.HOSTILE, f"{unpacked} bytes unpacked")
    if unpacked > _RATIO_FROM_BYTES and unpacked > _MAX_RATIO * packed:
        raise UnreadableError(FailureReason.HOSTILE, f"{unpacked} bytes out of {packed}")


def is_locked(member: zipfile.ZipInfo) -> bool:
    """Return whether a member can be read with a password only."""
    return bool(member.flag_bits & _ENCRYPTED_FLAG)


def _start(member: zipfile.ZipInfo) -> int:
    return member.header_offset
