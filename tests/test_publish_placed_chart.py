"""Charts in a Word document: their parts, what names them, how large and with which words."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from pipeline.publish.placed_chart import Chart
from pipeline.publish.plot import Kind, Plot, Scale, Series
from pipeline.publish.plot_xml import BOOK_ID, chart_xml
from pipeline.publish.template import filled, saved
from pipeline.publish.theme import Show

if TYPE_CHECKING:
    from pathlib import Path

PLOT = Plot(
    Kind.BARS, "Dự án", ("A",), (Series("Ngày", (3,), "B03A2E"),), Scale("ngày", "0", Show.WHOLE)
)
CHART = Chart(chart_xml(PLOT), b"workbook", 245, 100, 'Số ngày "chậm" & <hơn>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = "application/vnd.openxmlformats-officedocument"
FIELD = "Trước {{ hinh }} sau"


def members(folder: Path, *paragraphs: str, template: bytes = b"") -> dict[str, bytes]:
    """Return the parts of a document in which each paragraph may name the chart."""
    document = Document(io.BytesIO(template)) if template else Document()
    for said in paragraphs:
        document.add_paragraph(said)
    path = folder / "mau.docx"
    document.save(str(path))
    package = saved(filled(path, {"hinh": CHART}), "", date(2026, 3, 25))
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return members(tmp_path_factory.mktemp("mau"), FIELD)


def test_chart_and_workbook_are_parts_of_their_own(parts: dict[str, bytes]) -> None:
    assert parts["word/charts/chart1.xml"] == CHART.xml
    assert parts["word/embeddings/workbook1.xlsx"] == b"workbook"


def test_parts_are_what_they_are_declared_to_be(parts: dict[str, bytes]) -> None:
    declared = parts["[Content_Types].xml"].decode()
    chart = f"{FORMATS}.drawingml.chart+xml"
    assert f'<Override PartName="/word/charts/chart1.xml" ContentType="{chart}"/>' in declared
    book = f"{FORMATS}.spreadsheetml.sheet"
    assert f'<Default Extension="xlsx" ContentType="{book}"/>' in declared


def test_the_chart_calls_its_workbook(parts: dict[str, bytes]) -> None:
    related = parts["word/charts/_rels/chart1.xml.rels"].decode()
    target = "../embeddings/workbook1.xlsx"
    assert f'Id="{BOOK_ID}" Type="{OFFICE}/package" Target="{target}"/>' in related


def test_the_document_calls_the_chart(parts: dict[str, bytes]) -> None:
    (related,) = re.findall(r'<c:chart [^>]*r:id="(\w+)"', parts["word/document.xml"].decode())
    relations = parts["word/_rels/document.xml.rels"].decode()
    assert f'Id="{related}" Type="{OFFICE}/chart" Target="charts/chart1.xml"/>' in relations


def test_it_stands_between_the_words_around_it(parts: dict[str, bytes]) -> None:
    body = parts["word/document.xml"].decode()
    assert re.search(r"Trước .*<w:drawing>.*</w:drawing>.* sau", body, re.DOTALL)


def test_it_is_as_large_as_said_and_told_to_those_who_cannot_see_it(
    parts: dict[str, bytes],
) -> None:
    document = Document(io.BytesIO(zipped(parts))).element
    millimetre = 36_000
    assert document.xpath("//wp:extent/@cx") == [str(245 * millimetre)]
    assert document.xpath("//wp:extent/@cy") == [str(100 * millimetre)]
    assert document.xpath("//wp:docPr/@descr") == ['Số ngày "chậm" & <hơn>']


def test_a_chart_named_twice_is_two_charts(tmp_path: Path) -> None:
    parts = members(tmp_path, FIELD, FIELD)
    assert sorted(name for name in parts if "chart" in name or "workbook" in name) == [
        "word/charts/_rels/chart1.xml.rels",
        "word/charts/_rels/chart2.xml.rels",
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
        "word/embeddings/workbook1.xlsx",
        "word/embeddings/workbook2.xlsx",
    ]
    first, second = Document(io.BytesIO(zipped(parts))).element.xpath("//wp:docPr/@id")
    assert first != second


def test_a_chart_that_staff_drew_stays_beside_it(tmp_path: Path) -> None:
    drawn = zipped(members(tmp_path, FIELD))
    parts = members(tmp_path, FIELD, template=drawn)
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()
