"""What owners propose on the form KH: curves of work and of payments, and milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from schemas.register import ApprovedPlan
from tests.portfolio.curves import curves
from tests.portfolio.moment import millions
from tests.portfolio.register import register
from tests.portfolio.text import million, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.forms_issue import Cells
    from tests.portfolio.curves import PlannedWork
    from tests.portfolio.moment import Moment

_PAID_BY_MONTH: Final = (0.02, 0.05, 0.11, 0.18, 0.26, 0.35, 0.44, 0.53, 0.63, 0.74, 0.86, 1.0)
"""The share of a year's capital that is to be paid by the end of each month."""
_YEAR: Final = 2026


def fill_work_plan(_moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return one year of a curve of work."""
    return _work(_curve(cells), int(str(cells["year"])))


def fill_payment_plan(_moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return one year of a curve of payments."""
    return _payments(_curve(cells), int(str(cells["year"])))


def _curve(cells: Cells) -> PlannedWork:
    wanted = (cells["project_code"], cells["version"])
    return next(each for each in curves() if (each.project_code, each.version) == wanted)


def _work(curve: PlannedWork, year: int) -> dict[str, Any]:
    begins = year * 12 <= curve.first
    opening = curve.opening if begins else curve.at_end_of(year * 12 - 1)
    ends = {f"m{month:02}": curve.at_end_of(year * 12 + month - 1) for month in range(1, 13)}
    return {"opening": opening, **ends}


def _payments(curve: PlannedWork, year: int) -> dict[str, Any]:
    """Return payments: in 2026 the year's capital by month, later the rest by quarter."""
    before, planned, total = _capital(curve.project_code)
    if year == _YEAR:
        months = [before + millions(planned * share) for share in _PAID_BY_MONTH]
        return {"opening": before} | {f"m{month:02}": paid for month, paid in enumerate(months, 1)}
    last = max(curve.last // 12, _YEAR + 1)
    steps, start = 4 * (last - _YEAR), before + planned
    done = 4 * (year - _YEAR - 1)
    at = [start + millions((total - start) * (done + step) / steps) for step in range(5)]
    return {"opening": at[0], "m03": at[1], "m06": at[2], "m09": at[3], "m12": at[4]}


def _capital(project: str) -> tuple[int, int, int]:
    """Return what was paid before 2026, what 2026 is planned to pay, and all there is to pay."""
    row = register().project(project)
    state = [line for line in table("so-lieu/giai-ngan") if line["Dự án"] == project]
    if state:
        before = sum(million(line["Giải ngân trước"]) for line in state)
        total = (row.total_investment_vnd or 0) if row else 0
        if row and row.ppp_state_vnd:
            total = row.ppp_state_vnd
        return before, min(_planned_state(project), total - before), total
    private = [line for line in table("so-lieu/huy-dong") if line["Dự án"] == project]
    before = sum(million(line["Thực hiện trước"]) for line in private)
    planned = sum(million(line["Kế hoạch năm"]) for line in private)
    return before, planned, sum(million(line["Cam kết"]) for line in private)


def _planned_state(project: str) -> int:
    lines = [line for line in table("danh-muc/capital_plans") if line["Dự án"] == project]
    given = (line for line in lines if line["Loại quyết định"] == "Giao đầu năm")
    return sum(million(line["Giao chi tiết"]) for line in given if line["Năm"] == str(_YEAR))


def new_work_plans(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the years of the baseline beside 2026, and, once approved, those of a later version."""
    for curve in _proposed(moment):
        for year in curve.years:
            if (curve.version, year) != (0, _YEAR):
                yield _key(curve, year)


def new_payment_plans(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the years of payments from 2026 on; older ones are summed in the opening."""
    for curve in _proposed(moment):
        for year in range(_YEAR, max(curve.last // 12, _YEAR) + 1):
            if (curve.version, year) != (0, _YEAR):
                yield _key(curve, year)


def new_milestone_plans(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the milestones that a later version moves."""
    for curve in _proposed(moment):
        for line in table("danh-muc/planned_milestones_changes"):
            if curve.version and line["Dự án"] == curve.project_code:
                yield {
                    "project_code": curve.project_code,
                    "version": curve.version,
                    "milestone_code": line["Mã mốc"],
                }


def fill_milestone_plan(_moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return a milestone's proposed day."""
    project, code, version = (cells[name] for name in ("project_code", "milestone_code", "version"))
    row = register().planned_milestone(str(project), str(code), int(str(version)))
    return {"planned_date": row.planned_date if row else None}


def _key(curve: PlannedWork, year: int) -> dict[str, Any]:
    return {"project_code": curve.project_code, "version": curve.version, "year": year}


def _proposed(moment: Moment) -> Iterator[PlannedWork]:
    """Yield the curves that a unit proposes: later versions only when it sends its plan again."""
    approved = {(row.project_code, row.version): row for row in register().rows(ApprovedPlan)}
    for curve in curves():
        row = approved[curve.project_code, curve.version]
        since = row.document_date.first if row.document_date else moment.day
        known = curve.version == 0 or since <= moment.sent_on
        if curve.project_code in moment.project_codes and known:
            yield curve
