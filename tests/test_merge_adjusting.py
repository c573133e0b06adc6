"""Điều chỉnh số liệu: found, applied, shown, or said not to fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.merge import merge
from schemas.period import Period
from schemas.register import Adjustment, Assignment, Project, WorkPackage
from schemas.said import SaidDate
from tests.checked import MILLION, Sent, book, disbursement, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding
    from pipeline.merge import Dataset

AS_OF = date(2026, 3, 25)
Q1 = Sent("BQL", "CDT", "2026-Q1")


def adjustment(**facts: Value) -> Adjustment:
    said = {
        "unit_code": "BQL",
        "form_code": "CDT",
        "period": "2026-Q1",
        "table": "packages",
        "row_key": "NS-01; XL-01",
        "column_label": "Thực hiện lũy kế",
        "reported": "3.813.000",
        "used_number": 3813.5,
        "reason": "Nhầm đơn vị",
        "decided_by": "Nguyễn Văn A",
        "decided_on": SaidDate.day(date(2026, 3, 21)),
    }
    return Adjustment.model_validate({**said, **facts})


def merged(
    row: Adjustment, *books: CheckedBook, period: str = "2026-Q1"
) -> tuple[Dataset, tuple[Finding, ...]]:
    rows = register(
        Project(project_code="NS-01"),
        WorkPackage(project_code="NS-01", package_code="XL-01"),
        Assignment(unit_code="BQL", form_code="CDT", frequency="quy"),
        row,
    )
    return merge(books, rows, Period.parse(period), AS_OF)


def reported() -> CheckedBook:
    done = 3_813_000 * MILLION
    return book(Q1, package(done_work_vnd=done, contract_value_vnd=7627 * MILLION, done_rate=500.0))


def test_the_officers_figure_is_used_marked_and_told() -> None:
    dataset, findings = merged(adjustment(), reported())
    packages = dataset.tables["packages"]
    assert packages["done_work_vnd"] == (round(3813.5 * MILLION),)
    assert packages["done_rate"] == (3813.5 / 7627,)
    assert packages["adjusted_fields"] == ("done_work_vnd",)
    assert [(each.rule.code, str(each.place)) for each in findings] == [("D03", "Tiến độ!G5")]
    assert findings[0].message == (
        "“Thực hiện lũy kế” của NS-01, XL-01: đơn vị báo 3.813.000, sử dụng 3.813,5; lý do:"
        " Nhầm đơn vị (Nguyễn Văn A)."
    )
    assert [*dataset.adjustments.rows] == [
        {
            "table": "packages",
            "key": "NS-01; XL-01",
            "field": "done_work_vnd",
            "unit_code": "BQL",
            "period": "2026-Q1",
            "reported": "3.813.000",
            "used": "3.813,5",
            "reason": "Nhầm đơn vị",
            "by": "Nguyễn Văn A",
            "on": date(2026, 3, 21),
            "matched": True,
        }
    ]


@pytest.mark.parametrize("said", ["3813000", "3 813 000", None])
def test_the_reported_figure_may_be_written_in_any_way(said: str | None) -> None:
    dataset, _ = merged(adjustment(reported=said), reported())
    assert dataset.adjustments["matched"] == (True,)


@pytest.mark.parametrize(
    "facts",
    [
        {"reported": "3.812.000"},
        {"row_key": "NS-01; XL-02"},
        {"row_key": "NS-01"},
        {"column_label": "Thực hiện"},
        {"column_label": "Dự án"},
    ],
)
def test_a_correction_that_fits_nothing_is_not_applied_and_is_told(facts: dict[str, str]) -> None:
    dataset, findings = merged(adjustment(**facts), reported())
    assert dataset.tables["packages"]["done_work_vnd"] == (3_813_000 * MILLION,)
    assert dataset.adjustments["matched"] == (False,)
    key = facts.get("row_key", "NS-01; XL-01")
    label = facts.get("column_label", "Thực hiện lũy kế")
    expected = (
        f"Dòng Điều chỉnh số liệu cho {key}, “{label}” không khớp với số nào đã báo cáo. Kiểm tra"
        " khóa, cột và số đã báo cáo trong Điều chỉnh số liệu của danh mục."
    )
    assert [each.message for each in findings] == [expected]


def test_a_corrected_figure_stays_corrected_when_it_is_carried() -> None:
    before = book(Sent("BQL", "CDT", "2025-Q4"), package(done_work_vnd=3_813_000 * MILLION))
    dataset, _ = merged(adjustment(period="2025-Q4"), before)
    packages = dataset.tables["packages"]
    assert packages["adjusted_fields"] == ("done_work_vnd",)
    assert packages["carried_from"] == ("2025-Q4",)


def test_a_correction_of_a_later_period_is_none_of_this_report() -> None:
    dataset, findings = merged(adjustment(period="2026-Q2"), reported())
    assert (len(dataset.adjustments), findings) == (0, ())


def test_an_empty_correction_removes_the_figure() -> None:
    dataset, _ = merged(adjustment(used_number=None), reported())
    assert not any(dataset.tables["packages"]["done_work_vnd"])


def test_a_key_may_be_written_in_the_words_of_its_lists() -> None:
    row = adjustment(
        table="disbursements",
        row_key="NS-01; NSĐP; 2026; Kế hoạch năm",
        column_label="disbursed_vnd",
        reported="105",
        used_number=90.0,
    )
    dataset, _ = merged(row, book(Q1, disbursement(100, 5)))
    assert dataset.tables["disbursements"]["disbursed_vnd"] == (90 * MILLION,)
