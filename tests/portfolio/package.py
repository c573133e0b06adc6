"""What becomes of a form on its way: saved as another kind of file, copied, or left with errors."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from pipeline.publish.zipped import packed
from schemas.column import columns
from schemas.disbursements import Disbursement
from schemas.packages import Package

_ERROR: Final = "#REF!"
_STRINGS: Final = "xl/sharedStrings.xml"
_TYPES: Final = "[Content_Types].xml"
_PLAIN_TYPE: Final = b"spreadsheetml.sheet.main+xml"
_MACRO_TYPE: Final = b"ms-excel.sheet.macroEnabled.main+xml"
_CALLED_OTHERWISE: Final = (
    (Package, ("planned_work_vnd", "done_work_vnd", "accepted_work_vnd", "done_rate")),
    (Disbursement, ("plan_vnd", "advance_year_vnd")),
)
"""Columns with former labels; their present ones are the words of no list and no other sheet."""
_ITEM: Final = re.compile(r"<si>.*?</si>", re.DOTALL)


def members_of(package: bytes) -> dict[str, bytes]:
    """Return what a package holds, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def with_errors(package: bytes) -> bytes:
    """Return a workbook in which the text #REF! has become the error."""
    members = members_of(package)
    items = _ITEM.findall(members[_STRINGS].decode())
    for number, item in enumerate(items):
        if f">{_ERROR}<" in item:
            text, error = f't="s"><v>{number}</v>', f't="e"><f>{_ERROR}</f><v>{_ERROR}</v>'
            for name in members:
                if name.startswith("xl/worksheets/"):
                    members[name] = members[name].replace(text.encode(), error.encode())
    return packed(members)


def with_old_labels(package: bytes) -> bytes:
    """Return a workbook with the labels that some columns had before their present ones."""
    members = members_of(package)
    strings = members[_STRINGS].decode()
    for model, names in _CALLED_OTHERWISE:
        for name in names:
            column = columns(model)[name]
            strings = strings.replace(f">{column.label}<", f">{column.was[0]}<")
    return packed(members | {_STRINGS: strings.encode()})


def with_macros(package: bytes) -> bytes:
    """Return a workbook as Excel keeps one that may hold macros; it holds none."""
    members = members_of(package)
    types = members[_TYPES].replace(
        b"application/vnd.openxmlformats-officedocument." + _PLAIN_TYPE,
        b"application/vnd." + _MACRO_TYPE,
    )
    return packed(members | {_TYPES: types})


def letter() -> bytes:
    """Return a scanned letter: the smallest PDF, one empty page."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n" + table
    tail = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    return written + head + tail
