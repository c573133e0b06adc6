"""Tests of braces: a tag that lacks one is told, whatever Word and the library make of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError

from pipeline.publish.template import TemplateFileError, filled
from pipeline.publish.template_tags import check_text
from pipeline.publish.word_template import WordTemplate
from tests.documents import template_of

TEMPLATES = Path(__file__).parent.parent / "templates"
FIELDS = {"ten": "Đường A", "so": "5", "dong": [{"x": "1"}]}


def answer(folder: Path, *paragraphs: str) -> str:
    """Return what staff are told of a template that holds these paragraphs."""
    return told_of(template_of(folder, *paragraphs))


def told_of(path: Path) -> str:
    with pytest.raises(TemplateFileError) as raised:
        filled(path, FIELDS)
    return raised.value.message


def wrong(where: str, reason: str) -> str:
    return (
        f"Mẫu mau.docx có thẻ lệnh viết sai gần «{where}» ({reason}). Mở mẫu bằng Word, sửa"
        " hoặc chép lại thẻ {{ … }}, {% … %} từ bản gốc, lưu rồi chạy lại lệnh."
    )


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("Dự án {{ ten }", "thiếu dấu }}"),
        ("Dự án { ten }}", "thiếu dấu {{"),
        ("{{ ten } và {{r so }} hết", "thiếu dấu }}"),
        ("{%p if so }", "thiếu dấu %}"),
        ("{ endif %}", "thiếu dấu {%"),
        ("{# ghi chú }", "thiếu dấu #}"),
        ("{{ ten %}", "thiếu dấu }}"),
    ],
)
def test_a_tag_that_lacks_a_brace_is_told_before_text_is_lost(
    tmp_path: Path, broken: str, reason: str
) -> None:
    told = answer(tmp_path, "{%p for d in dong %}", broken, "Giữa", "{%p endfor %}", "{# x #}")
    assert told == wrong(broken, reason)


def test_a_tag_is_told_wherever_it_stands(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Trang { so }}"
    path = tmp_path / "mau.docx"
    document.save(str(path))
    assert told_of(path) == wrong("Trang { so }}", "thiếu dấu {{")


def test_a_tag_in_the_title_is_told(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.title = "Báo cáo { so }}"
    path = tmp_path / "mau.docx"
    document.save(str(path))
    assert told_of(path) == wrong("Báo cáo { so }}", "thiếu dấu {{")


def test_a_tag_far_down_a_paragraph_is_shown_with_the_words_before_it(tmp_path: Path) -> None:
    words = "một hai " * 40
    assert answer(tmp_path, f"{words}{{{{ ten }}") == wrong(
        f"{words[-40:].strip()} {{{{ ten }}", "thiếu dấu }}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ ten }} và {% if so %}{{ so }}{% endif %}",
        "{# ghi chú\nhai dòng, có {{ ten }} #}",
        "{_{ ten }_}, {_% if %_}",
        "một { ngoặc } thường",
        "{%- for d in dong -%}{{d.x}}{%- endfor -%}",
        "{% set x = {'a': {'b': so}} %}",
    ],
)
def test_whole_tags_and_braces_that_are_meant_are_left(text: str) -> None:
    check_text(text)


@given(st.lists(st.sampled_from(["{{ ten }}", "{%p if so %}", "{# x #}", "chữ", "\n"])))
def test_of_whole_tags_any_one_that_is_cut_is_told(pieces: list[str]) -> None:
    whole = " ".join(pieces)
    check_text(whole)
    with pytest.raises(TemplateError):
        check_text(f"{whole} {{{{ ten }} {whole}")
    with pytest.raises(TemplateError):
        check_text(f"{whole} {{ ten }}}} {whole}")


@pytest.mark.parametrize("name", ["brief.docx", "letter.docx", "report.docx"])
def test_our_own_templates_are_whole(name: str) -> None:
    document = WordTemplate((TEMPLATES / name).read_bytes())
    assert "{{" in document.patch_xml(document.get_xml())
