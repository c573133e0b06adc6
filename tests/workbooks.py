"""A consolidated workbook of a few projects, and how to look into it and change a cell of it."""

from __future__ import annotations

import io
import math
import re
import zipfile
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import openpyxl

from pipeline.measure.measures import measure
from pipeline.publish.workbook import write_workbook
from schemas.clearance import Clearance
from schemas.obstacles import Obstacle
from schemas.procedures import Procedure
from schemas.register import (
    AssignedTask,
    Benchmark,
    ClearancePlan,
    WorkPackage,
)
from schemas.treasury import Treasury
from tests.measuring import (
    BILLION,
    BUDGET,
    CUTOFFS,
    PAYMENT_PLAN,
    PPP,
    Q4,
    REGISTER,
    WORK_PLAN,
    carried,
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
    from collections.abc import Mapping, Sequence

    from pipeline.finding import Finding
    from pipeline.merge import Dataset
    from schemas.column import Row

VOLATILE: Final = r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|INFO|CELL)\("
YOUNG: Final = (
    r"\b(?:TEXT|XLOOKUP|LET|FILTER|SORT|UNIQUE|MAXIFS|MINIFS|IFS|SWITCH|TEXTJOIN|CONCAT)\("
)
COMMUNE: Final = "X-06565"
_DAY_ZERO: Final = date(1899, 12, 30)
_OF_COMMUNE: Final = {
    "unit_code": COMMUNE,
    "form_code": "XA",
    "return_id": "X-06565-XA-2026-Q1",
}
_CELL: Final = r'(<c r="{}"(?: s="\d+")?)(?: t="\w+")?(?:/>|>.*?</c>)'


class Cell(NamedTuple):
    """What a cell holds: its formula, if it has one, and its value."""

    formula: str | None
    value: Any


FACTS: Final[tuple[Row, ...]] = (
    *REGISTER,
    WorkPackage(
        project_code=PPP,
        package_code="PP-XL",
        name="Gói PP-XL",
        contract_value_vnd=50 * BILLION,
        contract_date=on(2025, 1, 1),
    ),
    ClearancePlan(
        project_code=BUDGET,
        commune_code=COMMUNE,
        section="tuyen_chinh",
        required_m2=1000.0,
        planned_finish_date=on(2026, 3, 1),
    ),
    Benchmark(kind="ca_nuoc", base="ttg", budget_year=2026, on_date=on(2026, 2, 28), rate=0.12),
    AssignedTask(
        task_code="NV-01",
        unit_code="STC",
        content="Bố trí vốn",
        source_document="12/TB-VPUB",
        due_date=on(2026, 3, 10),
    ),
)


def clearance(section: str, **facts: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - any column
    """Return a part of the budget project's site as the commune reports it."""
    key = {"project_code": BUDGET, "commune_code": COMMUNE, "section": section}
    return said(Clearance(**(key | facts)), **_OF_COMMUNE)


def obstacle(code: str, content: str, **facts: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - any column
    """Return an obstacle of the budget project as the commune reports it."""
    usual: dict[str, Any] = {
        "obstacle_code": code,
        "project_code": BUDGET,
        "content": content,
        "raised_on": on(2026, 1, 5),
        "authority_level": "ubnd_tinh",
        "due_date": on(2026, 3, 1),
        "status": "dang_xu_ly",
    }
    return said(Obstacle(**(usual | facts)), **_OF_COMMUNE)


def rows(
    done: int = 90, volume: int = 90, forecast: date = date(2027, 6, 30)
) -> tuple[tuple[Row, Mapping[str, Any]], ...]:
    """Return the returns of the quarter, in tỷ đồng, with what tests change."""
    pots = (
        said(payment(volume, 10, estimate_year_end_vnd=400 * BILLION)),
        said(payment(20, 0, source="nstw")),
        said(payment(6, 0, budget_year=2025, carry_kind="chuyen_sang")),
    )
    land = (
        clearance(
            "tuyen_chinh",
            handed_over_m2=400.5,
            affected=10,
            handed_over=4,
            compensation_approved_vnd=BILLION,
            compensation_paid_vnd=BILLION // 2,
            power_total=4,
            power_done=1,
            status="dang_trien_khai",
            forecast_finish_date=on(2026, 6, 1),
        ),
        clearance("bo_sung", required_m2=500.0, affected=10, status="chua_trien_khai"),
    )
    treasury = Treasury(
        project_code=BUDGET,
        source="nsdp",
        budget_year=2026,
        carry_kind="nam",
        paid_volume_vnd=95 * BILLION,
        advance_year_vnd=4 * BILLION,
    )
    procedure = Procedure(
        project_code=BUDGET,
        procedure="Thẩm định thiết kế",
        agency="STC",
        submitted_on=on(2026, 1, 5),
        due_on=on(2026, 2, 5),
        status="dang_giai_quyet",
    )
    old = package("PP-XL", 5).model_copy(update={"project_code": PPP})
    expected = on(forecast.year, forecast.month, forecast.day)
    return (
        said(package("XL-01", done)),
        said(package("XL-02", 30)),
        WORK_PLAN,
        *pots,
        PAYMENT_PLAN,
        *land,
        said(milestone(forecast_date=expected)),
        said(mobilised("vay", 500, 100, 400)),
        said(mobilised("chu_so_huu", 300, 50, None)),
        obstacle("VM-01", "06 hộ chưa nhận tiền"),
        said(procedure),
        said(treasury, unit_code="STC", form_code="KB"),
        carried(old),
    )


PREVIOUS: Final = dataset(
    said(package("XL-01", 60), period=Q4.code, data_date=CUTOFFS[Q4]),
    said(milestone(forecast_date=on(2027, 5, 1)), period=Q4.code, data_date=CUTOFFS[Q4]),
    WORK_PLAN,
    period=Q4,
)


def workbook(
    *returned: tuple[Row, Mapping[str, Any]],
    facts: Sequence[Row] = (),
    findings: Sequence[Finding] = (),
    previous: Dataset | None = PREVIOUS,
) -> bytes:
    """Return the workbook of these rows; without any, of those of the quarter."""
    known = register(*FACTS, *facts)
    found = dataset(*(returned or rows()))
    return write_workbook(measure(found, known, previous), found, known, findings)


@lru_cache(8)
def cells(book: bytes) -> dict[tuple[str, str], Cell]:
    """Return what the cells hold by sheet and address; an empty text counts as nothing."""
    formulas, values = openpyxl.load_workbook(io.BytesIO(book)), opened(book)
    return {
        (sheet.title, cell.coordinate): Cell(
            str(cell.value) if cell.data_type == "f" else None,
            _value(values[sheet.title][cell.coordinate].value),
        )
        for sheet in formulas
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }


@lru_cache(8)
def opened(book: bytes) -> openpyxl.Workbook:
    """Return a workbook with its values; it is read once, and must not be changed."""
    return openpyxl.load_workbook(io.BytesIO(book), data_only=True)


def figure(book: bytes, table: str, column: str, **wanted: Any) -> Any:  # noqa: ANN401 - any value
    """Return the value of a table's column in the row with these values, by header."""
    sheet, address = find(book, table, column, **wanted)
    return _value(opened(book)[sheet][address].value)


def find(book: bytes, table: str, column: str, **wanted: Any) -> tuple[str, str]:  # noqa: ANN401 - any value
    """Return the sheet and the address of a table's cell, in the first row with these values."""
    sheet = next(each for each in opened(book) if table in each.tables)
    header, *lines = sheet[sheet.tables[table].ref]
    places = {cell.value: place for place, cell in enumerate(header)}
    for line in lines:
        if all(line[places[name]].value == value for name, value in wanted.items()):
            return sheet.title, line[places[column]].coordinate
    raise LookupError(f"{table} has no row with {wanted}")


def with_value(book: bytes, sheet: str, address: str, value: float | date) -> bytes:
    """Return a workbook in which one cell holds another number or day; nothing is worked out."""
    number = (value - _DAY_ZERO).days if isinstance(value, date) else value
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    titles = re.findall(r'<sheet name="([^"]+)"', members["xl/workbook.xml"].decode())
    name = f"xl/worksheets/sheet{titles.index(sheet) + 1}.xml"
    written, times = re.subn(
        _CELL.format(address), rf"\1><v>{number}</v></c>", members[name].decode(), count=1
    )
    assert times == 1, f"{sheet}!{address} is not there"
    members[name] = written.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, content)
    return target.getvalue()


def differing(
    found: Mapping[tuple[str, str], Cell], wanted: Mapping[tuple[str, str], Cell]
) -> list[str]:
    """Return the formulas whose values are not the wanted ones, to 9 digits, in words."""
    return [
        f"{sheet}!{address}: {found[sheet, address].value!r}, not {cell.value!r}: {cell.formula}"
        for (sheet, address), cell in wanted.items()
        if cell.formula and not _equal(found[sheet, address].value, cell.value)
    ]


def _value(value: Any) -> Any:  # noqa: ANN401 - any value
    return None if value == "" else value


def _equal(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other
