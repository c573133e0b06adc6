"""A draft on its way: whom it is for, and the bytes that a mail server is handed."""

from __future__ import annotations

import hashlib
from email import message_from_bytes
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.publish.mail import addresses_in, encoded

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_NOT_SENT = frozenset({b"x-unsent", b"from", b"date", b"message-id", b"bcc"})
"""Headers of a draft that a sent mail has not, or has of its own."""


class Letterbox(Struct, frozen=True):
    """A draft as it lies in the folder, whoever wrote or changed it.

    Attributes:
        name: of its file.
        data: its bytes.
        addresses: the usable addresses of To and Cc, each once.
        subject: as people read it.
    """

    name: str
    data: bytes
    addresses: tuple[str, ...]
    subject: str

    @classmethod
    def opened(cls, path: Path) -> Letterbox:
        """Read a draft."""
        data = path.read_bytes()
        message = message_from_bytes(data, policy=SMTP)
        fields = [str(value) for name in ("To", "Cc") for value in message.get_all(name, ())]
        found = (address for _, address in getaddresses(fields))
        addresses = tuple(dict.fromkeys(each for said in found for each in addresses_in(said)))
        return cls(path.name, data, addresses, str(message["Subject"] or ""))

    @property
    def sha256(self) -> str:
        """What tells this version of the draft from others."""
        return hashlib.sha256(self.data).hexdigest()

    def message_id(self, sender: str) -> str:
        """Return its Message-ID: the same at every attempt, so that a second copy shows as one."""
        return f"<{self.sha256[:32]}@{sender.rpartition('@')[2]}>"

    def ready(self, sender: str, name: str, moment: datetime) -> bytes:
        """Return the mail: the draft without its mark, with sender, day and Message-ID.

        Args:
            sender: the address that it comes from.
            name: of the sender, in words; may be empty.
            moment: of sending, with its time zone.
        """
        head, separator, body = _lines(self.data).partition(b"\r\n\r\n")
        shown = f"{encoded('From', name)} <{sender}>" if name else sender
        own = (
            f"From: {shown}",
            f"Date: {format_datetime(moment)}",
            f"Message-ID: {self.message_id(sender)}",
        )
        kept = b"\r\n".join(_kept(head))
        return "\r\n".join(own).encode("ascii") + b"\r\n" + kept + separator + body


def _lines(data: bytes) -> bytes:
    """Return the bytes with the line ends of mails, however an editor has saved them."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")


def _kept(head: bytes) -> list[bytes]:
    kept: list[bytes] = []
    is_wanted = True
    for line in head.split(b"\r\n"):
        if not line.startswith((b" ", b"\t")):
            is_wanted = line.partition(b":")[0].strip().lower() not in _NOT_SENT
        if is_wanted:
            kept.append(line)
    return kept
