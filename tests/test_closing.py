"""Closed periods: frozen as sent, compared with as published, amended beside."""

from __future__ import annotations

import io
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from rich.console import Console

from pipeline.telling import tell_closed
from tests.books import with_parts
from tests.inboxes import command, record, report, small, tree

if TYPE_CHECKING:
    from subprocess import CompletedProcess

UNITS = ("_KBNN_", "_X-05977_")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An inbox and an outbox in which the second quarter was reported and closed."""
    folder = tmp_path_factory.mktemp("closed")
    inbox, outbox = small(folder, UNITS), folder / "outbox"
    report(inbox, outbox, "--period", "2026-Q2")
    done = close(inbox, outbox, "2026-Q2")
    assert (done.returncode, done.stderr) == (0, "")
    return inbox, outbox


def close(inbox: Path, outbox: Path, period: str) -> CompletedProcess[str]:
    return command("close", "--period", period, "--inbox", str(inbox), "--outbox", str(outbox))


def test_a_closed_period_is_kept_as_it_was_sent_and_read_only(closed: tuple[Path, Path]) -> None:
    inbox, outbox = closed
    kept = inbox / "_da-cong-bo" / "2026-Q2"
    assert tree(kept) == tree(outbox / "2026-Q2")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in kept.rglob("*") if path.is_file()}
    assert modes == {0o444}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bao-cao_2026-Q2.docx", ["Đã chốt kỳ 2026-Q2: 2026-Q2"]),
        (
            "tong-hop_2026-Q2.xlsx",
            [
                "Đã chốt kỳ 2026-Q2: 2026-Q2",
                (
                    "Chú ý: lần tổng hợp cuối chạy nhanh (QUICK=1) nên kỳ được chốt không kèm"
                    " báo cáo, công văn. Muốn lưu cả văn bản đã gửi, chạy «make report», rồi chốt"
                    " bản điều chỉnh."
                ),
            ],
        ),
    ],
)
def test_a_period_closed_after_a_quick_run_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("2026-Q2")
    folder.mkdir()
    (folder / name).touch()
    console = Console(file=io.StringIO(), width=80)
    tell_closed(console, "2026-Q2", folder)
    assert cast("io.StringIO", console.file).getvalue().splitlines() == told


def test_the_next_period_is_compared_with_what_was_published(
    closed: tuple[Path, Path], tmp_path: Path
) -> None:
    inbox, _ = closed
    files = report(inbox, tmp_path / "out", "--period", "2026-Q3")
    assert record(files)["compared_with"] == "Quý II/2026, như đã công bố"


def test_without_a_closed_period_the_comparison_says_that_it_was_recomputed(
    tmp_path: Path,
) -> None:
    inbox = small(tmp_path, UNITS)
    files = report(inbox, tmp_path / "out", "--period", "2026-Q3")
    assert record(files)["compared_with"] == (
        "Quý II/2026, tính lại từ các báo cáo nhận được đến ngày 25/06/2026"
    )


def test_a_closed_period_that_is_reported_again_stands_beside_the_first(
    closed: tuple[Path, Path], tmp_path: Path
) -> None:
    inbox, _ = closed
    outbox = tmp_path / "out"
    done = command(
        "report", "--quick", "--period", "2026-Q2", "--inbox", str(inbox), "--outbox", str(outbox)
    )
    assert done.returncode == 0, done.stderr
    made = [path.name for path in outbox.iterdir() if path.is_dir() and path.name[0] not in "._"]
    assert made == ["2026-Q2_dieu-chinh-1"]


def test_a_period_that_was_not_reported_cannot_be_closed(tmp_path: Path) -> None:
    inbox = small(tmp_path, UNITS)
    done = close(inbox, tmp_path / "out", "2026-Q2")
    assert done.returncode == 2
    assert done.stderr == (
        f"Chưa có kết quả của kỳ 2026-Q2 trong {tmp_path / 'out'}."
        " Chạy «make report PERIOD=2026-Q2» trước khi chốt.\n"
    )


def test_a_spoiled_dataset_cannot_be_closed(tmp_path: Path) -> None:
    inbox, outbox = small(tmp_path, UNITS), tmp_path / "out"
    report(inbox, outbox, "--period", "2026-Q2")
    (outbox / "2026-Q2" / "dataset" / "treasury.parquet").write_bytes(b"typed over")
    done = close(inbox, outbox, "2026-Q2")
    assert done.returncode == 2
    assert done.stderr == (
        "Tệp dataset/treasury.parquet đã bị sửa sau lần chạy cuối."
        " Chạy lại «make report PERIOD=2026-Q2» rồi chốt.\n"
    )
    assert not (inbox / "_da-cong-bo").exists()


def test_what_was_refused_when_a_period_was_closed_stays_refused(
    closed: tuple[Path, Path], tmp_path: Path
) -> None:
    inbox, outbox = tmp_path / "inbox", tmp_path / "out"
    shutil.copytree(closed[0], inbox)
    late = inbox / "20260624_lan2.xlsx"
    (source,) = (inbox / "minh-hoa" / "2026-Q2").glob("*_X-05977_*")
    late.write_bytes(with_parts(source.read_bytes(), {"docProps/custom.txt": "another file"}))
    for _ in range(2):
        done = command(
            *("report", "--quick", "--period", "2026-Q2"),
            *("--inbox", str(inbox), "--outbox", str(outbox)),
        )
        assert done.returncode == 0, done.stderr
        assert close(inbox, outbox, "2026-Q2").returncode == 0
    files = report(inbox, tmp_path / "next", "--period", "2026-Q3")
    told = {each["path"]: (each["fate"], each["why"]) for each in record(files)["inputs"]}
    assert told[late.name] == ("refused", ["G06"])


def test_a_closed_period_is_not_closed_twice_without_a_new_report(
    closed: tuple[Path, Path], tmp_path: Path
) -> None:
    done = close(closed[0], tmp_path / "out", "2026-Q2")
    assert done.returncode == 2
    assert done.stderr == (
        "Kỳ 2026-Q2 đã chốt. Muốn điều chỉnh, chạy «make report PERIOD=2026-Q2»"
        " để lập bản 2026-Q2_dieu-chinh-1 trước, rồi chốt lại.\n"
    )


def test_what_a_closed_period_used_and_is_gone_is_named_at_the_next_report(
    closed: tuple[Path, Path], tmp_path: Path
) -> None:
    inbox, outbox = tmp_path / "inbox", tmp_path / "out"
    shutil.copytree(closed[0], inbox)
    (gone,) = (inbox / "minh-hoa" / "2026-Q2").glob("*_X-05977_*")
    (kept,) = (inbox / "minh-hoa" / "2026-Q2").glob("*_KBNN_*")
    kept.rename(inbox / "20260616_ten khac.xlsx")
    path = gone.relative_to(inbox).as_posix()
    gone.unlink()
    places = ("--inbox", str(inbox), "--outbox", str(outbox))
    done = command("report", "--quick", "--period", "2026-Q3", *places)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    (at,) = (number for number, line in enumerate(told) if "không còn trong inbox" in line)
    assert told[at : at + 2] == [
        "1 báo cáo đã dùng không còn trong inbox; chép lại vào inbox, tên tệp nào cũng được:",
        f"  - {path} (đã dùng khi chốt Quý II/2026)",
    ]
    said = record(tree(outbox / "2026-Q3"))["gone"]
    assert [(each["path"], each["period"]) for each in said] == [(path, "2026-Q2")]
