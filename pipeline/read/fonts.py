"""Find the cells of an .xlsx that are set in a font from before Unicode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.cell import column_number
from pipeline.read.legacy import font_of
from pipeline.read.package import attributes, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.read.facts import Place

_HINTS = (b'"vn', b'".vn', b"'vn", b"'.vn")
_FONTS = re.compile(rb"<(?:[\w.-]+:)?fonts\b.*?</(?:[\w.-]+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:[\w.-]+:)?font(?:\s[^<>]*)?(?:/>|>(.*?)</(?:[\w.-]+:)?font>)", re.DOTALL)
_NAME = re.compile(rb"<(?:[\w.-]+:)?name\s([^<>]*)>")
_FORMATS = re.compile(rb"<(?:[\w.-]+:)?cellXfs\b.*?</(?:[\w.-]+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:[\w.-]+:)?xf\s([^<>]*)>")
_CELL = re.compile(rb'<(?:[\w.-]+:)?c\s(?:r="([A-Z]{1,3})(\d{1,7})"\s+)s="(\d{1,6})"')


def old_styles(styles: bytes) -> Mapping[int, str]:
    """Return the old font's name by the number of the cell style; mostly there are none."""
    lowered = styles.lower()
    if not any(hint in lowered for hint in _HINTS):
        return {}
    fonts, formats = _FONTS.search(styles), _FORMATS.search(styles)
    names = [_name(match[1] or b"") for match in _FONT.finditer(fonts[0])] if fonts else []
    old = {number: name for number, name in enumerate(names) if font_of(name)}
    used = [
        whole(attributes(match[1]).get("fontId"), 0)
        for match in (_FORMAT.finditer(formats[0]) if formats else ())
    ]
    return {style: old[font] for style, font in enumerate(used) if font in old}


def old_fonts(sheet: bytes, styles: Mapping[int, str]) -> dict[Place, str]:
    """Return the old fonts of a worksheet part's cells, by place."""
    if not styles:
        return {}
    return {
        (int(row) - 1, column_number(column.decode())): styles[int(style)]
        for column, row, style in _CELL.findall(sheet)
        if int(style) in styles
    }


def _name(font: bytes) -> str:
    match = _NAME.search(font)
    return attributes(match[1]).get("val", "") if match else ""
