"""What lies in mails and archives is taken in as if it lay beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.failure import FailureReason
from pipeline.intake.content import Content
from pipeline.intake.opening import open_containers
from pipeline.intake.submission import Stray, StrayReason
from pipeline.intake.walk import take_in
from tests.books import workbook, zipped
from tests.mails import SENDER, eml

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.intake.submission import Intake

BOOK = workbook({"Bìa": "Mã đơn vị | 06565"})
OTHER = workbook({"Bìa": "Mã đơn vị | 06568"})
DAY = date(2026, 4, 15)


def opened(inbox: Path, **files: bytes) -> Intake:
    for name, data in files.items():
        (inbox / name.replace("_", ".")).write_bytes(data)
    return open_containers(take_in(inbox), workers=1)


def test_a_return_in_a_mail_bears_its_provenance(tmp_path: Path) -> None:
    found = opened(tmp_path, thư_eml=eml({"bieu.xlsx": BOOK, "ký.pdf": b"%PDF-1.7"}))
    (submission,) = found.submissions
    assert submission.path == "thư.eml › bieu.xlsx"
    assert (submission.sender, submission.arrived_on, submission.inside) == (SENDER, DAY, (0,))
    assert [each.path for each in found.companions] == ["thư.eml › ký.pdf"]
    (container,) = found.containers
    assert (container.path, container.sender, container.arrived_on, container.failure) == (
        "thư.eml",
        SENDER,
        DAY,
        None,
    )


def test_an_archive_is_as_old_as_its_names_say(tmp_path: Path) -> None:
    data = zipped({"a.xlsx": BOOK, "20260410/b.xlsx": OTHER})
    (tmp_path / "20260401.zip").write_bytes(data)
    found = open_containers(take_in(tmp_path), workers=1)
    assert [(each.path, each.arrived_on) for each in found.submissions] == [
        ("20260401.zip › 20260410/b.xlsx", date(2026, 4, 10)),
        ("20260401.zip › a.xlsx", date(2026, 4, 1)),
    ]


def test_a_register_in_a_mail_is_no_register(tmp_path: Path) -> None:
    found = opened(tmp_path, a_eml=eml({"danh-muc.xlsx": BOOK}))
    assert found.register is None
    assert [each.path for each in found.submissions] == ["a.eml › danh-muc.xlsx"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first, second = eml({"a.xlsx": BOOK}), eml({"a.xlsx": OTHER})
    found = opened(tmp_path, z_eml=eml({"t.eml": first, "T.eml": second}))
    assert [each.path for each in found.submissions] == [
        "z.eml › T.eml › a.xlsx",
        "z.eml › t.eml › a.xlsx",
    ]


def test_names_that_a_mail_uses_twice_are_numbered(tmp_path: Path) -> None:
    mail = eml({"a.xlsx": BOOK, "b.xlsx": OTHER}).replace(b"b.xlsx", b"a.xlsx")
    paths = [each.path for each in opened(tmp_path, z_eml=mail).submissions]
    assert paths == ["z.eml › a (2).xlsx", "z.eml › a.xlsx"]


def test_the_earliest_of_equal_files_is_kept(tmp_path: Path) -> None:
    found = opened(tmp_path, a_xlsx=BOOK, z_eml=eml({"a.xlsx": BOOK}))
    (submission,) = found.submissions
    assert (submission.path, submission.copies) == ("z.eml › a.xlsx", ("a.xlsx",))


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    locked = bytearray(zipped({"a.xlsx": BOOK}))
    locked[locked.find(b"PK\1\2") + 8] |= 1
    rar = b"Rar!\x1a\x07\x01\0"
    found = opened(tmp_path, a_rar=rar, b_zip=bytes(locked), c_eml=eml({"d.rar": rar}))
    assert [(each.path, each.content, each.failure) for each in found.containers] == [
        ("a.rar", Content.RAR, FailureReason.OTHER_ARCHIVE),
        ("b.zip", Content.ZIP, None),
        ("c.eml", Content.EML, None),
        ("c.eml › d.rar", Content.RAR, FailureReason.OTHER_ARCHIVE),
    ]
    stray = Stray("b.zip › a.xlsx", StrayReason.UNOPENED, failure=FailureReason.LOCKED_ARCHIVE)
    assert found.strays == (stray,)


def test_an_archive_that_never_ends_harms_nobody(tmp_path: Path) -> None:
    bomb = zipped({"a": b"0" * 20_000_001})
    found = opened(tmp_path, a_zip=bomb, b_zip=zipped({"a.xlsx": BOOK}))
    assert [each.failure for each in found.containers] == [FailureReason.HOSTILE, None]
    assert [each.path for each in found.submissions] == ["b.zip › a.xlsx"]
