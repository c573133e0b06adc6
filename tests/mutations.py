"""What people do to one cell of a form, or to a row, and the file that comes of it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pipeline.cell import Kind
from schemas.column import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cell import Address, Located
    from schemas.column import Column


class Text(NamedTuple):
    """Something typed as text."""

    text: str


class Number(NamedTuple):
    """A number or a day, as a spreadsheet keeps it."""

    number: float


class Error(NamedTuple):
    """An error that the cell shows, such as ``#REF!``."""

    name: str


class Formula(NamedTuple):
    """A formula that was saved without its value."""

    formula: str


class Blank(NamedTuple):
    """Nothing."""


Entry: TypeAlias = Text | Number | Error | Formula | Blank
"""What a person leaves in a cell."""

_TONE: Final = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "ũy": "uỹ", "úy": "uý", "òe": "oè"}
_ALIKE: Final = {"đ": "ð", "Đ": "Ð"}
_SPACES: Final = ("\u00a0", "\u2009", "\u202f")
_ERRORS: Final = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?")
_COUNTED: Final = frozenset({Type.MONEY, Type.AREA, Type.COUNT, Type.DAYS, Type.NUMBER})
_EPOCH: Final = date(1899, 12, 30)


def changes(column: Column, cell: Located) -> Iterator[Entry]:
    """Yield what people make of an entry: respelt, or spoilt so that anybody can see it.

    What makes another entry that may as well be true, such as 13 for 12, is not among it.
    """
    yield from (Error(name) for name in _ERRORS)
    yield Formula("SUM(A1:A2)")
    if column.formula is None and column.owed:
        yield Blank()
    raw = cell.raw
    if isinstance(raw, str):
        yield from _of_text(raw)
    elif isinstance(raw, date):
        yield from _of_day(raw)
    elif isinstance(raw, int | float) and column.type in _COUNTED:
        yield from _of_figure(float(raw), column)
    elif isinstance(raw, int | float) and column.type is Type.SHARE:
        yield from _of_share(float(raw))


def _of_text(text: str) -> Iterator[Entry]:
    """Yield other spellings of a text that mean the same."""
    yield from map(Text, (f" {text}", f"{text}  ", f"{text}\n", f"\u200b{text}", f"\ufeff{text}"))
    yield Text(unicodedata.normalize("NFD", text))
    yield Text(_composite(text))
    yield Text(_swapped(text, _TONE))
    yield Text(_swapped(text, _ALIKE))
    yield Text(text.replace(" ", "  "))
    yield Text(text.replace(" ", "\u00a0"))
    yield Text(text.replace(" – ", " - "))
    yield Text(text.upper())


