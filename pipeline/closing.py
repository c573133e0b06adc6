"""Closed periods: freeze what was sent, and remember it for the periods that follow."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from pipeline.errors import OutboxError, UsageError
from pipeline.publish.outbox import RECORD, changed_since
from pipeline.settings import CLOSED
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipeline.merge import Dataset

AMENDED: Final = "_dieu-chinh-"
DATASET: Final = "dataset"
_FRAMES: Final = ("returns", "reporting", "cells", "clashes", "adjustments")
_DERIVED: Final = ("measures_projects", "findings")
_COUNTED: Final = ("used", "superseded")
_READ_ONLY_FILE: Final = 0o444


class ClosedPeriod(Struct, frozen=True):
    """A period as it was sent.

    Attributes:
        period: which one.
        amendment: 0 for the first time, then 1, 2, …
        folder: its copy in the inbox.
        record: its run.json.
    """

    period: Period
    amendment: int
    folder: Path
    record: Mapping[str, Any]

    @property
    def known_sha256(self) -> frozenset[str]:
        """What had been used when the period was closed, or replaced by what was used."""
        return frozenset(
            each["sha256"] for each in self.record["inputs"] if each["fate"] in _COUNTED
        )

    @property
    def used(self) -> Mapping[str, str]:
        """The paths of the returns that were used, by their sha256."""
        inputs = self.record["inputs"]
        return {each["sha256"]: each["path"] for each in inputs if each["fate"] == "used"}

    def dataset(self) -> Dataset:
        """Return the dataset that was published."""
        # pyarrow takes longer to import than one return to check, which needs it only here.
        from pipeline.merge import Dataset  # noqa: PLC0415
        from pipeline.publish.parquet import from_parquet  # noqa: PLC0415

        stored = {
            path.stem: from_parquet(path.read_bytes())
            for path in sorted((self.folder / DATASET).glob("*.parquet"))
        }
        frames = {name: stored.pop(name) for name in _FRAMES}
        for name in _DERIVED:
            stored.pop(name, None)
        as_of = date.fromisoformat(self.record["as_of"])
        cutoff = date.fromisoformat(self.record["cutoff"])
        return Dataset(period=self.period, as_of=as_of, cutoff=cutoff, tables=stored, **frames)

    def told(self) -> Iterator[Mapping[str, str]]:
        """Yield what was found in the returns of this period, with the form of each."""
        from pipeline.publish.parquet import from_parquet  # noqa: PLC0415 - as above

        frames = [
            from_parquet((self.folder / DATASET / f"{name}.parquet").read_bytes())
            for name in ("findings", "returns")
        ]
        lines, returns = (frame.rows for frame in frames)
        forms = {
            row["return_id"]: row["form_code"]
            for row in returns
            if row["period"] == self.period.code
        }
        for line in lines:
            if line["return_id"] in forms:
                yield {**line, "form_code": forms[line["return_id"]]}


def closed_periods(inbox: Path) -> Mapping[str, ClosedPeriod]:
    """Return the closed periods by code; of an amended one the last amendment."""
    found: dict[str, ClosedPeriod] = {}
    for folder in sorted((inbox / CLOSED).glob("*")):
        closed = _closed(folder)
        if closed is None:
            continue
        known = found.get(closed.period.code)
        if known is None or known.amendment < closed.amendment:
            found[closed.period.code] = closed
    return found


def folder_name(period: Period, closed: Mapping[str, ClosedPeriod]) -> str:
    """Return the outbox folder of a report: the period's, or the next amendment's."""
    before = closed.get(period.code)
    return f"{period.code}{AMENDED}{before.amendment + 1}" if before else period.code


def close(inbox: Path, outbox: Path, period: Period) -> Path:
    """Freeze a reported period, with its documents as they were sent, read-only.

    Returns:
        The new folder in the inbox.

    Raises:
        UsageError: the period was not reported, or its dataset is not as the run wrote it.
        OutboxError: the copy cannot be written.
    """
    closed = closed_periods(inbox)
    name = folder_name(period, closed)
    source, target = outbox / name, inbox / CLOSED / name
    if not (source / RECORD).is_file() and period.code in closed:
        raise UsageError(
            f"Kỳ {period.code} đã chốt. Muốn điều chỉnh, chạy «make report PERIOD={period.code}»"
            f" để lập bản {name} trước, rồi chốt lại."
        )
    if not (source / RECORD).is_file():
        raise UsageError(
            f"Chưa có kết quả của kỳ {period.code} trong {outbox}."
            f" Chạy «make report PERIOD={period.code}» trước khi chốt."
        )
    spoiled = [each for each in changed_since(source) if each.startswith(f"{DATASET}/")]
    if spoiled:
        raise UsageError(
            f"Tệp {', '.join(spoiled)} đã bị sửa sau lần chạy cuối."
            f" Chạy lại «make report PERIOD={period.code}» rồi chốt."
        )
    try:
        shutil.copytree(source, target)
        for path in target.rglob("*"):
            if path.is_file():
                path.chmod(_READ_ONLY_FILE)
    except OSError as refused:
        shutil.rmtree(target, ignore_errors=True)
        raise OutboxError(f"Không chốt được kỳ vào {target}: {refused.strerror}.") from refused
    return target


def has_report(folder: Path) -> bool:
    """Tell whether a period was closed with its documents, or after a quick run without them."""
    return any(folder.glob("bao-cao_*.docx"))


def _closed(folder: Path) -> ClosedPeriod | None:
    code, _, number = folder.name.partition(AMENDED)
    try:
        record = json.loads((folder / RECORD).read_bytes())
        return ClosedPeriod(Period.parse(code), int(number or 0), folder, record)
    except (OSError, ValueError):
        return None
