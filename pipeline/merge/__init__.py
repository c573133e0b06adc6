"""CheckedBooks become one dataset: which return counts, what is carried, whose figure prevails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.frames import frame, frame_in_order, frame_of
from pipeline.merge import adjusting, contest
from pipeline.merge.accounts import account, locate
from pipeline.merge.choosing import choose_period
from pipeline.merge.counting import check_order, count, winners
from pipeline.merge.dataset import (
    ADJUSTMENTS,
    CELLS,
    CLASHES,
    MODELS,
    REPORTING,
    RETURNS,
    Dataset,
)
from pipeline.merge.duties import Duties
from pipeline.merge.folding import fold
from pipeline.merge.notes import check_register
from pipeline.merge.reporting import report
from pipeline.merge.scope import Scope
from pipeline.register_duties import YEARLY_PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pipeline.check.checked import CheckedBook
    from pipeline.finding import Finding
    from pipeline.frames import Frame
    from pipeline.merge.counting import Count
    from pipeline.merge.standing import Standing
    from pipeline.register import Register
    from schemas.column import Row
    from schemas.period import Period

__all__ = ["ADJUSTMENTS", "CELLS", "CLASHES", "MODELS", "REPORTING", "RETURNS", "Dataset"]
__all__ += ["choose_period", "merge"]


def merge(
    checked: Sequence[CheckedBook],
    register: Register,
    period: Period,
    as_of: date,
    received_by: date | None = None,
    *,
    traced: bool = True,
) -> tuple[Dataset, tuple[Finding, ...]]:
    """Merge all returns into what is known for a period.

    The order in which returns are given does not matter.

    Args:
        checked: all returns that could be identified.
        register: the portfolio.
        period: what is reported on.
        as_of: decides only what is overdue or missing.
        received_by: returns that came after this day are not seen; None sees all.
        traced: whether to tell where in the returns each field stands; nobody asks that of a period
            that another is only compared with.

    Returns:
        The dataset, and what merging found: figures that disagree, corrections, order of arrival.
    """
    scope = Scope(register, period, as_of, received_by)
    duties = Duties.of(scope)
    counting = winners(checked, scope)
    counts = count(checked, counting, scope)
    corrections = adjusting.correct((book for each in counts for book in each.chain), scope)
    standings = [row for each in counts for row in fold(each, scope, duties, corrections)]
    rows, clashes = contest.settle(standings, scope, duties)
    clashes += tuple(contest.compare_treasury(rows, scope))
    findings = (
        *check_order(checked, counting, scope),
        *adjusting.tell(corrections, rows, register),
        *contest.tell(clashes, scope),
        *check_register(rows, scope),
    )
    speaking = _speaking(counts, rows)
    dataset = Dataset(
        period=period,
        as_of=as_of,
        cutoff=scope.cut_off(),
        tables=_tables(rows),
        returns=frame(RETURNS, account(checked, counting, speaking, scope)),
        reporting=frame(REPORTING, report(checked, scope)),
        cells=frame_in_order(CELLS, locate(checked) if traced else ()),
        clashes=frame(CLASHES, [clash.facts() for clash in clashes]),
        adjustments=frame(ADJUSTMENTS, corrections.rows()),
    )
    return dataset, tuple(sorted(findings, key=lambda finding: finding.order))


def _speaking(counts: Iterable[Count], rows: Iterable[Standing]) -> set[str]:
    """Return the ids of the returns used for the period; of a plan only where a row holds."""
    periodic = {one for each in counts if each.form_code != YEARLY_PLAN for one in each.fresh}
    return periodic | {row.said.return_id for row in rows if row.form_code == YEARLY_PLAN}


def _tables(rows: Iterable[Standing]) -> Mapping[str, Frame]:
    found: dict[str, list[Standing]] = {name: [] for name in MODELS}
    for row in rows:
        found[row.table].append(row)
    return {name: _table(model, found[name]) for name, model in MODELS.items()}


def _table(model: type[Row], rows: Sequence[Standing]) -> Frame:
    ordered = sorted(rows, key=lambda row: (row.key, row.unit_code))
    made = frame_of(model, [row.facts() for row in ordered])
    grain = [*model.sheet.key, *(["unit_code"] if model.sheet.per_unit else [])]
    if not made.is_unique(grain):
        raise AssertionError(f"{model.sheet.name} is not unique by {grain}")
    return made
