"""A small register with one unit of each kind, for the tests of forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.issue import LastRow
from schemas.period import Period
from schemas.register import (
    AssignedTask,
    Assignment,
    CapitalPlan,
    ClearancePlan,
    General,
    PlannedMilestone,
    Project,
    Unit,
    WorkPackage,
)
from schemas.register_choices import Fact
from schemas.said import SaidDate
from tests.registers import register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Value
    from pipeline.forms_issue import Key
    from pipeline.register import Register

Q1 = Period.parse("2026-Q1")
Q4 = Period.parse("2025-Q4")
MILLION = 10**6


def day(year: int, month: int, number: int) -> SaidDate:
    return SaidDate.day(date(year, month, number))


def demo_register() -> Register:
    """Return a register of two projects, a board, a commune, a department and the Treasury."""
    return register(
        General(fact=Fact.CONTACT, value="Nguyễn Văn A, điện thoại 0205.000.000"),
        General(fact=Fact.EMAIL, value="bao-cao@example.invalid"),
        Project(
            project_code="NS-01",
            name="Nâng cấp QL4B",
            capital_group="NSNN",
            communes="06565",
        ),
        Project(project_code="DT-02", name="Khu đô thị A, B & C", capital_group="NNS"),
        WorkPackage(
            project_code="NS-01",
            package_code="XL-01",
            name="Đoạn Km 3+700 – Km 18",
            contract_value_vnd=658_000_500_000,
        ),
        WorkPackage(project_code="NS-01", package_code="XL-02", name="Cầu Bản Trại"),
        WorkPackage(project_code="DT-02", package_code="XL-01", name="Hạ tầng kỹ thuật"),
        Unit(unit_code="BQL-GT", name="Ban Quản lý dự án giao thông", kind="ban_qlda"),
        Unit(unit_code="06565", name="Xã Khuất Xá", kind="xa", email="xa@example.invalid"),
        Unit(unit_code="SXD", name="Sở Xây dựng", kind="so_nganh"),
        Unit(unit_code="KB", name="Kho bạc Nhà nước khu vực", kind="kho_bac"),
        *(
            Assignment(unit_code=unit, form_code=form, project_code=project, frequency="quy")
            for unit, form, project in (
                ("BQL-GT", "CDT", "NS-01"),
                ("BQL-GT", "CDT", "DT-02"),
                ("06565", "XA", "NS-01"),
                ("SXD", "SN", None),
                ("KB", "KB", "NS-01"),
            )
        ),
        CapitalPlan(
            project_code="NS-01",
            source="nsdp",
            budget_year=2026,
            carry_kind="nam",
            decision_kind="giao_dau_nam",
            level="chi_tiet",
            amount_vnd=250_000 * MILLION,
            decision_date=day(2025, 12, 20),
        ),
        ClearancePlan(
            project_code="NS-01",
            commune_code="06565",
            section="tuyen_chinh",
            required_m2=381_000.0,
            planned_finish_date=day(2026, 6, 30),
        ),
        PlannedMilestone(
            project_code="NS-01", milestone_code="M08", version=0, planned_date=day(2025, 12, 31)
        ),
        AssignedTask(
            task_code="NV-2026-01",
            unit_code="06565",
            content="Bàn giao mặt bằng đoạn còn lại",
            source_document="52/TB-UBND ngày 20/01/2026",
            due_date=day(2026, 3, 31),
        ),
    )


def demo_last() -> Mapping[str, Mapping[Key, LastRow]]:
    """Return what was accepted for the quarter before."""
    package: dict[str, Value] = {
        "project_code": "NS-01",
        "package_code": "XL-01",
        "contractor": "Liên danh Công ty A – Công ty B",
        "done_work_vnd": 381_300 * MILLION,
        "accepted_work_vnd": 352_000_250_000,
        "forecast_finish_date": SaidDate.quarter(2026, 3),
    }
    obstacle: dict[str, Value] = {
        "obstacle_code": "06565-NS-01-2025Q4-01",
        "project_code": "NS-01",
        "kind": "tai_dinh_cu",
        "content": "06 hộ chưa nhận tiền do đơn giá đất",
        "responsible_unit": "SXD",
        "status": "dang_xu_ly",
    }
    cleared: dict[str, Value] = {
        "project_code": "NS-01",
        "commune_code": "06565",
        "section": "tuyen_chinh",
        "handed_over_m2": 157_000.5,
        "affected": 122,
        "paid_gpmb_year_vnd": 900 * MILLION,
        "status": "dang_trien_khai",
    }
    return {
        "packages": {("NS-01", "XL-01"): LastRow(package, Q4, "BQL-GT")},
        "obstacles": {("06565-NS-01-2025Q4-01",): LastRow(obstacle, Q4, "06565")},
        "clearance": {("NS-01", "06565", "tuyen_chinh"): LastRow(cleared, Q4, "06565")},
    }
