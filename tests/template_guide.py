"""The guide to the templates that staff edit: every field with an example, from what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.measure.measures import measure
from pipeline.publish.brief import brief_fields
from pipeline.publish.letter_matter import Charge
from pipeline.publish.letters import Letter, letter_fields
from pipeline.publish.report import report_fields
from pipeline.publish.report_matter import Matter
from pipeline.publish.sight import sights
from schemas.obstacles import Obstacle
from schemas.outlook import Outlook
from schemas.register import LegalBasis, Member, Unit
from schemas.register_general import General
from tests.measuring import BUDGET, PAYMENTS, Q4, WORK, dataset, on, said
from tests.registers import register
from tests.test_publish_figures import PORTFOLIO, rows
from tests.test_publish_mail_text import FIELDS as MAIL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE: Final = Path(__file__).parent.parent / "docs" / "mau-van-ban.md"
_LONGEST: Final = 90
_FACTS: Final = {
    "co_quan_chu_quan": "UBND tỉnh Lạng Sơn",
    "co_quan_ban_hanh": "Sở Tài chính",
    "ky_hieu": "BC-STC",
    "dia_danh": "Lạng Sơn",
    "quyen_han": "KT. Giám đốc",
    "chuc_vu": "Phó Giám đốc",
    "nguoi_ky": "Nguyễn Văn A",
    "kinh_gui": "UBND tỉnh Lạng Sơn",
    "noi_nhan": "Như trên;\nLưu: VT, ĐT.",
    "thu_dien_tu": "duan@example.invalid",
    "lien_he": "Phòng Đầu tư, Sở Tài chính",
    "minh_hoa": "Có",
}
_HEAD: Final = """# Mẫu văn bản, mẫu thư và các trường

Dành cho cán bộ của cơ quan thường trực. Mẫu nằm trong thư mục `templates/`; sửa được mà không cần
sửa chương trình.

- `report.docx` (báo cáo), `letter.docx` (công văn), `brief.docx` (tóm tắt cho thành viên): mở
  bằng Word, sửa câu chữ, kiểu, lề rồi lưu cùng tên, cùng dạng .docx. `mail.*.j2` (thư): mở bằng
  Notepad, lưu dạng UTF-8; dòng đầu là tiêu đề thư.
- Chỗ có `{{ tên_trường }}` được thay bằng nội dung của kỳ. Xóa một trường thì nội dung đó không
  in; chép trường sang chỗ khác thì in thêm ở đó.
- `{%p for … %}` … `{%p endfor %}` lặp lại các đoạn ở giữa, `{%tr for … %}` lặp lại các dòng của
  bảng, `{%p if … %}` … `{%p endif %}` chỉ in khi có nội dung. Các thẻ này phải đủ cặp và đứng
  riêng một đoạn (một dòng của bảng).
- Trường không có trong bảng dưới đây, hoặc viết sai một chữ, thì lệnh dừng và nêu tên trường sai,
  tên đúng gần nhất; kết quả cũ còn nguyên.
- Số và ngày của văn bản để trống cho văn thư; khoảng trống giữa chức vụ và họ tên dành cho chữ
  ký, con dấu.
- Biểu đồ của báo cáo là biểu đồ của Word: đổi màu, cỡ, phông như mọi biểu đồ khác; bấm nút phải
  chuột, chọn Sửa dữ liệu (Edit Data) để sửa số trong bảng tính đi kèm. Số ghi cạnh đường thực
  hiện và trên cột đã giải ngân là chữ: đã sửa số liệu thì sửa cả chữ đó.

Trong các bảng, *danh sách* là trường dùng với `for`; trường của từng phần tử viết sau dấu chấm,
ví dụ `dong.ten`.
"""
_TITLES: Final = {
    "report.docx": "Báo cáo (`report.docx`)",
    "letter.docx": "Công văn (`letter.docx`)",
    "brief.docx": "Tóm tắt cho thành viên (`brief.docx`)",
    "mail": "Thư (`mail.thanh-vien.j2`, `mail.phan-hoi.j2`, `mail.don-doc.j2`, `mail.bieu-mau.j2`)",
}


def page() -> str:
    """Return the whole guide."""
    tables = (
        f"\n## {_TITLES[name]}\n\n| Trường | Ví dụ |\n|---|---|\n{_table(fields)}"
        for name, fields in fields_of_templates().items()
    )
    return _HEAD + "".join(tables)


def fields_of_templates() -> dict[str, Mapping[str, Any]]:
    """Return the fields that each template may name, with what they hold for a few projects."""
    matter = _matter()
    (sight,) = sights(matter)
    charge = Charge(
        "STC", "Nhiệm vụ đã quá hạn", "Bố trí vốn; thời hạn 01/3/2026; quá hạn 24 ngày."
    )
    letter = letter_fields(Letter("tien_do", (charge,), is_single=True), matter)
    picture = {"ten": "Khối lượng thực hiện lũy kế", "anh": "(biểu đồ)", "ghi_chu": ["Tính theo …"]}
    return {
        "report.docx": report_fields(matter) | {"bieu_do": [picture]},
        "letter.docx": letter,
        "brief.docx": brief_fields(matter, sight),
        "mail": MAIL | {"nguoi_nhan": "UBND xã Khuất Xá"},
    }


def _matter() -> Matter:
    book = register(
        *PORTFOLIO,
        *(General(fact=name, value=value) for name, value in _FACTS.items()),
        LegalBasis(citation="Luật Đầu tư công số 58/2024/QH15"),
        Member(member_code="TV-01", name="Nguyễn Văn A", role="Trưởng ban", sees="toan_bo"),
        Unit(unit_code="STC", name="Sở Tài chính"),
    )
    stuck = Obstacle(
        obstacle_code="V-1",
        project_code=BUDGET,
        content="Còn 06 hộ chưa nhận tiền",
        authority_level="ubnd_tinh",
        proposal="Phê duyệt giá đất",
        status="dang_xu_ly",
        due_date=on(2026, 3, 10),
    )
    told = Outlook(
        project_code=BUDGET,
        done_text="Xong mố M1",
        next_text="Bàn giao 3,2 ha còn lại",
        proposal="Bố trí 45 tỷ đồng",
        proposal_to="ubnd_tinh",
    )
    before = dataset(*rows(2, "2025-Q4"), WORK[2], period=Q4)
    known = dataset(*rows(1), WORK[2], PAYMENTS[3], said(stuck), said(told))
    return Matter.of(measure(known, book, before), known, book)


def _table(fields: Mapping[str, Any]) -> str:
    return "".join(f"| `{name}` | {example} |\n" for name, example in _lines("", fields))


def _lines(start: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in sorted(fields):
        value = fields[name]
        if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            yield f"{start}{name}", "*danh sách*, mỗi phần tử gồm:"
            yield from _lines(f"{start}{name}[…].", _richest(value))
        elif isinstance(value, list | tuple):
            yield f"{start}{name}", f"*danh sách*: {_shown(value[0])}" if value else "*danh sách*"
        else:
            yield f"{start}{name}", _shown(value)


def _richest(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return max(rows, key=lambda row: sum(bool(value) for value in row.values()))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "có, không (dùng với `if`)"
    text = " ".join(str(value).replace("|", "\\|").replace("{", "\\{").split())
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return text or "(trống khi không có)"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