def _composite(text: str) -> str:
    """Return a text as the Vietnamese code page has it: vowels with hats whole, tones apart."""
    parts = []
    for sign in unicodedata.normalize("NFC", text):
        whole = unicodedata.normalize("NFD", sign)
        tones = "".join(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
        bare = "".join(mark for mark in whole if mark not in tones)
        parts.append(unicodedata.normalize("NFC", bare) + tones)
    return "".join(parts)


def _swapped(text: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def _of_day(said: date | datetime) -> Iterator[Entry]:
    """Yield other spellings of a day; the American one where it can only be that; and no days."""
    day = said.date() if isinstance(said, datetime) else said
    d, m, y = day.day, day.month, day.year
    yield from map(Text, (f"{d:02}/{m:02}/{y}", f"{d}/{m}/{y}", f"{d:02}-{m:02}-{y}"))
    yield from map(Text, (f"{d:02}.{m:02}.{y}", f"{d}/{m}/{y % 100:02}", f"{y}-{m:02}-{d:02}"))
    yield from map(Text, (f"ngày {d} tháng {m} năm {y}", f" {d:02}/{m:02}/{y} ", f"{d}/ {m}/ {y}"))
    yield Text(f"{d:02}/{m:02}/{y}".translate(_WIDE))
    yield Text(f"{d:02}/{m:02}/{y}".replace("0", "O"))
    yield Number((day - _EPOCH).days)
    yield Number((day - _EPOCH).days + 0.5)
    if d > 12:
        yield Text(f"{m:02}/{d:02}/{y}")
    yield from map(Text, ("31/02/2026", "32/01/2026", "15/13/2026", "sang xuân", f"{d}/{m}"))
    yield from map(Text, (f"{d}/{m}/{y + 200}", f"{d}/{m}/0{y % 1000}", "chưa xác định"))
    yield Number((day - _EPOCH).days + 36525)


def _of_figure(figure: float, column: Column) -> Iterator[Entry]:
    """Yield other spellings of a figure, and what is none."""
    whole, _, rest = f"{figure:.6f}".rstrip("0").partition(".")
    tail, dotted = f",{rest}" * bool(rest), f".{rest}" * bool(rest)
    grouped = f"{int(whole):,}"
    for space in (" ", *_SPACES):
        yield Text(grouped.replace(",", space) + tail)
    yield Text(grouped.replace(",", ".") + tail)
    yield Text(grouped + dotted)
    yield from (
        Text(whole + end) for end in (tail, dotted, f"{tail} ", f"{tail}*", f"{tail}\u200b")
    )
    yield Text((whole + tail).translate(_WIDE))
    if column.unit:
        yield Text(f"{whole}{tail} {column.unit}")
    if column.type is Type.MONEY:
        yield from map(Text, (f"{whole}{tail} trđ", f"{whole}{tail} tr.đồng", f"{whole}{tail}tr"))
        yield Text(f"{figure / 1000:.9f}".rstrip("0").rstrip(".").replace(".", ",") + " tỷ")
        yield Text(f"{figure * 1_000_000:.0f} đồng")
    if "0" in whole or "1" in whole:
        yield Text(whole.replace("0", "O", 1).replace("1", "l", 1) + tail)
    yield from map(Text, ("không rõ", "xem phụ lục", f"~{whole}", f"{whole}-{whole}", f"{whole}?"))
    yield from map(Text, (f"{whole}..5", f"{whole},,5", "chưa có", f"{whole} con"))
    if figure > 0 and column.lower is not None:
        yield from (Number(-figure), Text(f"({whole}{tail})"), Text(f"–{whole}{tail}"))


def _of_share(share: float) -> Iterator[Entry]:
    """Yield other spellings of a share, and what is none."""
    cent = f"{share * 100:.6f}".rstrip("0").rstrip(".")
    yield from map(Text, (f"{cent}%", f"{cent.replace('.', ',')} %", f"{cent} phần trăm"))
    if share > 0.02:
        yield from (Number(share * 100), Text(cent.replace(".", ",")))
        yield from (Number(-share), Number(share * 10_000), Text("đạt"))


_WIDE: Final = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}


@dataclass(frozen=True)
class Package:
    """A workbook of which single cells can be written anew in a moment."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The members of the package by name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def changed(self, sheet: str, place: Address, entry: Entry) -> bytes:
        """Return the workbook with something else in one cell."""
        name = self._part(sheet)
        text = self.parts[name].decode()
        cell = re.compile(rf'<c r="{place}"(?P<style> s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
        found = cell.search(text)
        assert found, (sheet, place)
        written = _written(f'<c r="{place}"{found["style"] or ""}', entry)
        return self._with(name, text[: found.start()] + written + text[found.end() :])

    def without_row(self, sheet: str, row: int) -> bytes:
        """Return the workbook with the contents of one row (from 0) gone."""
        name = self._part(sheet)
        text = self.parts[name].decode()
        return self._with(name, re.sub(rf'<row r="{row + 1}".*?</row>', "", text, flags=re.DOTALL))

    def pushed_down(self, sheet: str, row: int) -> bytes:
        """Return the workbook with an empty row put in above one (from 0)."""
        name = self._part(sheet)

        def lower(found: re.Match[str]) -> str:
            number = int(found[2])
            return f'{found[1]}{number + (number > row)}"'

        text = re.sub(r'(<(?:row|c) r="[A-Z]*)(\d+)"', lower, self.parts[name].decode())
        return self._with(name, text)

    def _part(self, sheet: str) -> str:
        workbook = self.parts["xl/workbook.xml"].decode()
        found = re.search(rf'<sheet name="{re.escape(escape(sheet))}"[^>]*r:id="(\w+)"', workbook)
        assert found, sheet
        links = self.parts["xl/_rels/workbook.xml.rels"].decode()
        target = re.search(rf'Id="{found[1]}"[^>]*?Target="([^"]+)"', links)
        assert target, sheet
        return f"xl/{target[1]}"

    def _with(self, name: str, text: str) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for each, content in {**self.parts, name: text.encode()}.items():
                archive.writestr(each, content)
        return target.getvalue()


def _written(start: str, entry: Entry) -> str:
    match entry:
        case Text(text):
            said = escape(text, quote=False)
            return f'{start} t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
        case Number(number):
            return f"{start}><v>{number!r}</v></c>"
        case Error(name):
            return f'{start} t="e"><v>{name}</v></c>'
        case Formula(formula):
            return f"{start}><f>{formula}</f></c>"
        case Blank():
            return f"{start}/>"


def is_entry(cell: Located) -> bool:
    """Whether something stands in a cell that can be spelt otherwise."""
    return cell.kind is Kind.VALUE
