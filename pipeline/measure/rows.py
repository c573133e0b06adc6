"""Measured rows: grouped, named by their keys, and put together as frames with their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline.frames import DAY, FLAG, REAL, TEXT, WHOLE, frame
from pipeline.measure.declared import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.frames import Frame, PlainRow
    from pipeline.measure.declared import MeasureFact

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


def measured_frame(
    rows: Sequence[Mapping[str, Any]],
    facts: Iterable[MeasureFact],
    key: Sequence[str],
    like: Frame | None = None,
) -> Frame:
    """Return rows as a frame; columns that no row has are there, and empty.

    Args:
        rows: in the order in which they are to stand.
        facts: the columns that were measured, typed by their units.
        key: columns that together name a row.
        like: the frame that the rows were taken from; its columns come first, typed as there.

    Raises:
        ValueError: two rows bear one name, which is a fault of the step that made them.
    """
    taken = {} if like is None else like.plan
    added = {fact.name: DTYPES[fact.unit] for fact in facts if fact.name not in taken}
    made = frame({**taken, **added}, rows)
    if not made.is_unique(key):
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
