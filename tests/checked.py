"""Checked returns of a few rows, for tests of what comes after the checks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.cell import Address, column_letter
from pipeline.check.checked import CheckedBook, CheckedRow, Identity
from schemas import FORM_VERSION, FORMS, columns
from schemas.clearance import Clearance
from schemas.column import Layout
from schemas.cover import Cover
from schemas.disbursements import Disbursement, disbursed_vnd_of
from schemas.obstacles import Obstacle
from schemas.packages import Package
from schemas.period import Period
from schemas.said import SaidDate
from schemas.treasury import Treasury

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Value
    from schemas.column import Row

MILLION = 1_000_000


@dataclass(frozen=True)
class Sent:
    """A return as a test tells it; what it leaves out is as usual.

    Attributes:
        data_date: None: the fourteenth of the period's last month.
        received_on: None: the nineteenth of that month; `UNKNOWN`: nothing tells the day.
        lacking: fields whose columns the file does not have.
        without: tables whose sheets the file does not have.
        reported: what the sender had in locked cells, by table, key and field.
    """

    unit: str
    form: str
    period: str
    data_date: date | None = None
    received_on: date | None = None
    submitted_on: date | None = None
    revision: int | None = None
    adhoc: bool = False
    nil: bool = False
    refused: bool = False
    lacking: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    reported: Mapping[tuple[str, tuple[Any, ...]], Mapping[str, Value]] = field(
        default_factory=dict
    )
    name: str = ""


UNKNOWN = date.max


def book(sent: Sent, *rows: Row) -> CheckedBook:
    """Return a checked return that holds these rows, from the fifth row of each sheet on."""
    period = Period.parse(sent.period)
    last = period.last_day
    usual = last if sent.period.count("-") > 1 else last.replace(day=14)
    received_on = sent.received_on or usual.replace(day=19)
    name = sent.name or f"{sent.unit}-{sent.form}-{sent.period}-{received_on}-{sent.revision or 1}"
    sha256 = hashlib.sha256(f"{name}{sent}{rows}".encode()).hexdigest()
    return CheckedBook(
        identity=Identity(
            return_id=f"{sent.unit}-{sent.form}-{sent.period}-{sha256[:8]}",
            unit_code=sent.unit,
            form_code=sent.form,
            form_version=FORM_VERSION,
            written=period,
            period=period,
            data_date=sent.data_date or usual,
            received_on=None if received_on == UNKNOWN else received_on,
            cover=_cover(sent),
        ),
        path=f"{sent.period}/{name}.xlsx",
        sha256=sha256,
        refused=sent.refused,
        rows={} if sent.refused else _rows(sent, rows),
        columns=_columns(sent),
        titles={
            model.sheet.name: model.sheet.title
            for model in FORMS[sent.form].sheets
            if model.sheet.name not in sent.without
        },
    )


def package(code: str = "XL-01", project: str = "NS-01", **facts: Value) -> Package:
    """Return a work package of which nothing is said but these facts."""
    return Package.model_validate({"project_code": project, "package_code": code, **facts})


def disbursement(paid: int | None, advance: int | None = 0, **facts: Value) -> Disbursement:
    """Return payments, in triệu đồng, on NS-01's plan of 2026 from the province's budget."""
    said = {**_PLAN, **_payments(paid, advance), **facts}
    return Disbursement.model_validate({**said, "disbursed_vnd": disbursed_vnd_of(said)})


def treasury(paid: int, advance: int = 0, **facts: Value) -> Treasury:
    """Return the Treasury's figures, in triệu đồng, for the same plan as `disbursement`."""
    return Treasury.model_validate({**_PLAN, **_payments(paid, advance), **facts})


def clearance(handed_over_m2: float | None, **facts: Value) -> Clearance:
    """Return the land handed over for NS-01 in the commune X-06040."""
    said = {"project_code": "NS-01", "commune_code": "X-06040", "section": "toan_bo"}
    return Clearance.model_validate({**said, "handed_over_m2": handed_over_m2, **facts})


def obstacle(code: str, status: str = "dang_xu_ly", **facts: Value) -> Obstacle:
    """Return an obstacle of NS-01."""
    said = {"obstacle_code": code, "project_code": "NS-01", "status": status}
    return Obstacle.model_validate({**said, **facts})


_PLAN = {"project_code": "NS-01", "source": "nsdp", "budget_year": 2026, "carry_kind": "nam"}


def _payments(paid: int | None, advance: int | None) -> dict[str, int | None]:
    return {
        "paid_volume_vnd": None if paid is None else paid * MILLION,
        "advance_year_vnd": None if advance is None else advance * MILLION,
    }


def _cover(sent: Sent) -> Cover:
    return Cover(
        unit_code=sent.unit,
        form_code=sent.form,
        period=sent.period,
        report_kind="dot_xuat" if sent.adhoc else "dinh_ky",
        revision=sent.revision,
        nil="co" if sent.nil else None,
        submitted_on=SaidDate.day(sent.submitted_on) if sent.submitted_on else None,
    )


def _rows(sent: Sent, rows: tuple[Row, ...]) -> dict[str, tuple[CheckedRow, ...]]:
    found: dict[str, list[CheckedRow]] = defaultdict(list)
    for row in rows:
        table, key = row.sheet.name, key_of(row)
        place = 5 + len(found[table])
        reported = sent.reported.get((table, key), {})
        found[table].append(CheckedRow(table, place, key, row, reported, _places(row, place)))
    return {table: tuple(made) for table, made in found.items()}


def _places(row: Row, top: int) -> dict[str, Address]:
    """Return a card's cells: one below the other in column D, from its block's first row on."""
    if row.sheet.layout is not Layout.CARD:
        return {}
    return {name: Address(top - 1 + at, 3) for at, name in enumerate(columns(type(row)))}


def _columns(sent: Sent) -> dict[str, dict[str, str]]:
    return {
        model.sheet.name: {
            name: column_letter(place)
            for place, name in enumerate(columns(model))
            if name not in sent.lacking
        }
        for model in FORMS[sent.form].sheets
        if model.sheet.name not in sent.without
    }


def key_of(row: Row) -> tuple[object, ...]:
    """Return the values that name a row."""
    return tuple(getattr(row, name) for name in row.sheet.key)
