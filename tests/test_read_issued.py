"""Tests of the hidden sheets as they are read: what was issued, and what a damaged one gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.grid import Grid
from pipeline.read.issued import read_lists, read_metadata
from schemas import FORM_VERSION

if TYPE_CHECKING:
    from pipeline.cell import Raw

FACTS = (("form_code", "XA"), ("form_version", "1"), ("unit_code", "X-06565"))
TASKS = (
    ("tasks", "key", "task_code", "content", "due_date"),
    ("tasks", "NV-1", "NV-1", "Rà soát", None),
    ("tasks", "NV-2", "NV-2", None, "31/03/2026"),
)


def sheet(*lines: tuple[Raw, ...]) -> Grid:
    rows = {
        at: {column: said for column, said in enumerate(line) if said is not None}
        for at, line in enumerate(lines)
    }
    return Grid("_he_thong", hidden=True, rows=rows)


def issued(*lines: tuple[Raw, ...]) -> object:
    metadata = read_metadata(sheet(*FACTS, *lines))
    assert metadata
    return metadata.issued


def test_what_a_form_is_stands_above_what_was_issued() -> None:
    metadata = read_metadata(sheet(*FACTS, *TASKS))
    assert metadata
    assert (metadata.form_code, metadata.form_version) == ("XA", 1)
    assert (metadata.unit_code, metadata.period, metadata.fingerprint) == ("X-06565", "", "")


def test_each_table_has_its_own_fields_and_a_blank_was_not_issued() -> None:
    land = (("clearance", "key", "project_code"), ("clearance", "NS-01|", "NS-01"))
    assert issued(*TASKS, *land) == {
        "tasks": {
            "NV-1": {"task_code": "NV-1", "content": "Rà soát"},
            "NV-2": {"task_code": "NV-2", "due_date": "31/03/2026"},
        },
        "clearance": {"NS-01|": {"project_code": "NS-01"}},
    }


def test_a_row_that_is_called_as_the_line_above_is_called_is_a_row() -> None:
    assert issued(TASKS[0], ("tasks", "key", "x")) == {"tasks": {"key": {"task_code": "x"}}}


def test_what_stands_under_no_field_was_not_issued() -> None:
    assert issued(("tasks", "key", None, "content"), ("tasks", "NV-1", 7, "a", "b")) == {
        "tasks": {"NV-1": {"content": "a"}}
    }


def test_a_number_put_in_by_hand_is_read_as_its_text() -> None:
    assert issued(TASKS[0], ("tasks", 5.0, 7.5)) == {"tasks": {"5": {"task_code": "7,5"}}}


def test_a_sheet_whose_lines_were_cleared_gives_what_is_left() -> None:
    assert issued((None, None, "content"), (None, "NV-1", "a"), ("odd",)) == {
        "": {"NV-1": {"content": "a"}},
        "odd": {},
    }


def test_a_sheet_that_names_no_form_is_none_of_ours() -> None:
    assert read_metadata(sheet(("form_code", "ZZ"), *TASKS)) is None
    assert read_metadata(sheet(*TASKS)) is None


def test_a_version_that_is_no_number_is_the_present_one() -> None:
    metadata = read_metadata(sheet(*FACTS[:1], ("form_version", "hai")))
    assert metadata
    assert metadata.form_version == FORM_VERSION


def test_each_list_runs_down_from_its_name() -> None:
    assert read_lists(sheet(("DM_DuAn", "DM_Xa"), ("NS-01", "X-1"), (None, "X-2"))) == {
        "DM_DuAn": ("NS-01",),
        "DM_Xa": ("X-1", "X-2"),
    }


def test_a_version_of_too_many_digits_is_no_version() -> None:
    metadata = read_metadata(sheet(("form_code", "XA"), ("form_version", "9" * 5_000)))
    assert metadata
    assert metadata.form_version == FORM_VERSION
