"""A value that is worked out when it is first asked for."""

from __future__ import annotations

from pipeline.lazy import lazy


class _Row:
    """A row that counts how often its sum is worked out."""

    def __init__(self, *figures: int) -> None:
        self.figures = figures
        self.times = 0

    @lazy
    def total(self) -> int:
        """The sum of all figures."""
        self.times += 1
        return sum(self.figures)


def test_it_is_worked_out_once_and_not_before() -> None:
    row = _Row(1, 2, 3)
    assert row.times == 0
    assert [row.total, row.total] == [1 + 2 + 3, 1 + 2 + 3]
    assert row.times == 1


def test_each_object_has_its_own() -> None:
    one, other = _Row(1), _Row(2)
    assert (one.total, other.total) == (1, 2)


def test_the_class_tells_what_it_is() -> None:
    assert _Row.total.__doc__ == "The sum of all figures."
