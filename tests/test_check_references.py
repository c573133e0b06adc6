"""Tests of the register's references: what points to nothing is told and left out."""

from __future__ import annotations

import pytest

from schemas.register import Assignment, Project
from tests.test_check_register_book import DUTIES, PROJECTS, checked

FIX = "Sửa lại cho khớp với {}."


def test_a_duty_on_a_project_that_is_not_listed_is_no_duty_on_all() -> None:
    register, notes, reasons = checked(Phân_công_báo_cáo=f"{DUTIES}\nBQLGT | KH | NS-09 | Hằng năm")
    assert reasons == ()
    assert notes == [
        (
            "Phân công báo cáo!C3 D05 “Dự án” ghi “NS-09”, không có trong trang Dự án; dòng này"
            " chưa"
            f" được dùng. {FIX.format('trang Dự án')}"
        )
    ]
    assert len(register.rows(Assignment)) == 1


def test_a_duty_of_a_unit_that_is_not_listed_is_left_out() -> None:
    register, notes, _ = checked(Phân_công_báo_cáo=f"{DUTIES}\nBQLDD | CDT | NS-01 | Hằng quý")
    assert notes == [
        (
            "Phân công báo cáo!A3 D05 “Đơn vị báo cáo” ghi “BQLDD”, không có trong trang Đơn vị;"
            " dòng"
            f" này chưa được dùng. {FIX.format('trang Đơn vị')}"
        )
    ]
    assert [row.unit_code for row in register.rows(Assignment)] == ["BQLGT"]


def test_an_owner_that_is_not_listed_leaves_the_project() -> None:
    register, notes, _ = checked(Dự_án=PROJECTS.replace("BQLGT", "Ban QLDA huyện"))
    assert notes == [
        (
            "Dự án!E2 D05 “Chủ đầu tư” ghi “Ban QLDA huyện”, không có trong trang Đơn vị; ô này"
            " chưa"
            f" được dùng. {FIX.format('trang Đơn vị')}"
        )
    ]
    assert register.rows(Project)[0].owner_code is None


def test_communes_that_are_not_listed_are_named() -> None:
    _, notes, _ = checked(Dự_án=PROJECTS.replace("X-06565", "X-06565; X-1, bqlgt"))
    assert notes == [
        (
            "Dự án!F2 D05 “Xã, phường” ghi “X-1, BQLGT”, không có trong các xã, phường của trang"
            " Đơn"
            " vị;"
            f" ô này chưa được dùng. {FIX.format('các xã, phường của trang Đơn vị')}"
        )
    ]


@pytest.mark.parametrize(
    ("rule", "known"),
    [("G08", True), ("H01", True), ("G99", False), ("F04", False), ("R01", False)],
)
def test_a_waiver_names_a_rule_of_the_catalogue(rule: str, known: bool) -> None:  # noqa: FBT001 - a case's own answer
    waivers = f"Mã kiểm tra | Lý do | Người quyết định\n{rule} | lũ | Nguyễn Văn A"
    _, notes, _ = checked(Miễn_trừ=waivers)
    told = [
        (
            f"Miễn trừ!A2 D05 “Mã kiểm tra” ghi “{rule}”, không có trong các mã kiểm tra được"
            f" miễn trừ; dòng này chưa được dùng. {FIX.format('các mã kiểm tra được miễn trừ')}"
        )
    ]
    assert notes == ([] if known else told)


@pytest.mark.parametrize(
    ("code", "is_refused"),
    [
        ("MAR-01", True),
        ("SEPT2", True),
        ("1-2", True),
        ("2026-03", True),
        ("03-NOV", True),
        ("1E5", True),
        ("20260301", True),
        ("NS-01", False),
        ("PPP-04", False),
        ("MARINA-1", False),
        ("DEC", False),
        ("1-NS", False),
    ],
)
def test_a_code_that_an_office_reads_as_a_day_is_refused(code: str, is_refused: bool) -> None:  # noqa: FBT001 - a case's own answer
    _, _, reasons = checked(
        Dự_án=PROJECTS.replace("NS-01", code), Phân_công_báo_cáo=DUTIES.replace("NS-01", code)
    )
    refusal = (
        f"Dự án!A2: Mã dự án “{code}” bị Excel tự đổi thành ngày hoặc số khi gõ lại. Đặt mã khác,"
        " có chữ không phải tên tháng, ví dụ NS-01."
    )
    assert [refusal in reason for reason in reasons] == [True] * is_refused
