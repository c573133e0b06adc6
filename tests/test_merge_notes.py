"""What merging tells the keeper of the register."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.merge import merge
from schemas.period import Period
from schemas.register import Assignment, CapitalPlan, Project, Unit, Waiver
from schemas.said import SaidDate
from tests.checked import MILLION, Sent, book, disbursement
from tests.registers import register

Q1 = Period.parse("2026-Q1")
AS_OF = date(2026, 3, 25)
UNTIL = SaidDate.day(date(2026, 3, 24))


@pytest.mark.parametrize(
    ("waiver", "told"),
    [
        (Waiver(rule="G03", unit_code="BQL", until=UNTIL), "Ban QLDA"),
        (Waiver(rule="G03", period="2026-Q1", until=UNTIL), "mọi đơn vị"),
        (Waiver(rule="G03", period="2025-Q4", until=UNTIL), None),
        (Waiver(rule="G03", until=SaidDate.day(AS_OF)), None),
        (Waiver(rule="G03"), None),
    ],
)
def test_a_waiver_that_has_run_out_is_told(waiver: Waiver, told: str | None) -> None:
    rows = register(Unit(unit_code="BQL", name="Ban QLDA"), waiver)
    findings = merge((), rows, Q1, AS_OF)[1]
    expected = (
        f"Miễn trừ quy tắc G03 cho {told} hết hiệu lực ngày 24/03/2026. Gia hạn hoặc xóa dòng"
        " trong Miễn trừ của danh mục."
    )
    assert [each.message for each in findings] == ([expected] if told else [])


def test_sources_that_do_not_make_up_the_investment_are_told() -> None:
    project = Project(
        project_code="NS-01",
        total_investment_vnd=980 * MILLION,
        central_vnd=500 * MILLION,
        provincial_vnd=400 * MILLION,
    )
    findings = merge((), register(project), Q1, AS_OF)[1]
    expected = (
        "Dự án NS-01: tổng các nguồn 900 triệu đồng, tổng mức đầu tư 980 triệu đồng. Sở Tài chính"
        " kiểm tra lại danh mục."
    )
    assert [each.message for each in findings] == [expected]


@pytest.mark.parametrize("decided", [date(2026, 3, 14), date(2026, 3, 15)])
def test_payments_on_a_carried_plan_that_nobody_signed_are_told(decided: date) -> None:
    plan = CapitalPlan(
        project_code="NS-01",
        source="nsdp",
        budget_year=2025,
        carry_kind="chuyen_sang",
        decision_kind="bo_sung",
        level="tinh",
        amount_vnd=50 * MILLION,
        decision_no="12/QĐ-UBND",
        decision_date=SaidDate.day(decided),
    )
    duty = Assignment(unit_code="BQL", form_code="CDT", frequency="quy")
    rows = register(Project(project_code="NS-01"), duty, plan)
    paid = disbursement(40, 2, budget_year=2025, carry_kind="chuyen_sang")
    findings = merge([book(Sent("BQL", "CDT", "2026-Q1"), paid)], rows, Q1, AS_OF)[1]
    expected = (
        "Dự án NS-01 có thanh toán 42 triệu đồng vốn năm trước chuyển sang nhưng danh mục chưa có"
        " số kế hoạch được phép; không tính vào tỷ lệ. Bổ sung quyết định cho phép kéo dài vào Kế"
        " hoạch vốn của danh mục."
    )
    is_signed = decided <= date(2026, 3, 14)
    assert [each.message for each in findings] == ([] if is_signed else [expected])
