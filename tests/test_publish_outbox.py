"""A run is in place whole or not at all, and what people changed is kept."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from pipeline.errors import OutboxError
from pipeline.publish import outbox as outbox_module
from pipeline.publish.outbox import changed_since, locked, put, recover, recover_at_start

NAME = "2026-Q3"


def a_run(**contents: bytes) -> dict[str, bytes]:
    files = {name.replace("__", "/"): content for name, content in contents.items()}
    outputs = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return {**files, "run.json": json.dumps({"outputs": outputs}).encode()}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".khoa"
    }


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting a run in place: Linux's exchange, and renames with a marker."""
    if request.param == "two renames":
        monkeypatch.setattr(outbox_module, "_exchanged", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_run_replaces_the_last_one_whole(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"1", dataset__b=b"2"))
    kept = put(tmp_path, NAME, a_run(a=b"3"))
    assert kept == ()
    assert set(tree(tmp_path)) == {f"{NAME}/a", f"{NAME}/run.json"}
    assert (tmp_path / NAME / "a").read_bytes() == b"3"


@pytest.mark.usefixtures("way")
def test_what_a_person_changed_or_added_is_kept_aside_and_named(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"1", b=b"2"))
    (tmp_path / NAME / "a").write_bytes(b"edited")
    (tmp_path / NAME / "note.txt").write_bytes(b"mine")
    (tmp_path / NAME / "~$a").write_bytes(b"Excel's lock")
    assert put(tmp_path, NAME, a_run(a=b"3", b=b"2")) == ("a", "note.txt")
    assert tree(tmp_path / "_ban-sua") == {f"{NAME}/a": b"edited", f"{NAME}/note.txt": b"mine"}
    assert (tmp_path / NAME / "a").read_bytes() == b"3"


def test_a_second_change_does_not_overwrite_the_first_one_kept(tmp_path: Path) -> None:
    for edit in (b"first", b"second"):
        put(tmp_path, NAME, a_run(a=b"1"))
        (tmp_path / NAME / "a").write_bytes(edit)
    put(tmp_path, NAME, a_run(a=b"1"))
    assert tree(tmp_path / "_ban-sua") == {f"{NAME}/a": b"first", f"{NAME}/a_2": b"second"}


def test_other_periods_and_forms_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bieu-mau" / "2026-Q4").mkdir(parents=True)
    (tmp_path / "bieu-mau" / "2026-Q4" / "x.xlsx").write_bytes(b"form")
    put(tmp_path, "2026-Q2", a_run(a=b"old"))
    put(tmp_path, NAME, a_run(a=b"new"))
    assert tree(tmp_path)["bieu-mau/2026-Q4/x.xlsx"] == b"form"
    assert tree(tmp_path)["2026-Q2/a"] == b"old"


def test_a_run_cut_off_while_it_was_built_leaves_the_old_one(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"old"))
    (tmp_path / f".dang-lap-{NAME}").mkdir()
    (tmp_path / f".dang-lap-{NAME}" / "a").write_bytes(b"half")
    recover(tmp_path)
    assert tree(tmp_path) == {f"{NAME}/{name}": data for name, data in a_run(a=b"old").items()}


def test_a_run_cut_off_between_two_renames_is_completed(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"old"))
    (tmp_path / f".dang-thay-{NAME}").touch()
    (tmp_path / NAME).rename(tmp_path / f".ban-cu-{NAME}")
    (tmp_path / f".dang-lap-{NAME}").mkdir()
    (tmp_path / f".dang-lap-{NAME}" / "a").write_bytes(b"new")
    recover(tmp_path)
    assert tree(tmp_path) == {f"{NAME}/a": b"new"}


