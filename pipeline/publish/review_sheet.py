"""Cần sửa: the first sheet of a marked copy, with a link to every cell in question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.finding import REPEATED, Severity
from pipeline.forms_page import protect, sender_line, set_paper
from pipeline.publish.theme import Role, Show, Style, height_for
from schemas.metadata import COVER_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Address
    from pipeline.finding import Finding
    from pipeline.forms_issue import Places
    from pipeline.publish.refill import Refilled
    from pipeline.publish.refill_cells import Homeless
    from pipeline.publish.sheetwriter import SheetWriter

_COLUMNS: Final = (
    ("STT", 5),
    ("Mức", 12),
    ("Trang", 20),
    ("Ô", 9),
    ("Đã ghi", 30),
    ("Nội dung cần sửa", 84),
)
_WIDTHS: Final = tuple(width for _, width in _COLUMNS)
_LAST: Final = len(_COLUMNS) - 1
_SEVERITIES: Final = tuple(Severity)
_CELL: Final = Style(Role.CELL)
_ROLES: Final = {Severity.BLOCK: Role.WRONG, Severity.WARN: Role.ENTRY, Severity.NOTE: Role.CELL}

TITLE: Final = "NỘI DUNG CẦN SỬA TRONG BÁO CÁO"
HOMELESS_TITLE: Final = "NỘI DUNG ĐÃ GỬI MÀ BIỂU MẪU KHÔNG CÓ CHỖ GHI"
HOMELESS_HEADER: Final = ("STT", "Trang", "Ô", "Nội dung đã ghi; lý do không có chỗ")
_TOLD: Final = (
    "Tệp này là biểu mẫu mới, đã ghi lại nội dung đơn vị gửi ở tệp “{name}”. Ô cần xem lại được tô"
    " màu hồng và có ghi chú; bấm vào địa chỉ ở cột “Ô” để đến ô đó."
)
_TO_DO: Final = (
    "Sửa ngay trong tệp này rồi gửi lại; không cần làm lại biểu mẫu khác. Ô “Lần gửi” trên Bìa đã"
    " ghi sẵn {sending}. Nội dung ở mức “chặn” chưa được tính vào báo cáo tổng hợp."
)
_NOTES_ONLY: Final = (
    "Báo cáo đã được dùng, không phải gửi lại; các lưu ý dưới đây để thực hiện từ kỳ sau."
)


class Review(Struct, frozen=True):
    """What the sheet tells.

    Attributes:
        name: the file's name as it was sent.
        findings: of the return.
    """

    name: str
    refilled: Refilled
    findings: tuple[Finding, ...]

    @property
    def ordered(self) -> list[tuple[int, Finding]]:
        """The findings with their numbers, the weightiest first."""
        return sorted(
            enumerate(self.findings),
            key=lambda pair: (_SEVERITIES.index(pair[1].rule.severity), *pair[1].order[1:]),
        )


def write_review(sheet: SheetWriter, review: Review, places: Mapping[str, Places]) -> None:
    """Write the sheet; `places` tells where the cells of the form stand."""
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    row = _write_heading(sheet, review)
    for at, (label, _) in enumerate(_COLUMNS):
        sheet.text(row, at, label, Style(Role.HEADER))
    sheet.raw.freeze_panes(row + 1, 0)
    sheet.raw.repeat_rows(row)
    for number, (at, finding) in enumerate(review.ordered, start=1):
        row += 1
        target = _target(review, at, finding, places)
        _write_finding(sheet, row, number, finding, target)
    _write_homeless(sheet, row + 2, review.refilled.homeless)
    sheet.raw.set_landscape()
    sheet.raw.fit_to_pages(1, 0)
    set_paper(sheet, review.refilled.issue)
    protect(sheet, review.refilled.issue)


def _write_heading(sheet: SheetWriter, review: Review) -> int:
    for row, (text, role) in enumerate(_heading(review)):
        sheet.merged((row, 0, row, _LAST), text, Style(role))
        sheet.height(row, height_for(text, sum(_WIDTHS)) + 4)
    return row + 1


def _heading(review: Review) -> Iterator[tuple[str, Role]]:
    issue = review.refilled.issue
    yield TITLE, Role.TITLE
    yield f"{sender_line(issue)} · Biểu {issue.form.code} – {issue.form.name}", Role.SUBTITLE
    yield count_words(review.findings), Role.SUBTITLE
    yield _TOLD.format(name=review.name), Role.PLAIN
    is_done = all(finding.rule.severity is Severity.NOTE for finding in review.findings)
    sending = issue.rows["cover"][0]["revision"]
    number = getattr(sending, "raw", sending)
    yield _NOTES_ONLY if is_done else _TO_DO.format(sending=number), Role.PLAIN


def count_words(findings: tuple[Finding, ...]) -> str:
    """Return how many findings there are of each severity: 2 chặn, 3 cảnh báo, 1 lưu ý."""
    counts = Counter(finding.rule.severity for finding in findings)
    told = [f"{counts[each]} {each.value}" for each in _SEVERITIES if counts[each]]
    return f"Tổng số: {', '.join(told)}."


def _target(
    review: Review, at: int, finding: Finding, places: Mapping[str, Places]
) -> tuple[str, Address | None]:
    """Return the sheet and the cell to which a finding leads; no sheet where there is none."""
    titles = _titles(review)
    spot = review.refilled.spots.get(at)
    if spot is not None and spot.table in titles:
        return titles[spot.table], places[spot.table][spot.number, spot.field]
    if finding.place.cell is not None:
        return "", None
    return titles.get(finding.table, "" if finding.place.sheet else COVER_SHEET), None


def _titles(review: Review) -> dict[str, str]:
    issue = review.refilled.issue
    models = (issue.form.sheets[0], *issue.sheets)
    return {model.sheet.name: model.sheet.title for model in models}


def _write_finding(
    sheet: SheetWriter,
    row: int,
    number: int,
    finding: Finding,
    target: tuple[str, Address | None],
) -> None:
    title, cell = target
    severity = finding.rule.severity
    told = f"{severity.value}, {REPEATED}" if finding.repeated else severity.value
    sheet.number(row, 0, number, Style(Role.CELL, Show.NAME))
    sheet.text(row, 1, told, Style(_ROLES[severity]))
    sheet.text(row, 2, title or finding.place.sheet, _CELL)
    if title:
        sheet.link(row, 3, f"'{title}'!{cell or 'A1'}", str(cell or "mở trang"), Style(Role.LINK))
    else:
        sheet.text(row, 3, "", _CELL)
    texts = {4: finding.entered, 5: f"{finding.rule.code}. {finding.message}"}
    for at, text in texts.items():
        sheet.text(row, at, text, _CELL)
    sheet.height(row, max(height_for(text, _WIDTHS[at] - 1) for at, text in texts.items()))


def _write_homeless(sheet: SheetWriter, row: int, homeless: tuple[Homeless, ...]) -> None:
    if not homeless:
        return
    sheet.merged((row, 0, row, _LAST), HOMELESS_TITLE, Style(Role.SUBTITLE))
    areas = ((0, 0), (1, 2), (3, 3), (4, 5))
    for (first, last), label in zip(areas, HOMELESS_HEADER, strict=True):
        sheet.merged((row + 1, first, row + 1, last), label, Style(Role.HEADER))
    for number, each in enumerate(homeless, start=1):
        at = row + 1 + number
        said = f"{each.entered}\n{each.why}" if each.entered else each.why
        sheet.number(at, 0, number, Style(Role.CELL, Show.NAME))
        for (first, last), text in zip(areas[1:], (each.sheet, each.cell, said), strict=True):
            sheet.merged((at, first, at, last), text, _CELL)
        sheet.height(at, height_for(said, sum(_WIDTHS[4:]) - 1))
