"""Issuing the forms of a period tells what is wrong in the register that they are made from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from rich.console import Console

from pipeline import catalogue, issuing
from pipeline.finding import Finding, Place
from pipeline.settings import Settings
from pipeline.telling import tell_forms
from tests.forms_demo import Q1, demo_register

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UNREADABLE = Finding(
    catalogue.UNREADABLE_FACT,
    Place("danh-muc.xlsx", "Thông tin chung"),
    "Quý V",
    {"fact": "Kỳ đang tổng hợp"},
)
OF_A_RETURN = Finding(catalogue.UNREADABLE_FACT, Place("a.xlsx"), "x", {"fact": "x"})


def test_findings_of_the_register_are_printed_with_the_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = SimpleNamespace(
        register=demo_register(),
        books=(),
        intake=SimpleNamespace(register=SimpleNamespace(path="danh-muc.xlsx")),
        findings=(UNREADABLE, OF_A_RETURN),
    )
    monkeypatch.setattr(issuing, "check_inbox", lambda *_: checked)
    issued = issuing.issue_forms(Settings(inbox=tmp_path, outbox=tmp_path), Q1, None)
    assert issued.notes == (UNREADABLE,)
    console = Console(record=True, width=200)
    tell_forms(console, issued)
    told = console.export_text()
    assert "Biểu mẫu lập theo danh mục; danh mục còn chỗ cần xem lại:" in told
    assert UNREADABLE.message in " ".join(told.split())
