"""A zip gives its files under the names that people gave them."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
import zlib

import pytest

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake.archive import decoded, read_zip
from tests.books import with_wrong_checksum, zipped

NAME = "Tiến độ giải ngân.xlsx"


def member(raw: bytes, extra: bytes = b"") -> bytes:
    """Zip one file whose name is these bytes, without the flag that says UTF-8."""
    target = io.BytesIO()
    placeholder = "x" * len(raw)
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo(placeholder)
        info.extra = extra
        archive.writestr(info, b"1")
    return target.getvalue().replace(placeholder.encode(), raw)


def names(data: bytes) -> list[str]:
    return [each.name for each in read_zip(data).members]


def test_a_name_marked_as_utf8_is_taken_as_it_is() -> None:
    assert names(zipped({NAME: "1"})) == [NAME]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf8_without_its_mark_is_told_by_the_bytes(form: str) -> None:
    raw = unicodedata.normalize(form, NAME).encode()  # type: ignore[arg-type] # two of four
    assert names(member(raw)) == [NAME]


def test_the_vietnamese_code_page_is_read() -> None:
    # The code page holds vowels with their hats whole and tones as signs of their own.
    raw = "Ti\u00ea\u0301n \u0111\u00f4\u0323 gia\u0309i ng\u00e2n.xlsx".encode("cp1258")
    assert names(member(raw)) == [NAME]


def test_western_code_pages_are_read_where_they_fit_better() -> None:
    assert decoded("Kế hoạch".encode()) == "Kế hoạch"
    assert decoded("Bìa và lòng".encode("cp1252")) == "Bìa và lòng"
    assert decoded("Bìa và lòng".encode("cp437")) == "Bìa và lòng"


def test_a_second_name_in_utf8_counts_if_it_belongs_to_the_first() -> None:
    raw = b"Ti_n d_.xlsx\xff"
    body = struct.pack("<BL", 1, zlib.crc32(raw)) + NAME.encode()
    other = struct.pack("<BL", 1, 0) + NAME.encode()
    assert names(member(raw, struct.pack("<HH", 0x7075, len(body)) + body)) == [NAME]
    assert names(member(raw, struct.pack("<HH", 0x7075, len(other)) + other)) != [NAME]


def test_folders_are_in_the_name_and_no_files_of_their_own() -> None:
    assert names(zipped({"2026/": "", "2026\\a.xlsx": "1"})) == ["2026/a.xlsx"]


def test_bytes_come_out() -> None:
    (file,) = read_zip(zipped({"a": b"123"})).members
    assert file.read() == b"123"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\3\4 cut short", FailureReason.DAMAGED),
        (zipped({"../a.xlsx": "1"}), FailureReason.HOSTILE),
        (zipped({"a": b"0" * 20_000_001}), FailureReason.HOSTILE),
    ],
)
def test_a_bad_archive_is_not_opened(data: bytes, reason: FailureReason) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_zip(data)
    assert refused.value.failure.reason is reason


def test_a_locked_member_says_so() -> None:
    data = bytearray(zipped({"a": "1"}))
    data[data.find(b"PK\1\2") + 8] |= 1
    (file,) = read_zip(bytes(data)).members
    with pytest.raises(UnreadableError) as refused:
        file.read()
    assert refused.value.failure == Failure(FailureReason.LOCKED_ARCHIVE, "zip password")


def test_a_damaged_member_harms_no_other() -> None:
    bad, good = read_zip(with_wrong_checksum(zipped({"bad": "1", "good": "2"}), "bad")).members
    assert good.read() == b"2"
    with pytest.raises(UnreadableError) as refused:
        bad.read()
    assert refused.value.failure == Failure(FailureReason.DAMAGED, "Bad CRC-32 for file 'bad'")


def test_a_name_that_begins_with_a_null_byte_is_taken_all_the_same() -> None:
    (found,) = read_zip(member(b"\0x")).members
    assert found.read() == b"1"
