"""Names that a terminal, a workbook, a file system or a reader of names could stumble over."""

from __future__ import annotations

import os
import socket
import unicodedata
from typing import TYPE_CHECKING, Final

from tests.books import with_parts
from tests.hostile.good import Odd, form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES: Final = (
    b"hai \"ngoac\" 'kep'.xlsx",
    b"hai\ndong.xlsx",
    b"cot\tdau\rdong.xlsx",
    "phải\u202esang trái xslx.xlsx".encode(),
    "không\u200bthấy\ufeff.xlsx".encode(),
    b"\x1b[31mdo\x1b[0m.xlsx",
    b"[red]dau[/red].xlsx",
    b"=cmd()|' !A0.xlsx",
    b"-rf.xlsx",
    b"%00%2e%2e.xlsx",
    b"khong phai utf8 \xff\xfe\xc3.xlsx",
    "tên TCVN3 µ¸¶.xlsx".encode("latin-1"),
    ("Ủy ban nhân dân xã ".encode() * 9)[:250] + b".xlsx",
    b"a" * 250 + b".xlsx",
    unicodedata.normalize("NFD", "Báo cáo tiến độ quý III.xlsx").encode(),
    unicodedata.normalize("NFC", "Báo cáo tiến độ quý III.xlsx").encode(),
    "thư › tệp.xlsx".encode(),
    "😀.xlsx".encode(),
    b"CON.xlsx",
    b"cuoi. .xlsx",
    b"khong co duoi",
    b"danh-muc.xlsx.xlsx",
    b"sau/" + b"sau/" * 60 + b"a.xlsx",
    b"ngay/20261399_a.xlsx",
    b"ngay/99991231_a.xlsx",
    b"{sheet}{0}{__class__}.xlsx",
)


def odd_names() -> Iterator[Odd]:
    """Yield good files under odd names, each with an end of its own."""
    for number, name in enumerate(_NAMES):
        yield Odd("odd name", b"la/" + name, with_parts(form(), {"docProps/so.txt": str(number)}))


def lay_what_is_no_file(inbox: Path) -> tuple[str, ...]:
    """Lay links, pipes and the like in an inbox; return their paths below it."""
    outside = inbox.parent / "outside.xlsx"
    outside.write_bytes(form())
    (inbox / "lien-ket.xlsx").symlink_to(outside)
    (inbox / "vong.xlsx").symlink_to(inbox / "vong.xlsx")
    (inbox / "vong").symlink_to(inbox, target_is_directory=True)
    (inbox / "dut.xlsx").symlink_to(inbox / "khong co")
    os.mkfifo(inbox / "ong.xlsx")
    with socket.socket(socket.AF_UNIX) as bound:
        # A socket's path is short: it is bound from within its folder.
        before = os.open(".", os.O_RDONLY)
        try:
            os.chdir(inbox)
            bound.bind("o-cam.xlsx")
        finally:
            os.fchdir(before)
            os.close(before)
    (inbox / "thu-muc.xlsx").mkdir()
    return ("dut.xlsx", "lien-ket.xlsx", "o-cam.xlsx", "ong.xlsx", "vong", "vong.xlsx")
