"""Tables made from the forms' own declarations: a column a field, and where each row came from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import period_label
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, header, ordinal
from pipeline.publish.workbook.measured import measured
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from schemas.column import Column, Formula, Row

_SHOWN: Final = {
    Type.TEXT: Show.TEXT,
    Type.NOTE: Show.LINES,
    Type.CODE: Show.CODE,
    Type.CHOICE: Show.TEXT,
    Type.MONEY: Show.MILLION,
    Type.AREA: Show.AREA,
    Type.COUNT: Show.WHOLE,
    Type.SHARE: Show.SHARE,
    Type.DAYS: Show.WHOLE,
    Type.NUMBER: Show.DECIMAL,
    Type.DATE: Show.DATE,
    Type.PERIOD: Show.TEXT,
}
_WIDTHS: Final = {Show.LINES: 40.0, Show.TEXT: 20.0, Show.DATE: 12.0, Show.WHOLE: 11.0}
_TERSE: Final = 8  # letters of a label that says little without its band: "Ngày", "Lũy kế"
_CODES: Final = frozenset({"projects", "packages"})

PROVENANCE: Final = (
    MeasureColumn(
        field="unit_name", label="Đơn vị báo cáo", width=26, doc="Đơn vị gửi số liệu của dòng."
    ),
    MeasureColumn(field="path", label="Tệp nguồn", width=52, doc="Tệp trong hộp thư đến."),
    MeasureColumn(field="sheet", label="Trang nguồn", width=14, doc="Trang tính trong tệp nguồn."),
    MeasureColumn(
        field="row", label="Dòng nguồn", show=Show.NAME, width=9, doc="Dòng trong trang nguồn."
    ),
    MeasureColumn(
        field="cells",
        label="Ô nguồn",
        width=12,
        doc="Các ô của dòng trong trang nguồn; mỗi cột của bảng này nằm ở cột, dòng cùng tên.",
    ),
    MeasureColumn(
        field="received_on",
        label="Ngày nhận",
        show=Show.DATE,
        width=12,
        doc="Ngày nhận báo cáo.",
    ),
    MeasureColumn(field="period", label="Kỳ báo cáo", width=11, doc="Kỳ của báo cáo nguồn."),
    MeasureColumn(
        field="data_date",
        label="Số liệu đến ngày",
        show=Show.DATE,
        width=12,
        doc="Ngày chốt số liệu của báo cáo nguồn.",
    ),
    MeasureColumn(
        field="carried_from",
        label="Dùng số kỳ",
        compute=lambda row: period_label(row["carried_from"]) if row.get("carried_from") else None,
        width=11,
        doc="Kỳ trước mà cả dòng được dùng lại, khi kỳ này chưa có báo cáo; trống: số kỳ này.",
    ),
    MeasureColumn(
        field="carried_said",
        label="Ô dùng số kỳ trước",
        width=22,
        doc="Từng ô để trống kỳ này được dùng số của kỳ trước: cột và kỳ.",
    ),
    MeasureColumn(
        field="adjusted_said",
        label="Ô được điều chỉnh",
        width=22,
        doc="Các ô mà cơ quan thường trực thay số liệu báo cáo; ghi chú của ô nêu số báo cáo, "
        "lý do; xem thêm So sánh kỳ trước.",
    ),
)
"""Where a row came from, behind the columns of every table of reported rows."""


def schema_table(
    model: type[Row],
    name: str,
    formulas: Mapping[str, str] | None = None,
    helpers: Sequence[MeasureColumn] = (),
) -> Table:
    """Return the table of a form's sheet: its fields, what is measured of them, where it is from.

    Args:
        model: the form's sheet.
        name: of the table, as formulas call it.
        formulas: of fields and measures that are worked out in the workbook.
        helpers: columns that formulas stand on; one under a field's own name takes its place.
    """
    given = formulas or {}
    own = {column.field: column for column in helpers}
    measures = measured(model.sheet.name, given)
    labels = _labels(model)
    declared = {
        field: _declared(field, labels[field], column, given.get(field, ""))
        for field, column in columns(model).items()
    }
    every = declared | measures | own
    return Table(
        name=name,
        title=model.sheet.title,
        heading=model.sheet.heading,
        columns=(ordinal(), *every.values(), *PROVENANCE),
        note=model.sheet.note,
        source=f"Biểu mẫu: {model.sheet.title}",
    )


def _labels(model: type[Row]) -> dict[str, str]:
    """Return each field's label, under its band where alone it would say too little."""
    facts = columns(model)
    plain = [header(column.label).casefold() for column in facts.values()]
    return {
        field: header(column.label, column.band)
        if len(label) <= _TERSE or plain.count(label) > 1
        else header(column.label)
        for (field, column), label in zip(facts.items(), plain, strict=True)
    }


def _width(column: Column, show: Show) -> float:
    if column.choices is not None and column.choices.source in _CODES:
        return 10.0
    usual = _WIDTHS.get(show, 13.0)
    return max(column.width or usual, usual) if column.type is Type.CODE else usual


def _declared(field: str, label: str, column: Column, excel: str) -> MeasureColumn:
    is_name = column.type is Type.COUNT and not column.unit
    show = Show.NAME if is_name else _SHOWN[column.type]
    choices = column.choices
    is_code = choices is not None and choices.source in _CODES
    return MeasureColumn(
        field=field,
        label=label,
        show=Show.CODE if is_code else show,
        unit=column.unit,
        excel=excel,
        doc=column.help,
        width=_width(column, show),
        words={item.code: choices.shown(item) for item in choices.items} if choices else None,
        stated=partial(_is_stated, field, column.formula) if excel and column.formula else None,
    )


def _is_stated(field: str, formula: Formula, record: Record) -> bool:
    """Whether a row has what a form would work out, as other authorities' forms state it alone."""
    return record.get(field) is not None and formula.compute(record) is None
