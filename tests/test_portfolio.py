"""The demonstration in the inbox is what its tables say, and goes wrong only where they say so."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.check.register_book import check_register
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from tests.portfolio.build import FOLDER, REGISTER, files
from tests.portfolio.package import members_of
from tests.portfolio.register import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding

INBOX = Path(__file__).parent.parent / "inbox"
CUT_OFFS = (date(2026, 3, 14), date(2026, 6, 14), date(2026, 9, 14))


@cache
def judged() -> tuple[tuple[CheckedBook, ...], tuple[Finding, ...]]:
    """Return every return of the demonstration, read and checked by the register in the inbox."""
    kept, _, reasons = check_register(read(REGISTER))
    assert reasons == ()
    returns = [path for path in files() if path not in {REGISTER, *companions()}]
    arrivals = [Arrival(read(path), arrived_on(path)) for path in returns]
    return check_all(arrivals, Context(kept))


def read(path: str) -> Book:
    content = files()[path]
    book = read_book(path, sha256(content).hexdigest(), content)
    assert isinstance(book, Book), book
    return book


def arrived_on(path: str) -> date | None:
    day = path.rsplit("/", 1)[-1][:8]
    return date.fromisoformat(day) if day.isdigit() else None


def companions() -> tuple[str, ...]:
    return tuple(path for path in files() if path.endswith(".pdf"))


def told(code: str, unit: str) -> list[str]:
    """Return where a unit's returns are told something: table, field, what was entered."""
    found = [each for each in judged()[1] if (each.rule.code, each.unit_code) == (code, unit)]
    return [f"{each.table} {each.field} {each.entered}".strip() for each in found]


def test_inbox_holds_what_the_tables_give() -> None:
    if not (INBOX / FOLDER).is_dir():
        pytest.skip("the demonstration was set aside")
    kept = [path for path in (INBOX / FOLDER).rglob("*") if path.is_file()]
    assert {path.relative_to(INBOX).as_posix() for path in kept} | {REGISTER} == set(files())
    for path, content in files().items():
        # Packages compress differently from one zlib to another; what is in them does not differ.
        same = members_of if content[:2] == b"PK" else bytes
        assert same((INBOX / path).read_bytes()) == same(content), path


@pytest.mark.parametrize("day", CUT_OFFS)
def test_portfolio_has_22_important_projects_and_11_schools_all_year(day: date) -> None:
    listed = Counter((row.portfolio, row.capital_group) for row in register().projects_on(day))
    assert listed == {
        ("quan_trong", "NSNN"): 5,
        ("quan_trong", "PPP"): 4,
        ("quan_trong", "NNS"): 13,
        ("noi_tru", "NSNN"): 11,
    }


def test_one_project_joined_and_one_left_between_the_first_quarters() -> None:
    first, second = ({row.project_code for row in register().projects_on(d)} for d in CUT_OFFS[:2])
    assert (second - first, first - second) == ({"NNS-13"}, {"NNS-14"})


def test_returns_of_each_period_and_form() -> None:
    books, _ = judged()
    found = Counter((book.identity.period.code, book.identity.form_code) for book in books)
    assert found == {
        ("2026", "KH"): 17 + 4,
        ("2026-04-10", "KH"): 1,
        ("2026-Q1", "CDT"): 16 + 1,  # the usual ones, the project that left
        ("2026-Q1", "XA"): 9,
        ("2026-Q1", "SN"): 3,
        ("2026-Q1", "KB"): 1,
        ("2026-Q2", "CDT"): 16 + 1,  # one on the form of quarter I, and one of quarter III
        ("2026-Q2", "XA"): 9,
        ("2026-Q2", "SN"): 3,
        ("2026-Q2", "KB"): 1,
        ("2026-07", "CDT"): 1,
        ("2026-08", "CDT"): 1,
        ("2026-08-05", "CDT"): 1,
        ("2026-09", "CDT"): 1,
        ("2026-Q3", "CDT"): 16 - 1 - 1 - 1 + 1,  # months, missing, on an old form; one again
        ("2026-Q3", "XA"): 9 - 1,
        ("2026-Q3", "SN"): 3,
        ("2026-Q3", "KB"): 1,
    }


def test_register_is_read_without_a_word() -> None:
    _, notes, reasons = check_register(read(REGISTER))
    assert (notes, reasons) == ((), ())


