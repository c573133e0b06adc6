"""What was typed otherwise than it is: the table of events, put into a filled form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from pipeline.forms_cells import typed
from pipeline.forms_issue import Entry, key_of_cells
from schemas.column import columns
from tests.portfolio.text import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Raw
    from pipeline.forms_issue import Cells, Issue
    from schemas.column import Row
    from tests.portfolio.returns import Sent

_ADDED: Final = "+"


def happened_to(sent: Sent) -> Iterator[Mapping[str, str]]:
    """Yield the events of one file."""
    key = (sent.unit_code, sent.form_code, sent.period.code, str(sent.events))
    for line in table("so-lieu/bien-co"):
        if (line["Đơn vị"], line["Biểu"], line["Kỳ"], line["Lần"]) == key:
            yield line


def with_events(issue: Issue, sent: Sent) -> Issue:
    """Return a filled form as it was really typed.

    Raises:
        ValueError: an event is about a row that the form does not have.
    """
    models = {model.sheet.name: model for model in issue.sheets}
    for line in happened_to(sent):
        model = models[line["Bảng"]]
        rows = list(issue.rows_of(model))
        place = _place(model, rows, line["Dòng"], issue)
        changed = Entry(_raw(line.get("Đã gõ", "")))
        rows[place] = {**rows[place], line["Cột"]: changed}
        issue = replace(issue, rows={**issue.rows, model.sheet.name: tuple(rows)})
    return issue


def _place(model: type[Row], rows: list[Cells], key: str, issue: Issue) -> int:
    """Return where a row stands; a row that was added in a wrong place is put last."""
    parts = [part.strip() for part in key.removeprefix(_ADDED).split(";")]
    for place, cells in enumerate(rows):
        if (
            _added_key(cells) == parts
            or [str(part) for part in key_of_cells(model, cells)] == parts
        ):
            return place
    if not key.startswith(_ADDED):
        raise ValueError(f"{issue.unit_code} has no row {key} on {model.sheet.title}")
    declared = columns(model)
    names: dict[str, Any] = dict(zip(model.sheet.key, parts, strict=True))
    rows.append({name: Entry(typed(part, declared[name], issue)) for name, part in names.items()})
    return len(rows) - 1


def _added_key(cells: Cells) -> list[str]:
    entries = [cell for cell in cells.values() if isinstance(cell, Entry)]
    return [str(entry.raw).split(" – ")[0] for entry in entries[:2]]


def _raw(text: str) -> Raw:
    if not text:
        return None
    if text.startswith('"'):
        return text.strip('"')
    if text.startswith("#"):
        return text
    return float(text) if "." in text else int(text)
