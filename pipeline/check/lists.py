"""Check what was chosen from the register's lists, whatever name was typed instead of a code."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.cell import Doubt, Kind
from pipeline.check.cells import hint_words
from pipeline.check.draft import columns_where, is_listed
from pipeline.register_memory import once
from pipeline.text import key as text_key
from pipeline.text import unaccented, unit_keys
from schemas.milestones import MILESTONES
from schemas.register import AssignedTask, WorkPackage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from pipeline.cell import Located, Value
    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.register import Register
    from schemas.column import Column

UNIT_LISTS: Final = frozenset({"units", "communes"})
"""The register's lists of units, which may be called by an old name."""
_COMMON_MILESTONES = frozenset(item.code for item in MILESTONES)


def resolved(draft: Draft, register: Register, on: date) -> dict[str, Value]:
    """Return a row's values with the register's codes for names; None where it lists no such."""
    sent = dict(draft.sent)
    for name, column in columns_where(draft.model, is_listed).items():
        entry = draft.located(name)
        if column.choices is None or entry is None:
            continue
        offered = _offered(column.choices.source, sent.get("project_code"), register)
        said = entry.value or (entry.entered if _is_unread(entry) else None)
        if said is not None and said not in offered:
            sent[name] = _code_of(str(said), entry.entered, column, offered, register, on)
    return sent


def _is_unread(entry: Located) -> bool:
    return entry.kind is Kind.VALUE and entry.reading.doubt is Doubt.NOT_IN_LIST


def _code_of(
    said: str,
    entered: str,
    column: Column,
    offered: Mapping[str, str],
    register: Register,
    on: date,
) -> str | None:
    known = by_name(frozenset(offered.items()))
    found = known.get(_bare(said)) or known.get(_bare(entered))
    if found or column.choices is None or column.choices.source not in UNIT_LISTS:
        return found
    code = register.resolve_unit(entered, on)
    return code if code in offered else None


def matched_package(sent: dict[str, Value], register: Register) -> dict[str, Value]:
    """Return a row with the code of its package, where that was named in words beside the list."""
    if sent.get("package_code") is not None or not sent.get("package"):
        return sent
    offered = packages(register, str(sent.get("project_code")))
    known = by_name(frozenset(offered.items()))
    return {**sent, "package_code": known.get(_bare(str(sent["package"])))}


def _offered(source: str, project: Value, register: Register) -> Mapping[str, str]:
    """Return the names by code of what a cell could hold; packages are those of the project."""
    return packages(register, str(project)) if source == "packages" else register.names(source)


@once
def packages(register: Register, project: str) -> Mapping[str, str]:
    """Return the names of a project's work packages by code."""
    rows = register.where(WorkPackage, project_code=project)
    return {row.package_code: row.name or row.package_code for row in rows}


@lru_cache(maxsize=256)
def by_name(offered: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    """Return codes by code and name, spelled alike; what two codes share is left out."""
    pairs = {(_bare(said), code) for code, name in offered for said in (code, name)}
    counted = Counter(said for said, _ in pairs)
    return {said: code for said, code in pairs if said and counted[said] == 1}


def _bare(text: str) -> str:
    return text_key(text).replace(" ", "")


def check_listed(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that what was chosen stands in the register's list.

    A row that cannot be named is left out; anything else is a cell that is left out.
    """
    for name, column in columns_where(draft.model, is_listed).items():
        entry = draft.located(name)
        if column.choices is None or entry is None:
            continue
        if draft.sent.get(name) is not None or not (entry.value or _is_unread(entry)):
            continue
        words = {"hint": hint_words(entry, column)}
        if name not in draft.required:
            yield sender.of_cell(catalogue.UNLISTED, draft, name, **words)
        elif column.choices.source != "packages":
            yield sender.of_cell(catalogue.NOT_IN_LIST, draft, name, **words)
        elif draft.sent.get("project_code") is not None:
            yield _unknown_package(draft, name, sender)


def check_names(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that units are called as they are called today."""
    for name, column in columns_where(draft.model, is_listed).items():
        entry, code = draft.located(name), draft.sent.get(name)
        if entry is None or code is None or entry.value == code or name in draft.given:
            continue
        is_unit = column.choices is not None and column.choices.source in UNIT_LISTS
        if is_unit and not _is_own_name(entry.entered, str(code), case):
            words = {"read": case.register.names("units")[str(code)]}
            yield case.sender.of_cell(catalogue.UNIT_BY_OLD_NAME, draft, name, **words)


def _is_own_name(said: str, code: str, case: Case) -> bool:
    unit = case.register.unit(code, case.cut_off) or case.register.unit(code)
    names = (unit.name, unit.short_name, code) if unit else (code,)
    own = {spelling for each in names if each for spelling in unit_keys(each)}
    bare = {unaccented(each) for each in own} if said.isascii() else own
    return not (own | bare).isdisjoint(unit_keys(said))


def check_required(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that a row with entries says what it is about."""
    for name in draft.required:
        if draft.values.get(name) is not None:
            continue
        entry = draft.located(name)
        if entry is not None and _is_told(entry):
            continue
        if name == "package_code" and draft.sent.get("package"):
            if draft.sent.get("project_code") is not None:
                yield _unknown_package(draft, "package", sender)
        else:
            yield sender.of_cell(catalogue.NO_KEY, draft, name)


def _is_told(entry: Located) -> bool:
    """Whether what stands there is complained of already."""
    return entry.value is not None or entry.reading.doubt not in {None, Doubt.NOT_AVAILABLE}


def _unknown_package(draft: Draft, name: str, sender: Sender) -> Finding:
    words = {"project": str(draft.sent["project_code"])}
    return sender.of_cell(catalogue.UNKNOWN_PACKAGE, draft, name, **words)


def check_theirs(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that the row's project, and its commune, are the unit's to report."""
    project = draft.sent.get("project_code")
    if project is None:
        return
    if project not in case.theirs:
        words = {"project": str(project)}
        yield case.sender.of_cell(catalogue.NOT_THEIRS, draft, "project_code", **words)
        return
    communes, unit = case.register.names("communes"), case.identity.unit_code
    commune = draft.sent.get("commune_code")
    if commune in communes and unit in communes and commune != unit:
        words = {"commune": communes[str(commune)]}
        yield case.sender.of_cell(catalogue.OTHER_COMMUNE, draft, "commune_code", **words)


def check_milestone(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a milestone is one of all projects, or planned for this one."""
    if draft.table.name != "milestones" or not draft.whole:
        return
    project, code = draft.key
    if code not in _COMMON_MILESTONES.union(case.register.milestones_of(project)):
        words = {"owner": f"của dự án {project}"}
        yield case.sender.of_cell(catalogue.NOT_IN_REGISTER, draft, "milestone_code", **words)


def check_task(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that a task was given to the unit that answers it."""
    if draft.table.name != "tasks" or not draft.whole:
        return
    if draft.key[0] not in _tasks_of(case.register, case.identity.unit_code):
        words = {"owner": "nhiệm vụ giao cho đơn vị"}
        yield case.sender.of_cell(catalogue.NOT_IN_REGISTER, draft, "task_code", **words)


@once
def _tasks_of(register: Register, unit: str) -> frozenset[str]:
    """Return the tasks ever given to a unit; one that was closed meanwhile may be answered."""
    return frozenset(row.task_code for row in register.where(AssignedTask, unit_code=unit))
