"""Read a sheet in another authority's form by its column map, into the tables of our form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from pipeline.read.book import Outside
from pipeline.read.outside_header import find_outside_header
from pipeline.read.outside_heading import read_heading
from pipeline.read.outside_lines import Page, lines_of
from pipeline.read.outside_rows import tables_of, wrong_totals
from schemas import FORMS
from schemas.outside_forms import OUTSIDE_FORMS
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.cell import Located
    from pipeline.read.book import BookRow, Table
    from pipeline.read.grid import Grid
    from pipeline.read.outside_header import OutsideHeader
    from schemas.column import Row
    from schemas.outside import OutsideForm

_SAYS_PERIOD: Final = "period"


class OutsideSheet(NamedTuple):
    """A sheet in another authority's form, read into ours.

    Attributes:
        form: the code of our form that it stands for.
        cover: what stands above its table, by field of the cover.
        tables: those of ours that it fills; none where needed columns are lacking.
        facts: what was noticed.
    """

    form: str
    cover: Mapping[str, Located]
    tables: Mapping[type[Row], Table]
    facts: Outside


class _Match(NamedTuple):
    form: OutsideForm
    grid: Grid
    header: OutsideHeader
    heading: Mapping[str, Located]


def read_outside(
    sheets: Sequence[Grid], told: str = "", cover: BookRow | None = None
) -> OutsideSheet | None:
    """Return what a file's sheet in an outside form holds; None where no sheet is in one.

    Of several such sheets, as of the months of a year, the one of the latest period is read. Of
    several maps that a sheet fits, one that holds for the period goes first, then the one that
    knows most of the sheet's columns.

    Args:
        sheets: those that are none of ours.
        told: the code of our form, where the file is one of ours; other forms are passed over.
        cover: the file's cover of ours; its period is that of the lines.
    """
    matches = list(_matches(sheets, told))
    if not matches:
        return None
    best = max(range(len(matches)), key=lambda at: (*_strength(matches[at]), -at))
    return _read(matches[best], cover.cells.get(_SAYS_PERIOD) if cover else None)


def _matches(sheets: Sequence[Grid], told: str) -> Iterator[_Match]:
    for form in OUTSIDE_FORMS.values():
        for grid in sheets if told in {"", form.form} else ():
            header = None if grid.hidden else find_outside_header(grid, form, _models(form))
            if header is not None:
                yield _Match(form, grid, header, read_heading(grid, form, header.top))


def _models(form: OutsideForm) -> tuple[type[Row], ...]:
    return FORMS[form.form].sheets[1:]


def _strength(match: _Match) -> tuple[bool, str, bool, int]:
    period = _period(match.heading)
    is_whole = not any(match.header.lacking(match.form))
    holds = period is None or match.form.holds_on(period.default_cutoff())
    latest = period.stop.isoformat() if period else ""
    return is_whole, latest, holds, len(match.header.columns)


def _read(match: _Match, period_told: Located | None) -> OutsideSheet:
    form, grid, header, heading = match
    lacking = tuple(header.lacking(form))
    facts = Outside(form.code, grid.name, lacking)
    if lacking:
        return OutsideSheet(form.form, heading, {}, facts)
    page = Page(grid, form, header, _models(form))
    lines = lines_of(page, heading, period_told)
    cover = {**lines.cover, **heading}
    period = _period({_SAYS_PERIOD: period_told} if period_told else cover)
    return OutsideSheet(
        form=form.form,
        cover=cover,
        tables=tables_of(page, lines.rows, period.year if period else None),
        facts=replace(
            facts,
            wrong_totals=tuple(wrong_totals(page, lines.rows)),
            other_period=lines.other_period,
            passed_over=lines.passed_over,
            headings=lines.headings,
        ),
    )


def _period(cover: Mapping[str, Located]) -> Period | None:
    said = cover.get(_SAYS_PERIOD)
    return Period.parse(str(said.value)) if said and said.value else None
