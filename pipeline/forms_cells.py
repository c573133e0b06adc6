"""One cell of a form: what stands in it, and what it lets a person type."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pipeline import shown
from pipeline.cell import ERROR_NAMES, FIGURE, Kind
from pipeline.forms_issue import Entry
from pipeline.publish.theme import Role, Show, Style, show_of
from schemas.choices import Choice
from schemas.column import Type
from schemas.period import Period, SaidDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Raw
    from pipeline.forms_issue import Content, Issue, Previous
    from pipeline.publish.sheetwriter import SheetWriter
    from schemas.column import Column

LONGEST_TITLE: Final = 32
LONGEST_MESSAGE: Final = 255
_FIRST_DAY: Final = date(2015, 1, 1)
_LAST_DAY: Final = date(2035, 12, 31)
_WHOLE: Final = frozenset({Type.COUNT, Type.DAYS})
_NUMBERS: Final = _WHOLE | {Type.MONEY, Type.AREA, Type.SHARE, Type.NUMBER}
_FAR: Final = 10**15
_ITEMS: Final = (Choice, str)


def typed(content: Content, column: Column, issue: Issue) -> Raw:
    """Return what a cell holds for a content: money in triệu đồng, a list's item in its words."""
    if content is None or isinstance(content, Entry):
        return content.raw if content else None
    if isinstance(content, SaidDate):
        return content.first if content.first == content.last else content.label
    if column.type is Type.PERIOD and isinstance(content, str) and content:
        return Period.parse(content).label
    if column.choices is not None and isinstance(content, _ITEMS):
        return _item(content, column, issue)
    if column.type is Type.MONEY and isinstance(content, int):
        whole, rest = divmod(content, column.scale)
        return content / column.scale if rest else whole
    return content.code if isinstance(content, Choice) else content


def _item(content: Choice | str, column: Column, issue: Issue) -> str:
    choices = column.choices
    if choices is None or not content:
        return ""
    if isinstance(content, Choice):
        return choices.shown(content)
    offered = issue.lists.get(choices.source, ()) if choices.source else choices.items
    return next((choices.shown(item) for item in offered if item.code == content), content)


def issued_text(content: Content, column: Column, issue: Issue) -> str:
    """Return what the hidden sheet notes of a prefilled cell."""
    return shown.entered(typed(content, column, issue), column)


def write_content(
    sheet: SheetWriter,
    place: tuple[int, int],
    content: Content,
    column: Column,
    issue: Issue,
    role: Role = Role.ENTRY,
) -> None:
    """Write a cell that is open to a person, with what it already holds."""
    if not isinstance(content, Entry):
        write_typed(sheet, place, typed(content, column, issue), look(column, role))
        return
    style = Style(Role.WRONG if content.remark else role, _show_typed(content.raw, column))
    if content.kind is Kind.ERROR and content.raw in ERROR_NAMES:
        sheet.formula(*place, f"={content.raw}", str(content.raw), style)
    else:
        write_typed(sheet, place, content.raw, style)
    if content.remark:
        sheet.comment(*place, content.remark)


def _show_typed(raw: Raw, column: Column) -> Show:
    """Return how an entry shows that is of another kind than its column: a day, or none."""
    if isinstance(raw, datetime):
        return Show.MOMENT
    if isinstance(raw, date):
        return Show.DATE
    return show_of(column) if column.type is not Type.DATE or isinstance(raw, str) else Show.TEXT


def write_typed(sheet: SheetWriter, place: tuple[int, int], raw: Raw, style: Style) -> None:
    """Write what a cell holds, each kind in its own way; numbers with the decimals they have."""
    row, column = place
    if raw is None or raw == "":
        sheet.blank(row, column, style)
    elif isinstance(raw, str):
        sheet.text(row, column, raw, style)
    elif isinstance(raw, bool):
        sheet.truth(row, column, raw, style)
    elif isinstance(raw, FIGURE):
        sheet.number(row, column, raw, style)
    elif isinstance(raw, date):
        sheet.day(row, column, raw, style)
    else:
        sheet.text(row, column, f"{raw:%H:%M}", style)


def write_given(
    sheet: SheetWriter, place: tuple[int, int], raw: Raw, style: Style, remark: str
) -> None:
    """Write a locked cell, marked where there is a remark."""
    write_typed(sheet, place, raw, Style(Role.MARKED, style.show) if remark else style)
    if remark:
        sheet.comment(*place, remark)


