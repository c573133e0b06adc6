"""A member's extract (trich-bang_P.xlsx): six short tables of their projects, to read and print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from pipeline.cell import FIGURE
from pipeline.measure.declared import facts_of
from pipeline.publish import report_words as words
from pipeline.publish.letter_words import COLOUR_NAMES
from pipeline.publish.phrases import day, period_label
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.publish.theme import Role, Show, Style
from schemas.choices import AUTHORITY_LEVEL, CLEARANCE_STATUS, VERDICT
from schemas.clearance import Clearance
from schemas.column import columns
from schemas.disbursements import Disbursement
from schemas.milestones import Milestone
from schemas.obstacles import Obstacle
from schemas.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.frames import Frame
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from schemas.column import Row

_PAPER_A4: Final = 9
_FIRST_ROW: Final = 4
_NAMED: Final = frozenset({"owner_code", "commune_code", "responsible_unit", "unit_code"})
_CHOICES: Final = {
    "status": COLOUR_NAMES,
    "previous_status": COLOUR_NAMES,
    "verdict": {item.code: item.label for item in VERDICT.items},
    "authority_level": {item.code: item.label for item in AUTHORITY_LEVEL.items},
    "clearance_status": {item.code: item.label for item in CLEARANCE_STATUS.items},
}
_WIDE: Final = {"name": 40, "status_reason": 60, "content": 50, "proposal": 40, "result": 40}
_USUAL_WIDTH: Final = 14
_HEADING_REACH: Final = 5
_UNITS: Final = (
    "Đơn vị tính: triệu đồng, m², %, ngày. Dòng chữ nghiêng màu xám: số liệu của kỳ trước."
)
_CARRIED: Final = "carried_from"
"""The last column of every sheet: of which earlier period a row is, if it is of one."""


class Page(Struct, frozen=True):
    """One sheet of the extract: the frame it shows and the columns of it.

    Attributes:
        title: on its tab and over its table.
        frame: of the measures.
        fields: columns of the frame; the project's name is added where the frame has its code.
        model: the sheet of the forms that the frame was taken from, if any.
    """

    title: str
    frame: str
    fields: tuple[str, ...]
    model: type[Row] | None = None


PAGES: Final = (
    Page(
        "Dự án",
        "projects",
        (
            *("project_code", "name", "owner_code", "status", "previous_status", "verdict"),
            *("total_investment_vnd", "progress_base_vnd", "done_work_vnd", "done_rate"),
            *("planned_rate", "progress_gap_rate", "finish_approved_date", "finish_forecast_date"),
            *("slip_approved_days", "plan_all_vnd", "paid_all_vnd", "rate_all", "spent_vnd"),
            *("required_m2", "handed_over_m2", "area_rate", "clearance_slip_days"),
            *("obstacles_open", "obstacles_overdue", "data_date", "status_reason"),
        ),
    ),
    Page(
        "Mốc",
        "milestones",
        (
            *("project_code", "milestone_code", "milestone_name", "baseline_date"),
            *("approved_date", "forecast_date", "actual_date", "slip_approved_days"),
        ),
        Milestone,
    ),
    Page(
        "Giải ngân",
        "disbursements",
        (
            *("project_code", "source", "budget_year", "carry_kind", "plan_vnd"),
            *("disbursed_vnd", "paid_volume_vnd", "advance_year_vnd", "estimate_year_end_vnd"),
        ),
        Disbursement,
    ),
    Page(
        "Mặt bằng",
        "clearance",
        (
            *("project_code", "commune_code", "section", "required_m2", "handed_over_m2"),
            *("affected", "handed_over", "compensation_approved_vnd", "compensation_paid_vnd"),
            *("planned_finish_date", "forecast_finish_date", "actual_finish_date", "status"),
        ),
        Clearance,
    ),
    Page(
        "Vướng mắc",
        "obstacles",
        (
            *("project_code", "content", "raised_on", "responsible_unit", "authority_level"),
            *("proposal", "due_date", "overdue", "status"),
        ),
        Obstacle,
    ),
    Page(
        "Nhiệm vụ",
        "tasks",
        (
            *("task_code", "unit_code", "content", "source_document", "due_date", "status"),
            *("result", "overdue", "days_late"),
        ),
        Task,
    ),
)


def write_extract(matter: Matter, scope: str) -> bytes:
    """Return the tables of the projects that are in these measures, and of nothing else.

    Args:
        matter: already cut down to what the member may see.
        scope: whose projects they are, in words.
    """
    period = matter.dataset.period.label
    book = WorkbookWriter(matter.as_of, f"Trích số liệu {period}")
    for page in PAGES:
        _write(book.sheet(page.title), page, matter, scope)
    return book.finished()


def _write(sheet: SheetWriter, page: Page, matter: Matter, scope: str) -> None:
    fields = dict.fromkeys((*page.fields, _CARRIED))
    shown = [_Column.of(page, field, matter) for field in fields]
    sheet.text(0, 0, page.title.upper(), Style(Role.TITLE))
    told = f"{matter.dataset.period.label}; số liệu tính đến hết ngày {day(matter.cutoff)}; {scope}"
    sheet.text(1, 0, told, Style(Role.SUBTITLE))
    sheet.merged((2, 0, 2, _HEADING_REACH), _UNITS, Style(Role.NOTE))
    if matter.register.demonstration:
        sheet.text(0, 5, words.DEMONSTRATION, Style(Role.DEMONSTRATION))
    for at, column in enumerate(shown):
        sheet.raw.set_column(at, at, column.width)
        sheet.text(_FIRST_ROW - 1, at, column.label, Style(Role.HEADER))
    frame: Frame = getattr(matter.measures, page.frame)
    rows = zip(*(frame.values.get(field, [None] * len(frame)) for field in fields), strict=True)
    for place, values in enumerate(rows, _FIRST_ROW):
        role = Role.CARRIED if values[-1] else Role.CELL
        for at, value in enumerate(values):
            shown[at].write(sheet, place, at, value, role)
    _print_well(sheet, len(frame), len(shown))


def _print_well(sheet: SheetWriter, rows: int, across: int) -> None:
    sheet.raw.freeze_panes(_FIRST_ROW, 2)
    sheet.raw.autofilter(_FIRST_ROW - 1, 0, _FIRST_ROW - 1 + rows, across - 1)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(_PAPER_A4)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(_FIRST_ROW - 1)


class _Column(Struct, frozen=True):
    """A column as it stands on a sheet.

    Attributes:
        label: its header.
        read_as: what codes in it read as.
        looks: of its words, texts, numbers and days, in rows of this period and in carried ones.
    """

    field: str
    label: str
    read_as: Mapping[str, str]
    looks: Mapping[Role, tuple[Style, ...]]

    @classmethod
    def of(cls, page: Page, field: str, matter: Matter) -> _Column:
        declared = columns(page.model).get(field) if page.model else None
        label = declared.label if declared else _labels(page.frame).get(field, field)
        read_as: Mapping[str, str] = _CHOICES.get(field, {})
        if declared and declared.choices and declared.choices.items:
            read_as = {item.code: item.label for item in declared.choices.items}
        if field == _CARRIED:
            label = "Dùng số kỳ"
        if field in _NAMED:
            read_as = matter.register.names("units")
        if field == "project_code" and page.frame != "projects":
            read_as = {row["project_code"]: row["name"] for row in matter.projects}
            label = "Dự án"
        return cls(field, label, read_as, _looks_of(field))

    @property
    def width(self) -> int:
        return _WIDE.get(self.field, 40 if self.label == "Dự án" else _USUAL_WIDTH)

    def write(self, sheet: SheetWriter, row: int, at: int, value: Any, role: Role) -> None:  # noqa: ANN401 - of any kind
        word, text, number, day = self.looks[role]
        if value is None:
            sheet.blank(row, at, word)
        elif isinstance(value, str):
            sheet.text(row, at, self._words(value), text)
        elif isinstance(value, bool):
            sheet.text(row, at, "Có" if value else "Không", word)
        elif isinstance(value, FIGURE):
            sheet.number(row, at, value, number)
        else:
            sheet.day(row, at, value, day)

    def _words(self, value: str) -> str:
        is_period = self.field == _CARRIED
        return period_label(value) if is_period else self.read_as.get(value, value)


@cache
def _looks_of(field: str) -> Mapping[Role, tuple[Style, ...]]:
    shows = (Show.TEXT, Show.LINES, _show_of(field), Show.DATE)
    return {each: tuple(Style(each, show) for show in shows) for each in (Role.CELL, Role.CARRIED)}


def _show_of(field: str) -> Show:
    """Return how the numbers of a column are shown."""
    if field.endswith("_vnd"):
        return Show.MILLION
    if field.endswith("gap_rate"):
        return Show.POINTS
    if field.endswith("_rate") or field.startswith("rate_"):
        return Show.SHARE
    return Show.NAME if field == "budget_year" else Show.AREA


@cache
def _labels(frame: str) -> Mapping[str, str]:
    return {fact.name: fact.label for fact in facts_of(frame)}
