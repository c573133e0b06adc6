"""What an owner reports of its works: packages and milestones."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.forms_issue import kept
from pipeline.register import package_value_vnd
from schemas.packages import Package
from schemas.said import SaidDate
from tests.portfolio.curves import planned_rate
from tests.portfolio.moment import choice, millions, said
from tests.portfolio.register import register
from tests.portfolio.text import number, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.forms_issue import Cells
    from schemas.register import WorkPackage
    from tests.portfolio.moment import Moment

DONE_DAYS: Final = ("31/12", "Quý I", "Quý II", "Quý III")
ACCEPTED: Final = 0.93
"""The share of done work that has been accepted, until all is done."""
BEHIND: Final = 0.05
"""From so much below the plan an owner calls its packages late."""


@cache
def _progress() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(line["Dự án"], line["Gói"]): line for line in table("so-lieu/tien-do")}


@cache
def _delays() -> Mapping[str, Mapping[str, str]]:
    return {line["Dự án"]: line for line in table("so-lieu/danh-gia")}


def package_rate(moment: Moment, project: str, package: str) -> float:
    """Return the share of a package's value that is done."""
    return moment.share(_progress()[project, package], DONE_DAYS)


def done_vnd(moment: Moment, project: str) -> int:
    """Return the value of all work done on a project."""
    packages = moment.register.packages_of(project, moment.day)
    return sum(
        millions(_value(row, moment.day) * package_rate(moment, project, row.package_code))
        for row in packages
    )


def is_behind(moment: Moment, project: str) -> bool:
    """Tell whether a project's done work is clearly below its plan."""
    packages = moment.register.packages_of(project, moment.day)
    base = sum(_value(row, moment.day) for row in packages)
    return done_vnd(moment, project) / base + BEHIND < planned_rate(project, moment.day)


def _value(package: WorkPackage, day: date) -> int:
    return package_value_vnd(package, day) or 0


def fill_package(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what an owner types of a package."""
    project, package = str(cells["project_code"]), str(kept(cells["package_code"]))
    rows = moment.register.packages_of(project, moment.day)
    row = next(each for each in rows if each.package_code == package)
    line = _progress()[project, package]
    rate, worth = package_rate(moment, project, package), _value(row, moment.day)
    done = millions(worth * rate)
    begun = moment.reached(row.start_date) is not None
    filled: dict[str, Any] = {
        "contractor": row.contractor if moment.reached(row.contract_date) else None,
        "planned_work_vnd": millions(worth * planned_rate(project, moment.day)) if begun else 0,
        "done_work_vnd": done,
        "accepted_work_vnd": done if rate == 1 else millions(done * ACCEPTED),
        "start_date": moment.reached(row.start_date),
        "forecast_finish_date": said(moment.told(line, "Dự kiến ")),
        "verdict": "dap_ung",
    }
    if begun and rate < 1:
        filled |= _crew(line)
        if is_behind(moment, project):
            filled |= _delay(project)
    return filled


def _crew(line: Mapping[str, str]) -> dict[str, Any]:
    present = number(line["Đáp ứng %"]) / 100
    people, machines = number(line["Người"]), number(line["Máy"])
    materials, _, lacking = line["Vật liệu"].partition(": ")
    return {
        "workers": round(people * present),
        "workers_required": round(people),
        "machines": round(machines * present),
        "machines_required": round(machines),
        "materials": choice(materials, Package, "materials"),
        "materials_note": lacking or None,
    }


def _delay(project: str) -> dict[str, Any]:
    line = _delays()[project]
    return {
        "verdict": "cham",
        "delay_cause": line["Nguyên nhân"],
        "delay_nature": choice(line["Tính chất"], Package, "delay_nature"),
        "delay_party": choice(line["Bên gây chậm"], Package, "delay_party"),
        "remedy": line["Giải pháp"],
    }


@cache
def _told() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(line["Dự án"], line["Mốc"]): line for line in table("so-lieu/moc")}


def fill_milestone(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what an owner types of a milestone: when it was reached, or when it will be."""
    project, code = str(cells["project_code"]), str(cells["milestone_code"])
    line = _told().get((project, code), {})
    reached = moment.reached(actual_day(moment, project, code))
    filled: dict[str, Any] = {"actual_date": reached}
    if reached is None:
        filled["forecast_date"] = moment.ahead(forecast_day(moment, project, code))
        if line.get("Đề nghị") and line["Từ kỳ"] <= moment.period.code:
            filled["revised_date"] = said(line["Đề nghị"])
            filled["revision_document"] = line["Văn bản"] or None
        filled["note"] = _why_moved(moment, cells, filled["forecast_date"])
    return filled


def actual_day(moment: Moment, project: str, code: str) -> SaidDate | None:
    """Return the day of a milestone in the whole story; the register and the land tell most."""
    told = _told().get((project, code), {}).get("Thực tế", "")
    if told:
        return said(told)
    packages = moment.register.packages_of(project, moment.day)
    if code in {"M01", "M02"}:
        return moment.register.baseline_date(project, code)
    if code == "M03":
        return _first(row.contract_date for row in packages)
    if code == "M06":
        return _first(row.start_date for row in packages)
    if code in {"M04", "M05"}:
        cleared = _cleared(project)
        wait = timedelta(days=10 if code == "M05" else 0)
        return SaidDate.day(cleared.last + wait) if cleared else None
    return None


def forecast_day(moment: Moment, project: str, code: str) -> SaidDate | None:
    """Return the day that an owner expects: land by its reporters, the rest with the works."""
    if code in {"M04", "M05"}:
        return _latest(said(moment.told(line, "Dự kiến ")) for line in _land(project))
    if code in {"M03", "M06"}:
        return moment.register.approved_date(project, code, moment.day)
    finish = _latest(
        said(moment.told(line, "Dự kiến "))
        for key, line in _progress().items()
        if key[0] == project
    )
    planned, last = (moment.register.baseline_date(project, each) for each in (code, "M08"))
    if finish is None or planned is None or last is None:
        return None
    return SaidDate.day(finish.last + (planned.last - last.last))


def _why_moved(moment: Moment, cells: Cells, forecast: SaidDate | None) -> str | None:
    key = (cells["project_code"], cells["milestone_code"])
    last = moment.last.get("milestones", {}).get(key)
    before = last.values.get("forecast_date") if last else None
    if not isinstance(before, SaidDate) or forecast is None or forecast <= before:
        return None
    return f"Lùi so với kỳ trước. {_delays()[str(cells['project_code'])]['Giải pháp']}"


def _land(project: str) -> list[Mapping[str, str]]:
    return [line for line in table("so-lieu/mat-bang") if line["Dự án"] == project]


def _cleared(project: str) -> SaidDate | None:
    """Return the day on which the last part of the land was free; None while one is not.

    A project that no commune reports on any more was cleared as planned.
    """
    lines = _land(project)
    if not lines:
        return register().baseline_date(project, "M04")
    is_open = any(not line["Xong"] for line in lines)
    return None if is_open else _latest(said(line["Xong"]) for line in lines)


def _first(days: Iterable[SaidDate | None]) -> SaidDate | None:
    return min((day for day in days if day is not None), default=None)


def _latest(days: Iterable[SaidDate | None]) -> SaidDate | None:
    return max((day for day in days if day is not None), default=None)
