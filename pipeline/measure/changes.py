"""What is different from the period before: figures, dates, states, and figures taken back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pipeline.measure.rows import key_of
from pipeline.measure.stage import KEYS
from schemas.clearance import Clearance
from schemas.column import columns
from schemas.disbursements import Disbursement
from schemas.packages import Package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.frames import PlainRow
    from pipeline.measure.rows import Key
    from pipeline.measure.stage import Stage


class ChangeKind(StrEnum):
    """What sort of thing changed."""

    FIGURE = "figure"
    DATE = "date"
    STATUS = "status"
    RESTATEMENT = "restatement"


_WATCHED: Final[Mapping[str, Mapping[ChangeKind, tuple[str, ...]]]] = {
    "projects": {
        ChangeKind.FIGURE: (
            "total_investment_vnd",
            "progress_base_vnd",
            "done_rate",
            "slippage_days",
            "plan_all_vnd",
            "rate_all",
            "spent_vnd",
            "required_m2",
            "area_rate",
            "obstacles_open",
        ),
        ChangeKind.DATE: ("es_finish_date",),
        ChangeKind.STATUS: ("status", "verdict"),
    },
    "milestones": {ChangeKind.DATE: ("approved_date", "forecast_date", "actual_date")},
    "clearance": {
        ChangeKind.DATE: ("planned_finish_date", "forecast_finish_date", "actual_finish_date"),
        ChangeKind.STATUS: ("status",),
    },
    "procedures": {ChangeKind.DATE: ("done_on",), ChangeKind.STATUS: ("status",)},
    "obstacles": {ChangeKind.DATE: ("due_date",), ChangeKind.STATUS: ("status",)},
    "tasks": {ChangeKind.STATUS: ("status",)},
}
_CUMULATIVE: Final = {
    model.sheet.name: tuple(name for name, column in columns(model).items() if column.cumulative)
    for model in (Package, Disbursement, Clearance)
}


def change_rows(now: Stage, earlier: Stage | None) -> tuple[PlainRow, ...]:
    """Return the watched values that differ from those of the period before.

    Only rows that both periods have are compared. A cumulative figure that fell has been restated:
    what was published before was too high, or this is too low. Values stand as text, days as
    yyyy-mm-dd, so that one column holds them all.
    """
    if earlier is None:
        return ()
    return tuple(
        change
        for table in dict.fromkeys((*_WATCHED, *_CUMULATIVE))
        for key, row in now.by_key[table].items()
        if (before := earlier.by_key[table].get(key)) is not None
        for change in (*_watched(table, row, before), *_restated(table, row, before))
    )


def _watched(table: str, row: PlainRow, before: PlainRow) -> Iterator[PlainRow]:
    for kind, names in _WATCHED.get(table, {}).items():
        for name in names:
            if row.get(name) != before.get(name):
                yield _change(table, row, before, name, kind)


def _restated(table: str, row: PlainRow, before: PlainRow) -> Iterator[PlainRow]:
    for name in _CUMULATIVE.get(table, ()):
        old, new = before.get(name), row.get(name)
        if old is not None and new is not None and new < old:
            yield _change(table, row, before, name, ChangeKind.RESTATEMENT)


def _change(table: str, row: PlainRow, before: PlainRow, name: str, kind: ChangeKind) -> PlainRow:
    return {
        "table": table,
        "key": _spelled(key_of(row, KEYS[table])),
        "project_code": row.get("project_code"),
        "field": name,
        "old": _text(before.get(name)),
        "new": _text(row.get(name)),
        "kind": kind.value,
    }


def _spelled(key: Key) -> str:
    return ";".join("" if part is None else str(part) for part in key)


def _text(value: Any) -> str | None:  # noqa: ANN401 - a column may hold anything
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
