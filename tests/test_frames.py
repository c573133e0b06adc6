"""Frames and Parquet types, as the declarations have them."""

from __future__ import annotations

import math
from datetime import date

import pytest

from pipeline.frames import (
    DAY,
    PROVENANCE,
    REAL,
    TEXT,
    WHOLE,
    empty_frame,
    frame,
    frame_in_order,
    frame_of,
    plan_of,
)
from pipeline.measure.reporting import ReturnState
from pipeline.merge import MODELS
from schemas.column import columns
from schemas.packages import Package
from schemas.said import SaidDate


def test_a_date_has_two_columns_and_provenance_comes_last() -> None:
    names = list(plan_of(Package))
    at = names.index("start_date")
    assert names[at : at + 2] == ["start_date", "start_date_first"]
    assert tuple(names[-len(PROVENANCE) :]) == PROVENANCE


def test_types_keep_blanks_apart() -> None:
    row = {
        "project_code": "NS-01",
        "done_work_vnd": 10,
        "done_rate": 0.5,
        "start_date": SaidDate.quarter(2026, 2),
    }
    packages = frame_of(Package, [row, {}])
    wanted = ["project_code", "done_work_vnd", "done_rate", "workers"]
    assert [packages.plan[name] for name in wanted] == [TEXT, WHOLE, REAL, WHOLE]
    assert packages["start_date"] == (date(2026, 6, 30), None)
    assert packages["start_date_first"] == (date(2026, 4, 1), None)
    assert [packages[name] for name in wanted] == [
        ("NS-01", None),
        (10, None),
        (0.5, None),
        (None, None),
    ]


def test_values_in_the_order_of_the_plan_need_no_names() -> None:
    plan = {"field": TEXT, "row": WHOLE}
    made = frame_in_order(plan, [("workers", 3), ("note", None)])
    assert made.rows == ({"field": "workers", "row": 3}, {"field": "note", "row": None})


def test_no_values_in_order_make_an_empty_frame() -> None:
    made = frame_in_order({"field": TEXT, "row": WHOLE}, [])
    assert (made.values, len(made)) == ({"field": [], "row": []}, 0)


@pytest.mark.parametrize("name", MODELS)
def test_an_empty_frame_has_all_columns_of_the_sheet(name: str) -> None:
    made = empty_frame(MODELS[name])
    assert (len(made), made.rows) == (0, ())
    assert list(made.values) == list(plan_of(MODELS[name]))
    assert set(columns(MODELS[name])) <= set(made.plan)


def test_a_value_is_of_its_columns_type() -> None:
    plan = {"code": TEXT, "count": WHOLE, "rate": REAL}
    made = frame(plan, [{"code": ReturnState.LATE, "count": 3.0, "rate": 1}, {"rate": math.nan}])
    assert [(type(value), value) for value in made.rows[0].values()] == [
        (str, "late"),
        (int, 3),
        (float, 1.0),
    ]
    assert made.rows[1] == {"code": None, "count": None, "rate": None}


def test_a_part_is_no_count() -> None:
    with pytest.raises(ValueError, match=r"^2\.5 is not whole$"):
        frame({"count": WHOLE}, [{"count": 2.5}])


def test_rows_are_picked_by_a_column_and_their_order_kept() -> None:
    made = frame({"code": TEXT, "day": DAY}, [{"code": "a"}, {"code": "b"}, {"code": "a"}])
    assert made.where("code", {"a"})["code"] == ("a", "a")
    assert made.where("code", ())["code"] == ()
    assert not made.is_unique(("code",))
    assert made.where("code", {"b"}).is_unique(("code", "day"))
