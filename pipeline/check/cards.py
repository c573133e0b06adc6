"""Check that the cards of a sheet are laid out as the form has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.case import Case
    from pipeline.finding import Finding
    from pipeline.read.book import Table


def check_card(table: Table, case: Case) -> Iterator[Finding]:
    """Check that the cards of a sheet have their headers as the form has them, and no others."""
    sender, sheet = case.sender, (table.title, table.name)
    for header in table.card.lacking:
        words = {"sheet": table.title, "column": header, "part": catalogue.COLUMN}
        yield sender.of_sheet(catalogue.MISSING_COLUMN, *sheet, **words)
    for letter, said, meant in table.card.amended:
        words = {"sheet": table.title, "letter": letter, "entered": said, "column": meant}
        yield sender.of_sheet(catalogue.RENAMED_COLUMN, *sheet, **words)
    for letter, said in table.card.strange:
        words = {"column": f"{said} ({letter})", "part": catalogue.COLUMN.capitalize()}
        yield sender.of_sheet(catalogue.UNKNOWN_COLUMN, *sheet, **words)
