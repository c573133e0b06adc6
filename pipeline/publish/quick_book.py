"""The writing library's workbook, its parts handed over as they are instead of packed."""

from __future__ import annotations

import io
import re
from html import escape
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

_MARKED: Final = re.compile("_x|<r>")  # what the library looks into: signs by code, mixed looks


class _Part(io.StringIO):
    """A part kept in UTF-8 from the first: as text it would take up to four bytes a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = io.BytesIO()

    def write(self, text: str) -> int:
        return self.kept.write(text.encode())


class _Strings(SharedStrings):  # type: ignore[misc]  # the library has no types
    """The texts of a workbook; most are plain, of which the library need ask nothing."""

    def _write_sst_strings(self) -> None:
        for text in self.string_table.string_array:
            if text.isprintable() and text == text.strip() and not _MARKED.search(text):
                self.fh.write(f"<si><t>{escape(text, quote=False)}</t></si>")
            else:
                self._write_si(text)


class _Members(Packager):  # type: ignore[misc]  # the library has no types
    """What a workbook is made of, kept instead of packed: `zipped` alone packs."""

    members: dict[str, bytes]

    def _filename(self, xml_filename: str) -> _Part:
        part = _Part()
        self.filenames.append((part.kept, xml_filename, True))
        return part

    def _write_shared_strings_file(self) -> None:
        strings = _Strings()
        strings.string_table = self.workbook.str_table
        if strings.string_table.count:
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001 - the library's own
            strings._assemble_xml_file()  # noqa: SLF001 - as above

    def _create_package(self) -> list[object]:
        self.members = {name: made.getvalue() for made, name, _ in super()._create_package()}
        return []


class QuickBook(Workbook):  # type: ignore[misc]  # as above
    """A workbook whose parts are handed over as they are once it is closed."""

    def _get_packager(self) -> Packager:
        self._members = _Members()
        return self._members

    @property
    def members(self) -> dict[str, bytes]:
        """Its parts by name; there once it was closed."""
        return self._members.members
