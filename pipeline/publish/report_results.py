"""Section II of the report but for its money: what is followed, the land, the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.rounding import shown_share
from pipeline.publish import report_words as words
from pipeline.publish.phrases import (
    amount,
    counted,
    hectares,
    joined,
    lowered,
    or_none,
    paragraph,
    percent,
    period_said,
    points,
    sentence,
    text,
    whole,
)
from pipeline.publish.report_groups import by_group, side, with_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

_AS_PRINTED: Final = 0.00005  # half of the last digit of a percentage with two decimals


def portfolio(matter: Matter) -> list[str]:
    """Return what is followed, and which projects show figures of an earlier period."""
    if not matter.projects:
        return or_none(())
    told = ", ".join(
        f"{counted(len(projects))} {lowered(words.GROUPS[code])}"
        for code, _, projects in matter.groups()
    )
    investment = matter.total.get("total_investment_vnd")
    opening = sentence(words.PORTFOLIO.format(counted(len(matter.projects)), told))
    is_whole = all(row["total_investment_vnd"] is not None for row in matter.projects)
    told_of = "" if is_whole else words.KNOWN_ONLY
    value = sentence(words.INVESTMENT.format(amount(investment)) + told_of) if investment else ""
    return or_none((paragraph(opening, value), _carried(matter)))


def clearance(matter: Matter) -> list[str]:
    """Return land, compensation, households and what had to be moved; then who is late."""
    told = by_group(matter, _clearance, matter.old("clearance"))
    return or_none((*told, *_late_clearance(matter)))


def work(matter: Matter) -> list[str]:
    """Return work done against the contracts and the plan, then what was finished, in words."""
    done = [
        f"- {name}: {sentence(text(row['done_text']))}" for name, row in matter.outlook("done_text")
    ]
    heading = words.WORK_DONE if done else ""
    return or_none((*by_group(matter, _work, matter.old("packages")), heading, *done))


def _carried(matter: Matter) -> str:
    names = [
        f"{text(row['name'])} ({period_said(row['carried_from'])})"
        for row in matter.projects
        if row["carried_from"]
    ]
    return sentence(words.CARRIED_LIST.format(counted(len(names)), joined(names))) if names else ""


def _clearance(row: Record) -> str:
    return paragraph(_area(row), _compensation(row), _households(row), _moved(row))


def _late_clearance(matter: Matter) -> Iterator[str]:
    late = [
        (code, [row for row in projects if (row["clearance_slip_days"] or 0) > 0])
        for code, _, projects in matter.groups()
    ]
    found = sum(len(rows) for _, rows in late)
    if found:
        yield words.CLEARANCE_LATE.format(counted(found), counted(len(matter.projects)))
    for code, rows in late:
        named = (f"{text(row['name'])} ({whole(row['clearance_slip_days'])} ngày)" for row in rows)
        if rows:
            yield f"- {words.GROUPS[code]} ({counted(len(rows))} dự án): {joined(named)}."


def _area(row: Record) -> str:
    required, given = row.get("required_m2"), row.get("handed_over_m2")
    if not required:
        return ""
    left = required - given if given is not None else 0
    return sentence(
        words.AREA.format(hectares(required)),
        with_rate(words.AREA_DONE, row, ("handed_over_m2", "required_m2", "area_rate"), hectares),
        words.AREA_LEFT.format(hectares(left)) if left > 0 else "",
    )


def _compensation(row: Record) -> str:
    approved = row.get("compensation_approved_vnd")
    if not approved:
        return ""
    names = ("compensation_paid_vnd", "compensation_approved_vnd", "compensation_rate")
    paid = with_rate(words.COMPENSATION_PAID, row, names, amount)
    return sentence(words.COMPENSATION.format(amount(approved)), paid)


def _households(row: Record) -> str:
    affected, given = row.get("households_affected"), row.get("households_handed_over")
    if not affected:
        return ""
    done = words.HOUSEHOLDS_DONE.format(whole(given)) if given is not None else ""
    return sentence(words.HOUSEHOLDS.format(whole(affected)), done)


def _moved(row: Record) -> str:
    things = [
        said.format(whole(row[done]), whole(row[needed]))
        for done, needed, said in words.MOVED_THINGS
        if row.get(needed) and row.get(done) is not None
    ]
    return sentence(words.MOVED.format(", ".join(things))) if things else ""


def _work(row: Record) -> str:
    done, accepted = row.get("done_work_vnd"), row.get("accepted_work_vnd")
    if done is None:
        return ""
    names = ("done_work_vnd", "progress_base_vnd", "done_rate")
    return sentence(
        with_rate(words.WORK_RATE, row, names, amount) or words.WORK.format(amount(done)),
        *_against_plan(row),
        words.WORK_ACCEPTED.format(amount(accepted)) if accepted else "",
    )


def _against_plan(row: Record) -> Iterator[str]:
    planned, gap = row.get("planned_rate"), row.get("progress_gap_rate")
    if planned is not None:
        yield words.WORK_PLANNED.format(percent(planned))
    if gap is not None:
        said = words.WORK_GAP[side(gap)].format(points(gap))
        yield said + words.KNOWN_ONLY if _is_partial(row) else said


def _is_partial(row: Record) -> bool:
    """Tell whether the gap speaks for other projects than the two rates beside it."""
    done, planned, gap = row.get("done_rate"), row.get("planned_rate"), row["progress_gap_rate"]
    if done is None or planned is None:
        return False
    return bool(abs(shown_share(done) - shown_share(planned) - gap) > _AS_PRINTED)
