"""Give every obstacle its code: the one that it had before, or a new one, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.cell import Doubt
from pipeline.text import key as text_key
from schemas.obstacles import Obstacle
from schemas.period import Period

if TYPE_CHECKING:
    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.check.past import Past
    from pipeline.finding import Finding


def coded(drafts: tuple[Draft, ...], case: Case) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """Return the obstacles of a return with their codes.

    A new code is made of unit, project, period first seen and ordinal. The same obstacle is the one
    of the same project with the same words, day raised and kind; two of them are a finding.
    """
    candidates = case.last.of_table(Obstacle.sheet.name)
    found: list[Draft] = []
    findings: list[Finding] = []
    ordinal = 0
    for draft in drafts:
        if draft.sent.get("obstacle_code") is not None or draft.blank or _is_spoilt(draft):
            found.append(draft)
            continue
        ordinal += 1
        same = sorted(_codes_of_same(draft, candidates))
        if len(same) > 1:
            words = {"candidates": ", ".join(same)}
            rule = catalogue.UNMATCHED_ROW
            findings.append(case.sender.of_cell(rule, draft, "obstacle_code", **words))
        found.append(_with_code(draft, same[0] if same else _new_code(draft, case, ordinal)))
    return tuple(found), tuple(findings)


def _is_spoilt(draft: Draft) -> bool:
    """Whether a code stands there that cannot be read: it is told, and takes no other's number."""
    entry = draft.located("obstacle_code")
    return entry is not None and entry.reading.doubt not in {None, Doubt.NOT_AVAILABLE}


def _codes_of_same(draft: Draft, candidates: tuple[Past, ...]) -> set[str]:
    return {
        past.values.obstacle_code
        for past in candidates
        if isinstance(past.values, Obstacle) and _is_same(draft, past.values)
    }


def _is_same(draft: Draft, then: Obstacle) -> bool:
    now = draft.sent
    return (
        now.get("project_code") == then.project_code
        and now.get("kind") == then.kind
        and now.get("raised_on") == then.raised_on
        and text_key(str(now.get("content") or "")) == text_key(then.content or "")
    )


def _with_code(draft: Draft, code: str) -> Draft:
    sent = {**draft.sent, "obstacle_code": code}
    return draft.saying(sent, sent)


def _new_code(draft: Draft, case: Case, ordinal: int) -> str:
    """Return a code that no other return makes: an ad hoc one names its own day."""
    identity = case.identity
    period = Period.adhoc(identity.data_date) if identity.adhoc else identity.period
    project = draft.sent.get("project_code")
    return f"{identity.unit_code}-{project}-{period.code}-{ordinal:02d}"
