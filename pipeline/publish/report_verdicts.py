"""Section III of the report: which projects keep their schedule, which do not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish import report_words as words
from pipeline.publish.phrases import (
    counted,
    is_level,
    joined,
    or_none,
    paragraph,
    points,
    sentence,
    text,
)
from pipeline.publish.report_groups import ad_hoc_said
from schemas.choices import DELAY_CAUSE, DELAY_PARTY, VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter


def on_track(matter: Matter) -> list[str]:
    """Return the projects that keep their schedule, by group."""
    judged = [
        (code, [row for row in projects if row["verdict"] == "dap_ung"])
        for code, _, projects in matter.groups()
    ]
    lines = [
        f"- {words.GROUPS[code]} ({counted(len(rows))} dự án): {joined(_names(rows))}."
        for code, rows in judged
        if rows
    ]
    found = sum(len(rows) for _, rows in judged)
    return or_none((_opening(found, matter, words.ON_TRACK), *lines))


def behind(matter: Matter) -> list[str]:
    """Return the projects that are late, each with its reason and what moved since last time."""
    rows = _behind(matter)
    opening = _opening(len(rows), matter, words.BEHIND)
    return or_none((opening, *(f"- {_late_project(row, matter)}" for row in rows)))


def causes(matter: Matter, nature: str) -> list[str]:
    """Return the late projects of one nature (chủ quan, khách quan), by cause."""
    rows = [row for row in _behind(matter) if row["delay_nature"] == nature]
    return or_none(_by_cause(rows))


def without_nature(matter: Matter) -> list[str]:
    """Return the late projects whose reporter did not say whether it is their own fault."""
    return _by_cause(row for row in _behind(matter) if not row["delay_nature"])


def not_judged(matter: Matter) -> list[str]:
    """Return the projects on which too little is known for a verdict; none: empty."""
    rows = [row for row in matter.projects if row["verdict"] is None]
    return [f"- {text(row['name'])}: {_reason(row)}" for row in rows]


def differences(matter: Matter) -> list[str]:
    """Return the projects whose own reporters judge otherwise; none: empty."""
    rows = [row for row in matter.projects if row["verdict_differs"]]
    return [
        f"- {text(row['name'])}: {words.REPORTED_ELSE.format(_verdict(row['reported_verdict']))},"
        f" {words.COMPUTED.format(_verdict(row['verdict']))}."
        for row in rows
        if row["verdict"] and row["reported_verdict"]
    ]


def _behind(matter: Matter) -> list[Record]:
    return [row for row in matter.projects if row["verdict"] == "cham"]


def _opening(found: int, matter: Matter, called: str) -> str:
    whole = counted(len(matter.projects))
    return words.VERDICT.format(counted(found), whole, called) if found else ""


def _late_project(row: Record, matter: Matter) -> str:
    owner = matter.owner(row)
    name = text(row["name"]) + (f" ({owner})" if owner else "")
    return f"{name}: {sentence(text(row['verdict_reason']), _moved(row))}".rstrip(" :")


def _reason(row: Record) -> str:
    return paragraph(sentence(text(row["status_reason"]) or words.NOT_JUDGED), ad_hoc_said(row))


def _moved(row: Record) -> str:
    change = row["done_rate_change"]
    if change is None or is_level(change):
        return ""
    said = words.WORK_GAINED if change > 0 else words.WORK_LOST
    return said.format(points(change))


def _by_cause(rows: Iterable[Record]) -> list[str]:
    causes: dict[str, list[str]] = {}
    for row in rows:
        causes.setdefault(row["delay_cause"] or "", []).append(_with_party(row))
    return [
        f"- {DELAY_CAUSE.label(cause) or words.NO_CAUSE} ({counted(len(names))} dự án):"
        f" {joined(names)}."
        for cause, names in sorted(causes.items(), key=lambda found: (not found[0], found[0]))
    ]


def _with_party(row: Record) -> str:
    party = row["delay_party"]
    said = words.RESPONSIBLE.format(DELAY_PARTY.label(party)) if party else ""
    return text(row["name"]) + (f" ({said})" if said else "")


def _verdict(code: str) -> str:
    return VERDICT.label(code).lower()


def _names(rows: Iterable[Record]) -> list[str]:
    return [text(row["name"]) for row in rows]
