"""Tests of what is answered where a file could not be read at all."""

from __future__ import annotations

import pytest

from pipeline.check.failures import FAILURES, unreadable
from pipeline.failure import Failure, FailureReason
from pipeline.finding import Scope, Severity


@pytest.mark.parametrize("reason", FailureReason)
def test_every_failure_has_its_answer_and_stops_the_file(reason: FailureReason) -> None:
    finding = unreadable("2026-Q1/a.xlsx", Failure(reason, "Traceback …"))
    assert finding.rule is FAILURES[reason]
    assert (finding.rule.severity, finding.rule.scope) == (Severity.BLOCK, Scope.FILE)
    assert (str(finding.place), "Traceback" in finding.message) == ("2026-Q1/a.xlsx", False)


def test_a_locked_file_is_asked_for_without_its_password() -> None:
    assert unreadable("a.xlsx", Failure(FailureReason.ENCRYPTED)).message == (
        "Tệp có mật khẩu mở nên không đọc được."
        " Bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu và gửi lại."
    )
