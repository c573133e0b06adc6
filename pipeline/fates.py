"""What became of every file of the inbox, for run.json: none is left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.finding import Severity
from pipeline.publish.record import Fate, Gone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.closing import ClosedPeriod
    from pipeline.finding import Finding
    from pipeline.intake.submission import Container, Intake, Submission
    from pipeline.merge import Dataset


def fates_of(intake: Intake, dataset: Dataset, findings: Iterable[Finding]) -> tuple[Fate, ...]:
    """Return the fate of every file that intake accounts for, by path."""
    told = tuple(findings)
    found = _codes(told)
    blocking = _codes(each for each in told if each.rule.severity is Severity.BLOCK)
    returns = dataset.returns
    known = {
        path: (fate, return_id)
        for path, fate, return_id in zip(
            returns["path"], returns["fate"], returns["return_id"], strict=True
        )
    }
    fates = [
        *_registers(intake),
        *(_fate(each, known, blocking) for each in intake.submissions),
        *(Fate(each.path, each.sha256, "companion") for each in intake.companions),
        *(_container(each, blocking) for each in intake.containers),
        *(Fate(each.path, "", "stray", why=(each.reason.value,)) for each in intake.strays),
    ]
    whole = (replace(fate, findings=found.get(fate.path, ())) for fate in fates)
    return tuple(sorted(whole, key=lambda fate: fate.path))


def gone_of(inputs: Iterable[Fate], closed: Iterable[ClosedPeriod]) -> tuple[Gone, ...]:
    """Return what closed periods used and what is in the inbox no more, under any name, by path."""
    here = {each.sha256 for each in inputs}
    gone: dict[str, Gone] = {}
    for each in sorted(closed, key=lambda each: each.period.stop):
        for sha256, path in each.used.items():
            if sha256 not in here:
                gone.setdefault(sha256, Gone(path, sha256, each.period))
    return tuple(sorted(gone.values(), key=lambda each: (each.path, each.sha256)))


def _registers(intake: Intake) -> Iterator[Fate]:
    if intake.register is not None:
        yield Fate(intake.register.path, intake.register.sha256, "register")


def _fate(
    submission: Submission,
    known: Mapping[str, tuple[str, str]],
    blocking: Mapping[str, tuple[str, ...]],
) -> Fate:
    fate, return_id = known.get(submission.path, ("refused", ""))
    why = blocking.get(submission.path, ()) if fate == "refused" else ()
    return Fate(
        submission.path,
        submission.sha256,
        fate,
        return_id,
        why,
        submission.copies,
        _came(submission),
    )


def _container(container: Container, blocking: Mapping[str, tuple[str, ...]]) -> Fate:
    fate = "refused" if container.failure else "container"
    why = blocking.get(container.path, ())
    return Fate(container.path, container.sha256, fate, why=why, came=_came(container))


def _came(file: Submission | Container) -> Mapping[str, str]:
    """Return who sent it and when, as far as a mail or a name says so."""
    day = file.arrived_on.isoformat() if file.arrived_on else ""
    said = {"sender": file.sender, "arrived_on": day}
    return {name: text for name, text in said.items() if text}


def _codes(findings: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        codes[finding.place.path].add(finding.rule.code)
    return {path: tuple(sorted(found)) for path, found in codes.items()}
