"""Mail drafts read back by two parsers: headers, words, attachments, bytes."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.mail import Attachment, Draft, addresses_in, eml, encoded, one_line

if TYPE_CHECKING:
    from email.message import EmailMessage

SUBJECT = "[SỐ LIỆU MINH HỌA] Tài liệu tình hình thực hiện các dự án quan trọng Quý III/2026"
FILES = (
    Attachment("tom-tat_2026-Q3.docx", b"PK\x03\x04" + bytes(range(256)) * 9),
    Attachment("trich-bang_2026-Q3.xlsx", b"\r\n.\r\n\x00\xff"),
)


def draft(**changes: object) -> Draft:
    facts: dict[str, object] = {
        "name": "thanh-vien_TV-01",
        "receiver": "Nguyễn Văn A",
        "addresses": ("tv01@example.invalid",),
        "subject": SUBJECT,
        "text": "Kính gửi đồng chí.\n\nTrân trọng.\n",
        "html": "<p>Kính gửi đồng chí.</p>",
        "attachments": FILES,
    }
    return Draft(**(facts | changes))  # type: ignore[arg-type]  # facts are of several types


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=SMTP)


def test_a_draft_is_read_back_by_python() -> None:
    message = read(eml(draft()))
    assert (message["To"], message["Subject"]) == ("tv01@example.invalid", SUBJECT)
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content() == "Kính gửi đồng chí.\n\nTrân trọng.\n".replace("\n", "\r\n")
    assert page.get_content() == "<p>Kính gửi đồng chí.</p>\r\n"
    found = [(each.get_filename(), each.get_content()) for each in message.iter_attachments()]
    assert found == [(each.name, each.content) for each in FILES]


def test_a_draft_is_read_back_by_another_parser() -> None:
    message = fast_mail_parser.parse_email(eml(draft()))
    assert message.subject == SUBJECT
    assert list(message.headers["To"]) == ["tv01@example.invalid"]
    assert message.text_plain[0].split() == ["Kính", "gửi", "đồng", "chí.", "Trân", "trọng."]
    found = [(each.filename, bytes(each.content)) for each in message.attachments]
    assert found == [(each.name, each.content) for each in FILES]


def test_a_draft_opens_unsent_and_bears_no_day_no_id_no_sender() -> None:
    message = read(eml(draft()))
    assert message["X-Unsent"] == "1"
    assert [message[name] for name in ("Date", "Message-ID", "From")] == [None, None, None]


def test_a_draft_is_ascii_with_lines_of_mails() -> None:
    data = eml(draft())
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1


def test_the_same_draft_has_the_same_bytes_and_another_has_other_boundaries() -> None:
    first, other = read(eml(draft())), read(eml(draft(text="Khác.\n")))
    assert eml(draft()) == eml(draft())
    assert first.get_boundary() != other.get_boundary()


def test_a_draft_without_address_has_no_receiver() -> None:
    assert read(eml(draft(addresses=())))["To"] is None


def test_attachments_are_called_in_ascii() -> None:
    assert Attachment("Báo cáo (bản sửa).DOCX", b"").ascii_name == "bao-cao-ban-sua.docx"
    assert Attachment('a"\r\nX: y.pdf', b"").ascii_name == "a-x-y.pdf"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("a@b.vn", ("a@b.vn",)),
        ("a@b.vn; c@d.vn, a@b.vn", ("a@b.vn", "c@d.vn")),
        ("a@b.vn\r\nBcc: x@y.vn", ("a@b.vn", "x@y.vn")),
        ("a@b.vn>\r\nX: y", ()),
        ("không có", ()),
        ("<a@b.vn>", ()),
        (None, ()),
    ],
)
def test_only_plain_addresses_are_used(said: str | None, found: tuple[str, ...]) -> None:
    assert addresses_in(said) == found


@pytest.mark.parametrize("subject", ["x\r\nBcc: a@b.vn", "x\n\nBody", "x\x00\x0b\u2028Bcc: a@b.vn"])
def test_no_header_can_be_brought_in_by_a_subject(subject: str) -> None:
    message = read(eml(draft(subject=subject, receiver=subject)))
    assert message.keys() == read(eml(draft())).keys()
    assert message["Subject"] == one_line(subject)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_subject_comes_out_as_it_went_in(subject: str) -> None:
    message = read(eml(draft(subject=subject)))
    assert message.keys() == read(eml(draft())).keys()
    assert " ".join(str(message["Subject"]).split()) == one_line(subject)


def test_long_subjects_are_folded_without_losing_blanks() -> None:
    value = encoded("Subject", SUBJECT)
    assert all(len(line) <= 78 for line in value.split("\r\n"))
    assert read(f"Subject: {value}\r\n\r\n".encode())["Subject"] == SUBJECT
