"""The journal of sending: what was begun and how it ended, on disk before and after each mail."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.errors import OutboxError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from schemas.period import Period

FOLDER: Final = "_nhat-ky-gui"


class Outcome(StrEnum):
    """How an attempt to send a mail to an address ended."""

    BEGUN = "begun"  # nothing came after: the program died, and nobody knows
    SENT = "sent"  # the server took it over
    REFUSED = "refused"  # the server did not take it
    FAILED = "failed"  # it never reached the server
    UNSURE = "unsure"  # it was handed over whole, and the line broke before the answer


UNKNOWN: Final = frozenset({Outcome.BEGUN, Outcome.UNSURE})


class Entry(Struct, frozen=True):
    """One line.

    Attributes:
        draft: the file's name.
        sha256: of the draft as it was.
        address: to whom.
        outcome: so far.
        moment: ISO, with time zone.
        said: the server's words; empty where it said nothing.
    """

    draft: str
    sha256: str
    address: str
    outcome: Outcome
    moment: str
    said: str = ""


class Journal:
    """One period's journal; it only ever grows.

    Args:
        outbox: the folder of all periods.
        period: which one.
    """

    def __init__(self, outbox: Path, period: Period) -> None:
        self.path = outbox / FOLDER / f"{period.code}.jsonl"

    def last(self) -> Mapping[tuple[str, str], Entry]:
        """Return how things stand for each draft's content and address.

        A line that was cut short by a power failure was never acted upon, and is passed over.
        """
        if not self.path.exists():
            return {}
        found: dict[tuple[str, str], Entry] = {}
        for line in self.path.read_text(encoding="utf-8").splitlines():
            entry = _read(line)
            if entry:
                found[entry.sha256, entry.address] = entry
        return found

    def note(self, *entries: Entry) -> None:
        """Add lines; when this returns they are on disk.

        Raises:
            OutboxError: they are not, so nothing may be sent.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                if file.tell() and not self._ends_whole():
                    file.write(b"\n")
                for entry in entries:
                    file.write(f"{_written(entry)}\n".encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as refused:
            raise OutboxError(
                f"Không ghi được nhật ký gửi thư {self.path}: {refused.strerror}. Dừng gửi để không"
                " gửi trùng; kiểm tra ổ đĩa rồi chạy lại lệnh."
            ) from refused

    def _ends_whole(self) -> bool:
        return self.path.read_bytes().endswith(b"\n")


def _written(entry: Entry) -> str:
    said = {
        "draft": entry.draft,
        "sha256": entry.sha256,
        "address": entry.address,
        "outcome": entry.outcome.value,
        "moment": entry.moment,
        "said": entry.said,
    }
    return json.dumps(said, ensure_ascii=False)


def _read(line: str) -> Entry | None:
    try:
        said = json.loads(line)
        return Entry(
            said["draft"],
            said["sha256"],
            said["address"],
            Outcome(said["outcome"]),
            said["moment"],
            said.get("said", ""),
        )
    except (ValueError, KeyError, TypeError):
        return None
