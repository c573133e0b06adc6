"""The difference of what two units say, as Đối chiếu writes it."""

from __future__ import annotations

import pytest

from pipeline.publish.workbook.written import gap


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("66.177", "63.700", "+2.477"),
        ("45", "48", "-3"),
        ("12,5%", "15%", "-2,5 điểm %"),
        ("7,0", "7", "0"),
        ("31/12/2026", "30/6/2026", ""),
        ("Đang xử lý", "12", ""),
        (None, "12", ""),
    ],
)
def test_figures_that_differ_say_by_how_much(one: str | None, other: str, said: str) -> None:
    assert gap(one, other) == said
