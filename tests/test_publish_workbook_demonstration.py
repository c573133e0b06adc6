"""The workbook of the whole demonstration: small, right to the đồng, and it follows."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import pyarrow.parquet as pq
import pytest

from pipeline.run import report
from pipeline.settings import ROOT, Settings
from tests.office import recalculated
from tests.workbooks import VOLATILE, YOUNG, cells, differing, figure, find, with_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MEBIBYTE = 1 << 20
MILLION = 1_000_000
PROJECT = "NS-02"
PAID = 140_000 * MILLION
FORECAST = date(2027, 8, 31)
GREEN = 0.97


class Made(NamedTuple):
    """What a report put into its folder: the workbook, what it took, and where the rest lies."""

    book: bytes
    folder: Path

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of a table of the dataset, as any other program would read them."""
        return pq.read_table(self.folder / "dataset" / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


def run(inbox: Path, outbox: Path) -> Made:
    folder = report(Settings(inbox=inbox, outbox=outbox, quick=True)).folder
    (path,) = folder.glob("tong-hop_*.xlsx")
    return Made(path.read_bytes(), folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return run(ROOT / "inbox", tmp_path_factory.mktemp("outbox"))


@pytest.mark.office
def test_every_value_of_the_demonstration_is_what_an_office_works_out(made: Made) -> None:
    assert len(made.book) < MEBIBYTE
    assert differing(cells(recalculated(made.book)), cells(made.book)) == []
    assert len([cell for cell in cells(made.book).values() if cell.formula]) > 10_000


def test_no_formula_of_the_demonstration_is_volatile_or_young(made: Made) -> None:
    every = "\n".join(cell.formula for cell in cells(made.book).values() if cell.formula)
    assert re.findall(VOLATILE, every) == []
    assert re.findall(YOUNG, every) == []


def with_typed(path: Path, sheet: str, address: str, value: float | date) -> None:
    """Type a value into a workbook's cell, as a clerk does, and save it."""
    book = openpyxl.load_workbook(path)
    book[sheet][address] = value
    book.save(path)


def source(made: Made, table: str, field: str, **wanted: str) -> tuple[str, str, str]:
    """Return the file, sheet and cell that a figure of the dataset came from."""
    row = next(r for r in made.rows(table) if all(r[name] == wanted[name] for name in wanted))
    (letter,) = (
        cell["column"]
        for cell in made.rows("cells")
        if (cell["return_id"], cell["sheet"], cell["field"]) == (row["return_id"], table, field)
    )
    path = next(r["path"] for r in made.rows("returns") if r["return_id"] == row["return_id"])
    return path, row["sheet"], f"{letter}{row['row']}"


@pytest.mark.office
def test_changed_returns_change_the_workbook_as_a_new_run_would(made: Made, tmp_path: Path) -> None:
    """An amount paid, a day expected, a limit: typed into the files, and into the workbook."""
    inbox = tmp_path / "inbox"
    shutil.copytree(ROOT / "inbox", inbox)
    pot = {"project_code": PROJECT, "carry_kind": "nam"}
    typed: dict[tuple[str, str, str], float | date] = {
        source(made, "disbursements", "paid_volume_vnd", **pot): PAID // MILLION,
        source(made, "treasury", "paid_volume_vnd", **pot): PAID // MILLION,
        source(
            made, "milestones", "forecast_date", project_code=PROJECT, milestone_code="M08"
        ): FORECAST,
        ("danh-muc.xlsx", "Ngưỡng", "E5"): GREEN,
    }
    for (path, sheet, address), value in typed.items():
        with_typed(inbox / path, sheet, address, value)
    wanted = cells(run(inbox, tmp_path / "outbox").book)
    found = cells(recalculated(_changed(made.book)))
    assert differing(found, wanted) == []
    before = cells(made.book)
    followed = [at for at, cell in wanted.items() if cell.formula and before[at] != cell]
    assert len(followed) > 50


def _changed(book: bytes) -> bytes:
    pot = {"Dự án": PROJECT, "Loại kế hoạch": "Kế hoạch năm"}
    volume = "Thanh toán khối lượng hoàn thành"
    book = with_value(book, *find(book, "GiaiNgan", volume, **pot), PAID)
    book = with_value(book, *find(book, "KhoBac", volume, **pot), PAID)
    forecast = find(book, "Moc", "Thực hiện Dự kiến", **{"Dự án": PROJECT, "Mã mốc": "M08"})
    book = with_value(book, *forecast, FORECAST)
    for group in ("NSNN", "PPP", "NNS"):
        book = with_value(book, *find(book, "Nguong", "Giới hạn xanh", Khóa=f"{group}|spi"), GREEN)
    return book


def total(rows: Iterable[Mapping[str, Any]], field: str) -> int | float:
    known: list[int | float] = [row[field] for row in rows if row[field] is not None]
    return sum(known)


def test_totals_are_those_of_the_dataset_to_the_dong(made: Made) -> None:
    """Added up here from the Parquet files alone, without a function of the line."""

    def of(label: str) -> int | float:
        return figure(made.book, "Nhom", label, Khóa="TC")  # type: ignore[no-any-return]

    pots = made.rows("disbursements")
    counted = [row for row in pots if (row["carry_kind"], row["budget_year"]) in YEARS]
    land = made.rows("clearance")
    capital = made.rows("mobilised")
    assert of("Giải ngân tổng kế hoạch") == sum(
        row["paid_volume_vnd"] + row["advance_year_vnd"] for row in _prevailing(counted, made)
    )
    assert of("Khối lượng thực hiện") == total(made.rows("packages"), "done_work_vnd")
    assert of("Khối lượng nghiệm thu") == total(made.rows("packages"), "accepted_work_vnd")
    assert of("Vốn đầu tư thực hiện") == total(capital, "spent_vnd")
    assert of("Diện tích phải thu hồi") == total(land, "required_m2")
    assert of("Diện tích đã bàn giao") == total(land, "handed_over_m2")
    assert of("Bồi thường đã chi trả") == total(land, "compensation_paid_vnd")


YEARS = {("nam", 2026), ("chuyen_sang", 2025)}


def _prevailing(pots: Iterable[dict[str, Any]], made: Made) -> list[dict[str, Any]]:
    """Return the pots, those in which the Treasury's figure prevails as the Treasury has them."""
    key = ("project_code", "source", "budget_year", "carry_kind")
    treasury = {tuple(row[name] for name in key): row for row in made.rows("treasury")}
    return [
        treasury[place] if row["project_code"].startswith("PPP") and place in treasury else row
        for row in pots
        for place in [tuple(row[name] for name in key)]
    ]


@pytest.mark.parametrize(
    ("table", "column", "key"),
    [
        ("TienDo", "Nghiệm thu lũy kế", {"Dự án": "NNS-01", "Gói thầu hạng mục": "XL-02"}),
        ("GPMB", "Diện tích đã bàn giao", {"Dự án": "NS-03"}),
    ],
)
def test_a_row_leads_to_its_cells_in_the_return(
    made: Made, table: str, column: str, key: dict[str, str]
) -> None:
    """A table's row across the sheet, a card's down it: the figure stands within."""
    told = {name: figure(made.book, table, name, **key) for name in SOURCES}
    sent = openpyxl.load_workbook(ROOT / "inbox" / told["Tệp nguồn"], data_only=True)
    found = [cell.value for line in sent[told["Trang nguồn"]][told["Ô nguồn"]] for cell in line]
    value = figure(made.book, table, column, **key)
    assert value in found or value / MILLION in found


SOURCES = ("Tệp nguồn", "Trang nguồn", "Ô nguồn")


def test_an_adjusted_cell_tells_what_was_reported_by_whom_it_was_changed_and_why(
    made: Made,
) -> None:
    key = {"Dự án": "NNS-01", "Gói thầu hạng mục": "XL-02"}
    sheet, address = find(made.book, "TienDo", "Thực hiện lũy kế", **key)
    book = openpyxl.load_workbook(io.BytesIO(made.book))
    assert book[sheet][address].comment.text == (
        "Thực hiện lũy kế: đơn vị báo cáo 289.000; sử dụng 272.000 triệu đồng. Lý do: Theo biên"
        " bản kiểm tra hiện trường ngày 16/9/2026, khối lượng san nền lô C chưa nghiệm thu được."
        " Trần Thị Cúc, Sở Tài chính, 21/09/2026."
    )
    assert figure(made.book, "TienDo", "Ô được điều chỉnh", **key) == "Thực hiện lũy kế"
    assert figure(made.book, "TienDo", "Dùng số kỳ", **{"Dự án": "NNS-04"}) == "Quý II/2026"


def test_an_adjusted_project_is_noted_only_where_the_adjusted_figure_stands(made: Made) -> None:
    """NNS-01's work done was replaced, neither its capital nor its land."""
    book = openpyxl.load_workbook(io.BytesIO(made.book), data_only=True)
    noted = {
        sheet.title
        for sheet in book.worksheets
        if sheet.title.startswith("Biểu ")
        for line in sheet.iter_rows(values_only=True)
        if "NNS-01" in line and any(str(value).startswith("Có số liệu do") for value in line)
    }
    assert noted == {"Biểu 01 Tiến độ"}


def test_communes_and_the_milestone_of_the_site_are_held_against_each_other(made: Made) -> None:
    """NS-03 has 409 days in both; NNS-12 is to be cleared later than its communes say."""
    sheet = openpyxl.load_workbook(io.BytesIO(made.book), data_only=True)["Đối chiếu"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=7)]
    start = next(at for at, line in enumerate(lines) if str(line[0]).startswith("III. "))
    assert lines[start][0] == "III. BÀN GIAO MẶT BẰNG: MỐC M04 CỦA DỰ ÁN VÀ BÁO CÁO CỦA XÃ, PHƯỜNG"
    days = {line[2]: tuple(line[4:7]) for line in lines[start + 4 : start + 13]}
    assert days["NNS-12"] == (612, 428, 612 - 428)
    assert days["NNS-04"] == (273, 363, 273 - 363)
    assert "NS-03" not in days


def test_rows_are_called_by_their_names(made: Made) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made.book), data_only=True)
    area = sheet["Đối chiếu"].tables["SoLieuKhacNhau"].ref
    named = [line[2].value for line in sheet["Đối chiếu"][area]][1:]
    assert named == [
        "Đường Lý Thái Tổ kéo dài và khu dân cư, tái định cư – UBND phường Đông Kinh – Toàn bộ",
        "Kè bờ sông Kỳ Cùng – UBND phường Đông Kinh – Toàn bộ",
        "Đường kết nối Quốc lộ 4B – Quốc lộ 18 (Đình Lập) – NSTW trong nước – 2026 – Kế hoạch năm",
        (
            "Tuyến cao tốc cửa khẩu Hữu Nghị – Chi Lăng theo hình thức BOT – Vốn nhà nước trong dự"
            " án PPP – 2026 – Kế hoạch năm"
        ),
    ]
    moved = figure(
        made.book, "ThayDoi", "Dòng", **{"Mã dự án": "NS-01", "Nội dung": "Mốc: Dự kiến"}
    )
    assert moved == "M04 Bàn giao 100% mặt bằng"


@pytest.mark.parametrize(
    ("measure", "teller"),
    [
        ("Tỷ lệ thực hiện", "Ban Quản lý dự án đầu tư xây dựng công trình giao thông"),
        ("Tỷ lệ bàn giao mặt bằng", "Các xã, phường có đất thu hồi"),
    ],
)
def test_a_change_of_a_measure_tells_who_reports_it(made: Made, measure: str, teller: str) -> None:
    key = {"Mã dự án": "NS-01", "Nội dung": f"Chỉ tiêu dự án: {measure}"}
    assert figure(made.book, "ThayDoi", "Đơn vị báo cáo", **key) == teller


def test_private_capital_marks_what_is_carried(made: Made) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made.book), data_only=True)["Biểu 02 Giải ngân"]
    line = next(row for row in sheet.iter_rows() if row[2].value == "NNS-04")
    assert str(line[-1].value).startswith("Dùng số liệu quý II/2026.")
    assert line[1].font.i
    total = next(row for row in sheet.iter_rows() if row[1].value == "TỔNG CỘNG")
    assert total[-1].value == "Trong đó 01 dự án dùng số kỳ trước."
