"""Names of files: how they are shown, which are passed over, which day they begin with."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

WITHIN: Final = " › "
"""Between a container's path and what lies in it: ``thư.eml › biểu.xlsx``."""

_PASSED_OVER: Final = re.compile(
    r"(?:\.|~\$)|(?:thumbs\.db|ehthumbs\.db|desktop\.ini)\Z", re.IGNORECASE
)
_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)
_YEARS: Final = range(2000, 2100)


def printable(name: str) -> str:
    """Return a name as people can read it, in NFC, on one line, in any terminal."""
    text = unicodedata.normalize("NFC", name)
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def is_passed_over(name: str) -> bool:
    """Return whether a file is hidden, or a leaving of an office suite or a system."""
    return _PASSED_OVER.match(name) is not None


def is_set_aside(folder: str) -> bool:
    """Return whether a folder's name says that nothing in it is a return."""
    return folder.startswith("_")


def leading_day(name: str) -> date | None:
    """Return the day with which a name begins, ``20260415_LS-BCD.xlsx``; None for no real day."""
    match = _DAY.match(name)
    if match is None or int(match[1]) not in _YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def nearest_day(path: str) -> date | None:
    """Return the day that begins the file's name, else that of the nearest folder that has one."""
    days = (leading_day(name) for name in reversed(path.replace(WITHIN, "/").split("/")))
    return next((day for day in days if day is not None), None)
