"""What owners and the Treasury report of money: state capital, private capital, needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.register_plans import CapitalKey
from schemas.needs import Need
from schemas.register import CapitalPlan
from tests.portfolio.moment import at, choice, millions, said
from tests.portfolio.text import million, number, table
from tests.portfolio.works import done_vnd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.forms_issue import Cells
    from tests.portfolio.moment import Moment

_PAID: Final = ("", "I", "II", "III")
_ADVANCED: Final = ("", "TƯ I", "TƯ II", "TƯ III")
_SOURCE_PARTS: Final = {"nstw": "central_vnd", "nsdp": "provincial_vnd", "nn_ppp": "ppp_state_vnd"}
_KINDS: Final = {"Vốn chủ sở hữu": "chu_so_huu", "Vốn vay": "vay"}
_SPENT: Final = ("", "I", "II", "III")


@cache
def _paid() -> Mapping[CapitalKey, Mapping[str, str]]:
    return {
        CapitalKey(
            line["Dự án"],
            str(choice(line["Nguồn"], CapitalPlan, "source")),
            int(line["Năm"]),
            str(choice(line["Loại"], CapitalPlan, "carry_kind")),
        ): line
        for line in table("so-lieu/giai-ngan")
    }


def _pot(cells: Cells) -> CapitalKey:
    project, source, year, kind = (cells[name] for name in CapitalKey._fields)
    return CapitalKey(str(project), str(source), int(str(year)), str(kind))


def _first_plan_vnd(moment: Moment, pot: CapitalKey) -> int:
    """Return the plan as given at the beginning of the year, which the shares are of."""
    decisions = moment.register.capital_decisions(pot, "chi_tiet", moment.day)
    return sum(row.amount_vnd or 0 for row in decisions if row.decision_kind == "giao_dau_nam")


def fill_treasury(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what the Treasury confirms of a pot of money."""
    pot = _pot(cells)
    line, plan = _paid()[pot], _first_plan_vnd(moment, pot)
    disbursed = millions(plan * moment.share(line, _PAID))
    advance = min(millions(plan * _advance_share(moment, line)), disbursed)
    return {
        "plan_vnd": moment.register.capital_plan(pot, "chi_tiet", moment.day),
        "paid_volume_vnd": disbursed - advance,
        "advance_year_vnd": advance,
        "advance_balance_vnd": millions(advance * 1.2),
    }


def _advance_share(moment: Moment, line: Mapping[str, str]) -> float:
    """Return the share that is an advance; unlike what is paid it may sink."""
    shares = [number(line.get(name, "")) / 100 for name in _ADVANCED]
    return at(moment.day, shares)


def fill_disbursement(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what an owner types of a pot of money."""
    pot = _pot(cells)
    line, plan = _paid()[pot], _first_plan_vnd(moment, pot)
    filled = fill_treasury(moment, cells)
    disbursed = filled["paid_volume_vnd"] + filled["advance_year_vnd"]
    at_end = min(millions(plan * number(line["Ước hết hạn"]) / 100), filled["plan_vnd"])
    rest = max(at_end - disbursed, 0)
    filled |= {
        "estimate_next_vnd": millions(rest / (4 - moment.quarter)),
        "estimate_year_end_vnd": max(at_end, disbursed),
    }
    if pot.carry_kind == "nam":
        filled |= _since_start(moment, pot, line)
    return filled


def _since_start(moment: Moment, pot: CapitalKey, line: Mapping[str, str]) -> dict[str, Any]:
    project = moment.register.project(pot.project_code, moment.day)
    if project is None:
        return {}
    parts = {name: getattr(project, name) or 0 for name in _SOURCE_PARTS.values()}
    share = parts[_SOURCE_PARTS[pot.source]] / (project.total_investment_vnd or 1)
    return {
        "allocated_before_vnd": million(line["Bố trí trước"]),
        "disbursed_before_vnd": million(line["Giải ngân trước"]),
        "work_value_vnd": millions(done_vnd(moment, pot.project_code) * share),
    }


@cache
def _private() -> Mapping[tuple[str, str], Mapping[str, str]]:
    lines = table("so-lieu/huy-dong")
    return {(line["Dự án"], _KINDS[line["Loại vốn"]]): line for line in lines}


def fill_mobilised(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what an investor types of a kind of capital; of a kind that it has not, nothing."""
    line = _private().get((str(cells["project_code"]), str(cells["capital_kind"])))
    if line is None:
        return {}
    ytd = millions(_amount(moment, line, _SPENT))
    spent = million(line["Thực hiện trước"]) + ytd
    committed = million(line["Cam kết"])
    filled: dict[str, Any] = {
        "committed_vnd": committed,
        "committed_by": said(line["Thời hạn"]),
        "planned_year_vnd": million(line["Kế hoạch năm"]),
        "mobilised_vnd": min(
            millions(spent * (1 + number(line["Huy động thêm"]) / 100)), committed
        ),
        "spent_vnd": spent,
        "spent_ytd_vnd": ytd,
    }
    if line["Phải ứng"]:
        filled |= {
            "clearance_advance_due_vnd": million(line["Phải ứng"]),
            "clearance_advance_vnd": million(moment.told(line, "Ứng ")),
        }
    return filled


def _amount(moment: Moment, line: Mapping[str, str], names: tuple[str, ...]) -> float:
    return at(moment.day, [float(million(line.get(name, ""))) for name in names])


def fill_need(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what an owner types of money that it lacks."""
    line = next(
        each
        for each in table("so-lieu/nhu-cau")
        if (each["Dự án"], choice(each["Mục đích"], Need, "purpose"))
        == (cells["project_code"], cells["purpose"])
    )
    granted = line.get(f"Cấp {'I' * (moment.quarter + 1)}", "")
    return {
        "need_vnd": million(line["Nhu cầu"]),
        "requested_document": line["Văn bản đề nghị"],
        "source_asked": choice(line["Nguồn đề nghị"], Need, "source_asked"),
        "granted_vnd": million(granted),
        "repaid_vnd": 0,
    }


def new_needs(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the needs that an owner reports for the first time."""
    for line in table("so-lieu/nhu-cau"):
        key = (line["Dự án"], choice(line["Mục đích"], Need, "purpose"))
        own = line["Dự án"] in moment.project_codes
        begun = moment.day.month >= _first_month(line["Từ kỳ"])
        if own and begun and key not in moment.last.get("needs", {}):
            yield dict(zip(("project_code", "purpose"), key, strict=True))


def _first_month(code: str) -> int:
    return 3 * int(code[-1]) - 2
