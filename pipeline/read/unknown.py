"""The ways in which people say, in a cell for a figure or a day, that they have none."""

from __future__ import annotations

from functools import lru_cache

from pipeline.text import plain_key

_SIGNS = frozenset({"x", "n a", "na", "k", "kxd", "kcsl"})
_WORDS = frozenset({
    "khong",
    "khong co",
    "khong co so lieu",
    "khong xac dinh",
    "khong ro",
    "chua",
    "chua co",
    "chua co so lieu",
    "chua co ke hoach",
    "chua xac dinh",
    "chua xac dinh duoc",
    "chua ro",
    "chua bao cao",
    "dang cap nhat",
    "dang tong hop",
})  # fmt: skip


@lru_cache(1 << 10)
def says_unknown(text: str) -> bool:
    """Return whether a text says that there is no figure: N/A, chưa có, không, x, …, ?.

    A lone dash is for the column to judge: in an amount it is a zero.
    """
    words = plain_key(text)
    return words in _WORDS or words in _SIGNS or (not words and bool(set(text) & set(".…?/")))
