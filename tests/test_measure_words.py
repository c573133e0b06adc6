"""What readers are told about measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base
from pipeline.measure.reporting import Reporting, ReturnState
from pipeline.measure.status import (
    PUBLIC_THRESHOLDS,
    Colour,
    Grey,
    Judgement,
    Limits,
    Override,
    Part,
    overridden,
    status,
)
from pipeline.measure.verdict import LateMilestone, Ruling, Verdict, VerdictLimits
from pipeline.measure.words import (
    BASE_WORDS,
    EMPTY_WORDS,
    GREY_WORDS,
    PART_WORDS,
    RETURN_WORDS,
    decimal,
    judgement_sentence,
    reporting_words,
    ruling_sentences,
    status_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum


@pytest.mark.parametrize(
    ("part", "value", "sentence"),
    [
        (Part.SPI, 0.82, "Tiến độ theo thời gian SPI(t) 0,82 dưới ngưỡng 0,85."),
        (Part.SPI, 0.9, "Tiến độ theo thời gian SPI(t) 0,90 dưới ngưỡng 0,95."),
        (Part.SPI, 0.9496, "Tiến độ theo thời gian SPI(t) 0,9496 dưới ngưỡng 0,95."),
        (Part.SPI, 1.2, "Tiến độ theo thời gian SPI(t) 1,20 đạt ngưỡng."),
        (
            Part.MILESTONE,
            1_234,
            (
                "Mốc hoàn thành thi công chậm 1.234 ngày so với kế hoạch được duyệt,"
                " quá ngưỡng 60 ngày."
            ),
        ),
        (
            Part.MILESTONE,
            7,
            "Mốc hoàn thành thi công chậm 7 ngày so với kế hoạch được duyệt, trong ngưỡng 15 ngày.",
        ),
        (
            Part.MILESTONE,
            -7,
            "Mốc hoàn thành thi công không chậm so với kế hoạch được duyệt.",
        ),
        (Part.PAYMENT, -8.1, "Tỷ lệ giải ngân thấp hơn mốc so sánh 8,1 điểm %."),
        (
            Part.PAYMENT,
            -18.1,
            "Tỷ lệ giải ngân thấp hơn mốc so sánh 18,1 điểm %, quá ngưỡng 10 điểm %.",
        ),
        (Part.OBSTACLES, 2, "Có 02 vướng mắc quá hạn xử lý."),
        (Part.OBSTACLES, 0, "Không có vướng mắc quá hạn xử lý."),
        (
            Part.SPI,
            Empty.NO_FULL_CURVE,
            (
                "Chỉ số tiến độ theo thời gian SPI(t): chưa có kế hoạch khối lượng đầy đủ"
                " từ khi bắt đầu đến 100%."
            ),
        ),
    ],
)
def test_a_part_says_its_figure_and_its_limit(
    part: Part, value: float | Empty, sentence: str
) -> None:
    judged = status({part: value}, {part: PUBLIC_THRESHOLDS[part]}).judgements
    assert [judgement_sentence(each) for each in judged] == [sentence]


def test_parts_that_the_register_may_add_have_words_too() -> None:
    found = status(
        {Part.WORK: -11.93, Part.CLEARANCE: 20},
        {Part.WORK: Limits(-5, -10), Part.CLEARANCE: Limits(15, 60)},
    )
    assert [judgement_sentence(each) for each in found.judgements] == [
        "Khối lượng thực hiện thấp hơn kế hoạch 11,93 điểm %, quá ngưỡng 10 điểm %.",
        "Giải phóng mặt bằng chậm 20 ngày so với kế hoạch, quá ngưỡng 15 ngày.",
    ]


def test_a_status_tells_the_parts_that_made_it() -> None:
    found = status({Part.SPI: 0.5, Part.MILESTONE: 30}, PUBLIC_THRESHOLDS)
    assert status_sentences(found) == ("Tiến độ theo thời gian SPI(t) 0,50 dưới ngưỡng 0,85.",)


def test_grey_names_the_last_colour() -> None:
    found = status({}, PUBLIC_THRESHOLDS, has_report=False, last_known=Colour.RED)
    assert status_sentences(found) == ("Kỳ này chưa có báo cáo hợp lệ. Trạng thái gần nhất: Đỏ.",)


def test_grey_for_want_of_figures_names_what_is_wanting() -> None:
    found = status({Part.MILESTONE: Empty.NO_PLAN_DATE}, {Part.MILESTONE: Limits(15, 60)})
    assert status_sentences(found) == (
        "Chưa đủ số liệu để đánh giá.",
        "Mốc hoàn thành thi công: chưa có thời hạn theo kế hoạch.",
    )


def test_an_officers_reason_stands_first() -> None:
    officer = Override(Colour.AMBER, "đã có phương án bù tiến độ", "Nguyễn Văn A")
    found = overridden(status({Part.SPI: 0.5}, PUBLIC_THRESHOLDS), officer)
    assert status_sentences(found) == (
        "Theo đánh giá của Nguyễn Văn A: đã có phương án bù tiến độ.",
        "Tiến độ theo thời gian SPI(t) 0,50 dưới ngưỡng 0,85.",
    )


NAMES = {"M04": "Bàn giao 100% mặt bằng", "M09": "Nghiệm thu, đưa vào sử dụng"}


def test_a_verdict_says_what_is_late_and_how_much_was_allowed() -> None:
    ruling = Ruling(Verdict.BEHIND, (LateMilestone("M04", 44),), -11.93, VerdictLimits())
    assert ruling_sentences(ruling, NAMES) == (
        (
            "Mốc bàn giao 100% mặt bằng chậm 44 ngày so với kế hoạch được duyệt"
            " (mức cho phép: 15 ngày)."
        ),
        "Khối lượng thực hiện thấp hơn kế hoạch 11,93 điểm % (mức cho phép: 5 điểm %).",
    )


def test_several_late_milestones_are_told_in_one_sentence() -> None:
    late = (LateMilestone("M04", 1_044), LateMilestone("M09", 16), LateMilestone("X01", 20))
    ruling = Ruling(Verdict.BEHIND, late, None, VerdictLimits())
    assert ruling_sentences(ruling, NAMES) == (
        (
            "Các mốc chậm so với kế hoạch được duyệt (mức cho phép: 15 ngày): bàn giao 100% mặt"
            " bằng (1.044 ngày), nghiệm thu, đưa vào sử dụng (16 ngày), X01 (20 ngày)."
        ),
    )


@pytest.mark.parametrize(
    ("reporting", "words"),
    [
        (Reporting(ReturnState.LATE, 3, is_corrected=True), "Chậm 3 ngày, có đính chính"),
        (Reporting(ReturnState.ON_TIME), "Đúng hạn"),
        (Reporting(ReturnState.MISSING, 5), "Chưa gửi, quá hạn 5 ngày"),
    ],
)
def test_a_return_is_told_in_few_words(reporting: Reporting, words: str) -> None:
    assert reporting_words(reporting) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(1_234.5, "1.234,5"), (100, "100"), (0, "0"), (-0.125, "-0,13"), (-0.001, "0")],
)
def test_numbers_are_written_the_vietnamese_way(value: float, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (Empty, EMPTY_WORDS),
        (Base, BASE_WORDS),
        (Grey, GREY_WORDS),
        (Part, PART_WORDS),
        (ReturnState, RETURN_WORDS),
    ],
)
def test_every_code_has_its_words(codes: type[StrEnum], words: Mapping[StrEnum, object]) -> None:
    assert list(words) == list(codes)


def test_a_judgement_without_anything_still_speaks() -> None:
    sentence = judgement_sentence(Judgement(Part.OBSTACLES, Colour.GREY))
    assert sentence == "Vướng mắc: chưa có số liệu thực hiện."
