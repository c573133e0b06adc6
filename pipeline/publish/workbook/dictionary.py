"""Từ điển: every column of every table, its meaning, its formula, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, ordinal, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.publish.phrases import Record

VALUE: Final = "Số liệu"
FORMULA: Final = "Công thức"

DICTIONARY: Final = Table(
    name="TuDien",
    title="Từ điển",
    heading="TỪ ĐIỂN CÁC CỘT, CHỈ TIÊU",
    note="Công thức: tính lại được ngay trong tệp này. Số liệu: giá trị lấy từ báo cáo, danh mục "
    "hoặc do chương trình tính, không thay đổi khi sửa số ở các bảng. Biểu 03 có các cột của mẫu "
    "theo dõi giải phóng mặt bằng 31 cột, trừ ba cột: dự án thành phần (biểu mẫu không hỏi), nhóm "
    "dự án (là nhóm A đến D của biểu), kỳ báo cáo (nêu ở đầu biểu, ở Ghi chú nếu là kỳ trước).",
    columns=(
        ordinal("Số thứ tự."),
        MeasureColumn(field="table", label="Bảng", width=16, doc="Tên bảng trong công thức."),
        MeasureColumn(field="sheet", label="Trang", width=20, doc="Trang tính có bảng."),
        MeasureColumn(field="label", label="Cột", width=34, doc="Tên cột."),
        MeasureColumn(field="unit", label="Đơn vị tính", width=12, doc="Đơn vị hiển thị."),
        MeasureColumn(field="kind", label="Loại", width=11, doc="Công thức hoặc số liệu."),
        MeasureColumn(
            field="doc", label="Ý nghĩa", show=Show.LINES, width=70, doc="Ý nghĩa, cách tính."
        ),
        MeasureColumn(field="source", label="Nguồn", show=Show.LINES, width=34, doc="Nơi lấy số."),
        MeasureColumn(
            field="formula", label="Công thức Excel", show=Show.LINES, width=80, doc="Như trong ô."
        ),
    ),
)


LONGEST: Final = 240
"""Signs of a formula that the dictionary prints; the whole stands in its cells."""


def _shortened(formula: str) -> str:
    return formula if len(formula) <= LONGEST else f"{formula[:LONGEST]}…"


def dictionary_rows(tables: Iterable[Table], known: Mapping[str, Table]) -> list[Record]:
    """Return a row for every column of the tables; a formula stands without its equals sign."""
    return [
        {
            "table": table.name,
            "sheet": table.title,
            "label": column.label,
            "unit": column.unit,
            "kind": FORMULA if column.excel else VALUE,
            "doc": column.doc,
            "source": column.source or table.source,
            "formula": _shortened(spelled(column.excel, known, table)[1:]) if column.excel else "",
        }
        for table in tables
        for column in table.columns
    ]
