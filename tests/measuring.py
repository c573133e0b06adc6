"""A portfolio of four invented projects, their returns of two quarters, and how to vary them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline.frames import frame, frame_of
from pipeline.measure.measures import measure
from pipeline.merge.dataset import ADJUSTMENTS, CELLS, CLASHES, MODELS, REPORTING, RETURNS, Dataset
from schemas.disbursements import Disbursement, disbursed_vnd_of
from schemas.milestones import Milestone
from schemas.mobilised import Mobilised
from schemas.packages import Package
from schemas.period import Period
from schemas.plan import PaymentPlan, WorkPlan
from schemas.register import (
    ApprovedPlan,
    CapitalPlan,
    PlannedMilestone,
    Project,
    Unit,
    WorkPackage,
)
from schemas.said import SaidDate
from tests.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.frames import Frame
    from pipeline.measure.measures import Measures
    from schemas.column import Row

Placed: TypeAlias = "tuple[Row, dict[str, Any]]"
"""A row, and where it comes from."""

BILLION: Final = 1_000_000_000
Q4: Final = Period.parse("2025-Q4")
Q1: Final = Period.parse("2026-Q1")
Q2: Final = Period.parse("2026-Q2")
DATA_DATE: Final = date(2026, 3, 14)
CUTOFFS: Final = {Q4: date(2025, 12, 14), Q1: DATA_DATE, Q2: date(2026, 6, 14)}
BUDGET, PPP, PRIVATE, SCHOOL = "NS-01", "PP-01", "NN-01", "NT-01"
PLANNED: Final = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""The budget project's cumulative work at the month ends of 2026."""


def on(year: int, month: int, day: int) -> SaidDate:
    return SaidDate.day(date(year, month, day))


def said(row: Row, **provenance: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - provenance is of several types
    """Return a row with where it comes from: the owner's return of Q1, unless said otherwise."""
    usual: dict[str, Any] = {
        "unit_code": "BAN",
        "form_code": "CDT",
        "return_id": "BAN-CDT-2026-Q1",
        "period": "2026-Q1",
        "data_date": DATA_DATE,
        "sheet": row.sheet.title,
        "row": 5,
        "carried_fields": "",
        "adjusted_fields": "",
    }
    return row, usual | provenance


def carried(row: Row, since: Period = Q4) -> tuple[Row, dict[str, Any]]:
    """Return a row that stands for one that an earlier return held."""
    return said(row, period=since.code, carried_from=since.code, data_date=CUTOFFS[since])


def dataset(
    *rows: tuple[Row, Mapping[str, Any]],
    period: Period = Q1,
    as_of: date | None = None,
    reporting: Iterable[Mapping[str, Any]] = (),
) -> Dataset:
    """Return a dataset of these rows, made eleven days after its cut-off."""
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in MODELS}
    for row, provenance in rows:
        tables[row.sheet.name].append(
            {**{n: getattr(row, n) for n in type(row).model_fields}, **provenance}
        )
    cutoff = CUTOFFS.get(period, period.default_cutoff())
    return Dataset(
        period=period,
        as_of=as_of or cutoff.replace(day=25),
        cutoff=cutoff,
        tables={name: frame_of(model, tables[name]) for name, model in MODELS.items()},
        returns=frame(RETURNS, ()),
        reporting=frame(REPORTING, tuple(reporting)),
        cells=frame(CELLS, ()),
        clashes=frame(CLASHES, ()),
        adjustments=frame(ADJUSTMENTS, ()),
    )


