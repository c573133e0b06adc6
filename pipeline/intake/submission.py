"""Every file of the inbox, accounted for: returns, their companions, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pipeline.failure import FailureReason
    from pipeline.intake.content import Content


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that is, or claims to be, a workbook that somebody sent back.

    Attributes:
        path: below the inbox, with forward slashes, NFC and printable: a name for people. A file
            in a mail or an archive bears the container's path before its own name.
        sha256: of its bytes, in hexadecimal.
        size_bytes: of the file.
        content: what it is by its bytes; what is no workbook is refused by the reading, with why.
        arrived_on: the day of the mail that brought it, else the day that the file's name or a
            folder's begins with; the earliest of its copies.
        copies: other paths of the same bytes, in order.
        sender: of the mail that brought it, as the mail says; it proves nothing.
        inside: its number in the container, and in a container within that, and so on.
        source: the file on disk, itself or the outermost container; takes no part in comparisons.
    """

    path: str
    sha256: str
    size_bytes: int
    content: Content
    arrived_on: date | None
    copies: tuple[str, ...] = ()
    sender: str = ""
    inside: tuple[int, ...] = ()
    source: Path = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Companion:
    """A document that came beside the returns: a signed scan, a letter, a photograph."""

    path: str
    sha256: str
    content: Content


@dataclass(frozen=True, slots=True)
class Container:
    """A mail or an archive; what lies in it is taken in as if it lay beside it.

    Attributes:
        path: as of a submission.
        sha256: of its bytes; empty for a mail that is a part of another mail.
        content: what it is.
        sender: as of a submission.
        arrived_on: as of a submission.
        failure: why it could not be opened; None for one that was, or was not tried yet.
        source: as of a submission.
    """

    path: str
    sha256: str
    content: Content
    sender: str = ""
    arrived_on: date | None = None
    failure: FailureReason | None = None
    source: Path = field(kw_only=True, compare=False, repr=False)


class StrayReason(StrEnum):
    """Why a file is neither a return nor a document beside one."""

    NOT_A_RETURN = "not-a-return"
    TOO_LARGE = "too-large"
    NOT_REGULAR = "not-regular"  # a link, a pipe, a device: never followed
    UNREADABLE = "unreadable"  # the system does not let us
    UNOPENED = "unopened"  # locked or damaged in its archive


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that is not taken in.

    Attributes:
        path: as of a submission.
        reason: why not.
        content: what it is, where it was looked at.
        failure: what its sender is to hear, where it may have been a return.
    """

    path: str
    reason: StrayReason
    content: Content | None = None
    failure: FailureReason | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What lies in an inbox.

    Attributes:
        register: the list of projects, units and periods; None where it is missing.
        submissions: by path, then by sha256; each content once.
        companions: by path.
        strays: by path.
        containers: by path.
    """

    register: Submission | None
    submissions: tuple[Submission, ...]
    companions: tuple[Companion, ...]
    strays: tuple[Stray, ...]
    containers: tuple[Container, ...] = ()
