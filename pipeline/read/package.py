"""Open a zipped workbook with care: every part is checked before any library sees the file."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from pipeline.failure import FailureReason, UnreadableError
from pipeline.zipguard import BROKEN_ZIP, check_directory, check_sizes, is_locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.read.lean import LeanZip

_DIGITS = 20  # of the largest count of 64 bits
_PARSED = (".xml", ".rels", ".bin")
_SHORT_TAG = 512  # bytes; longer ones are no form's, and would fill a worker's memory

_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HEAD_BYTES = 4_096
# No more than blanks, instructions and comments before the first element.
_PLAIN_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<[A-Za-z_]", re.DOTALL
)
_RELATIONSHIP = re.compile(rb"<(?:[\w.-]+:)?Relationship\s([^<>]*)>")


class Package:
    """The parts of a zipped workbook, by name without regard to case.

    Attributes:
        has_utf16: a part that was asked for is in UTF-16, which calamine takes for empty.

    Raises:
        UnreadableError: not a whole zip, behind a password, or far larger inside than outside.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as broken:
            raise UnreadableError(FailureReason.DAMAGED, str(broken)) from broken
        members = self._archive.infolist()
        _check_members(members)
        self.has_utf16 = False
        self._members = {_plain(member.filename): member for member in members}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(self._members)

    def hand_on(self, name: str, content: bytes, lean: LeanZip, *, is_whole: bool) -> None:
        """Put a part that was asked for into another zip under the name that it has in this one."""
        member = self._members.get(_plain(name))
        if member is not None:
            lean.add(member.filename, content, checksum=member.CRC if is_whole else None)

    def part(self, name: str) -> bytes:
        """Return a part as UTF-8; an absent one is empty.

        Raises:
            UnreadableError: the part does not match its checksum, or has a document type.
        """
        content = self.binary(name)
        if b"\0" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.has_utf16 = True
            content = _utf8(content)
        if b"<!DOCTYPE" in content:
            raise UnreadableError(FailureReason.DOCTYPE, name)
        return content

    def refuse_document_type(self, name: str) -> None:
        """Check a part that nobody reads; a document type stands before the first element.

        Raises:
            UnreadableError: the part has one, or is damaged where it begins.
        """
        member = self._members[_plain(name)]
        try:
            with self._archive.open(member) as part:
                head = part.read(_HEAD_BYTES)
        except BROKEN_ZIP as broken:
            raise UnreadableError(FailureReason.DAMAGED, f"{name}: {broken}") from broken
        if not _PLAIN_START.match(head):
            self.part(name)

    def binary(self, name: str) -> bytes:
        """Return a part as it is; an absent one is empty.

        Raises:
            UnreadableError: the part does not match its checksum.
        """
        member = self._members.get(_plain(name))
        if member is None:
            return b""
        try:
            return self._archive.read(member)
        except BROKEN_ZIP as broken:
            raise UnreadableError(FailureReason.DAMAGED, f"{name}: {broken}") from broken

    def other_parts(self, seen: set[str]) -> Iterator[str]:
        """Yield the names of the XML parts that are not among those seen."""
        known = {_plain(name) for name in seen}
        yield from (name for name in self._members if name.endswith(".xml") and name not in known)


def relations_part(name: str) -> str:
    """Return the name of the part that tells what a part ("" for the package) is related to."""
    folder, base = posixpath.split(name)
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def related(name: str, relations: bytes) -> dict[str, tuple[str, str]]:
    """Return what a part ("" for the package) is related to: kind and part name by id.

    Args:
        name: the part.
        relations: the part of `relations_part`.
    """
    folder = posixpath.dirname(name)
    found = (attributes(match[1]) for match in _RELATIONSHIP.finditer(relations))
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
        )
        for one in found
    }


def attributes(tag: bytes) -> Mapping[str, str]:
    """Return the attributes of a tag, entities resolved; forms of one kind share most tags."""
    return _known_attributes(tag) if len(tag) <= _SHORT_TAG else _attributes(tag)


def _attributes(tag: bytes) -> Mapping[str, str]:
    return {
        match[1].decode(): unescape((match[2] or match[3] or b"").decode("utf-8", "replace"))
        for match in _ATTRIBUTE.finditer(tag)
    }


_known_attributes = lru_cache(1 << 12)(_attributes)


def whole(text: str | None, otherwise: int) -> int:
    """Return the whole number of an attribute, another where it is absent or no number."""
    is_number = text is not None and text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if text and is_number else otherwise


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    check_directory(members)
    parsed = [member for member in members if member.filename.lower().endswith(_PARSED)]
    if any(map(is_locked, parsed)):
        raise UnreadableError(FailureReason.ENCRYPTED, "zip password")
    check_sizes(parsed)


def _utf8(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").encode()
    order = "utf-16-be" if content.startswith(b"\0") else "utf-16-le"
    return content.decode(order, "replace").encode()
