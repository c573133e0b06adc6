"""The rows of the smaller sheets: returns owed and received, changes, corrections, clashes."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline import shown
from pipeline.measure.declared import Unit, facts_of
from pipeline.merge.contest import Settled
from pipeline.merge.dataset import MODELS
from pipeline.publish.workbook.measured import STATUS_WORDS, measure_column
from pipeline.publish.workbook.row_names import row_name
from pipeline.publish.workbook.written import POINTS, gap
from schemas.choices import VERDICT
from schemas.column import Type, columns
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.measure.declared import MeasureFact
    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from schemas.column import Column

PROJECTS_TABLE: Final = "projects"
_PROJECTS_LABEL: Final = "Chỉ tiêu dự án"
_OF_COMMUNES: Final = "Biểu XA"
_COMMUNES: Final = "Các xã, phường có đất thu hồi"
_RULES: Final = {
    Settled.PREVAILS: "theo Phân công báo cáo",
    Settled.LATER: "số liệu đến ngày muộn hơn",
    Settled.UNIT_ORDER: "đơn vị đứng trước trong danh mục",
    Settled.ONLY: "đơn vị kia để trống",
    Settled.OWNER: "giải ngân lấy số của chủ đầu tư",
    Settled.REGISTER: "kế hoạch vốn lấy theo quyết định trong danh mục",
}


def agency_rows(matter: Matter) -> list[Record]:
    """Return the agencies that hold files."""
    return [
        {**row, "agency_name": matter.unit(row["agency"])} for row in matter.measures.agencies.rows
    ]


def settlement_rows(matter: Matter) -> list[Record]:
    """Return the projects that are in use or settled."""
    return list(matter.measures.settlements.rows)


def duty_rows(matter: Matter) -> list[Record]:
    """Return the returns owed, by unit."""
    return [_told(row, matter) for row in matter.dataset.reporting.rows]


def discipline_rows(matter: Matter) -> list[Record]:
    """Return the units that owe returns."""
    rows = matter.measures.reporting.rows
    return [{**row, "unit_name": matter.unit(row["unit_code"])} for row in rows]


def return_rows(matter: Matter) -> list[Record]:
    """Return every return that was received, the one that replaced it beside it."""
    rows = matter.dataset.returns.rows
    paths = {row["return_id"]: row["path"] for row in rows}
    return [
        {
            **_told(row, matter),
            "used_for": _period(row["used_for"]),
            "replaced_by": paths.get(row["superseded_by"], row["superseded_by"]),
        }
        for row in rows
    ]


def change_rows(matter: Matter) -> list[Record]:
    """Return what differs from the period before, as people read it."""
    reporters = _reporters(matter)
    return [_change(row, matter, reporters) for row in matter.measures.changes.rows]


def adjustment_rows(matter: Matter) -> list[Record]:
    """Return the officer's corrections."""
    return [
        {
            **_told(row, matter),
            "what": what(row["table"], row["field"]),
            "key": _named(row, matter),
        }
        for row in matter.dataset.adjustments.rows
    ]


def clash_rows(matter: Matter) -> list[Record]:
    """Return what two units say differently."""
    return [
        {
            **row,
            "what": what(row["table"], row["field"]),
            "key": _named(row, matter),
            "unit_name": matter.unit(row["unit_code"]),
            "other_name": matter.unit(row["other_unit_code"]),
            "used_name": matter.unit(row["used_unit_code"]),
            "rule_said": _RULES.get(Settled(row["rule"]), "") if row["rule"] else "",
            "difference": gap(row["value"], row["other_value"]),
        }
        for row in matter.dataset.clashes.rows
    ]


def _told(row: Record, matter: Matter) -> Record:
    """Return a record with its unit and its period as people call them."""
    return {**row, "unit_name": matter.unit(row["unit_code"]), "period": _period(row["period"])}


def _period(code: str | None) -> str:
    return Period.parse(code).label if code else ""


@cache
def what(table: str | None, field: str | None) -> str:
    """Return a table and a column by their names for people; codes stay where there is none."""
    model = MODELS.get(table or "")
    title = model.sheet.title if model else _PROJECTS_LABEL
    fact, column = _fact(table, field), _column(table, field)
    label = fact.label if fact else column.label if column else field or ""
    return f"{title}: {label}"


