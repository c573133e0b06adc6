"""Hướng dẫn of a form: how to type, by when, whom to call, and what each column wants."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.forms_cover import deadline
from pipeline.forms_issue import shown_columns
from pipeline.forms_page import protect, set_paper
from pipeline.publish.theme import Role, Style, height_for
from schemas.column import Layout
from schemas.metadata import GUIDE_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.forms_issue import Issue
    from pipeline.publish.sheetwriter import SheetWriter, WorkbookWriter
    from schemas.column import Column

_WIDTHS: Final = (30, 14, 76)
_LAST: Final = len(_WIDTHS) - 1
_LABEL: Final = Style(Role.LABEL)

_REPORT_RULES: Final = """
Điền vào các ô nền vàng. Ô nền xám đã điền sẵn hoặc tự tính, không phải điền.

Tiền ghi theo triệu đồng: 3,8 tỷ đồng ghi 3.800. Diện tích ghi theo m²: 1,5 ha ghi 15.000.
Tỷ lệ ghi theo %: 63,5%.

Ngày ghi dd/mm/yyyy, ví dụ 31/03/2026. Chưa rõ ngày thì ghi “tháng 8/2026”, “Quý III/2026”; máy hỏi
lại thì chọn Có (Yes) để giữ nội dung vừa ghi.

Ô để trống nghĩa là chưa có số liệu, không phải bằng 0; không có thì ghi 0. Cả kỳ không có gì thay
đổi thì chọn “Có” ở dòng Không phát sinh trên Bìa.

Số lũy kế tính từ đầu đến ngày chốt số liệu; cột “kỳ trước” bên cạnh là số đã báo cáo lần trước. Số
kỳ này nhỏ hơn kỳ trước thì ô đổi màu: xem lại, nếu đúng thì giữ nguyên và ghi rõ lý do.

Ô có danh sách thì bấm mũi tên bên phải ô để chọn. Dự án, gói thầu, đơn vị chưa có trong danh sách
vẫn ghi được, cơ quan thường trực sẽ kiểm tra lại.

Có thể kéo rộng cột, tăng chiều cao dòng, lọc dữ liệu. Không đổi tên trang, không thêm cột. Chép từ
tệp khác thì dán giá trị (Paste Values).

Trang “Kiểm tra” và dòng đầu trên Bìa tự báo còn lỗi, cảnh báo nào trong khi điền; ô có lỗi thì đổi
màu. Xem lại trang này trước khi gửi: hết lỗi thì Bìa ghi “Sẵn sàng gửi”.

Dùng đúng tệp của kỳ này, không ghi đè lên tệp của kỳ trước. Lưu tệp dạng Excel (.xlsx) hoặc
OpenDocument (.ods) rồi gửi tệp; không gửi ảnh chụp, bản quét thay cho tệp.
"""
_REGISTER_RULES: Final = """
Danh mục do cơ quan thường trực cập nhật; lưu tại inbox/danh-muc.xlsx.

Mỗi thay đổi là một dòng mới: ghi ngày kết thúc ở dòng cũ, thêm dòng mới cùng mã. Không xóa dòng cũ,
vì các kỳ đã báo cáo còn dùng.

Mã chỉ gồm chữ hoa không dấu, chữ số và gạch nối, ví dụ NS-01; đã dùng thì không đổi.

Tiền ghi theo triệu đồng, diện tích theo m², tỷ lệ theo %, ngày ghi dd/mm/yyyy.

Hết dòng trống thì chép thêm dòng ở cuối bảng.
"""


def write_guide(book: WorkbookWriter, issue: Issue) -> None:
    """Write the guide: the rules first, then every column with what it wants."""
    sheet = book.sheet(GUIDE_SHEET)
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    row = 0
    for text, role in _lines(issue):
        row = _write_line(sheet, row, text, role)
    for model in issue.sheets:
        row = _write_line(sheet, row + 1, f"Trang {model.sheet.title}", Role.SUBTITLE)
        for at, text in enumerate(("Nội dung", "ĐVT", "Cách ghi")):
            sheet.text(row, at, text, Style(Role.HEADER))
        row += 1
        for column in shown_columns(model, issue.form.version).values():
            _write_column(sheet, row, column, card=model.sheet.layout is Layout.CARD)
            row += 1
    sheet.raw.set_portrait()
    sheet.raw.fit_to_pages(1, 0)
    set_paper(sheet, issue)
    protect(sheet, issue)


def _lines(issue: Issue) -> Iterator[tuple[str, Role]]:
    yield "HƯỚNG DẪN ĐIỀN BIỂU", Role.TITLE
    yield from ((line, Role.SUBTITLE) for line in _when_and_whom(issue) if line)
    rules = _REGISTER_RULES if issue.form.code == "DM" else _REPORT_RULES
    for number, rule in enumerate(rules.strip().split("\n\n"), start=1):
        yield f"{number}. {' '.join(rule.split())}", Role.PLAIN


def _when_and_whom(issue: Issue) -> tuple[str, ...]:
    cut_off = f"Số liệu tính đến hết ngày {issue.cut_off:%d/%m/%Y}." if issue.cut_off else ""
    contact = f"Cần hỏi thêm, liên hệ: {issue.contact}." if issue.contact else ""
    return cut_off, deadline(issue), contact


def _write_line(sheet: SheetWriter, row: int, text: str, role: Role) -> int:
    sheet.merged((row, 0, row, _LAST), text, Style(role))
    width = sum(_WIDTHS) * (0.7 if role is Role.TITLE else 0.95)
    sheet.height(row, height_for(text, width) + 3)
    return row + 1


def _write_column(sheet: SheetWriter, row: int, column: Column, *, card: bool) -> None:
    texts, height = _told(column, card=card)
    for at, text in enumerate(texts):
        sheet.text(row, at, text, _LABEL)
    sheet.height(row, height)


@cache
def _told(column: Column, *, card: bool) -> tuple[tuple[str, ...], float]:
    """Return what a column's line says, and its height; forms of a kind have the same lines."""
    group = "" if card else column.band
    label = f"{group}: {column.label}" if group else column.label
    needed = " Bắt buộc ghi." if column.owed and not column.locked else ""
    texts = (label, column.unit, f"{column.help}{needed}".strip())
    heights = (height_for(text, width - 1) for text, width in zip(texts, _WIDTHS, strict=True))
    return texts, max(heights)