def row_of(table: Frame, **wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - keys are of several types
    """Return the one row of a frame with these values."""
    (found,) = (
        row for row in table.rows if all(row[name] == value for name, value in wanted.items())
    )
    return found


def measured(
    *rows: tuple[Row, Mapping[str, Any]],
    facts: Iterable[Row] = (),
    previous: Dataset | None = None,
    period: Period = Q1,
) -> Measures:
    """Return the measures of these rows, by the portfolio's register and these facts."""
    return measure(dataset(*rows, period=period), register(*REGISTER, *facts), previous)


def project(code: str, measures: Measures) -> dict[str, Any]:
    """Return a project's row."""
    return row_of(measures.projects, project_code=code)


def package(code: str, done: int | None, **facts: Any) -> Package:  # noqa: ANN401 - any column
    """Return what a package of the budget project has done, in tỷ đồng."""
    done_vnd = None if done is None else done * BILLION
    usual = {"project_code": BUDGET, "package_code": code, "done_work_vnd": done_vnd}
    return Package(**(usual | facts))


def milestone(code: str = "M08", **dates: Any) -> Milestone:  # noqa: ANN401 - any column
    return Milestone(**({"project_code": BUDGET, "milestone_code": code} | dates))


def payment(volume: int | None, advance: int | None = 0, **facts: Any) -> Disbursement:  # noqa: ANN401 - any column
    """Return what was paid on the year's provincial plan of the budget project, in tỷ đồng."""
    amounts = {
        "paid_volume_vnd": None if volume is None else volume * BILLION,
        "advance_year_vnd": None if advance is None else advance * BILLION,
    }
    amounts["disbursed_vnd"] = disbursed_vnd_of(amounts)
    key: dict[str, Any] = {
        "project_code": BUDGET,
        "source": "nsdp",
        "budget_year": 2026,
        "carry_kind": "nam",
    }
    return Disbursement(**(key | amounts | facts))


def decision(amount: int, signed: SaidDate, level: str = "tinh", **facts: Any) -> CapitalPlan:  # noqa: ANN401 - any column
    """Return a decision on the budget project's capital, in tỷ đồng."""
    usual: dict[str, Any] = {
        "project_code": BUDGET,
        "source": "nsdp",
        "budget_year": 2026,
        "carry_kind": "nam",
        "decision_kind": "giao_dau_nam",
        "level": level,
        "amount_vnd": amount * BILLION,
        "decision_date": signed,
    }
    return CapitalPlan(**(usual | facts))


def mobilised(kind: str, spent: int, ytd: int, planned: int | None) -> Mobilised:
    """Return what the private project's investor has spent, in tỷ đồng."""
    return Mobilised(
        project_code=PRIVATE,
        capital_kind=kind,
        spent_vnd=spent * BILLION,
        spent_ytd_vnd=ytd * BILLION,
        planned_year_vnd=None if planned is None else planned * BILLION,
    )


def months(values: Iterable[float | int]) -> dict[str, Any]:
    return {f"m{number:02}": value for number, value in enumerate(values, 1)}


def _listed(code: str, group: str, total: int, portfolio: str = "quan_trong") -> Project:
    return Project(
        project_code=code,
        name=f"Dự án {code}",
        portfolio=portfolio,
        capital_group=group,
        owner_code="BAN",
        total_investment_vnd=total * BILLION,
    )


def _contract(code: str, value: int) -> WorkPackage:
    return WorkPackage(
        project_code=BUDGET,
        package_code=code,
        name=f"Gói {code}",
        contract_value_vnd=value * BILLION,
        contract_date=on(2025, 12, 1),
    )


REGISTER: Final[tuple[Row, ...]] = (
    _listed(SCHOOL, "NSNN", 200, "noi_tru"),
    _listed(PRIVATE, "NNS", 3000),
    _listed(PPP, "PPP", 9000),
    _listed(BUDGET, "NSNN", 1500),
    Unit(unit_code="BAN", name="Ban Quản lý dự án", kind="ban_qlda"),
    Unit(unit_code="X-06565", name="UBND xã Khuất Xá", kind="xa"),
    Unit(unit_code="STC", name="Sở Tài chính", kind="so_nganh"),
    _contract("XL-01", 600),
    _contract("XL-02", 400),
    ApprovedPlan(project_code=BUDGET, version=0, in_force_from=on(2025, 12, 1)),
    PlannedMilestone(
        project_code=BUDGET, milestone_code="M08", version=0, planned_date=on(2026, 12, 31)
    ),
    PlannedMilestone(
        project_code=BUDGET,
        milestone_code="M08",
        version=1,
        planned_date=on(2027, 3, 31),
        document_no="12/QĐ-UBND",
        document_date=on(2026, 1, 10),
    ),
    decision(500, on(2025, 12, 10)),
    decision(450, on(2026, 1, 5), "chi_tiet"),
    decision(100, on(2026, 1, 5), source="nstw"),
    decision(30, on(2026, 2, 20), budget_year=2025, carry_kind="chuyen_sang"),
)
WORK_PLAN: Final = said(
    WorkPlan(project_code=BUDGET, version=0, year=2026, opening=0.0, **months(PLANNED)),
    form_code="KH",
)
PAYMENT_PLAN: Final = said(
    PaymentPlan(
        project_code=BUDGET,
        version=0,
        year=2026,
        opening=0,
        **months(
            amount * BILLION
            for amount in (40, 80, 140, 200, 260, 320, 370, 420, 470, 510, 550, 580)
        ),
    ),
    form_code="KH",
)
WORK: Final = (said(package("XL-01", 90)), said(package("XL-02", 30)), WORK_PLAN)
"""120 of 1,000 tỷ done by 14/03/2026, when 10 % + 10 % × 14 ÷ 31 were planned."""

PAYMENTS: Final = (
    said(payment(90, 10)),
    said(payment(20, 0, source="nstw")),
    said(payment(6, 0, budget_year=2025, carry_kind="chuyen_sang")),
    PAYMENT_PLAN,
)
"""126 tỷ paid on 450 + 100 + 30 tỷ."""
