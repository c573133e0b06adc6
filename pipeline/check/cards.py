"""Check that the cards of a sheet are laid out as the form has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline import catalogue
from pipeline.check.drafting import MODELS
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.case import Case
    from pipeline.finding import Finding
    from pipeline.read.book import Table


def check_card(table: Table, case: Case) -> Iterator[Finding]:
    """Check that the cards of a sheet have headers as the form has them, and each line once."""
    sender, sheet = case.sender, (table.title, table.name)
    for header in table.card.lacking:
        words = {"sheet": table.title, "column": header, "part": catalogue.COLUMN}
        yield sender.of_sheet(catalogue.MISSING_COLUMN, *sheet, **words)
    for letter, said, meant in table.card.amended:
        entered = said or catalogue.EMPTY
        words = {"sheet": table.title, "letter": letter, "entered": entered, "column": meant}
        yield sender.of_sheet(catalogue.RENAMED_COLUMN, *sheet, **words)
    for letter, said in table.card.strange:
        words = {"column": f"{said} ({letter})", "part": catalogue.COLUMN.capitalize()}
        yield sender.of_sheet(catalogue.UNKNOWN_COLUMN, *sheet, **words)
    for name, entry, first in table.card.repeated:
        label = columns(MODELS[case.book.form_code][table.name])[name].label
        finding = sender.of_sheet(catalogue.REPEATED_LINE, *sheet, label=label, first=str(first))
        place = replace(finding.place, cell=entry.address)
        yield replace(finding, place=place, entered=entry.entered, field=name)
