"""A mail tells its sender, its day in Vietnam, and its files, whatever program wrote it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake.mail import day_in_vietnam, read_eml, said
from tests.mails import SENDER, eml, message

NAME = "Tiến độ.xlsx"


def plain(headers: str, body: str = "x") -> bytes:
    return f"{headers}\n\n{body}".encode()


def attachment(disposition: str | bytes, kind: str = "application/octet-stream") -> list[str]:
    raw = disposition if isinstance(disposition, bytes) else disposition.encode()
    head = b"From: a@example.invalid\nContent-Type: " + kind.encode()
    data = head + b"\nContent-Disposition: attachment; " + raw + b"\n\nx"
    return [each.name for each in read_eml(data).members]


def test_a_mail_tells_its_sender_and_day() -> None:
    contents = read_eml(eml({}))
    assert (contents.sender, contents.sent_on) == (SENDER, date(2026, 4, 15))


def test_the_letter_itself_is_no_file() -> None:
    assert [each.name for each in read_eml(eml({NAME: b"1"})).members] == [NAME]


def test_a_file_comes_out_as_it_went_in() -> None:
    (file,) = read_eml(eml({NAME: b"\0\r\n\xff" * 99})).members
    assert file.read() == b"\0\r\n\xff" * 99


def test_a_forwarded_mail_holds_its_own_files() -> None:
    (file,) = read_eml(eml({"thư.eml": message({NAME: b"1"})})).members
    assert (file.name, file.read()) == ("thư.eml", b"")
    assert file.mail is not None
    assert [each.name for each in file.mail.members] == [NAME]


@pytest.mark.parametrize(
    "disposition",
    [
        "filename*=utf-8''Ti%E1%BA%BFn%20%C4%91%E1%BB%99.xlsx",
        "filename*0*=utf-8''Ti%E1%BA%BFn;\n filename*1*=%20%C4%91%E1%BB%99.xlsx",
        'filename="=?utf-8?B?VGnhur9uIMSR4buZLnhsc3g=?="',
        'filename="=?windows-1258?Q?Ti=EA=ECn_=F0=F4=F2.xlsx?="',
        'filename="=?x-unknown?B?VGnhur9uIMSR4buZLnhsc3g=?="',
        'filename="Tiến độ.xlsx"',
        b'filename="Ti\xea\xecn \xf0\xf4\xf2.xlsx"',
    ],
)
def test_a_name_is_read_however_it_is_encoded(disposition: str | bytes) -> None:
    assert attachment(disposition) == [NAME]


def test_a_file_without_a_name_is_numbered() -> None:
    mail = plain("From: a@example.invalid\nContent-Type: application/pdf")
    assert [each.name for each in read_eml(mail).members] == ["tệp 1.pdf"]


def test_a_text_with_a_name_is_a_file() -> None:
    assert attachment("filename=a.csv", "text/csv") == ["a.csv"]


def test_a_mail_that_was_never_sent_has_no_day() -> None:
    assert read_eml(eml({}, sent=None)).sent_on is None


def test_the_last_server_tells_the_day_where_the_mail_does_not() -> None:
    received = "Received: from a by b;\n Tue, 14 Apr 2026 20:00:00 +0700"
    assert read_eml(plain(f"{received}\nDate: hôm qua")).sent_on == date(2026, 4, 14)


def test_what_has_no_header_is_no_mail() -> None:
    with pytest.raises(UnreadableError) as refused:
        read_eml(b"\nx")
    assert refused.value.failure == Failure(FailureReason.DAMAGED, "no header")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 4, 14, 16, 59, tzinfo=UTC), date(2026, 4, 14)),
        (datetime(2026, 4, 14, 17, 0, tzinfo=UTC), date(2026, 4, 15)),
        (datetime(2026, 4, 14, 17, 0), date(2026, 4, 15)),  # noqa: DTZ001 (a mail without a zone)
        (datetime(2026, 4, 14, 23, 0, tzinfo=timezone(timedelta(hours=7))), date(2026, 4, 14)),
        (datetime(1970, 1, 1, tzinfo=UTC), None),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), None),
    ],
)
def test_a_day_is_that_in_vietnam(moment: datetime, day: date | None) -> None:
    assert day_in_vietnam(moment) == day


def test_a_header_that_only_looks_encoded_stays() -> None:
    assert said("=?utf-8?B?a?=") == "=?utf-8?B?a?="


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 1500))
def test_damage_never_raises_anything_unforeseen(noise: bytes, place: int) -> None:
    whole = eml({NAME: b"1" * 300, "thư.eml": message({"a": b"2"})})
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    try:
        members = read_eml(damaged).members
    except UnreadableError:
        return
    assert all(isinstance(each.read(), bytes) for each in members)
