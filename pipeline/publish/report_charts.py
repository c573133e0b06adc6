"""The report's charts: plan against fact over the months, and how late each project is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from pipeline import shown
from pipeline.publish import report_words as words
from pipeline.publish.phrases import counted, day, printable, text
from pipeline.publish.placed_chart import Chart
from pipeline.publish.plot import WIDTH_MM, Kind, Plot, Scale, Series
from pipeline.publish.plot_book import book
from pipeline.publish.plot_xml import chart_xml
from pipeline.publish.report_curves import payments_by_month, work_by_month
from pipeline.publish.theme import Show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_MOST_BARS: Final = 22  # that a page holds below the head of the annex
_PLANNED, _DONE, _LATE = "7F8FA6", "1F4E79", "B03A2E"
_LONGEST_NAME, _LONGEST_CAPITALS = 64, 44  # letters in the room left of the bars
_MOST_LABELS: Final = 18
_LEVEL_LABELS: Final = 12
_FIRST_SHOWN: Final = 0.002  # of all work; the months before are a flat line
_SHARE: Final = "0%"
# The points are letters: of its own a format takes the sign of the reader's country.
_WHOLE: Final = r"[<1000]0;[<1000000]0\.000;0\.000\.000"
_FEW: Final = 10  # below it an office would mark halves, which a whole number hides


def charts(matter: Matter) -> list[dict[str, Any]]:
    """Return the charts with their captions; one for which nothing is known is left out."""
    return [*_work(matter), *_payments(matter), *_slippage(matter)]


def _work(matter: Matter) -> Iterator[dict[str, Any]]:
    found = work_by_month(matter.projects, matter.measures.months.rows)
    if found is None:
        return
    found = found.since(_FIRST_SHOWN)
    known = [(place, rate) for place, rate in enumerate(found.done) if rate is not None]
    said = tuple((place, shown.percent(rate)) for place, rate in known[-1:])
    planned = Series(words.PLANNED_LINE, found.planned, _PLANNED)
    done = Series(words.DONE_LINE, found.done, _DONE, said=said, has_dots=True)
    is_within = max(rate or 0 for rate in (*found.planned, *found.done)) <= 1
    scale = Scale(words.WORK_SCALE, _SHARE, Show.SHARE, top=1 if is_within else None, step=0.2)
    plot = _by_month(Kind.LINES, found.months, (planned, done), scale)
    note = words.CURVE_NOTE.format(counted(found.projects), counted(len(matter.projects)))
    yield _drawn(matter, words.WORK_CHART, plot, note)


def _payments(matter: Matter) -> Iterator[dict[str, Any]]:
    found = payments_by_month(matter.projects, matter.measures.months.rows, matter.year)
    if found is None:
        return
    # A month in which nothing was paid bears no bar, and so no word above it.
    paid = tuple(_billions(value) if value else None for value in found.done)
    said = tuple(
        (place, shown.number(value, 1)) for place, value in enumerate(paid) if value is not None
    )
    plan = tuple(_billions(value or 0) for value in found.planned)
    series = (
        Series(words.PLANNED_BAR, plan, _PLANNED),
        Series(words.PAID_BAR, paid, _DONE, said=said),
    )
    highest = max(value or 0 for value in (*plan, *paid))
    plot = _by_month(
        Kind.COLUMNS, found.months, series, _whole_scale(words.PAYMENT_SCALE, Show.EXACT, highest)
    )
    note = words.PAYMENT_NOTE.format(counted(found.projects), day(matter.cutoff))
    yield _drawn(matter, words.PAYMENT_CHART.format(matter.year), plot, note)


def _slippage(matter: Matter) -> Iterator[dict[str, Any]]:
    late = sorted(
        (row for row in matter.projects if (row["slip_approved_days"] or 0) > 0),
        key=lambda row: -row["slip_approved_days"],
    )
    if not late:
        return
    pages = _pages(late)
    most = int(late[0]["slip_approved_days"])
    # Bars on different pages can be compared only where their axes end at the same day.
    top = most if len(pages) > 1 else None
    scale = _whole_scale(words.SLIP_SCALE, Show.WHOLE, most, top)
    for page, rows in enumerate(pages):
        name = words.SLIP_CHART_ON if page else words.SLIP_CHART
        yield _drawn(matter, name, _bars(rows, scale), words.SLIP_NOTE)


def _pages(rows: Sequence[Record]) -> list[Sequence[Record]]:
    """Return the rows in as many parts as they need pages, all about as long."""
    count = -(-len(rows) // _MOST_BARS)
    ends = [page * len(rows) // count for page in range(count + 1)]
    return [rows[first:end] for first, end in pairwise(ends)]


def _bars(late: Sequence[Record], scale: Scale) -> Plot:
    names = tuple(_short(printable(text(row["name"]))) for row in late)
    days = tuple(int(row["slip_approved_days"]) for row in late)
    return Plot(
        Kind.BARS,
        words.PROJECT,
        names,
        (Series(words.DAYS_LATE, days, _LATE, shown=_WHOLE),),
        scale,
    )


def _by_month(kind: Kind, months: Sequence[str], series: tuple[Series, ...], scale: Scale) -> Plot:
    every = -(-len(months) // _MOST_LABELS)
    names = tuple(f"{month[5:]}/{month[:4]}" for month in months)
    is_slanted = -(-len(months) // every) > _LEVEL_LABELS
    return Plot(kind, words.MONTH, names, series, scale, every, is_slanted)


def _whole_scale(unit: str, cells: Show, highest: float, top: float | None = None) -> Scale:
    return Scale(unit, _WHOLE, cells, top, step=1 if highest < _FEW else None)


def _billions(amount_vnd: float) -> float:
    return amount_vnd / shown.BILLION_VND


def _drawn(matter: Matter, name: str, plot: Plot, note: str) -> dict[str, Any]:
    parts = (chart_xml(plot), book(plot, matter.as_of))
    chart = Chart(*parts, WIDTH_MM, plot.height_mm, name)
    return {"ten": name, "anh": chart, "ghi_chu": [note]}


def _short(name: str) -> str:
    """Return a long name without its middle: what tells names apart often stands at the end."""
    longest = _LONGEST_CAPITALS if name.isupper() else _LONGEST_NAME
    if len(name) <= longest:
        return name
    head, tail = name[: longest // 2], name[-longest // 2 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
