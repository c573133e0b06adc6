"""PDFs of a period: where an office suite is there, and what is said where it is not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pipeline import printing
from pipeline.errors import OutboxError, UsageError
from pipeline.printing import print_period
from pipeline.publish.letter_matter import Charge
from pipeline.publish.letters import Letter, write_letter
from schemas.period import Period
from tests.test_publish_decree import TEMPLATES, matter

if TYPE_CHECKING:
    from pathlib import Path

PERIOD = Period.parse("2026-Q1")


def reported(outbox: Path) -> Path:
    """Lay a report, here a letter's text, into the outbox."""
    folder = outbox / PERIOD.code
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{}")
    letter = Letter("don_doc", (Charge("X-1", "", "Chưa gửi."),), is_single=True)
    document = write_letter(letter, matter(), TEMPLATES / "letter.docx")
    (folder / "bao-cao_2026-Q1.docx").write_bytes(document)
    return outbox


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_report_is_printed_beside_the_periods(tmp_path: Path) -> None:
    (printed,) = print_period(reported(tmp_path), PERIOD)
    assert printed == tmp_path / "pdf" / "2026-Q1" / "bao-cao_2026-Q1.pdf"
    assert printed.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in (tmp_path / "2026-Q1").iterdir()) == [
        "bao-cao_2026-Q1.docx",
        "run.json",
    ]


def test_without_an_office_suite_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(printing, "_USUAL_PLACES", ())
    with pytest.raises(UsageError) as raised:
        print_period(reported(tmp_path), PERIOD)
    assert raised.value.message == (
        "Máy này chưa có LibreOffice nên chưa in ra PDF được. Cài LibreOffice (libreoffice.org),"
        " hoặc mở tệp bằng Word, Excel và chọn Lưu thành PDF."
    )


def test_an_office_suite_that_fails_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_office", lambda: shutil.which("false") or "false")
    with pytest.raises(OutboxError) as raised:
        print_period(reported(tmp_path), PERIOD)
    assert raised.value.message.startswith("LibreOffice không in được ra ")


def test_without_a_report_there_is_nothing_to_print(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        print_period(tmp_path, PERIOD)
    assert raised.value.message == (
        "Chưa có kết quả của kỳ 2026-Q1. Chạy «make report PERIOD=2026-Q1» trước."
    )
