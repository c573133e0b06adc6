"""One file is checked with what its own unit sent before, and its marked copy written beside it."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from rich.console import Console

from pipeline import checking, reading
from pipeline.forms import write_form
from pipeline.forms_issue import Entry
from pipeline.intake.triage import may_be_of
from pipeline.issue import issues, register_issue
from pipeline.register import Register
from pipeline.settings import Settings
from pipeline.single import check_files
from pipeline.telling import tell_answer, tell_findings
from schemas.register import General
from schemas.register_choices import Fact
from tests.forms_demo import Q1, Q4, demo_last, demo_register
from tests.mails import eml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.forms import Issue
    from pipeline.forms_issue import Cells, Content
    from pipeline.intake.submission import Submission
    from schemas.period import Period

REGISTER = demo_register()


def form(code: str, period: Period = Q1) -> Issue:
    told = issues(REGISTER, period, demo_last() if period == Q1 else {})
    return next(issue for issue in told if issue.form.code == code)


def reported(code: str, period: Period, handed_over_m2: int) -> bytes:
    """Return a return of the commune that says how much land was handed over."""
    issue = form(code, period)
    (card,) = issue.rows["clearance"]
    cover: dict[str, Content] = {"data_date": Entry(period.last_day.replace(day=14)), "revision": 1}
    facts: dict[str, Content] = {
        "unit_code": issue.unit_code,
        "unit_name": issue.unit_name,
        "form_code": code,
        "form_version": issue.form.version,
        "period": period.code,
    }
    rows: dict[str, tuple[Cells, ...]] = {
        **issue.rows,
        "cover": ({**facts, **cover},),
        "clearance": ({**card, "handed_over_m2": Entry(handed_over_m2)},),
    }
    return write_form(replace(issue, rows=rows))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    register = write_form(register_issue(REGISTER, date(2026, 1, 1)))
    (folder / "danh-muc.xlsx").write_bytes(register)
    (folder / "20251218_xa.xlsx").write_bytes(reported("XA", Q4, 200_000))
    (folder / "20260318_kb.xlsx").write_bytes(write_form(form("KB")))
    return folder


def test_it_knows_what_the_unit_said_before_and_reads_nobody_else(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "20260318_xa.xlsx"
    file.write_bytes(reported("XA", Q1, 150_000))
    read: list[str] = []
    real = reading.read_submissions

    def watched(
        submissions: Sequence[Submission], workers: int, on_done: None, kept: Path | None
    ) -> object:
        read.extend(each.path for each in submissions)
        return real(submissions, workers, on_done, kept)

    monkeypatch.setattr(checking, "read_submissions", watched)
    answer = check_files(Settings(inbox=inbox), [file])
    assert read == ["danh-muc.xlsx", "20260318_xa.xlsx", "20251218_xa.xlsx"]
    assert "H01" in {finding.rule.code for finding in answer.findings}
    assert answer.copies == (tmp_path / "20260318_xa_can-sua.xlsx",)
    assert answer.copies[0].read_bytes()[:2] == b"PK"


def test_a_file_that_cannot_be_read_is_told_and_gets_no_copy(inbox: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"")
    answer = check_files(Settings(inbox=inbox), [file])
    assert [finding.rule.code for finding in answer.findings] == ["F01"]
    assert answer.copies == ()


def test_a_mail_without_any_file_is_told_so(inbox: Path, tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_bytes(eml({}))
    (found,) = check_files(Settings(inbox=inbox), [mail]).findings
    assert (found.rule.code, found.place.path) == ("F22", "a.eml")
    assert found.message == (
        "Thư không có tệp đính kèm nên không có báo cáo nào để đọc. Mở thư xem nội dung: báo cáo ở"
        " liên kết tải về thì tải tệp về inbox; không có thì đề nghị người gửi đính kèm biểu mẫu"
        " rồi gửi lại."
    )


@pytest.mark.parametrize("is_sound", [True, False])
def test_the_register_is_told_as_the_register(inbox: Path, *, is_sound: bool) -> None:
    register = inbox / "danh-muc.xlsx"
    if not is_sound:
        without = tuple(row for row in REGISTER.rows(General) if row.fact != Fact.CURRENT_PERIOD)
        facts = (*without, General(fact=Fact.CURRENT_PERIOD, value="quý năm"))
        tables = {**REGISTER.tables, General.sheet.name: facts}
        issue = register_issue(Register.of(tables), date(2026, 1, 1))
        register.write_bytes(write_form(issue))
    answer = check_files(Settings(inbox=inbox), [register])
    assert (answer.findings, answer.copies, answer.read) == ((), (), 0)
    assert answer.register is not None
    console = Console(file=io.StringIO(), width=200)
    tell_answer(console, answer)
    first, *rest = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert first == (
        "Đây là danh mục (biểu DM), do cơ quan thường trực giữ và sửa; không phải báo cáo của đơn"
        " vị."
    )
    assert rest[0] == (
        "Không có phát hiện nào: danh mục dùng được."
        if is_sound
        else "Danh mục dùng được, còn chỗ cần xem lại:"
    )
    assert len(answer.register) == (0 if is_sound else 1)


def test_a_mail_without_a_workbook_is_no_good_return(inbox: Path, tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_bytes(eml({"giấy.pdf": b"%PDF-1.7"}))
    answer = check_files(Settings(inbox=inbox), [mail])
    assert (answer.findings, answer.copies, answer.read) == ((), (), 0)
    console = Console(file=io.StringIO(), width=120)
    tell_findings(console, answer.findings, read=answer.read)
    assert console.file.getvalue() == "Trong tệp không có báo cáo nào để kiểm tra.\n"  # type: ignore[attr-defined]


def test_only_a_form_issued_to_others_is_passed_over() -> None:
    commune, treasury = reported("XA", Q4, 1), write_form(form("KB"))
    assert may_be_of(commune, {"06565"})
    assert not may_be_of(treasury, {"06565"})
    assert may_be_of(b"no workbook at all", {"06565"})
