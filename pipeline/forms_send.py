"""The folder of forms for a period: one file a return owed, and the list of whom to send which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.forms import write_form
from pipeline.issue import issues
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.publish.theme import Role, Show, Style
from pipeline.text import slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.forms_issue import Issue, Key
    from pipeline.issue import LastRow
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.register import Register
    from schemas.period import Period

FOLDER: Final = "bieu-mau"
SEND_LIST: Final = "danh-sach-gui.xlsx"
_LONGEST_NAME: Final = 60  # characters; longer ones are cut short by some mail programs
_COLUMNS: Final = (
    ("STT", 6),
    ("Tệp", 62),
    ("Mã đơn vị", 12),
    ("Đơn vị", 44),
    ("Biểu mẫu", 60),
    ("Thư điện tử", 34),
    ("Hạn gửi", 13),
)


class Outgoing(Struct, frozen=True):
    """One file to send: its name, what it is, and where it goes."""

    name: str
    issue: Issue
    email: str


def write_forms(
    register: Register, period: Period, last: Mapping[str, Mapping[Key, LastRow]], out_dir: Path
) -> tuple[Outgoing, ...]:
    """Write the form of every return owed for a period, and the list of whom to send them to.

    Args:
        register: who owes what.
        period: what the forms are to report on.
        last: the last accepted rows of all units, by table and key.
        out_dir: the outbox; the files stand below it, under the period's code.
    """
    target = out_dir / FOLDER / period.code
    target.mkdir(parents=True, exist_ok=True)
    outgoing = tuple(
        Outgoing(file_name(issue), issue, _email(register, issue))
        for issue in issues(register, period, last)
    )
    for each in outgoing:
        (target / each.name).write_bytes(write_form(each.issue))
    if outgoing:
        (target / SEND_LIST).write_bytes(send_list(outgoing))
    return outgoing


def file_name(issue: Issue) -> str:
    """Return a form's file name: ASCII, at most 60 characters, the unit's code in it.

    The unit's name is cut at a word, so that code and form always stand whole.
    """
    period = issue.period.code.replace("-", "") if issue.period else "mau"
    start, end = f"LS-BCD_{period}_{issue.unit_code}_", f"_{issue.form.code}.xlsx"
    room = _LONGEST_NAME - len(start) - len(end)
    name = slug(issue.unit_name)
    short = name if len(name) <= room else name[: room + 1].rpartition("-")[0] or name[:room]
    return f"{start}{short}{end}"


def _email(register: Register, issue: Issue) -> str:
    unit = register.unit(issue.unit_code, issue.as_of)
    return (unit.email if unit else None) or ""


def send_list(outgoing: tuple[Outgoing, ...]) -> bytes:
    """Return the workbook that lists the files, one a line; a missing address is marked."""
    book = WorkbookWriter(outgoing[0].issue.as_of, "Danh sách gửi biểu mẫu")
    sheet = book.sheet("Danh sách gửi")
    period = outgoing[0].issue.period
    title = f"DANH SÁCH GỬI BIỂU MẪU {period.label.upper()}" if period else "DANH SÁCH GỬI BIỂU MẪU"
    sheet.merged((0, 0, 0, len(_COLUMNS) - 1), title, Style(Role.TITLE))
    for at, (label, width) in enumerate(_COLUMNS):
        sheet.raw.set_column(at, at, width)
        sheet.text(1, at, label, Style(Role.HEADER))
    for number, each in enumerate(outgoing, start=1):
        _write_line(sheet, number, each)
    sheet.raw.freeze_panes(2, 2)
    sheet.raw.autofilter(1, 0, len(outgoing) + 1, len(_COLUMNS) - 1)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(1)
    return book.finished()


def _write_line(sheet: SheetWriter, number: int, each: Outgoing) -> None:
    row, cell = number + 1, Style(Role.CELL)
    sheet.number(row, 0, number, Style(Role.CELL, Show.NAME))
    sheet.text(row, 1, each.name, cell)
    sheet.text(row, 2, each.issue.unit_code, Style(Role.CELL, Show.CODE))
    sheet.text(row, 3, each.issue.unit_name, cell)
    sheet.text(row, 4, f"{each.issue.form.code} – {each.issue.form.name}", cell)
    sheet.text(
        row, 5, each.email or "chưa có địa chỉ", Style(Role.CELL if each.email else Role.WRONG)
    )
    if each.issue.due_on:
        sheet.day(row, 6, each.issue.due_on, Style(Role.CELL, Show.DATE))
