"""Templates that staff edit: what they hold is text, what is wrong in them is named."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish import template
from pipeline.publish.sandbox import Sandbox
from pipeline.publish.template import TemplateFileError, compile_ahead, filled, saved
from tests.documents import template_of

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {"ten_du_an": "Đường A", "dong": [{"tong_muc": "1.000"}]}


def texts(package: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(package)).paragraphs]


def test_fields_are_filled_in(tmp_path: Path) -> None:
    template = template_of(tmp_path, "Dự án: {{ ten_du_an }}")
    package = saved(filled(template, FIELDS), "Sở Tài chính", date(2026, 3, 25))
    assert texts(package) == ["Dự án: Đường A"]


@pytest.mark.parametrize(
    "name", ["A & B", "<w:p>", "\"x\" 'y'", "{{ 7*7 }}", "{% if %}", "x" * 300]
)
def test_hostile_text_comes_out_as_typed(tmp_path: Path, name: str) -> None:
    template = template_of(tmp_path, "{{ ten_du_an }}")
    assert texts(saved(filled(template, {"ten_du_an": name}), "", date(2026, 3, 25))) == [name]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_any_text_makes_a_document_that_opens(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    template = template_of(tmp_path_factory.mktemp("mau"), "{{ ten_du_an }}")
    assert texts(saved(filled(template, {"ten_du_an": name}), "", date(2026, 3, 25)))


def test_wrong_field_is_named_with_the_nearest_right_one(tmp_path: Path) -> None:
    template = template_of(tmp_path, "{{ ten_duan }}")
    with pytest.raises(TemplateFileError) as raised:
        filled(template, FIELDS)
    assert raised.value.message == (
        "Mẫu mau.docx dùng trường «ten_duan» mà văn bản này không có. Có phải «ten_du_an»?"
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_wrong_field_of_a_row_is_named(tmp_path: Path) -> None:
    template = template_of(tmp_path, "{% for d in dong %}{{ d.tongmuc }}{% endfor %}")
    with pytest.raises(TemplateFileError) as raised:
        filled(template, FIELDS)
    assert raised.value.message == (
        "Mẫu mau.docx dùng trường «tongmuc» mà văn bản này không có. Có phải «tong_muc»?"
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_a_field_unlike_any_other_is_named_alone(tmp_path: Path) -> None:
    with pytest.raises(TemplateFileError) as raised:
        filled(template_of(tmp_path, "{% if zzzz %}x{% endif %}"), FIELDS)
    assert raised.value.message == (
        "Mẫu mau.docx dùng trường «zzzz» mà văn bản này không có."
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


@pytest.mark.parametrize(
    "tag", ["{% for d in dong %}", "{{ ten_du_an | }}", "{{ ten_du_an + 1 }}", "{{ dong.x() }}"]
)
def test_broken_tag_is_an_answer_to_the_officer(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateFileError, match=r"^Mẫu mau\.docx "):
        filled(template_of(tmp_path, tag), FIELDS)


def test_a_template_reaches_no_insides_of_python(tmp_path: Path) -> None:
    template = template_of(tmp_path, "{{ ten_du_an.__class__.__mro__ }}")
    with pytest.raises(TemplateFileError, match=r"^Mẫu mau\.docx "):
        filled(template, FIELDS)


@pytest.mark.parametrize("content", [None, b"not a package"])
def test_unreadable_template_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mau.docx"
    if content:
        path.write_bytes(content)
    with pytest.raises(TemplateFileError) as raised:
        filled(path, FIELDS)
    assert raised.value.message == (
        "Không mở được mẫu mau.docx. Kiểm tra tệp còn trong thư mục templates, mở được bằng Word"
        " và lưu ở dạng .docx; nếu hỏng, chép lại bản gốc."
    )


def test_days_of_writing_are_the_reports_own(tmp_path: Path) -> None:
    package = saved(filled(template_of(tmp_path, "x"), {}), "Sở Tài chính", date(2026, 3, 25))
    properties = Document(io.BytesIO(package)).core_properties
    assert properties.created == properties.modified == datetime(2026, 3, 25, tzinfo=UTC)
    assert (properties.author, properties.last_modified_by) == ("Sở Tài chính", "")


def test_what_set_up_compiled_is_not_freed_of_marks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept = tmp_path / "kept"
    kept.mkdir()
    template_of(tmp_path, "Dự án: {{ ten_du_an }}")
    (tmp_path / "hong.docx").write_bytes(b"no Word file")
    monkeypatch.setattr(template, "_environment", cache(lambda: Sandbox(kept)))
    compile_ahead(tmp_path)
    monkeypatch.setattr(template, "_environment", cache(lambda: Sandbox(kept)))
    monkeypatch.setattr(DocxTemplate, "patch_xml", None)
    package = saved(filled(tmp_path / "mau.docx", FIELDS), "", date(2026, 3, 25))
    assert texts(package) == ["Dự án: Đường A"]


def test_set_up_leaves_a_wrong_tag_to_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "_environment", cache(lambda: Sandbox(tmp_path)))
    path = template_of(tmp_path, "{% if %}")
    compile_ahead(tmp_path)
    with pytest.raises(TemplateFileError, match="thẻ lệnh viết sai"):
        filled(path, FIELDS)
