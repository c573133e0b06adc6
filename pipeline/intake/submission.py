"""Every file of the inbox, accounted for: returns, their companions, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pipeline.intake.content import Content


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that is, or claims to be, a workbook that somebody sent back.

    Attributes:
        path: below the inbox, with forward slashes, NFC and printable: a name for people.
        sha256: of its bytes, in hexadecimal.
        size_bytes: of the file.
        content: what it is by its bytes; what is no workbook is refused by the reading, with why.
        arrived_on: the day that the file's name or a folder's begins with; the earliest of its
            copies.
        copies: other paths of the same bytes, in order.
        source: where the bytes are; takes no part in comparisons.
    """

    path: str
    sha256: str
    size_bytes: int
    content: Content
    arrived_on: date | None
    copies: tuple[str, ...] = ()
    source: Path = field(kw_only=True, compare=False, repr=False)

    def read_bytes(self) -> bytes:
        """Return what the file holds."""
        return self.source.read_bytes()


@dataclass(frozen=True, slots=True, order=True)
class Companion:
    """A document that came beside the returns: a signed scan, a letter, a photograph."""

    path: str
    sha256: str
    content: Content


class StrayReason(StrEnum):
    """Why a file is neither a return nor a document beside one."""

    NOT_A_RETURN = "not-a-return"
    CONTAINER = "container"  # a mail or an archive: what is in it was not looked at
    TOO_LARGE = "too-large"
    NOT_REGULAR = "not-regular"  # a link, a pipe, a device: never followed
    UNREADABLE = "unreadable"  # the system does not let us


@dataclass(frozen=True, slots=True, order=True)
class Stray:
    """A file that is not taken in.

    Attributes:
        path: as of a submission.
        reason: why not.
        content: what it is, where it was looked at.
    """

    path: str
    reason: StrayReason
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What lies in an inbox.

    Attributes:
        register: the list of projects, units and periods; None where it is missing.
        submissions: by path, then by sha256; each content once.
        companions: by path.
        strays: by path.
    """

    register: Submission | None
    submissions: tuple[Submission, ...]
    companions: tuple[Companion, ...]
    strays: tuple[Stray, ...]
