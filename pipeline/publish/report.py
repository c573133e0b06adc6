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
from pipeline.publish.letterhead import fit_agency_line, letterhead, lines, signature
from pipeline.publish.phrases import day, lowered, or_none, text
from pipeline.publish.report_charts import charts
from pipeline.publish.report_matter import Matter
from pipeline.publish.report_tables import annexes
from pipeline.publish.template import filled, saved
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.register import Register

DOCUMENT_KIND: Final = "bao_cao"
TEMPLATE: Final = "report.docx"


def write_report(measures: Measures, dataset: Dataset, register: Register, template: Path) -> bytes:
    """Return the report as a Word document in the format of NĐ 30/2020/NĐ-CP.

    Number and day stay blank for the clerk; the same input gives the same bytes.

    Raises:
        TemplateFileError: the template cannot be used; the message says what to mend.
    """
    return write_whole(Matter.of(measures, dataset, register), template)


def write_whole(matter: Matter, template: Path) -> bytes:
    """Return the report of all that is followed, with its charts."""
    return _written(matter, report_fields(matter) | {"bieu_do": charts(matter)}, template)


def write_part(matter: Matter, template: Path, scope: str) -> bytes:
    """Return the report of some projects, for one who may not see the others; without charts.

    Args:
        matter: already cut down to these projects.
        template: the report's.
        scope: whose projects they are; stands in the title.
    """
    fields = report_fields(matter) | {"bieu_do": []}
    title = words.PART.format(fields["trich_yeu"], scope)
    return _written(matter, fields | {"trich_yeu": title}, template)


def _written(matter: Matter, fields: Mapping[str, Any], template: Path) -> bytes:
    document = filled(template, fields)
    fit_agency_line(document, fields["co_quan_ban_hanh"])
    return saved(document, fields["co_quan"], matter.as_of)


def report_fields(matter: Matter) -> dict[str, Any]:
    """Return every field that the template may name, by its name there."""
    return {
        **letterhead(matter, DOCUMENT_KIND),
        **_heading(matter),
        **signature(matter, DOCUMENT_KIND),
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


def _heading(matter: Matter) -> dict[str, Any]:
    setting = matter.register.document_setting(DOCUMENT_KIND, matter.as_of)
    period = lowered(matter.dataset.period.long_label)
    subject = text(setting.subject if setting else None) or words.SUBJECT
    return {
        "nam_ke_hoach": str(matter.year),
        "ky": period,
        "trich_yeu": f"{subject} {period}",
        "noi_dung_bao_cao": f"{lowered(subject)} {period}",
        "ngay_chot": day(matter.cutoff),
        "kinh_gui": lines(matter, Fact.ADDRESSEES, DOCUMENT_KIND),
        "can_cu": [
            text(row.citation).removeprefix("Căn cứ ")
            for row in matter.register.legal_bases(DOCUMENT_KIND, matter.as_of)
        ],
    }


def _proposals(matter: Matter) -> dict[str, Any]:
    parts = report_issues.proposals(matter)
    return {"kien_nghi": parts, "kien_nghi_chung": [] if parts else or_none(())}
