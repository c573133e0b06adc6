"""A run is in place whole or not at all, and what people changed is kept."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutboxError
from pipeline.publish import outbox as outbox_module
from pipeline.publish.outbox import changed_since, put, recover

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_file_without_a_record_counts_as_unchanged(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    assert changed_since(tmp_path) == ()


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


def test_an_outbox_that_cannot_be_written_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, NAME, a_run(a=b"old"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutboxError) as refused:
        put(tmp_path, NAME, a_run(a=b"new"))
    assert refused.value.message == (
        f"Không ghi được vào {tmp_path}: ổ đĩa đã đầy. Kết quả cũ còn nguyên."
        " Đóng các tệp đang mở, kiểm tra ổ đĩa rồi chạy lại lệnh."
    )
    assert (tmp_path / NAME / "a").read_bytes() == b"old"
