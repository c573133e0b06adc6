"""A Word template kept for many documents: each has what its own fields say, and no other's."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipeline.publish.placed_chart import Chart
from pipeline.publish.template import TemplateFileError, filled, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as DocumentObject

CHART = Chart(b"<chart/>", b"workbook", 245, 100, "")
FOOTNOTES = "/word/footnotes.xml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def made(folder: Path, write: Callable[[DocumentObject], object]) -> Path:
    """Return a template that somebody wrote."""
    document = Document()
    write(document)
    path = folder / "mau.docx"
    document.save(str(path))
    return path


def opened(template: Path, **fields: object) -> DocumentObject:
    """Return the document that a template makes of its fields, as Word would open it."""
    return Document(io.BytesIO(saved(filled(template, fields), "", date(2026, 3, 25))))


def noted(document: DocumentObject) -> None:
    """Give a document two sections and a footnote that names a field."""
    document.add_section()
    run = "<w:p><w:r><w:t>{{ ten }}</w:t></w:r></w:p>"
    xml = f'<w:footnotes xmlns:w="{SPACE}"><w:footnote w:id="1">{run}</w:footnote></w:footnotes>'
    part = document.part
    notes = Part(PackURI(FOOTNOTES), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), part.package)
    part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)


def footnotes(document: DocumentObject) -> str:
    (notes,) = (part for part in document.part.package.parts if part.partname == FOOTNOTES)
    return str(notes.blob, "utf-8")


def test_each_document_has_its_own_text(tmp_path: Path) -> None:
    template = made(tmp_path, lambda document: document.add_paragraph("{{ ten }}"))
    documents = [opened(template, ten=name) for name in ("Đường A", "Đường B")]
    assert [each.paragraphs[0].text for each in documents] == ["Đường A", "Đường B"]


def test_each_document_has_its_own_header_and_footer(tmp_path: Path) -> None:
    def write(document: DocumentObject) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Trên: {{ ten }}"
        section.footer.paragraphs[0].text = "Dưới: {{ ten }}"

    template = made(tmp_path, write)
    first, second = (opened(template, ten=name).sections[0] for name in ("A", "B"))
    assert [each.header.paragraphs[0].text for each in (first, second)] == ["Trên: A", "Trên: B"]
    assert [each.footer.paragraphs[0].text for each in (first, second)] == ["Dưới: A", "Dưới: B"]


def test_each_document_has_its_own_title(tmp_path: Path) -> None:
    def write(document: DocumentObject) -> None:
        document.core_properties.title = "Báo cáo {{ ten }}"

    template = made(tmp_path, write)
    titles = [opened(template, ten=name).core_properties.title for name in ("A", "B")]
    assert titles == ["Báo cáo A", "Báo cáo B"]


def test_each_document_has_its_own_footnotes(tmp_path: Path) -> None:
    template = made(tmp_path, noted)
    first, second = (footnotes(opened(template, ten=name)) for name in ("Đường A", "Đường B"))
    assert "Đường A" in first
    assert first.replace("Đường A", "Đường B") == second


def test_what_a_footnote_holds_is_text(tmp_path: Path) -> None:
    """The template has two sections: the note is filled in once, not once a section."""
    assert "{{ 7*7 }}" in footnotes(opened(made(tmp_path, noted), ten="{{ 7*7 }}"))


def test_a_chart_is_in_its_own_document_alone(tmp_path: Path) -> None:
    template = made(tmp_path, lambda document: document.add_paragraph("{{ hinh }}"))
    kinds = [
        {part.content_type for part in opened(template, hinh=field).part.package.parts}
        for field in ("không", CHART, "không")
    ]
    assert [CONTENT_TYPE.DML_CHART in each for each in kinds] == [False, True, False]


def test_a_template_that_was_edited_is_read_again(tmp_path: Path) -> None:
    before = opened(made(tmp_path, lambda document: document.add_paragraph("trước")))
    after = opened(made(tmp_path, lambda document: document.add_paragraph("sau")))
    assert [each.paragraphs[0].text for each in (before, after)] == ["trước", "sau"]


def test_a_table_has_a_column_for_each_cell(tmp_path: Path) -> None:
    def write(document: DocumentObject) -> None:
        cells = document.add_table(rows=1, cols=3).rows[0].cells
        for cell, said in zip(
            cells, ("{%tc for o in cot %}", "{{ o }}", "{%tc endfor %}"), strict=True
        ):
            cell.text = said

    template = made(tmp_path, write)
    for names in (["a"], ["a", "b", "c", "d", "e"]):
        (table,) = opened(template, cot=names).tables
        assert [cell.text for cell in table.rows[0].cells] == names
        assert len(table.columns) == len(names)


def test_braces_that_are_meant_are_written(tmp_path: Path) -> None:
    template = made(tmp_path, lambda document: document.add_paragraph("{_{ ten }_}: {{ ten }}"))
    assert opened(template, ten="A").paragraphs[0].text == "{{ ten }}: A"


def test_a_broken_tag_is_shown_among_the_words_around_it(tmp_path: Path) -> None:
    def write(document: DocumentObject) -> None:
        for said in ("Trước", "{{ ten | }}", "Sau"):
            document.add_paragraph(said)

    with pytest.raises(TemplateFileError) as raised:
        filled(made(tmp_path, write), {"ten": "A"})
    assert raised.value.message == (
        "Mẫu mau.docx có thẻ lệnh viết sai gần «Trước {{ ten | }} Sau» (expected token 'name', got"
        " 'end of print statement'). Mở mẫu bằng Word, sửa hoặc chép lại thẻ {{ … }}, {% … %} từ"
        " bản gốc, lưu rồi chạy lại lệnh."
    )


def test_a_tag_that_colours_its_cell_is_obeyed(tmp_path: Path) -> None:
    def write(document: DocumentObject) -> None:
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% cellbg mau %}{{ ten }}"

    (table,) = opened(made(tmp_path, write), mau="FF0000", ten="A").tables
    cell = table.rows[0].cells[0]
    assert cell.text == "A"
    assert 'w:fill="FF0000"' in cell._tc.xml  # noqa: SLF001 - the library tells no colour
