"""Mail drafts (.eml) that open in a mail program ready to send, the same bytes every time."""

from __future__ import annotations

import hashlib
import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from pipeline.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAVY_BYTES: Final = 7_000_000
"""From here on a warning: some gateways take no more than 10 MB, and base64 adds a third."""

TOO_HEAVY_BYTES: Final = 10_000_000

_ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}")
_BETWEEN: Final = re.compile(r"[;,\s]+")
_TYPES: Final = {
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}
_UNKNOWN_TYPE: Final = ("application", "octet-stream")


class Attachment(Struct, frozen=True):
    """A file that goes along; its name is made ASCII, or Outlook may show none at all."""

    name: str
    content: bytes

    @property
    def ascii_name(self) -> str:
        """The name as it is attached."""
        if self.name.isascii() and self.name.isprintable():
            return self.name
        stem, dot, ending = self.name.rpartition(".")
        return f"{slug(stem)}.{slug(ending)}" if dot else slug(self.name)


class Draft(Struct, frozen=True):
    """A mail that nobody has sent yet.

    Attributes:
        name: of its file, without ending.
        receiver: whom it addresses, in words.
        addresses: where it goes; none where nobody knows.
        subject: one line.
        text, html: the same said twice.
        attachments: in the order in which the text names them.
    """

    name: str
    receiver: str
    addresses: tuple[str, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = field(default=())

    @property
    def attached_bytes(self) -> int:
        """How much the attachments weigh, before the mail's coding makes them a third heavier."""
        return sum(len(each.content) for each in self.attachments)


def addresses_in(said: str | None) -> tuple[str, ...]:
    """Return the usable addresses of a cell of the register, in its order, each once.

    What is no plain address is left out whole: so nothing in it can become a header of a mail.
    """
    parts = _BETWEEN.split(said or "")
    return tuple(dict.fromkeys(part for part in parts if _ADDRESS.fullmatch(part)))


def eml(draft: Draft) -> bytes:
    """Return a draft as a file that opens as an unsent mail; ASCII throughout.

    It bears neither day nor Message-ID: the mail program that sends it gives both.
    """
    message = EmailMessage(policy=SMTP)
    message.set_content(draft.text, cte="base64")
    message.add_alternative(draft.html, subtype="html", cte="base64")
    for attachment in draft.attachments:
        main, sub = _type(attachment.ascii_name)
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=attachment.ascii_name
        )
    _set_boundaries(message, _digest(draft))
    return "".join(_headers(draft)).encode("ascii") + message.as_bytes()


def encoded(name: str, said: str) -> str:
    """Return a text as the value of a header, in words of RFC 2047 where it is not plain.

    The library's newer way of writing headers loses blanks between such words.
    """
    line = one_line(said)
    charset = "us-ascii" if line.isascii() else "utf-8"
    return Header(line, charset, header_name=name).encode(linesep="\r\n")


def one_line(said: str) -> str:
    """Return a text as a header may hold it: no breaks, no control signs."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())


def _headers(draft: Draft) -> Iterator[str]:
    if draft.addresses:
        # Bare addresses: mail programs, and this language's own reader, mangle long encoded names.
        receivers = ",\r\n ".join(draft.addresses)
        yield f"To: {receivers}\r\n"
    yield f"Subject: {encoded('Subject', draft.subject)}\r\n"
    yield "X-Unsent: 1\r\n"


def _type(name: str) -> tuple[str, str]:
    return _TYPES.get(name.rpartition(".")[2].lower(), _UNKNOWN_TYPE)


def _set_boundaries(message: EmailMessage, digest: str) -> None:
    """Give the parts' boundaries names from the content, where the library would draw lots."""
    parts = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{digest}_{number}")


def _digest(draft: Draft) -> str:
    found = hashlib.sha256()
    for said in _said(draft):
        found.update(len(said).to_bytes(8))
        found.update(said)
    return found.hexdigest()[:32]


def _said(draft: Draft) -> Iterable[bytes]:
    yield from (text.encode() for text in (draft.receiver, draft.subject, draft.text, draft.html))
    yield from (address.encode() for address in draft.addresses)
    for attachment in draft.attachments:
        yield attachment.ascii_name.encode()
        yield attachment.content