@cache
def _fact(table: str | None, field: str | None) -> MeasureFact | None:
    return next((fact for fact in facts_of(table or "") if fact.name == field), None)


def _column(table: str | None, field: str | None) -> Column | None:
    model = MODELS.get(table or "")
    return columns(model).get(field or "") if model else None


def _reporters(matter: Matter) -> Mapping[tuple[str, str], str]:
    """Return the unit that reported each row, by table and by the key as changes spell it."""
    found = {}
    for name in sorted(set(matter.measures.changes["table"]) & MODELS.keys()):
        model = MODELS[name]
        for row in matter.dataset.tables[name].rows:
            key = ";".join("" if row[part] is None else str(row[part]) for part in model.sheet.key)
            found[name, key] = row["unit_code"]
    return found


def _change(row: Record, matter: Matter, reporters: Mapping[tuple[str, str], str]) -> Record:
    table, name = row["table"], row["field"]
    code = row["project_code"] or ""
    is_row = table in MODELS
    named = row_name(matter, table, row["key"].split(";"), with_project=False) if is_row else ""
    reporter = reporters.get((table, row["key"]))
    return {
        **row,
        "project_name": matter.project(code) if code else "",
        "what": what(table, name),
        "row_name": named,
        "old_said": _said(table, name, row["old"]),
        "new_said": _said(table, name, row["new"]),
        "difference": _difference(table, name, row["old"], row["new"]),
        "reporter": matter.unit(reporter) if reporter else _teller(table, name, code, matter),
    }


def _teller(table: str, name: str, project: str, matter: Matter) -> str:
    """Return who reports what a project's measure is worked out of; of land it is many."""
    fact = _fact(table, name) if table == PROJECTS_TABLE else None
    if fact is None:
        return ""
    if fact.source.startswith(_OF_COMMUNES):
        return _COMMUNES
    owners = (p["owner_code"] for p in matter.projects if p["project_code"] == project)
    return matter.unit(next(owners, None))


def _named(row: Record, matter: Matter) -> str:
    return row_name(matter, row["table"], [part.strip() for part in row["key"].split(";")])


def _said(table: str, name: str, value: str | None) -> str:
    """Return a value as people read it: days dd/mm/yyyy, money in triệu đồng, shares in %."""
    if value is None:
        return ""
    day = _day(value)
    if day is not None:
        return shown.day(day)
    number = _number(value)
    if number is not None:
        return _figure(table, name, number)
    return _word(table, name, value)


def _word(table: str, name: str, value: str) -> str:
    fact, column = _fact(table, name), _column(table, name)
    if table == PROJECTS_TABLE and name in {"status", "verdict"}:
        return STATUS_WORDS.get(value) or VERDICT.label(value)
    if column is not None and column.choices:
        return column.choices.label(value)
    words = measure_column(fact).words if fact else None
    return (words or {}).get(value, value)


def _figure(table: str, name: str, number: float) -> str:
    fact, column = _fact(table, name), _column(table, name)
    kind = fact.unit if fact else None
    if kind is Unit.VND or (column and column.type is Type.MONEY):
        return f"{shown.million(int(number), 0)} triệu đồng"
    if kind is Unit.RATE or (column and column.type is Type.SHARE):
        return shown.percent(number)
    if kind is Unit.DAYS:
        return f"{shown.number(number, 0)} ngày"
    return shown.number(number, None)


def _difference(table: str, name: str, old: str | None, new: str | None) -> str:
    """Return new − old with its sign, days for days; empty where one of them is no figure."""
    if old is None or new is None:
        return ""
    before, after = _day(old), _day(new)
    if before and after:
        return f"{(after - before).days:+d} ngày"
    first, second = _number(old), _number(new)
    if first is None or second is None:
        return ""
    said = _figure(table, name, abs(second - first))
    sign = "+" if second > first else "-"
    return f"{sign}{said[:-1] + POINTS if said.endswith('%') else said}"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
