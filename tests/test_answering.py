"""Whom a report answers: the last round of each return, what came astray, what nobody can read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.answering import answers
from pipeline.checking import check_inbox
from pipeline.forms import write_form
from pipeline.issue import register_issue
from pipeline.settings import Settings
from tests.forms_demo import Q1, Q4
from tests.test_single import REGISTER, reported

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    register = write_form(register_issue(REGISTER, date(2026, 1, 1)))
    (inbox / "danh-muc.xlsx").write_bytes(register)
    return Settings(inbox=inbox, workers=1)


def answered(settings: Settings) -> list[str]:
    checked = check_inbox(settings, {})
    return sorted(answers(checked, checked.findings, Q1, date(2026, 3, 25)))


def test_of_two_rounds_the_last_is_answered(settings: Settings) -> None:
    for day, figure in (("20260316", 1), ("20260318", 2)):
        (settings.inbox / f"{day}_xa.xlsx").write_bytes(reported("XA", Q1, figure))
    assert answered(settings) == ["phan-hoi/06565_2026Q1_XA_can-sua.xlsx"]


def test_a_return_of_an_earlier_period_is_not_answered_again(settings: Settings) -> None:
    (settings.inbox / "20251218_xa.xlsx").write_bytes(reported("XA", Q4, 1))
    assert answered(settings) == []


def test_a_form_of_the_last_period_that_came_in_this_one_is_answered(settings: Settings) -> None:
    (settings.inbox / "20260318_xa.xlsx").write_bytes(reported("XA", Q4, 1))
    assert answered(settings) == ["phan-hoi/06565_2025Q4_XA_can-sua.xlsx"]


def test_a_file_that_cannot_be_read_is_answered_in_the_period_in_which_it_came(
    settings: Settings,
) -> None:
    (settings.inbox / "20251218_06565.xlsx").write_bytes(b"")
    assert answered(settings) == []
    (settings.inbox / "20260318_06565_xa.xlsx").write_bytes(b"damaged")
    assert answered(settings) == ["phan-hoi/06565_20260318-06565-xa_thong-bao.docx"]
