"""Frames taken apart into plain rows, and put together again with their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline.frames import DAY, FLAG, REAL, TEXT, WHOLE, frame
from pipeline.measure.declared import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from pipeline.measure.declared import MeasureFact

PlainRow: TypeAlias = dict[str, Any]
"""One row as values of Python, None where a value is unknown."""

Key: TypeAlias = tuple[Any, ...]

DTYPES: Final = {
    Unit.VND: WHOLE,
    Unit.COUNT: WHOLE,
    Unit.DAYS: WHOLE,
    Unit.YEAR: WHOLE,
    Unit.M2: REAL,
    Unit.RATE: REAL,
    Unit.INDEX: REAL,
    Unit.MONTHS: REAL,
    Unit.DATE: DAY,
    Unit.CODE: TEXT,
    Unit.TEXT: TEXT,
    Unit.FLAG: FLAG,
}


def plain_rows(table: pd.DataFrame) -> tuple[PlainRow, ...]:
    """Return a frame's rows in their order."""
    names = [str(name) for name in table.columns]
    blank: Any = None  # pandas takes it, its stubs do not know
    rows: list[list[Any]] = table.to_numpy(dtype=object, na_value=blank).tolist()
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


def measured_frame(
    rows: Sequence[Mapping[str, Any]],
    facts: Iterable[MeasureFact],
    key: Sequence[str],
    like: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return rows as a frame; columns that no row has are there, and empty.

    Args:
        rows: in the order in which they are to stand.
        facts: the columns that were measured, typed by their units.
        key: columns that together name a row.
        like: the frame that the rows were taken from; its columns come first, typed as there.

    Raises:
        ValueError: two rows bear one name, which is a fault of the step that made them.
    """
    taken = {} if like is None else {str(name): str(like[name].dtype) for name in like.columns}
    added = {fact.name: DTYPES[fact.unit] for fact in facts if fact.name not in taken}
    made = frame(taken | added, rows)
    if made.duplicated(list(key)).any():
        raise ValueError(f"two rows bear one {', '.join(key)}")
    return made


def grouped(
    rows: Iterable[PlainRow], name: str = "project_code"
) -> Mapping[Any, tuple[PlainRow, ...]]:
    """Return the rows by the value of one column, each group in the order given."""
    groups: dict[Any, list[PlainRow]] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return {value: tuple(group) for value, group in groups.items()}


def keyed(rows: Iterable[PlainRow], key: Sequence[str]) -> Mapping[Key, PlainRow]:
    """Return each row under the values that name it."""
    return {key_of(row, key): row for row in rows}


def key_of(row: Mapping[str, Any], key: Sequence[str]) -> Key:
    """Return the values that name a row."""
    return tuple(row[name] for name in key)
