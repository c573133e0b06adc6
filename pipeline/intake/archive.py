"""Open a zip that people made by hand, with the names that they gave in whatever encoding."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, Final

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.contents import Contents, Member
from pipeline.syllable import marked_words, syllable_share
from pipeline.zipguard import BROKEN_ZIP, check_directory, check_sizes, is_locked

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBER_BYTES: Final = 50_000_000

_UNNAMED: Final = "tệp"
_UTF8_FLAG: Final = 0x800
_UNICODE_PATH: Final = 0x7075  # Info-ZIP's second name, in UTF-8, with a checksum of the first
_EXTRA_HEAD: Final = struct.Struct("<HH")
_PATH_HEAD: Final = struct.Struct("<BL")
# Windows packs by its Vietnamese code page, or by that of the language it was bought in.
_CODE_PAGES: Final = ("cp1258", "cp1252", "cp437")


def read_zip(data: bytes) -> Contents:
    """Return the files of a zip; its folders have no entry of their own.

    Raises:
        UnreadableError: it is damaged, or goes beyond what a zip may hold.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as broken:
        raise UnreadableError(FailureReason.DAMAGED, str(broken)) from broken
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    check_directory(members)
    check_sizes(members)
    files = (
        Member(name_of(member) or _UNNAMED, partial(_read, archive, member)) for member in members
    )
    return Contents(tuple(files))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if is_locked(member):
        raise UnreadableError(FailureReason.LOCKED_ARCHIVE, "zip password")
    if member.file_size > MAX_MEMBER_BYTES:
        raise UnreadableError(FailureReason.TOO_LARGE, f"{member.file_size} bytes")
    try:
        return archive.read(member)
    except BROKEN_ZIP as broken:
        raise UnreadableError(FailureReason.DAMAGED, str(broken)) from broken


def name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's name as it was given.

    By the flag or the second name that say UTF-8, else UTF-8 where the bytes are nothing else,
    else by the code page in which the most words are Vietnamese.
    """
    if member.flag_bits & _UTF8_FLAG:
        return _slashed(member.filename)
    raw = member.orig_filename.encode("cp437", "replace")
    return _slashed(_second_name(member.extra, raw) or decoded(raw))


def decoded(raw: bytes) -> str:
    """Return the bytes of a name as text.

    >>> decoded("Tiến độ.xlsx".encode()), decoded("Biểu mẫu".encode("cp437", "replace"))
    ('Tiến độ.xlsx', 'Bi?u m?u')
    """
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        # Of equal shares the first code page is taken.
        return max(_candidates(raw), key=lambda name: syllable_share(marked_words(name)))


def _candidates(raw: bytes) -> Iterator[str]:
    for page in _CODE_PAGES:
        yield unicodedata.normalize("NFC", raw.decode(page, "replace"))


def _second_name(extra: bytes, raw: bytes) -> str:
    while len(extra) >= _EXTRA_HEAD.size:
        kind, length = _EXTRA_HEAD.unpack_from(extra)
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(body) > _PATH_HEAD.size:
            _, checksum = _PATH_HEAD.unpack_from(body)
            if checksum == zlib.crc32(raw):
                return body[_PATH_HEAD.size :].decode("utf-8", "replace")
    return ""


def _slashed(name: str) -> str:
    return name.replace("\\", "/").strip("/")
