"""A Word document's parts as the library holds them, packed once: it would pack them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.pkgwriter import PackageWriter

from pipeline.publish.zipped import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.packuri import PackURI


class _Members(dict[str, bytes]):
    """What a package is made of, by name; the library writes to it as to a file."""

    def write(self, place: PackURI, blob: bytes) -> None:
        self[place.membername] = blob


class _Writer(PackageWriter):
    """The library's writer of packages, which leaves the packing to us."""

    @classmethod
    def members(cls: Any, document: Document) -> _Members:  # its steps have no types
        package, members = document.part.package, _Members()
        for part in package.parts:
            part.before_marshal()
        cls._write_content_types_stream(members, package.parts)
        cls._write_pkg_rels(members, package.rels)
        cls._write_parts(members, package.parts)
        return members


def packed_document(document: Document) -> bytes:
    """Return the bytes of a document."""
    return packed(members_of(document))


def members_of(document: Document) -> dict[str, bytes]:
    """Return the parts of a document by their names in its package."""
    return _Writer.members(document)
