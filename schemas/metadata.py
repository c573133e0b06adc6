"""What the writer of forms and the reader agree on: the hidden sheet and its helper labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.column import Column

ORDINAL_HEADER: Final = "STT"
"""The header of the first column of a sheet laid out in rows; it holds the rows' numbers."""

METADATA_SHEET: Final = "_he_thong"
"""The hidden sheet: rows of (name, value) first, then what was issued, table by table.

The first line of a table is its name, `ISSUED_KEY` and its fields; below it stands one line a row:
the table's name, the row's `joined_key`, and under each field the text that
``pipeline.shown.entered`` gives of the issued value. What was not issued is blank.
"""

METADATA_SINCE: Final = 2
"""The form version from which on every form has been issued with its hidden sheet."""

METADATA_FIELDS: Final = ("form_code", "form_version", "unit_code", "period", "fingerprint")

ISSUED_KEY: Final = "key"

LISTS_SHEET: Final = "_danh_sach"
"""The hidden sheet that holds the lists behind the defined names."""

GUIDE_SHEET: Final = "Hướng dẫn"
COVER_SHEET: Final = "Bìa"

CHECK_SHEET: Final = "Kiểm tra"
"""The sheet on which a form tells what its rules say of each row, while it is filled in."""

REVIEW_SHEET: Final = "Cần sửa"
"""The first sheet of a marked copy: what its sender should mend, and where."""

UNREAD_SHEETS: Final = (REVIEW_SHEET, CHECK_SHEET, GUIDE_SHEET)
"""What a form tells its reporter; nobody makes entries there, and nobody reads them back."""

CARD_HEADER: Final = ("Chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này", "Ghi chú")
"""The header of a card; above each block stand its key's values, one label and value a line."""


def joined_key(parts: Iterable[object]) -> str:
    """Return the values that name a row as the hidden sheet writes them; a missing one is empty."""
    return "|".join("" if part is None else str(part) for part in parts)


def printed_label(column: Column) -> str:
    """Return the header as printed: the unit on a second line, except that of money.

    Money is always in triệu đồng, which the line above the table says for all of it.
    """
    said = column.unit in ("", "triệu đồng")
    return column.label if said else f"{column.label}\n({column.unit})"


def previous_label(column: Column) -> str:
    """Return the header of the locked column that shows the last accepted value beside `column`."""
    return f"{column.label} – kỳ trước"
