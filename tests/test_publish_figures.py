"""Every figure in the report's text is one of the measures, and who is named late is late there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.measure.measures import measure
from pipeline.publish import phrases
from pipeline.publish.report import report_fields
from pipeline.publish.report_matter import Matter
from schemas.clearance import Clearance
from schemas.register import Benchmark, ClearancePlan
from tests.measuring import (
    BUDGET,
    CUTOFFS,
    PAYMENTS,
    PRIVATE,
    Q4,
    REGISTER,
    WORK,
    dataset,
    milestone,
    mobilised,
    on,
    package,
    payment,
    said,
)
from tests.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).parent.parent / "templates"
NUMBER = re.compile(r"(?<![\w/.,–-])[+-]?\d[\d.]*(?:,\d+)?(?:/\d+)*(?![\w])")
PORTFOLIO = (
    *REGISTER,
    ClearancePlan(
        project_code=BUDGET,
        commune_code="X-06565",
        section="toan_bo",
        required_m2=458_400.0,
        planned_finish_date=on(2026, 1, 31),
    ),
    Benchmark(kind="ca_nuoc", base="tong", budget_year=2026, on_date=on(2026, 2, 28), rate=0.056),
)
BOOK = register(*PORTFOLIO)
LAND = Clearance(
    project_code=BUDGET,
    commune_code="X-06565",
    section="toan_bo",
    required_m2=458_400.0,
    handed_over_m2=451_600.0,
    affected=1_234,
    handed_over=1_100,
    houses_to_move=20,
    houses_moved=12,
    compensation_approved_vnd=400_000_000_000,
    compensation_paid_vnd=300_000_000_000,
)


def rows(scale: int, period: str = "2026-Q1") -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield the portfolio's rows; an earlier period's are a part of them."""
    own: dict[str, Any] = {"period": period, "return_id": f"BAN-CDT-{period}"}
    own |= {"data_date": CUTOFFS[Q4]} if period == "2025-Q4" else {}
    yield said(package("XL-01", 90 // scale), **own)
    yield said(package("XL-02", 30 // scale), **own)
    yield said(payment(90 // scale, 10), **own)
    yield said(milestone(forecast_date=on(2027, 6, 30)), **own)
    yield said(mobilised("vay", 300 // scale, 120 // scale, 400), **own)
    yield said(LAND, **own)


@pytest.fixture(scope="module")
def matter() -> Matter:
    before = dataset(*rows(2, "2025-Q4"), WORK[2], period=Q4)
    now = dataset(*rows(1), WORK[2], PAYMENTS[3])
    return Matter.of(measure(now, BOOK, before), now, BOOK)


def measured(matter: Matter) -> set[str]:
    """Return every way in which a measure may be written."""
    spoken = (*matter.projects, *matter.sums.values())
    values = [value for row in spoken for value in row.values() if value is not None]
    return {said for value in values for said in ways(value)} | others(matter)


def ways(value: object) -> Iterator[str]:
    if isinstance(value, bool | str):
        return
    if isinstance(value, date):
        yield phrases.day(value)
    elif isinstance(value, int):
        yield phrases.amount(value).split()[0]
        yield from (phrases.whole(value), phrases.counted(value))
    elif isinstance(value, float):
        yield from (phrases.percent(each).removesuffix("%") for each in (value, abs(value)))
        yield phrases.hectares(value).split()[0]


def others(matter: Matter) -> set[str]:
    """Return the figures that are no column: days, limits, remainders, counts, comparisons."""
    land = matter.sums["A"]
    left = land["required_m2"] - land["handed_over_m2"]
    behind = matter.total["rate_all"] - 0.056
    counts = {phrases.counted(number) for number in range(len(matter.projects) + 1)}
    fractions = {f"{a}/{b}" for a in counts for b in counts} | {"12/20"}
    days = {phrases.day(each) for each in (matter.cutoff, matter.as_of, date(2026, 2, 28))}
    limits = {"15", "5", "2026"}
    compared = {"5,6", phrases.percent(abs(behind)).removesuffix("%")}
    return counts | fractions | days | limits | compared | {phrases.hectares(left).split()[0]}


def sentences(matter: Matter) -> Iterator[str]:
    """Yield the report's paragraphs on results and verdicts."""
    fields = report_fields(matter)
    for name in (
        *("tong_quan", "giai_phong_mat_bang", "thi_cong", "giai_ngan"),
        *("dap_ung", "cham_tien_do", "chu_quan", "khach_quan", "chua_danh_gia"),
    ):
        yield from fields[name]


def test_every_figure_of_the_text_is_a_measure(matter: Matter) -> None:
    known = measured(matter) | told_by_measures(matter)
    found = [number for said in sentences(matter) for number in NUMBER.findall(said)]
    assert len(found) >= 40
    assert [number for number in found if number.lstrip("+") not in known] == []


def told_by_measures(matter: Matter) -> set[str]:
    """Return the figures inside the sentences that the measures themselves hold."""
    reasons = (
        row[name] or "" for row in matter.projects for name in ("verdict_reason", "status_reason")
    )
    return {number for reason in reasons for number in NUMBER.findall(reason)}


def test_who_is_named_late_is_late_in_the_measures_and_nobody_else(matter: Matter) -> None:
    late = {row["name"] for row in matter.projects if row["verdict"] == "cham"}
    told = report_fields(matter)["cham_tien_do"][1:]
    assert {said.removeprefix("- ").split(" (")[0].split(":")[0] for said in told} == late
    assert late


def test_annex_figures_are_the_measures(matter: Matter) -> None:
    lines = {line["ten"]: line for line in report_fields(matter)["bieu_01"]}
    for row in matter.projects:
        line, done = lines[row["name"]], row["done_work_vnd"]
        assert line["thuc_hien"] == ("" if done is None else phrases.million(done))
        rate = row["done_rate"]
        assert line["ty_le"] == ("" if rate is None else phrases.percent_number(rate))
        assert line["tong_muc"] == phrases.million(row["total_investment_vnd"])
    assert PRIVATE in {row["project_code"] for row in matter.projects}
