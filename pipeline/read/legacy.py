"""The scripts of fonts from before Unicode, TCVN3 (ABC) and VNI, turned into Unicode letters."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Script(StrEnum):
    """A way to write Vietnamese letters on the places of Western ones; the value is its name."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


class Font(NamedTuple):
    """What the name of a font says: its script, and whether it shows small letters as capitals."""

    script: Script
    is_capital: bool = False


# TCVN 5712:1993, third table, as the .Vn fonts hold it. What is not here stays: 0x80 to 0x9F are
# the typographic signs of Windows in practice, and 0xB0 to 0xB4 combining marks that nobody typed.
_TCVN3_PLACES: Final = (
    "\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd"
    "\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4"
    "\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7"
    "\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7"
    "\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7"
)
_TCVN3_LETTERS: Final = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
_TCVN3: Final = str.maketrans(_TCVN3_PLACES, _TCVN3_LETTERS)
_TONES: Final = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_DOUBLED: Final = re.compile(f"([AĂÂEÊIOÔƠUƯY])([{_TONES}])")
_WORD: Final = re.compile(r"\w+")
_SMALL: Final = re.compile(r"[a-z]")
_CAPITAL: Final = re.compile(r"[A-Z]")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_TONES: Final = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_HATS: Final = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVES: Final = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE: Final = dict(zip("ñôöìíæóòî", "đơưìíỉĩịỵ", strict=True))

_UNICODE: Final = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ\u0300-\u036f]")
_FONT: Final = re.compile(r"\.?(?:(?P<vni>vni[- ])|(?<=\.)vn)", re.IGNORECASE)


def font_of(name: str) -> Font | None:
    """Return what a font's name tells; None for a font of Unicode.

    >>> font_of(".VnTimeH"), font_of("VNI-Times"), font_of("Times New Roman")
    (Font(script=<Script.TCVN3: 'TCVN3 (ABC)'>, is_capital=True), \
Font(script=<Script.VNI: 'VNI'>, is_capital=False), None)
    """
    match = _FONT.match(name.strip())
    if match is None:
        return None
    return Font(Script.VNI) if match["vni"] else Font(Script.TCVN3, name.strip().endswith("H"))


def is_unicode(text: str) -> bool:
    """Return whether a text holds a letter that only Unicode has: it is never to be decoded."""
    return _UNICODE.search(text) is not None


def decode(text: str, script: Script) -> str:
    """Return a text of an old script in Unicode letters, NFC; ASCII stays as it is."""
    return text if text.isascii() else _DECODERS[script](text)


def _from_tcvn3(text: str) -> str:
    letters = text.translate(_TCVN3)
    # Converters write a marked capital as the bare capital and the small letter after it.
    single = _DOUBLED.sub(_merged, letters)
    return _WORD.sub(_in_one_case, single)


def _merged(match: re.Match[str]) -> str:
    base, toned = match[1], match[2].upper()
    bare = "".join(s for s in unicodedata.normalize("NFD", toned) if s not in _ALL_TONES)
    return toned if unicodedata.normalize("NFC", bare) == base else match[0]


def _in_one_case(match: re.Match[str]) -> str:
    """Raise the small letters in a word of capitals: the script has no capital ộ."""
    word = match[0]
    is_capital = _CAPITAL.search(word, 1) and not _SMALL.search(word)
    return word.upper() if is_capital else word


def _from_vni(text: str) -> str:
    letters = _vni_letters()
    return _vni_signs().sub(lambda match: letters[match[0]], text)


@cache
def _vni_signs() -> re.Pattern[str]:
    """Return what stands for a letter; two signs before one of them alone."""
    return re.compile("|".join(sorted(_vni_letters(), key=len, reverse=True)))


@cache
def _vni_letters() -> Mapping[str, str]:
    """Return every letter by the one or two signs that stand for it.

    A tone, alone or with the hat or the breve, is a sign after its vowel; vowels that have no room
    for one (i, and y with the dot) are single signs.
    """
    table: dict[str, str] = {}
    toned = {vowel: vowel for vowel in "aeouy"} | {"ô": "o" + _HORN, "ö": "u" + _HORN}
    for sign, vowel in toned.items():
        table |= {sign + mark: vowel + tone for mark, tone in _VNI_TONES.items()}
    for vowel in "aeo":
        table |= {vowel + mark: vowel + _HAT + tone for mark, tone in _VNI_HATS.items()}
    table |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _VNI_BREVES.items()}
    table |= _VNI_ALONE
    both = {k: v for small, letter in table.items() for k, v in _in_both_cases(small, letter)}
    return {signs: unicodedata.normalize("NFC", letter) for signs, letter in both.items()}


def _in_both_cases(signs: str, letter: str) -> list[tuple[str, str]]:
    capital = letter[0].upper() + letter[1:]
    mixed = signs[0].upper() + signs[1:]
    return [(signs, letter), (mixed, capital), (signs.upper(), capital)]


_ALL_TONES: Final = frozenset(_VNI_TONES.values())
_DECODERS: Final[Mapping[Script, Callable[[str], str]]] = {
    Script.TCVN3: _from_tcvn3,
    Script.VNI: _from_vni,
}
