"""Tests of what is kept between runs: read once, believed only by the code that read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from pipeline import keeping, reading
from pipeline.intake.walk import take_in
from pipeline.keeping import Shelf
from pipeline.reading import read_submissions
from pipeline.worker import run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipeline.failure import Failure
    from pipeline.read.book import Book
    from pipeline.reading import Errand

INBOX = Path(__file__).parent.parent / "inbox" / "minh-hoa" / "2026-Q1"


def inbox(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir(exist_ok=True)
    for source in sorted(INBOX.glob("*.xlsx"))[:count]:
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


Read: TypeAlias = "Callable[[int], tuple[tuple[Book | Failure, ...], list[str]]]"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read so many files; return the books and the paths that went to a worker."""
    real = run_all
    sent: list[str] = []

    def watched(
        function: Callable[[Errand], bytes | Failure],
        errands: Sequence[Errand],
        *,
        workers: int,
        on_done: Callable[[Errand], None] | None,
    ) -> Iterator[bytes | Failure]:
        sent.extend(each.path for each in errands)
        return real(function, errands, workers=workers, on_done=on_done)

    def again(count: int) -> tuple[tuple[Book | Failure, ...], list[str]]:
        sent.clear()
        files = take_in(inbox(tmp_path, count)).submissions
        return read_submissions(files, 2, None, tmp_path / "kept"), list(sent)

    monkeypatch.setattr(reading, "run_all", watched)
    return again


def test_a_second_run_reads_what_is_new(read: Read) -> None:
    first, all_of_them = read(2)
    second, new = read(3)
    assert (len(all_of_them), len(new)) == (2, 1)
    assert second[:2] == first
    assert read(3) == (second, [])


def test_without_a_folder_all_is_read(tmp_path: Path, read: Read) -> None:
    files = take_in(inbox(tmp_path, 1)).submissions
    assert read_submissions(files, 1, None) == read(1)[0]
    assert read_submissions(files, 1, None, None) == read(1)[0]


def test_every_file_is_told_to_the_progress_bar(tmp_path: Path, read: Read) -> None:
    read(1)
    told: list[str] = []
    files = take_in(inbox(tmp_path, 2)).submissions
    read_submissions(
        files, 1, lambda errand, of: told.append(f"{errand.path} {of}"), tmp_path / "kept"
    )
    assert sorted(told) == sorted(f"{file.path} 2" for file in files)


def test_a_damaged_entry_is_read_anew(tmp_path: Path, read: Read) -> None:
    first, (sent,) = read(1)
    (kept,) = (path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-9])
    assert read(1) == (first, [sent])


def test_an_entry_of_another_content_is_not_believed(tmp_path: Path, read: Read) -> None:
    read(2)
    one, other = sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    one.write_bytes(other.read_bytes())
    books, sent = read(2)
    assert len(sent) == 1
    assert books == read_submissions(take_in(inbox(tmp_path, 2)).submissions, 1, None)


def test_another_version_believes_nothing(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(1)
    monkeypatch.setattr(keeping, "reading_version", lambda: "other")
    _, sent = read(1)
    assert len(sent) == 1
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["other"]


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path, read: Read) -> None:
    (tmp_path / "kept").write_bytes(b"a file stands where the folder would")
    first, _ = read(1)
    assert read(1)[0] == first


def test_nothing_is_found_where_nothing_was_kept(tmp_path: Path) -> None:
    assert Shelf.of(tmp_path / "kept").find("a.xlsx", "5ha") is None
