"""Check what the rows and sheets of a return say together about one project."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from schemas.column import MILLION_VND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pipeline.cell import Value
    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding

ProjectCheck: TypeAlias = "Callable[[tuple[Draft, ...], Case], Iterator[Finding]]"

WIDE_GAP_RATE: Final = 0.30
"""Land and advances are paid before the work; beyond so many points people ask why."""
UNPAID_FLOOR_VND: Final = 10_000 * MILLION_VND
"""Work that waits for payment is worth a word from 10 tỷ đồng on."""
TOTAL_PAID: Final = "Lũy kế giải ngân từ khởi công"


def check_total_paid(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that all that was disbursed for a project does not exceed its total investment.

    It is told where most was paid.
    """
    for code, rows in _payments(drafts).items():
        project = case.register.project(code, case.cut_off)
        total = project.total_investment_vnd if project else None
        paid = _paid(rows)
        if total is not None and paid is not None and paid > total:
            words = {
                "label": TOTAL_PAID,
                "amount": shown.million(paid),
                "total": shown.million(total),
            }
            most = max(rows, key=lambda draft: _number(draft.values.get("disbursed_vnd")))
            rule = catalogue.PAID_ABOVE_INVESTMENT
            yield case.sender.of_cell(rule, most, "disbursed_vnd", **words)


def check_work_paid(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that work far beyond what was paid from a source says why it waits."""
    for rows in _payments(drafts).values():
        by_source: dict[Value, list[Draft]] = defaultdict(list)
        for draft in rows:
            by_source[draft.values.get("source")].append(draft)
        for of_source in by_source.values():
            yield from _check_unpaid(of_source, case)


def _check_unpaid(rows: list[Draft], case: Case) -> Iterator[Finding]:
    work, paid = _sum(rows, "work_value_vnd"), _paid(rows)
    if work is None or paid is None or _is_noted(rows):
        return
    if work > 2 * paid and work - paid > UNPAID_FLOOR_VND:
        first = next(draft for draft in rows if draft.values.get("work_value_vnd") is not None)
        words = {"work": shown.million(work), "paid": shown.million(paid)}
        yield case.sender.of_cell(catalogue.WORK_UNPAID, first, "work_value_vnd", **words)


def check_paid_ahead(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that payment far ahead of the work of a budget project says why.

    Its total investment and its contracts are different wholes, so only a wide gap is told.
    """
    for code, rows in _payments(drafts).items():
        project = case.register.project(code, case.cut_off)
        paid, done = _paid(rows), _done_rate(drafts, code, case)
        if project is None or not project.total_investment_vnd or paid is None or done is None:
            continue
        rate = paid / project.total_investment_vnd
        is_wide = project.capital_group == "NSNN" and rate - done > WIDE_GAP_RATE
        if is_wide and rate <= 1 and not _is_noted(rows):
            words = {
                "project": code,
                "paid": shown.percent(rate, 1),
                "done": shown.percent(done, 1),
            }
            yield case.sender.of_cell(catalogue.PAID_AHEAD, rows[0], "disbursed_vnd", **words)


def _payments(drafts: Iterable[Draft]) -> Mapping[str, list[Draft]]:
    """Return the rows of Giải ngân by project."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.table.name == "disbursements":
            found[str(draft.values["project_code"])].append(draft)
    return found


def _paid(rows: Iterable[Draft]) -> int | None:
    """Return Σ paid before this year's plan + paid on the plans; None where a sum is unknown."""
    rows = list(rows)
    before, now = _sum(rows, "disbursed_before_vnd"), [d.values.get("disbursed_vnd") for d in rows]
    known = [each for each in now if isinstance(each, int)]
    return before + sum(known) if before is not None and len(known) == len(now) else None


def _sum(rows: Iterable[Draft], name: str) -> int | None:
    known = [value for draft in rows if isinstance(value := draft.values.get(name), int)]
    return sum(known) if known else None


def _done_rate(drafts: Iterable[Draft], project: str, case: Case) -> float | None:
    """Return Σ done work ÷ Σ contract values of a project's packages; None where one is unknown."""
    known = {
        draft.values.get("package_code"): draft.values
        for draft in drafts
        if draft.table.name == "packages" and draft.values.get("project_code") == project
    }
    codes = [row.package_code for row in case.register.packages_of(project, case.cut_off)]
    rows = [known.get(code, {}) for code in codes]
    done = [value for row in rows if isinstance(value := row.get("done_work_vnd"), int)]
    base = [value for row in rows if isinstance(value := row.get("contract_value_vnd"), int)]
    whole = sum(base)
    return sum(done) / whole if whole and len(done) == len(base) == len(codes) else None


def _is_noted(rows: Iterable[Draft]) -> bool:
    return any(draft.values.get("note") for draft in rows)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


PROJECT_CHECKS: Final[tuple[ProjectCheck, ...]] = (
    check_total_paid,
    check_work_paid,
    check_paid_ahead,
)
"""What is asked of a project as a whole, after each of its rows: of the rows as they count."""
