"""The lines of a Biểu: a total, the groups, their projects, what these consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.carried import carried_periods
from pipeline.publish.phrases import counted, period_said, text
from pipeline.publish.report_groups import ad_hoc_said
from pipeline.publish.report_words import GROUPS as GROUP_NAMES
from pipeline.publish.theme import Role, Show
from pipeline.publish.workbook.layout import Line, Shown
from pipeline.publish.workbook.project_table import TOTAL_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.datasheet import Filled

NAMES: Final = (
    Shown("ordinal", "STT", (), 5, Show.CODE),
    Shown("name", "Tên dự án", (), 36),
    Shown("project_code", "Mã", (), 9, Show.CODE),
)
"""The columns that every Biểu of projects begins with."""

CARRIED_TOTAL: Final = "Trong đó {} dự án dùng số kỳ trước."
CARRIED_PROJECT: Final = "Dùng số liệu {}."
CARRIED_PART: Final = "Một phần dùng số liệu {}."
CARRIED_NOTE: Final = (
    "Số liệu của {} dự án là của kỳ trước: dòng chữ nghiêng màu xám, kỳ nêu ở cột Ghi chú."
)
ADJUSTED: Final = "Có số liệu do cơ quan thường trực điều chỉnh."
TOTAL: Final = "TỔNG CỘNG"

_GREY: Final = "xam"
_WORK: Final = "TienDo"
_FRAMES: Final = {
    _WORK: "packages",
    "Moc": "milestones",
    "GiaiNgan": "disbursements",
    "HuyDongVon": "mobilised",
    "GPMB": "clearance",
}
"""The dataset's name of the tables that tell what is carried."""


def project_lines(
    filled: Mapping[str, Filled],
    matter: Matter,
    shown: Sequence[str],
    details: Callable[[str], Iterable[Line]] | None = None,
    reasons: Sequence[str] = (),
) -> list[Line]:
    """Return the lines of all projects.

    Args:
        filled: the data sheets.
        matter: the report's input.
        shown: the tables whose figures the Biểu shows, which tell what is carried; a project's
            code leads to its rows of the first.
        details: what stands under a project.
        reasons: the columns that say why a figure is empty, for the notes.
    """
    projects = {row["project_code"]: row for row in filled["DuAn"].rows}
    sums = {row["key"]: row for row in filled["Nhom"].rows}
    notes, linked = _Notes(filled, shown, reasons), shown[0]
    every = list(projects)
    lines = [_sum_line(filled, sums[TOTAL_KEY], ("", TOTAL, Role.TOTAL), notes.of_sum(every))]
    for code, _, members in matter.groups():
        codes = [member["project_code"] for member in members]
        heading = (code, GROUP_NAMES[code], Role.SECTION)
        lines.append(_sum_line(filled, sums[code], heading, notes.of_sum(codes)))
        for place, project in enumerate(codes, 1):
            lines.append(_project_line(filled, projects[project], place, linked, notes))
            lines += details(project) if details else ()
    return lines


class _Notes:
    """What a reader has to know of a project's figures, of its rows in some tables."""

    def __init__(
        self, filled: Mapping[str, Filled], shown: Sequence[str], reasons: Sequence[str]
    ) -> None:
        self.declared = filled["DuAn"].table.fields
        self.reasons = reasons
        self.rows = {name: _by_project(filled[name].rows) for name in shown}

    def carried(self, project: str) -> tuple[str, ...]:
        """Return the earlier periods of which a project's figures are."""
        found = (
            period
            for name, rows in self.rows.items()
            for row in rows.get(project, ())
            for period in carried_periods(_FRAMES[name], row)
        )
        return tuple(dict.fromkeys(found))

    def is_old(self, project: str) -> bool:
        """Whether all that is known of a project is of an earlier period."""
        rows = [row for every in self.rows.values() for row in every.get(project, ())]
        return bool(rows) and all(row.get("carried_from") for row in rows)

    def is_adjusted(self, project: str) -> bool:
        """Whether an officer replaced one of the figures that the Biểu shows of a project."""
        rows = (row for every in self.rows.values() for row in every.get(project, ()))
        return any(row.get("adjusted_fields") for row in rows)

    def of_sum(self, projects: Iterable[str]) -> str:
        """Return the note of a total."""
        count = sum(bool(self.carried(project)) for project in projects)
        return CARRIED_TOTAL.format(counted(count)) if count else ""

    def of(self, row: Record) -> str:
        """Return the note of a project."""
        code = row["project_code"]
        labels = ", ".join(period_said(period) for period in self.carried(code))
        carried = CARRIED_PROJECT if self.is_old(code) else CARRIED_PART
        said = [
            carried.format(labels) if labels else "",
            *(self._of_status(row) if _WORK in self.rows else ()),
            ADJUSTED if self.is_adjusted(code) else "",
            *(_reason(str(self.declared[n].value(row))) for n in self.reasons if row.get(n)),
        ]
        return " ".join(dict.fromkeys(part for part in said if part))

    def _of_status(self, row: Record) -> tuple[str, ...]:
        """Return what has to be known of a status: who set it, or why there is none."""
        is_grey = row["status"] == _GREY and row["status_reason"]
        return (
            row["set_said"] if row["status_overridden"] else "",
            f"{text(row['status_reason'])}." if is_grey else "",
            ad_hoc_said(row),
        )


def _by_project(rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["project_code"], []).append(row)
    return found


def carried_note(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return what stands above a Biểu of which some lines are of an earlier period."""
    count = sum(line.role is Role.CARRIED and bool(line.words["ordinal"]) for line in lines)
    return (CARRIED_NOTE.format(counted(count)),) if count else ()


def _reason(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _sum_line(
    filled: Mapping[str, Filled], row: Record, heading: tuple[str, str, Role], note: str
) -> Line:
    ordinal, name, role = heading
    words = {"ordinal": ordinal, "name": name, "project_code": "", "note": note}
    return Line(row, words, filled["Nhom"].table, row["key"], role=role)


def _project_line(
    filled: Mapping[str, Filled], row: Record, place: int, linked: str, notes: _Notes
) -> Line:
    code = row["project_code"]
    words = {
        "ordinal": str(place),
        "name": text(row["name"]),
        "project_code": code,
        "note": notes.of(row),
    }
    role = Role.CARRIED if notes.is_old(code) else Role.CELL
    link = filled[linked].link(code) or filled["DuAn"].link(code)
    return Line(row, words, filled["DuAn"].table, code, role=role, link=link)
