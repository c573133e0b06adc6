"""The workbook as a whole: which sheets it has, in which order, and what fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.report_matter import Matter
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.publish.workbook.capital_form import CAPITAL
from pipeline.publish.workbook.catalogue import DATA, TABLES
from pipeline.publish.workbook.chart_data import write_chart_data
from pipeline.publish.workbook.content import content_of
from pipeline.publish.workbook.datasheet import write_table
from pipeline.publish.workbook.dictionary import DICTIONARY, dictionary_rows
from pipeline.publish.workbook.findings_sheet import FINDINGS, finding_rows
from pipeline.publish.workbook.gantt import write_gantt
from pipeline.publish.workbook.land_form import LAND
from pipeline.publish.workbook.list_rows import (
    adjustment_rows,
    change_rows,
    clash_rows,
    discipline_rows,
    duty_rows,
)
from pipeline.publish.workbook.list_tables import ADJUSTMENTS, CHANGES, DISCIPLINE, DUTIES
from pipeline.publish.workbook.obstacle_form import OBSTACLES
from pipeline.publish.workbook.overview import write_overview
from pipeline.publish.workbook.page import page_of
from pipeline.publish.workbook.pair_sheets import write_pair
from pipeline.publish.workbook.parameters import write_parameters
from pipeline.publish.workbook.procedure_form import write_procedures
from pipeline.publish.workbook.progress_form import PROGRESS
from pipeline.publish.workbook.project_form import write_form
from pipeline.publish.workbook.project_table import GROUPS, PROJECTS
from pipeline.publish.workbook.projects import group_rows, project_rows
from pipeline.publish.workbook.reconciliation import write_reconciliation
from pipeline.publish.workbook.status_columns import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.finding import Finding
    from pipeline.measure.measures import Measures
    from pipeline.merge.dataset import Dataset
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.register import Register

TITLE: Final = "Tổng hợp tiến độ các dự án"
OVERVIEW: Final = "Tổng quan"
PROCEDURES: Final = "Biểu 05 Thủ tục"
GANTT: Final = "Tiến độ các mốc"
COMPARISON: Final = "So sánh kỳ trước"
RECONCILIATION: Final = "Đối chiếu"
REPORTING: Final = "Nộp báo cáo"
CHART_DATA: Final = "Số liệu biểu đồ"
FORMS: Final = {
    "Biểu 01 Tiến độ": PROGRESS,
    "Biểu 02 Giải ngân": CAPITAL,
    "Biểu 03 GPMB": LAND,
    "Biểu 04 Vướng mắc": OBSTACLES,
}
"""The Biểu that are one block of lines, by the names of their sheets."""

ORDER: Final = (
    OVERVIEW,
    *FORMS,
    PROCEDURES,
    GANTT,
    COMPARISON,
    RECONCILIATION,
    REPORTING,
    FINDINGS.title,
    THRESHOLDS.title,
    PROJECTS.title,
    GROUPS.title,
    *(table.title for table in DATA.values()),
    CHART_DATA,
    DICTIONARY.title,
)
"""The sheets in their order."""


def write_workbook(
    measures: Measures, dataset: Dataset, register: Register, findings: Sequence[Finding]
) -> bytes:
    """Return the consolidated workbook; the same input gives the same bytes."""
    matter = Matter.of(measures, dataset, register)
    writing = _Writing(matter, findings)
    writing.data()
    writing.forms()
    return writing.writer.finished()


class _Writing:
    """The workbook being written: data sheets first, as the others lead to their rows."""

    def __init__(self, matter: Matter, findings: Sequence[Finding]) -> None:
        self.matter = matter
        self.findings = findings
        self.page = page_of(matter)
        label = matter.dataset.period.label
        self.writer = WorkbookWriter(matter.as_of, f"{TITLE}, {label}")
        self.sheets = {name: self.writer.sheet(name) for name in ORDER}
        self.filled: dict[str, Filled] = {}

    def data(self) -> None:
        """Write the data sheets, the thresholds, what has to be mended, the dictionary."""
        content = content_of(self.matter)
        rows = {
            PROJECTS: project_rows(self.matter, content),
            GROUPS: group_rows(self.matter),
            THRESHOLDS: content.rows["thresholds"],
            FINDINGS: finding_rows(self.findings, self.matter),
            **{table: content.rows[name] for name, table in DATA.items()},
            DICTIONARY: dictionary_rows(TABLES.values(), TABLES),
        }
        for table, found in rows.items():
            sheet = self.sheets[table.title]
            self.filled[table.name] = write_table(sheet, self.page, table, found, TABLES)
        thresholds = self.filled[THRESHOLDS.name]
        write_parameters(self.sheets[THRESHOLDS.title], thresholds.end + 1, self.matter)

    def forms(self) -> None:
        """Write the sheets that people print, and those that compare."""
        page, filled, matter = self.page, self.filled, self.matter
        self._pairs()
        clashes = (clash_rows(matter), TABLES)
        reconciled = write_reconciliation(
            self.sheets[RECONCILIATION], page, filled, matter, clashes
        )
        filled[reconciled.table.name] = reconciled
        for name, form in FORMS.items():
            write_form(self.sheets[name], page, form, filled, matter)
        write_procedures(self.sheets[PROCEDURES], page, filled, matter)
        write_gantt(self.sheets[GANTT], page, filled, matter)
        charts = write_chart_data(self.sheets[CHART_DATA], page, filled, matter, TABLES)
        write_overview(self.sheets[OVERVIEW], page, filled, matter, (charts, TABLES))

    def _pairs(self) -> None:
        matter = self.matter
        pairs = {
            COMPARISON: (
                (CHANGES, change_rows(matter)),
                (ADJUSTMENTS, adjustment_rows(matter)),
            ),
            REPORTING: (
                (DISCIPLINE, discipline_rows(matter)),
                (DUTIES, duty_rows(matter)),
            ),
        }
        for name, pair in pairs.items():
            title = name.upper()
            self.filled |= write_pair(self.sheets[name], self.page, title, pair, TABLES)