def write_previous(
    sheet: SheetWriter,
    place: tuple[int, int],
    previous: Previous | None,
    column: Column,
    issue: Issue,
) -> None:
    """Write the last accepted value beside a cell; one that an officer corrected is marked."""
    raw = typed(previous.value, column, issue) if previous else None
    role = Role.ADJUSTED if previous and previous.note else Role.PREVIOUS
    write_typed(sheet, place, raw, look_of_number(look(column, role), column, raw))
    if previous and previous.note:
        sheet.comment(*place, previous.note)


@cache
def look(column: Column, role: Role) -> Style:
    """Return the look of a column's cells in a role."""
    return Style(role, show_of(column))


def look_of_number(style: Style, column: Column, raw: Raw) -> Style:
    """Return the look with the decimals that a locked figure has."""
    if column.type in DECIMAL_TYPES and isinstance(raw, float) and not raw.is_integer():
        return Style(style.role, Show.EXACT)
    return style


@cache
def validation(column: Column) -> Mapping[str, Any] | None:
    """Return what a cell checks while it is typed in; None where there is nothing to say.

    Only a closed list refuses; everything else warns and lets pass, as a day may be known no better
    than "Quý II/2026" and a project may be missing in a list. The pipeline checks all of it again.
    """
    rule = _rule(column)
    if rule is None and not column.help:
        return None
    message = column.help[:LONGEST_MESSAGE]
    asked = {"input_title": _title(column), "input_message": message} if message else {}
    return (rule or {"validate": "any"}) | asked


def _rule(column: Column) -> dict[str, Any] | None:
    if column.choices is not None:
        return _list_rule(column)
    if column.type is Type.DATE:
        return _warning(
            "Ghi ngày theo dạng dd/mm/yyyy, ví dụ 31/03/2026. Chưa rõ ngày thì ghi tháng 8/2026, "
            "Quý III/2026. Giữ nội dung vừa ghi?"
        ) | {
            "validate": "date",
            "criteria": "between",
            "minimum": _FIRST_DAY,
            "maximum": _LAST_DAY,
        }
    return _number_rule(column) if column.type in _NUMBERS else None


def _list_rule(column: Column) -> dict[str, Any]:
    name = column.choices.name if column.choices else ""
    rule = {"validate": "list", "source": f"={name}"}
    if column.choices and column.choices.source:
        told = "Nội dung này chưa có trong danh sách. Giữ nội dung vừa ghi?"
        return _warning(told) | rule
    return {
        "error_type": "stop",
        "error_title": "Ngoài danh sách",
        "error_message": "Ô này chỉ nhận nội dung trong danh sách: bấm mũi tên bên phải ô để chọn.",
    } | rule


def _number_rule(column: Column) -> dict[str, Any]:
    low = -_FAR if column.lower is None else column.lower / column.scale
    high = _FAR if column.upper is None else column.upper / column.scale
    kind = "integer" if column.type in _WHOLE else "decimal"
    told = f"Ô này cần {_kind_words(column)}{_bound_words(column)}. Giữ nội dung vừa ghi?"
    limits = {"criteria": "between", "minimum": low, "maximum": high}
    return _warning(told) | {"validate": kind} | limits


def _kind_words(column: Column) -> str:
    kind = "số nguyên" if column.type in _WHOLE else "số"
    return f"{kind} ({column.unit})" if column.unit else kind


def _bound_words(column: Column) -> str:
    low = None if column.lower is None else shown.value(column.lower, column)
    high = None if column.upper is None else shown.value(column.upper, column)
    if low is not None and high is not None:
        return f" từ {low} đến {high}"
    return f" không nhỏ hơn {low}" if low is not None else ""


def _warning(message: str) -> dict[str, Any]:
    return {
        "error_type": "warning",
        "error_title": "Cần xem lại",
        "error_message": message[:LONGEST_MESSAGE],
    }


def _title(column: Column) -> str:
    if len(column.label) <= LONGEST_TITLE:
        return column.label
    return f"{column.label[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"


def decimals(letter: str, row: int) -> str:
    """Return the condition under which a number has decimals to show; the row counts from 1."""
    cell = f"${letter}{row}"
    return f"=AND(ISNUMBER({cell}),{cell}<>INT({cell}))"


DECIMAL_TYPES: Final = frozenset({Type.MONEY, Type.AREA})
SHOW_DECIMALS: Final = {"num_format": "#,##0.0#####"}
ORDINAL: Final = Style(Role.GIVEN, Show.CODE)
