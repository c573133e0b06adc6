"""What a month of the whole country would take, here and on a cluster, by the measured stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.bench.table import Field

PROVINCES: Final = 34
COMMUNES: Final = 3_321
OTHERS_A_PROVINCE: Final = 30
"""Boards, investors and departments that report beside the communes, as many as with us."""
RETURNS_A_MONTH: Final = COMMUNES + PROVINCES * OTHERS_A_PROVINCE

_CORES: Final = 2
_WIRE_BYTES_A_SECOND: Final = 100_000_000 / 8
_PATIENCE_SECONDS: Final = 300
_TOGETHER: Final = ("intake", "unpack", "check", "merge", "merge of the period before")


def month(field: Field) -> str:
    """Return the arithmetic in Markdown, with what a return costs in an inbox as measured."""
    read = field.stages["read"][0] / field.count
    together = sum(field.stages[name][0] for name in _TOGETHER) / field.count
    here = RETURNS_A_MONTH * (read / _CORES + together)
    rest = RETURNS_A_MONTH * together
    travel = RETURNS_A_MONTH * field.size_bytes / field.count / _WIRE_BYTES_A_SECOND
    many = _PATIENCE_SECONDS * _CORES / read
    return (
        "### A month of the whole country\n\n"
        f"By the stages at {field.count:,} returns: reading one takes r = {read * 1e3:.1f} ms,"
        f" what is done with all together c = {together * 1e3:.1f} ms a return.\n\n"
        "| | |\n|---|--:|\n"
        f"| returns a month: {COMMUNES:,} + {PROVINCES} × {OTHERS_A_PROVINCE}"
        f" | {RETURNS_A_MONTH:,} |\n"
        f"| one machine, two cores: n × (r ÷ 2 + c) | {here:,.0f} s |\n"
        f"| a cluster without end: n × c | {rest:,.0f} s |\n"
        f"| the files' way there at 100 Mbit/s | {travel:,.0f} s |\n"
        f"| unread returns that two cores read in five minutes: 2 × 300 s ÷ r | {many:,.0f} |\n"
    )
