"""What is spelt as a Vietnamese syllable, and what another script leaves behind."""

from __future__ import annotations

import pytest

from pipeline.syllable import is_syllable, marked_words, syllable_share


@pytest.mark.parametrize(
    "words",
    [
        "Tiếng Việt rất hay quyết nghiêng khuỷu hươu giường xoáy yếu gì ý ổn",
        "hoà hòa thuỷ thủy luỹ lũy kỳ ghế nghĩa quốc quý Uý khuya thuở",
    ],
)
def test_a_syllable_is_one(words: str) -> None:
    assert [word for word in words.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "words", ["TiÕng ViÖt rÊt kÕ QuÈc Së Tµi", "Tieáng Vieät raát", "Khoỏn café naïve rat́́ kêt"]
)
def test_what_another_script_leaves_is_none(words: str) -> None:
    assert [word for word in words.split() if is_syllable(word)] == []


def test_marked_words_hold_more_than_ascii() -> None:
    assert marked_words("Gói số 01 – QL4B (gi¶i phãng)") == ["Gói", "số", "gi¶i", "phãng"]


def test_the_share_is_a_fraction() -> None:
    assert syllable_share(["số", "kÕ"]) == 1 / 2
    assert syllable_share([]) == 0
