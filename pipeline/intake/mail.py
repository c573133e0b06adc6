"""Open a mail as mail programs save it (.eml): who sent it, on which day, with which files."""

from __future__ import annotations

import email
import unicodedata
from datetime import UTC, timedelta, timezone
from email.errors import MessageError
from email.header import decode_header
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from functools import partial
from mimetypes import guess_extension
from typing import TYPE_CHECKING, Final, cast

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.archive import decoded
from pipeline.intake.contents import Contents, Member

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from email.message import Message

VIETNAM: Final = timezone(timedelta(hours=7))
_YEARS: Final = range(2000, 2100)


class _AsWritten(Compat32):
    """Headers as they were written: mail programs put Vietnamese there without encoding it."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the policy's face
        if value.isascii():
            return value
        return decoded(value.encode("utf-8", "surrogateescape"))


_AS_WRITTEN: Final = _AsWritten()


def read_eml(data: bytes) -> Contents:
    """Return what a mail brings; the texts that are the letter itself are no files.

    Raises:
        UnreadableError: it has neither a header nor a file.
    """
    message = email.message_from_bytes(data, policy=_AS_WRITTEN)
    if not message.keys():
        raise UnreadableError(FailureReason.DAMAGED, "no header")
    return _contents(message)


def day_in_vietnam(moment: datetime) -> date | None:
    """Return the day on which a moment fell there; a time without a zone is UTC.

    None for a year in which no mail was sent to anybody.
    """
    try:
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        day = zoned.astimezone(VIETNAM).date()
    except (OverflowError, ValueError):
        return None
    return day if day.year in _YEARS else None


def said(header: str) -> str:
    """Return a header's text on one line, its encoded words decoded (RFC 2047)."""
    try:
        parts = decode_header(header)
    except (ValueError, MessageError):  # what looks like base64 and is not
        return header
    text = "".join(_decoded(part, charset) for part, charset in parts)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decoded(part)


def _contents(message: Message[str, str]) -> Contents:
    members = tuple(_named(number, part) for number, part in enumerate(_files(message), start=1))
    return Contents(members, said(message.get("from", "")), _sent_on(message))


def _sent_on(message: Message[str, str]) -> date | None:
    """Return the day of the mail by its own word, else by the last server that passed it on."""
    received = message.get("received", "").rpartition(";")[2]
    for moment in (message.get("date", ""), received):
        try:
            return day_in_vietnam(parsedate_to_datetime(moment.strip()))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _files(message: Message[str, str]) -> Iterator[Message[str, str]]:
    is_mail = message.get_content_type() == "message/rfc822"
    if message.is_multipart() and not is_mail:
        for part in _parts(message):
            yield from _files(part)
    elif is_mail or message.get_content_maintype() != "text" or message.get_filename():
        yield message


def _named(number: int, part: Message[str, str]) -> Member:
    name = said(part.get_filename() or "").replace("\\", "/").strip("/")
    if part.is_multipart():
        mail = _contents(_parts(part)[0])
        return Member(name or f"thư kèm {number}.eml", bytes, mail)
    ending = guess_extension(part.get_content_type()) or ""
    return Member(name or f"tệp {number}{ending}", partial(_payload, part))


def _parts(message: Message[str, str]) -> list[Message[str, str]]:
    return cast("list[Message[str, str]]", message.get_payload())


def _payload(part: Message[str, str]) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
