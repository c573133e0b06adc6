"""Check that what the register refers to is in the register: projects, units, communes, rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.cell import Doubt
from pipeline.check.draft import columns_where, is_listed
from pipeline.check.waiving import WAIVABLE
from schemas.register import Adjustment, Override, Project, Waiver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.draft import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.register import Register

SHEETS: Final[Mapping[str, str]] = {
    "projects": "trang Dự án",
    "units": "trang Đơn vị",
    "communes": "các xã, phường của trang Đơn vị",
    "packages": "trang Gói thầu",
}
SET: Final = ("status", "verdict")
DECISIONS: Final = frozenset({Adjustment, Override, Waiver})
"""The sheets on which the office sets something in force, and says who did and why."""
RULES: Final = "các mã kiểm tra được miễn trừ"
_MONTH: Final = (
    "JAN(UARY)?|FEB(RUARY)?|MAR(CH)?|APR(IL)?|MAY|JUNE?|JULY?|AUG(UST)?"
    "|SEP(T|TEMBER)?|OCT(OBER)?|NOV(EMBER)?|DEC(EMBER)?"
)
_READ_AS_OTHER: Final = re.compile(
    rf"\d+(-\d+){{0,2}}|({_MONTH})-?\d+(-\d+)?|\d+-?({_MONTH})(-?\d+)?|\d+E-?\d+"
)
"""Codes that an office takes for a day, a month or a number as they are typed."""
_ROW, _CELL = "dòng này chưa được dùng", "ô này chưa được dùng"


def check_references(draft: Draft, register: Register, sender: Sender) -> Iterator[Finding]:
    """Check that every code that a row refers to is one of the register's."""
    yield from _check_chosen(draft, sender)
    if draft.model is Project:
        yield from _check_communes(draft, register, sender)
        yield from _check_code(draft, sender)
    if draft.model is Waiver:
        yield from _check_rule(draft, sender)
    if draft.model in DECISIONS:
        yield from _check_explained(draft, sender)


def _check_chosen(draft: Draft, sender: Sender) -> Iterator[Finding]:
    for name in _dangling(draft):
        choices = draft.column(name).choices
        where = SHEETS[choices.source] if choices else ""
        words = {"where": where, "effect": _ROW if name in _naming(draft) else _CELL}
        yield sender.of_cell(catalogue.UNKNOWN_REFERENCE, draft, name, **words)


def names_nothing(draft: Draft) -> bool:
    """Whether a row is named by something that is not there.

    A blank there would say more than was meant: a duty without a project holds for all of them.
    """
    return not _naming(draft).isdisjoint(_dangling(draft))


def _naming(draft: Draft) -> frozenset[str]:
    return frozenset((*draft.required, *draft.model.sheet.key))


def _dangling(draft: Draft) -> Iterator[str]:
    """Yield the fields in which a code or name was said that the register does not list."""
    for name in columns_where(draft.model, is_listed):
        entry = draft.located(name)
        if entry is None:
            continue
        is_said = entry.value is not None or entry.reading.doubt is Doubt.NOT_IN_LIST
        if is_said and draft.values.get(name) is None:
            yield name


def _check_communes(draft: Draft, register: Register, sender: Sender) -> Iterator[Finding]:
    said = str(draft.values.get("communes") or "")
    codes = (code.strip().upper() for code in re.split("[,;]", said))
    known = register.names("communes")
    unknown = ", ".join(code for code in codes if code and code not in known)
    if unknown:
        words = {"entered": unknown, "where": SHEETS["communes"], "effect": _CELL}
        yield sender.of_cell(catalogue.UNKNOWN_REFERENCE, draft, "communes", **words)


def _check_code(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that a project's code stays itself when somebody types it into a spreadsheet."""
    code = str(draft.values.get("project_code") or "")
    if _READ_AS_OTHER.fullmatch(code):
        yield sender.of_cell(catalogue.DATE_LIKE_CODE, draft, "project_code")


def _check_rule(draft: Draft, sender: Sender) -> Iterator[Finding]:
    rule = draft.values.get("rule")
    if rule is not None and rule not in WAIVABLE:
        words = {"where": RULES, "effect": _ROW}
        yield sender.of_cell(catalogue.UNKNOWN_REFERENCE, draft, "rule", **words)


def _check_explained(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that a decision says who took it and why, and that an override sets something."""
    lacking = [
        f"“{draft.column(name).label}”"
        for name in ("reason", "decided_by")
        if draft.located(name) and not draft.values.get(name)
    ]
    if draft.model is Override and not any(draft.values.get(name) for name in SET):
        lacking.append(" hoặc ".join(f"“{draft.column(name).label}”" for name in SET))
    if lacking and draft.whole:
        words = {"labels": ", ".join(lacking)}
        name = draft.model.sheet.key[0]
        yield sender.of_cell(catalogue.UNEXPLAINED, draft, name, **words)
