"""The scripts of old fonts become Unicode, letter by letter."""

from __future__ import annotations

import pytest

from pipeline.read.legacy import Font, Script, decode, font_of, is_unicode


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TiÕng ViÖt rÊt hay", "Tiếng Việt rất hay"),
        ("Gi¶i phãng mÆt b»ng", "Giải phóng mặt bằng"),
        ("L¹ng S¬n", "Lạng Sơn"),
        (
            "KhuÊt X¸, Kiªn Méc, Quèc Kh¸nh, MÉu S¬n",
            "Khuất Xá, Kiên Mộc, Quốc Khánh, Mẫu Sơn",
        ),
        ("tæng møc ®Çu t\u00ad", "tổng mức đầu tư"),
        ("ch\u00ada bµn giao", "chưa bàn giao"),
        ("lòy kÕ", "lũy kế"),
        ("Së Tµi chÝnh", "Sở Tài chính"),
        ("CéNG HßA", "CỘNG HÒA"),
        ("A¸, ¢Ê, §Çu", "Á, Ấ, Đầu"),
        ("“QL4B” – 100 m²", "“QL4B” – 100 m²"),
    ],
)
def test_tcvn3_is_read(written: str, meant: str) -> None:
    assert decode(written, Script.TCVN3) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tieáng Vieät raát hay", "Tiếng Việt rất hay"),
        ("Giaûi phoùng maët baèng", "Giải phóng mặt bằng"),
        ("Laïng Sôn, ñaàu tö, chöa", "Lạng Sơn, đầu tư, chưa"),
        ("COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"),
        ("Ñöôøng tuaàn tra", "Đường tuần tra"),
        ("thuûy lôïi, kyõ, mò, lòch", "thủy lợi, kỹ, mị, lịch"),
    ],
)
def test_vni_is_read(written: str, meant: str) -> None:
    assert decode(written, Script.VNI) == meant


@pytest.mark.parametrize("script", Script)
def test_ascii_is_the_same_in_every_script(script: Script) -> None:
    assert decode("NS-01: 12,5%", script) == "NS-01: 12,5%"


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", Font(Script.TCVN3)),
        (".vnarial narrow", Font(Script.TCVN3)),
        (".VnTimeH", Font(Script.TCVN3, is_capital=True)),
        ("VNI-Times", Font(Script.VNI)),
        ("VNI-Helve-Condense", Font(Script.VNI)),
        ("Times New Roman", None),
        ("Vnu Sans", None),
        ("", None),
    ],
)
def test_a_font_tells_its_script(name: str, font: Font | None) -> None:
    assert font_of(name) == font


@pytest.mark.parametrize("text", ["Tiến", "đ", "tư", "cu\u0309", "TIỀN"])
def test_letters_that_only_unicode_has_tell_it(text: str) -> None:
    assert is_unicode(text)


@pytest.mark.parametrize("text", ["TiÕng", "Tieáng", "hoà", "Khoán", "abc"])
def test_letters_that_others_have_as_well_tell_nothing(text: str) -> None:
    assert not is_unicode(text)
