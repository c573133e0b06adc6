"""Rows under a header that are no entries: column numbers, totals, groups, notes, signatures."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.read.entries import text_of
from pipeline.read.labels import is_unit
from pipeline.text import key, plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Raw

_TOTAL_PHRASES: Final = tuple(map(key, ("Tổng số", "Tổng cộng", "Tổng hợp chung", "Toàn tỉnh")))
_TOTAL_WORDS: Final = frozenset(map(key, ("Tổng", "Cộng")))
_OF_WHAT: Final = frozenset(
    map(key, ("các", "cả", "chung", "toàn", "nhóm", "dự", "phần", "mục", "trang", "theo", "vốn"))
)
_OF_CODE: Final = re.compile(r"^\S+\s+[A-ZĐ]{1,6}-\d[\w-]*$")
_ENUMERATED: Final = re.compile(r"(?:[IVX]+|[A-ZĐ]|[ivx]+)[.)]?")
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*(?:(\d{1,2})[a-zđ]?|[A-ZĐ])\s*\)?\s*(?:=.*)?")
_FEWEST_NUMBERS: Final = 3
_MANY_NUMBERS: Final = 12
_NUMBERING: Final = re.compile(r"[ivx]+|[a-zđ]|\d+")
# Of keys without marks, as signatures are often typed so.
_CLOSING: Final = re.compile(
    r"ghi chu\b|chu thich\b|luu y\b|noi nhan\b|nguoi (?:lap|duyet|tong hop|ky)\b|lap bieu\b"
    r"|(?:t ?m|k ?t|t ?l|t ?u ?q) |thu truong\b|chu tich\b|(?:pho )?giam doc\b|ke toan truong\b"
    r"|dai dien\b|xac nhan\b|ky ten\b|ky ghi ro\b|ky va ghi\b"
    r"|(?:.{2,30} )?ngay .{0,6}thang .{0,6}nam\b"
)


@lru_cache(1 << 10)
def is_total(text: str) -> bool:
    """Return whether a text begins a row of totals.

    >>> [is_total(text) for text in ("TỔNG CỘNG (I+II)", "Cộng nhóm A", "Xã Cộng Hòa", "Công ty A")]
    [True, True, False, False]
    >>> is_total("Cộng NS-02"), is_total("Tổng kho 3")
    (True, False)
    """
    words = key(text).split(" ")
    while len(words) > 1 and _NUMBERING.fullmatch(words[0]):
        words = words[1:]
    if " ".join(words).startswith(_TOTAL_PHRASES):
        return True
    is_alone = len(words) == 1 or words[1] in _OF_WHAT or bool(_NUMBERING.fullmatch(words[1]))
    return words[0] in _TOTAL_WORDS and (is_alone or _OF_CODE.search(text) is not None)


def is_enumerated(text: str) -> bool:
    """Return whether an ordinal is one of a group: I, II, A, B; rows are counted 1, 2, 3."""
    return bool(_ENUMERATED.fullmatch(text.strip()))


@lru_cache(1 << 10)
def is_closing(text: str) -> bool:
    """Return whether a text belongs to what stands under a table: notes, place, signatures."""
    return bool(_CLOSING.match(plain_key(text)))


def are_units(cells: Mapping[int, Raw]) -> bool:
    """Return whether a row says nothing but units."""
    return all(isinstance(raw, str) and is_unit(raw.strip("()")) for raw in cells.values())


def are_column_numbers(cells: Mapping[int, Raw]) -> bool:
    """Tell "(1) (2) (3)=(2)/(1)" or "A B 1 2" from entries: all count, each one more.

    Numbers in brackets, and many of them, may stand in any order: somebody moved a column; several
    in brackets may come twice: somebody copied one.
    """
    return _are_numbering(tuple(map(text_of, cells.values())))


@lru_cache(1 << 10)
def _are_numbering(texts: tuple[str, ...]) -> bool:
    numbers: list[int] = []
    for text in texts:
        match = _COLUMN_NUMBER.fullmatch(text)
        if match is None:
            return False
        if match[1]:
            numbers.append(int(match[1]))
    rising = all(one < other for one, other in pairwise(numbers))
    bracketed = all(text.startswith("(") for text in texts)
    different = len(set(numbers))
    once = different == len(numbers)
    is_enough = len(texts) >= _FEWEST_NUMBERS and len(numbers) >= _FEWEST_NUMBERS - 1
    is_moved = once and (bracketed or len(numbers) >= _MANY_NUMBERS)
    is_copied = bracketed and different > _FEWEST_NUMBERS
    return is_enough and (rising or is_moved or is_copied)
