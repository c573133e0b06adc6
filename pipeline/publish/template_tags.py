"""Tags that lack a brace: found before the library takes all up to the next tag for one."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NoReturn

from jinja2 import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING: Final = {closing: opening for opening, closing in _CLOSING.items()}
_COMMENT: Final = "{#"
_SIGN: Final = re.compile("|".join(map(re.escape, (*_CLOSING, *_OPENING, "\n"))))
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>|</w:p>|<w:p[ >]")
_BEFORE, _EXCERPT = 40, 120  # characters that are shown before a tag, and in all


class BrokenTagError(TemplateError):
    """A tag lacks a brace.

    Attributes:
        docx_context: the text around it, where the library puts it for its own errors.
    """

    def __init__(self, sign: str, where: str) -> None:
        super().__init__(f"thiếu dấu {sign}")
        self.docx_context = (where,)


def check_tags(xml: str) -> None:
    """Check the tags of a part as Word saved it.

    Raises:
        BrokenTagError: one lacks a brace, or runs on into another paragraph.
    """
    if "{" in xml or "}" in xml:
        check_text("".join(_texts(xml)))


def check_text(text: str) -> None:
    """Check the tags of a text whose lines are paragraphs; a comment may have several.

    Raises:
        BrokenTagError: one lacks a brace, or runs on into another line.
    """
    opened = None
    for sign in _SIGN.finditer(text):
        if opened is None and sign[0] in _OPENING:
            _complain(text, sign.start(), _OPENING[sign[0]])
        elif opened is None and sign[0] in _CLOSING:
            opened = sign
        elif opened and sign[0] == _CLOSING[opened[0]]:
            opened = None
        elif opened and _is_outside(opened[0], sign[0]):
            break
    if opened is not None:
        _complain(text, opened.start(), _CLOSING[opened[0]])


def _is_outside(opened: str, sign: str) -> bool:
    """Whether a sign cannot stand in a tag, so that the tag must have ended before it."""
    return sign == _COMMENT if opened == _COMMENT else sign == "\n" or sign in _CLOSING


def _complain(text: str, at: int, lacking: str) -> NoReturn:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[max(start, at - _BEFORE) : len(text) if end < 0 else end]
    raise BrokenTagError(lacking, line[:_EXCERPT].strip())


def _texts(xml: str) -> Iterator[str]:
    for found in _TEXT.finditer(xml):
        text = found["text"]
        yield "\n" if text is None else html.unescape(text).replace("\n", " ")
