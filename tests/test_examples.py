"""Every rule of the catalogue is told where it is broken, whole and alone, and nowhere else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pipeline.catalogue import CATALOGUE
from tests.examples import EXAMPLES

if TYPE_CHECKING:
    from tests.examples.exhibit import Example


def test_every_rule_has_its_example() -> None:
    shown = Counter(example.code for example in EXAMPLES)
    assert shown == Counter(rule.code for rule in CATALOGUE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_what_breaks_a_rule_is_told_this_and_nothing_else(example: Example) -> None:
    assert example.broken.told() == [example.line]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_what_keeps_a_rule_is_told_nothing(example: Example) -> None:
    assert example.kept.told() == []
