"""Biểu 02: state capital against the plans signed for it, by source; private capital beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import period_said
from pipeline.publish.theme import Role
from pipeline.publish.workbook.layout import LEADS, Line, Shown
from pipeline.publish.workbook.project_form import Form
from pipeline.publish.workbook.project_lines import (
    CARRIED_PROJECT,
    NAMES,
    project_lines,
)
from schemas.choices import CARRY_KIND, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.datasheet import Filled

TITLE: Final = "BIỂU 02. KẾ HOẠCH VỐN, GIẢI NGÂN VÀ VỐN THỰC HIỆN CỦA CÁC DỰ ÁN"

_STATE: Final = "Vốn nhà nước"
_PLAN: Final = (_STATE, "Kế hoạch vốn")
_PAID: Final = (_STATE, "Giải ngân lũy kế")
_RATE: Final = (_STATE, "Tỷ lệ giải ngân so với")
_PACE: Final = ("So với kế hoạch giải ngân, thực hiện vốn",)
_PRIVATE: Final = ("Vốn nhà đầu tư thực hiện",)

COLUMNS: Final = (
    *NAMES,
    Shown("total_investment_vnd", "Tổng mức đầu tư", (), 12),
    Shown("plan_all_vnd", "Tổng, gồm chuyển sang", _PLAN, 12),
    Shown("plan_year_vnd", "Năm, giao chi tiết", _PLAN, 11),
    Shown("plan_year_province_vnd", "Năm, tỉnh giao", _PLAN, 11),
    Shown("plan_year_pm_vnd", "Năm, Thủ tướng giao", _PLAN, 11),
    Shown("paid_all_vnd", "Tổng, gồm chuyển sang", _PAID, 12),
    Shown("paid_year_vnd", "Kế hoạch năm", _PAID, 11),
    Shown("paid_period_vnd", "Riêng trong kỳ", _PAID, 11),
    Shown("rate_all", "Tổng kế hoạch", _RATE, 9),
    Shown("rate_year", "Năm, chi tiết", _RATE, 9),
    Shown("rate_year_province", "Năm, tỉnh giao", _RATE, 9),
    Shown("rate_year_pm", "Năm, Thủ tướng", _RATE, 9),
    Shown("estimate_year_end_vnd", "Ước đến hết thời hạn", (_STATE,), 11),
    Shown("needed_per_month_vnd", "Cần giải ngân mỗi tháng", (_STATE,), 11),
    Shown("planned_payment_vnd", "Kế hoạch đến ngày số liệu", _PACE, 11),
    Shown("rate_planned", "Tỷ lệ đạt", _PACE, 9),
    Shown("payment_gap_vnd", "Chênh lệch", _PACE, 11),
    Shown("spent_vnd", "Lũy kế", _PRIVATE, 12),
    Shown("rate_investment", "Tỷ lệ so với vốn nhà đầu tư", _PRIVATE, 9),
    Shown("planned_year_vnd", "Kế hoạch năm đăng ký", _PRIVATE, 11),
    Shown("spent_ytd_vnd", "Từ đầu năm", _PRIVATE, 11),
    Shown("rate_private_year", "Tỷ lệ so với kế hoạch", _PRIVATE, 9),
    Shown("note", "Ghi chú", (), 28),
)
_OF_POT: Final = {
    "plan_all_vnd": "plan_vnd",
    "paid_all_vnd": "paid_vnd",
    "paid_period_vnd": "paid_period_vnd",
    "rate_all": "rate",
    "estimate_year_end_vnd": "estimate_year_end_vnd",
}
_POT_NAME: Final = "– {source}, {kind} {year}"
_SOURCE_NOTE: Final = "Số Kho bạc xác nhận."


def capital_lines(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    """Return the lines of Biểu 02; a project with several pots shows each below it."""
    reasons = ("rate_all_reason", "rate_year_reason", "rate_investment_reason")
    return project_lines(filled, matter, ("GiaiNgan", "HuyDongVon"), pots_of(filled), reasons)


def pots_of(filled: Mapping[str, Filled]) -> Callable[[str], Iterable[Line]]:
    """Return a function that gives a project's pots as lines, where it has several."""
    pots: dict[str, list[Record]] = {}
    for row in filled["GiaiNgan"].rows:
        pots.setdefault(row["project_code"], []).append(row)

    def lines(project: str) -> Iterable[Line]:
        found = pots.get(project, [])
        return [_pot(filled["GiaiNgan"], row) for row in found] if len(found) > 1 else ()

    return lines


def _pot(filled: Filled, row: Record) -> Line:
    name = _POT_NAME.format(
        source=SOURCE.label(row["source"]),
        kind=CARRY_KIND.label(row["carry_kind"]).lower(),
        year=row["budget_year"],
    )
    said = [
        CARRIED_PROJECT.format(period_said(row["carried_from"])) if row["carried_from"] else "",
        _SOURCE_NOTE if row["prevails"] == "KB" else "",
    ]
    return Line(
        row,
        {"ordinal": "", "name": name, "project_code": LEADS, "note": " ".join(filter(None, said))},
        filled.table,
        row["stt"],
        _OF_POT,
        Role.CARRIED if row["carried_from"] else Role.DETAIL,
        filled.target(row["stt"] - 1),
    )


CAPITAL: Final = Form(TITLE, COLUMNS, capital_lines)
