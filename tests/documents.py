"""Word documents read back for tests: paragraphs, runs as they look, drawn lines, whole parts."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

CENTRED, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: size in points, bold, italic, alignment; styles worked in."""

    text: str
    points: float
    bold: bool
    italic: bool
    alignment: WD_ALIGN_PARAGRAPH | None
    first_line_cm: float
    space_after_points: float


def template_of(folder: Path, *paragraphs: str) -> Path:
    """Return a template that holds these paragraphs."""
    document = Document()
    for said in paragraphs:
        document.add_paragraph(said)
    path = folder / "mau.docx"
    document.save(str(path))
    return path


def opened(package: bytes) -> Word:
    return Document(io.BytesIO(package))


def part(package: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        return members.read(name).decode()


def looks(document: Word) -> list[Look]:
    """Return every paragraph that says something, those in tables included, in their order."""
    return [_look(each) for each in _paragraphs(document) if each.text.strip()]


def look_of(document: Word, start: str) -> Look:
    """Return the first paragraph that begins so."""
    return next(each for each in looks(document) if each.text.startswith(start))


def line_points(document: Word, name: str) -> float:
    """Return how long a drawn line is."""
    extent = document.element.xpath(f"//wp:anchor[wp:docPr[@name='{name}']]/wp:extent/@cx")
    return int(extent[0]) / Pt(1)


def fonts(package: bytes) -> set[str]:
    """Return every font that is named anywhere for any script."""
    named = re.compile(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"')
    styles = part(package, "word/styles.xml")
    return set(named.findall(part(package, "word/document.xml") + styles)) - {"vi-VN"}


def _paragraphs(document: Word) -> Iterator[Paragraph]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def _look(paragraph: Paragraph) -> Look:
    run = next(each for each in paragraph.runs if each.text.strip())
    styles = list(_chain(paragraph.style))
    sizes = [run.font.size, *(style.font.size for style in styles)]
    bold = [run.font.bold, *(style.font.bold for style in styles)]
    italic = [run.font.italic, *(style.font.italic for style in styles)]
    formats = [paragraph.paragraph_format, *(style.paragraph_format for style in styles)]
    indent = _first(each.first_line_indent for each in formats)
    after = _first(each.space_after for each in formats)
    return Look(
        paragraph.text,
        _first(sizes).pt,
        bool(_first(bold)),
        bool(_first(italic)),
        _first(each.alignment for each in formats),
        round(indent.cm, 2) if indent else 0.0,
        after.pt if after else 0.0,
    )


def _chain(style: Any) -> Iterator[Any]:  # noqa: ANN401 - the library's styles
    while style is not None:
        yield style
        style = style.base_style


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - of any type
    return next((value for value in values if value is not None), None)
