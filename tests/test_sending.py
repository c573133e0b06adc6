"""Drafts sent to a real mail server: each once, none lost, one failure stops no other."""

from __future__ import annotations

import dataclasses
import re
import ssl
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from pipeline.errors import UsageError
from pipeline.mailing import FOLDER
from pipeline.publish.mail import Attachment, Draft, eml
from pipeline.sending import plan_sending, send
from pipeline.sending_journal import Entry, Journal, Outcome
from pipeline.sending_line import Line
from schemas.period import Period
from tests.mail_server import UNKNOWN, Office, cut_after, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.sending import Plan
    from pipeline.sending_settings import MailServer

PERIOD = Period.parse("2026-Q1")
NAMES = ("a", "b", "c")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def server(office: Office, tmp_path: Path) -> Iterator[MailServer]:
    with serving(office, tmp_path) as found:
        yield found


def address(name: str) -> str:
    return f"{name}@example.invalid"


def lay(outbox: Path, name: str, *addresses: str, size: int = 10) -> None:
    """Lay a draft into the folder of the period."""
    draft = Draft(
        name,
        name,
        addresses or (address(name),),
        f"Thư {name}",
        f"Kính gửi {name}.\n.\n",
        "<p>x</p>",
        (Attachment("tep.bin", bytes(range(256)) * (size // 256 + 1)),),
    )
    folder = outbox / FOLDER / PERIOD.code
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.eml").write_bytes(eml(draft))


def planned(outbox: Path) -> Plan:
    return plan_sending(outbox, PERIOD, Journal(outbox, PERIOD))


def run(outbox: Path, server: MailServer, *, again: bool = False) -> tuple[Entry, ...]:
    """Send what is pending, as `make send` does after a yes."""
    plan = planned(outbox)
    parcels = (*plan.pending, *(plan.unsure if again else ()))
    journal = Journal(outbox, PERIOD)
    return send(parcels, server, Line(server, seconds=10), journal, lambda _: None)


def outcomes(entries: tuple[Entry, ...]) -> dict[str, Outcome]:
    return {entry.address: entry.outcome for entry in entries}


def test_every_mail_arrives_once_however_often_the_command_runs(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    for name in NAMES:
        lay(tmp_path, name)
    assert set(outcomes(run(tmp_path, server)).values()) == {Outcome.SENT}
    assert run(tmp_path, server) == ()
    assert office.addresses == [address(name) for name in NAMES]
    assert planned(tmp_path).done == ("a.eml", "b.eml", "c.eml")


def test_a_mail_bears_sender_day_and_message_id_and_no_mark(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a")
    run(tmp_path, server)
    message = message_from_bytes(office.received[0][1], policy=SMTP)
    assert message["From"] == "Sở Tài chính <duan@example.invalid>"
    assert message["To"] == "a@example.invalid"
    assert message["Subject"] == "Thư a"
    assert message["X-Unsent"] is None
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.invalid>", str(message["Message-ID"]))
    assert message["Date"].datetime.tzinfo is not None
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["Kính gửi a.", "."]
    (attached,) = message.iter_attachments()
    assert attached.get_content() == bytes(range(256))


def test_a_refused_receiver_stops_nobody_else_and_is_tried_again(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a", UNKNOWN)
    lay(tmp_path, "b", "b@example.invalid", UNKNOWN)
    lay(tmp_path, "c")
    found = run(tmp_path, server)
    assert [(entry.draft, entry.address, entry.outcome) for entry in found] == [
        ("a.eml", UNKNOWN, Outcome.REFUSED),
        ("b.eml", "b@example.invalid", Outcome.SENT),
        ("b.eml", UNKNOWN, Outcome.REFUSED),
        ("c.eml", "c@example.invalid", Outcome.SENT),
    ]
    assert found[0].said == "5.1.1 no such user"
    office.refused = frozenset()
    run(tmp_path, server)
    assert office.addresses == ["b@example.invalid", "c@example.invalid", UNKNOWN, UNKNOWN]


def test_a_line_that_breaks_before_the_answer_leaves_the_mail_unsure(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    office.breaks_at = frozenset({2})
    for name in NAMES:
        lay(tmp_path, name)
    assert outcomes(run(tmp_path, server)) == {
        address("a"): Outcome.SENT,
        address("b"): Outcome.UNSURE,
        address("c"): Outcome.SENT,
    }
    plan = planned(tmp_path)
    assert (plan.pending, [each.box.name for each in plan.unsure]) == ((), ["b.eml"])
    assert run(tmp_path, server) == ()
    assert office.addresses == [address(name) for name in NAMES]
    ids = {str(message_from_bytes(data, policy=SMTP)["Message-ID"]) for _, data in office.received}
    run(tmp_path, server, again=True)
    again = message_from_bytes(office.received[-1][1], policy=SMTP)
    assert str(again["Message-ID"]) in ids


def test_a_line_that_breaks_half_way_loses_no_mail_and_doubles_none(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    for name in NAMES:
        lay(tmp_path, name, size=6_000_000)
    with cut_after(server, 3_000_000) as port:
        found = run(tmp_path, dataclasses.replace(server, port=port))
    assert outcomes(found)[address("a")] is Outcome.FAILED
    assert office.addresses == [address("b"), address("c")]
    run(tmp_path, server)
    assert office.addresses == [address(name) for name in NAMES]


def test_a_run_that_died_after_it_began_a_mail_does_not_send_it_again(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a")
    (parcel,) = planned(tmp_path).pending
    journal = Journal(tmp_path, PERIOD)
    begun = Entry(
        "a.eml", parcel.box.sha256, address("a"), Outcome.BEGUN, "2026-03-25T08:00:00+07:00"
    )
    journal.note(begun)
    assert run(tmp_path, server) == ()
    assert office.received == []
    assert [each.box.name for each in planned(tmp_path).unsure] == ["a.eml"]


def test_a_draft_that_was_changed_since_is_a_new_mail(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a")
    run(tmp_path, server)
    lay(tmp_path, "a", address("a"), address("b"))
    run(tmp_path, server)
    assert office.addresses == [address("a"), address("a"), address("b")]


def test_a_wrong_password_is_said_and_nothing_is_noted(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a")
    wrong = dataclasses.replace(server, password="nham-lan")  # noqa: S106 - a wrong one
    with pytest.raises(UsageError) as raised:
        run(tmp_path, wrong)
    assert raised.value.message.startswith(
        "Máy chủ thư localhost không chấp nhận tên đăng nhập duan hoặc mật khẩu ("
    )
    assert "nham-lan" not in repr(wrong)
    assert not Journal(tmp_path, PERIOD).path.exists()
    assert office.received == []


def test_a_server_with_a_strange_certificate_gets_nothing(
    tmp_path: Path, office: Office, server: MailServer
) -> None:
    lay(tmp_path, "a")
    with pytest.raises(UsageError) as raised:
        run(tmp_path, dataclasses.replace(server, ca_file=""))
    assert isinstance(raised.value.__cause__, ssl.SSLCertVerificationError)
    assert office.received == []


def test_no_drafts_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        planned(tmp_path)
    assert raised.value.message == (
        "Chưa có thư nháp của kỳ 2026-Q1. Chạy «make mail PERIOD=2026-Q1» trước."
    )


def test_a_journal_line_cut_short_is_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path, PERIOD)
    entry = Entry("a.eml", "0", address("a"), Outcome.SENT, "2026-03-25T08:00:00+07:00")
    journal.note(entry)
    with journal.path.open("ab") as file:
        file.write(b'{"draft": "b.e')
    journal.note(structs.replace(entry, draft="c.eml", address=address("c")))
    assert [each.draft for each in journal.last().values()] == ["a.eml", "c.eml"]
