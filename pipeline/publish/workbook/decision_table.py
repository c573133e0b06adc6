"""The table of plans of capital as they were signed, and the formula that adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, ordinal, total_of
from schemas.choices import CARRY_KIND, SOURCE
from schemas.register_choices import DECISION_KIND, LEVEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.publish.phrases import Record
    from pipeline.publish.workbook.columns import Scalar
    from schemas.choices import Choices


def _choice(field: str, label: str, choices: Choices, width: float) -> MeasureColumn:
    words = {item.code: item.label for item in choices.items}
    doc = f"{label} ghi tại quyết định."
    return MeasureColumn(field=field, label=label, width=width, words=words, doc=doc)


def money(
    field: str,
    label: str,
    excel: str = "",
    doc: str = "",
    compute: Callable[[Record], Scalar] | None = None,
) -> MeasureColumn:
    """Return a column of đồng that is shown in triệu đồng."""
    return MeasureColumn(
        field=field,
        label=label,
        show=Show.MILLION,
        unit="triệu đồng",
        excel=excel,
        doc=doc,
        compute=compute,
    )


DECISIONS: Final = Table(
    name="KeHoachVon",
    title="Kế hoạch vốn",
    heading="KẾ HOẠCH VỐN THEO CÁC QUYẾT ĐỊNH",
    note="Mỗi quyết định một dòng; quyết định điều chỉnh là số tăng, giảm. Nguồn: danh mục.",
    columns=(
        ordinal(),
        MeasureColumn(
            field="project_code", label="Dự án", show=Show.CODE, width=10, doc="Mã dự án."
        ),
        _choice("source", "Nguồn vốn", SOURCE, 22),
        MeasureColumn(
            field="budget_year",
            label="Năm kế hoạch",
            show=Show.NAME,
            width=10,
            doc="Năm của kế hoạch vốn.",
        ),
        _choice("carry_kind", "Loại kế hoạch", CARRY_KIND, 24),
        _choice("level", "Cấp giao", LEVEL, 24),
        _choice("decision_kind", "Loại quyết định", DECISION_KIND, 16),
        money("amount_vnd", "Số tiền", doc="Số ghi tại quyết định."),
        MeasureColumn(field="decision_no", label="Số quyết định", width=20, doc="Số, ký hiệu."),
        MeasureColumn(
            field="decision_date",
            label="Ngày quyết định",
            show=Show.DATE,
            width=12,
            doc="Tính vào kế hoạch từ ngày này.",
        ),
    ),
)


def decided(level: str, day: str, *conditions: str) -> str:
    """Return the formula of a plan: Σ of the decisions of one level dated up to a day."""
    return total_of(
        "KeHoachVon.amount_vnd",
        "{KeHoachVon.level}",
        f'"{LEVEL.label(level)}"',
        "{KeHoachVon.decision_date}",
        f'"<="&{day}',
        *conditions,
    )
