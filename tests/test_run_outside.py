"""Returns in other authorities' forms, from the inbox to the dataset and the answers."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pipeline.publish.parquet import from_parquet
from tests.books import workbook
from tests.inboxes import report, small
from tests.mails import eml
from tests.outside import FINANCE_TITLE, LAND_TITLE, ROAD, SITE, finance, land

if TYPE_CHECKING:
    from pathlib import Path

SENT = datetime(2026, 9, 24, 8, tzinfo=UTC)
BOARD = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG TỈNH"
MILLION = 1_000_000
QUAY = {
    **ROAD,
    "project": "Kè bờ sông Kỳ Cùng",
    "plan": "155000000000",
    "plan NSTW": "110000000000",
    "plan NSĐP": "45000000000",
    "paid": "90000500000",
    "paid NSTW": "60000500000",
    "paid NSĐP": "30000000000",
    "allocated": "",
    "allocated NSTW": "",
    "allocated NSĐP": "",
}
OTHERS = {"STT": "2", "project": "Trường mầm non Hoa Sữa", "plan NSĐP": "5000000000"}
GROUP = {"STT": "II", "project": "Dự án khởi công mới", "plan NSĐP": "5000000000"}
PLOT = {**SITE, "project": "Kè bờ sông Kỳ Cùng", "commune": "P. Đông Kinh", "period": "'09/2026"}


def of_board() -> bytes:
    """Write the ministry's columns, in đồng."""
    title = FINANCE_TITLE.replace("BAN QLDA GIAO THÔNG", BOARD).replace("14/03/2026", "14/09/2026")
    title = title.replace("QUÝ I NĂM 2026", "QUÝ III NĂM 2026").replace("Triệu đồng", "đồng")
    return workbook({"PL III": finance(QUAY, OTHERS, GROUP, title=title)})


def of_ward() -> bytes:
    title = LAND_TITLE.replace("UỶ BAN NHÂN DÂN XÃ KHUẤT XÁ", "UBND PHƯỜNG ĐÔNG KINH")
    title = title.replace("Quý I/2026", "Quý III/2026").replace("14/03/2026", "14/09/2026")
    return workbook({"Bảng": land(PLOT, title=title)})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Report on a small inbox to which both forms came after their senders' own."""
    folder: Path = tmp_path_factory.mktemp("outside")
    inbox = small(folder)
    (inbox / "20260924_phu luc III.xlsx").write_bytes(of_board())
    (inbox / "20260924_thu.eml").write_bytes(eml({"gpmb.xlsx": of_ward()}, sent=SENT))
    return report(inbox, folder / "outbox", "--whole")


def rows(files: dict[str, bytes], table: str, **wanted: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any value
    frame = from_parquet(files[f"dataset/{table}.parquet"])
    return [
        dict(row) for row in frame.rows if all(row[name] == value for name, value in wanted.items())
    ]


def test_payments_reach_the_dataset_in_dong(files: dict[str, bytes]) -> None:
    found = rows(files, "disbursements", project_code="NS-04", budget_year=2026)
    assert {
        row["source"]: (row["plan_vnd"], row["disbursed_vnd"], row["row"]) for row in found
    } == {
        "nstw": (110_000 * MILLION, 60_000_500_000, 10),
        "nsdp": (45_000 * MILLION, 30_000 * MILLION, 10),
    }
    assert {(row["sheet"], row["period"], row["carried_from"]) for row in found} == {
        ("PL III", "2026-Q3", None)
    }
    assert {row["paid_volume_vnd"] for row in found} == {None}


def test_land_reaches_the_dataset_in_square_metres(files: dict[str, bytes]) -> None:
    (row,) = rows(files, "clearance", project_code="NS-04", commune_code="X-05977")
    assert (row["handed_over_m2"], row["affected"]) == (157_000.0, 122)
    assert (row["compensation_paid_vnd"], row["status"]) == (71_200 * MILLION, "dang_trien_khai")


def test_the_last_return_counts_in_whatever_form(files: dict[str, bytes]) -> None:
    fates = {
        (row["unit_code"], row["path"].endswith(("phu luc III.xlsx", "gpmb.xlsx"))): row["fate"]
        for row in rows(files, "returns", period="2026-Q3")
        if row["unit_code"] in {"BQLDA", "X-05977"}
    }
    assert fates == {
        ("BQLDA", True): "used",
        ("BQLDA", False): "superseded",
        ("X-05977", True): "used",
        ("X-05977", False): "superseded",
    }


def test_what_the_form_leaves_open_is_carried_and_not_zero(files: dict[str, bytes]) -> None:
    packages = rows(files, "packages", project_code="NS-04")
    assert packages
    assert {row["carried_from"] for row in packages} == {"2026-Q2"}


def test_every_figure_is_found_in_its_cell(files: dict[str, bytes]) -> None:
    cells = rows(files, "cells", sheet_title="PL III", field="disbursed_vnd")
    assert {cell["key"]: f"{cell['column']}{cell['cell_row']}" for cell in cells} == {
        "NS-04; nstw; 2026; nam": "AK10",
        "NS-04; nsdp; 2026; nam": "AL10",
    }


def test_a_project_that_is_not_ours_is_a_note_at_its_cell(files: dict[str, bytes]) -> None:
    (told,) = rows(files, "findings", code="R30")
    assert (told["sheet"], told["cell"], told["entered"]) == (
        "PL III",
        "B11",
        "Trường mầm non Hoa Sữa",
    )


def test_the_workbook_holds_a_stated_sum_as_it_is(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["tong-hop_2026-Q3.xlsx"]))
    sheet = next(sheet for sheet in book if "GiaiNgan" in sheet.tables)
    header, *lines = sheet[sheet.tables["GiaiNgan"].ref]
    places = {cell.value: at for at, cell in enumerate(header)}
    found = {
        line[places["Nguồn vốn"]].value: line[places["Giải ngân"]].value
        for line in lines
        if line[places["Dự án"]].value == "NS-04" and line[places["Năm kế hoạch"]].value == 2026
    }
    assert found == {"NSTW trong nước": 60_000_500_000, "NSĐP": 30_000 * MILLION}


def test_the_answer_is_our_form_with_what_was_sent(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["phan-hoi/BQLDA_2026Q3_CDT_can-sua.xlsx"]))
    lines = [[cell.value for cell in line] for line in book["Giải ngân"].iter_rows()]
    (state,) = (
        line
        for line in lines
        if line[1:5] == ["NS-04 – Kè bờ sông Kỳ Cùng", "NSTW trong nước", 2026, "Kế hoạch năm"]
    )
    assert state[5] == 110_000
    assert not any(word in str(line[1]) for line in lines for word in ("Hoa Sữa", "khởi công"))
    told = {str(cell.value) for line in book["Cần sửa"].iter_rows() for cell in line}
    assert (
        "60.000.500.000\nBiểu mẫu tự tính ô này từ các ô thành phần; ghi các ô thành phần." in told
    )
