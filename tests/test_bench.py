"""What the measurements rest on, without a clock: the returns made and the tables written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.failure import Failure
from pipeline.read.book_reader import read_book
from tests.bench import country, demonstration, lineup, table
from tests.bench.lineup import Contender, Measured
from tests.bench.measuring import Cost, median, spread
from tests.bench.table import Field, document
from tests.bench.telling import END, put

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.read.book import Book

RUN = Cost(cpu_seconds=2.0, wall_seconds=4.0, peak_bytes=100 << 20)


STAGES = {
    "intake": (0.05, 9),
    "read": (2.0, 9),
    "unpack": (0.01, 9),
    "check": (0.5, 9),
    "merge": (0.02, 9),
    "merge of the period before": (0.02, 9),
}


def book(data: bytes) -> Book:
    made = read_book("a.xlsx", "5ha", data)
    assert not isinstance(made, Failure)
    return made


def measured(name: str, *costs: Cost, start: float = 0.5) -> Measured:
    starts = tuple(replace(RUN, cpu_seconds=start) for _ in costs)
    return Measured(Contender(name, ()), costs, starts)


def raced(count: int = 100) -> Field:
    made = (
        measured(lineup.FLOOR, replace(RUN, cpu_seconds=1.0)),
        measured(lineup.LINE, RUN, replace(RUN, cpu_seconds=3.0), replace(RUN, cpu_seconds=4.0)),
        measured(lineup.PARQUET, RUN),
        Measured(Contender(lineup.PANDAS, ()), (), (), "pandas is not installed"),
    )
    return Field(count, 6 << 20, {each.contender.name: each for each in made}, STAGES)


def test_a_return_of_another_province_differs_by_its_codes_alone() -> None:
    (source,) = country.INBOX.glob("*/2026-Q3/*_DN-DULICH_*_CDT.xlsx")
    ours, theirs = book(source.read_bytes()), book(country._returned(source, 7))  # noqa: SLF001 (made for no one else)
    assert ours.metadata
    assert theirs.metadata
    assert theirs.metadata.unit_code == f"T007{ours.metadata.unit_code}"
    assert [(each.name, len(each.rows)) for each in theirs.tables] == [
        (each.name, len(each.rows)) for each in ours.tables
    ]


def test_every_province_has_its_projects_and_units_and_shares_the_thresholds() -> None:
    one, three = country._of_provinces(1), country._of_provinces(3)  # noqa: SLF001 (the same)
    for name in ("projects", "units", "assignments", "planned_milestones"):
        assert len(three.tables[name]) == 3 * len(one.tables[name])
    for name in ("thresholds", "calendar", "general"):
        assert three.tables[name] == one.tables[name]


def test_a_median_and_its_spread() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert spread([3.0, 1.0, 2.5]) == 1.5 / 2.5


def test_a_line_tells_medians_with_their_spread_and_ratios_to_the_floor() -> None:
    text = document([raced()], date(2026, 9, 25), [0.5])
    assert (
        f"| {lineup.LINE} | 3 | 3.00 ± 33% | 2.50 | 4.00 ± 0% | 100 | 25 | 3.00 | 5.00 |\n" in text
    )
    assert f"| {lineup.PANDAS} | pandas is not installed | | | | | | | |\n" in text
    assert "| check | 0.50 | 5.00 | 0 |\n" in text
    assert "A plain loop of five million additions took 0.50 s of CPU along the run.\n" in text


def test_a_missed_target_is_written_down_as_missed() -> None:
    text = document([raced(10_000)], date(2026, 9, 25), [0.5])
    assert "one core ≤ 3 × the floor, CPU, 10,000 returns | 3.00 | kept |" in text
    assert "10,000 returns to Parquet ≤ 90 s wall | 4.00 | kept |" in text
    slow = raced(10_000)
    parquet = measured(lineup.PARQUET, replace(RUN, wall_seconds=91.0))
    slow = replace(slow, measured={**slow.measured, lineup.PARQUET: parquet})
    text = document([slow], date(2026, 9, 25), [0.5])
    assert "10,000 returns to Parquet ≤ 90 s wall | 91.00 | **missed** |" in text
    assert "less CPU than the pandas + openpyxl loop, 10,000 returns | not measured | |" in text


def test_a_month_of_the_country_is_reckoned_from_the_stages() -> None:
    text = document([raced()], date(2026, 9, 25), [0.5])
    returns, read, together = 3_321 + 34 * 30, 2.0 / 100, (0.05 + 0.01 + 0.5 + 0.02 + 0.02) / 100
    assert (
        f"| one machine, two cores: n × (r ÷ 2 + c) | {returns * (read / 2 + together):,.0f} s"
        in text
    )
    assert f"| a cluster without end: n × c | {returns * together:,.0f} s |" in text
    travel = returns * (6 << 20) / 100 / 12_500_000
    assert f"| the files' way there at 100 Mbit/s | {travel:,.0f} s |" in text
    assert f"five minutes: 2 × 300 s ÷ r | {2 * 300 / read:,.0f} |" in text


def test_only_what_stands_between_the_markers_is_written_anew(tmp_path: Path) -> None:
    target = tmp_path / "benchmarks.md"
    target.write_text(f"before\n{table.BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    put("new\n", target, table.BEGIN)
    put("newer\n", target, table.BEGIN)
    said = f"before\n{table.BEGIN}\n\nnewer\n\n{END}\nafter\n"
    assert target.read_text(encoding="utf-8") == said


def test_slow_contenders_run_less_often_and_not_at_all_over_the_most() -> None:
    usual, slow = Contender("a", ()), Contender("b", (), often=100, most=1_000)
    assert [usual.runs(count, 5) for count in (100, 1_000, 10_000)] == [5, 5, 5]
    assert [slow.runs(count, 5) for count in (100, 1_000, 10_000)] == [5, 1, 0]


def test_the_demonstrations_costs_are_told_with_the_targets_they_keep_and_miss() -> None:
    quick = (replace(RUN, cpu_seconds=4.0), replace(RUN, cpu_seconds=4.5), RUN)
    names = (demonstration.AGAIN, demonstration.ONE_MORE, demonstration.WHOLE_ONE_MORE)
    shown = {
        demonstration.FIRST: quick,
        demonstration.WHOLE: (replace(RUN, cpu_seconds=6.0),),
        **dict.fromkeys(names, (RUN,)),
    }
    text = demonstration.document(shown, date(2026, 9, 25), [0.5, 0.6])
    assert "took 0.50, 0.60 s of CPU along the run.\n" in text
    assert f"| {demonstration.FIRST} | 3 | 4.00 ± 50% | 2.00 | 4.00 ± 0% | 100 |\n" in text
    assert "| workbook and dataset ≤ 5 s of CPU | 4.00 | kept |\n" in text
    assert "| all documents ≤ 5 s of CPU | 6.00 | **missed** |\n" in text
    assert "| after one new file ≤ 0.33 × the first run, CPU | 0.50 | **missed** |\n" in text
