"""What goes back to each sender: a marked copy of a return, a letter where none could be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.finding import Severity
from pipeline.publish.marking import marked_copy, marked_name
from pipeline.publish.notice import Notice, write_notice
from pipeline.text import slug
from schemas.register import Unit
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pipeline.finding import Finding
    from pipeline.forms_issue import Key
    from pipeline.issue import LastRow
    from pipeline.publish.refill_cells import Return
    from pipeline.register import Register

FOLDER: Final = "phan-hoi"
NOTICE: Final = "thong-bao"
UNKNOWN_UNIT: Final = "khong-ro-don-vi"
_LONGEST_STEM: Final = 40
_OF_THE_OFFICE: Final = "D"
_BETWEEN_WORDS: Final = re.compile(r"[_.\s/]+")


class Answered(Struct, frozen=True):
    """A return to be answered, and what was known before it.

    Attributes:
        last: the last accepted rows before the return's period, by table and key.
    """

    sent: Return
    last: Mapping[str, Mapping[Key, LastRow]]


class Unusable(Struct, frozen=True):
    """A file that could not be read, or of which nobody can tell whose it is."""

    path: str
    findings: tuple[Finding, ...]
    received_on: date | None = None


def feedback(
    returns: Iterable[Answered], files: Iterable[Unusable], register: Register, as_of: date
) -> dict[str, bytes]:
    """Return the answers to all senders by path: marked copies first, then letters.

    Args:
        returns: one a unit, form and period: the one that came last.
        files: what could not be used at all.
        register: what forms are printed from, and who is who.
        as_of: the day of the report in whose course the answers are written.
    """
    answers = {
        marked_name(each.sent.identity): marked_copy(each.sent, register, each.last)
        for each in returns
        if any(_is_for_sender(finding) for finding in each.sent.findings)
    }
    for path, file in _named(files, register):
        answers[path] = write_notice(_notice(file, register, as_of))
    return {f"{FOLDER}/{name}": content for name, content in answers.items()}


def _is_for_sender(finding: Finding) -> bool:
    """Whether a sender has anything to do; waivers and corrections are the office's own."""
    return not finding.rule.code.startswith(_OF_THE_OFFICE)


def _named(files: Iterable[Unusable], register: Register) -> Iterator[tuple[str, Unusable]]:
    """Yield each file with its letter's name; of two that are called alike, one is numbered."""
    taken: set[str] = set()
    for file in files:
        stem = slug(file.path.rpartition("/")[2].rpartition(".")[0] or file.path)
        start = f"{_unit_code(file, register) or UNKNOWN_UNIT}_{stem[:_LONGEST_STEM].strip('-')}"
        names = (f"{start}{end}_{NOTICE}.docx" for end in ("", *(f"-{n}" for n in range(2, 10**4))))
        name = next(name for name in names if name not in taken)
        taken.add(name)
        yield name, file


def _unit_code(file: Unusable, register: Register) -> str:
    """Return whose file it is: as was found, else by the code that forms bear in their names."""
    told = next((each.unit_code for each in file.findings if each.unit_code), "")
    codes = {row.unit_code for row in register.rows(Unit)}
    words = _BETWEEN_WORDS.split(file.path.upper())
    return told or next((word for word in reversed(words) if word in codes), "")


def _notice(file: Unusable, register: Register, as_of: date) -> Notice:
    unit = register.unit(_unit_code(file, register), as_of)
    return Notice(
        name=file.path.rpartition("/")[2],
        unit_name=(unit.name if unit else None) or "",
        findings=tuple(each for each in file.findings if each.rule.severity is Severity.BLOCK)
        or file.findings,
        as_of=as_of,
        received_on=file.received_on,
        agency=register.fact(Fact.AGENCY, on=as_of) or "",
        contact=register.fact(Fact.CONTACT, on=as_of) or "",
        email=register.fact(Fact.EMAIL, on=as_of) or "",
    )
