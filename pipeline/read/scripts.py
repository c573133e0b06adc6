"""Tell by evidence in which script a sheet is written, and keep what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.read.legacy import Script, decode, font_of, is_unicode
from pipeline.syllable import marked_words, syllable_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.cell import Raw
    from pipeline.read.facts import Place, Rows
    from pipeline.read.legacy import Font

_FEWEST_TEXTS: Final = 2
_FEWEST_WORDS: Final = 4
_LEAST_SHARE: Final = 0.9
_LEAST_GAIN: Final = 0.4


class Decoded(NamedTuple):
    """A sheet in Unicode.

    Attributes:
        rows: all its cells.
        originals: what stood in the cells that were decoded.
        scripts: in which they were written.
    """

    rows: Mapping[int, Mapping[int, Raw]]
    originals: Mapping[Place, str]
    scripts: tuple[Script, ...]


def in_unicode(
    rows: Rows, fonts: Mapping[Place, str], computed: frozenset[Place] = frozenset()
) -> Decoded:
    """Decode what is written in an old script, by the evidence and never by one cell.

    A cell with a letter that only Unicode has stays. Else the cell's font decides. Cells without
    a telling font are decoded all or none: if no cell of the sheet is in Unicode, and nine tenths
    of their words are syllables then, and four tenths more than before. Both "hoà" and "Khoán"
    mean other syllables in other scripts.

    Args:
        rows: not changed; before any cleaning, for the soft hyphen is a letter of TCVN3.
        fonts: of the cells whose font is not of Unicode.
        computed: cells that hold a formula: the form's own words, no evidence of who typed.
    """
    known = {place: font for place, name in fonts.items() if (font := font_of(name))}
    fonted = dict(_fonted(rows, known))
    guess = _guess(rows, known, computed)
    found = {**fonted, **dict(_guessed(rows, known, guess, computed))} if guess else fonted
    if not found:
        return Decoded(rows, {}, ())
    told = {known[place].script for place in fonted} | ({guess} if guess else set())
    copied: dict[int, dict[int, Raw]] = {row: dict(cells) for row, cells in rows.items()}
    originals: dict[Place, str] = {}
    for (row, column), text in found.items():
        originals[row, column] = str(rows[row][column])
        copied[row][column] = text
    return Decoded(copied, originals, tuple(sorted(told)))


def _fonted(rows: Rows, known: Mapping[Place, Font]) -> Iterator[tuple[Place, str]]:
    for place, font in known.items():
        raw = rows.get(place[0], {}).get(place[1])
        if isinstance(raw, str) and not is_unicode(raw):
            text = decode(raw, font.script)
            text = text.upper() if font.is_capital else text
            if text != raw:
                yield place, text


def _guess(rows: Rows, known: Mapping[Place, Font], computed: frozenset[Place]) -> Script | None:
    texts: set[str] = set()
    for place, text in _marked(rows, computed):
        if is_unicode(text):
            return None
        texts.update([text] if place not in known else [])
    words = [word for text in texts for word in marked_words(text)]
    if len(texts) < _FEWEST_TEXTS or len(words) < _FEWEST_WORDS:
        return None
    share, script = max((_share(words, script), script) for script in Script)
    is_clear = share >= _LEAST_SHARE and share - syllable_share(words) >= _LEAST_GAIN
    return script if is_clear else None


def _share(words: Iterable[str], script: Script) -> float:
    return syllable_share([decode(word, script) for word in words])


def _guessed(
    rows: Rows, known: Mapping[Place, Font], script: Script, computed: frozenset[Place]
) -> Iterator[tuple[Place, str]]:
    for place, raw in _marked(rows, computed):
        text = decode(raw, script)
        if place not in known and text != raw:
            yield place, text


def _marked(rows: Rows, computed: frozenset[Place]) -> Iterator[tuple[Place, str]]:
    for row, cells in rows.items():
        for column, raw in cells.items():
            if isinstance(raw, str) and not raw.isascii() and (row, column) not in computed:
                yield (row, column), raw
