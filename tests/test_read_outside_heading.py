"""Above an outside form's table stand the unit, the period and the day, in many ways."""

from __future__ import annotations

import pytest

from pipeline.read.grid import Grid
from pipeline.read.outside_heading import read_heading
from schemas.outside_forms import OUTSIDE_FORMS
from tests.returns import day

FORM = OUTSIDE_FORMS["BTC-48"]


def heading(*lines: str) -> dict[str, tuple[str, object]]:
    """Read lines of cells between bars; the table begins below them."""
    rows = {
        row: {at: text.strip() for at, text in enumerate(line.split("|")) if text.strip()}
        for row, line in enumerate(lines)
        if line.strip("| ")
    }
    found = read_heading(Grid("A", hidden=False, rows=rows), FORM, len(lines))
    return {name: (cell.entered, cell.value) for name, cell in found.items()}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BÁO CÁO THÁNG 9 NĂM 2026", "2026-09"),
        ("BÁO CÁO GIẢI NGÂN KẾ HOẠCH NĂM 2026 QUÝ III/2026", "2026-Q3"),
        ("TÌNH HÌNH QUÝ III VÀ 9 THÁNG ĐẦU NĂM 2026", "2026-Q3"),
        ("Biểu 6 tháng đầu năm 2026 (kèm theo Công văn ngày 3 tháng 7 năm 2026)", "2026-H1"),
        ("Báo cáo tháng 9/2026, ngày 18/10/2026", "2026-09"),
    ],
)
def test_the_title_names_the_period(title: str, period: str) -> None:
    assert heading(title)["period"][1] == period


@pytest.mark.parametrize(
    "title",
    ["BÁO CÁO GIẢI NGÂN KẾ HOẠCH NĂM 2026", "Lạng Sơn, ngày 18 tháng 9 năm 2026", "Số 09/QĐ"],
)
def test_a_year_or_a_day_is_no_period(title: str) -> None:
    assert "period" not in heading(title)


def test_a_labelled_period_goes_before_the_title() -> None:
    lines = ("BÁO CÁO THÁNG 9 NĂM 2026", "Kỳ báo cáo: | Quý III/2026")
    assert heading(*lines)["period"] == ("Quý III/2026", "2026-Q3")


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu tính đến ngày 14/9/2026)",
        "Số liệu đến hết ngày 14 tháng 9 năm 2026",
        "Số liệu tính đến ngày: | 14/09/2026",
        "Tình hình giải ngân đến ngày 14.9.2026",
    ],
)
def test_the_day_of_the_figures(line: str) -> None:
    assert heading(line)["data_date"][1] == day("2026-09-14")


@pytest.mark.parametrize(
    "lines",
    [
        ("UBND TỈNH LẠNG SƠN | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sở Xây dựng", "BIỂU SỐ 3"),
        ("Đơn vị báo cáo: Sở Xây dựng", "UBND TỈNH LẠNG SƠN"),
        ("Đơn vị: | Sở Xây dựng", "Đơn vị tính: Triệu đồng"),
        ("UBND TỈNH LẠNG SƠN", "Sở Xây dựng", "Đơn vị: Triệu đồng"),
        ("Đơn vị: đồng", "Đơn vị: Sở Xây dựng"),
        ("Đơn vị: | Sở Xây dựng", "| Đơn vị: | Triệu đồng"),
        ("UBND TỈNH LẠNG SƠN", "Sở Xây dựng", "Đơn vị: | | Triệu đồng"),
        ("Sở Xây dựng", "Đơn vị tính: | đồng"),
        ("Chủ đầu tư: Sở Xây dựng",),
        ("UBND TỈNH LẠNG SƠN\nSở Xây dựng", "Số: 12/BC-SXD", "BÁO CÁO THÁNG 9 NĂM 2026"),
        ("Sở Xây dựng", "THEO DÕI TIẾN ĐỘ GPMB", "Kết quả thực hiện"),
    ],
)
def test_the_unit_is_labelled_or_stands_last_in_the_letterhead(lines: tuple[str, ...]) -> None:
    assert heading(*lines)["unit_name"] == ("Sở Xây dựng", "Sở Xây dựng")


def test_a_code_makes_the_letterhead_needless() -> None:
    found = heading("UBND TỈNH LẠNG SƠN", "Mã đơn vị: SXD")
    assert found["unit_code"] == ("SXD", "SXD")
    assert "unit_name" not in found


def test_nothing_is_told_by_nothing() -> None:
    assert heading("BÁO CÁO TÌNH HÌNH GIẢI NGÂN", "Đơn vị tính: Triệu đồng") == {}
