"""The progress dataset as Parquet: one file a table, and back again for a closed period."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.frames import DAY, FLAG, REAL, TEXT, WHOLE, Frame, frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.finding import Finding

_ARROW: Final[Mapping[str, pa.DataType]] = {
    TEXT: pa.string(),
    WHOLE: pa.int64(),
    REAL: pa.float64(),
    FLAG: pa.bool_(),
    DAY: pa.date32(),
}
_KINDS: Final = {str(kind): name for name, kind in _ARROW.items()}

_FINDING: Final = (
    "return_id",
    "unit_code",
    "path",
    "sheet",
    "cell",
    "table",
    "field",
    "code",
    "severity",
    "title",
    "entered",
    "message",
)
FINDING_PLAN: Final = {**dict.fromkeys(_FINDING, TEXT), "repeated": FLAG}
"""The columns of the findings; `repeated`: told before, and nothing has changed since."""


def to_parquet(made: Frame) -> bytes:
    """Write a frame; the same frame gives the same bytes."""
    arrays = [pa.array(made.values[name], _ARROW[kind]) for name, kind in made.plan.items()]
    # The library writes a column in many small pieces: its own buffer takes them without Python.
    target = pa.BufferOutputStream()
    # The usual compression takes half the time of the strongest, and a fourteenth more room.
    pq.write_table(pa.Table.from_arrays(arrays, names=list(made.plan)), target)
    return bytes(target.getvalue())


def from_parquet(data: bytes) -> Frame:
    """Read a frame that `to_parquet` wrote, with the column types that it had."""
    table = pq.read_table(io.BytesIO(data))
    columns = list(zip(table.column_names, table.columns, strict=True))
    return Frame(
        {name: _KINDS[str(column.type)] for name, column in columns},
        {name: column.to_pylist() for name, column in columns},
    )


def findings_frame(findings: Iterable[Finding]) -> Frame:
    """Return the findings as a frame, in their order, one row a complaint."""
    rows = [
        {
            "return_id": finding.return_id,
            "unit_code": finding.unit_code,
            "path": finding.place.path,
            "sheet": finding.place.sheet,
            "cell": str(finding.place.cell or ""),
            "table": finding.table,
            "field": finding.field,
            "code": finding.rule.code,
            "severity": finding.rule.severity.value,
            "title": finding.rule.title,
            "entered": finding.entered,
            "message": finding.message,
            "repeated": finding.repeated,
        }
        for finding in findings
    ]
    return frame(FINDING_PLAN, rows)
