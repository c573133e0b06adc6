"""Good workbooks spoiled at random: read, or refused for a reason, and never a reader's end."""

from __future__ import annotations

from tests.hostile.fuzz import FORMATS, Mutation, fuzzed, mutated

_COUNT = 30


def test_spoiled_workbooks_of_every_format_break_no_reader() -> None:
    fates, broken = fuzzed(_COUNT, start=0, workers=2)
    assert broken == []
    for suffix in FORMATS:
        said = {fate: number for (of, fate), number in fates.items() if of == suffix}
        assert sum(said.values()) == _COUNT
        assert said["damaged" if suffix != "html" else "read"] > 0


def test_a_mutation_is_the_same_each_time() -> None:
    first = [mutated(Mutation("xls", seed)) for seed in range(20)]
    assert first == [mutated(Mutation("xls", seed)) for seed in range(20)]
    assert len(set(first)) > 10  # of some nothing was changed
