"""The line, from inbox to outbox: a recipe that names the six steps in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.check.waiving import waived_of
from pipeline.checking import check_inbox
from pipeline.closing import closed_periods, folder_name
from pipeline.errors import NothingToReportError, UsageError
from pipeline.fates import fates_of, gone_of
from pipeline.measure.measures import measure
from pipeline.merge import choose_period, merge
from pipeline.publish.outbox import put, recover_at_start
from pipeline.publish.package import files_of
from pipeline.publish.record import Record, count_fates
from pipeline.register_duties import YEARLY_PLAN
from pipeline.repeating import with_repeats
from pipeline.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from pipeline.checking import Checked
    from pipeline.closing import ClosedPeriod
    from pipeline.finding import Finding
    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.reading import Errand
    from pipeline.settings import Settings
    from schemas.period import Period

NOTHING_BEFORE = "không có kỳ trước để so sánh"
RECOMPUTED = "{period}, tính lại từ các báo cáo nhận được đến ngày {day:%d/%m/%Y}"
PUBLISHED = "{period}, như đã công bố"
CHOSEN_BY_HAND = "theo lệnh"


class Outcome(Struct, frozen=True):
    """What a run has made, for the closing table.

    Attributes:
        kept: files that a person had changed in the outbox, now kept aside.
    """

    folder: Path
    record: Record
    dataset: Dataset
    findings: tuple[Finding, ...]
    kept: tuple[str, ...]


def report(settings: Settings, on_done: Callable[[Errand, int], None] | None = None) -> Outcome:
    """Run the whole line and put its outputs in place.

    Raises:
        OperatorError: no usable register or return; a day before the period; the outbox cannot be
            written.
    """
    recover_at_start(settings.outbox)
    closed = closed_periods(settings.inbox)
    known = {code: each.known_sha256 for code, each in closed.items()}
    checked = check_inbox(settings, known, on_done)
    period, reason = _period(checked, settings)
    as_of = _as_of(settings, period) or checked.register.calendar(period).consolidation
    dataset, noted = merge(checked.books, checked.register, period, as_of)
    found = waived_of(noted, checked.books, checked.register)
    if "used" not in dataset.returns["fate"]:
        raise NothingToReportError.of(period.label)
    previous, compared_with = _previous(checked, period, closed)
    measures = measure(dataset, checked.register, previous)
    told = with_repeats((*checked.findings, *found), checked.books, closed)
    findings = tuple(sorted(told, key=lambda each: each.order))
    inputs = fates_of(checked.intake, dataset, findings)
    findings = standing(findings, dataset, _last_consolidation(checked, period))
    record = Record(
        period=period,
        reason=reason,
        as_of=as_of,
        cutoff=dataset.cutoff,
        compared_with=compared_with,
        demonstration=checked.register.demonstration,
        inputs=inputs,
        counts=count_fates(inputs),
        gone=gone_of(inputs, closed.values()),
    )
    documents = {} if settings.quick else _documents(checked, measures, dataset, findings, settings)
    files = files_of(measures, dataset, checked.register, findings, record, documents)
    name = folder_name(period, closed)
    kept = put(settings.outbox, name, files)
    return Outcome(settings.outbox / name, record, dataset, findings, kept)


def _documents(
    checked: Checked,
    measures: Measures,
    dataset: Dataset,
    findings: tuple[Finding, ...],
    settings: Settings,
) -> dict[str, bytes]:
    # Word and its templates take longer to load than a quick run takes altogether.
    from pipeline.answering import answers  # noqa: PLC0415
    from pipeline.publish.documents import documents_of  # noqa: PLC0415

    return {
        **documents_of(measures, dataset, checked.register, findings, settings.templates),
        **answers(checked, findings, dataset.period, dataset.as_of),
    }


def _period(checked: Checked, settings: Settings) -> tuple[Period, str]:
    if all(book.refused for book in checked.books):
        raise NothingToReportError
    if settings.period is not None:
        return settings.period, CHOSEN_BY_HAND
    return choose_period(checked.books, checked.register)


def _as_of(settings: Settings, period: Period) -> date | None:
    if settings.as_of is not None and settings.as_of < period.start:
        raise UsageError.too_early(settings.as_of, period.label)
    return settings.as_of


def _last_consolidation(checked: Checked, period: Period) -> date | None:
    before = period.previous()
    return checked.register.calendar(before).consolidation if before else None


def _previous(
    checked: Checked, period: Period, closed: Mapping[str, ClosedPeriod]
) -> tuple[Dataset | None, str]:
    """Return what the period is compared with: the last as published, else as it can be known."""
    before = period.previous()
    if before is None:
        return None, NOTHING_BEFORE
    if before.code in closed:
        return closed[before.code].dataset(), PUBLISHED.format(period=before.label)
    day = checked.register.calendar(before).consolidation
    dataset, _ = merge(checked.books, checked.register, before, day, day, traced=False)
    if not _has_reports(dataset):
        return None, NOTHING_BEFORE
    return dataset, RECOMPUTED.format(period=before.label, day=day)


def _has_reports(dataset: Dataset) -> bool:
    """Whether anybody reported on the period itself; a plan of the year says nothing of it."""
    returns = zip(dataset.returns["used_for"], dataset.returns["form_code"], strict=True)
    return any(told == dataset.period.code and form != YEARLY_PLAN for told, form in returns)
