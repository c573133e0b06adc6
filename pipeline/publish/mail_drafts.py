"""Which mails a period needs, and what each of them says and carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from pipeline.finding import Severity
from pipeline.publish import mail_words as words
from pipeline.publish.feedback import FOLDER as ANSWERS
from pipeline.publish.mail import Attachment, Draft, addresses_in, one_line
from pipeline.publish.mail_text import written
from pipeline.publish.members import FOLDER as PACKS
from pipeline.publish.phrases import counted, day
from pipeline.register_dates import latest_each
from schemas.period import Period
from schemas.register import Member
from schemas.register_choices import FORM, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from pipeline.register import Register

Row = dict[str, Any]
_MOST_FINDINGS: Final = 5  # the attached copy marks them all


class Post(Struct, frozen=True):
    """What drafts are made from: a period's files as they lie in the outbox.

    Attributes:
        register: who is written to.
        period: which one.
        as_of: the report's day; before a report, the day on which figures are due.
        templates: the folder of the templates.
        files: of the period's folder, by path below it.
        forms: of the period's folder of forms, by name.
        findings, returns, reporting: rows of the dataset's tables of these names.
    """

    register: Register
    period: Period
    as_of: date
    templates: Path
    files: Mapping[str, bytes]
    forms: Mapping[str, bytes]
    findings: Sequence[Row]
    returns: Sequence[Row]
    reporting: Sequence[Row]


def drafts(post: Post) -> tuple[Draft, ...]:
    """Return all drafts of a period: to members, to units on their returns, with their forms.

    Raises:
        TemplateFileError: a template cannot be used.
    """
    return (*_to_members(post), *_answers(post), *_reminders(post), *_with_forms(post))


def _to_members(post: Post) -> Iterator[Draft]:
    members = latest_each(post.register.rows(Member), lambda row: row.member_code, post.as_of)
    for member in members:
        start = f"{PACKS}/{member.member_code}/"
        attached = _attached(post.files, start, words.PACK_FILES)
        if attached:
            called = ", ".join(part for part in (member.name, member.position) if part)
            receiver = words.COMRADE.format(called) if called else member.member_code
            name = f"thanh-vien_{member.member_code}"
            fields = {"nguoi_nhan": one_line(receiver)}
            yield _draft(post, "thanh-vien", name, (receiver, member.email), fields, attached)


def _answers(post: Post) -> Iterator[Draft]:
    """Yield a mail to each unit for which the report has made answers, with all of them."""
    paths = [path for path in sorted(post.files) if path.startswith(f"{ANSWERS}/")]
    for unit in _units(path.rpartition("/")[2].partition("_")[0] for path in paths):
        if post.register.unit(unit, post.as_of) is None:
            continue
        attached = _attached(post.files, f"{ANSWERS}/{unit}_", words.ANSWER_FILES)
        found = _findings_of(unit, [each.name for each, _ in attached], post)
        blocking = [each for each in found if each["severity"] == Severity.BLOCK]
        warnings = [each for each in found if each["severity"] == Severity.WARN]
        counts = ((words.TO_MEND, blocking), (words.TO_LOOK_AT, warnings))
        fields = {
            "ket_qua": ", ".join(said.format(counted(len(rows))) for said, rows in counts if rows),
            "phai_sua": [_finding(each) for each in blocking[:_MOST_FINDINGS]],
        }
        yield _to_unit(post, "phan-hoi", unit, fields, attached)


def _findings_of(unit: str, names: Sequence[str], post: Post) -> list[Row]:
    """Return the findings of the returns to which the marked copies of a unit answer."""
    answered = {
        each["return_id"]
        for each in post.returns
        if each["unit_code"] == unit
        and each["fate"] != "superseded"
        and any(f"_{each['period'].replace('-', '')}_{each['form_code']}" in name for name in names)
    }
    return [each for each in post.findings if each["return_id"] in answered]


def _reminders(post: Post) -> Iterator[Draft]:
    for unit in _units(each["unit_code"] for each in post.reporting):
        rows = [
            each
            for each in post.reporting
            if each["unit_code"] == unit and each["state"] in words.RETURNS
        ]
        if not rows:
            continue
        missing = [each for each in rows if each["state"] != "late"]
        forms = {each["form_code"] for each in missing}
        fields = {
            "bao_cao": [_return(each) for each in rows],
            "con_thieu": bool(missing),
            "ngay_tong_hop": day(post.as_of),
        }
        yield _to_unit(post, "don-doc", unit, fields, _forms(post, unit, forms))


def _with_forms(post: Post) -> Iterator[Draft]:
    owed = post.register.owed(post.period)
    for unit in _units(each.unit_code for each in owed):
        duties = [each for each in owed if each.unit_code == unit]
        attached = _forms(post, unit, {each.form_code for each in duties})
        if attached:
            due = min(each.deadlines.due for each in duties)
            fields = {"han_gui": day(due)}
            yield _to_unit(post, "bieu-mau", unit, fields, attached)


def _to_unit(
    post: Post, kind: str, code: str, fields: Row, attached: Sequence[tuple[Attachment, str]]
) -> Draft:
    unit = post.register.unit(code, post.as_of)
    receiver, email = (unit.name or code, unit.email) if unit else (code, None)
    named = fields | {"nguoi_nhan": one_line(receiver)}
    return _draft(post, kind, f"{kind}_{code}", (receiver, email), named, attached)


def _draft(
    post: Post,
    kind: str,
    name: str,
    to: tuple[str, str | None],
    fields: Row,
    attached: Sequence[tuple[Attachment, str]],
) -> Draft:
    listed = [{"ten": each.ascii_name, "noi_dung": told} for each, told in attached]
    said = written(post.templates, kind, _shared(post) | fields | {"tep_kem": listed})
    receiver, email = to
    files = tuple(each for each, _ in attached)
    return Draft(name, receiver, addresses_in(email), said.subject, said.text, said.html, files)


def _shared(post: Post) -> Row:
    def fact(name: Fact) -> str:
        return one_line(post.register.fact(name, "thu", post.as_of) or "")

    agency = fact(Fact.AGENCY)
    code = post.register.resolve_unit(agency, post.as_of) if agency else None
    unit = post.register.unit(code, post.as_of) if code else None
    label = post.period.label
    return {
        "co_quan": (unit.name if unit else None) or agency or words.AGENCY,
        "ky": label[:1].lower() + label[1:],
        "ngay_chot": day(post.register.calendar(post.period).cut_off),
        "lien_he": fact(Fact.CONTACT),
        "gui_ve": fact(Fact.EMAIL),
        "minh_hoa": words.DEMONSTRATION if post.register.demonstration else "",
    }


def _attached(
    files: Mapping[str, bytes], start: str, told: Mapping[str, str]
) -> list[tuple[Attachment, str]]:
    """Return the files whose path begins so, each with what it is, in the order of the words."""
    signs = (*told, "")
    found = []
    for path in (path for path in sorted(files) if path.startswith(start)):
        name = path.rpartition("/")[2]
        sign = next(sign for sign in signs if sign in name)
        what = told.get(sign, words.OTHER_FILE)
        found.append((signs.index(sign), Attachment(name, files[path]), what))
    return [(file, what) for _, file, what in sorted(found, key=lambda each: each[0])]


def _forms(post: Post, unit: str, forms: Iterable[str]) -> list[tuple[Attachment, str]]:
    start = f"LS-BCD_{post.period.code.replace('-', '')}_{unit}_"
    return [
        (Attachment(name, post.forms[name]), FORM.label(form))
        for form in sorted(forms)
        for name in sorted(post.forms)
        if name.startswith(start) and name.endswith(f"_{form}.xlsx")
    ]


def _finding(row: Row) -> str:
    place = f"{row['sheet']}, ô {row['cell']}" if row["sheet"] and row["cell"] else row["sheet"]
    said = f"{place}: {row['message']}" if place else str(row["message"])
    return one_line(said)


def _return(row: Row) -> str:
    form = f"{FORM.label(row['form_code'])} {Period.parse(row['period']).label}"
    return words.RETURNS[row["state"]].format(form, day(row["due_on"]), counted(row["days_late"]))


def _units(codes: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code))
