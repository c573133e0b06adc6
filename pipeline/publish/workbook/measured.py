"""Columns made from the measures' own declarations, with the formula that gives each again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.declared import Unit, facts_of
from pipeline.measure.words import EMPTY_WORDS
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, fraction, header
from schemas.choices import (
    CLEARANCE_STATUS,
    DELAY_CAUSE,
    DELAY_NATURE,
    DELAY_PARTY,
    OBSTACLE_STATUS,
    VERDICT,
)
from schemas.register_choices import BASE, BENCHMARK_KIND, LEVEL, PORTFOLIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.measure.declared import MeasureFact
    from schemas.choices import Choices

MILLIONS: Final = "triệu đồng"

_SHOWN: Final = {
    Unit.VND: Show.MILLION,
    Unit.M2: Show.AREA,
    Unit.COUNT: Show.WHOLE,
    Unit.RATE: Show.SHARE,
    Unit.INDEX: Show.RATIO,
    Unit.MONTHS: Show.DECIMAL,
    Unit.DAYS: Show.WHOLE,
    Unit.DATE: Show.DATE,
    Unit.YEAR: Show.NAME,
    Unit.CODE: Show.TEXT,
    Unit.TEXT: Show.LINES,
    Unit.FLAG: Show.TEXT,
}
_UNITS: Final = {
    Unit.VND: MILLIONS,
    Unit.M2: "m²",
    Unit.RATE: "%",
    Unit.MONTHS: "tháng",
    Unit.DAYS: "ngày",
}
_WIDTHS: Final = {Show.LINES: 40.0, Show.TEXT: 16.0, Show.DATE: 12.0, Show.WHOLE: 11.0}
_WIDE: Final = {"status_reason": 90.0, "verdict_reason": 90.0}
"""What holds several sentences; in a narrow column its row would be as high as a page."""
_CENTRED: Final = frozenset({"status", "status_by_rule", "previous_status", "overdue", "state"})
_POINTS: Final = frozenset({"progress_gap_rate", "benchmark_gap_rate", "done_rate_change"})
_CHANGES: Final = frozenset(
    {
        "slippage_days",
        "slip_baseline_days",
        "slip_approved_days",
        "slip_change_days",
        "slip_days",
        "clearance_slip_days",
    }
)

STATUS_WORDS: Final = {"xanh": "Xanh", "vang": "Vàng", "do": "Đỏ", "xam": "Xám"}
"""Status in a word, for cells; printed beside the colour, for grey printers."""


def _labels(choices: Choices) -> Mapping[str, str]:
    return {item.code: choices.shown(item) for item in choices.items}


_REASONS: Final = {reason.value: words for reason, words in EMPTY_WORDS.items()}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": STATUS_WORDS,
    "status_by_rule": STATUS_WORDS,
    "previous_status": STATUS_WORDS,
    "verdict": _labels(VERDICT),
    "reported_verdict": _labels(VERDICT),
    "delay_cause": _labels(DELAY_CAUSE),
    "delay_nature": _labels(DELAY_NATURE),
    "delay_party": _labels(DELAY_PARTY),
    "clearance_status": _labels(CLEARANCE_STATUS),
    "answer_status": _labels(OBSTACLE_STATUS),
    "portfolio": _labels(PORTFOLIO),
    "benchmark_kind": _labels(BENCHMARK_KIND),
    "benchmark_base": _labels(BASE),
    "capital_level": _labels(LEVEL),
    "plan_level": _labels(LEVEL),
    "prevails": {"CDT": "Chủ đầu tư", "KB": "Kho bạc"},
    "slip_against": {"actual": "Thực tế", "forecast": "Dự kiến", "data-date": "Ngày số liệu"},
    "state": {"done": "Đã đạt", "overdue": "Quá hạn", "due": "Đến hạn", "open": "Chưa đến hạn"},
}


def measured(frame: str, formulas: Mapping[str, str]) -> dict[str, MeasureColumn]:
    """Return the columns of a frame of measures by name; rates have their formula by declaration.

    Args:
        frame: of the measures.
        formulas: of columns that are worked out in the workbook; all others are plain values.
    """
    return {
        fact.name: measure_column(fact, formulas.get(fact.name, "")) for fact in facts_of(frame)
    }


def measure_column(fact: MeasureFact, excel: str = "") -> MeasureColumn:
    """Return a measure as a column of a table."""
    show = _show(fact)
    told = " = ".join(part for part in (fact.label, fact.formula) if part)
    return MeasureColumn(
        field=fact.name,
        label=header(fact.label),
        show=show,
        unit=_UNITS.get(fact.unit, ""),
        excel=excel or (fraction(*fact.ratio) if fact.ratio else ""),
        doc=f"{fact.doc} {told}." if fact.formula else fact.doc,
        source=fact.source,
        width=_WIDE.get(fact.name) or _WIDTHS.get(show, 13.0),
        words=_REASONS
        if fact.name.endswith("reason") and fact.unit is Unit.CODE
        else _WORDS.get(fact.name),
    )


def _show(fact: MeasureFact) -> Show:
    if fact.name in _POINTS:
        return Show.POINTS
    if fact.name in _CHANGES:
        return Show.CHANGE
    if fact.name in _CENTRED:
        return Show.WORD
    return Show.CODE if fact.name == "project_code" else _SHOWN[fact.unit]
