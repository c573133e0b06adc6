"""Say of a return what its sender should know about the file that it was made as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline import catalogue
from pipeline.read.book import Extra

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.checked import Arrival, Context, Identity
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding, Rule

EXTRAS: Final[Mapping[Extra, Rule]] = {
    Extra.MACROS: catalogue.MACROS,
    Extra.LINKS: catalogue.EXTERNAL_LINKS,
    Extra.OBJECTS: catalogue.EMBEDDED_OBJECTS,
}


def check_making(
    arrival: Arrival, _identity: Identity, sender: Sender, _context: Context
) -> Iterator[Finding]:
    """Check that the file holds the form's cells alone, in Unicode; nothing else is followed."""
    for extra in arrival.book.extras:
        yield sender.of_file(EXTRAS[extra])
    for title, script, cells in arrival.book.decoded:
        words = {"sheet": title, "script": script, "count": str(cells)}
        yield sender.of_sheet(catalogue.OLD_FONT, title, **words)
    for title, address, entered in arrival.book.far:
        finding = sender.of_sheet(catalogue.FAR_CELL, title)
        yield replace(finding, place=replace(finding.place, cell=address), entered=entered)
