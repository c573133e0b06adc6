"""A script is told by fonts or by a whole sheet, never by one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.read.legacy import Script
from pipeline.read.scripts import in_unicode

if TYPE_CHECKING:
    from pipeline.cell import Raw

TCVN3 = ("TiÕn ®é thùc hiÖn", "Gi¶i phãng mÆt b»ng", "tæng møc ®Çu t\u00ad", "QL4B", "100 m²")
VNI = ("Tieán ñoä thöïc hieän", "Giaûi phoùng maët baèng", "toång möùc ñaàu tö", "QL4B", "100 m²")
MEANT = ["Tiến độ thực hiện", "Giải phóng mặt bằng", "tổng mức đầu tư", "QL4B", "100 m²"]


def column(*texts: Raw) -> dict[int, dict[int, Raw]]:
    return {row: {0: text} for row, text in enumerate(texts)}


def decoded(*texts: Raw, fonts: dict[int, str] | None = None) -> list[Raw]:
    places = {(row, 0): font for row, font in (fonts or {}).items()}
    found = in_unicode(column(*texts), places)
    return [cells[0] for cells in found.rows.values()]


@pytest.mark.parametrize(("texts", "script"), [(TCVN3, Script.TCVN3), (VNI, Script.VNI)])
def test_a_whole_sheet_tells_its_script(texts: tuple[str, ...], script: Script) -> None:
    found = in_unicode(column(*texts), {})
    assert [cells[0] for cells in found.rows.values()] == MEANT
    assert found.scripts == (script,)
    assert found.originals == {(row, 0): texts[row] for row in range(3)}


@pytest.mark.parametrize(
    "texts",
    [
        ("Khoán", "hoà", "và", "là", "toán", "quá"),
        ("Tiến độ", *TCVN3),
        ("TiÕng ViÖt rÊt hay thËt ®Êy",),
        ("TiÕng", "ViÖt"),
        ("café crème", "déjà vu", "naïveté", "Zürich"),
        (1, None, True),
    ],
)
def test_without_evidence_nothing_changes(texts: tuple[Raw, ...]) -> None:
    found = in_unicode(column(*texts), {})
    assert (found.rows, found.originals, found.scripts) == (column(*texts), {}, ())


def test_a_font_tells_one_cell() -> None:
    fonts = {1: ".VnTime", 2: "VNI-Times", 3: ".VnTimeH"}
    texts = ("Tiến độ", "lòy kÕ", "luõy keá", "së Tµi chÝnh", "lòy kÕ")
    assert decoded(*texts, fonts=fonts) == [
        "Tiến độ",
        "lũy kế",
        "lũy kế",
        "SỞ TÀI CHÍNH",
        "lòy kÕ",
    ]


def test_a_font_does_not_overrule_unicode() -> None:
    assert decoded("lũy kế, hoà", fonts={0: ".VnTime"}) == ["lũy kế, hoà"]


def test_a_font_of_unicode_tells_nothing() -> None:
    assert decoded("lòy kÕ", fonts={0: "Arial"}) == ["lòy kÕ"]


def test_the_given_rows_are_left_alone() -> None:
    rows = column(*TCVN3)
    in_unicode(rows, {})
    assert rows == column(*TCVN3)
