"""Outlook's own mails give what a plain mail gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.outlook import read_msg
from tests.mails import SENDER, msg, msg_storage

NAME = "Tiến độ.xlsx"
LARGE = bytes(range(256)) * 40


def test_a_mail_tells_its_sender_and_day() -> None:
    contents = read_msg(msg({}))
    assert (contents.sender, contents.sent_on) == (SENDER, date(2026, 4, 15))


def test_a_mail_that_was_never_sent_has_no_day() -> None:
    assert read_msg(msg({}, sent=None)).sent_on is None


@pytest.mark.parametrize("content", [b"1", LARGE])
def test_a_file_comes_out_as_it_went_in(content: bytes) -> None:
    (file,) = read_msg(msg({NAME: content})).members
    assert (file.name, file.read()) == (NAME, content)


def test_a_forwarded_mail_holds_its_own_files() -> None:
    (file,) = read_msg(msg({"thư": msg_storage({NAME: LARGE})})).members
    assert file.name == "thư.msg"
    assert file.mail is not None
    assert [(each.name, each.read()) for each in file.mail.members] == [(NAME, LARGE)]


@pytest.mark.parametrize("data", [b"", msg({NAME: LARGE})[:3000]])
def test_a_damaged_mail_is_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_msg(data)
    assert refused.value.failure.reason is FailureReason.DAMAGED


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=64), st.integers(0, 9000))
def test_damage_never_raises_anything_unforeseen(noise: bytes, place: int) -> None:
    whole = msg({NAME: b"1" * 300})
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    try:
        for each in read_msg(damaged).members:
            each.read()
    except UnreadableError as refused:
        assert refused.failure.reason is FailureReason.DAMAGED  # noqa: PT017 (either may happen)
