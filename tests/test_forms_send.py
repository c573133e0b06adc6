"""One file a return owed, named for mail, and a list of whom to send them to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.forms_send import file_name, write_forms
from pipeline.issue import issues
from tests.forms_demo import Q1, demo_last, demo_register

if TYPE_CHECKING:
    from pathlib import Path


def test_every_owed_return_has_its_file_and_its_line(tmp_path: Path) -> None:
    outgoing = write_forms(demo_register(), Q1, demo_last(), tmp_path)
    folder = tmp_path / "bieu-mau" / "2026-Q1"
    assert [each.name for each in outgoing] == [
        "LS-BCD_2026Q1_06565_xa-khuat-xa_XA.xlsx",
        "LS-BCD_2026Q1_BQL-GT_ban-quan-ly-du-an-giao-thong_CDT.xlsx",
        "LS-BCD_2026Q1_KB_kho-bac-nha-nuoc-khu-vuc_KB.xlsx",
        "LS-BCD_2026Q1_SXD_so-xay-dung_SN.xlsx",
    ]
    names = {path.name for path in folder.iterdir()}
    assert names == {*(each.name for each in outgoing), "danh-sach-gui.xlsx"}
    data = (folder / "danh-sach-gui.xlsx").read_bytes()
    lines = list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    assert lines[0][0] == "DANH SÁCH GỬI BIỂU MẪU QUÝ I/2026"
    assert lines[2][1:6] == (
        "LS-BCD_2026Q1_06565_xa-khuat-xa_XA.xlsx",
        "06565",
        "Xã Khuất Xá",
        "XA – Báo cáo của UBND xã, phường; Trung tâm Phát triển quỹ đất",
        "xa@example.invalid",
    )
    assert lines[3][5] == "chưa có địa chỉ"


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Xã Khuất Xá", "LS-BCD_2026Q1_06565_xa-khuat-xa_XA.xlsx"),
        (
            "Ủy ban nhân dân phường Tam Thanh thành phố",
            "LS-BCD_2026Q1_06565_uy-ban-nhan-dan-phuong-tam-thanh_XA.xlsx",
        ),
        ("A" * 80, f"LS-BCD_2026Q1_06565_{'a' * 32}_XA.xlsx"),
    ],
)
def test_a_file_name_is_short_and_keeps_code_and_form(unit: str, name: str) -> None:
    issue = replace(issues(demo_register(), Q1, {})[0], unit_name=unit)
    assert file_name(issue) == name
    assert len(name) <= 60
