"""What the codes of measures say to readers: a sentence for every reason, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure.empty import Empty
from pipeline.measure.rate import Base
from pipeline.measure.reporting import ReturnState
from pipeline.measure.rounding import shown
from pipeline.measure.status import HIGHER_IS_BETTER, Colour, Grey, Part
from schemas.register_choices import STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.measure.reporting import Reporting
    from pipeline.measure.status import Judgement, Status
    from pipeline.measure.verdict import Ruling

_SPI_DIGITS = 2
_FINER_DIGITS = 4


def status_sentences(status: Status) -> tuple[str, ...]:
    """Return why a project has its colour: an officer's reason first, then what was computed."""
    sentences = _grey_sentences(status) if status.grey else _part_sentences(status.reasons)
    if status.override is None:
        return sentences
    return (f"Theo đánh giá của {status.override.who}: {status.override.why}.", *sentences)


def judgement_sentence(judgement: Judgement) -> str:
    """Return what one part says, its figure beside its limit: "… SPI(t) 0,82 dưới ngưỡng 0,85."."""
    words = PART_WORDS[judgement.part]
    if judgement.value is None or judgement.limit is None:
        return f"{words[0]}: {EMPTY_WORDS[judgement.empty or Empty.AMOUNT_UNKNOWN]}."
    value, limit = _figures(judgement.part, judgement.value, judgement.limit)
    if judgement.colour is not Colour.GREEN:
        return words[1].format(value) + (words[2].format(limit) if judgement.limit else "") + "."
    if _lags(judgement.part, judgement.value):
        return words[1].format(value) + f", trong ngưỡng {limit}."
    return words[3].format(value) + "."


