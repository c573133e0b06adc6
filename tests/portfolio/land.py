"""What communes, wards and the land centre report of a site, step by step from the area handed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.portfolio.moment import millions, said
from tests.portfolio.text import million, number, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.forms_issue import Cells
    from tests.portfolio.moment import Moment

_HANDED: Final = ("", "I", "II", "III")
_COUNTED, _APPROVED, _PAID = 0.30, 0.18, 0.06
"""By how much each step is ahead of the handing over."""
_POWER: Final = "Công ty Điện lực Lạng Sơn"


def fill_clearance(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what a reporter types on the card of one part of a project."""
    key = tuple(cells[name] for name in ("project_code", "commune_code", "section"))
    line = next(
        each
        for each in table("so-lieu/mat-bang")
        if (each["Dự án"], each["Xã"], each["Phần"]) == key
    )
    share = moment.share(line, _HANDED)
    counted, approved, paid = (min(share + lead, 1.0) for lead in (_COUNTED, _APPROVED, _PAID))
    required, households = number(line["Diện tích"]), number(line["Hộ"])
    money = million(line["Bồi thường"])
    spent = millions(money * paid)
    before = millions(money * min(share_before(line) + _PAID, 1.0))
    return {
        "handed_over_m2": float(round(required * share)),
        "voluntary_m2": float(round(required * share * 0.08)),
        "affected": round(households),
        "noticed": round(households),
        "counted": round(households * counted),
        "plan_approved": round(households * approved),
        "published": round(households * approved),
        "paid": round(households * paid),
        "handed_over": round(households * share),
        "compensation_approved_vnd": millions(money * approved),
        "compensation_paid_vnd": spent,
        "plan_gpmb_year_vnd": millions(money * min(1.0, 1.1 - share_before(line))),
        "paid_gpmb_year_vnd": spent - before,
        **_moved(line, share),
        **_finish(moment, line, share),
    }


def share_before(line: Mapping[str, str]) -> float:
    """Return the share handed over when the year began: a little below that of quarter I."""
    return max(number(line["I"]) / 100 - 0.05, 0.0) if number(line["I"]) < 100 else 1.0


def _moved(line: Mapping[str, str], share: float) -> dict[str, Any]:
    totals = {
        ("houses_to_move", "houses_moved"): "Nhà",
        ("resettle_needed", "resettle_arranged"): "TĐC",
        ("graves_total", "graves_moved"): "Mộ",
        ("power_total", "power_done"): "Điện",
        ("water_total", "water_done"): "Nước",
        ("telecom_total", "telecom_done"): "VT",
        ("spoil_sites_total", "spoil_sites_done"): "Bãi",
    }
    filled: dict[str, Any] = {}
    for (total, done), label in totals.items():
        count = round(number(line[label]))
        filled |= {total: count, done: int(count * share)}
    zero = {"other_utilities_total": 0, "other_utilities_done": 0}
    return filled | zero | {"utility_owner": _POWER if share < 1 and number(line["Điện"]) else None}


def _finish(moment: Moment, line: Mapping[str, str], share: float) -> dict[str, Any]:
    is_done = share == 1
    nearly = 0.98
    status = "hoan_thanh" if is_done else "co_ban" if share >= nearly else "dang_trien_khai"
    forecast = said(moment.told(line, "Dự kiến "))
    return {
        "forecast_finish_date": None if is_done else moment.ahead(forecast),
        "actual_finish_date": moment.reached(said(line["Xong"])) if is_done else None,
        "status": "chua_trien_khai" if share == 0 else status,
        "note": None if is_done else line.get("Vướng mắc") or None,
    }
