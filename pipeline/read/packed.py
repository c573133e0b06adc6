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
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from pipeline.read.book import Book, Issued, Table  # noqa: TC001 - what is packed is read by it
from pipeline.zipwriter import deflated

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUICK: Final = 1  # zlib's level: half a millisecond a return, a tenth of the size
_BARE: Final = -zlib.MAX_WBITS  # without zlib's own check sum: ours is of head and body
_SIZES: Final = struct.Struct(">II")  # bytes of the head, check sum of that and all that follows

Packed = TypeVar("Packed")


class _Body(NamedTuple):
    """What stays packed until somebody looks at it."""

    tables: tuple[Table, ...]
    issued: Issued


def pack(book: Book) -> bytes:
    """Return a book without its path, which whoever unpacks it knows."""
    metadata = book.metadata
    issued = metadata.issued if metadata else {}
    first = _pressed(
        replace(
            book, path="", tables=(), metadata=replace(metadata, issued={}) if metadata else None
        )
    )
    last = _pressed(_Body(tuple(book.tables), issued))
    size = len(first)
    return _SIZES.pack(size, zlib.crc32(first + last, size)) + first + last


def _pressed(thing: Book | _Body) -> bytes:
    try:
        text = msgspec.msgpack.encode(thing)
    except (UnicodeEncodeError, OverflowError):
        # Half a sign, or more than 64 bits: JSON takes both.
        text = json.dumps(msgspec.to_builtins(thing)).encode()
    return deflated(text, _QUICK)


def _unpressed(pressed: bytes, kind: type[Packed]) -> Packed:
    text = zlib.decompress(pressed, _BARE)
    try:
        return msgspec.msgpack.decode(text, type=kind)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), kind)


def unpack(packed: bytes, path: str, sha256: str) -> Book:
    """Return the book that was packed, as that of a file of the same content.

    Raises:
        ValueError: it was not `pack` that made this, or of another content.
    """
    try:
        size, checksum = _SIZES.unpack_from(packed)
        rest = packed[_SIZES.size :]
        if zlib.crc32(rest, size) != checksum:
            raise ValueError("its check sum is another")
        book = _unpressed(rest[:size], Book)
    except (struct.error, zlib.error, msgspec.MsgspecError) as broken:
        raise ValueError(f"{type(broken).__name__}: {broken}") from broken
    if book.sha256 != sha256:
        raise ValueError(f"of another file: {book.sha256}")
    body, metadata = rest[size:], book.metadata
    return replace(
        book,
        path=path,
        tables=_LateTables(body),
        metadata=replace(metadata, issued=_LateIssued(body)) if metadata else None,
    )


@lru_cache(2)
def _body(packed: bytes) -> _Body:
    """Return the tables of a book and what was issued in them; of the last two books looked at."""
    return _unpressed(packed, _Body)


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
