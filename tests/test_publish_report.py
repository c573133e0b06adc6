"""The Word report, read back: its page, its letterhead, its sentences, its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from pipeline.publish.report import write_report
from pipeline.publish.template import TemplateFileError
from schemas.register import Inspection, LegalBasis, Unit
from schemas.register_general import General
from schemas.said import SaidDate
from tests.measured import AS_OF, BILLION, dataset, group, measures, project
from tests.registers import register

if TYPE_CHECKING:
    from docx.document import Document as Word

    from pipeline.register import Register
    from schemas.column import Row

TEMPLATE = Path(__file__).parent.parent / "templates" / "report.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = {
    "co_quan_chu_quan": "UBND tỉnh Lạng Sơn",
    "co_quan_ban_hanh": "Sở Tài chính",
    "ky_hieu": "BC-STC",
    "dia_danh": "Lạng Sơn",
    "quyen_han": "KT. Giám đốc",
    "chuc_vu": "Phó Giám đốc",
    "nguoi_ky": "Nguyễn Văn A",
    "noi_nhan": "- Thường trực Tỉnh ủy;\n- UBND tỉnh;",
}


def office(*rows: Row, **facts: str) -> Register:
    """Return a register with the agency's facts and these rows."""
    return register(*(General(fact=k, value=v) for k, v in (FACTS | facts).items()), *rows)


def written(
    tables: dict[str, Any] | None = None, book: Register | None = None, template: Path = TEMPLATE
) -> bytes:
    return write_report(measures(**(tables or {})), dataset(), book or office(), template)


def opened(package: bytes) -> Word:
    return Document(io.BytesIO(package))


def body(document: Word) -> list[str]:
    return [each.text for each in document.paragraphs if each.text]


