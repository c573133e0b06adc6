"""The page about other authorities' forms, its tables taken from the maps themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from schemas import FORMS, columns
from schemas.cover import Cover
from schemas.outside import REPORT_YEAR
from schemas.outside_forms import OUTSIDE_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.column import Column
    from schemas.outside import OutsideColumn, OutsideForm

HEAD: Final = """\
# Biểu của cơ quan khác nhận thay biểu mẫu

Trang này được viết tự động từ `schemas/outside_*.py`; đừng sửa bằng tay.

Đơn vị đã phải lập biểu theo quy định của cơ quan khác thì gửi chính biểu đó, không phải gõ lại
vào biểu mẫu. Biểu được đọc qua một bảng đối chiếu cột (tiêu đề cột của biểu với cột của biểu mẫu),
khai thành dữ liệu trong thư mục `schemas/`, có ngày hiệu lực.

## Biểu được đọc thế nào

- **Nhận ra** theo tiêu đề cột, không theo tên tệp, tên trang. Bảng đứng ở đâu, tiêu đề gộp ô hay
  không, đổi chỗ cột, chèn thêm cột, dòng đánh số cột đều được. Cột chèn thêm được báo lại (G14).
- **Đơn vị** lấy ở dòng “Đơn vị báo cáo: …” phía trên bảng, không có thì ở tên cơ quan góc trái
  (dòng cuối), rồi đến cột đơn vị nếu mọi dòng ghi như nhau. Tên phải khớp danh mục hoặc Bí danh
  còn hiệu lực (G33).
- **Kỳ** lấy ở dòng “Kỳ báo cáo: …”, ở tên biểu (… QUÝ III NĂM 2026, … THÁNG 9 NĂM 2026), rồi đến
  cột kỳ báo cáo (G34). Biểu ghi tháng là báo cáo tháng; đơn vị nộp theo quý thì ghi kỳ là quý.
  Dòng của kỳ khác được bỏ qua và báo lại (G36). Mỗi tệp một biểu: tệp có nhiều trang như vậy thì
  đọc trang của kỳ mới nhất, trang khác được báo là trang thêm (G13).
- **Ngày số liệu** lấy ở “Số liệu tính đến ngày …”, “… đến hết ngày …”; không có thì là ngày chốt
  (G10).
- **Dự án** phải ghi mã hoặc đúng tên trong danh mục, địa bàn phải ghi đúng tên xã, phường; không
  đoán. Tên gần giống bị chặn và nêu tên gần nhất (R31); dự án không thuộc danh mục được bỏ qua,
  báo ở ô tên (R30); không dòng nào khớp thì cả tệp không được dùng (G35).
- **Đơn vị tính** lấy trong tiêu đề cột, không có thì ở dòng “Đơn vị tính: …”, không có nữa thì theo
  bảng đối chiếu. Số được đổi ra đồng, m² mà không báo lỗi đơn vị tính.
- **Dòng** nhóm (I, A, 1 ở trên 1.1, …) không mang tên dự án, dòng tổng, phần ký tên được bỏ qua.
  Cột tổng được cộng lại từ các cột theo nguồn vốn; lệch thì báo ở ô tổng, dùng số theo nguồn vốn
  (C30).
- Mỗi số giữ đúng ô của nó trong tệp của đơn vị (bảng `cells` của bộ số liệu).

## Phần mà biểu không có

Trang, cột mà biểu không có được coi là **chưa báo cáo**: không phải bằng 0, không xóa số đã báo
cáo; số kỳ trước được dùng lại và ghi rõ kỳ như mọi ô thiếu. Biểu 48 cột chỉ có số giải ngân, không
tách thanh toán khối lượng và tạm ứng: số giải ngân được dùng như biểu ghi, hai ô thành phần để
trống. Chỉ ghi cột tổng mà không ghi theo nguồn vốn thì dòng chưa được tính (R01).

Gửi cả biểu mẫu và biểu này cho cùng một kỳ thì theo quy tắc chung: **bản đến sau thay toàn bộ bản
trước**. Muốn dùng cả hai thì chép trang biểu này thành một trang nữa trong tệp biểu mẫu rồi gửi một
tệp: trang nào của biểu mẫu để trống thì lấy theo biểu này, trang đã điền thì giữ nguyên (trang
chép vào khi đó được báo là trang thêm, G13).

## Các biểu đang nhận"""

