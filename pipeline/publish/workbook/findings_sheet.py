"""Cần sửa: what senders have to mend, one line a sentence, its cells joined."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from pipeline.cell import Address
from pipeline.finding import REPEATED
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.finding import Finding
    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

MOST_CELLS: Final = 40

FINDINGS: Final = Table(
    name="CanSua",
    title="Cần sửa",
    heading="CÁC NỘI DUNG ĐƠN VỊ CẦN SỬA, BỔ SUNG",
    note="Chặn: số liệu chưa được tính; cảnh báo: được tính, đề nghị xem lại; lưu ý: để biết.",
    columns=(
        ordinal("Số thứ tự."),
        MeasureColumn(field="unit", label="Đơn vị", width=28, doc="Đơn vị phải sửa."),
        MeasureColumn(field="severity", label="Mức độ", width=10, doc="Chặn, cảnh báo hoặc lưu ý."),
        MeasureColumn(
            field="repeated",
            label="Nhắc lại",
            width=10,
            doc="Đã nhắc ở lần gửi trước hoặc kỳ đã chốt gần nhất, đến nay chưa sửa.",
        ),
        MeasureColumn(
            field="message",
            label="Nội dung cần sửa",
            show=Show.LINES,
            width=70,
            doc="Đã ghi gì, cần ghi gì, cách sửa.",
        ),
        MeasureColumn(field="sheet", label="Trang", width=16, doc="Trang tính có lỗi."),
        MeasureColumn(
            field="cells", label="Ô", show=Show.LINES, width=18, doc="Các ô cùng một lỗi."
        ),
        MeasureColumn(field="count", label="Số ô", show=Show.WHOLE, width=7, doc="Số chỗ có lỗi."),
        MeasureColumn(field="path", label="Tệp", show=Show.LINES, width=58, doc="Tệp có lỗi."),
        MeasureColumn(field="code", label="Mã", show=Show.CODE, width=7, doc="Mã kiểm tra."),
    ),
)


def finding_rows(findings: Iterable[Finding], matter: Matter) -> list[Record]:
    """Return one record for each sentence of a sheet of a file, in the order of unit and file."""
    ordered = sorted(findings, key=lambda each: each.order)
    grouped: dict[tuple[str, ...], list[Finding]] = {}
    for each in ordered:
        place = (each.unit_code, each.place.path, each.place.sheet)
        key = (*place, each.rule.code, each.message, REPEATED if each.repeated else "")
        grouped.setdefault(key, []).append(each)
    return [_row(group, matter) for group in grouped.values()]


def joined_cells(findings: Iterable[Finding]) -> str:
    """Return the cells of findings: runs down a column as D14:D17, no more than can be read."""
    cells = sorted(
        {(each.place.cell.column, each.place.cell.row) for each in findings if each.place.cell}
    )
    runs = [list(run) for _, run in groupby(enumerate(cells), lambda at: _run_key(*at))]
    spans = [_span(run[0][1], run[-1][1]) for run in runs]
    more = len(spans) - MOST_CELLS
    return ", ".join(spans[:MOST_CELLS]) + (f" và {more} chỗ khác" if more > 0 else "")


def _run_key(place: int, cell: tuple[int, int]) -> tuple[int, int]:
    column, row = cell
    return column, row - place


def _span(first: tuple[int, int], last: tuple[int, int]) -> str:
    start, end = (str(Address(row, column)) for column, row in (first, last))
    return start if first == last else f"{start}:{end}"


def _row(findings: list[Finding], matter: Matter) -> Record:
    first = findings[0]
    return {
        "unit": matter.unit(first.unit_code),
        "severity": first.rule.severity.value,
        "repeated": REPEATED if first.repeated else None,
        "message": first.message,
        "sheet": first.place.sheet,
        "cells": joined_cells(findings),
        "count": len(findings),
        "path": first.place.path,
        "code": first.rule.code,
    }
