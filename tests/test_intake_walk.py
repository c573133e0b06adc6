"""What lies in the inbox is taken in, named, or passed over; never followed, never changed."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.failure import FailureReason
from pipeline.intake import walk
from pipeline.intake.content import Content
from pipeline.intake.submission import Stray, StrayReason
from pipeline.intake.walk import take_in, take_in_files
from tests.books import workbook, zipped

if TYPE_CHECKING:
    from pathlib import Path

BOOK = workbook({"Bìa": "Mã đơn vị | 06565"})
OTHER = workbook({"Bìa": "Mã đơn vị | 06568"})


def put(inbox: Path, path: str, content: bytes = BOOK) -> Path:
    target = inbox / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target


def paths(inbox: Path) -> list[str]:
    return [submission.path for submission in take_in(inbox).submissions]


def test_a_workbook_is_a_submission_whatever_it_is_called(tmp_path: Path) -> None:
    put(tmp_path, "báo cáo.doc")
    (submission,) = take_in(tmp_path).submissions
    assert (submission.path, submission.content, submission.size_bytes) == (
        "báo cáo.doc",
        Content.XLSX,
        len(BOOK),
    )
    assert submission.source.read_bytes() == BOOK


def test_a_file_that_claims_to_be_a_workbook_is_a_submission(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", b"Xin loi, em gui nham")
    put(tmp_path, "b.xls", b"<html><table></table></html>")
    put(tmp_path, "c.ods", b"")
    contents = [submission.content for submission in take_in(tmp_path).submissions]
    assert contents == [Content.TEXT, Content.HTML, Content.EMPTY]


def test_documents_beside_returns_are_companions(tmp_path: Path) -> None:
    put(tmp_path, "bản ký.pdf", b"%PDF-1.7\n")
    put(tmp_path, "ảnh.jpg", b"\xff\xd8\xff\xe0")
    put(tmp_path, "công văn.docx", zipped({"[Content_Types].xml": "", "word/document.xml": ""}))
    companions = [(found.path, found.content) for found in take_in(tmp_path).companions]
    assert companions == [
        ("bản ký.pdf", Content.PDF),
        ("công văn.docx", Content.WORD),
        ("ảnh.jpg", Content.PICTURE),
    ]


def test_other_files_are_strays(tmp_path: Path) -> None:
    put(tmp_path, "ghi chú.txt", b"nho goi lai")
    stray = Stray("ghi chú.txt", StrayReason.NOT_A_RETURN, Content.TEXT)
    assert take_in(tmp_path).strays == (stray,)


def test_mails_and_archives_wait_to_be_opened(tmp_path: Path) -> None:
    put(tmp_path, "20260414 thư.eml", b"From: a@example.invalid\nMIME-Version: 1.0\n\nx")
    put(tmp_path, "tệp.zip", zipped({"a.xlsx": BOOK}))
    found = take_in(tmp_path)
    assert [(one.path, one.content, one.arrived_on) for one in found.containers] == [
        ("20260414 thư.eml", Content.EML, date(2026, 4, 14)),
        ("tệp.zip", Content.ZIP, None),
    ]
    assert (found.submissions, found.strays) == ((), ())


def test_a_file_that_is_asked_for_is_a_return_whatever_it_is(tmp_path: Path) -> None:
    paths = [put(tmp_path, "a.pdf", b"%PDF-1.7"), put(tmp_path, "b.zip", zipped({"a": "a"}))]
    found = take_in_files(paths)
    assert [(one.path, one.content) for one in found.submissions] == [("a.pdf", Content.PDF)]
    assert [one.path for one in found.containers] == ["b.zip"]


@pytest.mark.parametrize(
    "path",
    [
        "~$báo cáo.xlsx",
        ".an.xlsx",
        ".~lock.báo cáo.ods#",
        "Thumbs.db",
        "desktop.ini",
        ".cache/a.xlsx",
        "_da-cong-bo/2026Q1/a.xlsx",
        "2026/_nháp/a.xlsx",
    ],
)
def test_leavings_and_set_aside_folders_are_passed_over(tmp_path: Path, path: str) -> None:
    put(tmp_path, path)
    found = take_in(tmp_path)
    assert (found.submissions, found.companions, found.strays) == ((), (), ())


def test_a_file_whose_name_begins_with_an_underscore_is_taken_in(tmp_path: Path) -> None:
    put(tmp_path, "_sua.xlsx")
    assert paths(tmp_path) == ["_sua.xlsx"]


def test_the_register_is_told_apart_at_the_top_only(tmp_path: Path) -> None:
    put(tmp_path, "danh-muc.xlsx")
    put(tmp_path, "2026/danh-muc.xlsx", OTHER)
    found = take_in(tmp_path)
    assert found.register is not None
    assert found.register.path == "danh-muc.xlsx"
    assert [submission.path for submission in found.submissions] == ["2026/danh-muc.xlsx"]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("20260415_LS-BCD.xlsx", date(2026, 4, 15)),
        ("20260415.xlsx", date(2026, 4, 15)),
        ("20260420 thư/a.xlsx", date(2026, 4, 20)),
        ("20260420/20260415_a.xlsx", date(2026, 4, 15)),
        ("20260401/20260420/a.xlsx", date(2026, 4, 20)),
        ("20260231_a.xlsx", None),
        ("202604151_a.xlsx", None),
        ("99991231_a.xlsx", None),
        ("BM_20260415.xlsx", None),
    ],
)
def test_the_day_of_arrival_begins_a_name(tmp_path: Path, path: str, day: date | None) -> None:
    put(tmp_path, path)
    (submission,) = take_in(tmp_path).submissions
    assert submission.arrived_on == day


def test_equal_files_count_once_from_their_earliest_day(tmp_path: Path) -> None:
    for path in ("a.xlsx", "20260420/b.xlsx", "20260415/c.xlsx"):
        put(tmp_path, path)
    (submission,) = take_in(tmp_path).submissions
    assert submission.path == "20260415/c.xlsx"
    assert submission.arrived_on == date(2026, 4, 15)
    assert submission.copies == ("20260420/b.xlsx", "a.xlsx")


def test_the_order_is_that_of_paths_then_of_content(tmp_path: Path) -> None:
    put(tmp_path, "b/a.xlsx", OTHER)
    put(tmp_path, "c.xlsx", workbook({"A": "1"}))
    put(tmp_path, "a.xlsx")
    assert paths(tmp_path) == ["a.xlsx", "b/a.xlsx", "c.xlsx"]


def test_a_decomposed_name_is_shown_composed(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Hữu Lũng.xlsx"))
    assert paths(tmp_path) == ["Hữu Lũng.xlsx"]


def test_two_writings_of_one_name_are_both_taken_in(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Bắc Sơn.xlsx"))
    put(tmp_path, unicodedata.normalize("NFC", "Bắc Sơn.xlsx"), OTHER)
    found = take_in(tmp_path).submissions
    assert [submission.path for submission in found] == ["Bắc Sơn.xlsx"] * 2
    assert [one.sha256 for one in found] == sorted(one.sha256 for one in found)


def test_an_odd_name_is_shown_on_one_line(tmp_path: Path) -> None:
    put(tmp_path, 'a "b"\nc.xlsx')
    assert paths(tmp_path) == ['a "b"\\nc.xlsx']


def test_a_name_that_is_not_utf8_is_shown_and_read(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"x\xe0o.xlsx")).write_bytes(BOOK)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (submission,) = take_in(tmp_path).submissions
    assert submission.path == "x\\xe0o.xlsx"
    assert submission.source.read_bytes() == BOOK


def test_links_and_pipes_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", "a.xlsx")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "folder").symlink_to(outside.parent, target_is_directory=True)
    (inbox / "link.xlsx").symlink_to(outside)
    os.mkfifo(inbox / "pipe.xlsx")
    found = take_in(inbox)
    assert found.submissions == ()
    assert found.strays == tuple(
        Stray(path, StrayReason.NOT_REGULAR) for path in ("folder", "link.xlsx", "pipe.xlsx")
    )


def test_a_file_swapped_for_a_link_after_the_walk_is_not_read(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside.bin")
    link = tmp_path / "a.xlsx"
    link.symlink_to(outside)
    swapped = walk._File("a.xlsx", link)  # noqa: SLF001 (the race has no public face)
    assert walk._read(swapped) == Stray("a.xlsx", StrayReason.UNREADABLE)  # noqa: SLF001 (the same)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with put(tmp_path, "a.xlsx").open("ab") as opened:
        opened.truncate(walk.MAX_FILE_BYTES + 1)
    found = take_in(tmp_path)
    stray = Stray("a.xlsx", StrayReason.TOO_LARGE, failure=FailureReason.TOO_LARGE)
    assert (found.submissions, found.strays) == ((), (stray,))


def test_taking_in_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "20260415/a.xlsx")
    put(tmp_path, "b.pdf", b"%PDF-")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert take_in(tmp_path) == take_in(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
