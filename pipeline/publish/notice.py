"""The letter to the sender of a file that could not be used: which file, why, what to do."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from msgspec import Struct

from pipeline.publish.docx_package import packed_document
from pipeline.publish.theme import FONT

if TYPE_CHECKING:
    from datetime import date

    from pipeline.finding import Finding

_SIZE: Final = Pt(14)  # NĐ 30/2020/NĐ-CP, Phụ lục I: 13 to 14 for the text
_MARGINS: Final = {"top": Mm(20), "bottom": Mm(20), "left": Mm(30), "right": Mm(20)}
_TITLE: Final = "THÔNG BÁO"
_SUBJECT: Final = "về tệp báo cáo chưa dùng được"
_UNKNOWN_SENDER: Final = "Đơn vị gửi tệp báo cáo"
_CLOSING: Final = "Báo cáo của đơn vị chưa được tính cho đến khi nhận được tệp dùng được."


class Notice(Struct, frozen=True):
    """What the letter says.

    Attributes:
        name: the file's name as it came.
        unit_name: whose file it is; empty where nobody knows.
        findings: why it could not be used.
        as_of: the day of the report in whose course the letter is written.
        received_on: the day on which the file came, if it is known.
        agency: who writes.
        contact, email: whom to ask, where to send the file again.
    """

    name: str
    unit_name: str
    findings: tuple[Finding, ...]
    as_of: date
    received_on: date | None
    agency: str
    contact: str
    email: str


def write_notice(notice: Notice) -> bytes:
    """Return the letter as a Word document of one page."""
    document = Document()
    _set_page(document)
    if notice.agency:
        _paragraph(document, notice.agency.upper(), bold=True)
    _paragraph(document, _TITLE, bold=True, centred=True)
    _paragraph(document, _SUBJECT, bold=True, centred=True)
    _paragraph(document, f"Kính gửi: {notice.unit_name or _UNKNOWN_SENDER}", centred=True)
    for line in _lines(notice):
        _paragraph(document, line)
    return _saved(document, notice)


def _lines(notice: Notice) -> list[str]:
    day = f", nhận ngày {notice.received_on:%d/%m/%Y}" if notice.received_on else ""
    lines = [f"Tệp “{notice.name}”{day} chưa dùng được để tổng hợp."]
    for finding in notice.findings:
        slots = {"entered": finding.entered, **finding.words}
        lines.append(f"Lý do: {finding.rule.sentence.format(**slots)}")
        if finding.rule.fix:
            lines.append(f"Đề nghị: {finding.rule.fix.format(**slots)}")
    where = f" về địa chỉ {notice.email}" if notice.email else ""
    lines.append(f"{_CLOSING} Đề nghị đơn vị gửi lại{where}.")
    if notice.contact:
        lines.append(f"Cần hỏi thêm, liên hệ: {notice.contact}.")
    return lines


def _set_page(document: Any) -> None:  # noqa: ANN401 - the library has no types
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", width)
    font = document.styles["Normal"].font
    font.name, font.size = FONT, _SIZE
    font.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _paragraph(
    document: Any,  # noqa: ANN401 - the library has no types
    text: str,
    *,
    bold: bool = False,
    centred: bool = False,
) -> None:
    legal = "".join(sign for sign in text if sign.isprintable())
    paragraph = document.add_paragraph()
    paragraph.add_run(legal).bold = bold
    justified = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else justified


def _saved(document: Any, notice: Notice) -> bytes:  # noqa: ANN401 - the library has no types
    stamp = datetime.combine(notice.as_of, time(), UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.author, properties.last_modified_by = notice.agency, ""
    properties.title, properties.comments = f"Thông báo {_SUBJECT}", ""
    properties.created = properties.modified = stamp
    return packed_document(document)
