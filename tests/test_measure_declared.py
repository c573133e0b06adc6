"""The dictionary of measures: complete, unambiguous, and in step with the frames."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import is_normalized

import pytest

from pipeline.measure.declared import MEASURES, facts_of
from pipeline.measure.measures import Measures
from pipeline.measure.rows import DTYPES
from pipeline.merge.dataset import MODELS
from tests.measuring import PAYMENTS, WORK, measured, row_of

if TYPE_CHECKING:
    from pipeline.measure.declared import MeasureFact

FOUND = measured(*WORK, *PAYMENTS)
FRAMES = Measures.__struct_fields__


def test_a_name_is_declared_once_a_frame() -> None:
    repeated = Counter((fact.frame, fact.name) for fact in MEASURES)
    assert [name for name, count in repeated.items() if count > 1] == []


def test_a_label_stands_once_a_frame() -> None:
    repeated = Counter((fact.frame, fact.label) for fact in MEASURES)
    assert [name for name, count in repeated.items() if count > 1] == []


@pytest.mark.parametrize("fact", MEASURES, ids=lambda fact: f"{fact.frame}.{fact.name}")
def test_a_fact_tells_what_readers_need(fact: MeasureFact) -> None:
    assert fact.frame in FRAMES
    assert fact.unit in DTYPES
    assert fact.doc.endswith(".")
    assert all(is_normalized("NFC", said) for said in (fact.label, fact.doc, fact.formula))


def test_frames_hold_what_is_declared_and_what_the_dataset_has() -> None:
    for name in FRAMES:
        columns = set(getattr(FOUND, name).plan)
        assert {fact.name for fact in facts_of(name)} <= columns
        if name in MODELS:
            assert set(MODELS[name].model_fields) <= columns


def test_the_sides_of_a_ratio_are_columns_of_the_same_frame() -> None:
    for fact in MEASURES:
        if fact.ratio:
            assert set(fact.ratio) <= set(getattr(FOUND, fact.frame).plan)


def test_declared_rates_are_their_sides_divided() -> None:
    ratios = {fact.name: fact.ratio for fact in facts_of("projects") if fact.ratio}
    row = row_of(FOUND.projects, project_code="NS-01")
    for name in ("done_rate", "rate_all", "rate_year", "rate_year_province", "rate_planned"):
        numerator, denominator = ratios[name]
        assert row[name] == row[numerator] / row[denominator]
