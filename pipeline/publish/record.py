"""run.json: what went into a run, what became of each file, and what came out."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from schemas.period import Period

LIBRARIES: Final = ("docxtpl", "pyarrow", "pydantic", "python-calamine", "xlsxwriter")
"""The libraries on which the bytes of the outputs depend."""


class Fate(Struct, frozen=True):
    """One file of the inbox and what became of it.

    Attributes:
        path: below the inbox.
        sha256: of its bytes; empty for what was not opened.
        fate: register, used, superseded, refused, not_counted, companion, container or stray.
        return_id: of a return that could be identified.
        why: codes of the findings that decided, the reason of a stray.
        copies: other files of the same content.
        came: the sender and the day of arrival, where they are known.
        findings: codes of all that was found in it, whatever became of it.
    """

    path: str
    sha256: str
    fate: str
    return_id: str = ""
    why: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    came: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[str, ...] = ()


class Gone(Struct, frozen=True):
    """A return that a closed period used, and that lies in the inbox no more.

    Attributes:
        path: where it lay.
        sha256: of its bytes.
        period: the first period that was closed with it.
    """

    path: str
    sha256: str
    period: Period


class Record(Struct, frozen=True):
    """What a run says of itself: no clock, no duration, no machine."""

    period: Period
    reason: str
    as_of: date
    cutoff: date
    compared_with: str
    demonstration: bool
    inputs: tuple[Fate, ...]
    counts: Mapping[str, int]
    gone: tuple[Gone, ...] = ()


def record_json(record: Record, outputs: Mapping[str, bytes]) -> bytes:
    """Write run.json for the outputs of a run."""
    said = {
        "period": record.period.code,
        "period_reason": record.reason,
        "as_of": record.as_of.isoformat(),
        "cutoff": record.cutoff.isoformat(),
        "compared_with": record.compared_with,
        "demonstration": record.demonstration,
        "versions": {name: version(name) for name in LIBRARIES},
        "counts": dict(record.counts),
        "gone": [_gone(each) for each in record.gone],
        "inputs": [_fate(each) for each in sorted(record.inputs, key=lambda each: each.path)],
        "outputs": {name: _sha256(outputs[name]) for name in sorted(outputs)},
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def count_fates(inputs: Iterable[Fate]) -> dict[str, int]:
    """Return how many files met each fate."""
    counts: dict[str, int] = {}
    for each in inputs:
        counts[each.fate] = counts.get(each.fate, 0) + 1
    return dict(sorted(counts.items()))


def _fate(each: Fate) -> dict[str, object]:
    return {
        "path": each.path,
        "sha256": each.sha256,
        "fate": each.fate,
        "return_id": each.return_id,
        "why": list(each.why),
        "copies": list(each.copies),
        "findings": list(each.findings),
        **each.came,
    }


def _gone(each: Gone) -> dict[str, str]:
    return {"path": each.path, "sha256": each.sha256, "period": each.period.code}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
