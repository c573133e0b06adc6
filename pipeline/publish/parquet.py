"""The progress dataset as Parquet: one file a table, and back again for a closed period."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.finding import Finding

ARROW_TYPES: Final[Mapping[str, pa.DataType]] = {
    "string": pa.string(),
    "str": pa.string(),
    "Int64": pa.int64(),
    "int64": pa.int64(),
    "Float64": pa.float64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
    "bool": pa.bool_(),
    "object": pa.date32(),
}
"""The Arrow type of each column type that a frame may have; an object column holds days."""

FRAME_TYPES: Final[Mapping[str, str]] = {
    "string": "string",
    "int64": "Int64",
    "double": "Float64",
    "bool": "boolean",
    "date32[day]": "object",
}
"""The column type that a frame gets back for each Arrow type."""

FINDING_COLUMNS: Final = (
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


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Write a frame; the same frame gives the same bytes."""
    columns = {str(name): frame[name] for name in frame.columns}
    arrays = [
        pa.array(column, type=ARROW_TYPES[str(column.dtype)], from_pandas=True)
        for column in columns.values()
    ]
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=list(columns)), target, compression="zstd")
    return target.getvalue()


def from_parquet(data: bytes) -> pd.DataFrame:
    """Read a frame that `to_parquet` wrote, with the column types that it had."""
    table = pq.read_table(io.BytesIO(data))
    columns = {
        name: pd.Series(column.to_pylist(), dtype=FRAME_TYPES[str(column.type)])
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pd.DataFrame(columns, columns=table.column_names)


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
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
        }
        for finding in findings
    ]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS)).astype("string")
