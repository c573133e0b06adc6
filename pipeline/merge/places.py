"""Where a finding about a merged row points to, and in which words it names the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.cell import Address, column_number
from pipeline.finding import Finding, Place
from pipeline.merge.dataset import MODELS
from schemas.column import columns

if TYPE_CHECKING:
    from pipeline.check.checked import Key
    from pipeline.finding import Rule
    from pipeline.merge.standing import Standing
    from pipeline.register import Register

REGISTER_PATH: Final = "danh-muc.xlsx"


def of_cell(rule: Rule, standing: Standing, name: str, entered: str, **words: str) -> Finding:
    """Return a finding about one field of a row, at its cell in the file of its return."""
    book = standing.home
    title = book.titles.get(standing.table, MODELS[standing.table].sheet.title)
    return Finding(
        rule,
        Place(book.path, title, _address(standing, name)),
        entered,
        words,
        book.identity.return_id,
        standing.unit_code,
        standing.table,
        name,
    )


def _address(standing: Standing, name: str) -> Address:
    """Return where a field stands: a card's in a row of its own, others in the row's."""
    letter = standing.home.columns.get(standing.table, {}).get(name, "A")
    return standing.places.get(name, Address(standing.row - 1, column_number(letter)))


def key_code(key: Key) -> str:
    """Return a row's key as the register and the frames write it: NS-01; XL-01."""
    return "; ".join(str(part) for part in key)


def key_words(register: Register, table: str, key: Key) -> str:
    """Return a row's key as people read it; projects and packages by their codes."""
    model = MODELS[table]
    said = []
    for name, part in zip(model.sheet.key, key, strict=True):
        choices = columns(model)[name].choices
        if choices and choices.source in {"units", "communes"}:
            said.append(register.names(choices.source).get(str(part), str(part)))
        else:
            said.append(choices.label(str(part)) if choices else str(part))
    return ", ".join(said)


def unit_name(register: Register, code: str) -> str:
    """Return a unit's name; its code where the register has none."""
    return register.names("units").get(code, code)
