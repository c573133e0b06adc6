"""What is known of the time before a period, as its forms show it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from pipeline.checking import last_rows
from schemas.period import Period
from schemas.register import Project, WorkPackage
from tests.checked import MILLION
from tests.registers import register
from tests.test_merge_adjusting import adjustment, reported


def test_the_last_figures_are_those_that_are_used_and_what_was_reported_is_kept() -> None:
    """The owner reported 3.813.000; the officer put 3.813,5 of a contract of 7.627 in its place."""
    known = register(
        Project(project_code="NS-01"),
        WorkPackage(project_code="NS-01", package_code="XL-01"),
        adjustment(),
    )
    checked = cast("Any", SimpleNamespace(register=known, books=(reported(),)))
    row = last_rows(checked, Period.parse("2026-Q2"))["packages"]["NS-01", "XL-01"]
    assert row.values["done_work_vnd"] == round(3813.5 * MILLION)
    assert row.values["done_rate"] == pytest.approx(3813.5 / 7627)
    assert row.reported == {"done_work_vnd": 3_813_000 * MILLION}


def test_a_figure_that_nobody_corrected_stays_as_it_was_reported() -> None:
    checked = cast("Any", SimpleNamespace(register=register(), books=(reported(),)))
    row = last_rows(checked, Period.parse("2026-Q2"))["packages"]["NS-01", "XL-01"]
    assert (row.values["done_work_vnd"], row.reported) == (3_813_000 * MILLION, {})
