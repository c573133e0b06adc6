"""Tests of numbers that read two ways: their column decides, and the reserve stays."""

from __future__ import annotations

from pipeline.cell import Doubt, Reading
from pipeline.read.layout import read_sheet
from schemas import FORM_VERSION
from schemas.treasury import Treasury
from tests.grids import drawn


def _first(*plans: str) -> Reading:
    rows = (f"A-{number} | {plan} | ODA" for number, plan in enumerate(plans))
    head = "Dự án | Kế hoạch vốn đã nhập | Nguồn vốn"
    table = read_sheet(drawn("Thanh toán", "\n".join((head, *rows))), Treasury, FORM_VERSION)
    assert table is not None
    return table.rows[0].cells["plan_vnd"].reading


def test_lone_dot_groups_among_whole_and_large_numbers() -> None:
    reading = _first("'1.234", "5000.5", "12")
    assert reading == Reading(1_234 * 10**6, Doubt.AMBIGUOUS_NUMBER, "1,234")


def test_lone_dot_groups_without_peers() -> None:
    assert _first("'1.234", "'5.678") == Reading(1_234 * 10**6, Doubt.AMBIGUOUS_NUMBER, "1,234")


def test_lone_dot_is_decimal_among_small_fractions() -> None:
    assert _first("'1.234", "2.5", "12") == Reading(1_234_000, Doubt.AMBIGUOUS_NUMBER, "1.234")


def test_lone_comma_stays_decimal() -> None:
    assert _first("'1,234", "2000", "12") == Reading(1_234_000, Doubt.AMBIGUOUS_NUMBER, "1.234")
