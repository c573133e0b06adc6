"""A book as a few kilobytes of text: how it travels home from a worker, and how it is kept.

Most of a book is its tables and what was issued in them. They stay packed until somebody looks at
them, and are forgotten when somebody looks at another book's: thousands of returns are judged one
by one, in the memory of two.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from pipeline.cell import Address
from pipeline.read.book import (
    Book,
    Decoded,
    Extra,
    FarCell,
    Metadata,
    Outside,
    Table,
    WrongTotal,
)
from pipeline.read.packed_cells import (
    cell_of,
    packed_cell,
    packed_row,
    packed_table,
    row_of,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.read.book import Issued

_QUICK: Final = 1  # zlib's level: half a millisecond a return, a tenth of the size
_SIZES: Final = struct.Struct(">II")  # bytes of the head, check sum of all that follows


def pack(book: Book) -> bytes:
    """Return a book without its path, which whoever unpacks it knows."""
    head = {
        "sha256": book.sha256,
        "form_code": book.form_code,
        "metadata": _packed_metadata(book.metadata) if book.metadata else None,
        "cover": packed_row(book.cover) if book.cover else None,
        "cover_title": book.cover_title,
        "missing_sheets": book.missing_sheets,
        "unknown_sheets": book.unknown_sheets,
        "lost_sheets": book.lost_sheets,
        "decoded": book.decoded,
        "extras": book.extras,
        "far": book.far,
        "outside": _packed_outside(book.outside) if book.outside else None,
    }
    body = {
        "tables": [packed_table(table) for table in book.tables],
        "issued": book.metadata.issued if book.metadata else {},
    }
    first, last = _pressed(head), _pressed(body)
    return _SIZES.pack(len(first), zlib.crc32(first + last)) + first + last


def _pressed(thing: object) -> bytes:
    try:
        text = msgspec.json.encode(thing)
    except (UnicodeEncodeError, OverflowError):
        text = json.dumps(thing).encode()  # half a sign, or more than 64 bits: the other refuses
    return zlib.compress(text, _QUICK)


def _unpressed(pressed: bytes) -> Any:  # noqa: ANN401 - what JSON gives
    text = zlib.decompress(pressed)
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return json.loads(text)


def unpack(packed: bytes, path: str, sha256: str) -> Book:
    """Return the book that was packed, as that of a file of the same content.

    Raises:
        ValueError: it was not `pack` that made this, or of another content.
    """
    try:
        size, checksum = _SIZES.unpack_from(packed)
        rest = packed[_SIZES.size :]
        if zlib.crc32(rest) != checksum:
            raise ValueError("its check sum is another")
        head = _unpressed(rest[:size])
        book = _book(head, rest[size:], path, sha256)
    except (struct.error, zlib.error, KeyError, TypeError, IndexError) as broken:
        raise ValueError(f"{type(broken).__name__}: {broken}") from broken
    if head["sha256"] != sha256:
        raise ValueError(f"of another file: {head['sha256']}")
    return book


class _Body(NamedTuple):
    """What stays packed until somebody looks at it."""

    tables: tuple[Table, ...]
    issued: Issued


@lru_cache(2)
def _body(packed: bytes) -> _Body:
    """Return the tables of a book and what was issued in them; of the last two books looked at."""
    body = _unpressed(packed)
    return _Body(tuple(table_of(*table) for table in body["tables"]), body["issued"])


class _LateTables(Sequence[Table]):
    """The tables of a packed book."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a place or a range, as of any sequence
        return _body(self._packed).tables[at]

    def __len__(self) -> int:
        return len(_body(self._packed).tables)

    def __iter__(self) -> Iterator[Table]:
        return iter(_body(self._packed).tables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return repr(tuple(self))


class _LateIssued(Mapping[str, Mapping[str, Mapping[str, str]]]):
    """The issued values of a packed book."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __getitem__(self, table: str) -> Mapping[str, Mapping[str, str]]:
        return _body(self._packed).issued[table]

    def __len__(self) -> int:
        return len(_body(self._packed).issued)

    def __iter__(self) -> Iterator[str]:
        return iter(_body(self._packed).issued)

    def __repr__(self) -> str:
        return repr(dict(self))


def _packed_metadata(metadata: Metadata) -> list[object]:
    return [
        metadata.form_code,
        metadata.form_version,
        metadata.unit_code,
        metadata.period,
        metadata.fingerprint,
    ]


def _packed_outside(outside: Outside) -> list[object]:
    wrong = [(*each[:2], packed_cell(each.entry), each.sum) for each in outside.wrong_totals]
    other = packed_cell(outside.other_period) if outside.other_period else None
    last = (other, outside.passed_over, outside.headings)
    return [outside.code, outside.title, outside.lacking, wrong, *last]


def _book(head: Mapping[str, Any], body: bytes, path: str, sha256: str) -> Book:
    return Book(
        path=path,
        sha256=sha256,
        form_code=head["form_code"],
        metadata=_metadata(body, *head["metadata"]) if head["metadata"] else None,
        cover=row_of(*head["cover"]) if head["cover"] else None,
        cover_title=head["cover_title"],
        tables=_LateTables(body),
        missing_sheets=tuple(head["missing_sheets"]),
        unknown_sheets=tuple(head["unknown_sheets"]),
        lost_sheets=tuple(head["lost_sheets"]),
        decoded=tuple(Decoded(*each) for each in head["decoded"]),
        extras=tuple(map(Extra, head["extras"])),
        far=tuple(FarCell(title, Address(*place), text) for title, place, text in head["far"]),
        outside=_outside(*head["outside"]) if head["outside"] else None,
    )


def _outside(*said: Any) -> Outside:  # noqa: ANN401 - what JSON gives
    code, title, lacking, wrong, other, passed_over, headings = said
    return Outside(
        code=code,
        title=title,
        lacking=tuple(lacking),
        wrong_totals=tuple(
            WrongTotal(table, name, cell_of(entry), parts) for table, name, entry, parts in wrong
        ),
        other_period=cell_of(other) if other else None,
        passed_over=passed_over,
        headings=tuple(headings),
    )


def _metadata(
    body: bytes, form: str, version: int, unit: str, period: str, fingerprint: str
) -> Metadata:
    return Metadata(form, version, unit, period, fingerprint, _LateIssued(body))
