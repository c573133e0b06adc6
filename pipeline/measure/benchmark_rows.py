"""A project's disbursement rate beside the average that it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.rounding import points_between, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.frames import PlainRow
    from pipeline.measure.source import Case, Source
    from schemas.register import Benchmark

_KINDS: Final = ("ca_nuoc", "toan_tinh")
_RATES: Final = {
    "tong": "rate_all",
    "chi_tiet": "rate_year",
    "tinh": "rate_year_province",
    "ttg": "rate_year_pm",
}
_HEADLINE: Final = "rate_year"
_PERCENT: Final = 100


def benchmark_fields(source: Source, case: Case, row: PlainRow) -> PlainRow:
    """Return the average that a project is compared with, and the distance from it.

    The national one before the provincial one, one of a base on which the project has a rate
    before any other: a province's plan is rarely the Prime Minister's project by project, so its
    rates are held against averages of other bases, as the Ministry of Finance does.
    """
    found, name = next(_candidates(source, case, row), (None, _HEADLINE))
    rate, ours = found.rate if found else None, row[name]
    gap = None if rate is None or ours is None else points_between(ours, rate) / _PERCENT
    return {
        "benchmark_kind": found.kind if found else None,
        "benchmark_base": found.base if found else None,
        "benchmark_on": found.on_date.last if found else None,
        "benchmark_rate": rate,
        "benchmark_gap_rate": None if gap is None else shown(gap, 4),
    }


def _candidates(source: Source, case: Case, row: PlainRow) -> Iterator[tuple[Benchmark, str]]:
    """Yield averages with the rate to hold against each, the fittest first."""
    if row[_HEADLINE] is None and row["rate_all"] is None:
        return
    known = [
        (found, name)
        for kind in _KINDS
        for base, name in _RATES.items()
        if (found := source.register.benchmark(kind, base, source.year, case.day))
    ]
    yield from (pair for pair in known if _is_on_its_base(row, pair))
    yield from ((found, _HEADLINE) for found, _ in known)


def _is_on_its_base(row: PlainRow, pair: tuple[Benchmark, str]) -> bool:
    found, name = pair
    is_headline_level = found.base != "chi_tiet" or row["capital_level"] == found.base
    return row[name] is not None and is_headline_level
