"""The formulas of a project's measures, by the measure's name."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.land import STEPS
from pipeline.publish.workbook.columns import difference, fraction, total_of
from pipeline.publish.workbook.curve_formulas import PLANNED_PAYMENT, planned_share_on
from pipeline.publish.workbook.decision_table import decided
from pipeline.publish.workbook.money_tables import YEAR_PLAN
from schemas.register_choices import BASE


def _sum(table: str, field: str, *conditions: str) -> str:
    return total_of(f"{table}.{field}", f"{{{table}.project_code}}", "{project_code}", *conditions)


def _count(table: str, *conditions: str) -> str:
    return f"COUNTIFS({{{table}.project_code}},{{project_code}},{','.join(conditions)})"


def _numbers(table: str, field: str) -> str:
    return f'{{{table}.{field}}},">-1E+300"'


_LISTED: Final = ("{TienDo.is_registered}", '"Có"')
_YEAR: Final = ("{GiaiNgan.counted}", '"Kế hoạch năm"')
_COUNTED: Final = ("{GiaiNgan.counted}", '"<>Không tính"')
_SITE: Final = ("{GPMB.is_counted}", '"Có"')
_OPEN: Final = ("{VuongMac.is_open}", '"Có"')


def _milestone(field: str) -> str:
    found = f"INDEX({{Moc.{field}}},{{m08_row}})"
    return f'IF(ISNUMBER({{m08_row}}),IF(ISNUMBER({found}),{found},""),"")'


def _level(level: str) -> str:
    return decided(
        level,
        "{decided_by}",
        "{KeHoachVon.project_code}",
        "{project_code}",
        "{KeHoachVon.carry_kind}",
        f'"{YEAR_PLAN}"',
        "{KeHoachVon.budget_year}",
        "NamKeHoach",
    )


def _pair(total: str, done: str) -> dict[str, str]:
    """Return the formulas of both sides of a rate: over the parts of which both are known.

    Where there is no such part, the first is the sum of all that is known, the second empty.
    """
    both = _count("GPMB", *_SITE, _numbers("GPMB", total), _numbers("GPMB", done))
    of_total = _sum("GPMB", total, *_SITE, _numbers("GPMB", done))
    of_done = _sum("GPMB", done, *_SITE, _numbers("GPMB", total))
    every = _sum("GPMB", total, *_SITE)
    return {total: f"IF({both}=0,{every},{of_total})", done: of_done}


_PACKAGES: Final = "COUNTIFS({GoiThau.project_code},{project_code})"
_VALUED: Final = _count("GoiThau", _numbers("GoiThau", "value_vnd"))
_PLANNED_POTS: Final = _count("GiaiNgan", *_YEAR, _numbers("GiaiNgan", "plan_project_vnd"))
_PAID_POTS: Final = _count("GiaiNgan", *_YEAR, _numbers("GiaiNgan", "paid_vnd"))
_PAID_ALL_POTS: Final = _count("GiaiNgan", *_COUNTED, _numbers("GiaiNgan", "paid_vnd"))
_KNOWN_PERIODS: Final = _count(
    "GiaiNgan", *_COUNTED, _numbers("GiaiNgan", "paid_vnd"), _numbers("GiaiNgan", "paid_period_vnd")
)
_TOLD_POTS: Final = _count("GiaiNgan", _numbers("GiaiNgan", "before_once_vnd"))
_BEFORE: Final = "SUMIFS({GiaiNgan.before_once_vnd},{GiaiNgan.project_code},{project_code})"
_MONTHS_LEFT: Final = (
    "(NamKeHoach+1)*12+1-YEAR({decided_by})*12-MONTH({decided_by})"
    "+1-DAY({decided_by})/DAY(EOMONTH({decided_by},0))"
)
_LATEST: Final = "SUMPRODUCT(MAX(({GPMB.project_code}={project_code})*{GPMB.slip_rank}))"


def _compared() -> str:
    """Return the formula of the rate on the benchmark's base, else that of the year's plan."""
    names = {"tong": "rate_all", "tinh": "rate_year_province", "ttg": "rate_year_pm"}
    formula = "{rate_year}"
    for base, name in names.items():
        is_own = f'AND({{benchmark_base}}="{BASE.label(base)}",ISNUMBER({{{name}}}))'
        formula = f"IF({is_own},{{{name}}},{formula})"
    return formula


COMPARED: Final = _compared()

WORK: Final = {
    "progress_base_vnd": f'IF(OR({_PACKAGES}=0,{_VALUED}<{_PACKAGES}),"",'
    "SUMIFS({GoiThau.value_vnd},{GoiThau.project_code},{project_code}))",
    "done_work_vnd": _sum("TienDo", "done_work_vnd", *_LISTED),
    "accepted_work_vnd": _sum("TienDo", "accepted_work_vnd", *_LISTED),
    "done_rate": fraction("done_work_vnd", "progress_base_vnd"),
    "planned_rate": planned_share_on("{data_date}"),
    "planned_work_vnd": "IF(COUNT({planned_rate},{progress_base_vnd})=2,"
    'ROUND({planned_rate}*{progress_base_vnd},0),"")',
    "progress_gap_rate": "IF(COUNT({done_rate},{planned_rate})=2,"
    'ROUND(ROUND({done_rate},4)-ROUND({planned_rate},4),4),"")',
    "done_rate_change": "IF(COUNT({done_rate},{done_rate_before})=2,"
    'ROUND({done_rate}-{done_rate_before},6),"")',
}

TIME: Final = {
    "finish_baseline_date": _milestone("baseline_date"),
    "finish_approved_date": _milestone("approved_date"),
    "finish_forecast_date": _milestone("forecast_date"),
    "finish_actual_date": _milestone("actual_date"),
    "slip_baseline_days": _milestone("slip_baseline_days"),
    "slip_approved_days": _milestone("slip_approved_days"),
    "slip_change_days": _milestone("slip_change_days"),
}

MONEY: Final = {
    "plan_all_vnd": _sum("GiaiNgan", "in_base_vnd"),
    "paid_all_vnd": f'IF(AND({_PLANNED_POTS}>0,{_PAID_POTS}=0),"",'
    f"{_sum('GiaiNgan', 'in_paid_vnd')})",
    "rate_all": fraction("paid_all_vnd", "plan_all_vnd"),
    "plan_year_vnd": _sum("GiaiNgan", "plan_project_vnd", *_YEAR),
    "paid_year_vnd": _sum("GiaiNgan", "paid_vnd", *_YEAR),
    "rate_year": fraction("paid_year_vnd", "plan_year_vnd"),
    "plan_year_province_vnd": _level("tinh"),
    "rate_year_province": fraction("paid_year_vnd", "plan_year_province_vnd"),
    "plan_year_pm_vnd": _level("ttg"),
    "rate_year_pm": fraction("paid_year_vnd", "plan_year_pm_vnd"),
    "paid_period_vnd": f'IF({_KNOWN_PERIODS}<{_PAID_ALL_POTS},"",'
    f"{_sum('GiaiNgan', 'paid_period_vnd', *_COUNTED)})",
    "estimate_year_end_vnd": _sum("GiaiNgan", "estimate_year_end_vnd", *_COUNTED),
    "spent_vnd": _sum("HuyDongVon", "spent_vnd"),
    "spent_ytd_vnd": _sum("HuyDongVon", "spent_ytd_vnd"),
    "rate_investment": fraction("spent_vnd", "investor_capital_vnd"),
    "rate_private_year": fraction("spent_ytd_vnd", "planned_year_vnd"),
    "used_year_vnd": 'IF({capital_group}="NNS",{spent_ytd_vnd},{paid_all_vnd})',
    "used_total_vnd": 'IF({capital_group}="NNS",{spent_vnd},'
    f'IF(AND({_TOLD_POTS}>0,ISNUMBER({{paid_all_vnd}})),{{paid_all_vnd}}+{_BEFORE},""))',
    "planned_payment_vnd": PLANNED_PAYMENT,
    "rate_planned": fraction("used_year_vnd", "planned_payment_vnd"),
    "payment_gap_vnd": difference("used_year_vnd", "planned_payment_vnd"),
    "needed_per_month_vnd": "IF(AND(COUNT({plan_all_vnd},{paid_all_vnd})=2,"
    "{decided_by}<DATE(NamKeHoach+1,1,31)),ROUND(MAX({plan_all_vnd}-{paid_all_vnd},0)"
    f'/MAX({_MONTHS_LEFT},1),0),"")',
    "paid_change_vnd": difference("paid_all_vnd", "paid_all_before_vnd"),
    "benchmark_gap_rate": "IF(AND(ISNUMBER({benchmark_rate}),ISNUMBER({compared_rate})),"
    'ROUND(ROUND({compared_rate},4)-ROUND({benchmark_rate},4),4),"")',
}

LAND: Final = {
    "required_m2": _sum("GPMB", "required_m2", *_SITE),
    "handed_over_m2": _sum("GPMB", "handed_over_m2", *_SITE),
    "area_rate": fraction("handed_over_m2", "required_m2"),
    **_pair("compensation_approved_vnd", "compensation_paid_vnd"),
    "compensation_rate": fraction("compensation_paid_vnd", "compensation_approved_vnd"),
    **dict(
        zip(
            ("households_affected", "households_handed_over"),
            _pair("affected", "handed_over").values(),
            strict=True,
        )
    ),
    **_pair("houses_to_move", "houses_moved"),
    **_pair("graves_total", "graves_moved"),
    **_pair("utilities_total", "utilities_done"),
    **{name: _sum("GPMB", step, *_SITE) for name, step in STEPS.items()},
    **_pair("resettle_needed", "resettle_arranged"),
    "resettle_left": difference("resettle_needed", "resettle_arranged"),
    **_pair("plan_gpmb_year_vnd", "paid_gpmb_year_vnd"),
    "gpmb_year_rate": fraction("paid_gpmb_year_vnd", "plan_gpmb_year_vnd"),
    **_pair("spoil_sites_total", "spoil_sites_done"),
    "clearance_slip_days": f'IF({_LATEST}=0,"",{_LATEST}-1000000)',
}
