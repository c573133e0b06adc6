"""How the report says the same thing of all projects and then of each group of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish import report_words as words
from pipeline.publish.phrases import counted, day, is_level, lowered, percent, period_said, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_AS_PRINTED: Final = 0.00005  # half of the last digit of a percentage with two decimals


def by_group(matter: Matter, told: Callable[[Record], str], old: Container[str]) -> Iterator[str]:
    """Yield what is told of the sums of all projects, then of each group.

    A group of which nothing can be told is passed over; a single one stands without the total.

    Args:
        matter: the report's input.
        told: says something of sums.
        old: the projects whose figures of this kind are of an earlier period.
    """
    groups = [
        (code, told(sums), how_many(projects, old)) for code, sums, projects in matter.groups()
    ]
    spoken = [group for group in groups if group[1]]
    if len(spoken) > 1:
        yield with_carried(told(matter.total), how_many(matter.projects, old))
    for code, said, carried in spoken:
        yield group_line(code, with_carried(said, carried))


def how_many(projects: Sequence[Record], old: Container[str]) -> int:
    """Return how many projects show figures of an earlier period."""
    return sum(row["project_code"] in old for row in projects)


def group_line(code: str, said: str) -> str:
    """Return what is told of a group, after the group's name."""
    return f"- {words.GROUPS[code]}: {lowered(said)}"


def with_carried(said: str, carried: int) -> str:
    """Return sentences on sums with how many projects among them show an earlier period."""
    return f"{said} {words.CARRIED.format(counted(carried))}." if said and carried else said


def with_rate(
    said: str, row: Record, names: tuple[str, str, str], written: Callable[[float], str]
) -> str:
    """Return an amount with its rate, and its base where the sentence asks for it.

    Empty where one of the three is unknown. A rate that speaks only for the projects of which both
    sides are known says so: then it is not the quotient of the sums beside it.

    Args:
        said: a sentence with slots ``done``, ``rate`` and, if wanted, ``base``.
        row: the sums.
        names: of the columns of the amount, its base, and the rate.
        written: how the amounts are written.
    """
    done, base, rate = (row.get(name) for name in names)
    if done is None or rate is None or not base:
        return ""
    told = said.format(done=written(done), rate=percent(rate), base=written(base))
    return told + words.KNOWN_ONLY if abs(done / base - rate) > _AS_PRINTED else told


def side(difference: float) -> int:
    """Return 0 for below, 1 for level as it would be printed, 2 for above."""
    return 1 if is_level(difference) else (0 if difference < 0 else 2)


def ad_hoc_said(row: Record) -> str:
    """Return of what day a project's figures are where only a return out of turn brought them."""
    told, carried = row.get("data_date"), row.get("carried_from")
    is_told = row.get("has_report") is False and told and not carried
    return sentence(words.AD_HOC.format(day(told))) if told and is_told else ""


def of_period(name: str, period: str | None) -> str:
    """Return a name with the earlier period of which the figures beside it are, if they are."""
    return words.OF_PERIOD.format(name, period_said(period)) if period else name
