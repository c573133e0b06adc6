"""The functions that run once a cell, a sheet or a file: ``make bench-hot``."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.checking import check_inbox
from pipeline.failure import Failure
from pipeline.measure.measures import measure
from pipeline.merge import choose_period, merge
from pipeline.publish.workbook import write_workbook
from pipeline.read.book_reader import read_book
from pipeline.read.dates import read_date
from pipeline.read.grid import read_grids
from pipeline.read.header import find_header
from pipeline.read.numbers import read_number
from pipeline.read.packed import pack, unpack
from pipeline.settings import Settings
from pipeline.text import key, unit_key
from schemas import FORM_VERSION
from schemas.packages import Package
from tests.bench.country import INBOX
from tests.portfolio.register import register

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

    from pipeline.read.book import Book

_NUMBERS: Final = ("1.234.567,89", "12 tỷ 345 triệu", "45,6%", 1_234_567.0, "-", "1 234 567")
_DATES: Final = ("14/9/2026", "quý III/2026", 46_279.0, "2026-09-14", "tháng 9 năm 2026", "")
_TEXTS: Final = ("Uỷ ban nhân dân xã Khuất Xá", "UBND Xã Hoà Bình", "Dự án  Quốc lộ 4B (Km18)")


@cache
def one_return() -> bytes:
    (found,) = INBOX.glob("*/2026-Q3/*_CAT_*_CDT.xlsx")
    return found.read_bytes()


@cache
def one_book() -> Book:
    data = one_return()
    book = read_book("a.xlsx", hashlib.sha256(data).hexdigest(), data)
    assert not isinstance(book, Failure)
    return book


def test_read_number(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: [read_number(each) for each in _NUMBERS])


def test_read_date(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: [read_date(each) for each in _DATES])


@pytest.mark.parametrize("function", [key, unit_key])
def test_text(benchmark: BenchmarkFixture, function: Callable[[str], str]) -> None:
    benchmark(lambda: [function(each) for each in _TEXTS])


def test_read_grids(benchmark: BenchmarkFixture) -> None:
    benchmark(read_grids, one_return())


def test_find_header(benchmark: BenchmarkFixture) -> None:
    workbook = read_grids(one_return())
    assert not isinstance(workbook, Failure)
    (grid,) = (each for each in workbook.grids if each.name == Package.sheet.title)
    benchmark(find_header, grid, Package, FORM_VERSION)


def test_read_book(benchmark: BenchmarkFixture) -> None:
    benchmark(read_book, "a.xlsx", "5ha", one_return())


def test_pack_and_unpack(benchmark: BenchmarkFixture) -> None:
    book = one_book()
    benchmark(lambda: unpack(pack(book), "a.xlsx", book.sha256))


def test_check_one_return(benchmark: BenchmarkFixture) -> None:
    benchmark(check_all, [Arrival(one_book(), None)], Context(register(), {}))


def test_write_workbook(benchmark: BenchmarkFixture) -> None:
    checked = check_inbox(Settings(inbox=INBOX), {})
    period, _ = choose_period(checked.books, checked.register)
    as_of = checked.register.calendar(period).consolidation
    dataset, findings = merge(checked.books, checked.register, period, as_of)
    measures = measure(dataset, checked.register, None)
    benchmark(write_workbook, measures, dataset, checked.register, findings)
