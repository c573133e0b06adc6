"""By how much two figures differ that are kept as people wrote them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipeline import shown

POINTS: Final = " điểm %"
"""What a difference of two percentages is counted in."""

_WRITTEN: Final = re.compile(r"-?\d[\d.]*(,\d+)?%?")
_PAIR: Final = 2


def gap(one: str | None, other: str | None) -> str:
    """Return by how much one figure exceeds another as they are written; empty for other things.

    >>> gap("66.177", "63.700"), gap("12,5%", "15%"), gap("31/12/2026", "30/6/2026")
    ('+2.477', '-2,5 điểm %', '')
    """
    written = [said for said in (one, other) if said and _WRITTEN.fullmatch(said)]
    if len(written) < _PAIR:
        return ""
    first, second = (
        Decimal(said.rstrip("%").replace(".", "").replace(",", ".")) for said in written
    )
    said = shown.number(abs(first - second))
    sign = "+" if first > second else "-" if first < second else ""
    return f"{sign}{said}{POINTS if '%' in written[0] else ''}"
