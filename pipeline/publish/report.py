"""The committee's report (bao-cao_P.docx): its fields filled in from measures and register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipeline.publish import (
    report_capital,
    report_issues,
    report_results,
    report_steering,
    report_verdicts,
)
from pipeline.publish import report_words as words
from pipeline.publish.phrases import day, month, or_none, text
from pipeline.publish.report_matter import Matter
from pipeline.publish.report_tables import annexes
from pipeline.publish.template import filled, saved
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from pathlib import Path

    from docxtpl import DocxTemplate

    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.register import Register

DOCUMENT_KIND: Final = "bao_cao"
AGENCY_LINE: Final = "duong-ke-co-quan"
"""The name that the line below the agency bears in the template."""

_LINE_SHARE: Final = 0.42  # NĐ 30/2020/NĐ-CP: from 1/3 to 1/2 of the text above it
_COLUMN_POINTS: Final = 170.0  # the width that the agency's name has before it is broken
_LETTER_POINTS: Final = 13 * 0.68  # bold capitals of Times New Roman, 13 pt, on the average
_BLANK_POINTS: Final = 13 * 0.25
_EMU_PER_POINT: Final = 12_700


def write_report(measures: Measures, dataset: Dataset, register: Register, template: Path) -> bytes:
    """Return the report as a Word document in the format of NĐ 30/2020/NĐ-CP.

    Number and day stay blank for the clerk; the same input gives the same bytes.

    Raises:
        TemplateFileError: the template cannot be used; the message says what to mend.
    """
    fields = report_fields(Matter.of(measures, dataset, register))
    document = filled(template, fields)
    _fit_agency_line(document, fields["co_quan_ban_hanh"])
    return saved(document, fields["co_quan"], dataset.as_of)


def report_fields(matter: Matter) -> dict[str, Any]:
    """Return every field that the template may name, by its name there."""
    return {
        **_letterhead(matter),
        **_signature(matter),
        "nhiem_vu_giao": report_steering.tasks(matter),
        "kiem_tra": report_steering.inspections(matter),
        "che_do_bao_cao": report_steering.reporting(matter),
        "tong_quan": report_results.portfolio(matter),
        "giai_phong_mat_bang": report_results.clearance(matter),
        "thi_cong": report_results.work(matter),
        "giai_ngan": report_capital.capital(matter),
        "dap_ung": report_verdicts.on_track(matter),
        "cham_tien_do": report_verdicts.behind(matter),
        "chu_quan": report_verdicts.causes(matter, "chu_quan"),
        "khach_quan": report_verdicts.causes(matter, "khach_quan"),
        "chua_ro_nguyen_nhan": report_verdicts.without_nature(matter),
        "chua_danh_gia": report_verdicts.not_judged(matter),
        "danh_gia_khac": report_verdicts.differences(matter),
        "vuong_mac_chung": report_issues.summary(matter),
        "vuong_mac": report_issues.obstacles(matter),
        "nhiem_vu_ky_toi": report_issues.next_tasks(matter),
        **_proposals(matter),
        **annexes(matter),
    }


def _letterhead(matter: Matter) -> dict[str, Any]:
    setting = matter.register.document_setting(DOCUMENT_KIND, matter.as_of)
    label = matter.dataset.period.long_label
    period = label[:1].lower() + label[1:]
    subject = text(setting.subject if setting else None) or words.SUBJECT
    agency = _fact(matter, Fact.AGENCY)
    return {
        "co_quan_chu_quan": _fact(matter, Fact.PARENT_AGENCY).upper(),
        "co_quan_ban_hanh": agency.upper(),
        "co_quan": agency or words.AGENCY,
        "ky_hieu": _fact(matter, Fact.SYMBOL),
        "dia_danh": _fact(matter, Fact.PLACE),
        "thang": month(matter.as_of),
        "nam": str(matter.as_of.year),
        "nam_ke_hoach": str(matter.year),
        "ky": period,
        "trich_yeu": f"{subject} {period}",
        "noi_dung_bao_cao": f"{subject[:1].lower()}{subject[1:]} {period}",
        "ngay_chot": day(matter.cutoff),
        "minh_hoa": words.DEMONSTRATION if matter.register.demonstration else "",
        "kinh_gui": _lines(matter, Fact.ADDRESSEES),
        "can_cu": [
            text(row.citation).removeprefix("Căn cứ ")
            for row in matter.register.legal_bases(DOCUMENT_KIND, matter.as_of)
        ],
    }


def _signature(matter: Matter) -> dict[str, Any]:
    recipients = _lines(matter, Fact.RECIPIENTS)
    if not any(line.startswith("Lưu") for line in recipients):
        recipients.append(words.ARCHIVE)
    return {
        "quyen_han": _fact(matter, Fact.AUTHORITY_LINE).upper(),
        "chuc_vu": _fact(matter, Fact.SIGNATORY_TITLE).upper(),
        "nguoi_ky": _fact(matter, Fact.SIGNATORY_NAME),
        "noi_nhan": recipients,
    }


def _proposals(matter: Matter) -> dict[str, Any]:
    parts = report_issues.proposals(matter)
    return {"kien_nghi": parts, "kien_nghi_chung": [] if parts else or_none(())}


def _fact(matter: Matter, fact: Fact) -> str:
    return text(matter.register.fact(fact, DOCUMENT_KIND, matter.as_of))


def _lines(matter: Matter, fact: Fact) -> list[str]:
    """Return the lines of a fact without the dashes that somebody typed before them."""
    said = matter.register.fact(fact, DOCUMENT_KIND, matter.as_of) or ""
    lines = (text(line.lstrip(" -–+•")) for line in said.splitlines())
    return [line for line in lines if line]


def _fit_agency_line(document: DocxTemplate, agency: str) -> None:
    """Give the line below the agency's name its share of the name's length."""
    letters = len(agency.replace(" ", ""))
    wide = letters * _LETTER_POINTS + agency.count(" ") * _BLANK_POINTS
    length = round(min(wide, _COLUMN_POINTS) * _LINE_SHARE * _EMU_PER_POINT)
    drawn = f"//wp:anchor[wp:docPr[@name='{AGENCY_LINE}']]"
    for extent in document.docx.element.xpath(f"{drawn}/wp:extent | {drawn}//a:ext[@cx]"):
        extent.set("cx", str(length))
