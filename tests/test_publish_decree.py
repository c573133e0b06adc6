"""Report and letters in the form of NĐ 30/2020/NĐ-CP: every line of its table, read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.enum.section import WD_ORIENT

from pipeline.publish.letter_matter import Charge
from pipeline.publish.letters import Letter, write_letter
from pipeline.publish.report import write_report
from pipeline.publish.report_matter import Matter
from schemas.register import LegalBasis, Unit
from schemas.register_general import General
from tests.documents import (
    CENTRED,
    JUSTIFIED,
    fonts,
    line_points,
    look_of,
    looks,
    opened,
    part,
)
from tests.measured import dataset, measures, project
from tests.registers import register

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.shared import Length

TEMPLATES = Path(__file__).parent.parent / "templates"
AGENCY_PT = 13 * 0.68 * len("SỞTÀICHÍNH") + 13 * 0.25 * 2  # about how wide its name is printed
MOTTO_PT = 179  # of "Độc lập - Tự do - Hạnh phúc" in bold Times New Roman of 14 pt
FACTS = {
    "co_quan_chu_quan": "UBND TỈNH LẠNG SƠN",
    "co_quan_ban_hanh": "SỞ TÀI CHÍNH",
    "ky_hieu": "STC-ĐT",
    "dia_danh": "Lạng Sơn",
    "quyen_han": "KT. GIÁM ĐỐC",
    "chuc_vu": "Phó Giám đốc",
    "nguoi_ky": "Nguyễn Văn A",
    "kinh_gui": "UBND tỉnh Lạng Sơn",
    "noi_nhan": "Như trên;\nLưu: VT, ĐT.",
}
BOOK = register(
    *(General(fact=name, value=value) for name, value in FACTS.items()),
    Unit(unit_code="X-1", name="UBND xã Khuất Xá", kind="xa"),
    LegalBasis(citation="Luật Đầu tư công"),
)
KINDS = ("bao_cao", "don_doc", "tien_do", "bo_sung")
LETTERS = KINDS[1:]


def matter() -> Matter:
    return Matter.of(measures(projects=[project("NS-01")]), dataset(), BOOK)


def written(kind: str) -> bytes:
    if kind == "bao_cao":
        known = matter()
        return write_report(known.measures, known.dataset, BOOK, TEMPLATES / "report.docx")
    charge = Charge("X-1", "Nhiệm vụ đã quá hạn", "Bố trí nghĩa trang; quá hạn 05 ngày.")
    return write_letter(
        Letter(kind, (charge,), is_single=True), matter(), TEMPLATES / "letter.docx"
    )


@pytest.fixture(scope="module", params=KINDS)
def package(request: pytest.FixtureRequest) -> bytes:
    return written(request.param)


@pytest.fixture(scope="module")
def document(package: bytes) -> Word:
    return opened(package)


def millimetres(length: Length | None) -> int:
    assert length is not None
    wide: float = length.mm
    return round(wide)


def test_the_page_is_a4_with_the_margins(document: Word) -> None:
    for section in document.sections:
        across, down = section.page_width, section.page_height
        assert across
        assert down
        is_lying = section.orientation == WD_ORIENT.LANDSCAPE
        assert sorted((round(across.mm), round(down.mm))) == [210, 297]
        assert (across > down) == is_lying
        assert 20 <= millimetres(section.top_margin) <= 25
        assert 20 <= millimetres(section.bottom_margin) <= 25
        assert 30 <= millimetres(section.left_margin) <= 35
        assert 15 <= millimetres(section.right_margin) <= 20
    assert document.sections[0].orientation == WD_ORIENT.PORTRAIT


def test_every_script_is_in_times_new_roman_and_black(package: bytes) -> None:
    assert fonts(package) == {"Times New Roman"}
    assert 'w:lang w:val="vi-VN"' in part(package, "word/styles.xml")
    assert "w:color w:val" not in part(package, "word/document.xml").replace("C00000", "")


def test_page_numbers_stand_top_centre_from_page_two(document: Word) -> None:
    section = document.sections[0]
    number = section.header.paragraphs[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in number._p.xpath("string()")  # noqa: SLF001 - no public way
    assert number.style is not None
    assert number.style.font.size is not None
    assert (number.style.font.size.pt, number.style.paragraph_format.alignment) == (14, CENTRED)
    assert not number.style.font.italic
    assert "PAGE" not in section.first_page_header._element.xpath("string()")  # noqa: SLF001 - same
    assert "PAGE" not in section.footer._element.xpath("string()")  # noqa: SLF001 - same


@pytest.mark.parametrize(
    ("start", "points", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
        ("UBND TỈNH LẠNG SƠN", (12, 13), False, False),
        ("SỞ TÀI CHÍNH", (12, 13), True, False),
        ("Số:        /STC-ĐT", (13, 13), False, False),
        ("Lạng Sơn, ngày      tháng 3 năm 2026", (13, 14), False, True),
        ("KT. GIÁM ĐỐC", (13, 14), True, False),
        ("PHÓ GIÁM ĐỐC", (13, 14), True, False),
        ("Nguyễn Văn A", (13, 14), True, False),
    ],
)
def test_head_and_signature(
    document: Word,
    start: str,
    points: tuple[int, int],
    bold: bool,  # noqa: FBT001 - a table's cell
    italic: bool,  # noqa: FBT001 - a table's cell
) -> None:
    look = look_of(document, start)
    assert points[0] <= look.points <= points[1]
    assert (look.bold, look.italic, look.alignment) == (bold, italic, CENTRED)


def test_motto_is_underlined_in_full_and_the_agency_by_a_third_to_a_half(document: Word) -> None:
    assert line_points(document, "duong-ke-tieu-ngu") == pytest.approx(MOTTO_PT, abs=4)
    assert AGENCY_PT / 3 <= line_points(document, "duong-ke-co-quan") <= AGENCY_PT / 2
    assert set(document.element.xpath("//a:ln/@w")) == {"9525"}  # 0,75 pt


def test_recipients_stand_left_below(document: Word) -> None:
    heading, first, last = (look_of(document, start) for start in ("Nơi nhận:", "- Như", "- Lưu"))
    assert (heading.points, heading.bold, heading.italic) == (12, True, True)
    assert (first.points, first.bold, first.italic) == (11, False, False)
    assert last.text == "- Lưu: VT, ĐT."


def test_the_signature_has_room_for_the_seal(document: Word) -> None:
    signed = next(table for table in document.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    assert signed.rows[0].cells[1].text.count("\n") >= 2 + 5


def test_body_is_justified_indented_and_spaced(document: Word) -> None:
    body = [each for each in looks(document) if each.first_line_cm and not each.bold]
    body = [each for each in body if not each.text.startswith(("Căn cứ", "a)", "b)"))]
    assert len(body) >= 4
    for each in body:
        assert 13 <= each.points <= 14
        assert (each.bold, each.italic, each.alignment) == (False, False, JUSTIFIED)
        assert each.first_line_cm in {1.0, 1.27}
        assert each.space_after_points >= 6
    assert body[-1].text.endswith("./.")


def test_a_report_bears_kind_and_subject_and_its_bases_in_italics() -> None:
    document = opened(written("bao_cao"))
    kind, subject, basis = (look_of(document, start) for start in ("BÁO CÁO", "Tình", "Căn cứ"))
    assert (kind.points, kind.bold, kind.alignment) == (14, True, CENTRED)
    assert (subject.points, subject.bold, subject.alignment) == (14, True, CENTRED)
    assert (basis.text, basis.italic) == ("Căn cứ Luật Đầu tư công.", True)
    assert 50 <= line_points(document, "duong-ke-trich-yeu") <= 227
    assert not [each for each in looks(document) if each.text.startswith("V/v")]


@pytest.mark.parametrize(
    ("start", "points"), [("Phụ lục I", 14), ("BIỂU 01.", 14), ("(Kèm theo Báo cáo số", 13)]
)
def test_annexes_are_headed_in_the_middle(start: str, points: int) -> None:
    look = look_of(opened(written("bao_cao")), start)
    assert (look.points, look.alignment) == (points, CENTRED)
    assert look.bold is (not start.startswith("("))
    assert look.italic is start.startswith("(")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_bears_its_matter_below_the_number_and_no_kind(kind: str) -> None:
    document = opened(written(kind))
    head = document.tables[0].rows[1].cells[0].text.split("\n")
    assert head[0] == "Số:        /STC-ĐT"
    assert head[1].startswith("V/v ")
    look = look_of(document, "V/v")
    assert 12 <= look.points <= 13
    assert (look.bold, look.italic, look.alignment) == (False, False, CENTRED)
    sent = look_of(document, "Kính gửi:")
    assert (sent.text, sent.points, sent.bold) == ("Kính gửi: UBND xã Khuất Xá.", 14, False)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_has_no_gaps_and_no_left_over_tags(kind: str) -> None:
    blank_for_the_clerk = ("Số:", "Lạng Sơn, ngày")
    texts = [each.text for each in looks(opened(written(kind)))]
    said = [text for text in texts if not text.startswith(blank_for_the_clerk)]
    assert not [text for text in said if "{" in text or "  " in text]