@pytest.mark.parametrize("record", [None, b"{", b"{}", b"[]"])
def test_without_a_record_every_file_counts_as_a_persons(
    tmp_path: Path, record: bytes | None
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    if record is not None:
        (tmp_path / "run.json").write_bytes(record)
    assert changed_since(tmp_path) == ("a",)
    assert changed_since(tmp_path / "nowhere") == ()


def test_what_was_kept_by_a_run_that_was_cut_off_is_not_kept_twice(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"1"))
    (tmp_path / NAME / "a").write_bytes(b"edited")
    (tmp_path / "_ban-sua" / NAME).mkdir(parents=True)
    (tmp_path / "_ban-sua" / NAME / "a").write_bytes(b"edited")
    (tmp_path / ".dang-chep").write_bytes(b"edi")
    assert put(tmp_path, NAME, a_run(a=b"1")) == ("a",)
    assert tree(tmp_path / "_ban-sua") == {f"{NAME}/a": b"edited"}
    assert not (tmp_path / ".dang-chep").exists()


def test_a_start_completes_what_was_cut_off_unless_another_run_is_at_work(tmp_path: Path) -> None:
    put(tmp_path, NAME, a_run(a=b"old"))
    (tmp_path / f".dang-thay-{NAME}").touch()
    (tmp_path / NAME).rename(tmp_path / f".ban-cu-{NAME}")
    (tmp_path / f".dang-lap-{NAME}").mkdir()
    (tmp_path / f".dang-lap-{NAME}" / "a").write_bytes(b"new")
    with locked(tmp_path):
        recover_at_start(tmp_path)
    assert not (tmp_path / NAME).exists()
    recover_at_start(tmp_path)
    assert tree(tmp_path) == {f"{NAME}/a": b"new"}


@pytest.mark.parametrize("left", [f".ban-cu-{NAME}", f".dang-lap-{NAME}"])
def test_a_start_clears_what_a_run_had_no_time_to_clear(tmp_path: Path, left: str) -> None:
    put(tmp_path, NAME, a_run(a=b"new"))
    (tmp_path / left).mkdir()
    (tmp_path / left / "a").write_bytes(b"old")
    recover_at_start(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".khoa", NAME]


def test_a_start_leaves_an_outbox_alone_that_is_not_there(tmp_path: Path) -> None:
    recover_at_start(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="holds the lock as a POSIX system does")
def test_a_second_run_at_once_says_so(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415 (not on Windows)

    tmp_path.joinpath(".khoa").touch()
    with (tmp_path / ".khoa").open("ab") as held:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX)
        with pytest.raises(OutboxError) as refused:
            put(tmp_path, NAME, a_run(a=b"1"))
    assert refused.value.message == (
        "Một lần chạy khác đang ghi vào outbox. Chờ lần đó xong rồi chạy lại lệnh."
    )
    assert refused.value.exit_code == 4


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "thư mục chỉ cho đọc"),
        (errno.EACCES, "không có quyền ghi, hoặc một tệp đang mở trong Excel"),
        (errno.EEXIST, "đường dẫn là tệp, không phải thư mục"),
        (errno.ENOTDIR, "đường dẫn là tệp, không phải thư mục"),
    ],
)
def test_an_outbox_that_cannot_be_written_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str
) -> None:
    put(tmp_path, NAME, a_run(a=b"old"))
    whole = tree(tmp_path)

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutboxError) as refused:
        put(tmp_path, NAME, a_run(a=b"new"))
    assert refused.value.message == (
        f"Không ghi được vào {tmp_path}: {why}. Kết quả cũ còn nguyên."
        " Đóng các tệp đang mở, kiểm tra ổ đĩa rồi chạy lại lệnh."
    )
    assert tree(tmp_path) == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == [".khoa", NAME]


@pytest.mark.parametrize("held", [f"{NAME}", f".dang-lap-{NAME}"])
def test_a_folder_that_excel_holds_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """On Windows a workbook that is open keeps its folder from being renamed."""
    put(tmp_path, NAME, a_run(a=b"old"))
    whole = tree(tmp_path)
    rename = Path.rename

    def holding(self: Path, target: Path) -> Path:
        if self.name == held:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return rename(self, target)

    monkeypatch.setattr(outbox_module, "_exchanged", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", holding)
    with pytest.raises(OutboxError) as refused:
        put(tmp_path, NAME, a_run(a=b"new"))
    assert "một tệp đang mở trong Excel. Kết quả cũ còn nguyên." in refused.value.message
    assert tree(tmp_path) == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == [".khoa", NAME]
