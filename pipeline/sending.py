"""Send the drafts of a period: each once, none lost, and one failure stops no other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.errors import UsageError
from pipeline.mailing import FOLDER
from pipeline.publish.mail_post import Letterbox
from pipeline.sending_journal import UNKNOWN, Entry, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.sending_journal import Journal
    from pipeline.sending_line import Line
    from pipeline.sending_settings import MailServer
    from schemas.period import Period


class Parcel(Struct, frozen=True):
    """A draft with the addresses to which it has still to go.

    Attributes:
        box: the draft.
        addresses: not all of its own where some have had it.
        before: what the last attempt came to; empty without one.
    """

    box: Letterbox
    addresses: tuple[str, ...]
    before: str = ""


class Plan(Struct, frozen=True):
    """What would be done.

    Attributes:
        pending: no server has taken it over yet.
        unsure: may have arrived; goes again only when a person says so.
        done: names of drafts that all their addresses have had.
        unaddressed: names of drafts without a usable address.
    """

    pending: tuple[Parcel, ...]
    unsure: tuple[Parcel, ...]
    done: tuple[str, ...]
    unaddressed: tuple[str, ...]


def plan_sending(outbox: Path, period: Period, journal: Journal) -> Plan:
    """Return which drafts have still to go where; those that were changed since count as new.

    Raises:
        UsageError: there are no drafts.
    """
    folder = outbox / FOLDER / period.code
    boxes = [Letterbox.opened(path) for path in sorted(folder.glob("*.eml"))]
    if not boxes:
        raise UsageError(
            f"Chưa có thư nháp của kỳ {period.code}. Chạy «make mail PERIOD={period.code}» trước."
        )
    known = journal.last()
    unsure = tuple(_parcels(boxes, known, UNKNOWN))
    pending = tuple(_parcels(boxes, known, {None, Outcome.REFUSED, Outcome.FAILED}))
    waiting = {parcel.box.name for parcel in (*pending, *unsure)}
    return Plan(
        pending=pending,
        unsure=unsure,
        done=tuple(box.name for box in boxes if box.addresses and box.name not in waiting),
        unaddressed=tuple(box.name for box in boxes if not box.addresses),
    )


def send(
    parcels: Iterable[Parcel],
    server: MailServer,
    line: Line,
    journal: Journal,
    on_done: Callable[[Entry], None],
) -> tuple[Entry, ...]:
    """Send parcels one after the other; return how each address fared.

    Before a mail is handed over the journal says so, on disk; whatever happens then, a second run
    knows what may not go again. After a broken connection the next mail opens a new one.

    Args:
        parcels: what to send.
        server: in whose name.
        line: over which.
        journal: of the period.
        on_done: called for each address.

    Raises:
        UsageError: the server cannot be reached, or does not let us in; the rest was not sent.
        OutboxError: the journal cannot be written; the rest was not sent.
    """
    ended: list[Entry] = []
    try:
        for parcel in parcels:
            line.open()
            for entry in _send(parcel, server, line, journal):
                ended.append(entry)
                on_done(entry)
    finally:
        line.close()
    return tuple(ended)


def _send(parcel: Parcel, server: MailServer, line: Line, journal: Journal) -> Sequence[Entry]:
    moment = datetime.now().astimezone()
    box = parcel.box
    journal.note(*(_entry(box, each, Outcome.BEGUN, moment) for each in parcel.addresses))
    data = box.ready(server.sender, server.sender_name, moment)
    said = line.hand_over(server.sender, parcel.addresses, data)
    moment = datetime.now().astimezone()
    found = [
        _entry(box, address, outcome, moment, text) for address, (outcome, text) in said.items()
    ]
    journal.note(*found)
    return found


def _parcels(
    boxes: Sequence[Letterbox],
    known: Mapping[tuple[str, str], Entry],
    wanted: Iterable[Outcome | None],
) -> Iterator[Parcel]:
    for box in boxes:
        entries = {address: known.get((box.sha256, address)) for address in box.addresses}
        chosen = {
            address: entry
            for address, entry in entries.items()
            if (entry.outcome if entry else None) in wanted
        }
        if chosen:
            said = (f"{each.outcome.value} {each.said}" for each in chosen.values() if each)
            yield Parcel(box, tuple(chosen), "; ".join(said))


def _entry(
    box: Letterbox, address: str, outcome: Outcome, moment: datetime, said: str = ""
) -> Entry:
    return Entry(box.name, box.sha256, address, outcome, moment.isoformat("T", "seconds"), said)
