"""Two units that report one fact: whose figure is used, and who is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.merge import merge
from schemas.outlook import Outlook
from schemas.period import Period
from schemas.register import Assignment, Project, Unit
from schemas.said import SaidDate
from tests.checked import MILLION, Sent, book, clearance, disbursement, treasury
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding
    from pipeline.merge import Dataset
    from schemas.column import Row

Q1 = Period.parse("2026-Q1")
AS_OF = date(2026, 3, 25)
UNITS = (
    Project(project_code="NS-01"),
    Unit(unit_code="X-06040", name="UBND xã Đồng Đăng", kind="xa"),
    Unit(unit_code="PTQD", name="Trung tâm PTQĐ"),
    Unit(unit_code="BQL", name="Ban QLDA"),
    Unit(unit_code="KBNN", name="Kho bạc"),
)
COMMUNE = Sent("X-06040", "XA", "2026-Q1")
CENTRE = Sent("PTQD", "XA", "2026-Q1")
OWNER = Sent("BQL", "CDT", "2026-Q1")
TREASURY = Sent("KBNN", "KB", "2026-Q1")


def assigned(unit: str, form: str, *, prevails: bool = False) -> Assignment:
    says = "co" if prevails else None
    return Assignment(unit_code=unit, form_code=form, frequency="quy", prevails=says)


def merged(*books: CheckedBook, prevailing: str = "") -> tuple[Dataset, tuple[Finding, ...]]:
    duties: list[Row] = [
        assigned(unit, form, prevails=unit in prevailing.split())
        for unit, form in [("X-06040", "XA"), ("PTQD", "XA"), ("BQL", "CDT"), ("KBNN", "KB")]
    ]
    return merge(books, register(*UNITS, *duties), Q1, AS_OF)


def clashes(dataset: Dataset) -> list[tuple[object, ...]]:
    frame = dataset.clashes
    wanted = ("field", "unit_code", "value", "other_unit_code", "other_value", "used_unit_code")
    return list(zip(*(frame[name] for name in (*wanted, "rule")), strict=True))


def test_the_figure_of_the_unit_that_prevails_is_used_and_both_are_told() -> None:
    books = book(COMMUNE, clearance(120.0)), book(CENTRE, clearance(100.0))
    dataset, findings = merged(*books, prevailing="PTQD")
    assert dataset.tables["clearance"]["handed_over_m2"] == (100.0,)
    assert clashes(dataset) == [
        ("handed_over_m2", "PTQD", "100", "X-06040", "120", "PTQD", "prevails")
    ]
    assert dataset.clashes["key"] == ("NS-01; X-06040; toan_bo",)
    said = [(each.unit_code, str(each.place), each.message) for each in findings]
    end = "dùng số của Trung tâm PTQĐ. Hai đơn vị đối chiếu và thống nhất số liệu."
    start = "“Diện tích đã bàn giao” của NS-01, UBND xã Đồng Đăng, Toàn bộ"
    assert said == [
        (
            "PTQD",
            "GPMB!D9",
            f"{start}: Trung tâm PTQĐ báo 100, UBND xã Đồng Đăng báo 120; {end}",
        ),
        (
            "X-06040",
            "GPMB!D9",
            f"{start}: UBND xã Đồng Đăng báo 120, Trung tâm PTQĐ báo 100; {end}",
        ),
    ]


def test_equal_figures_are_no_clash() -> None:
    dataset, findings = merged(book(COMMUNE, clearance(100.0)), book(CENTRE, clearance(100.0)))
    assert (len(dataset.tables["clearance"]), clashes(dataset), findings) == (1, [], ())


def test_where_nobody_prevails_the_later_date_is_used() -> None:
    early = Sent("X-06040", "XA", "2026-Q1", data_date=date(2026, 3, 1))
    dataset, _ = merged(book(early, clearance(120.0)), book(CENTRE, clearance(100.0)))
    assert clashes(dataset)[0][-2:] == ("PTQD", "later")


def test_where_both_prevail_on_one_day_the_first_of_the_register_is_used() -> None:
    books = book(COMMUNE, clearance(120.0)), book(CENTRE, clearance(100.0))
    dataset, _ = merged(*books, prevailing="PTQD X-06040")
    assert clashes(dataset)[0][-2:] == ("X-06040", "unit-order")


def test_a_blank_is_filled_from_the_other_and_said_to_be() -> None:
    books = book(COMMUNE, clearance(120.0, affected=36)), book(CENTRE, clearance(120.0))
    dataset, findings = merged(*books, prevailing="PTQD")
    clearances = dataset.tables["clearance"]
    assert (clearances["unit_code"], clearances["affected"]) == (("PTQD",), (36,))
    assert dataset.clashes["used_unit_code"] == ("X-06040",)
    assert dataset.clashes["rule"] == ("only",)
    assert findings == ()


def test_an_old_figure_against_a_new_one_is_listed_but_nobody_is_told() -> None:
    old = Sent("PTQD", "XA", "2025-Q4")
    books = book(COMMUNE, clearance(120.0)), book(old, clearance(100.0))
    dataset, findings = merged(*books, prevailing="PTQD")
    assert dataset.tables["clearance"]["carried_from"] == ("2025-Q4",)
    assert clashes(dataset)[0][-2:] == ("PTQD", "prevails")
    assert findings == ()


def test_what_each_unit_did_and_plans_stands_side_by_side() -> None:
    one = book(COMMUNE, Outlook(project_code="NS-01", done_text="Đã kiểm đếm"))
    other = book(OWNER, Outlook(project_code="NS-01", done_text="Đã đổ bê tông"))
    dataset, findings = merged(one, other, prevailing="BQL")
    said = dataset.tables["outlook"]
    assert said["unit_code"] == ("BQL", "X-06040")
    assert said["done_text"] == ("Đã đổ bê tông", "Đã kiểm đếm")
    assert clashes(dataset) == []
    assert findings == ()


def test_a_unit_without_the_duty_gives_way_in_silence() -> None:
    ended = Assignment(
        unit_code="PTQD",
        form_code="XA",
        frequency="quy",
        prevails="co",
        valid_until=SaidDate.day(date(2025, 12, 31)),
    )
    before = Sent("PTQD", "XA", "2025-Q4")
    rows = register(*UNITS, ended, assigned("X-06040", "XA"))
    books = [book(before, clearance(100.0)), book(COMMUNE, clearance(120.0))]
    dataset, _ = merge(books, rows, Q1, AS_OF)
    assert dataset.tables["clearance"]["unit_code"] == ("X-06040",)
    assert not dataset.clashes.rows
    alone, _ = merge(books[:1], rows, Q1, AS_OF)
    assert alone.tables["clearance"]["carried_from"] == ("2025-Q4",)


def test_payments_are_compared_with_the_treasury_and_the_owners_are_used() -> None:
    books = book(OWNER, disbursement(100, 5)), book(TREASURY, treasury(96, 5))
    dataset, findings = merged(*books)
    assert dataset.tables["disbursements"]["paid_volume_vnd"] == (100 * MILLION,)
    assert dataset.tables["treasury"]["paid_volume_vnd"] == (96 * MILLION,)
    assert clashes(dataset) == [("paid_volume_vnd", "BQL", "100", "KBNN", "96", "BQL", "owner")]
    assert [(each.rule.code, each.unit_code) for each in findings] == [
        ("X01", "BQL"),
        ("X01", "KBNN"),
    ]
    assert findings[1].message == (
        "“Thanh toán khối lượng hoàn thành” của NS-01, NSĐP, 2026, Kế hoạch năm: Kho bạc báo 96,"
        " Ban QLDA báo 100; dùng số của Ban QLDA. Hai đơn vị đối chiếu và thống nhất số liệu."
    )


def test_the_treasury_is_used_where_it_alone_prevails() -> None:
    books = book(OWNER, disbursement(100, 5)), book(TREASURY, treasury(96, 5))
    assert clashes(merged(*books, prevailing="KBNN")[0])[0][-2:] == ("KBNN", "prevails")
    assert clashes(merged(*books, prevailing="KBNN BQL")[0])[0][-2:] == ("BQL", "owner")


def test_of_two_plans_neither_is_used() -> None:
    books = (
        book(OWNER, disbursement(100, plan_vnd=250)),
        book(TREASURY, treasury(100, plan_vnd=240)),
    )
    dataset, findings = merged(*books)
    assert dataset.clashes["rule"] == ("register",)
    assert not any(dataset.clashes["used_unit_code"])
    assert "dùng số của Danh mục và phân công." in findings[0].message
