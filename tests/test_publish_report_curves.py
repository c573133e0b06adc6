"""Plans and facts of many projects, added up month by month."""

from __future__ import annotations

from typing import Any

from pipeline.publish.report_curves import payments_by_month, work_by_month

Row = dict[str, Any]


def project(code: str, base: int | None, done: float | None, capital: str = "NSNN") -> Row:
    return {
        "project_code": code,
        "progress_base_vnd": base,
        "done_rate": done,
        "capital_group": capital,
    }


def month(code: str, name: str, planned: float | None = None, done: float | None = None) -> Row:
    return {"project_code": code, "month": name, "planned_rate": planned, "done_rate": done}


def payment(code: str, name: str, planned: int | None, paid: int | None = None) -> Row:
    return {"project_code": code, "month": name, "planned_payment_vnd": planned, "paid_vnd": paid}


def test_rates_are_sums_over_sums() -> None:
    projects = [project("A", 300, 0.5), project("B", 100, 0.1)]
    months = [
        month("A", "2026-01", 0.2, 0.3),
        month("A", "2026-02", 0.6, 0.5),
        month("B", "2026-02", 0.4, 0.1),
    ]
    curve = work_by_month(projects, months)
    assert curve is not None
    assert curve.months == ("2026-01", "2026-02")
    assert curve.planned == (300 * 0.2 / 400, (300 * 0.6 + 100 * 0.4) / 400)
    assert curve.done == (None, (300 * 0.5 + 100 * 0.1) / 400)
    assert curve.projects == 2


def test_a_project_without_plan_base_or_fact_is_in_no_sum() -> None:
    projects = [project("A", 300, 0.5), project("B", None, 0.1), project("C", 100, None)]
    projects.append(project("D", 100, 0.2))
    months = [month("A", "2026-01", 0.6, 0.5), month("B", "2026-01", 1, 1)]
    months += [month("C", "2026-01", 1), month("D", "2026-01", None, 0.2)]
    curve = work_by_month(projects, months)
    assert curve is not None
    assert (curve.planned, curve.done, curve.projects) == ((0.6,), (0.5,), 1)
    assert work_by_month(projects[1:], months) is None


def test_the_flat_beginning_is_cut() -> None:
    months = [month("A", f"2026-0{n}", rate) for n, rate in enumerate((0, 0, 0, 0.1, 0.2), 1)]
    curve = work_by_month([project("A", 1, 0.2)], [*months, month("A", "2026-06", 0.3, 0.2)])
    assert curve is not None
    assert curve.since(0.05).months == ("2026-03", "2026-04", "2026-05", "2026-06")


def test_payments_are_those_of_the_years_months_and_of_public_capital() -> None:
    projects = [project("A", 1, 1), project("P", 1, 1, "PPP")]
    months = [
        payment("A", "2025-12", 40),
        payment("A", "2026-01", 60, 50),
        payment("A", "2026-02", 90),
        payment("P", "2026-01", 500, 400),
    ]
    curve = payments_by_month(projects, months, 2026)
    assert curve is not None
    assert (curve.months, curve.planned) == (("2026-01", "2026-02"), (60, 90))
    assert (curve.done, curve.projects) == ((50, None), 1)
    assert payments_by_month(projects, months[:1], 2026) is None