def ruling_sentences(ruling: Ruling, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return why a project is chậm tiến độ; nothing where it is not.

    Args:
        ruling: the verdict with what it rests on.
        names: of the project's milestones by code; one without a name is called by its code.
    """
    sentences = [_late_sentence(ruling, names)] if ruling.late_milestones else []
    if ruling.late_gap_points is not None:
        sentences.append(
            f"Khối lượng thực hiện thấp hơn kế hoạch {decimal(-ruling.late_gap_points)} điểm %"
            f" (mức cho phép: {decimal(ruling.limits.gap_points)} điểm %)."
        )
    return tuple(sentences)


def reporting_words(reporting: Reporting) -> str:
    """Return how a return was delivered: "Chậm 3 ngày, có đính chính"."""
    words = RETURN_WORDS[reporting.state].format(decimal(reporting.late_days))
    return f"{words}, có đính chính" if reporting.is_corrected else words


def decimal(value: float, digits: int = 2) -> str:
    """Return a number as Vietnamese writes it, without needless zeros: 1.234,5."""
    text = f"{shown(value, digits):,.{digits}f}"
    return (text.rstrip("0").rstrip(".") if digits else text).translate(_SIGNS)


def _late_sentence(ruling: Ruling, names: Mapping[str, str]) -> str:
    limit = f"(mức cho phép: {decimal(ruling.limits.slip_days)} ngày)"
    called = [
        (_lowered(names.get(each.code)) or each.code, f"{decimal(each.days)} ngày")
        for each in ruling.late_milestones
    ]
    if len(called) == 1:
        ((name, days),) = called
        return f"Mốc {name} chậm {days} so với kế hoạch được duyệt {limit}."
    listed = ", ".join(f"{name} ({days})" for name, days in called)
    return f"Các mốc chậm so với kế hoạch được duyệt {limit}: {listed}."


def _lowered(name: str | None) -> str:
    return f"{name[0].lower()}{name[1:]}" if name else ""


def _grey_sentences(status: Status) -> tuple[str, ...]:
    words = "" if status.grey is None else GREY_WORDS[status.grey]
    if status.last_known is not None:
        # Its colour alone: a red project may keep its schedule, and be red for its payments.
        colour, _, _ = STATUS.label(status.last_known).partition(" – ")
        words += f" Trạng thái gần nhất: {colour}."
    unknown = () if status.grey is Grey.NO_REPORT else _part_sentences(status.reasons)
    return (words, *unknown)


def _part_sentences(judgements: tuple[Judgement, ...]) -> tuple[str, ...]:
    return tuple(judgement_sentence(judgement) for judgement in judgements)


def _figures(part: Part, value: float, limit: float) -> tuple[str, str]:
    """Return a part's figure and its limit in words that differ wherever the two do."""
    if part is Part.OBSTACLES:
        return f"{int(value):02}", ""
    if part is not Part.SPI:
        unit = " điểm %" if part in HIGHER_IS_BETTER else " ngày"
        return decimal(abs(value)), decimal(abs(limit)) + unit
    same = shown(value, _SPI_DIGITS) == shown(limit, _SPI_DIGITS)
    digits = _FINER_DIGITS if same and value != limit else _SPI_DIGITS
    return f"{shown(value, digits):.{digits}f}".translate(_SIGNS), decimal(limit, _FINER_DIGITS)


def _lags(part: Part, value: float) -> bool:
    if part is Part.SPI:
        return False
    return value < 0 if part in HIGHER_IS_BETTER else value > 0


_SIGNS = str.maketrans(",.", ".,")

# Of each part: its name; what it says when it lags; how the limit is added; what it says else.
PART_WORDS: dict[Part, tuple[str, str, str, str]] = {
    Part.SPI: (
        "Chỉ số tiến độ theo thời gian SPI(t)",
        "Tiến độ theo thời gian SPI(t) {}",
        " dưới ngưỡng {}",
        "Tiến độ theo thời gian SPI(t) {} đạt ngưỡng",
    ),
    Part.MILESTONE: (
        "Mốc hoàn thành thi công",
        "Mốc hoàn thành thi công chậm {} ngày so với kế hoạch được duyệt",
        ", quá ngưỡng {}",
        "Mốc hoàn thành thi công không chậm so với kế hoạch được duyệt",
    ),
    Part.WORK: (
        "Khối lượng thực hiện",
        "Khối lượng thực hiện thấp hơn kế hoạch {} điểm %",
        ", quá ngưỡng {}",
        "Khối lượng thực hiện không thấp hơn kế hoạch",
    ),
    Part.PAYMENT: (
        "Tỷ lệ giải ngân so với mốc so sánh",
        "Tỷ lệ giải ngân thấp hơn mốc so sánh {} điểm %",
        ", quá ngưỡng {}",
        "Tỷ lệ giải ngân không thấp hơn mốc so sánh",
    ),
    Part.CLEARANCE: (
        "Giải phóng mặt bằng",
        "Giải phóng mặt bằng chậm {} ngày so với kế hoạch",
        ", quá ngưỡng {}",
        "Giải phóng mặt bằng không chậm so với kế hoạch",
    ),
    Part.OBSTACLES: (
        "Vướng mắc",
        "Có {} vướng mắc quá hạn xử lý",
        "",
        "Không có vướng mắc quá hạn xử lý",
    ),
}
EMPTY_WORDS: dict[Empty, str] = {
    Empty.BASE_UNKNOWN: "chưa có số liệu kế hoạch để so sánh",
    Empty.BASE_ZERO: "kế hoạch bằng 0 nên không tính tỷ lệ",
    Empty.AMOUNT_UNKNOWN: "chưa có số liệu thực hiện",
    Empty.NO_FULL_CURVE: "chưa có kế hoạch khối lượng đầy đủ từ khi bắt đầu đến 100%",
    Empty.PLAN_FALLS: "kế hoạch khối lượng lũy kế có tháng giảm so với tháng trước",
    Empty.NOTHING_DUE: "chưa đến thời điểm phải thực hiện theo kế hoạch",
    Empty.NO_WORK_DONE: "chưa có khối lượng thực hiện nên chưa dự báo được ngày hoàn thành",
    Empty.BEFORE_START: "thực hiện trước kế hoạch nên chưa dự báo được ngày hoàn thành",
    Empty.TOO_FAR: "khối lượng quá nhỏ nên không dự báo được ngày hoàn thành",
    Empty.NO_PLAN_DATE: "chưa có thời hạn theo kế hoạch",
    Empty.NOT_YET_DUE: "chưa đến hạn",
    Empty.SETTLED: "đã phê duyệt quyết toán",
    Empty.PRIVATE_CAPITAL: "vốn ngoài ngân sách không có kế hoạch vốn nhà nước",
    Empty.ADVANCE: "không tính tỷ lệ với vốn ứng trước kế hoạch",
    Empty.SPLIT_UNKNOWN: "chưa biết phần vốn của nhà đầu tư trong tổng mức đầu tư",
}
BASE_WORDS: dict[Base, str] = {
    Base.YEAR_PRIME_MINISTER: "kế hoạch năm Thủ tướng Chính phủ giao",
    Base.YEAR_PROVINCE: "kế hoạch năm HĐND, UBND tỉnh giao",
    Base.YEAR_DETAIL: "kế hoạch năm giao chi tiết",
    Base.YEAR_AND_CARRIED: "tổng kế hoạch, gồm cả vốn năm trước chuyển sang",
    Base.PLAN_TO_DATE: "kế hoạch giải ngân đến kỳ báo cáo",
    Base.INVESTOR_CAPITAL: "vốn đầu tư của nhà đầu tư",
    Base.REGISTERED_YEAR: "kế hoạch năm nhà đầu tư đăng ký",
    Base.PROGRESS_BASE: "giá trị hợp đồng, dự toán các gói thầu",
    Base.REQUIRED_AREA: "diện tích phải thu hồi",
    Base.APPROVED_COMPENSATION: "giá trị bồi thường, hỗ trợ được duyệt",
    Base.AFFECTED_HOUSEHOLDS: "số hộ, tổ chức bị ảnh hưởng",
    Base.HOUSES_TO_MOVE: "số nhà phải di dời",
    Base.GRAVES: "số mộ phải di dời",
    Base.UTILITIES: "số vị trí hạ tầng kỹ thuật phải di dời",
    Base.DAYS_ALLOWED: "số ngày giải quyết theo quy định",
    Base.RETURNS_OWED: "số báo cáo phải gửi",
    Base.MIXED: "nhiều mẫu số khác nhau",
}
GREY_WORDS: dict[Grey, str] = {
    Grey.NO_REPORT: "Kỳ này chưa có báo cáo hợp lệ.",
    Grey.NOTHING_KNOWN: "Chưa đủ số liệu để đánh giá.",
}
RETURN_WORDS: dict[ReturnState, str] = {
    ReturnState.ON_TIME: "Đúng hạn",
    ReturnState.LATE: "Chậm {} ngày",
    ReturnState.MISSING: "Chưa gửi, quá hạn {} ngày",
    ReturnState.REFUSED: "Không được chấp nhận, chưa gửi lại",
    ReturnState.NOT_YET_DUE: "Chưa đến hạn",
}
