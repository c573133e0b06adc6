"""The register of the demonstration, put together from its tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.register import Register
from schemas.column import columns
from schemas.register import (
    Adjustment,
    Alias,
    ApprovedPlan,
    AssignedTask,
    Assignment,
    Benchmark,
    Calendar,
    CapitalPlan,
    ClearancePlan,
    DocumentSetting,
    Follow,
    General,
    Inspection,
    LegalBasis,
    Member,
    Override,
    PlannedMilestone,
    Project,
    Threshold,
    Unit,
    Waiver,
    WorkPackage,
)
from tests.portfolio.text import rows, table, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.column import Row

_PLAIN: Final[tuple[type[Row], ...]] = (
    General,
    Project,
    WorkPackage,
    Alias,
    Assignment,
    Member,
    Follow,
    Calendar,
    Threshold,
    Benchmark,
    AssignedTask,
    Inspection,
    LegalBasis,
    DocumentSetting,
    Adjustment,
    Waiver,
    Override,
)
"""The sheets whose table of text has a line for every row."""

_LEVELS: Final = (
    ("Thủ tướng giao", "ttg", "QĐ-TTg"),
    ("Tỉnh giao", "tinh", "NQ-HĐND"),
    ("Giao chi tiết", "chi_tiet", "QĐ-UBND"),
)
_BASELINE: Final = {"document_no": "MH-72/QĐ-UBND", "day": "20/01/2026"}
_JOINED: Final = {"NNS-13": {"document_no": "MH-151/QĐ-UBND", "day": "15/04/2026"}}


@cache
def register() -> Register:
    """Return the register of the demonstration."""
    tables: dict[str, tuple[Row, ...]] = {
        model.sheet.name: rows(f"danh-muc/{model.sheet.name}", model) for model in _PLAIN
    }
    tables |= {
        "units": tuple(_units()),
        "capital_plans": tuple(_capital_plans()),
        "clearance_plans": tuple(_clearance_plans()),
        "planned_milestones": tuple(_milestones()),
        "approved_plans": tuple(_approved_plans()),
    }
    return Register.of(tables)


def _units() -> Iterator[Unit]:
    for row in (*rows("danh-muc/units", Unit), *rows("danh-muc/units_communes", Unit)):
        email = f"{row.unit_code.lower()}@example.invalid"
        parent = row.parent_code or ("UBNDT" if row.kind in {"xa", "phuong"} else None)
        yield row.model_copy(update={"email": email, "parent_code": parent})


def _capital_plans() -> Iterator[CapitalPlan]:
    declared = columns(CapitalPlan)
    for line in table("danh-muc/capital_plans"):
        shared = {
            "project_code": line["Dự án"],
            "source": value(line["Nguồn"], declared["source"]),
            "budget_year": int(line["Năm"]),
            "carry_kind": value(line["Loại kế hoạch"], declared["carry_kind"]),
            "decision_kind": value(line["Loại quyết định"], declared["decision_kind"]),
            "decision_date": value(line["Ngày"], declared["decision_date"]),
        }
        for label, level, symbol in _LEVELS:
            if line[label]:
                amount = value(line[label], declared["amount_vnd"])
                number = f"{line['Số quyết định']}/{symbol}"
                own = {"level": level, "amount_vnd": amount, "decision_no": number}
                yield CapitalPlan.model_validate(shared | own)


def _clearance_plans() -> Iterator[ClearancePlan]:
    declared = columns(ClearancePlan)
    for line in table("so-lieu/mat-bang"):
        yield ClearancePlan.model_validate(
            {
                "project_code": line["Dự án"],
                "commune_code": line["Xã"],
                "section": line["Phần"],
                "required_m2": value(line["Diện tích"], declared["required_m2"]),
                "planned_finish_date": value(line["Hạn"], declared["planned_finish_date"]),
            }
        )


def _milestones() -> Iterator[PlannedMilestone]:
    declared = columns(PlannedMilestone)["planned_date"]
    for line in table("danh-muc/planned_milestones"):
        for code, cell in line.items():
            if code.startswith("M") and cell:
                yield PlannedMilestone.model_validate(
                    {
                        "project_code": line["Dự án"],
                        "milestone_code": code,
                        "version": 0,
                        "planned_date": value(cell, declared),
                    }
                )
    yield from rows("danh-muc/planned_milestones_changes", PlannedMilestone)


def _approved_plans() -> Iterator[ApprovedPlan]:
    declared = columns(ApprovedPlan)["in_force_from"]
    for line in table("so-lieu/duong-cong"):
        if line["Lần"] == "0":
            approval = _JOINED.get(line["Dự án"], _BASELINE)
            day = value(approval["day"], declared)
            yield ApprovedPlan.model_validate(
                {
                    "project_code": line["Dự án"],
                    "version": 0,
                    "document_no": approval["document_no"],
                    "document_date": day,
                    "in_force_from": day,
                }
            )
    yield from rows("danh-muc/approved_plans", ApprovedPlan)
