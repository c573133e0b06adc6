"""Returns written as text, and what the checks answer: one line a finding."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas import FORMS
from schemas.column import columns
from schemas.metadata import CARD_HEADER
from schemas.period import Period
from schemas.register import (
    Alias,
    AssignedTask,
    Assignment,
    ClearancePlan,
    PlannedMilestone,
    Project,
    Unit,
    WorkPackage,
)
from schemas.said import SaidDate
from tests.books import workbook
from tests.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding
    from pipeline.register import Register
    from schemas.column import Row

MILLION = 1_000_000


def day(text: str) -> SaidDate:
    return SaidDate.day(date.fromisoformat(text))


PORTFOLIO: tuple[Row, ...] = (
    Project(
        project_code="NS-01",
        name="Nâng cấp QL4B",
        capital_group="NSNN",
        total_investment_vnd=2_300_000 * MILLION,
    ),
    Project(project_code="PPP-01", name="Cao tốc Hữu Nghị – Chi Lăng", capital_group="PPP"),
    Project(project_code="NNS-01", name="Khu công nghiệp", capital_group="NNS"),
    WorkPackage(
        project_code="NS-01",
        package_code="XL-01",
        name="Xây lắp Km18 – Km45",
        contract_value_vnd=820_000 * MILLION,
    ),
    WorkPackage(
        project_code="NS-01",
        package_code="XL-02",
        name="Cầu Bản Trại",
        contract_value_vnd=500_000 * MILLION,
    ),
    WorkPackage(project_code="PPP-01", package_code="XL-01", name="Đoạn đầu tuyến"),
    PlannedMilestone(
        project_code="NS-01", milestone_code="M08", version=0, planned_date=day("2026-06-30")
    ),
    PlannedMilestone(
        project_code="NS-01",
        milestone_code="X01",
        milestone_name="Thông xe kỹ thuật",
        version=0,
        planned_date=day("2026-04-30"),
    ),
    Unit(unit_code="BQLGT", name="Ban QLDA giao thông", kind="ban_qlda"),
    Unit(unit_code="X-06565", name="UBND xã Khuất Xá", kind="xa"),
    Unit(unit_code="X-06529", name="UBND xã Lộc Bình", kind="xa"),
    Unit(unit_code="TTPTQD", name="Trung tâm Phát triển quỹ đất tỉnh", kind="quy_dat"),
    Unit(unit_code="SXD", name="Sở Xây dựng", short_name="Sở XD", kind="so_nganh"),
    Unit(unit_code="KBNN", name="Kho bạc Nhà nước Lạng Sơn", kind="kho_bac"),
    Alias(alias="Sở Giao thông vận tải", unit_code="SXD", valid_until=day("2026-12-31")),
    ClearancePlan(
        project_code="NS-01",
        commune_code="X-06565",
        section="toan_bo",
        required_m2=381_000.0,
        planned_finish_date=day("2026-06-30"),
    ),
    AssignedTask(
        task_code="NV-01",
        unit_code="X-06565",
        content="Bàn giao mặt bằng",
        source_document="52/TB-UBND",
    ),
    *(
        Assignment(unit_code=unit, form_code=form, project_code=project, frequency="quy")
        for unit, form, project in (
            ("BQLGT", "CDT", "NS-01"),
            ("BQLGT", "KH", "NS-01"),
            ("X-06565", "XA", "NS-01"),
            ("X-06529", "XA", "NS-01"),
            ("TTPTQD", "XA", "NS-01"),
            ("SXD", "SN", None),
            ("KBNN", "KB", "NS-01"),
        )
    ),
)
REGISTER = register(*PORTFOLIO)

SENDERS = {"CDT": "BQLGT", "KH": "BQLGT", "XA": "X-06565", "SN": "SXD", "KB": "KBNN"}


@dataclass(frozen=True)
class Sent:
    """One return; what a test leaves out is as it should be.

    Attributes:
        sheets: drawings by title; columns that a drawing leaves out stand to its right, blank, and
            sheets that are left out have their header only.
        cover: values by label; None leaves the line out.
        whole: whether left-out columns and sheets are filled up so.
        lacking: sheets, and columns as ``Mốc!Dự kiến``, that the file does not have all the same.
        raw: the file itself, where a drawing cannot say it.
    """

    sheets: Mapping[str, str]
    form: str = "CDT"
    period: str = "2026-Q1"
    cover: Mapping[str, str | None] = field(default_factory=dict)
    arrived_on: date | None = None
    path: str = ""
    whole: bool = True
    lacking: frozenset[str] = frozenset()
    raw: bytes = b""

    @property
    def data(self) -> bytes:
        """The workbook."""
        return self.raw or workbook({"Bìa": self._cover(), **self._completed(), **self._others()})

    @property
    def book(self) -> Book:
        """The workbook, read."""
        data = self.data
        path = self.path or f"{self.period}/{self.form}.xlsx"
        book = read_book(path, hashlib.sha256(data).hexdigest(), data)
        assert isinstance(book, Book)
        return book

    def _cover(self) -> str:
        cut_off = REGISTER.calendar(Period.parse(self.period), self.form).cut_off
        usual: dict[str, str | None] = {
            "Mã đơn vị": SENDERS[self.form],
            "Mã biểu mẫu": self.form,
            "Kỳ báo cáo": Period.parse(self.period).label,
            "Số liệu tính đến ngày": cut_off.isoformat(),
            "Loại báo cáo": "Định kỳ",
        }
        return "\n".join(
            f"{label} | {value}" for label, value in {**usual, **self.cover}.items() if value
        )

    def _completed(self) -> dict[str, str]:
        models = {model.sheet.title: model for model in FORMS[self.form].sheets}
        return {
            title: self._whole(drawing, models[title])
            if self.whole and title in models
            else drawing
            for title, drawing in self.sheets.items()
            if title not in self.lacking
        }

    def _others(self) -> dict[str, str]:
        return {
            model.sheet.title: self._whole("", model)
            for model in FORMS[self.form].sheets[1:]
            if self.whole and model.sheet.title not in {*self.sheets, *self.lacking}
        }

    def _whole(self, drawing: str, model: type[Row]) -> str:
        """Return a drawing with all columns of its sheet in the header, those left out last.

        A card has all its lines.
        """
        if CARD_HEADER[0] in drawing:
            return "\n".join((drawing, *self._lines_left_out(drawing, model)))
        header, _, body = drawing.partition("\n")
        there = [label.strip() for label in header.split("|") if label.strip()]
        labels = [column.label for column in columns(model).values()]
        title = model.sheet.title
        added = [
            label
            for label in labels
            if label not in there and f"{title}!{label}" not in self.lacking
        ]
        return f"{' | '.join((*there, *added))}\n{body}"

    def _lines_left_out(self, drawing: str, model: type[Row]) -> Iterator[str]:
        there = {line.partition("|")[0].strip() for line in drawing.splitlines()}
        for name, column in columns(model).items():
            is_lacking = f"{model.sheet.title}!{column.label}" in self.lacking
            if name not in model.sheet.key and column.label not in there and not is_lacking:
                yield column.label


def judged(
    *returns: Sent,
    known: Register = REGISTER,
    closed: Mapping[str, frozenset[str]] | None = None,
) -> tuple[tuple[CheckedBook, ...], tuple[Finding, ...]]:
    """Check returns together."""
    arrivals = [Arrival(each.book, each.arrived_on) for each in returns]
    return check_all(arrivals, Context(known, closed or {}))


def told(
    *returns: Sent,
    known: Register = REGISTER,
    closed: Mapping[str, frozenset[str]] | None = None,
) -> list[str]:
    """Return the findings of the last return: place, code and the whole sentence."""
    _, findings = judged(*returns, known=known, closed=closed)
    path = returns[-1].book.path
    return lines(finding for finding in findings if finding.place.path == path)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Write findings down: ``Tiến độ!C2 C01 “abc” không phải là số. …``."""
    return [
        f"{'' if str(each.place) == each.place.path else each.place} {each.rule.code}"
        f" {each.message}".strip()
        for each in findings
    ]
