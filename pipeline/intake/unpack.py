"""Look into a mail or an archive, whatever is nested in it, and take one file out again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.archive import MAX_MEMBER_BYTES, read_zip
from pipeline.intake.content import CONTAINERS, Content, content_of
from pipeline.intake.names import is_passed_over, is_set_aside
from pipeline.zipguard import MAX_MEMBERS, MAX_UNPACKED_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipeline.intake.contents import Contents, Member

MAX_LEVELS: Final = 4
"""Containers in one another that are opened: a mail, forwarded, with a zip in a zip."""
_UP: Final = frozenset({".", ".."})  # in a name of an attachment: nowhere, as nothing is unpacked


class Found(NamedTuple):
    """One file in a container, or the container itself.

    Attributes:
        inside: its number on each level, from 0; empty for the container itself.
        names: its name on each level, as it is written there.
        sha256: of its bytes; empty for what has none or could not be unpacked.
        sender: of the outermost mail with a date, or a container's own.
        sent_on: its day.
        failure: why it could not be unpacked or, if it is a container, opened.
    """

    inside: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    sha256: str = ""
    size_bytes: int = 0
    content: Content = Content.UNKNOWN
    sender: str = ""
    sent_on: date | None = None
    failure: FailureReason | None = None


def look_inside(source: str) -> tuple[Found, ...]:
    """List a container on disk and all that is in it; run it in a worker.

    Raises:
        UnreadableError: the container itself cannot be opened, or holds too much.
    """
    data = Path(source).read_bytes()
    content = content_of(data)
    contents = _contents(data, content)
    own = Found(content=content, sender=contents.sender, sent_on=contents.sent_on)
    return (own, *_Listing().found(contents, own))


def taken_out(data: bytes, inside: tuple[int, ...]) -> bytes:
    """Return the bytes of one file in a container, by its numbers; run it in a worker.

    Raises:
        UnreadableError: it cannot be unpacked.
    """
    contents: Contents | None = None
    for number in inside:
        members = (contents or _contents(data, content_of(data))).members
        if number >= len(members):
            raise UnreadableError(FailureReason.DAMAGED, f"no member {number}")
        contents = members[number].mail
        data = members[number].read()
    return data


class _Listing:
    """The way through one container, which may spend so many files and bytes and no more."""

    def __init__(self) -> None:
        self._files, self._bytes = 0, 0

    def found(self, contents: Contents, parent: Found) -> Iterator[Found]:
        for number, member in enumerate(contents.members):
            here = parent._replace(
                inside=(*parent.inside, number), names=(*parent.names, member.name)
            )
            if not _is_left_out(member.name):
                yield from self._member(member, here)

    def _member(self, member: Member, here: Found) -> Iterator[Found]:
        try:
            data = member.read()
            self._spend(len(data))
        except UnreadableError as unread:
            if unread.failure.reason is FailureReason.HOSTILE:
                raise
            yield here._replace(sha256="", content=Content.UNKNOWN, failure=unread.failure.reason)
            return
        content = Content.EML if member.mail else content_of(data)
        sha256 = "" if member.mail else hashlib.sha256(data).hexdigest()
        here = here._replace(sha256=sha256, size_bytes=len(data), content=content)
        if content in CONTAINERS:
            yield from self._opened(member, data, here)
        else:
            yield here

    def _opened(self, member: Member, data: bytes, here: Found) -> Iterator[Found]:
        if len(here.inside) >= MAX_LEVELS:
            yield here._replace(failure=FailureReason.TOO_DEEP)
            return
        try:
            contents = member.mail or _contents(data, here.content)
        except UnreadableError as unread:
            yield here._replace(failure=unread.failure.reason)
            return
        if here.sent_on is None and (contents.sent_on or not here.sender):
            here = here._replace(sender=contents.sender, sent_on=contents.sent_on)
        yield here
        yield from self.found(contents, here)

    def _spend(self, size_bytes: int) -> None:
        if size_bytes > MAX_MEMBER_BYTES:
            raise UnreadableError(FailureReason.TOO_LARGE, f"{size_bytes} bytes")
        self._files += 1
        self._bytes += size_bytes
        if self._files > MAX_MEMBERS or self._bytes > MAX_UNPACKED_BYTES:
            detail = f"{self._files} files, {self._bytes} bytes"
            raise UnreadableError(FailureReason.HOSTILE, detail)


def _contents(data: bytes, content: Content) -> Contents:
    if content is Content.ZIP:
        return read_zip(data)
    if content is Content.EML:
        from pipeline.intake.mail import read_eml  # noqa: PLC0415 (slow to import, seldom needed)

        return read_eml(data)
    if content is Content.TNEF:
        from pipeline.intake.winmail import read_tnef  # noqa: PLC0415 (seldom needed)

        return read_tnef(data)
    if content is Content.MSG:
        from pipeline.intake.outlook import read_msg  # noqa: PLC0415 (the same)

        return read_msg(data)
    raise UnreadableError(FailureReason.OTHER_ARCHIVE, content)


def _is_left_out(name: str) -> bool:
    *folders, file = name.split("/")
    return is_passed_over(file) or any(
        is_passed_over(folder) or is_set_aside(folder) for folder in folders if folder not in _UP
    )
