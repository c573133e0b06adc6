"""A Word template taken apart once: its documents share what no field changes."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from functools import cached_property, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree  # type: ignore[import-untyped]  # published without types
from msgspec import Struct

from pipeline.publish.docx_package import members_of
from pipeline.publish.template_tags import check_tags, check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.opc.part import Part, XmlPart
    from docx.opc.parts.coreprops import CorePropertiesPart

    from pipeline.publish.sandbox import Sandbox

_BREAKS: Final = "\t\n\a\f"  # what the library makes tabs, lines and pages of
_BRACES: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""The library's signs for braces that are meant as such."""

_TITLES: Final = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties of a template that may hold fields."""

_MARKUP: Final = re.compile("<[^>]*>")
_CELL_TAG: Final = re.compile(r"{%\s*(?:colspan|cellbg|[vh]m)\b")
"""The library's tags that change the properties of the cell around them."""

_LOOKS: Final = re.compile(r"<(w:\w+Pr|mc:AlternateContent)>[^{}]*?</\1>")
_ASIDE: Final = re.compile("<\0([0-9]+)>")  # stands for looks; no XML has this sign

_TABLE: Final = qn("w:tbl")
_DRAWN: Final = qn("wp:docPr")
_COLUMNS: Final = f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
_ROW: Final = qn("w:tr")
_CELL: Final = qn("w:tc")


