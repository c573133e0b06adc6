"""What a sender of another authority's form is told, and what is taken of it all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from schemas.metadata import METADATA_SHEET
from schemas.outside import REPORT_YEAR, Given, OutsideForm, fills, passes
from schemas.outside_forms import OUTSIDE_FORMS
from schemas.register import Alias
from tests.books import workbook
from tests.checked import key_of
from tests.examples.drawn import issued
from tests.outside import FINANCE_TITLE, LAND_TITLE, ROAD, finance, land
from tests.registers import register
from tests.returns import MILLION, PORTFOLIO, Sent, day, judged, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

SHEET = "Phụ lục III"
READ = (
    "Phụ lục III G30 Trang “Phụ lục III” là biểu 48 cột về thực hiện, giải ngân vốn đầu tư công của"
    " Bộ Tài chính; đã đọc vào “Giải ngân”, “Kết quả và kế hoạch”; các trang khác của biểu mẫu coi"
    " như chưa báo cáo. Muốn báo cáo cả các trang khác thì chép trang này vào tệp biểu mẫu đã gửi"
    " cho đơn vị, điền các trang đó rồi gửi một tệp."
)
QUARTER = "QUÝ I NĂM 2026"
EARLIER = FINANCE_TITLE.replace(QUARTER, "QUÝ IV NĂM 2025").replace("14/03/2026", "14/12/2025")


def sent(sheet: str, period: str = "2026-Q1", **more: Any) -> Sent:  # noqa: ANN401 - of `Sent`
    return Sent({}, period=period, raw=workbook({SHEET: sheet}), **more)


def values(*returns: Sent) -> dict[str, dict[tuple[object, ...], Mapping[str, object]]]:
    """Return the rows of the last return that may be used, by table and key."""
    books, _ = judged(*returns)
    book = next(book for book in books if book.path == returns[-1].book.path)
    return {
        table: {key_of(row.values): row.values.model_dump(exclude_none=True) for row in rows}
        for table, rows in book.rows.items()
    }


def test_amounts_come_through_in_dong() -> None:
    rows = values(sent(finance()))["disbursements"]
    assert {key: (row["plan_vnd"], row["disbursed_vnd"]) for key, row in rows.items()} == {
        ("NS-01", "nstw", 2026, "nam"): (200_000 * MILLION, 96_500_500_000),
        ("NS-01", "nsdp", 2026, "nam"): (100_000 * MILLION, 53_499_500_000),
    }
    assert not any("paid_volume_vnd" in row or "advance_year_vnd" in row for row in rows.values())


def test_areas_come_through_in_square_metres() -> None:
    (row,) = values(sent(land()))["clearance"].values()
    assert (row["commune_code"], row["handed_over_m2"]) == ("X-06565", 157_000.0)
    assert "graves_total" not in row


def test_its_sender_is_told_what_was_read() -> None:
    assert told(sent(finance())) == [READ]


def test_a_unit_may_be_called_by_an_old_name_that_holds() -> None:
    alias = Alias(alias="Ban QLDA 1", unit_code="BQLGT", valid_until=day("2026-12-31"))
    title = FINANCE_TITLE.replace("BAN QLDA GIAO THÔNG", "Ban QLDA 1")
    assert told(sent(finance(title=title)), known=register(*PORTFOLIO, alias)) == [
        READ,
        (
            "Phụ lục III!A2 G20 Đơn vị ghi là “Ban QLDA 1”; đã hiểu là Ban QLDA giao thông. Ghi tên"
            " hiện nay của đơn vị, hoặc dùng biểu mẫu đã gửi cho đơn vị."
        ),
    ]


def test_the_province_after_a_units_name_needs_no_word() -> None:
    title = FINANCE_TITLE.replace("BAN QLDA GIAO THÔNG", "BAN QLDA GIAO THÔNG TỈNH LẠNG SƠN")
    assert told(sent(finance(title=title))) == [READ]


def test_an_unknown_unit_is_answered_with_the_nearest() -> None:
    title = FINANCE_TITLE.replace("BAN QLDA GIAO THÔNG", "BAN QLDA GIAO THÔNG 2")
    assert told(sent(finance(title=title))) == [
        (
            "Phụ lục III!A2 G33 Phía trên bảng ghi đơn vị “BAN QLDA GIAO THÔNG 2”, không có trong"
            " danh mục đơn vị (gần nhất: Ban QLDA giao thông). Ghi thêm một dòng “Đơn vị báo cáo:"
            " …” phía trên bảng, đúng tên hiện nay của đơn vị."
        )
    ]


def test_amounts_in_dong_are_known_by_a_unit_in_two_cells() -> None:
    title = FINANCE_TITLE.replace("Đơn vị tính: Triệu đồng", "Đơn vị tính: | đồng")
    rows = values(sent(finance({**ROAD, "plan NSTW": "200000000000"}, title=title)))
    amounts = rows["disbursements"]["NS-01", "nstw", 2026, "nam"]
    assert amounts["plan_vnd"] == 200_000 * MILLION


def test_a_day_past_the_cut_off_is_told_where_it_stands() -> None:
    title = FINANCE_TITLE.replace("14/03/2026", "20/03/2026")
    assert told(sent(finance(title=title))) == [
        READ,
        (
            "Phụ lục III!C4 G09 Số liệu ghi tính đến 20/03/2026, sau ngày chốt 14/03/2026; được"
            " tính như số liệu của ngày chốt. Lấy số liệu đến đúng ngày chốt của kỳ."
        ),
    ]


def test_a_unit_that_was_not_asked_for_our_form_is_not_asked_for_theirs() -> None:
    title = FINANCE_TITLE.replace("BAN QLDA GIAO THÔNG", "Sở Xây dựng")
    assert told(sent(finance(title=title))) == [
        (
            "G04 Sở Xây dựng không được phân công gửi biểu “Báo cáo của chủ đầu tư, nhà đầu tư”."
            " Gửi đúng biểu mẫu của đơn vị; nếu biểu này đúng thì báo Sở Tài chính bổ sung phân"
            " công báo cáo."
        )
    ]


def test_a_form_past_its_last_day_is_sent_back(monkeypatch: pytest.MonkeyPatch) -> None:
    form = replace(OUTSIDE_FORMS["BTC-48"], valid_until=date(2026, 3, 13))
    monkeypatch.setitem(OUTSIDE_FORMS, "BTC-48", form)
    assert told(sent(finance())) == [
        (
            "Phụ lục III G32 Trang “Phụ lục III” là biểu 48 cột về thực hiện, giải ngân vốn đầu tư"
            " công của Bộ Tài chính, chỉ được nhận cho số liệu từ 01/01/2026 đến hết 13/03/2026; số"
            " liệu này tính đến 14/03/2026. Dùng biểu mẫu đã gửi cho đơn vị; nếu biểu còn hiệu lực"
            " thì báo Sở Tài chính."
        )
    ]


def test_of_two_maps_the_one_in_force_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    old = OUTSIDE_FORMS["BTC-48"]
    new = replace(old, code="BTC-48B", name="biểu mới", valid_from=date(2026, 3, 1))
    monkeypatch.setitem(OUTSIDE_FORMS, "BTC-48", replace(old, valid_until=date(2026, 2, 28)))
    monkeypatch.setitem(OUTSIDE_FORMS, "BTC-48B", new)
    assert told(sent(finance())) == [
        READ.replace(old.name, "biểu mới"),
    ]


def test_an_entry_that_cannot_be_read_leaves_out_its_own_row_only() -> None:
    sheet = finance({**ROAD, "paid NSTW": "chín mươi"})
    assert told(sent(sheet)) == [
        READ,
        (
            "Phụ lục III!AI10 C30 “Giải ngân”: cột tổng là 150.000, các cột theo nguồn vốn cộng"
            " được 53.499,5 triệu đồng; dùng số theo nguồn vốn. Ghi đủ số theo từng nguồn vốn, cộng"
            " lại đúng bằng cột tổng."
        ),
        (
            "Phụ lục III!AK10 C01 “chín mươi” không phải là số. Nhập số theo triệu đồng, ví dụ"
            " 1.250,5."
        ),
    ]
    rows = values(sent(sheet))
    assert list(rows["disbursements"]) == [("NS-01", "nsdp", 2026, "nam")]
    assert list(rows["outlook"]) == [("NS-01",)]


def test_a_total_alone_says_nothing_of_the_sources() -> None:
    line = {"STT": "1", "project": "Nâng cấp QL4B", "plan": "300000", "done": "Đắp nền"}
    assert told(sent(finance(line))) == [
        READ,
        (
            "Phụ lục III!R10 R01 Dòng có số liệu nhưng thiếu “Nguồn vốn” nên không được tính. Chọn"
            " hoặc ghi “Nguồn vốn” rồi gửi lại."
        ),
    ]


def test_a_line_without_a_project_is_told() -> None:
    assert told(sent(finance(ROAD, {"STT": "2", "plan NSĐP": "5"}))) == [
        READ,
        (
            "Phụ lục III!B11 R01 Dòng có số liệu nhưng thiếu “Dự án” nên không được tính. Chọn hoặc"
            " ghi “Dự án” rồi gửi lại."
        ),
    ]


def test_of_another_project_nothing_more_is_asked() -> None:
    other = {"STT": "2", "project": "Khu dân cư Mai Pha", "plan NSĐP": "năm", "paid": "7"}
    assert [line.split(" ")[2:4] for line in told(sent(finance(ROAD, other)))] == [
        ["III", "G30"],
        ["III!B11", "R30"],
    ]


def test_a_heading_over_a_project_is_passed_over_in_silence() -> None:
    group = {**ROAD, "STT": "1", "project": "Hạ tầng giao thông", "plan NSTW": "200000"}
    assert told(sent(finance(group, {**ROAD, "STT": "1.1"}))) == [READ]


def test_a_group_is_passed_over_but_a_project_never_is() -> None:
    group = {**ROAD, "STT": "I", "project": "Dự án chuyển tiếp", "plan NSTW": "200000"}
    assert told(sent(finance(group, ROAD))) == [READ]
    assert told(sent(finance({**ROAD, "STT": "I"}))) == [READ]
    assert len(values(sent(finance({**ROAD, "STT": "I"})))["disbursements"]) == 2


def test_a_project_may_be_told_by_its_code() -> None:
    assert told(sent(finance({**ROAD, "project": "NS-01"}))) == [READ]


def test_a_project_stands_once() -> None:
    assert told(sent(finance(ROAD, ROAD))) == [
        READ,
        (
            "Phụ lục III!B11 R02 Dòng trùng với dòng 10 (NS-01, NSTW trong nước, 2026, Kế hoạch"
            " năm) nên không được tính. Gộp vào một dòng, xóa dòng thừa."
        ),
    ]


def test_a_stated_total_is_held_against_the_last_one() -> None:
    before = sent(finance({**ROAD, "paid NSTW": "120000", "paid": "173499.5"}), path="truoc.xlsx")
    later = FINANCE_TITLE.replace(QUARTER, "QUÝ II NĂM 2026").replace("14/03/2026", "14/06/2026")
    after = sent(finance({**ROAD, "note": "thiếu vật liệu"}, title=later), path="sau.xlsx")
    assert told(before, after) == [
        READ,
        (
            "Phụ lục III!AK10 H01 “Giải ngân” là 96.500,5 triệu đồng, nhỏ hơn số Quý I/2026"
            " (120.000 triệu đồng). Số lũy kế không giảm: kiểm tra lại số và đơn vị tính. Nếu số kỳ"
            " trước sai thì ghi lý do ở cột Ghi chú hoặc trong văn bản gửi kèm."
        ),
    ]


def test_a_stated_total_is_held_against_its_plan() -> None:
    assert told(sent(finance({**ROAD, "paid NSTW": "210000", "paid": "263499.5"}))) == [
        READ,
        (
            "Phụ lục III!AK10 R07 Giải ngân 210.000 triệu đồng, vượt kế hoạch 200.000 triệu đồng"
            " của dòng vốn này. Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được"
            " giao."
        ),
    ]


def test_a_commune_must_be_the_senders() -> None:
    title = LAND_TITLE.replace("UỶ BAN NHÂN DÂN XÃ KHUẤT XÁ", "UBND xã Lộc Bình")
    lines = told(sent(land(title=title), form="XA"))
    assert lines[1:] == [
        (
            "Phụ lục III!E7 R14 Dòng báo cáo cho UBND xã Khuất Xá, không phải địa bàn của đơn vị,"
            " nên không được tính. Chỉ báo cáo địa bàn của đơn vị mình; xóa dòng này."
        )
    ]


def test_beside_a_form_of_ours_it_fills_what_was_left_open() -> None:
    work = "Dự án | Gói thầu, hạng mục | Thực hiện lũy kế\nNS-01 | XL-01 | 400000"
    both = Sent({"Tiến độ": work, SHEET: finance()}, whole=False)
    assert set(values(both)) == {"packages", "disbursements", "outlook"}
    assert not any("G11" in line or "G13" in line for line in told(both))


def test_beside_an_issued_form_no_printed_row_is_missed_in_it() -> None:
    hidden = issued("CDT", "BQLGT", "outlook | key | project_code", "outlook | PPP-01 | PPP-01")
    work = "Dự án | Gói thầu, hạng mục | Thực hiện lũy kế\nNS-01 | XL-01 | 400000"
    both = Sent({"Tiến độ": work, SHEET: finance(), METADATA_SHEET: hidden}, whole=False)
    assert "disbursements" in values(both)
    assert not any(code in line for line in told(both) for code in ("R15", "C17", "G13"))


def test_what_our_form_says_itself_stands() -> None:
    own = (
        "Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao |"
        " Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi\n"
        "NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000"
    )
    words = "Dự án | Công việc đang dở dang\nNS-01 | thẩm định"
    both = Sent({"Giải ngân": own, "Kết quả và kế hoạch": words, SHEET: finance()}, whole=False)
    assert list(values(both)["disbursements"]) == [("NS-01", "nsdp", 2026, "nam")]
    assert (
        "Phụ lục III G13 Trang này không thuộc biểu mẫu nên không được tổng hợp. Nội dung cần báo"
        " cáo thêm thì ghi vào cột Ghi chú hoặc gửi văn bản kèm theo." in told(both)
    )


def test_a_cover_of_ours_tells_the_period_of_the_lines() -> None:
    both = Sent({SHEET: finance(title=EARLIER)}, whole=False)
    assert [line.split(" ")[0] for line in told(both)] == ["G18"]


def test_a_new_form_is_a_map_and_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = OutsideForm(
        code="SO-CAI",
        name="sổ cái thanh toán của Kho bạc",
        form="KB",
        tables=("treasury",),
        valid_from=date(2026, 1, 1),
        columns=(
            passes("STT"),
            fills("project_code", "Công trình"),
            fills("source", "Nguồn"),
            fills("plan_vnd", "Dự toán năm …"),
            fills("paid_volume_vnd", "Thanh toán …", under=("Lũy kế chi …",)),
            fills("advance_year_vnd", "Tạm ứng …", under=("Lũy kế chi …",)),
        ),
        needed=("project_code", "paid_volume_vnd"),
        fewest=4,
        given=(
            Given("treasury", "budget_year", REPORT_YEAR),
            Given("treasury", "carry_kind", "nam"),
        ),
        heading=(("unit_name", "Đơn vị"),),
        money=1,
    )
    monkeypatch.setitem(OUTSIDE_FORMS, ledger.code, ledger)
    sheet = (
        "Đơn vị: Kho bạc Nhà nước Lạng Sơn | | Kỳ: tháng 3 năm 2026\n"
        "STT | Công trình | Nguồn | Dự toán năm 2026 | Lũy kế chi đến 14/3 |\n"
        " | | | | Thanh toán KLHT | Tạm ứng còn lại\n"
        "1 | NS-01 | NSĐP | 250000000000 | 96500000000 | 12000000000"
    )
    assert values(sent(sheet, "2026-03"))["treasury"] == {
        ("NS-01", "nsdp", 2026, "nam"): {
            "project_code": "NS-01",
            "source": "nsdp",
            "budget_year": 2026,
            "carry_kind": "nam",
            "plan_vnd": 250_000 * MILLION,
            "paid_volume_vnd": 96_500 * MILLION,
            "advance_year_vnd": 12_000 * MILLION,
        }
    }
