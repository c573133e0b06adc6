"""The first real year: the demonstration set aside whole, an empty register laid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.register_book import check_register
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas.register import Project, Unit
from schemas.register_choices import Fact
from tests.inboxes import command, report, small, tree

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

UNITS = ("_KBNN_",)


def start(inbox: Path, outbox: Path) -> CompletedProcess[str]:
    return command("start", "--year", "2027", "--inbox", str(inbox), "--outbox", str(outbox))


def test_the_demonstration_is_set_aside_whole(tmp_path: Path) -> None:
    inbox, outbox = small(tmp_path, UNITS), tmp_path / "outbox"
    report(inbox, outbox)
    before, made = tree(inbox), tree(outbox / "2026-Q3")
    done = start(inbox, outbox)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Đã cất số liệu minh họa vào thư mục _minh-hoa của inbox và outbox.",
        f"Đã tạo danh mục trống năm 2027: {inbox / 'danh-muc.xlsx'}",
        "Tiếp theo: mở danh mục, điền các trang Dự án, Đơn vị, Phân công báo cáo và kế hoạch;",
        "sau đó chạy «make forms PERIOD=2027» để viết biểu kế hoạch năm,",
        "«make forms PERIOD=2027-Q1» để viết biểu báo cáo Quý I/2027.",
    ]
    assert tree(inbox / "_minh-hoa") == before
    assert tree(outbox / "_minh-hoa" / "2026-Q3") == made
    left = [path.name for path in inbox.iterdir()]
    assert sorted(left) == ["_minh-hoa", "danh-muc.xlsx"]


def test_the_new_register_keeps_what_is_no_invention(tmp_path: Path) -> None:
    inbox = small(tmp_path, UNITS)
    start(inbox, tmp_path / "outbox")
    book = read_book("danh-muc.xlsx", "", (inbox / "danh-muc.xlsx").read_bytes())
    assert isinstance(book, Book)
    register, _, _ = check_register(book)
    assert register.rows(Project) == ()
    assert {unit.kind for unit in register.rows(Unit)} == {"xa", "phuong"}
    assert len(register.rows(Unit)) == 61 + 4
    assert {unit.email for unit in register.rows(Unit)} == {None}
    assert not register.demonstration
    assert register.fact(Fact.YEAR) == "2027"
    assert register.fact(Fact.AGENCY) is not None
    assert register.fact(Fact.SIGNATORY_NAME) is None


def test_an_empty_register_says_what_to_fill_in(tmp_path: Path) -> None:
    inbox, outbox = small(tmp_path, UNITS), tmp_path / "outbox"
    start(inbox, outbox)
    done = command("report", "--inbox", str(inbox), "--outbox", str(outbox))
    assert done.returncode == 3
    assert "Trang “Dự án” không có dòng nào dùng được." in done.stderr


def test_the_year_is_asked_for() -> None:
    done = command("start")
    assert (done.returncode, done.stderr) == (
        2,
        "Ghi thêm năm bắt đầu dùng, ví dụ: make start YEAR=2027.\n",
    )


def test_real_returns_are_never_set_aside(tmp_path: Path) -> None:
    inbox = small(tmp_path, UNITS)
    (inbox / "danh-muc.xlsx").unlink()
    before = tree(inbox)
    done = start(inbox, tmp_path / "outbox")
    assert done.returncode == 2
    assert done.stderr == (
        f"{inbox} đang có số liệu thật; lệnh này chỉ cất số liệu minh họa, không làm gì."
        " Muốn bắt đầu năm mới: chuyển inbox và outbox sang nơi khác, để trống inbox rồi chạy lại."
        "\n"
    )
    assert tree(inbox) == before
