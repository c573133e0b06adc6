"""Whether a word could be a Vietnamese syllable: the evidence by which scripts are told apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_TONES_BEFORE_A_STOP: Final = frozenset({"\u0301", "\u0323"})
# Whatever is no sign of ASCII or of the printers may be a letter in one script or another.
_WORD: Final = re.compile(r"[A-Za-z\u00a1-\u1fff]+")
# The spelling of the national syllabary, loosely: what another script leaves must fall through.
_SYLLABLE: Final = re.compile(
    r"(?:b|ch|c(?![ieêy])|d|đ|gi|gh(?=[ieê])|g(?![eê])|h|kh|k(?=[ieêy])|l|m"
    r"|ngh(?=[ieê])|ng(?![ieê])|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:uy[êa]?|o[aăe]|u[âêơôa]|i[êa]|yê|ư[ơa]|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnptiyou])?"
)
_STOP: Final = re.compile(r"(?:ch|[cpt])\Z")
_REMEMBERED: Final = 1 << 14


@lru_cache(_REMEMBERED)
def is_syllable(word: str) -> bool:
    """Return whether a word is spelt as a Vietnamese syllable: one vowel group, at most one tone.

    >>> is_syllable("Tiếng"), is_syllable("TiÕng"), is_syllable("rÊt")
    (True, False, False)
    """
    signs = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in signs if sign in _TONES]
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(letters):
        return False
    return not _STOP.search(letters) or not _TONES_BEFORE_A_STOP.isdisjoint(tones)


def marked_words(text: str) -> list[str]:
    """Return the words of a text that hold a sign outside ASCII: those in which scripts differ."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def syllable_share(words: list[str]) -> float:
    """Return how many of the words are Vietnamese syllables, as a fraction; 0 of none."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
