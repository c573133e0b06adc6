"""The status of a project: the worst colour of the parts that count, and which parts made it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.measure.empty import Empty

_HAIR = 0.00005


class Colour(StrEnum):
    """A status, by the codes of the register's list; from the best to the worst, then unknown."""

    GREEN = "xanh"
    AMBER = "vang"
    RED = "do"
    GREY = "xam"


class Part(StrEnum):
    """What a status is made of, by the codes of the register's list."""

    SPI = "spi"
    MILESTONE = "moc"
    WORK = "khoi_luong"
    PAYMENT = "giai_ngan"
    CLEARANCE = "mat_bang"
    OBSTACLES = "vuong_mac"


class Limits(Struct, frozen=True):
    """The limits of a part: at the green one still green, at the amber one still amber.

    Units: SPI(t) itself; days late; percentage points, negative is behind; obstacles overdue.
    SPI(t) and points are better the higher they are, the others the lower.
    """

    green: float
    amber: float


class Judgement(Struct, frozen=True):
    """What one part says.

    Attributes:
        part: which.
        colour: grey where its value is unknown.
        value: in the unit of its limits; None where `empty` says why.
        limit: the limit that it crossed, or that of green where it crossed none.
        empty: why there is no value.
    """

    part: Part
    colour: Colour
    value: float | None = None
    limit: float | None = None
    empty: Empty | None = None


class Grey(StrEnum):
    """Why a project is grey."""

    NO_REPORT = "no-report"
    NOTHING_KNOWN = "nothing-known"


class Override(Struct, frozen=True):
    """An officer's own assessment: the colour set, why, and by whom."""

    colour: Colour
    why: str
    who: str


class Status(Struct, frozen=True):
    """The status of a project.

    Attributes:
        colour: to be shown; the officer's where there is one.
        computed: what the parts say.
        judgements: of all parts that count, in their order.
        grey: why `computed` is grey; None where it is not.
        last_known: the last colour that was not grey, named beside a grey one.
        override: shown as one, with its reason.
    """

    colour: Colour
    computed: Colour
    judgements: tuple[Judgement, ...]
    grey: Grey | None = None
    last_known: Colour | None = None
    override: Override | None = None

    @property
    def reasons(self) -> tuple[Judgement, ...]:
        """The judgements that made the computed colour."""
        return tuple(each for each in self.judgements if each.colour is self.computed)


Thresholds: TypeAlias = Mapping[Part, Limits]
"""The limits of the parts that count; a part without limits does not count."""


def status(
    found: Mapping[Part, float | Empty],
    thresholds: Thresholds,
    *,
    has_report: bool = True,
    last_known: Colour | None = None,
) -> Status:
    """Return the worst colour of the parts that count.

    Edge cases: no usable report: grey, whatever carried figures say, with the last colour named. A
    part that is unknown colours nothing; where nothing that could be green is known, grey. Nothing
    due yet before the plan's first month is green. No overdue obstacle is no proof of green.

    Source: FEMA's worst-of health table; limits proposed by the standing agency, to be set in the
    register.

    Args:
        found: each part's value, or why there is none; a part left out is unknown.
        thresholds: limits of the parts that count for the project's capital group.
        has_report: whether the project's owner delivered a usable return for the period.
        last_known: the last colour that was not grey.
    """
    judgements = tuple(
        _judged(part, found.get(part, Empty.AMOUNT_UNKNOWN), thresholds[part])
        for part in Part
        if part in thresholds
    )
    worst = _worst(judgements)
    if not has_report:
        return Status(Colour.GREY, Colour.GREY, judgements, Grey.NO_REPORT, last_known)
    grey = Grey.NOTHING_KNOWN if worst is Colour.GREY else None
    return Status(worst, worst, judgements, grey, last_known if grey else None)


def overridden(computed: Status, override: Override | None) -> Status:
    """Return a status with an officer's colour shown instead; the computed one stays beside it."""
    if override is None:
        return computed
    return replace(computed, colour=override.colour, override=override)


def _judged(part: Part, value: float | Empty, limits: Limits) -> Judgement:
    if isinstance(value, Empty):
        colour = Colour.GREEN if value is Empty.NOTHING_DUE else Colour.GREY
        return Judgement(part, colour, empty=value)
    if _keeps(part, value, limits.green):
        return Judgement(part, Colour.GREEN, value, limits.green)
    if _keeps(part, value, limits.amber):
        return Judgement(part, Colour.AMBER, value, limits.green)
    return Judgement(part, Colour.RED, value, limits.amber)


def _keeps(part: Part, value: float, limit: float) -> bool:
    # With a hair's breadth, or 0.95 worked out as 0.9499999999 would miss a limit of 0.95.
    if part in HIGHER_IS_BETTER:
        return value >= limit - _HAIR
    return value <= limit + _HAIR


def _worst(judgements: tuple[Judgement, ...]) -> Colour:
    colours = {
        each.colour
        for each in judgements
        if each.part is not Part.OBSTACLES or each.colour is not Colour.GREEN
    }
    return next((c for c in (Colour.RED, Colour.AMBER, Colour.GREEN) if c in colours), Colour.GREY)


HIGHER_IS_BETTER = frozenset({Part.SPI, Part.WORK, Part.PAYMENT})

PRIVATE_THRESHOLDS: Thresholds = MappingProxyType(
    {
        Part.SPI: Limits(0.95, 0.85),
        Part.MILESTONE: Limits(15, 60),
        Part.OBSTACLES: Limits(0, 0),
    }
)
PUBLIC_THRESHOLDS: Thresholds = MappingProxyType(
    {
        **PRIVATE_THRESHOLDS,
        Part.PAYMENT: Limits(0, -10),
    }
)
