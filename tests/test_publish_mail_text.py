"""What mails say: the templates that staff edit, and the mistakes they may make in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.publish.mail_text import KINDS, template_name, written
from pipeline.publish.template import TemplateFileError

TEMPLATES = Path(__file__).parent.parent / "templates"
FIELDS = {
    "minh_hoa": "",
    "co_quan": "Sở Tài chính",
    "ky": "quý III/2026",
    "ngay_chot": "14/9/2026",
    "ngay_tong_hop": "25/9/2026",
    "lien_he": "Phòng Đầu tư",
    "gui_ve": "duan@example.invalid",
    "nguoi_nhan": "UBND xã A & <b>B</b> {{ 7*7 }}",
    "tep_kem": [{"ten": "a.xlsx", "noi_dung": "bản đã đánh dấu"}],
    "ket_qua": "01 nội dung phải sửa",
    "phai_sua": ["Giải ngân, ô D14: số âm."],
    "bao_cao": ["Biểu XA: chưa gửi"],
    "con_thieu": True,
    "han_gui": "20/9/2026",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_says_its_fields_in_text_and_page(kind: str) -> None:
    said = written(TEMPLATES, kind, FIELDS)
    assert "UBND xã A & <b>B</b> {{ 7*7 }}" in said.text
    assert "UBND xã A &amp; &lt;b&gt;B&lt;/b&gt; {{ 7*7 }}" in said.html
    assert "quý III/2026" in said.subject
    assert not said.subject.startswith("Tiêu đề")
    assert "- bản đã đánh dấu (a.xlsx)" in said.text
    assert "<li>bản đã đánh dấu (a.xlsx)</li>" in said.html
    assert said.text.endswith("Trân trọng.\n")
    assert "\n\n\n" not in said.text


def test_the_answer_to_a_return_reads_well() -> None:
    assert written(TEMPLATES, "phan-hoi", FIELDS | {"nguoi_nhan": "UBND xã A"}).text == (
        "Kính gửi UBND xã A.\n\n"
        "Sở Tài chính đã nhận được báo cáo quý III/2026 của đơn vị. Qua kiểm tra có 01 nội dung"
        " phải sửa; từng ô được đánh dấu, ghi chú cách sửa trong tệp gửi kèm:\n\n"
        "- bản đã đánh dấu (a.xlsx)\n\n"
        "Các nội dung phải sửa:\n\n"
        "- Giải ngân, ô D14: số âm.\n\n"
        "Đề nghị đơn vị sửa ngay trong tệp gửi kèm rồi gửi lại về duan@example.invalid; không sửa"
        " cấu trúc biểu, không chuyển sang định dạng khác. Ô nào số liệu đã đúng, đề nghị xác nhận"
        " ở cột Ghi chú.\n\n"
        "Cần hướng dẫn, đề nghị liên hệ: Phòng Đầu tư.\n\n"
        "Trân trọng.\n"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_field_is_named_with_the_nearest_right_one(kind: str, tmp_path: Path) -> None:
    text = (TEMPLATES / template_name(kind)).read_text(encoding="utf-8")
    (tmp_path / template_name(kind)).write_text(text + "{{ nguoi_nham }}", encoding="utf-8")
    with pytest.raises(TemplateFileError) as raised:
        written(tmp_path, kind, FIELDS)
    assert raised.value.message == (
        f"Mẫu {template_name(kind)} dùng trường «nguoi_nham» mà văn bản này không có. Có phải"
        " «nguoi_nhan»? Mở mẫu bằng Notepad, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_a_tag_that_lacks_a_brace_is_told(tmp_path: Path) -> None:
    text = (TEMPLATES / "mail.don-doc.j2").read_text(encoding="utf-8")
    (tmp_path / "mail.don-doc.j2").write_text(text + "Kỳ { ky }} này", encoding="utf-8")
    with pytest.raises(TemplateFileError) as raised:
        written(tmp_path, "don-doc", FIELDS)
    assert raised.value.message == (
        "Mẫu mail.don-doc.j2 có thẻ lệnh viết sai gần «Kỳ { ky }} này» (thiếu dấu {{). Mở mẫu bằng"
        " Notepad, sửa hoặc chép lại thẻ {{ … }}, {% … %} từ bản gốc, lưu rồi chạy lại lệnh."
    )


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFileError) as raised:
        written(tmp_path, "don-doc", FIELDS)
    assert raised.value.message.startswith("Không mở được mẫu mail.don-doc.j2.")


def test_a_template_may_not_look_behind_its_fields(tmp_path: Path) -> None:
    (tmp_path / "mail.don-doc.j2").write_text("{{ ky.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(TemplateFileError):
        written(tmp_path, "don-doc", FIELDS)
