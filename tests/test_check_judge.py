"""Tests of the judgement: one complaint a cell, the row left out and no other, the order told."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.finding import Severity
from schemas.packages import Package
from schemas.register import Waiver
from tests.books import with_wrong_checksum
from tests.examples.drawn import CARD
from tests.registers import register
from tests.returns import PORTFOLIO, Sent, judged, lines, told

WORK = """\
Dự án | Gói thầu, hạng mục | Giá trị hợp đồng | Thực hiện lũy kế | Nghiệm thu lũy kế | Khởi công | \
Đánh giá
NS-01 | XL-01 | 820000 | 400000 | 380000 | 2024-02-15 | Đáp ứng tiến độ
NS-01 | XL-02 | 500000 | 100000 | 90000 | 2024-02-15 | Đáp ứng tiến độ"""
MONEY = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000"""
COUNTED = CARD.replace("Tình trạng", "Đã kiểm đếm | hộ, tổ chức | | {} |\nTình trạng")


def changed(old: str, new: str) -> Sent:
    assert old in WORK
    return Sent({"Tiến độ": WORK.replace(old, new)})


def keys(sent: Sent) -> list[tuple[object, ...]]:
    return [row.key for row in judged(sent)[0][0].rows.get("packages", ())]


def test_a_blocking_finding_leaves_out_its_row_and_no_other() -> None:
    assert keys(changed("400000", "abc")) == [("NS-01", "XL-02")]
    assert keys(changed("400000", "400 tỷ")) == [("NS-01", "XL-01"), ("NS-01", "XL-02")]


def test_one_cell_is_complained_of_once_and_by_the_weightiest() -> None:
    found = told(changed("400000 | 380000 | 2024-02-15", "-5 | 380000 | 2024-02-15"))
    assert [line.split()[1:3] for line in found] == [["độ!D2", "C16"], ["độ!E2", "R09"]]


def test_a_bad_cell_of_a_card_is_told_at_its_indicator() -> None:
    sent = Sent({"GPMB": COUNTED.format("trăm mười")}, form="XA")
    block = [line for line in told(sent) if "C01" in line]
    assert block == [
        "GPMB!D7 C01 “trăm mười” không phải là số. Nhập số theo hộ, tổ chức, ví dụ 110."
    ]
    assert judged(sent)[0][0].rows == {}


def test_a_sound_card_counts() -> None:
    sent = Sent({"GPMB": COUNTED.format("110")}, form="XA")
    assert told(sent) == []
    (row,) = judged(sent)[0][0].rows["clearance"]
    assert (row.row, row.key) == (1, ("NS-01", "X-06565", "toan_bo"))


def test_lines_of_a_card_that_are_gone_or_added_are_called_lines() -> None:
    added = f"{COUNTED.format('110')}\nNhà tạm cư | căn | | 3 |"
    lacking = frozenset({"GPMB!Đã nhận tiền"})
    found = told(Sent({"GPMB": added}, form="XA", lacking=lacking))
    assert found == [
        (
            "GPMB G12 Trang “GPMB” thiếu dòng chỉ tiêu “Đã nhận tiền”."
            " Dùng lại biểu mẫu gốc; không xóa dòng chỉ tiêu."
        ),
        (
            "GPMB G14 Dòng chỉ tiêu “Nhà tạm cư” không thuộc biểu mẫu nên không được tổng hợp."
            " Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú."
        ),
    ]


def test_the_register_gives_locked_cells_and_the_sent_value_is_kept() -> None:
    sent = changed("820000", "830000")
    first, second = judged(sent)[0][0].rows["packages"]
    assert isinstance(first.values, Package)
    assert first.values.contract_value_vnd == 820_000_000_000
    assert first.reported == {"contract_value_vnd": 830_000_000_000}
    assert (first.row, second.row, second.reported) == (2, 3, {})


def test_an_error_in_a_cell_that_the_register_gives_harms_nothing() -> None:
    assert told(changed("820000", "#REF!")) == []


def test_columns_and_titles_lead_back_to_the_file() -> None:
    (book,), _ = judged(Sent({"Tiến độ": WORK}))
    assert (book.columns["packages"]["done_work_vnd"], book.titles["packages"]) == ("D", "Tiến độ")