def test_only_the_exceptions_are_told_anything() -> None:
    _, findings = judged()
    units = {(each.unit_code, each.rule.code) for each in findings}
    mistaken = {(unit, code) for unit, code in units if unit != "BQLDA"}
    assert mistaken == {
        ("CAT", "G15"),  # a form of version 1
        ("DN-DINHLAP", "G07"),  # the form of quarter II with the figures of quarter III
        ("DN-HOASON", "D01"),  # the same a quarter earlier, released by a waiver
        ("X-06463", "H03"),  # the form of quarter II made one of quarter III
    }


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("C04", ["packages done_work_vnd 67,1 tỷ"]),
        ("C07", ["packages forecast_finish_date 31/02/2027"]),
        ("C13", ["packages done_work_vnd #REF!"]),
        ("C15", ["packages verdict", "disbursements advance_year_vnd"]),
        ("C22", ["packages done_work_vnd 0,33"]),
        ("H01", ["packages done_work_vnd 60.100"]),
        ("H08", ["packages accepted_work_vnd 264"]),
        ("H07", ["disbursements paid_volume_vnd 136.500.000"]),
        ("R03", ["packages project_code NS-01"]),
        ("R07", ["disbursements disbursed_vnd"]),
        ("R10", ["milestones revised_date 31/03/2027"] * 2),
    ],
)
def test_typical_mistakes_are_found_where_they_were_made(code: str, places: list[str]) -> None:
    assert told(code, "BQLDA") == places


def test_corrected_successor_keeps_only_the_postponement_without_a_document() -> None:
    books, findings = judged()
    again = [book.identity.return_id for book in books if _is_second(book)]
    assert [each.rule.code for each in findings if each.return_id in again] == ["R10"]


def _is_second(book: CheckedBook) -> bool:
    identity = book.identity
    return (identity.unit_code, identity.period.code, identity.cover.revision) == (
        "BQLDA",
        "2026-Q3",
        2,
    )


def test_text_numbers_are_read_as_they_are_meant() -> None:
    data = read(next(path for path in files() if "20260916_LS-BCD_2026Q3_BQLDA" in path))
    packages = next(table for table in data.tables if table.name == "packages")
    accepted = [row.cells["accepted_work_vnd"] for row in packages.rows]
    assert [each.value for each in accepted if each.entered == "112.100,5"] == [112_100_500_000]


def test_nothing_new_late_ad_hoc_and_monthly_returns_are_there() -> None:
    books, _ = judged()
    said = {(book.identity.unit_code, book.identity.period.code): book for book in books}
    assert said["X-06565", "2026-Q2"].nil
    assert said["DN-HOSON", "2026-08-05"].identity.adhoc
    assert said["DN-MAIPHA", "2026-Q3"].identity.received_on == date(2026, 9, 23)
    assert ("DN-HOSON", "2026-Q3") not in said
    assert [month for unit, month in sorted(said) if unit == "BQLGT" and "Q" not in month] == [
        "2026",
        "2026-07",
        "2026-08",
        "2026-09",
    ]


def test_kinds_of_files() -> None:
    kinds = Counter(path.rsplit(".", 1)[-1] for path in files())
    assert kinds == {"xlsx": 114 - 1 - 1 - kinds["ods"], "xlsm": 1, "ods": 23, "pdf": 1}


def test_renamed_sheet_with_a_moved_column_is_read_like_the_others() -> None:
    data = read(next(path for path in files() if "2026Q2_DN-MAIPHA" in path))
    packages = next(table for table in data.tables if table.name == "packages")
    assert packages.title == "Tiến độ thi công"
    assert packages.columns["contractor"] == max(packages.columns.values())


def test_proposed_and_approved_postponements_are_told_apart() -> None:
    kept = register()
    assert kept.approved_milestone("NT-07", "M08", CUT_OFFS[2]).document_no == "MH-427/QĐ-UBND"  # type: ignore[union-attr]
    assert kept.approved_milestone("NS-04", "M08", CUT_OFFS[2]).version == 0  # type: ignore[union-attr]


def test_inbox_is_small() -> None:
    # A form carries its own checks; one return of an owner is some 100 KB.
    assert sum(map(len, files().values())) < 7_000_000
