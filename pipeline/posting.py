"""Ask the officer, then send: the list first, nothing without a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.mailing import FOLDER
from pipeline.publish.outbox import locked
from pipeline.sending import plan_sending, send
from pipeline.sending_journal import Journal
from pipeline.sending_line import Line
from pipeline.sending_settings import mail_server
from pipeline.telling_mail import tell_by_hand, tell_entry, tell_plan, tell_sent

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from schemas.period import Period

QUESTION: Final = "Gửi {} thư trên? Gõ co để gửi, Enter để thôi: "
_YES: Final = frozenset({"co", "có", "c", "y", "yes"})


def post(console: Console, outbox: Path, period: Period, *, asks: bool, with_unsure: bool) -> None:
    """Show what would be sent, ask, send; without a server say how it is done by hand.

    Args:
        console: where the officer reads and answers.
        outbox: the folder of all periods.
        period: whose drafts.
        asks: whether to wait for a yes.
        with_unsure: send what may already have arrived as well.

    Raises:
        UsageError: no drafts, settings without sense, a server that does not let us in.
        OutboxError: the journal cannot be written, or another run is at work.
    """
    journal = Journal(outbox, period)
    plan = plan_sending(outbox, period, journal)
    server = mail_server()
    if server is None:
        tell_by_hand(console, outbox / FOLDER / period.code)
        return
    tell_plan(console, plan, server, with_unsure=with_unsure)
    count = len(plan.pending) + (len(plan.unsure) if with_unsure else 0)
    if not count:
        console.print("Không còn thư nào phải gửi.")
        return
    if asks and not _agreed(console, count):
        console.print("Chưa gửi thư nào.")
        return
    with locked(outbox):
        # Looked up anew: somebody else may have sent them while this question stood.
        plan = plan_sending(outbox, period, journal)
        parcels = (*plan.pending, *(plan.unsure if with_unsure else ()))
        entries = send(
            parcels, server, Line(server), journal, lambda entry: tell_entry(console, entry)
        )
    tell_sent(console, entries, journal.path)


def _agreed(console: Console, count: int) -> bool:
    try:
        return console.input(QUESTION.format(count)).strip().casefold() in _YES
    except EOFError:
        return False