def test_findings_stand_in_the_order_of_the_form() -> None:
    sheets = {
        "Giải ngân": MONEY.replace("96500", "x1"),
        "Tiến độ": WORK.replace("90000", "x2").replace("400000", "x3"),
    }
    sent = Sent(sheets, cover={"Số liệu tính đến ngày": "2026-03-20", "Lần gửi": "hai"})
    assert [line.split(" C0")[0].split(" G09")[0] for line in told(sent)] == [
        "Bìa!B4",
        "Bìa!B6",
        "Tiến độ!D2",
        "Tiến độ!E3",
        "Giải ngân!F2",
    ]


def test_files_stand_in_the_order_of_units_and_paths() -> None:
    bad = Sent({"Tiến độ": WORK.replace("400000", "abc")}, path="2026-Q1/b.xlsx")
    worse = Sent({"Tiến độ": WORK.replace("100000", "abc")}, path="2026-Q1/a.xlsx")
    _, findings = judged(bad, worse)
    assert [finding.place.path for finding in findings] == ["2026-Q1/a.xlsx", "2026-Q1/b.xlsx"]


def test_a_waived_rule_keeps_the_row() -> None:
    waived = Waiver(rule="R02", reason="hai hợp đồng")
    drawing = f"{WORK}\nNS-01 | XL-02 | | 1 | 1 | | Đáp ứng tiến độ"
    found = told(
        Sent({"Tiến độ": drawing.replace("NS-01 | XL-02 | | 1 | 1", "NS-01 | XL-02 | | 5 | 6")}),
        known=register(*PORTFOLIO, waived),
    )
    assert found[0] == (
        "Tiến độ!A4 D01 Quy tắc R02 được miễn trừ đến khi có thông báo khác: hai hợp đồng (không"
        " ghi người quyết định)."
    )


def test_a_sheet_that_is_lost_is_told_and_the_others_count() -> None:
    sound = Sent({"Tiến độ": WORK, "Giải ngân": MONEY}).data
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        assert "xl/worksheets/sheet3.xml" in archive.namelist()
    raw = with_wrong_checksum(sound, "xl/worksheets/sheet3.xml")
    sent = Sent({}, raw=raw)
    assert told(sent) == [
        (
            "Giải ngân F12 Trang tính này hỏng nên không đọc được; các trang khác vẫn được dùng."
            " Mở biểu mẫu gốc, nhập lại trang này rồi gửi lại."
        )
    ]
    assert list(judged(sent)[0][0].rows) == ["packages"]


ENTRIES = st.one_of(
    st.sampled_from(
        (
            "",
            "#REF!",
            "=1+1",
            "-",
            "N/A",
            "1.234",
            "63,5%",
            "'001",
            "NS-01",
            "XL-02",
            "2 tỷ",
            "31/02/2026",
            "Quý II/2026",
            "x",
            "-7",
            "1e9",
            "TỔNG CỘNG",
            "Đạt",
        )
    ),
    st.integers(-(10**12), 10**15).map(str),
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="|"), max_size=8),
)
PLACES = [(row, column) for row in (1, 2) for column in range(7)]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("Tiến độ", "Giải ngân")), st.sampled_from(PLACES), ENTRIES)
def test_whatever_is_typed_is_taken_or_told_at_its_cell(
    title: str, place: tuple[int, int], entry: str
) -> None:
    sound = {"Tiến độ": WORK, "Giải ngân": MONEY}
    cells = [line.split("|") for line in sound[title].splitlines()]
    row = min(place[0], len(cells) - 1)
    cells[row][place[1]] = f" {entry} "
    drawing = "\n".join("|".join(line) for line in cells)
    (book,), findings = judged(Sent({**sound, title: drawing}))
    blocked = {each.place.cell.row for each in findings if each.place.cell and _is_block(each)}
    rows = {each.row - 1 for each in book.rows.get(book_table(title), ())}
    assert blocked.isdisjoint(rows)
    assert all(line for line in lines(findings))


def book_table(title: str) -> str:
    return {"Tiến độ": "packages", "Giải ngân": "disbursements"}[title]


def _is_block(finding: object) -> bool:
    return getattr(getattr(finding, "rule", None), "severity", None) is Severity.BLOCK
