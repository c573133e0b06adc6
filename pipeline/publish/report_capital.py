"""Section II.3 of the report: state capital disbursed, and what investors have spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish import report_words as words
from pipeline.publish.phrases import amount, day, or_none, paragraph, percent, points, sentence
from pipeline.publish.report_groups import (
    by_group,
    group_line,
    how_many,
    side,
    with_carried,
    with_rate,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_COMPARED: Final = {  # the base of a published rate: our rate on that base, how it is called
    "tong": ("rate_all", "tổng kế hoạch"),
    "tinh": ("rate_year_province", "kế hoạch HĐND, UBND tỉnh giao"),
    "ttg": ("rate_year_pm", "kế hoạch Thủ tướng Chính phủ giao"),
    "chi_tiet": ("rate_year", "kế hoạch giao chi tiết"),
}

# Payment plans of these groups hold State capital alone; of all together, investors' money too.
_ALL_PUBLIC: Final = frozenset({"A", "B", "D"})
_ALL_PRIVATE: Final = "C"


def capital(matter: Matter) -> list[str]:
    """Return the disbursement of state capital, and apart from it the capital of investors.

    The two are never added: what an investor spends is no giải ngân.
    """
    state = list(by_group(matter, lambda row: _state(row, matter), matter.old("disbursements")))
    old = matter.old("mobilised")
    private = [
        group_line(code, with_carried(said, how_many(projects, old)))
        for code, sums, projects in matter.groups()
        if (said := _private(sums, matter.year))
    ]
    return or_none(
        (
            words.STATE_CAPITAL if state else "",
            *state,
            sentence(*_benchmarks(matter)) if state else "",
            words.PRIVATE_CAPITAL if private else "",
            *private,
        )
    )


def _state(row: Record, matter: Matter) -> str:
    plans = (_plan_all(row), _plan_year(row, matter))
    return paragraph(*plans, _pace(row)) if any(plans) else ""


def _plan_all(row: Record) -> str:
    plan = row.get("plan_all_vnd")
    if not plan:
        return ""
    paid = with_rate(words.PAID, row, ("paid_all_vnd", "plan_all_vnd", "rate_all"), amount)
    return sentence(words.PLAN_ALL.format(amount(plan)), paid)


def _plan_year(row: Record, matter: Matter) -> str:
    plan = row.get("plan_year_vnd")
    if not plan:
        return ""
    level = words.PLAN_LEVELS.get(_levels(row, matter), "")
    paid = with_rate(words.PAID, row, ("paid_year_vnd", "plan_year_vnd", "rate_year"), amount)
    told = words.PLAN_YEAR.format(matter.year, level, amount(plan))
    return sentence(told, paid, *_other_bases(row))


def _levels(sums: Record, matter: Matter) -> frozenset[str]:
    """Return the levels of decision that a group's plans come from, or those of all groups."""
    levels = (
        row["capital_level"] or "" for row in matter.projects if sums["group"] in {"", row["group"]}
    )
    return frozenset(level for joined in levels for level in joined.split(";") if level)


def _pace(row: Record) -> str:
    paid, planned = row.get("paid_period_vnd"), row.get("rate_planned")
    is_public = row["group"] in _ALL_PUBLIC
    estimate, needed = row.get("estimate_year_end_vnd"), row.get("needed_per_month_vnd")
    return sentence(
        words.PAID_PERIOD.format(amount(paid)) if paid else "",
        words.RATE_PLANNED.format(percent(planned)) if is_public and planned is not None else "",
        words.ESTIMATE.format(amount(estimate)) if estimate else "",
        words.NEEDED.format(amount(needed)) if needed else "",
    )


def _other_bases(row: Record) -> Iterator[str]:
    province, prime_minister = row.get("rate_year_province"), row.get("rate_year_pm")
    if province is not None:
        yield words.RATE_PROVINCE.format(percent(province))
    if prime_minister is not None:
        yield words.RATE_PRIME_MINISTER.format(percent(prime_minister))


def _private(row: Record, year: int) -> str:
    spent, in_year, planned = (
        row.get(name) for name in ("spent_vnd", "spent_ytd_vnd", "rate_planned")
    )
    is_private = row.get("group") == _ALL_PRIVATE
    so_far = ("spent_vnd", "investor_capital_vnd", "rate_investment")
    bound = words.SPENT_RATE if is_private else words.SPENT_RATE_PPP
    this_year = ("spent_ytd_vnd", "planned_year_vnd", "rate_private_year")
    return sentence(
        with_rate(bound, row, so_far, amount)
        or (words.SPENT.format(amount(spent)) if spent is not None else ""),
        with_rate(words.SPENT_YEAR_RATE.format(year), row, this_year, amount)
        or (words.SPENT_YEAR.format(year, amount(in_year)) if in_year is not None else ""),
        words.USED_PLANNED.format(percent(planned)) if is_private and planned is not None else "",
    )


def _benchmarks(matter: Matter) -> Iterator[str]:
    """Yield how the whole compares with published averages, each on its own base."""
    for kind, called in words.BENCHMARKS.items():
        for base, (column, base_words) in _COMPARED.items():
            found = matter.register.benchmark(kind, base, matter.year, matter.cutoff)
            ours = matter.total.get(column)
            if found is None or found.rate is None or ours is None:
                continue
            difference = ours - found.rate
            yield words.BENCHMARK[side(difference)].format(
                base=base_words,
                ours=percent(ours),
                points=points(difference),
                called=called,
                theirs=percent(found.rate),
                day=day(found.on_date),
            )