class Filled(Struct, frozen=True):
    """A document that a template has become.

    Attributes:
        text: its main part.
        core: the part of its author, title and days.
        members: all parts by their names in the package; these two as the template has them.
    """

    text: XmlPart
    core: CorePropertiesPart
    members: Mapping[str, bytes]

    def written(self) -> dict[str, bytes]:
        """Return all parts by their names in the package, as they are now."""
        return {
            **self.members,
            **{part.partname.membername: part.blob for part in (self.text, self.core)},
        }


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """A template that is opened, and freed of Word's marks, once for all its documents.

    What a field places in the package, as charts are, stays in it for the documents that follow:
    for one that has any, open the template anew.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self.init_docx()
        self._text = str(super().get_xml())
        self._titles = tuple(self._set_titles())
        # The old body leaves a document with all its names set right, each for itself.
        self.docx.element.body.clear()

    def filled(self, context: Mapping[str, Any], environment: Sandbox) -> Filled:
        """Return the document that the template makes of its fields."""
        self.render_init()
        xml = self.render_xml_part(self._text, self.docx.part, context, environment)
        body = self.fix_tables(xml)
        self.fix_docpr_ids(body)
        text = _copied(self.docx.part)
        text.element.replace(text.element.body, body)
        margins = dict(self._filled_margins(context, environment))
        core = self._core(context, environment)
        notes = dict(self._footnotes(context, environment))
        return Filled(text, core, {**self._members, **margins, **notes})

    def get_xml(self) -> str:
        """Return the body as the template has it."""
        return self._text

    def compile_parts(self, environment: Sandbox) -> None:
        """Compile all parts that may hold tags, for later."""
        for source in (self._text, *self._margins.values(), *self._notes.values()):
            environment.freed(source, self.patch_xml)

    def patch_xml(self, src_xml: str) -> str:
        """Return a part's XML with its tags freed of Word's marks.

        The library reads a part 25 times, half of which is looks. A tag that lacks a brace must be
        found first: the library would take what follows for a part of it, and leave it out.
        """
        check_tags(src_xml)
        if _CELL_TAG.search(_MARKUP.sub("", src_xml)):
            return str(super().patch_xml(src_xml))
        looks = [found[0] for found in _LOOKS.finditer(src_xml)]
        places = count()
        bare = _LOOKS.sub(lambda _: f"<\0{next(places)}>", src_xml)
        return _ASIDE.sub(lambda mark: looks[int(mark[1])], str(super().patch_xml(bare)))

    def render_xml_part(
        self,
        src_xml: str,
        part: Part,
        context: Mapping[str, Any],
        jinja_env: Sandbox,
    ) -> str:
        """Return a part, as Word saved it, filled in; of a mistake the library says where it is.

        It breaks the part into lines for that, and mends it again.
        """
        self.current_rendering_part = part
        try:
            xml = jinja_env.freed(src_xml, self.patch_xml).render(context)
        except TemplateError:
            freed = self.patch_xml(src_xml)
            return str(super().render_xml_part(freed, part, context, jinja_env))
        if "{" in xml or "}" in xml:
            for typed, meant in _BRACES.items():
                xml = xml.replace(typed, meant)
        return self.resolve_listing(xml)

    def resolve_listing(self, xml: str) -> str:
        """Return the XML with the breaks that a field holds made Word's."""
        return str(super().resolve_listing(xml)) if any(map(xml.__contains__, _BREAKS)) else xml

    def fix_tables(self, xml: str) -> Any:  # noqa: ANN401 - the library has no types
        """Return the tree of a body; the library looks into each cell, which few tables need."""
        body = etree.fromstring(xml, etree.XMLParser(recover=True))
        return body if all(map(_is_even, body.iter(_TABLE))) else super().fix_tables(xml)

    def fix_docpr_ids(self, tree: Any) -> None:  # noqa: ANN401 - as above
        """Number all that is drawn anew; the library looks for it by all names that it knows."""
        for number, drawn in enumerate(tree.iter(_DRAWN), self.docx_ids_index + 1):
            drawn.set("id", str(number))

    def _set_titles(self) -> Iterator[str]:
        """Yield the names of the properties that hold fields; the others are set for good."""
        properties = self.docx.core_properties
        for name in _TITLES:
            said = getattr(properties, name)
            setattr(properties, name, said)
            if "{" in said:
                yield name

    @cached_property
    def _members(self) -> Mapping[str, bytes]:
        return members_of(self.docx)

    @cached_property
    def _margins(self) -> Mapping[XmlPart, str]:
        """The headers and footers, as the template has them."""
        kinds = (self.HEADER_URI, self.FOOTER_URI)
        parts = [part for kind in kinds for _, part in self.get_headers_footers(kind)]
        return {part: str(self.get_part_xml(part)) for part in parts}

    def _filled_margins(
        self, context: Mapping[str, Any], environment: Sandbox
    ) -> Iterator[tuple[str, bytes]]:
        for part, source in self._margins.items():
            xml = self.render_xml_part(source, part, context, environment)
            encoding = self.get_headers_footers_encoding(source)
            yield part.partname.membername, _tidied(xml.encode(encoding))

    def _core(self, context: Mapping[str, Any], environment: Sandbox) -> CorePropertiesPart:
        core: CorePropertiesPart = _copied(
            self.docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
        )
        for name in self._titles:
            source = getattr(core.core_properties, name)
            check_text(source)
            said = environment.from_string(source).render(context)
            setattr(core.core_properties, name, said)
        return core

    def _footnotes(
        self, context: Mapping[str, Any], environment: Sandbox
    ) -> Iterator[tuple[str, bytes]]:
        for part, source in self._notes.items():
            xml = self.render_xml_part(source, part, context, environment)
            yield part.partname.membername, xml.encode()

    @cached_property
    def _notes(self) -> Mapping[Part, str]:
        """The parts that hold footnotes, as the template has them."""
        parts = self.docx.part.package.parts
        return {
            part: part.blob.decode()
            for part in parts
            if part.content_type == CONTENT_TYPE.WML_FOOTNOTES
        }


@lru_cache(maxsize=16)
def _tidied(xml: bytes) -> bytes:
    """Return a header or a footer as it is saved; most documents of a run have the same."""
    return bytes(serialize_part_xml(parse_xml(xml)))


def _copied(part: Any) -> Any:  # noqa: ANN401 - of any kind, and its copy of the same
    """Return a part with a tree of its own."""
    return type(part)(part.partname, part.content_type, deepcopy(part.element), part.package)


def _is_even(table: Any) -> bool:  # noqa: ANN401 - the library has no types
    """Tell whether the longest row of a table has a cell for each column."""
    longest = max((len(row.findall(_CELL)) for row in table.iter(_ROW)), default=0)
    return longest == len(table.findall(_COLUMNS))
