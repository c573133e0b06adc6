"""The whole line on small inboxes: pure, complete, and hard to bring down."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from pipeline import run
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.books import compound, raw_workbook, workbook
from tests.inboxes import command, record, report, small, tree

if TYPE_CHECKING:
    from pathlib import Path

AGREED = ("dataset/findings.parquet", "dataset/returns.parquet", "run.json")
"""What a bad file may change: the findings and the account of files, never a figure."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """An inbox of a few units, and what a run makes of it."""
    folder = tmp_path_factory.mktemp("sound")
    inbox = small(folder)
    return inbox, report(inbox, folder / "outbox", "--whole")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_mode) for path in folder.rglob("*")}


def test_a_run_makes_the_same_bytes_anywhere(
    sound: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    inbox, files = sound
    elsewhere = tmp_path / "inbox"
    for path in sorted(inbox.rglob("*"), reverse=True):
        if path.is_file():
            target = elsewhere / path.relative_to(inbox)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1, 1))
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "LANG": "C"}
    again = report(elsewhere, tmp_path / "outbox", "--whole", **other)
    assert [name for name in files if files[name] != again.get(name)] == []
    assert sorted(files) == sorted(again)


def test_a_day_before_the_period_is_refused(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("2026Q3_B",))
    settings = Settings(inbox=inbox, outbox=tmp_path / "o", quick=True, as_of=date(2026, 6, 30))
    with pytest.raises(UsageError) as refused:
        run.report(settings)
    assert refused.value.message == (
        "Ngày tổng hợp 30/06/2026 ở trước Quý III/2026. Ghi lại ngày tổng hợp, hoặc bỏ tham số"
        " “--as-of” (AS_OF) để lấy ngày trong Lịch báo cáo."
    )
    run.report(replace(settings, as_of=date(2026, 7, 1)))


@pytest.mark.parametrize(
    ("names", "compared_with"),
    [
        (("2026_BQLDA", "2026Q3_BQLDA"), "không có kỳ trước để so sánh"),
        (("2026Q1_BQLDA", "2026Q3_BQLDA"), "không có kỳ trước để so sánh"),
        (
            ("2026Q2_BQLDA", "2026Q3_BQLDA"),
            "Quý II/2026, tính lại từ các báo cáo nhận được đến ngày 25/06/2026",
        ),
    ],
)
def test_only_a_period_that_was_reported_on_is_compared_with(
    tmp_path: Path, names: tuple[str, ...], compared_with: str
) -> None:
    inbox = small(tmp_path, names)
    made = run.report(Settings(inbox=inbox, outbox=tmp_path / "outbox", quick=True))
    assert (made.record.period.code, made.record.compared_with) == ("2026-Q3", compared_with)


def test_one_worker_makes_the_same_bytes_as_many(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("2026Q3_B",))
    made = []
    for workers in (1, 3):
        outbox = tmp_path / str(workers)
        run.report(Settings(inbox=inbox, outbox=outbox, quick=True, workers=workers))
        made.append(tree(outbox))
    assert made[0] == made[1]


def test_the_inbox_is_left_as_it_was(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("_KBNN_",))
    before, contents = stamps(inbox), tree(inbox)
    report(inbox, tmp_path / "outbox")
    assert stamps(inbox) == before
    assert tree(inbox) == contents


BAD = {
    "rong.xlsx": (b"", "F01"),
    "cat-ngan.xlsx": (workbook({"Bìa": "Mã đơn vị | BQLDA"})[:900], "F03"),
    "khoa.xlsx": (compound("EncryptedPackage"), "F04"),
    "van-ban.xlsx": ("Kính gửi Sở Tài chính".encode(), "F02"),
    "la.xlsx": (workbook({"Danh bạ": "Tên | Điện thoại\nNguyễn Văn A | 0900"}), "G01"),
    "o-xa.xlsx": (
        raw_workbook(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "G01",
    ),
}


def test_bad_files_are_told_and_change_no_figure(
    sound: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    inbox, files = sound
    spoiled = tmp_path / "inbox"
    shutil.copytree(inbox, spoiled)
    for name, (content, _) in BAD.items():
        (spoiled / name).write_bytes(content)
    again = report(spoiled, tmp_path / "outbox")
    told = {each["path"]: (each["fate"], each["why"]) for each in record(again)["inputs"]}
    assert {name: told[name] for name in BAD} == {
        name: ("refused", [code]) for name, (_, code) in BAD.items()
    }
    figures = [name for name in files if name.startswith("dataset/") and name not in AGREED]
    assert [name for name in figures if files[name] != again[name]] == []


def test_every_file_has_its_fate(sound: tuple[Path, dict[str, bytes]]) -> None:
    inbox, files = sound
    told = {each["path"] for each in record(files)["inputs"]}
    assert told == set(tree(inbox))


def test_a_file_that_a_person_edited_is_kept(
    sound: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    inbox, files = sound
    outbox = tmp_path / "outbox"
    report(inbox, outbox)
    edited = outbox / "2026-Q3" / "tong-hop_2026-Q3.xlsx"
    edited.write_bytes(b"signed")
    again = command("report", "--quick", "--inbox", str(inbox), "--outbox", str(outbox))
    assert "Tệp đã bị sửa, giữ lại trong _ban-sua: tong-hop_2026-Q3.xlsx" in again.stdout
    assert (outbox / "_ban-sua" / "2026-Q3" / edited.name).read_bytes() == b"signed"
    assert edited.read_bytes() == files[edited.name]


def test_a_missing_register_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    done = command("report", "--inbox", str(tmp_path / "inbox"), "--outbox", str(tmp_path / "out"))
    assert done.returncode == 3
    assert done.stderr == (
        f"Không tìm thấy danh mục {tmp_path / 'inbox' / 'danh-muc.xlsx'}. Chép tệp danh-muc.xlsx"
        " vào thư mục inbox, hoặc chạy «make start YEAR=2027» để tạo một danh mục trống.\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_broken_register_says_which_file_and_why(tmp_path: Path) -> None:
    inbox = small(tmp_path, ())
    (inbox / "danh-muc.xlsx").write_bytes(b"PK\x03\x04 cut short")
    done = command("report", "--inbox", str(inbox), "--outbox", str(tmp_path / "out"))
    assert done.returncode == 3
    assert done.stderr.startswith(f"Danh mục {inbox / 'danh-muc.xlsx'} chưa dùng được:\n  - ")
    assert "Traceback" not in done.stderr


def test_an_inbox_without_returns_has_nothing_to_report(tmp_path: Path) -> None:
    inbox = small(tmp_path, ())
    done = command("report", "--inbox", str(inbox), "--outbox", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (3, "Chưa có báo cáo nào dùng được trong inbox.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "--period", "quý năm"), "“quý năm” không phải là kỳ báo cáo."),
        (("report", "--nope"), "Tham số “--nope” thiếu hoặc chưa đúng."),
        (("bay",), "Lệnh chưa đúng."),
        (("check",), "Tham số “TỆP” thiếu hoặc chưa đúng."),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], said: str) -> None:
    done = command(*words)
    assert done.returncode == 2
    assert done.stderr.startswith(said)


def test_an_outbox_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("_KBNN_",))
    (tmp_path / "out").write_text("not a folder")
    done = command("report", "--inbox", str(inbox), "--outbox", str(tmp_path / "out"))
    assert done.returncode == 4
    assert done.stderr.startswith(f"Không ghi được vào {tmp_path / 'out'}: ")


def test_an_outbox_inside_the_inbox_is_wrong_usage(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("_KBNN_",))
    done = command("report", "--inbox", str(inbox), "--outbox", str(inbox / "out"))
    assert done.returncode == 2
    assert done.stderr == (
        f"Thư mục kết quả {inbox / 'out'} nằm trong thư mục nhận báo cáo {inbox}."
        " Chọn một thư mục khác.\n"
    )


def test_a_period_without_returns_has_nothing_to_report(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("_KBNN_",))
    places = ("--inbox", str(inbox), "--outbox", str(tmp_path / "out"))
    done = command("report", "--period", "2019-Q4", *places)
    assert done.returncode == 3
    assert done.stderr == (
        "Chưa có báo cáo nào dùng được cho Quý IV/2019. Kiểm tra lại kỳ đã ghi.\n"
    )
