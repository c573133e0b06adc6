"""Frames and Parquet types, as the declarations have them."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from pipeline.frames import PROVENANCE, empty_frame, frame_of, frame_schema, plan_of
from pipeline.merge import MODELS
from schemas.column import columns
from schemas.packages import Package
from schemas.said import SaidDate


def test_a_date_has_two_columns_and_provenance_comes_last() -> None:
    names = list(plan_of(Package))
    at = names.index("start_date")
    assert names[at : at + 2] == ["start_date", "start_date_first"]
    assert tuple(names[-len(PROVENANCE) :]) == PROVENANCE


def test_dtypes_keep_blanks_apart() -> None:
    row = {
        "project_code": "NS-01",
        "done_work_vnd": 10,
        "done_rate": 0.5,
        "start_date": SaidDate.quarter(2026, 2),
    }
    packages = frame_of(Package, [row, {}])
    wanted = ["project_code", "done_work_vnd", "done_rate", "workers"]
    assert [str(packages[name].dtype) for name in wanted] == [
        "string",
        "Int64",
        "Float64",
        "Int64",
    ]
    assert packages["start_date"].to_list() == [date(2026, 6, 30), None]
    assert packages["start_date_first"].to_list() == [date(2026, 4, 1), None]
    assert packages[wanted].isna().to_numpy().tolist() == [[False, False, False, True], [True] * 4]


@pytest.mark.parametrize("name", MODELS)
def test_an_empty_frame_has_all_columns_of_the_schema(name: str) -> None:
    model = MODELS[name]
    frame = empty_frame(model)
    assert frame.empty
    assert list(frame.columns) == frame_schema(model).names
    assert set(columns(model)) <= set(frame.columns)


def test_a_frame_fits_its_parquet_types() -> None:
    row = {"project_code": "NS-01", "start_date": SaidDate.day(date(2026, 3, 14)), "row": 5}
    schema = frame_schema(Package)
    table = pa.Table.from_pandas(frame_of(Package, [row, {}]), schema, preserve_index=False)
    assert table.column("start_date").to_pylist() == [date(2026, 3, 14), None]
    assert schema.field("start_date").type == pa.date32()
    assert schema.field("done_work_vnd").type == pa.int64()
    assert all(field.nullable for field in schema)
