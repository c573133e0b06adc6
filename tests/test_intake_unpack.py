"""Whatever is nested is listed and taken out again, down to a depth, up to a size."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake import unpack
from pipeline.intake.content import Content
from pipeline.intake.unpack import look_inside, taken_out
from tests.books import with_wrong_checksum, workbook, zipped
from tests.mails import SENDER, eml, message, msg, msg_storage

if TYPE_CHECKING:
    from pathlib import Path

BOOK = workbook({"Bìa": "Mã đơn vị | 06565"})
DAY = date(2026, 4, 15)


def listed(tmp_path: Path, data: bytes) -> list[tuple[tuple[str, ...], Content]]:
    return [(found.names, found.content) for found in looked(tmp_path, data)]


def looked(tmp_path: Path, data: bytes) -> tuple[unpack.Found, ...]:
    source = tmp_path / "container"
    source.write_bytes(data)
    return look_inside(str(source))


@pytest.mark.parametrize(
    "data",
    [
        eml({"a.xlsx": BOOK}),
        msg({"a.xlsx": BOOK}),
        eml({"thư": message({"a.xlsx": BOOK})}),
        msg({"thư": msg_storage({"a.xlsx": BOOK})}),
        eml({"a.zip": zipped({"b.zip": zipped({"a.xlsx": BOOK})})}),
        zipped({"thư.msg": msg({"a.xlsx": BOOK})}),
    ],
)
def test_a_file_is_taken_out_as_it_was_listed(tmp_path: Path, data: bytes) -> None:
    last = looked(tmp_path, data)[-1]
    assert (last.names[-1], last.content, last.size_bytes) == ("a.xlsx", Content.XLSX, len(BOOK))
    assert (last.sender, last.sent_on) == (SENDER, DAY) or data.startswith(b"PK")
    assert taken_out(data, last.inside) == BOOK
    assert last.sha256 == hashlib.sha256(BOOK).hexdigest()


def test_the_outermost_mail_with_a_day_tells_it(tmp_path: Path) -> None:
    undated = eml({"thư.eml": eml({"a.xlsx": BOOK})}, sent=None)
    assert [found.sent_on for found in looked(tmp_path, undated)] == [None, DAY, DAY]


def test_leavings_and_set_aside_folders_are_passed_over(tmp_path: Path) -> None:
    names = ("__MACOSX/._a.xlsx", ".a.xlsx", "~$a.xlsx", "b/.git/a", "_cũ/a.xlsx", "b/a.xlsx")
    found = listed(tmp_path, zipped(dict.fromkeys(names, BOOK)))
    assert found == [((), Content.ZIP), (("b/a.xlsx",), Content.XLSX)]


def test_containers_are_opened_to_a_depth(tmp_path: Path) -> None:
    data = zipped({"a.xlsx": BOOK})
    for _ in range(unpack.MAX_LEVELS):
        data = zipped({"z.zip": data})
    last = looked(tmp_path, data)[-1]
    assert last.names == ("z.zip",) * unpack.MAX_LEVELS
    assert (last.content, last.failure) == (Content.ZIP, FailureReason.TOO_DEEP)


def test_an_archive_of_another_kind_says_so(tmp_path: Path) -> None:
    found = looked(tmp_path, eml({"a.rar": b"Rar!\x1a\x07\x01\0"}))[-1]
    assert (found.content, found.failure) == (Content.RAR, FailureReason.OTHER_ARCHIVE)
    with pytest.raises(UnreadableError) as refused:
        looked(tmp_path, b"7z\xbc\xaf\x27\x1c\0\x04")
    assert refused.value.failure == Failure(FailureReason.OTHER_ARCHIVE, "7z")


def test_a_damaged_file_harms_no_other(tmp_path: Path) -> None:
    data = with_wrong_checksum(zipped({"x.xlsx": "1", "a.xlsx": BOOK}), "x.xlsx")
    assert [found.failure for found in looked(tmp_path, data)] == [
        None,
        FailureReason.DAMAGED,
        None,
    ]


def test_what_is_nested_counts_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_MEMBERS", 3)
    inner = zipped({"a": "1", "b": "2"})
    assert len(looked(tmp_path, zipped({"z.zip": inner}))) == 4
    with pytest.raises(UnreadableError) as refused:
        looked(tmp_path, zipped({"y.zip": inner, "z.zip": inner}))
    assert refused.value.failure.reason is FailureReason.HOSTILE


def test_a_file_beyond_the_limit_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "MAX_MEMBER_BYTES", 1)
    found = looked(tmp_path, eml({"a": b"12", "b": b"1"}))
    assert [each.failure for each in found] == [None, FailureReason.TOO_LARGE, None]


def test_a_number_that_is_not_there_is_damage() -> None:
    with pytest.raises(UnreadableError) as refused:
        taken_out(zipped({"a": "1"}), (1,))
    assert refused.value.failure == Failure(FailureReason.DAMAGED, "no member 1")


def test_a_file_that_lies_open_is_itself() -> None:
    assert taken_out(BOOK, ()) == BOOK
