"""The head and the foot that every document of the agency bears, in the form of NĐ 30/2020."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from pipeline.publish import report_words as words
from pipeline.publish.phrases import NO_BREAK, month, text
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.word_template import Filled

AGENCY_LINE: Final = "duong-ke-co-quan"
"""The name that the line below the agency bears in the templates."""

_GENERIC: Final = frozenset({"SỞ", "BAN"})
_LINE_SHARE: Final = 0.42  # NĐ 30/2020/NĐ-CP: from 1/3 to 1/2 of the text above it
_COLUMN_POINTS: Final = 170.0  # the width that the agency's name has before it is broken
_LETTER_POINTS: Final = 13 * 0.68  # bold capitals of Times New Roman, 13 pt, on the average
_BLANK_POINTS: Final = 13 * 0.25
_EMU_PER_POINT: Final = 12_700
_ANCHOR: Final = qn("wp:anchor")
_FACTS: Final = qn("wp:docPr")
_EXTENTS: Final = (qn("wp:extent"), qn("a:ext"))
_ONE_LINE: Final = 24  # bold capitals of 14 points in the column of the signature


def letterhead(matter: Matter, kind: str) -> dict[str, Any]:
    """Return the fields of the head: agencies, symbol, place and month; the day stays blank.

    Args:
        matter: what the document draws on.
        kind: of document, as the register's Thông tin chung tells them apart.
    """
    agency = fact(matter, Fact.AGENCY, kind)
    return {
        "co_quan_chu_quan": fact(matter, Fact.PARENT_AGENCY, kind).upper(),
        "co_quan_ban_hanh": agency.upper(),
        "co_quan": _in_a_sentence(agency, matter) or words.AGENCY,
        "ky_hieu": fact(matter, Fact.SYMBOL, kind),
        "dia_danh": fact(matter, Fact.PLACE, kind),
        "thang": month(matter.as_of),
        "nam": str(matter.as_of.year),
        "minh_hoa": words.DEMONSTRATION if matter.register.demonstration else "",
    }


def signature(matter: Matter, kind: str) -> dict[str, Any]:
    """Return the fields of the foot: by whose authority, who signs, and who receives a copy."""
    recipients = lines(matter, Fact.RECIPIENTS, kind)
    if not any(line.startswith("Lưu") for line in recipients):
        recipients.append(words.ARCHIVE)
    return {
        "quyen_han": [_capital(line) for line in lines(matter, Fact.AUTHORITY_LINE, kind)],
        "chuc_vu": [_capital(line) for line in lines(matter, Fact.SIGNATORY_TITLE, kind)],
        "nguoi_ky": fact(matter, Fact.SIGNATORY_NAME, kind),
        "noi_nhan": recipients,
    }


def fact(matter: Matter, name: Fact, kind: str) -> str:
    """Return a fact of the register as one line; empty where it says nothing."""
    return text(matter.register.fact(name, kind, matter.as_of))


def lines(matter: Matter, name: Fact, kind: str) -> list[str]:
    """Return the lines of a fact without the dashes that somebody typed before them."""
    said = matter.register.fact(name, kind, matter.as_of) or ""
    found = (text(line.lstrip(" -–+•")) for line in said.splitlines())
    return [line for line in found if line]


def fit_agency_line(document: Filled, agency: str) -> None:
    """Give the line below the agency's name its share of the name's length."""
    letters = len(agency.replace(" ", ""))
    wide = letters * _LETTER_POINTS + agency.count(" ") * _BLANK_POINTS
    length = round(min(wide, _COLUMN_POINTS) * _LINE_SHARE * _EMU_PER_POINT)
    for drawn in document.text.element.iter(_ANCHOR):
        if [facts.get("name") for facts in drawn.iterchildren(_FACTS)] == [AGENCY_LINE]:
            for extent in drawn.iter(*_EXTENTS):
                if "cx" in extent.attrib:
                    extent.set("cx", str(length))


def _capital(line: str) -> str:
    """Return a line of the foot in capitals; of one that is broken two words go to the next."""
    capital = line.upper()
    first, _, last = capital.rpartition(" ")
    return f"{first}{NO_BREAK}{last}" if len(capital) > _ONE_LINE else capital


def _in_a_sentence(agency: str, matter: Matter) -> str:
    """Return the agency's name without the capitals of its letterhead.

    It is spelled as the unit of that name; else what follows Sở or Ban begins the proper name, and
    any other name is left as it is: who would lower its capitals has to know it.
    """
    if not agency.isupper():
        return agency
    code = matter.register.resolve_unit(agency, matter.as_of)
    first, _, rest = agency.partition(" ")
    if code:
        return matter.unit(code)
    return f"{first.capitalize()} {rest.capitalize()}" if first in _GENERIC else agency