def cells(document: Word, table: int) -> list[list[str]]:
    """Return the texts of a table's rows."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def after(document: Word, heading: str) -> list[str]:
    """Return the paragraphs from a heading to the next one."""
    texts = [(each.style.name if each.style else "", each.text) for each in document.paragraphs]
    start = next(place for place, (_, text) in enumerate(texts) if text == heading) + 1
    found = []
    for style, text in texts[start:]:
        if style.startswith("Heading"):
            break
        found.append(text)
    return found


def part(package: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        return members.read(name).decode()


@pytest.fixture(scope="module")
def empty() -> Word:
    return opened(written())


def test_pages_are_a4_with_the_margins_of_the_decree(empty: Word) -> None:
    upright, landscape = empty.sections
    assert landscape.orientation == WD_ORIENT.LANDSCAPE
    sizes = [
        [round(length.mm) for length in (each.page_width, each.page_height) if length]
        for each in (upright, landscape)
    ]
    assert sizes == [[210, 297], [297, 210]]
    for section in (upright, landscape):
        margins = (section.top_margin, section.bottom_margin, section.left_margin)
        assert [round(each.mm) for each in margins if each] == [20, 20, 30]
        assert section.right_margin
        assert 15 <= round(section.right_margin.mm) <= 20


def test_every_font_is_times_new_roman_and_the_language_vietnamese() -> None:
    package = written()
    styles = part(package, "word/styles.xml")
    fonts = re.findall(r'w:(ascii|hAnsi|cs|eastAsia)="([^"]+)"', styles.split("<w:lang")[0])
    assert dict(fonts) == dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman")
    everywhere = styles + part(package, "word/document.xml")
    assert set(re.findall(r'w:ascii="([^"]+)"', everywhere)) == {"Times New Roman"}
    assert 'w:lang w:val="vi-VN"' in styles


def test_page_number_stands_in_the_header_from_page_two(empty: Word) -> None:
    first = empty.sections[0]
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xpath("string()")  # noqa: SLF001 - no public way
    assert "PAGE" not in first.first_page_header._element.xpath("string()")  # noqa: SLF001 - same
    assert not empty.sections[1].different_first_page_header_footer
    assert empty.sections[1].header.is_linked_to_previous


def test_letterhead_bears_agency_and_motto_and_leaves_number_and_day_blank(empty: Word) -> None:
    assert cells(empty, 0) == [
        [
            "UBND TỈNH LẠNG SƠN\nSỞ TÀI CHÍNH\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        ],
        ["Số:        /BC-STC", "Lạng Sơn, ngày      tháng 3 năm 2026"],
    ]


def test_lines_are_drawn_shapes_of_three_quarters_of_a_point(empty: Word) -> None:
    names = empty.element.xpath("//wp:docPr/@name")
    assert names == ["duong-ke-co-quan", "duong-ke-tieu-ngu", "duong-ke-trich-yeu"]
    assert set(empty.element.xpath("//a:ln/@w")) == {str(Pt(0.75))}
    assert not empty.element.xpath("//w:pBdr")


@pytest.mark.parametrize("agency", ["Sở Tài chính", "Ban Chỉ đạo các dự án quan trọng"])
def test_line_below_the_agency_is_a_third_to_a_half_of_its_name(agency: str) -> None:
    document = opened(written(book=office(co_quan_ban_hanh=agency)))
    extent = int(document.element.xpath("//wp:anchor[wp:docPr[@id]]/wp:extent/@cx")[0])
    name_mm = {"Sở Tài chính": 32, "Ban Chỉ đạo các dự án quan trọng": 58}[agency]
    assert name_mm / 3 <= extent / Mm(1) <= name_mm / 2


def test_body_is_justified_and_indented(empty: Word) -> None:
    style = empty.styles["Nội dung"]
    assert style.paragraph_format.first_line_indent == Mm(12.7)
    assert style.paragraph_format.space_after == Pt(6)
    assert style.paragraph_format.alignment == 3


def test_signature_has_room_for_the_seal(empty: Word) -> None:
    recipients, signed = cells(empty, 1)[0]
    assert recipients == "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- UBND tỉnh;\n- Lưu: VT."
    assert signed == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n" + "\n" * 6 + "Nguyễn Văn A"


def test_tables_repeat_their_headers_and_keep_rows_whole(empty: Word) -> None:
    for table in empty.tables[2:]:
        rows = table.rows
        assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in rows][:4] == [  # noqa: SLF001 - no public way
            True,
            True,
            True,
            False,
        ]
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in rows)  # noqa: SLF001 - same


def test_sections_without_rows_say_so(empty: Word) -> None:
    for heading in (
        "1. Kết quả thực hiện nhiệm vụ được giao",
        "2. Công tác kiểm tra thực địa",
        "3. Chấp hành chế độ báo cáo",
        "1. Công tác bồi thường, giải phóng mặt bằng",
        "2. Tình hình thi công",
        "3. Tình hình giải ngân, thực hiện vốn đầu tư",
        "1. Các dự án đáp ứng tiến độ",
        "2. Các dự án chậm tiến độ",
        "IV. KHÓ KHĂN, VƯỚNG MẮC",
        "V. NHIỆM VỤ TRỌNG TÂM KỲ TỚI",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ):
        assert after(empty, heading)[0] == "Không có.", heading
    assert "Có 0" not in "\n".join(body(empty))


def test_annexes_without_rows_say_so(empty: Word) -> None:
    assert [cells(empty, table)[3][1] for table in range(2, 7)] == ["Không có."] * 5


def test_title_and_opening_name_the_period_and_the_cut_off(empty: Word) -> None:
    assert body(empty)[:3] == [
        "BÁO CÁO",
        "Tình hình thực hiện các dự án quan trọng trên địa bàn tỉnh Lạng Sơn quý I/2026",
        (
            "Sở Tài chính tổng hợp, báo cáo tình hình thực hiện các dự án quan trọng trên địa bàn"
            " tỉnh Lạng Sơn quý I/2026 (số liệu tính đến hết ngày 14/3/2026) như sau:"
        ),
    ]


def test_only_bases_in_force_are_cited() -> None:
    book = office(
        LegalBasis(citation="Nghị định B;", ordinal=2),
        LegalBasis(citation="Căn cứ Luật A", ordinal=1),
        LegalBasis(citation="Luật cũ", valid_until=SaidDate.day(date(2025, 12, 31))),
    )
    assert body(opened(written(book=book)))[2:4] == ["Căn cứ Luật A;", "Căn cứ Nghị định B."]


def test_made_up_figures_are_marked_on_every_page() -> None:
    document = opened(written(book=office(minh_hoa="Có")))
    section = document.sections[0]
    assert body(document)[0] == "SỐ LIỆU MINH HỌA"
    assert "SỐ LIỆU MINH HỌA" in [each.text for each in section.header.paragraphs]
    assert "SỐ LIỆU MINH HỌA" in [each.text for each in section.first_page_header.paragraphs]


def test_real_figures_are_not_marked() -> None:
    package = written()
    whole = "".join(part(package, f"word/{name}.xml") for name in ("document", "header1"))
    assert "MINH HỌA" not in whole


@pytest.mark.parametrize(
    "name",
    [
        "Khu A & B",
        "<w:p>Khu</w:p>",
        'Khu "mở rộng"',
        "{{ 7*7 }}",
        "{% raw %}",
        "Đ" * 300,
        "Trường xã Thuỷ Hùng, khu Hoà Bình",
    ],
)
def test_hostile_names_come_out_as_text(name: str) -> None:
    rows = [project("NS-01", name=name, verdict="dap_ung")]
    document = opened(written({"projects": rows, "groups": [group("A", 1), group("", 1)]}))
    assert after(document, "1. Các dự án đáp ứng tiến độ") == [
        "Có 01/01 dự án đáp ứng tiến độ, gồm:",
        f"- Dự án vốn ngân sách nhà nước (01 dự án): {name}.",
    ]
    assert cells(document, 2)[5][1] == name


def test_wrong_field_in_the_template_is_named(tmp_path: Path) -> None:
    document = Document(str(TEMPLATE))
    document.add_paragraph("{{ trich_yeo }}")
    document.save(str(tmp_path / "report.docx"))
    with pytest.raises(TemplateFileError) as raised:
        written(template=tmp_path / "report.docx")
    assert raised.value.message == (
        "Mẫu report.docx dùng trường «trich_yeo» mà văn bản này không có. Có phải «trich_yeu»?"
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_two_renders_are_the_same_bytes() -> None:
    tables = {
        "projects": [project("NS-01", verdict="dap_ung")],
        "groups": [group("A", 1), group("", 1)],
    }
    assert written(tables) == written(tables)


def test_charts_are_those_of_word_and_no_pictures() -> None:
    package = written({"projects": [project("NS-01", slip_approved_days=45)]})
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        names = [name for name in members.namelist() if not name.endswith(".rels")]
    assert "word/charts/chart1.xml" in names
    assert "word/embeddings/workbook1.xlsx" in names
    assert not [name for name in names if name.startswith("word/media")]
    assert body(opened(package))[-2:] == [
        "Hình 1. Số ngày chậm mốc hoàn thành thi công so với kế hoạch được duyệt",
        "Chỉ gồm các dự án chậm; dự án chưa đủ số liệu không thể hiện.",
    ]


def test_charts_are_the_same_bytes_in_every_render() -> None:
    tables = {"projects": [project("NS-01", slip_approved_days=45)]}
    assert written(tables) == written(tables)


def test_days_of_writing_are_the_as_of_day() -> None:
    properties = opened(written()).core_properties
    assert properties.created == datetime(AS_OF.year, AS_OF.month, AS_OF.day, tzinfo=UTC)
    assert properties.author == "Sở Tài chính"


def test_figures_of_sentences_and_annex_are_those_of_the_frames() -> None:
    work = {
        "progress_base_vnd": 6_580 * BILLION,
        "done_work_vnd": 3_813 * BILLION,
        "done_rate": 3_813 / 6_580,
        "planned_rate": 0.6988,
        "progress_gap_rate": 3_813 / 6_580 - 0.6988,
    }
    tables = {
        "projects": [project("PPP-01", "B", **work)],
        "groups": [group("B", 1, **work), group("", 1, **work)],
    }
    document = opened(written(tables))
    (said,) = after(document, "2. Tình hình thi công")
    assert said == (
        "- Dự án đầu tư theo phương thức đối tác công tư (PPP): giá trị khối lượng thực hiện lũy kế"
        " 3.813 tỷ đồng, bằng 57,95% giá trị hợp đồng, dự toán các gói thầu (6.580 tỷ đồng);"
        " kế hoạch được duyệt đến thời điểm báo cáo 69,88%; chậm 11,93 điểm\u00a0% so với kế hoạch."
    )
    assert cells(document, 2)[5][4:9] == ["6.580.000", "3.813.000", "57,95", "69,88", "-11,93"]


def test_visits_and_tasks_open_the_report() -> None:
    visit = Inspection(
        project_code="NS-01",
        inspected_on=SaidDate.day(date(2026, 2, 3)),
        inspected_by="Phó Chủ tịch UBND tỉnh",
        conclusion="Bổ sung 02 mũi thi công.",
    )
    unit = Unit(unit_code="BQL", name="Ban Quản lý dự án tỉnh")
    task = {"unit_code": "BQL", "content": "Trình phương án", "status": "dang_thuc_hien"}
    late = {"due_date": date(2026, 3, 10), "overdue": True, "days_late": 15}
    tables = {"projects": [project("NS-01")], "tasks": [task | late]}
    document = opened(written(tables, office(visit, unit)))
    assert after(document, "1. Kết quả thực hiện nhiệm vụ được giao") == [
        "Đến ngày 25/3/2026, có 01 nhiệm vụ đang được theo dõi: đang thực hiện 01 nhiệm vụ.",
        "Các nhiệm vụ quá hạn (01 nhiệm vụ):",
        "- Ban Quản lý dự án tỉnh: Trình phương án; thời hạn: 10/3/2026; quá hạn 15 ngày.",
    ]
    assert after(document, "2. Công tác kiểm tra thực địa") == [
        "Trong kỳ đã tổ chức 01 cuộc kiểm tra thực địa:",
        (
            "- Dự án NS-01 (ngày 03/02/2026, Phó Chủ tịch UBND tỉnh); kết luận: Bổ sung 02 mũi"
            " thi công."
        ),
    ]
