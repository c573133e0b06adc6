"""What Outlook wraps in winmail.dat comes out under its own name."""

from __future__ import annotations

import struct
from datetime import date

import pytest

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.winmail import read_tnef
from tests.mails import tnef

NAME = "Báo cáo quý I.xlsx"


def part(kind: int, body: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(body)) + body + b"\0\0"


def test_files_come_out_in_order_under_their_long_names() -> None:
    contents = read_tnef(tnef({NAME: b"1", "b.zip": b"22"}))
    assert [(each.name, each.read()) for each in contents.members] == [
        (NAME, b"1"),
        ("b.zip", b"22"),
    ]
    assert (contents.sender, contents.sent_on) == ("", date(2026, 4, 14))


def test_without_properties_the_short_name_serves() -> None:
    files = part(0x00069002, bytes(14)) + part(0x00018010, "Biểu.xls".encode("cp1258", "replace"))
    assert [each.name for each in read_tnef(tnef({}, sent=None) + files).members] == ["Bi?u.xls"]


def test_a_file_without_any_name_is_numbered() -> None:
    contents = read_tnef(tnef({}, sent=None) + part(0x00069002, bytes(14)))
    assert [(each.name, each.read()) for each in contents.members] == [("tệp 1", b"")]
    assert contents.sent_on is None


def test_a_mail_within_is_a_winmail_again() -> None:
    inner = tnef({NAME: b"1"})
    said = struct.pack("<IHHII", 1, 0x000D, 0x3701, 1, 16 + len(inner)) + bytes(16) + inner
    said += bytes(-len(inner) % 4)
    outer = tnef({}) + part(0x00069002, bytes(14)) + part(0x00069005, said)
    (mail,) = read_tnef(outer).members
    assert mail.read() == inner


def test_named_and_many_valued_properties_are_passed() -> None:
    word = "Mã".encode("utf-16-le") + b"\0\0"
    named = struct.pack("<HH16sII", 0x0003, 0x8001, b"", 1, len(word)) + word + bytes(2)
    numbered = struct.pack("<HH16sII", 0x0003, 0x8002, b"", 0, 7)
    many = struct.pack("<HHIII", 0x1003, 0x0FFF, 2, 1, 2)
    title = b"a.xls\0\0\0"
    said = struct.pack("<HHII", 0x001E, 0x3707, 1, 6) + title
    body = struct.pack("<I", 4) + named + b"\0\0\0\0" + numbered + b"\0\0\0\0" + many + said
    (file,) = read_tnef(tnef({}) + part(0x00069002, b"") + part(0x00069005, body)).members
    assert file.name == "a.xls"


@pytest.mark.parametrize("left", [10, 40, 90, 120])
def test_what_is_cut_short_is_damaged(left: int) -> None:
    with pytest.raises(UnreadableError) as damaged:
        read_tnef(tnef({NAME: b"1" * 40})[:left])
    assert damaged.value.failure.reason is FailureReason.DAMAGED
