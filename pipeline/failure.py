"""Why a file could not be read at all, as a value that travels home from a worker."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class FailureReason(StrEnum):
    """Why there is nothing to read; what to tell the sender follows from it."""

    EMPTY = "empty"
    NOT_WORKBOOK = "not-workbook"
    OTHER_SHEET = "other-sheet"  # a workbook in a form of its program's own
    DAMAGED = "damaged"  # cut short, or a part of it does not match its checksum
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    TOO_MANY_CELLS = "too-many-cells"
    HOSTILE = "hostile"  # unpacks to far more than it is
    DOCTYPE = "doctype"  # no office suite writes one; entities can grow without end
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    NO_CELLS = "no-cells"
    OTHER_ARCHIVE = "other-archive"  # .rar, .7z: what is in it was not looked at
    LOCKED_ARCHIVE = "locked-archive"
    NO_ATTACHMENT = "no-attachment"  # a mail that is nothing but its text
    TOO_DEEP = "too-deep"  # mails and archives in one another without end


class Failure(Struct, frozen=True):
    """One file that could not be read.

    Attributes:
        reason: the typed reason.
        detail: what was seen, for a developer; never shown to a reporter.
    """

    reason: FailureReason
    detail: str = ""


class UnreadableError(Exception):
    """Ends the reading of one file; where the reading began it becomes its `Failure`."""

    def __init__(self, reason: FailureReason, detail: str = "") -> None:
        self.failure = Failure(reason, detail)
        super().__init__(reason, detail)
