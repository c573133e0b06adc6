"""Items of lists as people write them: shown in full, by code, by words, in former words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.cell import Doubt, Reading
from pipeline.text import clean, key, plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.choices import Choices

CODE: Final = re.compile(r"[A-Z0-9-]+")
_CODE_FIRST: Final = re.compile(
    r"(?P<code>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)\s*(?:[–—−:]\s*|-\s+|\s-)(?P<words>.*)", re.DOTALL
)
_COMMUNE_DIGITS: Final = 5
_NEAREST: Final = 2
_LONGEST: Final = 200  # characters; more is a text, like nothing in any list


def read_item(text: str, choices: Choices) -> Reading:
    """Return the code of the item that a text means.

    The nearest items stand in the hint of what is in no list; they are shown, never taken.
    """
    if choices.source:
        return _of_register(clean(text), choices)
    return _of_closed_list(clean(text), choices)


def code_of(text: str) -> str:
    """Return the code that a text is, or that stands before its dash; empty if there is none.

    A word without a digit, a hyphen or capitals is no code unless a dash follows it.

    >>> code_of("NS-01 – Nâng cấp QL4B"), code_of("ns-01"), code_of("Cao")
    ('NS-01', 'NS-01', '')
    """
    if match := _CODE_FIRST.fullmatch(text):
        return match["code"].upper()
    is_code = CODE.fullmatch(text.upper()) and text.isascii()
    telling = text.isupper() or any(sign.isdigit() or sign == "-" for sign in text)
    return text.upper() if is_code and telling else ""


@lru_cache(1 << 12)
def _of_register(text: str, choices: Choices) -> Reading:
    code = code_of(text)
    if not code:
        return Reading(None, Doubt.NOT_IN_LIST)
    if choices.source == "communes" and code.isdigit():
        # A cell for numbers drops the zeros that an official code of five digits begins with.
        code = code.zfill(_COMMUNE_DIGITS)
    return Reading(code)


@lru_cache(1 << 12)
def _of_closed_list(text: str, choices: Choices) -> Reading:
    codes = _codes(choices)
    code = codes.get(key(text)) or _plain_codes(choices).get(key(text))
    if code is None and (match := re.match(r"(\w+)\s*[–—-]", text)) and choices.coded:
        code = codes.get(key(match[1]))
    if code is None:
        return Reading(None, Doubt.NOT_IN_LIST, nearest(text, _shown(choices)))
    return Reading(code)


def nearest(text: str, shown: Mapping[str, str]) -> str:
    """Return the items most like a text, parted by semicolons; ``shown`` is by key."""
    if len(text) > _LONGEST:
        return ""
    return "; ".join(shown[like] for like in get_close_matches(key(text), shown, n=_NEAREST))


@cache
def _codes(choices: Choices) -> Mapping[str, str]:
    """Return codes by every key that means them; what is offered now goes before former words."""
    former = {key(words): code for code, words in choices.was}
    labels = {key(item.label): item.code for item in choices.items}
    bare = {key(item.code): item.code for item in choices.items}
    return former | bare | labels | {key(choices.shown(item)): item.code for item in choices.items}


@cache
def _plain_codes(choices: Choices) -> Mapping[str, str]:
    """Return codes by keys without marks, for what was typed without any."""
    found: dict[str, str] = {}
    doubled: set[str] = set()
    for words, code in _codes(choices).items():
        plain = plain_key(words)
        if found.setdefault(plain, code) != code:
            doubled.add(plain)
    return {plain: code for plain, code in found.items() if plain not in doubled}


@cache
def _shown(choices: Choices) -> Mapping[str, str]:
    return {key(choices.shown(item)): choices.shown(item) for item in choices.items}
