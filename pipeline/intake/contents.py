"""What a mail or an archive holds, before anybody unpacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Member(Struct, frozen=True):
    """One file in a mail or an archive.

    Attributes:
        name: as it is to be shown, folders with forward slashes.
        read: gives its bytes; raises `UnreadableError`.
        mail: what it holds, where it is a mail that has no bytes of its own; None otherwise.
    """

    name: str
    read: Callable[[], bytes]
    mail: Contents | None = None


class Contents(Struct, frozen=True):
    """The files of a mail or an archive in their order, and what a mail says of itself.

    Attributes:
        sender: name and address as written; empty for an archive.
        sent_on: the day in Vietnam; None for an archive, or a mail that was never sent.
    """

    members: tuple[Member, ...]
    sender: str = ""
    sent_on: date | None = None
