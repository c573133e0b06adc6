"""Write the mail drafts of a period from what lies in the outbox, for people to look at first."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.checking import read_register
from pipeline.closing import AMENDED, DATASET
from pipeline.errors import RegisterError, UsageError
from pipeline.forms_send import FOLDER as FORMS
from pipeline.intake.walk import REGISTER_NAME, take_in_files
from pipeline.publish.mail import HEAVY_BYTES, TOO_HEAVY_BYTES, eml
from pipeline.publish.mail_drafts import Post, drafts
from pipeline.publish.mail_words import HEAVY, NO_ADDRESS, TOO_HEAVY
from pipeline.publish.outbox import RECORD, put
from pipeline.publish.parquet import from_parquet
from pipeline.shown import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.publish.mail import Draft
    from pipeline.register import Register
    from pipeline.settings import Settings
    from schemas.period import Period

FOLDER: Final = "thu"
_MEGABYTE: Final = 1_000_000


class Mailed(Struct, frozen=True):
    """What was written.

    Attributes:
        folder: where the drafts lie.
        names: of the drafts' files, sorted.
        warnings: what the officer has to know before sending.
        kept: drafts that a person had changed, now kept aside.
    """

    folder: Path
    names: tuple[str, ...]
    warnings: tuple[str, ...]
    kept: tuple[str, ...]


def write_mail(settings: Settings, period: Period) -> Mailed:
    """Write the drafts of a period: for its report, where there is one, and for its forms.

    Raises:
        RegisterError: there is no register, or it cannot be used.
        UsageError: neither a report nor forms of this period lie in the outbox.
        TemplateFileError: a template cannot be used.
        OutboxError: the drafts cannot be written.
    """
    made = drafts(_post(settings, period))
    files = {f"{draft.name}.eml": eml(draft) for draft in made}
    written = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    record = json.dumps({"outputs": written}, indent=1, sort_keys=True).encode()
    kept = put(settings.outbox / FOLDER, period.code, {**files, RECORD: record})
    folder = settings.outbox / FOLDER / period.code
    return Mailed(folder, tuple(sorted(files)), tuple(_warnings(made)), kept)


def report_folder(outbox: Path, period: Period) -> Path | None:
    """Return the folder of a period's report, of its last amendment where there is one."""
    amended = sorted(
        outbox.glob(f"{period.code}{AMENDED}*"),
        key=lambda folder: int(folder.name.rpartition("-")[2]),
    )
    folders = (*reversed(amended), outbox / period.code)
    return next((folder for folder in folders if (folder / RECORD).is_file()), None)


def _post(settings: Settings, period: Period) -> Post:
    report = report_folder(settings.outbox, period)
    forms = _files(settings.outbox / FORMS / period.code)
    if report is None and not forms:
        raise UsageError(
            f"Chưa có gì để gửi cho kỳ {period.code}: chạy «make report PERIOD={period.code}» (gửi"
            f" kết quả) hoặc «make forms PERIOD={period.code}» (gửi biểu mẫu) trước."
        )
    register = _register(settings)
    files = _files(report) if report else {}
    return Post(
        register=register,
        period=period,
        as_of=_as_of(files, register, period),
        templates=settings.templates,
        files=files,
        forms=forms,
        findings=_rows(files, "findings"),
        returns=_rows(files, "returns"),
        reporting=_rows(files, "reporting"),
    )


def _register(settings: Settings) -> Register:
    path = settings.inbox / REGISTER_NAME
    found = take_in_files((path,)).submissions if path.is_file() else ()
    if not found:
        raise RegisterError.missing(str(path))
    return read_register(found[0], settings)


def _as_of(files: Mapping[str, bytes], register: Register, period: Period) -> date:
    if RECORD in files:
        return date.fromisoformat(json.loads(files[RECORD])["as_of"])
    return register.calendar(period).cut_off


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _rows(files: Mapping[str, bytes], table: str) -> Sequence[dict[str, object]]:
    path = f"{DATASET}/{table}.parquet"
    return [dict(row) for row in from_parquet(files[path]).rows] if path in files else []


def _warnings(made: Sequence[Draft]) -> Iterator[str]:
    for draft in made:
        weight = number(draft.attached_bytes / _MEGABYTE, 1)
        if draft.attached_bytes > TOO_HEAVY_BYTES:
            yield TOO_HEAVY.format(draft.name, weight)
        elif draft.attached_bytes > HEAVY_BYTES:
            yield HEAVY.format(draft.name, weight)
        if not draft.addresses:
            yield NO_ADDRESS.format(draft.name, draft.receiver)
