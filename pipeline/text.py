"""Vietnamese text: made clean, and made comparable, sortable and fit for a file's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Collation = tuple[tuple[int, ...], tuple[int, ...], str]

_REMEMBERED = 1 << 14
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# The order of tones in Vietnamese dictionaries and in CLDR: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# One sound, two spellings; both are taught. Only whole syllables: "thui" is not "thuy".
_Y_FOR_I = {"hi": "hy", "ki": "ky", "li": "ly", "mi": "my", "qui": "quy", "si": "sy", "ti": "ty"}
_UNIT_PREFIXES = ("ubnd", "ủy ban nhân dân", "xã", "phường", "thị trấn", "p", "x", "tt")
_PROVINCE_ENDINGS = ("Lạng Sơn", "tỉnh Lạng Sơn")
_RESERVED_BY_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_NAMELESS = "khong-ten"


def _cleaning() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(range(32))
    table |= dict.fromkeys((0x00AD, *range(0x200B, 0x2010), 0x2060, 0xFEFF))
    # Directions of writing come along with what is copied from a window of Windows.
    table |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
    table |= dict.fromkeys(map(ord, "ÐƉ"), "Đ") | dict.fromkeys(map(ord, "ðɖ"), "đ")
    romans = range(0x2160, 0x2180)
    return table | {code: unicodedata.normalize("NFKC", chr(code)) for code in romans}


_CLEANING = _cleaning()


class _Folding(dict[int, str]):
    """Signs of a key: marks of punctuation become blanks, all others stay; looked up as met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        # A share and a chainage (Km5+200) are told apart by their signs, which therefore stay.
        folds = sign not in "%+" and unicodedata.category(sign)[0] in "PZC"
        self[code] = " " if folds else sign
        return self[code]


_FOLDING = _Folding({ord("²"): "2", ord("³"): "3"})


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return a text in NFC, without invisible signs and needless blanks; line breaks stay.

    Text of the Windows-1258 kind (â, then a combining tone) is composed, one-sign Roman numbers
    become letters, and the Icelandic Ð that passes for Đ becomes one. A text in a font of the TCVN3
    kind must be decoded before: its ư is a soft hyphen, which is removed here.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    lines = (" ".join(line.split()).translate(_CLEANING) for line in text.splitlines())
    collapsed = "\n".join(" ".join(line.split()) for line in lines)
    return unicodedata.normalize("NFC", collapsed).strip("\n")


@lru_cache(_REMEMBERED)
def key(text: str) -> str:
    """Return what two spellings of one text have in common; for comparison only, never for show.

    Equal for capitals and small letters, NFC and NFD, both places of the tone (hoà, hòa), i and y
    where both are taught (quí, quý), any punctuation and blanks. Marks stay, so that names one mark
    apart stay apart.
    """
    folded = _decomposed(text).translate(_FOLDING)
    return " ".join(map(_syllable_key, folded.split()))


def is_same(one: str, other: str) -> bool:
    """Whether two texts have one key; most are the same sign by sign."""
    return one == other or key(one) == key(other)


@lru_cache(_REMEMBERED)
def plain_key(text: str) -> str:
    """Return the key of a text without its marks: the same for "Lũy kế" and "luy ke"."""
    return " ".join(_unmarked(key(text)).split())


@lru_cache(_REMEMBERED)
def unit_key(text: str) -> str:
    """Return the key of a unit's own name: "UBND xã Thất Khê" and "X. Thất Khê" are one.

    A prefix is known with all its marks or with none; a name that is all prefix keeps its last.
    """
    return _unit_prefix().sub("", key(text))


@lru_cache(_REMEMBERED)
def unit_keys(text: str) -> tuple[str, ...]:
    """Return the key of a unit's own name, then those without the province's name after it.

    "Công an tỉnh Lạng Sơn" is known as "Công an tỉnh" and as "Công an" too.
    """
    whole = unit_key(text)
    shorter = (whole.removesuffix(ending) for ending in _province_endings())
    return tuple(dict.fromkeys((whole, *filter(None, shorter))))


@lru_cache(_REMEMBERED)
def collation_key(text: str) -> Collation:
    """Return a text's place in a Vietnamese list (CLDR ``vi``): letters first, tones second.

    Both places of a tone sort alike, small letters before capitals.

    >>> sorted(["Bình Gia", "Bằng Mạc", "Bắc Sơn", "Ba Sơn"], key=collation_key)
    ['Ba Sơn', 'Bắc Sơn', 'Bằng Mạc', 'Bình Gia']
    """
    shown = clean(text)
    bare, tones = [], []
    for word in _decomposed(shown).split(" "):
        bare.append("".join(sign for sign in word if sign not in _TONES))
        tones.append(next((_TONES[sign] for sign in word if sign in _TONES), 0))
    letters = unicodedata.normalize("NFC", " ".join(bare))
    return tuple(map(_rank, letters)), tuple(tones), shown.swapcase()


def unaccented(text: str) -> str:
    """Return a clean text in small letters without marks; punctuation and line breaks stay."""
    lowered = clean(text).lower()
    return lowered if lowered.isascii() else _unmarked(unicodedata.normalize("NFD", lowered))


def slug(text: str) -> str:
    """Return a text as part of a file's name on any system: small ASCII letters, digits, hyphens.

    A text without any letter or digit becomes "khong-ten"; a name that Windows keeps for itself
    (con, which is also a Vietnamese word) takes a hyphen after it.
    """
    letters = unicodedata.normalize("NFKD", unaccented(text))
    name = _NOT_IN_SLUG.sub("-", _unmarked(letters)).strip("-")
    return f"{name}-" if _RESERVED_BY_WINDOWS.fullmatch(name) else name or _NAMELESS


def _decomposed(text: str) -> str:
    lowered = clean(text).lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFD", lowered)


@lru_cache(_REMEMBERED)
def _syllable_key(syllable: str) -> str:
    if syllable.isascii():
        return _Y_FOR_I.get(syllable, syllable)
    tones = "".join(sign for sign in syllable if sign in _TONES)
    bare = "".join(sign for sign in syllable if sign not in _TONES)
    return _Y_FOR_I.get(bare, bare) + tones


@lru_cache(1)
def _unit_prefix() -> re.Pattern[str]:
    spellings = {spelling for name in _UNIT_PREFIXES for spelling in (key(name), plain_key(name))}
    return re.compile(rf"^(?:(?:{'|'.join(sorted(spellings))}) )+")


@lru_cache(1)
def _province_endings() -> tuple[str, ...]:
    spellings = (spelling(name) for name in _PROVINCE_ENDINGS for spelling in (key, plain_key))
    return tuple(f" {ending}" for ending in spellings)


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign for sign in text if not unicodedata.combining(sign)).replace("đ", "d")


def _rank(sign: str) -> int:
    if sign in _ALPHABET:
        return (2 << 21) + _ALPHABET[sign]
    return ((1 if sign.isalnum() else 0) << 21) + ord(sign)
