"""What each member is given, and that nobody is given what is not theirs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.measure.measures import measure
from pipeline.publish.brief import brief_fields
from pipeline.publish.extract import write_extract
from pipeline.publish.members import write_packs
from pipeline.publish.report_matter import Matter
from pipeline.publish.sight import seen, sights
from pipeline.publish.template import TemplateFileError
from schemas.obstacles import Obstacle
from schemas.register import AssignedTask, Follow, General, Member, Project, Unit
from tests.documents import opened
from tests.measuring import (
    BUDGET,
    DATA_DATE,
    PAYMENTS,
    PPP,
    PRIVATE,
    REGISTER,
    SCHOOL,
    WORK,
    carried,
    dataset,
    milestone,
    on,
    package,
    said,
)
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.publish.sight import Sight
    from schemas.column import Row

TEMPLATES = Path(__file__).parent.parent / "templates"
REPORT = b"the whole report"
MEMBERS: tuple[Row, ...] = (
    Member(member_code="TV-01", name="Nguyễn Văn A", role="Trưởng ban", sees="toan_bo"),
    Member(member_code="TV-02", name="Trần B", sees="theo_doi", unit_code="STC"),
    Member(member_code="TV-03", name="Lê C", sees="don_vi", unit_code="X-06565"),
    Member(member_code="TV-04", name="Lý D", sees="theo_doi"),
    Member(member_code="TV-05", name="Vi E", sees="toan_bo", position="Giám đốc Sở"),
    Follow(member_code="TV-02", project_code=BUDGET),
    Follow(member_code="TV-05", field="giao_thong"),
    General(fact="co_quan_ban_hanh", value="Sở Tài chính"),
    AssignedTask(task_code="NV-1", unit_code="STC", content="Bố trí vốn", due_date=on(2026, 3, 1)),
    AssignedTask(task_code="NV-2", unit_code="X-06565", content="Bàn giao mặt bằng"),
)
LISTED = tuple(
    row.model_copy(update={"communes": "X-06565", "field": "giao_duc"})
    if isinstance(row, Project) and row.project_code == SCHOOL
    else row.model_copy(update={"field": "giao_thong"})
    if isinstance(row, Project) and row.project_code == PPP
    else row
    for row in REGISTER
)


def stuck(code: str, project: str, unit: str) -> Obstacle:
    return Obstacle(
        obstacle_code=code,
        project_code=project,
        content=f"Vướng {code}",
        responsible_unit=unit,
        status="dang_xu_ly",
        raised_on=on(2026, 1, 5),
        due_date=on(2026, 3, 10),
    )


@pytest.fixture(scope="module")
def matter() -> Matter:
    rows = (
        *WORK,
        *PAYMENTS,
        said(milestone(forecast_date=on(2027, 6, 30))),
        said(stuck("V-1", BUDGET, "BAN")),
        said(stuck("V-2", PRIVATE, "STC")),
        said(stuck("V-3", SCHOOL, "X-06565")),
    )
    book = register(*LISTED, *MEMBERS)
    known = dataset(*rows)
    return Matter.of(measure(known, book, None), known, book)


def sight(matter: Matter, code: str) -> Sight:
    return next(each for each in sights(matter) if each.member.member_code == code)


def everything(package: bytes) -> str:
    """Return all parts of a document or workbook as one text."""
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        return "".join(members.read(name).decode("utf-8", "ignore") for name in members.namelist())


def test_members_follow_projects_fields_or_those_of_their_unit(matter: Matter) -> None:
    assert {each.member.member_code: each.followed for each in sights(matter)} == {
        "TV-01": (BUDGET, PPP, PRIVATE, SCHOOL),
        "TV-02": (BUDGET,),
        "TV-03": (SCHOOL,),
        "TV-04": (),
        "TV-05": (PPP,),
    }


def test_who_follows_the_same_for_the_same_unit_has_the_same_view(matter: Matter) -> None:
    one = sight(matter, "TV-02")
    beside = one.member.model_copy(update={"member_code": "TV-06", "name": "Bế G"})
    assert replace(one, member=beside).view == one.view
    assert replace(one, unit="BAN").view != one.view


@pytest.mark.parametrize(("unit", "is_same"), [("BAN", True), ("STC", False)])
def test_who_sees_all_has_the_view_of_others_unless_their_unit_has_tasks(
    unit: str, *, is_same: bool
) -> None:
    chief, deputy = (
        Member(member_code=code, sees="toan_bo", unit_code=unit)
        for code, unit in (("TV-01", None), ("TV-02", unit))
    )
    tasks = (each for each in MEMBERS if isinstance(each, AssignedTask))
    book = register(*LISTED, chief, deputy, *tasks)
    known = dataset(said(package("XL-01", 60)))
    one, other = sights(Matter.of(measure(known, book, None), known, book))
    assert (one.view == other.view) is is_same


def test_who_sees_all_gets_the_report_itself_and_others_their_part(matter: Matter) -> None:
    packs = write_packs(matter, REPORT, TEMPLATES)
    assert sorted(packs) == [
        "thanh-vien/TV-01/bao-cao_2026-Q1.docx",
        "thanh-vien/TV-01/tom-tat_2026-Q1.docx",
        "thanh-vien/TV-01/trich-bang_2026-Q1.xlsx",
        "thanh-vien/TV-02/bao-cao-trich_2026-Q1.docx",
        "thanh-vien/TV-02/tom-tat_2026-Q1.docx",
        "thanh-vien/TV-02/trich-bang_2026-Q1.xlsx",
        "thanh-vien/TV-03/bao-cao-trich_2026-Q1.docx",
        "thanh-vien/TV-03/tom-tat_2026-Q1.docx",
        "thanh-vien/TV-03/trich-bang_2026-Q1.xlsx",
        "thanh-vien/TV-04/tom-tat_2026-Q1.docx",
        "thanh-vien/TV-05/bao-cao_2026-Q1.docx",
        "thanh-vien/TV-05/tom-tat_2026-Q1.docx",
        "thanh-vien/TV-05/trich-bang_2026-Q1.xlsx",
    ]
    assert packs["thanh-vien/TV-01/bao-cao_2026-Q1.docx"] == REPORT
    assert write_packs(matter, REPORT, TEMPLATES) == packs


@pytest.mark.parametrize(("member", "own"), [("TV-02", BUDGET), ("TV-03", SCHOOL)])
def test_nothing_of_other_projects_and_units_is_in_a_restricted_pack(
    matter: Matter, member: str, own: str
) -> None:
    packs = write_packs(matter, REPORT, TEMPLATES)
    theirs = {path: each for path, each in packs.items() if f"/{member}/" in path}
    task = {"TV-02": "Bàn giao mặt bằng", "TV-03": "Bố trí vốn"}[member]
    for path, made in theirs.items():
        text = everything(made)
        others = {BUDGET, PPP, PRIVATE, SCHOOL} - {own}
        if "tom-tat" in path and member == "TV-02":
            others -= {PRIVATE}  # its unit has to resolve an obstacle there
        assert not [code for code in others if f"Dự án {code}" in text], path
        assert task not in text, path
    assert len(theirs) == 3


def test_sums_of_a_part_are_those_of_its_projects(matter: Matter) -> None:
    part = seen(matter, sight(matter, "TV-02"))
    assert part.total["n_projects"] == 1
    assert part.total["total_investment_vnd"] == part.projects[0]["total_investment_vnd"]
    assert part.total["paid_all_vnd"] == part.projects[0]["paid_all_vnd"]


def test_a_part_knows_no_members_addresses_or_other_sheets(matter: Matter) -> None:
    part = seen(matter, sight(matter, "TV-02"))
    assert "members" not in part.register.tables
    assert not [row for row in part.register.rows(Unit) if row.email or row.contact or row.phone]
    assert part.dataset.tables == {}
    assert not part.dataset.returns.rows


def test_the_brief_tells_state_tasks_and_duties(matter: Matter) -> None:
    fields = brief_fields(matter, sight(matter, "TV-02"))
    assert fields["thanh_vien"] == "đồng chí Trần B"
    assert fields["pham_vi_hoa"] == "CÁC DỰ ÁN ĐƯỢC PHÂN CÔNG THEO DÕI"
    assert fields["mo_dau"].startswith(
        "Sở Tài chính kính gửi đồng chí tóm tắt tình hình các dự án được phân công theo dõi quý"
        " I/2026 (số liệu tính đến hết ngày 14/3/2026): 01 dự án, trong đó 01 dự án"
    )
    (row,) = fields["du_an"]
    assert (row["tt"], row["ten"], row["ty_le"]) == ("1", "Dự án NS-01", "12,00")
    told = {part["ten"]: part["doan"] for part in fields["noi_dung"]}
    assert told["Vướng mắc Sở Tài chính chịu trách nhiệm xử lý"] == [
        "- Dự án NN-01: Vướng V-2; hạn xử lý: 10/3/2026; quá hạn 15 ngày."
    ]
    assert told["Vướng mắc chưa được giải quyết"] == [
        "- Dự án NS-01: Vướng V-1; hạn xử lý: 10/3/2026; quá hạn 15 ngày."
    ]
    assert told["Nhiệm vụ được giao của Sở Tài chính"] == [
        "- Bố trí vốn; thời hạn 01/3/2026; quá hạn 24 ngày."
    ]


def test_a_brief_without_projects_says_so(matter: Matter) -> None:
    fields = brief_fields(matter, sight(matter, "TV-04"))
    assert fields["mo_dau"] == (
        "Sở Tài chính kính báo: quý I/2026 chưa có dự án nào thuộc phạm vi theo dõi của đồng chí."
    )
    assert (fields["du_an"], fields["noi_dung"]) == ([], [])


def test_the_part_of_a_report_says_whose_it_is(matter: Matter) -> None:
    package = write_packs(matter, REPORT, TEMPLATES)["thanh-vien/TV-02/bao-cao-trich_2026-Q1.docx"]
    texts = [each.text for each in opened(package).paragraphs]
    assert (
        "Tình hình thực hiện các dự án quan trọng trên địa bàn tỉnh Lạng Sơn quý I/2026"
        " (trích: các dự án được phân công theo dõi)" in texts
    )
    assert DATA_DATE.year == 2026


def test_a_wrong_field_in_the_brief_is_named(matter: Matter, tmp_path: Path) -> None:
    document = opened((TEMPLATES / "brief.docx").read_bytes())
    document.add_paragraph("{{ mo_dua }}")
    document.save(str(tmp_path / "brief.docx"))
    with pytest.raises(TemplateFileError) as raised:
        write_packs(matter, REPORT, tmp_path)
    assert raised.value.message == (
        "Mẫu brief.docx dùng trường «mo_dua» mà văn bản này không có. Có phải «mo_dau»?"
        " Mở mẫu bằng Word, sửa lại tên trường, lưu rồi chạy lại lệnh."
    )


def test_what_is_carried_is_marked_in_the_brief_and_in_the_extract() -> None:
    old, stood = carried(package("XL-01", 60)), carried(stuck("V-1", BUDGET, "BAN"))
    book = register(*LISTED, *MEMBERS)
    known = dataset(old, stood)
    matter = Matter.of(measure(known, book, None), known, book)
    fields = brief_fields(matter, sight(matter, "TV-02"))
    assert fields["du_an"][0]["ten"] == "Dự án NS-01 (*)"
    assert fields["ghi_chu"] == [
        "(*) Dự án dùng số kỳ trước do chưa có số liệu kỳ này: Dự án NS-01 (quý IV/2025)."
    ]
    told = {part["ten"]: part["doan"] for part in fields["noi_dung"]}
    assert told["Vướng mắc chưa được giải quyết"] == [
        "- Dự án NS-01 (số liệu quý IV/2025): Vướng V-1; hạn xử lý: 10/3/2026; quá hạn 15 ngày."
    ]
    extract = load_workbook(io.BytesIO(write_extract(seen(matter, sight(matter, "TV-02")), "")))
    assert extract["Vướng mắc"]["J5"].value == "Quý IV/2025"
    assert extract["Vướng mắc"]["A5"].font.i
