"""The letters of a period (cong-van/): who is urged to report, to hurry, or to send again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.publish import letter_words as words
from pipeline.publish.addressees import addressees
from pipeline.publish.letter_matter import late_returns, refused_returns, slow_work
from pipeline.publish.letterhead import fact, fit_agency_line, letterhead, signature
from pipeline.publish.phrases import counted, day, lowered, text
from pipeline.publish.template import filled, saved
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.finding import Finding
    from pipeline.publish.letter_matter import Charge
    from pipeline.publish.report_matter import Matter

FOLDER: Final = "cong-van"
TEMPLATE: Final = "letter.docx"
NAMES: Final = {
    "don_doc": "don-doc-gui-bao-cao",
    "tien_do": "don-doc-tien-do",
    "bo_sung": "bo-sung-bao-cao",
}
"""The kinds of letters, by the register's list, and how their files begin."""

_ALL_AT_ONCE: Final = "chung"
_NOT_AT_ALL: Final = "khong"
_TOLD_BY_ITSELF: Final = "don_doc"  # to one unit, its own returns need no heading
_ORDINALS: Final = "abcdefghik"
_PREPOSITION: Final = "về việc "


class Letter(Struct, frozen=True):
    """One letter before it is written.

    Attributes:
        kind: of document.
        charges: what each of its units is written for; units in their order.
        is_single: whether it goes to one unit alone.
    """

    kind: str
    charges: tuple[Charge, ...]
    is_single: bool

    @property
    def units(self) -> tuple[str, ...]:
        """The codes of those to whom it goes, each once."""
        return tuple(dict.fromkeys(charge.unit_code for charge in self.charges))

    @property
    def path(self) -> str:
        """Where it lies below the period's folder."""
        unit = f"_{self.units[0]}" if self.is_single else ""
        return f"{FOLDER}/{NAMES[self.kind]}{unit}.docx"


def write_letters(
    matter: Matter, findings: Iterable[Finding], templates: Path
) -> Mapping[str, bytes]:
    """Return the letters of a period by path; none where nobody has to be written to.

    Raises:
        TemplateFileError: the template cannot be used.
    """
    return {
        letter.path: write_letter(letter, matter, templates / TEMPLATE)
        for letter in letters(matter, findings)
    }


def letters(matter: Matter, findings: Iterable[Finding]) -> tuple[Letter, ...]:
    """Return what has to be written to whom, together or apart as the register's settings say."""
    charges = {
        "don_doc": late_returns(matter),
        "tien_do": slow_work(matter),
        "bo_sung": refused_returns(matter, tuple(findings)),
    }
    return tuple(
        letter for kind, found in charges.items() for letter in _apart(kind, found, matter)
    )


def write_letter(letter: Letter, matter: Matter, template: Path) -> bytes:
    """Return a letter as a Word document in the format of NĐ 30/2020/NĐ-CP; its number is blank."""
    fields = letter_fields(letter, matter)
    document = filled(template, fields)
    fit_agency_line(document, fields["co_quan_ban_hanh"])
    return saved(document, fields["co_quan"], matter.as_of)


def letter_fields(letter: Letter, matter: Matter) -> dict[str, Any]:
    """Return every field that the template may name, by its name there."""
    kind, said = letter.kind, matter.unit(letter.units[0])
    email = fact(matter, Fact.EMAIL, kind)
    period = matter.dataset.period.label
    whose = words.OF_ONE.format(said) if letter.is_single else words.OF_SEVERAL
    return {
        **letterhead(matter, kind),
        **signature(matter, kind),
        "loai": kind,
        "ve_viec": f"{_subject(kind, matter)} {lowered(period)}",
        "kinh_gui": addressees(letter.units, matter),
        "ky": lowered(period),
        "ngay_chot": day(matter.cutoff),
        "ngay_tong_hop": day(matter.as_of),
        "cua_ai": whose,
        "ai": said if letter.is_single else words.SEVERAL,
        "gui_ve": words.SENT_TO.format(email) if email else "",
        "lien_he": fact(matter, Fact.CONTACT, kind),
        "con_thieu": any(charge.is_open for charge in letter.charges),
        "viec_cham": _slow(letter.charges, whose),
        "co_du_an": any(charge.heading == words.FELL for charge in letter.charges),
        "co_nhiem_vu": any(charge.heading == words.TASKS for charge in letter.charges),
        "noi_dung": _parts(letter, matter),
    }


def _apart(kind: str, charges: Sequence[Charge], matter: Matter) -> Iterator[Letter]:
    setting = matter.register.document_setting(kind, matter.as_of)
    manner = setting.manner if setting else None
    if not charges or manner == _NOT_AT_ALL:
        return
    together = Letter(kind, tuple(charges), is_single=False)
    if manner == _ALL_AT_ONCE and len(together.units) > 1:
        yield together
        return
    for unit in together.units:
        own = tuple(charge for charge in charges if charge.unit_code == unit)
        yield replace(together, charges=own, is_single=True)


def _slow(charges: Sequence[Charge], whose: str) -> str:
    """Return how many projects turned red and how many tasks of a unit are overdue."""
    found = Counter(charge.heading for charge in charges)
    return ", ".join(
        said.format(counted(found[heading]), whose)
        for heading, said in words.SLOW.items()
        if found[heading]
    )


def _subject(kind: str, matter: Matter) -> str:
    setting = matter.register.document_setting(kind, matter.as_of)
    said = text(setting.subject if setting else None).removeprefix("V/v ")
    return lowered(said).removeprefix(_PREPOSITION) or words.SUBJECTS[kind]


def _parts(letter: Letter, matter: Matter) -> list[dict[str, Any]]:
    """Return the charges under their headings; with the units' names where there are several."""
    parts: dict[str, list[str]] = {}
    for charge in letter.charges:
        name = "" if letter.is_single else f"{matter.unit(charge.unit_code)}: "
        said = lowered(charge.said) if name and charge.goes_on else charge.said
        heading = "" if letter.is_single and letter.kind == _TOLD_BY_ITSELF else charge.heading
        parts.setdefault(heading, []).extend((f"- {name}{said}", *charge.details))
    lettered = len(parts) > 1
    return [
        {"ten": f"{_ORDINALS[place]}) {heading}" if lettered else heading, "doan": doan}
        for place, (heading, doan) in enumerate(parts.items())
    ]
