"""Vietnamese text is the same text however it was typed, and sorts as a dictionary does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text import clean, collation_key, key, plain_key, slug, unaccented, unit_key


def named(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


COMMUNES = named("""
Thất Khê, Đoàn Kết, Tân Tiến, Tràng Định, Quốc Khánh, Kháng Chiến, Quốc Việt, Bình Gia, Tân Văn,
Hồng Phong, Hoa Thám, Quý Hòa, Thiện Hòa, Thiện Thuật, Thiện Long, Bắc Sơn, Hưng Vũ, Vũ Lăng,
Nhất Hòa, Vũ Lễ, Tân Tri, Văn Quan, Điềm He, Tri Lễ, Yên Phúc, Tân Đoàn, Khánh Khê, Na Sầm,
Văn Lãng,
Hội Hoan, Thụy Hùng, Hoàng Văn Thụ, Lộc Bình, Mẫu Sơn, Na Dương, Lợi Bác, Thống Nhất, Xuân Dương,
Khuất Xá, Đình Lập, Châu Sơn, Kiên Mộc, Thái Bình, Hữu Lũng, Tuấn Sơn, Tân Thành, Vân Nham,
Thiện Tân, Yên Bình, Hữu Liên, Cai Kinh, Chi Lăng, Nhân Lý, Chiến Thắng, Quan Sơn, Bằng Mạc,
Vạn Linh, Đồng Đăng, Cao Lộc, Công Sơn, Ba Sơn, Tam Thanh, Lương Văn Tri, Kỳ Lừa, Đông Kinh
""")
IN_ORDER = named("""
Ba Sơn, Bắc Sơn, Bằng Mạc, Bình Gia, Cai Kinh, Cao Lộc, Châu Sơn, Chi Lăng, Chiến Thắng, Công Sơn,
Điềm He, Đình Lập, Đoàn Kết, Đồng Đăng, Đông Kinh, Hoa Thám
""")
TONES = "\u0300\u0301\u0303\u0309\u0323"
SYLLABLES = st.sampled_from(sorted({word for name in COMMUNES for word in name.split()}))
TEXTS = st.one_of(st.text(max_size=30), st.lists(SYLLABLES, max_size=6).map(" ".join))


def windows_1258(text: str) -> str:
    """Write a text as Windows-1258 does: the letter with its hat, then the tone."""
    signs = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        tone = "".join(mark for mark in parts if mark in TONES)
        letter = "".join(mark for mark in parts if mark not in TONES)
        signs.append(unicodedata.normalize("NFC", letter) + tone)
    return "".join(signs)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("", ""),
        ("  a  b ", "a b"),
        ("a\tb", "a b"),
        ("Thất\u00a0Khê", "Thất Khê"),
        ("Thất\u202fKhê\u200b", "Thất Khê"),
        ("\ufeffThất Khê", "Thất Khê"),
        ("\u202d46.620\u202c", "46.620"),
        ("\u200eThất\u200f \u2066Khê\u2069", "Thất Khê"),
        ("Th\u00e2\u0301t Khe\u0302", "Thất Khê"),
        ("a \u200b b", "a b"),
        ("Quý Ⅲ/2026", "Quý III/2026"),
        ("quý ⅳ", "quý iv"),
        ("Ðồng Ðăng", "Đồng Đăng"),
        ("ðường", "đường"),
        ("Ɖình Lập", "Đình Lập"),
        ("dòng một \r\n  dòng  hai\n", "dòng một\ndòng hai"),
        ("một\u2028hai", "một\nhai"),
        ("100 m²", "100 m²"),
        ("ab\x00c", "abc"),
    ],
)
def test_text_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("thuỷ", "thủy"),
        ("luỹ kế", "Lũy kế"),
        ("Uỷ ban", "Ủy ban"),
        ("Thuỵ Hùng", "Thụy Hùng"),
        ("quí", "quý"),
        ("QUĨ", "quỹ"),
        ("tỉ đồng", "tỷ đồng"),
        ("kí", "ký"),
        ("Kì Lừa", "Kỳ Lừa"),
        ("Nhân Lí", "Nhân Lý"),
        ("LŨY KẾ", "lũy kế"),
        ("Kế hoạch (triệu đồng)", "Kế hoạch – triệu đồng:"),
        ("Diện tích (m²)", "Diện tích, m2"),
        ("gói  thầu\nsố 1", "Gói thầu số 1"),
        ("“Gói thầu”", "gói thầu"),
    ],
)
def test_spellings_of_one_text_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thiện Hòa", "Thiện Hoa"),
        ("Đông Kinh", "Đồng Kinh"),
        ("Tân Đoàn", "Tan Đoàn"),
        ("Tân Tiến", "Tân Tiền"),
        ("Đoàn", "Doàn"),
        ("thui", "thuy"),
        ("Kế hoạch", "Kế hoạch %"),
        ("gói 1.2", "gói 12"),
    ],
)
def test_different_texts_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_communes_stay_apart_under_every_key() -> None:
    assert len({key(name) for name in COMMUNES}) == len(COMMUNES)
    assert len({unit_key(name) for name in COMMUNES}) == len(COMMUNES)
    assert len({slug(name) for name in COMMUNES}) == len(COMMUNES)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Lũy kế", "luy ke"),
        ("ĐƠN VỊ TÍNH", "don vi tinh"),
        ("Quí I/2026", "quy i 2026"),
        ("Tỉ lệ (%)", "ty le %"),
    ],
)
def test_plain_key_has_no_marks(text: str, plain: str) -> None:
    assert plain_key(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Thất Khê",
        "Ủy ban nhân dân xã Thất Khê",
        "UỶ BAN NHÂN DÂN XÃ THẤT KHÊ",
        "xã Thất Khê",
        "X. Thất Khê",
        "X.Thất Khê",
        "UBND phường Thất Khê",
        "P.Thất Khê",
        "TT Thất Khê",
        "Thị trấn Thất Khê",
    ],
)
def test_unit_is_known_without_its_prefix(text: str) -> None:
    assert unit_key(text) == key("Thất Khê")


@pytest.mark.parametrize("text", ["Xã", "", "Xây dựng", "Phương Thảo"])
def test_name_that_has_no_prefix_stays_whole(text: str) -> None:
    assert unit_key(text) == key(text)


def test_communes_sort_as_in_a_dictionary() -> None:
    assert sorted(COMMUNES, key=collation_key)[: len(IN_ORDER)] == IN_ORDER


@pytest.mark.parametrize(
    "words",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mâm"],
        ["da", "đa"],
        ["on", "ôn", "ơn"],
        ["un", "ưn"],
        ["gói 1", "gói 2", "gói a"],
        ["hoa", "Hoa", "hòa", "hoạ"],
        ["Đồng Đăng", "Đông Kinh"],
    ],
)
def test_letters_come_before_tones(words: list[str]) -> None:
    words_by_code = sorted(words, key=ascii)
    assert sorted(words_by_code, key=collation_key) == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND xã Thất Khê", "ubnd-xa-that-khe"),
        ("Đồng Đăng – Trà Lĩnh (GĐ 1)", "dong-dang-tra-linh-gd-1"),
        ("XA-06040", "xa-06040"),
        ("120 m²", "120-m2"),
        ("con", "con-"),
        ("com1", "com1-"),
        ("…", "khong-ten"),
        ("../../etc", "etc"),
    ],
)
def test_slug_is_ascii(text: str, name: str) -> None:
    assert slug(text) == name


def test_unaccented_keeps_punctuation() -> None:
    assert unaccented("Tỷ.đ: Lũy kế\n(Đợt 2)") == "ty.d: luy ke\n(dot 2)"


@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
@example("0#\U0001144d")  # a mark that stands alone leaves no blank behind
def test_key_of_a_key_is_the_key(text: str) -> None:
    assert plain_key(plain_key(text)) == plain_key(text)
    assert key(clean(text)) == key(text)


@given(st.lists(SYLLABLES, min_size=1, max_size=6).map(" ".join))
def test_ways_of_writing_marks_are_one(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert clean(decomposed) == clean(windows_1258(text)) == text
    assert key(decomposed) == key(windows_1258(text)) == key(text.upper()) == key(text)
    assert collation_key(decomposed) == collation_key(text)


@given(st.text(max_size=40))
def test_slug_is_a_safe_name(text: str) -> None:
    name = slug(text)
    assert name.isascii()
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
