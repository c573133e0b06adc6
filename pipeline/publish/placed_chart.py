"""A chart's place in a Word document: the parts that keep it, the drawing that names them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.shared import Mm
from msgspec import Struct

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_CHARTS: Final = "/word/charts/chart%d.xml"
_BOOKS: Final = "/word/embeddings/workbook%d.xlsx"
_SPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Chart(Struct, frozen=True):
    """A chart that a template may place by its field.

    Attributes:
        xml: the chart's part, which calls its workbook by the name of a part's first relation.
        book: the workbook in which its figures are changed.
        width_mm: as printed.
        height_mm: as printed.
        told: what it shows, for those who cannot see it.
    """

    xml: bytes
    book: bytes
    width_mm: float
    height_mm: float
    told: str


class PlacedChart:
    """A chart of one document; what stands in its place in the document's XML."""

    def __init__(self, document: DocxTemplate, chart: Chart) -> None:
        self._document = document
        self._chart = chart

    def __html__(self) -> str:
        part = self._document.current_rendering_part
        kept = _kept(self._chart, part.package)
        related = part.relate_to(kept, RELATIONSHIP_TYPE.CHART)
        return (
            f"</w:t></w:r><w:r><w:drawing>{_drawing(self._chart, related)}</w:drawing></w:r>"
            '<w:r><w:t xml:space="preserve">'
        )


def _kept(chart: Chart, package: Any) -> Part:  # noqa: ANN401 - the library has no types
    """Add the chart and its workbook to a document's package."""
    book_name, chart_name = package.next_partname(_BOOKS), package.next_partname(_CHARTS)
    book = Part(book_name, CONTENT_TYPE.SML_SHEET, chart.book, package)
    kept = Part(chart_name, CONTENT_TYPE.DML_CHART, chart.xml, package)
    kept.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    return kept


def _drawing(chart: Chart, related: str) -> str:
    told = escape(chart.told)
    return (
        f'<wp:inline xmlns:wp="{_SPACE}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Mm(chart.width_mm)}" cy="{Mm(chart.height_mm)}"/>'
        f'<wp:docPr id="1" name="{told}" descr="{told}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_SPACE}/main"><a:graphicData uri="{_SPACE}/chart">'
        f'<c:chart xmlns:c="{_SPACE}/chart" xmlns:r="{_RELATIONS}" r:id="{related}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
