"""Find a card's header, and tell which of its words a sender wrote otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.read.labels import ORDINAL_KEYS
from pipeline.text import key
from schemas.metadata import CARD_HEADER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Raw

LABEL, UNIT, _, NOW, REMARK = range(len(CARD_HEADER))
_NEEDED: Final = (LABEL, NOW)
"""Without these there is nothing to read."""

_BY_PLACE: Final = (LABEL, UNIT, NOW)
"""What a strange word may stand for; to the right of all others it may as well be one too many."""

_OTHER_WORDS: Final = (
    ("Nội dung", "Chỉ tiêu báo cáo"),
    ("Đơn vị tính", "Đơn vị"),
    ("Lũy kế kỳ trước", "Số liệu kỳ trước"),
    ("Lũy kế kỳ này", "Số liệu kỳ này", "Kỳ báo cáo"),
    ("Ghi chú, giải trình",),
)
_PARTS: Final = {
    key(words): part
    for part, spellings in enumerate(zip(CARD_HEADER, _OTHER_WORDS, strict=True))
    for words in (spellings[0], *spellings[1])
}
_FEWEST: Final = 3


class CardHeader(Struct, frozen=True):
    """Where the parts of a card's header are.

    Attributes:
        places: the column by part, those of `amended` among them.
        amended: (part, column, what stands there if anything) of parts known by their place alone.
        strange: (column, what stands there) of all other words.
    """

    places: Mapping[int, int]
    amended: tuple[tuple[int, int, str], ...] = ()
    strange: tuple[tuple[int, str], ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """The parts that cannot be done without and that are not there."""
        return tuple(CARD_HEADER[part] for part in _NEEDED if part not in self.places)


def find_card_header(cells: Mapping[int, Raw], above: Mapping[int, int]) -> CardHeader | None:
    """Return the header that a line is; None for any other line.

    Args:
        cells: of the line.
        above: where the parts stand in the card above; empty in the first one.
    """
    texts = {column: raw for column, raw in cells.items() if isinstance(raw, str)}
    known: dict[int, int] = {}
    strange: dict[int, str] = {}
    for column, raw in texts.items() if len(texts) >= _FEWEST else ():
        words = key(raw)
        part = _PARTS.get(words)
        if part is not None:
            known.setdefault(part, column)
        elif words not in ORDINAL_KEYS:
            strange[column] = " ".join(raw.split())
    if len(known) < _FEWEST:
        return None
    amended = _amended(known, strange, above)
    others = tuple((at, said) for at, said in strange.items() if at not in amended.values())
    return CardHeader(
        places=known | amended,
        amended=tuple((part, at, strange.get(at, "")) for part, at in amended.items()),
        strange=others,
    )


def _amended(
    known: Mapping[int, int], strange: Mapping[int, str], above: Mapping[int, int]
) -> dict[int, int]:
    """Return the column of each part that a strange word, or none, stands for."""
    found = {}
    for part in (part for part in _BY_PLACE if part not in known):
        at = _between(known, strange, part)
        if at is None and part != UNIT and above.get(part) not in known.values():
            at = above.get(part)
        if at is not None:
            found[part] = at
    return found


def _between(known: Mapping[int, int], strange: Mapping[int, str], part: int) -> int | None:
    """Return the column of the only strange word between a part's neighbours, or the only one."""
    left = -1 if part == LABEL else known.get(part - 1)
    right = known.get(part + 1)
    if left is None or right is None:
        return None
    inside = [column for column in strange if left < column < right] or range(left + 1, right)
    return inside[0] if len(inside) == 1 else None
