"""Check a return as a whole: keys unique, sections whole, not blank, not a copy of the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.check.checked import Draft, Identity, Key
    from pipeline.check.past import Last
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding

SheetCheck: TypeAlias = "Callable[[tuple[Draft, ...], Identity, Sender, Last], Iterator[Finding]]"

WHOLE: Final = "toan_bo"
FEW_FIGURES: Final = 3
"""So few figures may well be the same twice."""


def check_not_blank(
    drafts: tuple[Draft, ...], identity: Identity, sender: Sender, _last: Last
) -> Iterator[Finding]:
    """Check that a return says something: figures, or "không phát sinh"."""
    if identity.cover.nil is None and all(draft.blank for draft in drafts):
        yield sender.of_file(catalogue.BLANK_RETURN)


def check_unique(
    drafts: tuple[Draft, ...], _identity: Identity, sender: Sender, _last: Last
) -> Iterator[Finding]:
    """Check that no two rows of a sheet have the same key; the first one stands."""
    seen: dict[tuple[str, Key], int] = {}
    for draft in drafts:
        if draft.blank or None in draft.key:
            continue
        first = seen.setdefault((draft.table.name, draft.key), draft.source.row + 1)
        if first == draft.source.row + 1:
            continue
        names = [columns(draft.model)[name].label for name in draft.model.sheet.key]
        yield sender.of_cell(
            catalogue.DUPLICATE_KEY,
            draft,
            draft.model.sheet.key[0],
            other=str(first),
            key=", ".join(str(part) for part in draft.key),
            labels=", ".join(names),
        )


def check_sections(
    drafts: tuple[Draft, ...], _identity: Identity, sender: Sender, _last: Last
) -> Iterator[Finding]:
    """Check that "toàn bộ" does not stand beside "tuyến chính" or "bổ sung"."""
    clearance = [draft for draft in drafts if draft.table.name == "clearance"]
    whole = {draft.key[:2] for draft in clearance if draft.values.get("section") == WHOLE}
    for draft in clearance:
        if draft.key[:2] in whole and draft.values.get("section") != WHOLE:
            project, commune = (str(part) for part in draft.key[:2])
            yield sender.of_cell(
                catalogue.SECTIONS_CLASH, draft, "section", project=project, commune=commune
            )


def check_not_copied(
    drafts: tuple[Draft, ...], identity: Identity, sender: Sender, last: Last
) -> Iterator[Finding]:
    """Check that the figures are not those of the last period throughout."""
    if identity.cover.nil is not None or not last.books:
        return
    compared = [_unchanged(draft, last) for draft in drafts if not draft.blank]
    figures = [same for row in compared for same in row]
    if len(figures) > FEW_FIGURES and all(figures):
        period = last.books[0].identity.period.label
        yield sender.of_file(catalogue.COPIED_RETURN, period=period)


def _unchanged(draft: Draft, last: Last) -> list[bool]:
    past = last.row(draft.table.name, draft.key)
    if past is None:
        return [False]
    return [
        draft.values.get(name) == getattr(past.values, name)
        for name, column in columns(draft.model).items()
        if column.type in (Type.MONEY, Type.AREA, Type.COUNT) and not column.locked
    ]


SHEET_CHECKS: Final[tuple[SheetCheck, ...]] = (
    check_not_blank,
    check_unique,
    check_sections,
    check_not_copied,
)
