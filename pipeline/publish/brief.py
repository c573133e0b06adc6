"""A member's brief (tom-tat_P.docx): on two pages, what they follow, what waits for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pipeline.publish import letter_words as words
from pipeline.publish.letterhead import letterhead
from pipeline.publish.phrases import (
    NONE,
    amount,
    counted,
    day,
    lowered,
    percent_number,
    period_said,
    said_day,
    sentence,
    text,
    whole,
)
from pipeline.publish.report_issues import obstructed, open_obstacles, overdue_days
from pipeline.publish.report_words import CARRIED_MARK, CARRIED_NOTE, DUE, OVERDUE, PROPOSAL
from pipeline.publish.sight import OWN
from pipeline.publish.template import filled, saved
from schemas.choices import AUTHORITY_LEVEL

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from pathlib import Path

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sight import Sight
    from schemas.register import Member

TEMPLATE: Final = "brief.docx"
_KIND: Final = "bao_cao"
_WORST_FIRST: Final = ("do", "vang", "xam", "xanh")
_MOST_PROJECTS: Final = 12  # with the sections below them they fill two pages
_MOST_ITEMS: Final = 4
_LEVEL_OF_PROVINCE: Final = "UBNDT"


def write_brief(matter: Matter, sight: Sight, template: Path) -> bytes:
    """Return the brief as a Word document; nothing in it is about what the member may not see.

    Raises:
        TemplateFileError: the template cannot be used.
    """
    fields = brief_fields(matter, sight)
    return saved(filled(template, fields), fields["co_quan"], matter.as_of)


def brief_fields(matter: Matter, sight: Sight) -> dict[str, Any]:
    """Return every field that the template may name, by its name there."""
    followed = frozenset(sight.followed)
    rows = [row for row in matter.projects if row["project_code"] in followed]
    shown = _most_pressing(rows)
    scope, period = scope_words(sight), matter.dataset.period.label
    old = matter.old("packages", "milestones", "disbursements")
    return {
        **letterhead(matter, _KIND),
        "pham_vi_hoa": scope.upper(),
        "ky": lowered(period),
        "ky_hoa": f"{period[:1].upper()}{period[1:]}",
        "thanh_vien": called(sight.member),
        "mo_dau": _opening(rows, scope, matter),
        "du_an": [_project(place, row, old) for place, row in enumerate(shown, 1)],
        "ghi_chu": _notes(shown, len(rows), old),
        "noi_dung": _sections(rows, sight, matter),
        "chi_tiet": words.DETAILS,
    }


def scope_words(sight: Sight) -> str:
    """Return whose projects the member is told of."""
    if sight.sees_all and not sight.is_particular:
        return words.SCOPE_ALL
    return words.SCOPE_UNIT if sight.member.sees == OWN else words.SCOPE_FOLLOWED


def called(member: Member) -> str:
    """Return how a member is addressed: name, office, part in the committee."""
    parts = (text(member.name), text(member.position), text(member.role))
    return words.MEMBER.format(", ".join(part for part in parts if part) or member.member_code)


def _opening(rows: Sequence[Record], scope: str, matter: Matter) -> str:
    agency = letterhead(matter, _KIND)["co_quan"]
    period = lowered(matter.dataset.period.label)
    if not rows:
        return words.OPENING_NONE.format(agency, period)
    until = day(matter.cutoff)
    verdicts = _counted(rows, "verdict", words.VERDICTS)
    colours = _counted(rows, "status", words.COLOURS)
    return words.OPENING.format(agency, scope, period, until, counted(len(rows)), verdicts, colours)


def _counted(rows: Sequence[Record], name: str, said: Mapping[Any, str]) -> str:
    """Return how many projects there are of each value of a column that some have."""
    found = Counter(row[name] for row in rows)
    return ", ".join(
        told.format(counted(found[value])) for value, told in said.items() if found[value]
    )


def _most_pressing(rows: Sequence[Record]) -> list[Record]:
    """Return the projects of the table: all where they fit, else the worst of them."""
    if len(rows) <= _MOST_PROJECTS:
        return list(rows)
    return sorted(rows, key=lambda row: _WORST_FIRST.index(row["status"]))[:_MOST_PROJECTS]


def _project(place: int, row: Record, old: Container[str]) -> dict[str, str]:
    gap, slip = row["progress_gap_rate"], row["slip_approved_days"]
    return {
        "tt": str(place),
        "ten": text(row["name"]) + (CARRIED_MARK if row["project_code"] in old else ""),
        "trang_thai": _colour(row),
        "ty_le": "" if row["done_rate"] is None else percent_number(row["done_rate"]),
        "chenh_lech": "" if gap is None else percent_number(gap),
        "cham": "" if slip is None else whole(slip),
        "thay_doi": _changed(row),
    }


def _colour(row: Record) -> str:
    now, before = row["status"], row["previous_status"]
    name = words.COLOUR_NAMES[now]
    if before is None or before == now:
        return name
    return words.CHANGED_COLOUR.format(words.COLOUR_NAMES[before], name)


def _changed(row: Record) -> str:
    if row["previous_status"] is None:
        return words.FIRST_TIME
    work, paid = row["done_rate_change"], row["paid_change_vnd"]
    said = (
        words.WORK_CHANGE.format(f"{work * 100:+.2f}".replace(".", ",")) if work else "",
        words.PAID_CHANGE.format(amount(paid)) if paid and paid > 0 else "",
    )
    return "; ".join(part for part in said if part) or words.NO_CHANGE


def _notes(rows: Iterable[Record], found: int, old: Mapping[str, str]) -> list[str]:
    carried = [
        f"{text(row['name'])} ({period_said(old[row['project_code']])})"
        for row in rows
        if row["project_code"] in old
    ]
    rest = found - _MOST_PROJECTS
    return [
        *([CARRIED_NOTE.format("; ".join(carried))] if carried else []),
        *([f"{sentence(words.BRIEF_REST.format(counted(rest)))}"] if rest > 0 else []),
    ]


def _sections(rows: Sequence[Record], sight: Sight, matter: Matter) -> list[dict[str, Any]]:
    unit, name = sight.member.unit_code, matter.unit(sight.member.unit_code)
    codes = frozenset(row["project_code"] for row in rows)
    obstacles = open_obstacles(matter)
    theirs = [row for row in obstacles if row["project_code"] in codes]
    duties = [row for row in obstacles if unit and row["responsible_unit"] == unit]
    others = [row for row in theirs if row not in duties]
    told = (
        (words.BRIEF_LATE, [_reason(row) for row in _pressing(rows)]),
        (words.BRIEF_DUTIES.format(name), [_obstacle(row, matter) for row in duties]),
        (words.BRIEF_OBSTACLES, [_obstacle(row, matter) for row in others]),
        (words.BRIEF_TASKS.format(name), _tasks(unit, matter)),
        (words.BRIEF_PROPOSALS.format(name), _proposals(unit, codes, matter)),
    )
    return [{"ten": heading, "doan": _first(lines)} for heading, lines in told if lines] or (
        [{"ten": words.BRIEF_LATE, "doan": [NONE]}] if rows else []
    )


def _pressing(rows: Sequence[Record]) -> list[Record]:
    return sorted(
        (row for row in rows if row["status"] in {"do", "vang"}),
        key=lambda row: _WORST_FIRST.index(row["status"]),
    )


def _first(lines: Sequence[str]) -> list[str]:
    rest = len(lines) - _MOST_ITEMS
    more = [f"- {sentence(words.BRIEF_REST.format(counted(rest)))}"] if rest > 0 else []
    return [*lines[:_MOST_ITEMS], *more]


def _reason(row: Record) -> str:
    return f"- {text(row['name'])} ({words.COLOUR_NAMES[row['status']]}): {row['status_reason']}"


def _obstacle(row: Record, matter: Matter) -> str:
    due, late, asked = said_day(row, "due_date"), overdue_days(row, matter), text(row["proposal"])
    said = sentence(
        text(row["content"]),
        lowered(PROPOSAL).format(asked) if asked else "",
        DUE.format(due) if due else "",
        OVERDUE.format(late) if late else "",
    )
    return f"- {obstructed(row, matter)}: {said}"


def _tasks(unit: str | None, matter: Matter) -> list[str]:
    rows = (row for row in matter.measures.tasks.rows if unit and row["unit_code"] == unit)
    return [f"- {_task(row)}" for row in rows if not row["finished_on"]]


def _task(row: Record) -> str:
    due = said_day(row, "due_date")
    late = row["days_late"] if row["overdue"] else 0
    return sentence(
        text(row["content"]),
        words.TASK_DUE.format(due) if due else "",
        words.TASK_LATE.format(counted(late)) if late else "",
    )


def _proposals(unit: str | None, codes: frozenset[str], matter: Matter) -> list[str]:
    """Return what is asked of the member's level, of the projects that they follow."""
    registered = matter.register.unit(unit or "", matter.as_of)
    if registered is None:
        return []
    levels = _levels(registered.unit_code, registered.kind)
    return [
        f"- {name}: {sentence(text(row['proposal']))}"
        for name, row in matter.outlook("proposal")
        if row["project_code"] in codes and row["proposal_to"] in levels
    ]


def _levels(code: str, kind: str | None) -> frozenset[str]:
    if code == _LEVEL_OF_PROVINCE:
        return frozenset({"ubnd_tinh", "hdnd_tinh_uy"})
    known = {"xa": "xa", "phuong": "xa", "so_nganh": "so_nganh"}
    level = known.get(kind or "", "")
    return frozenset({level} & {item.code for item in AUTHORITY_LEVEL.items})
