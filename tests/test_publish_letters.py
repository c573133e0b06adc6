"""Letters: who is written to, for what, together or apart, and in which words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from pipeline.catalogue import CATALOGUE
from pipeline.cell import Address
from pipeline.finding import Finding, Place, Severity
from pipeline.frames import frame
from pipeline.merge import REPORTING
from pipeline.publish.addressees import addressees
from pipeline.publish.letters import letter_fields, letters, write_letters
from pipeline.publish.report_matter import Matter
from pipeline.publish.template import TemplateFileError
from schemas.register import DocumentSetting, Unit
from schemas.register_general import General
from tests.documents import opened
from tests.measured import AS_OF, CUTOFF, PERIOD, measures, project
from tests.registers import register

if TYPE_CHECKING:
    from schemas.column import Row

TEMPLATES = Path(__file__).parent.parent / "templates"
UNITS = (
    Unit(unit_code="X-1", name="UBND xã Khuất Xá", kind="xa"),
    Unit(unit_code="X-2", name="UBND xã Ba Sơn", kind="xa"),
    Unit(unit_code="P-1", name="UBND phường Tam Thanh", kind="phuong"),
    Unit(unit_code="SXD", name="Sở Xây dựng", kind="so_nganh"),
    Unit(unit_code="SCT", name="Sở Công Thương", kind="so_nganh"),
    Unit(unit_code="CAT", name="Công an tỉnh", kind="so_nganh"),
    Unit(unit_code="BQL", name="Ban Quản lý dự án tỉnh", kind="ban_qlda"),
)
FACTS = (
    General(fact="co_quan_ban_hanh", value="Sở Tài chính"),
    General(fact="ky_hieu", document_kind="don_doc", value="STC-ĐT"),
    General(fact="ky_hieu", document_kind="bo_sung", value="STC-TĐ"),
    General(fact="thu_dien_tu", value="duan@example.invalid"),
)
DUE = date(2026, 3, 20)


def owed(unit: str, state: str, days: int = 5, **changes: object) -> dict[str, object]:
    usual = {
        "unit_code": unit,
        "form_code": "XA",
        "period": "2026-Q1",
        "due_on": DUE,
        "received_on": date(2026, 3, 23),
        "state": state,
        "days_late": days,
        "return_id": f"{unit}-XA",
    }
    return usual | changes


def matter(
    *reporting: dict[str, object],
    rows: tuple[Row, ...] = (),
    projects: tuple[dict[str, object], ...] = (),
    tasks: tuple[dict[str, object], ...] = (),
) -> Matter:
    frames = measures(projects=list(projects), tasks=list(tasks))
    kept = frame(REPORTING, reporting)
    facts: dict[str, Any] = {"period": PERIOD, "cutoff": CUTOFF, "as_of": AS_OF, "tables": {}}
    known = cast("Any", SimpleNamespace(**facts, reporting=kept))
    return Matter.of(frames, known, register(*UNITS, *FACTS, *rows))


def manner(kind: str, how: str, subject: str | None = None) -> DocumentSetting:
    return DocumentSetting(document_kind=kind, manner=how, subject=subject)


def red(code: str, owner: str, before: str | None = "vang") -> dict[str, object]:
    reason = "Tiến độ theo thời gian SPI(t) 0,70 dưới ngưỡng 0,85."
    return project(
        code, status="do", previous_status=before, owner_code=owner, status_reason=reason
    )


def refusal(text: str, cell: int = 3) -> Finding:
    rule = next(rule for rule in CATALOGUE if rule.severity is Severity.BLOCK and not rule.slots)
    place = Place("a.xlsx", text, Address(cell, 3))
    return Finding(rule, place, return_id="X-1-XA", unit_code="X-1")


def test_one_letter_a_unit_where_the_register_does_not_say_otherwise() -> None:
    known = matter(
        owed("X-1", "missing"), owed("BQL", "late", 3, form_code="CDT"), owed("X-2", "on_time")
    )
    assert [(each.path, each.units) for each in letters(known, ())] == [
        ("cong-van/don-doc-gui-bao-cao_X-1.docx", ("X-1",)),
        ("cong-van/don-doc-gui-bao-cao_BQL.docx", ("BQL",)),
    ]


def test_one_letter_for_all_and_none_at_all_by_the_registers_settings() -> None:
    late = (owed("X-1", "missing"), owed("X-2", "late", 3))
    assert [
        each.path for each in letters(matter(*late, rows=(manner("don_doc", "chung"),)), ())
    ] == ["cong-van/don-doc-gui-bao-cao.docx"]
    assert letters(matter(*late, rows=(manner("don_doc", "khong"),)), ()) == ()


def test_nobody_late_no_letter() -> None:
    assert letters(matter(owed("X-1", "on_time")), ()) == ()


def test_a_letter_on_a_missing_return() -> None:
    known = matter(
        owed("X-1", "missing"), rows=(manner("don_doc", "rieng", "về việc gửi báo cáo"),)
    )
    fields = letter_fields(letters(known, ())[0], known)
    assert fields["ve_viec"] == "gửi báo cáo quý I/2026"
    assert fields["kinh_gui"] == ["UBND xã Khuất Xá"]
    assert fields["noi_dung"] == [
        {
            "ten": "",
            "doan": [
                (
                    "- Báo cáo của UBND xã, phường, Trung tâm Phát triển quỹ đất (biểu XA): chưa"
                    " gửi; hạn gửi 20/3/2026; quá hạn 05 ngày."
                )
            ],
        }
    ]
    assert (fields["con_thieu"], fields["gui_ve"]) == (
        True,
        " (qua hộp thư điện tử duan@example.invalid)",
    )


def test_a_letter_to_several_names_each_below_a_heading() -> None:
    rows = (owed("X-1", "missing"), owed("X-2", "missing"), owed("BQL", "late", 3, form_code="CDT"))
    known = matter(*rows, rows=(manner("don_doc", "chung"),))
    fields = letter_fields(letters(known, ())[0], known)
    assert [part["ten"] for part in fields["noi_dung"]] == [
        "a) Các cơ quan, đơn vị chưa gửi báo cáo (02 đơn vị)",
        "b) Các cơ quan, đơn vị gửi báo cáo chậm (01 đơn vị)",
    ]
    assert fields["noi_dung"][1]["doan"] == [
        (
            "- Ban Quản lý dự án tỉnh: báo cáo của chủ đầu tư, nhà đầu tư (biểu CDT): gửi ngày"
            " 23/3/2026; hạn gửi 20/3/2026; chậm 03 ngày."
        )
    ]
    assert fields["kinh_gui"] == ["Ban Quản lý dự án tỉnh", "UBND các xã: Khuất Xá, Ba Sơn"]
    assert fields["ai"] == "các cơ quan, đơn vị có tên nêu trên"


def test_only_projects_that_turned_red_and_overdue_tasks_are_written_about() -> None:
    known = matter(
        projects=(red("NS-01", "BQL"), red("NS-02", "BQL", before="do"), red("NS-03", "SXD", None)),
        tasks=(
            {"unit_code": "X-1", "content": "Bố trí nghĩa trang", "overdue": True, "days_late": 5},
            {"unit_code": "X-2", "content": "Xong", "overdue": False},
        ),
    )
    found = letters(known, ())
    assert [each.units for each in found] == [("BQL",), ("SXD",), ("X-1",)]
    assert [letter_fields(each, known)["viec_cham"] for each in found] == [
        "01 dự án của Ban Quản lý dự án tỉnh chuyển sang mức cảnh báo đỏ",
        "01 dự án của Sở Xây dựng chuyển sang mức cảnh báo đỏ",
        "01 nhiệm vụ của UBND xã Khuất Xá đã quá hạn",
    ]
    assert letter_fields(found[0], known)["noi_dung"] == [
        {
            "ten": "Dự án chuyển sang mức cảnh báo đỏ",
            "doan": ["- Dự án NS-01: Tiến độ theo thời gian SPI(t) 0,70 dưới ngưỡng 0,85."],
        }
    ]
    assert letter_fields(found[2], known)["noi_dung"] == [
        {
            "ten": "Nhiệm vụ đã quá hạn",
            "doan": ["- Bố trí nghĩa trang; quá hạn 05 ngày; chưa báo cáo kết quả."],
        }
    ]


@pytest.mark.parametrize(
    ("verdict", "late", "said"),
    [
        ("cham", "Mốc khởi công chậm 92 ngày.", "Mốc khởi công chậm 92 ngày. "),
        ("dap_ung", "", ""),
    ],
)
def test_a_letter_gives_the_reason_of_the_report_first(verdict: str, late: str, said: str) -> None:
    row = {**red("NS-01", "BQL"), "verdict": verdict, "verdict_reason": late}
    known = matter(projects=(row,))
    (letter,) = letters(known, ())
    assert letter_fields(letter, known)["noi_dung"][0]["doan"] == [
        f"- Dự án NS-01: {said}Tiến độ theo thời gian SPI(t) 0,70 dưới ngưỡng 0,85."
    ]


def test_a_refused_return_is_sent_back_with_its_first_ten_findings() -> None:
    known = matter(owed("X-1", "refused"))
    finding = refusal("GPMB")
    (letter,) = letters(known, [refusal("GPMB", row) for row in range(12)])
    fields = letter_fields(letter, known)
    (part,) = fields["noi_dung"]
    assert letter.path == "cong-van/bo-sung-bao-cao_X-1.docx"
    assert fields["ky_hieu"] == "STC-TĐ"
    assert len(part["doan"]) == 1 + 10 + 1
    assert part["doan"][1] == f"+ Trang GPMB, ô D1: {finding.message}"
    assert part["doan"][-1] == (
        "+ Và 02 nội dung khác, nêu chi tiết trong tệp đã đánh dấu gửi kèm."
    )


def test_units_of_a_kind_share_a_line() -> None:
    codes = ("P-1", "X-1", "SCT", "BQL", "SXD", "CAT", "X-2", "X-1")
    assert addressees(codes, matter()) == [
        "Các Sở: Công Thương, Xây dựng",
        "Ban Quản lý dự án tỉnh",
        "Công an tỉnh",
        "UBND các xã: Khuất Xá, Ba Sơn",
        "UBND phường Tam Thanh",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Đường A & B",
        '<w:p>"x"',
        "Khu 'mở rộng'",
        "{{ 7*7 }} {% if %}",
        "Đ" * 300,
        "Trường xã Thuỷ Hùng, khu Hoà Bình",
    ],
)
def test_hostile_names_come_out_as_text(name: str) -> None:
    known = matter(projects=(red("NS-01", "BQL") | {"name": name},))
    (package,) = write_letters(known, (), TEMPLATES).values()
    assert any(name in each.text for each in opened(package).paragraphs)


def test_letters_have_the_same_bytes_every_time() -> None:
    known = matter(owed("X-1", "missing"))
    assert write_letters(known, (), TEMPLATES) == write_letters(known, (), TEMPLATES)


def test_a_wrong_field_in_the_template_is_named(tmp_path: Path) -> None:
    document = opened((TEMPLATES / "letter.docx").read_bytes())
    document.add_paragraph("{{ kinh_gu }}")
    document.save(str(tmp_path / "letter.docx"))
    with pytest.raises(TemplateFileError) as raised:
        write_letters(matter(owed("X-1", "missing")), (), tmp_path)
    assert raised.value.message == (
        "Mẫu letter.docx dùng trường «kinh_gu» mà văn bản này không có. Có phải «kinh_gui»?"
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_a_long_office_is_broken_before_its_last_two_words() -> None:
    office = General(fact="chuc_vu", document_kind="don_doc", value="Phó Trưởng ban Thường trực")
    known = matter(owed("X-1", "missing"), rows=(office,))
    (letter,) = letters(known, ())
    assert letter_fields(letter, known)["chuc_vu"] == ["PHÓ TRƯỞNG BAN THƯỜNG\u00a0TRỰC"]
