"""Which words of a sheet name which column: labels of now and of old, bands, units beside them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.text import key
from schemas.column import Type, columns
from schemas.metadata import ORDINAL_HEADER, previous_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemas.column import Column, Row

ORDINAL_KEYS: Final = frozenset(map(key, (ORDINAL_HEADER, "TT", "Số TT", "Số thứ tự", "Stt.")))
_CHECK_KEYS: Final = frozenset(map(key, ("Kiểm tra", "Cột kiểm tra", "Kết quả kiểm tra")))

_MONEY_UNITS: Final = {
    key(unit): vnd
    for units, vnd in (
        (("tỷ đồng", "tỷ.đ", "tỷ"), 1_000_000_000),
        (("triệu đồng", "tr.đồng", "trđ", "tr.đ", "triệu"), 1_000_000),
        (("nghìn đồng", "ngàn đồng", "1.000 đồng", "1000 đồng"), 1_000),
        (("đồng", "VNĐ", "VND"), 1),
    )
    for unit in units
}
_AREA_UNITS: Final = {key("ha"): 10_000, key("m²"): 1}
_UNITS_OF: Final = {Type.MONEY: _MONEY_UNITS, Type.AREA: _AREA_UNITS}
_OTHER_UNITS: Final = frozenset(
    map(key, ("%", "ngày", "người", "máy", "hộ", "hộ, tổ chức", "nhà", "mộ", "vị trí", "bãi"))
)
_UNITS: Final = frozenset(_MONEY_UNITS) | frozenset(_AREA_UNITS) | _OTHER_UNITS
_LONGEST_UNIT: Final = max(unit.count(" ") + 1 for unit in _UNITS)
_UNIT_WORDS: Final = tuple(map(key, ("Đơn vị tính", "ĐVT")))
_SAID_UNIT: Final = re.compile(rf"\b(?:{'|'.join(_UNIT_WORDS)}) (?P<unit>.+)")
_LOOSE_UNIT_WORD: Final = key("Đơn vị")  # a reporting unit's label as often
_LONGEST_LABEL: Final = 160  # characters; more is an instruction


class Vocabulary(Struct, frozen=True, eq=False):
    """The words by which a sheet's columns are known, as keys.

    Attributes:
        passes: fields by label, in the order in which they are tried: labels of this version, its
            former labels, labels of columns that the version does not have.
        bands: the band's key by field, of fields that have one.
        band_keys: of all bands.
        owed: fields that this version has.
        asides: labels of columns that are the form's own and no fields.
        known: every label and aside.

    There is one a sheet and version, so each is equal to itself alone.
    """

    passes: tuple[Mapping[str, tuple[str, ...]], ...]
    bands: Mapping[str, str]
    band_keys: frozenset[str]
    owed: tuple[str, ...]
    asides: frozenset[str]
    known: frozenset[str]


@cache
def vocabulary(model: type[Row], version: int) -> Vocabulary:
    """Return the words of a sheet in one form version."""
    facts = columns(model)
    owed = tuple(name for name, column in facts.items() if _is_in(column, version))
    late = tuple(name for name in facts if name not in owed)
    passes = (
        _by_label((name, facts[name].label) for name in owed),
        _by_label((name, word) for name in owed for word in _former(facts[name])),
        _by_label((name, word) for name in late for word in _all(facts[name])),
    )
    previous = {key(previous_label(column)) for column in facts.values() if column.cumulative}
    asides = ORDINAL_KEYS | _CHECK_KEYS | previous
    bands = {name: key(column.band) for name, column in facts.items() if column.band}
    return Vocabulary(
        passes=passes,
        bands=bands,
        band_keys=frozenset(bands.values()),
        owed=owed,
        asides=asides,
        known=asides.union(*passes),
    )


def label_key(text: str, known: frozenset[str]) -> str:
    """Return a header's key, the unit that stands beside the label left out.

    A label that is known with its unit stays as it is ("Tỷ lệ %").
    """
    whole = short_key(text)
    return whole if whole in known else _without_unit(whole)


def short_key(text: str) -> str:
    """Return a text's key; empty for one that is longer than any label or band."""
    return key(text) if len(text) <= _LONGEST_LABEL else ""


@lru_cache(1 << 14)
def known_label(text: str, words: Vocabulary) -> str:
    """Return the key of a label that a sheet knows; empty for any other text."""
    label = label_key(text, words.known)
    return label if label in words.known else ""


def unit_scale(text: str, label: str, column: Column) -> int | None:
    """Return what 1 is kept as by the unit that a header names beside its label; None without."""
    units = _UNITS_OF.get(column.type)
    beside = key(text).removeprefix(label).strip() if units else ""
    return units.get(_without_unit_words(beside)) if units and beside else None


@lru_cache(1 << 10)
def said_money_scale(text: str) -> int | None:
    """Return the scale of a line like "Đơn vị tính: Triệu đồng"; None if the line is another."""
    match = _SAID_UNIT.search(key(text)) if len(text) <= _LONGEST_LABEL else None
    if match is None:
        return next((_MONEY_UNITS[unit] for unit in said_units(text) if unit in _MONEY_UNITS), None)
    words = match["unit"].split()
    starts = (" ".join(words[:count]) for count in range(min(len(words), _LONGEST_UNIT), 0, -1))
    return next((_MONEY_UNITS[start] for start in starts if start in _MONEY_UNITS), None)


@lru_cache(1 << 10)
def said_units(text: str) -> tuple[str, ...]:
    """Return the units of a line like "Đơn vị: Triệu đồng, ha", as keys; none of any other line.

    The word names a reporting unit as well ("Đơn vị: Đồng Đăng"): nothing but units may follow.
    """
    first, _, rest = text.partition(":")
    if len(text) > _LONGEST_LABEL or key(first) != _LOOSE_UNIT_WORD:
        return ()
    units = tuple(key(part) for part in re.split("[,;()]", rest) if part.strip())
    return units if all(unit in _UNITS for unit in units) else ()


def unit_beside(cells: Mapping[int, object], at: int) -> int | None:
    """Return the cell next to "Đơn vị tính:" that holds nothing but units; None of any other."""
    label = cells[at]
    beside = min((column for column in cells if column > at), default=at)
    text = cells[beside]
    if not isinstance(label, str) or not isinstance(text, str) or len(label) > _LONGEST_LABEL:
        return None
    is_label = key(label) in (_LOOSE_UNIT_WORD, *_UNIT_WORDS)
    return beside if is_label and said_units(f"{_LOOSE_UNIT_WORD}: {text}") else None


def is_unit(text: str) -> bool:
    """Return whether a text is nothing but a unit, as in a line of units under a header."""
    return key(text) in _UNITS


@lru_cache(1 << 12)
def _without_unit(whole: str) -> str:
    words = whole.split(" ")
    for count in range(min(_LONGEST_UNIT, len(words) - 1), 0, -1):
        if " ".join(words[-count:]) in _UNITS:
            return _without_unit_words(" ".join(words[:-count]))
    return whole


def _without_unit_words(text: str) -> str:
    for words in _UNIT_WORDS:
        text = text.removeprefix(words).removesuffix(words).strip()
    return text


def _is_in(column: Column, version: int) -> bool:
    return column.since <= version and (column.until is None or version <= column.until)


def _former(column: Column) -> Iterator[str]:
    yield from column.was
    if column.band:
        yield f"{column.band} {column.label}"


def _all(column: Column) -> Iterator[str]:
    yield column.label
    yield from _former(column)


def _by_label(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, label in pairs:
        words = key(label)
        found[words] = (*found.get(words, ()), name)
    return found
