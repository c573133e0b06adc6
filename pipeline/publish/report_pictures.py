"""The report's pictures: plan against fact over the months, and how late each project is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from pipeline import shown
from pipeline.publish import report_words as words
from pipeline.publish.phrases import counted, day, text, whole
from pipeline.publish.report_curves import payments_by_month, work_by_month
from pipeline.publish.template import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from pipeline.publish.report_matter import Matter

_WIDE_MM: Final = 245.0
_INCHES: Final = (9.6, 4.1)
_INCHES_PER_BAR: Final = 0.2
_INCHES_PER_AXIS: Final = 0.7
_LOWEST: Final = 2.2
_DPI: Final = 150
_PERCENT: Final = 100
_PLANNED, _DONE, _LATE = "#7f8fa6", "#1f4e79", "#b03a2e"
_LOOK: Final[Any] = {  # as the library names them
    # Comes with the library itself, so that a picture looks the same on every machine.
    "font.family": "DejaVu Serif",
    "font.size": 9,
    "text.parse_math": False,  # a name may hold signs that the library takes for formulas
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
}
_SIDES: Final = {"left": 0.07, "right": 0.985, "bottom": 0.13, "top": 0.97}
_NAMES_SHARE: Final = 0.42  # of the width, left to the names of projects
_LONGEST_NAME: Final = 56
_MOST_LABELS: Final = 18
_UPRIGHT_LABELS: Final = 12
_FIRST_SHOWN: Final = 0.002  # of all work; the months before are a flat line


def pictures(matter: Matter) -> list[dict[str, Any]]:
    """Return the pictures with their captions; one for which nothing is known is left out."""
    return [drawn for drawn in (_work(matter), _payments(matter), _slippage(matter)) if drawn]


def _work(matter: Matter) -> dict[str, Any] | None:
    found = work_by_month(matter.projects, matter.measures.months.rows)
    if found is None:
        return None

    found = found.since(_FIRST_SHOWN)

    def draw(axes: Axes) -> None:
        months = list(range(len(found.months)))
        axes.plot(months, _heights(found.planned), color=_PLANNED, lw=2, label=words.PLANNED_LINE)
        known = [(at, rate * _PERCENT) for at, rate in enumerate(found.done) if rate is not None]
        places, values = [at for at, _ in known], [value for _, value in known]
        axes.plot(places, values, color=_DONE, lw=2, marker="o", label=words.DONE_LINE)
        for at, value in known[-1:]:
            _mark(axes, f"{shown.number(value, 2)}%", (at, value), (6, -10))
        _label_months(axes, found.months)
        axes.set_ylim(0, 105)
        axes.set_ylabel("%")
        axes.legend(frameon=False)

    note = words.CURVE_NOTE.format(counted(found.projects), counted(len(matter.projects)))
    return _picture(words.WORK_PICTURE, draw, _INCHES, note)


def _payments(matter: Matter) -> dict[str, Any] | None:
    found = payments_by_month(matter.projects, matter.measures.months.rows, matter.year)
    if found is None:
        return None

    def draw(axes: Axes) -> None:
        months = list(range(len(found.months)))
        planned = [0 if value is None else value / shown.BILLION_VND for value in found.planned]
        axes.bar([at - 0.2 for at in months], planned, 0.4, color=_PLANNED, label=words.PLANNED_BAR)
        paid = [(at, value / shown.BILLION_VND) for at, value in enumerate(found.done) if value]
        axes.bar(
            [at + 0.2 for at, _ in paid],
            [value for _, value in paid],
            0.4,
            color=_DONE,
            label=words.PAID_BAR,
        )
        for at, value in paid:
            _mark(axes, shown.number(value, 1), (at + 0.2, value), (-14, 3))
        _label_months(axes, found.months)
        axes.set_ylabel("tỷ đồng")
        axes.legend(frameon=False, loc="upper left")

    note = words.PAYMENT_NOTE.format(counted(found.projects), day(matter.cutoff))
    return _picture(words.PAYMENT_PICTURE.format(matter.year), draw, _INCHES, note)


def _slippage(matter: Matter) -> dict[str, Any] | None:
    late = sorted(
        (row for row in matter.projects if (row["slip_approved_days"] or 0) > 0),
        key=lambda row: row["slip_approved_days"],
    )
    if not late:
        return None

    def draw(axes: Axes) -> None:
        days = [int(row["slip_approved_days"]) for row in late]
        axes.barh(range(len(late)), days, color=_LATE)
        axes.set_yticks(range(len(late)), [_short(text(row["name"])) for row in late], fontsize=8)
        for place, value in enumerate(days):
            _mark(axes, whole(value), (value, place), (3, -3))
        axes.set_xlabel("ngày")
        axes.margins(y=0.01)
        axes.figure.subplots_adjust(left=_NAMES_SHARE)

    high = max(_LOWEST, _INCHES_PER_AXIS + _INCHES_PER_BAR * len(late))
    return _picture(words.SLIP_PICTURE, draw, (_INCHES[0], high), words.SLIP_NOTE)


def _picture(name: str, draw: Any, inches: tuple[float, float], note: str) -> dict[str, Any]:  # noqa: ANN401 - a function on the library's axes
    return {"ten": name, "anh": Picture(_png(draw, inches), _WIDE_MM, name), "ghi_chu": [note]}


def _png(draw: Any, inches: tuple[float, float]) -> bytes:  # noqa: ANN401 - as above
    """Return a picture's bytes; they depend on nothing but what is drawn."""
    # Loading the library takes longer than all else here; only what draws should wait for it.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context(_LOOK):
        figure: Figure = Figure(figsize=inches, dpi=_DPI)
        figure.subplots_adjust(**_SIDES)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.grid(axis="both", color="#dddddd", lw=0.6)
        draw(axes)
        target = io.BytesIO()
        figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def _mark(axes: Axes, said: str, at: tuple[float, float], offset: tuple[float, float]) -> None:
    axes.annotate(said, at, offset, textcoords="offset points", fontsize=8)


def _label_months(axes: Axes, months: tuple[str, ...]) -> None:
    every = -(-len(months) // _MOST_LABELS)
    places = list(range(0, len(months), every))
    labels = [f"{months[at][5:]}/{months[at][:4]}" for at in places]
    axes.set_xticks(places, labels, rotation=0 if len(places) <= _UPRIGHT_LABELS else 40)


def _heights(rates: tuple[float | None, ...]) -> list[float]:
    return [(rate or 0) * _PERCENT for rate in rates]


def _short(name: str) -> str:
    """Return a long name without its middle: what tells names apart often stands at the end."""
    if len(name) <= _LONGEST_NAME:
        return name
    head, tail = name[: _LONGEST_NAME // 2], name[-_LONGEST_NAME // 2 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