TAIL: Final = """
## Thêm một biểu

Không phải viết mã chương trình, chỉ thêm một bảng đối chiếu:

1. Chép `schemas/outside_clearance.py` thành tệp mới, ví dụ `schemas/outside_ten_bieu.py`; đổi
   `code`, `name` (viết thường, đứng được sau chữ “là”), `form` (mã biểu mẫu mà biểu này thay),
   `tables` (các bảng được điền), `valid_from`, `valid_until` (ngày số liệu đầu và cuối được nhận).
2. Khai từng cột của biểu theo thứ tự in, bằng một trong ba từ:
   `fills("cột của ta", "tiêu đề", "cách ghi khác", …)` điền vào cột; `totals(…)` là cột tổng phải
   bằng tổng các cột cùng tên; `passes("tiêu đề", …)` biết mà bỏ qua. Tên cột của ta: trang Từ điển
   của bảng tổng hợp hoặc `schemas/`.
3. Trong tiêu đề, dấu “…” thay cho chữ bất kỳ (năm, tháng, chú thích). Không cần ghi đơn vị tính,
   viết hoa, dấu câu.
4. Ghi thêm khi cần:

| Từ | Nghĩa |
|---|---|
| `under` | tiêu đề rộng phải đứng phía trên, khi nhiều cột cùng tên (“Tổng số”, “NSĐP”) |
| `table` | bảng được điền, khi biểu điền nhiều bảng có cột cùng tên |
| `key` | nội dung khóa mà tiêu đề cho biết; mỗi nội dung thành một dòng riêng, ví dụ nguồn vốn |
| `cover` | mục của Bìa mà cột cho biết: `period`, `unit_name` |
| `blank` | mục được hiểu khi để trống |
| `instead` | ghi vào cột khác khi một cột của dòng có giá trị nhất định |
| `year` | năm trong tiêu đề là năm kế hoạch |
| `given` (của biểu) | cột mà biểu không hỏi vì mọi dòng như nhau |
| `needed` (của biểu) | cột không thể thiếu (G31) |
| `fewest` (của biểu) | số tiêu đề ít nhất để nhận ra biểu, nên bằng khoảng nửa số cột |
| `heading` (của biểu) | dòng phía trên bảng cho biết mục nào của Bìa |
| `money` (của biểu) | đơn vị tính khi trang không ghi, mặc định triệu đồng |

5. Thêm tên bảng đối chiếu vào `schemas/outside_forms.py`, chạy
   `pytest tests/test_schemas_outside.py` (kiểm tra bảng đối chiếu: cột có thật, đủ khóa) và
   `GOLDEN=write pytest tests/test_outside_page.py` (viết lại trang này).
6. Biểu được sửa đổi: ghi `valid_until` cho bảng cũ, thêm bảng mới với `valid_from`; báo cáo của kỳ
   nào được đọc theo bảng còn hiệu lực với ngày số liệu của kỳ đó, ngoài hiệu lực thì bị trả lại
   (G32)."""


def page() -> str:
    """Return the whole page."""
    tables = (line for form in OUTSIDE_FORMS.values() for line in _form(form))
    return "\n".join((HEAD, *tables, TAIL, ""))


def _form(form: OutsideForm) -> Iterator[str]:
    ours = FORMS[form.form]
    until = f" đến hết {form.valid_until:%d/%m/%Y}" if form.valid_until else ""
    yield f"\n### `{form.code}` · {form.name[0].upper()}{form.name[1:]}\n"
    yield f"- Thay cho: {form.form} – {ours.name}; điền trang {_sheets(form)}."
    yield f"- Nhận cho số liệu từ {form.valid_from:%d/%m/%Y}{until}. Nguồn: {form.source}."
    left = [s.sheet.title for s in ours.sheets[1:] if s.sheet.name not in form.tables]
    yield f"- Không có, coi như chưa báo cáo: {', '.join(left)}."
    for given in form.given:
        yield f"- {_given(form, given.table, given.field, given.value)}"
    yield "\n| Cột của biểu, các cách ghi | Dưới tiêu đề | Ghi vào |\n|---|---|---|"
    for column in form.columns:
        under = column.under[0] if column.under else ""
        yield f"| {' · '.join(column.labels)} | {under} | {_told(form, column)} |"


def _sheets(form: OutsideForm) -> str:
    return ", ".join(
        f"“{model.sheet.title}”"
        for model in FORMS[form.form].sheets
        if model.sheet.name in form.tables
    )


def _given(form: OutsideForm, table: str, field: str, value: str) -> str:
    column = _column(form, table, field)
    shown = column.choices.label(value) if column.choices else value
    said = "năm ghi ở tiêu đề, không có thì năm của kỳ" if value == REPORT_YEAR else f"“{shown}”"
    return f"“{column.label}” khi biểu không có cột: {said}."


def _column(form: OutsideForm, table: str, field: str) -> Column:
    models = (m for m in FORMS[form.form].sheets if m.sheet.name in form.tables)
    return next(
        columns(model)[field]
        for model in models
        if field in columns(model) and table in {"", model.sheet.name}
    )


def _told(form: OutsideForm, column: OutsideColumn) -> str:
    if column.cover:
        return f"“{columns(Cover)[column.cover].label}”, khi phía trên bảng không ghi"
    if not column.field:
        return "bỏ qua"
    fact = _column(form, column.table, column.field)
    if column.total:
        return f"“{fact.label}”: cột tổng, để đối chiếu"
    told = f"“{fact.label}”"
    for name, value in column.key:
        choices = _column(form, column.table, name).choices
        told += f", {choices.label(value) if choices else value}"
    if column.instead:
        other = _column(form, column.table, column.instead.field)
        when = _column(form, column.table, column.instead.when)
        has = when.choices.label(column.instead.has) if when.choices else column.instead.has
        told += f"; “{other.label}” nếu “{when.label}” là “{has}”"
    if column.blank and fact.choices:
        told += f"; trống là “{fact.choices.label(column.blank)}”"
    return told
