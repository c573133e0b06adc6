"""Check what was chosen from the register's lists, and complete the keys that a row lacks."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.text import key as text_key
from schemas.column import columns
from schemas.register import WorkPackage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.checked import Draft, Identity, Past
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.register import Register


def resolve(draft: Draft, register: Register) -> None:
    """Put the register's code in place of a name that was typed instead of chosen."""
    for name, column in columns(draft.model).items():
        said = draft.values.get(name)
        if column.choices is None or not column.choices.source or not isinstance(said, str):
            continue
        offered = _offered(draft, column.choices.source, register)
        if said not in offered:
            draft.values[name] = _by_name(frozenset(offered.items())).get(text_key(said), said)


def match_package(draft: Draft, register: Register) -> None:
    """Find the code of a package that was named in words, by its name in the register."""
    if draft.values.get("package_code") is None and draft.values.get("package"):
        offered = packages(register, str(draft.values.get("project_code")))
        named = text_key(str(draft.values["package"]))
        draft.values["package_code"] = _by_name(frozenset(offered.items())).get(named)


def _offered(draft: Draft, source: str, register: Register) -> Mapping[str, str]:
    """Return the codes that a cell could hold; packages are those of the row's project."""
    if source != "packages":
        return register.names(source)
    return packages(register, str(draft.values.get("project_code")))


@lru_cache(maxsize=256)
def packages(register: Register, project: str) -> Mapping[str, str]:
    """Return the names of a project's work packages by code."""
    rows = [row for row in register.rows(WorkPackage) if row.project_code == project]
    return {row.package_code: row.name or row.package_code for row in rows}


@lru_cache(maxsize=256)
def _by_name(offered: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    """Return codes by the key of code and name; names that two codes share are left out."""
    counted = Counter(text_key(name) for _, name in offered)
    unique = {text_key(name): code for code, name in offered if counted[text_key(name)] == 1}
    return unique | {text_key(code): code for code, _ in offered}


def check_listed(draft: Draft, sender: Sender, register: Register) -> Iterator[Finding]:
    """Check that what was chosen stands in the register's list."""
    for name, column in columns(draft.model).items():
        said = draft.values.get(name)
        if column.choices is None or not column.choices.source or said is None:
            continue
        if str(said) in _offered(draft, column.choices.source, register):
            continue
        if column.choices.source == "packages":
            words = {"project": str(draft.values.get("project_code"))}
            yield sender.of_cell(catalogue.UNKNOWN_PACKAGE, draft, name, **words)
        else:
            yield sender.of_cell(catalogue.NOT_IN_LIST, draft, name, hint="")


def check_theirs(
    draft: Draft, sender: Sender, register: Register, identity: Identity
) -> Iterator[Finding]:
    """Check that the row's project, and its commune, are the unit's to report."""
    project = draft.values.get("project_code")
    if project is None or project not in register.names("projects"):
        return
    cut_off = register.calendar(identity.period, identity.form_code).cut_off
    theirs = register.reportable(identity.unit_code, identity.form_code, cut_off)
    if project not in theirs:
        yield sender.of_cell(catalogue.NOT_THEIRS, draft, "project_code", project=str(project))
        return
    commune = draft.values.get("commune_code")
    communes = register.names("communes")
    if commune in communes and identity.unit_code in communes and commune != identity.unit_code:
        yield sender.of_cell(
            catalogue.OTHER_COMMUNE, draft, "commune_code", commune=communes[str(commune)]
        )


def complete_obstacle_code(
    draft: Draft,
    candidates: tuple[Past, ...],
    identity: Identity,
    ordinal: int,
    sender: Sender,
) -> Iterator[Finding]:
    """Give an obstacle without a code the code of the same obstacle before, or a new one.

    A code is made once: unit, project, period first seen, ordinal. The same obstacle is the one
    of the same project with the same words, day raised and kind; two of them are a finding.
    """
    same = {
        past.values.obstacle_code  # type: ignore[attr-defined]
        for past in candidates
        if _same_obstacle(draft, past)
    }
    if len(same) > 1:
        listed = ", ".join(sorted(same))
        yield sender.of_cell(catalogue.UNMATCHED_ROW, draft, "obstacle_code", candidates=listed)
    made = (identity.unit_code, draft.values.get("project_code"), identity.period.code, ordinal)
    draft.values["obstacle_code"] = same.pop() if same else "{}-{}-{}-{:02d}".format(*made)


def _same_obstacle(draft: Draft, past: Past) -> bool:
    now, then = draft.values, past.values
    return (
        now.get("project_code") == getattr(then, "project_code", None)
        and now.get("kind") == getattr(then, "kind", None)
        and now.get("raised_on") == getattr(then, "raised_on", None)
        and text_key(str(now.get("content") or "")) == text_key(getattr(then, "content", "") or "")
    )
