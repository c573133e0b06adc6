"""What mails say: text templates that staff edit, and the same words as a plain HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct

from pipeline.publish.sandbox import Missing
from pipeline.publish.template import TemplateFileError, answer
from pipeline.publish.template_tags import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PAGE: Final = "mail.html.j2"
SUBJECT: Final = "Tiêu đề:"
KINDS: Final = ("thanh-vien", "phan-hoi", "don-doc", "bieu-mau")
_BULLET: Final = "- "


class Written(Struct, frozen=True):
    """A mail's words: subject, plain text, and the text as a page."""

    subject: str
    text: str
    html: str


def written(templates: Path, kind: str, fields: Mapping[str, Any]) -> Written:
    """Return what a template makes of its fields; its first line is the subject.

    Args:
        templates: the folder of the templates.
        kind: which mail.
        fields: what the template may name; text stays as it was typed.

    Raises:
        TemplateFileError: no such template, an unknown field, a broken tag.
    """
    said = _rendered(templates / template_name(kind), fields, is_page=False)
    first, _, rest = said.strip().partition("\n")
    subject = first.removeprefix(SUBJECT).strip()
    blocks = list(_blocks(rest))
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    page = {"tieu_de": subject, "cac_khoi": [_block(block) for block in blocks]}
    return Written(subject, text, _rendered(templates / PAGE, page, is_page=True))


def template_name(kind: str) -> str:
    """Return the file name of a mail's template."""
    return f"mail.{kind}.j2"


def _rendered(path: Path, fields: Mapping[str, Any], *, is_page: bool) -> str:
    # Only the page is HTML; in the plain text an & has to stay an &.
    environment = SandboxedEnvironment(autoescape=is_page, undefined=Missing)
    try:
        source = path.read_text(encoding="utf-8")
        if not is_page:  # whose style sheet has braces of its own
            check_text(source)
        return environment.from_string(source).render(fields)
    except (OSError, UnicodeDecodeError) as unread:
        raise TemplateFileError.unreadable(path.name) from unread
    except (TemplateError, TypeError) as error:
        raise answer(path.name, error, fields) from error


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield paragraphs and lists as their lines; blank lines stand between them."""
    block: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _block(lines: list[str]) -> dict[str, Any]:
    is_list = all(line.startswith(_BULLET) for line in lines)
    shown = [line.removeprefix(_BULLET) for line in lines] if is_list else lines
    return {"la_danh_sach": is_list, "cac_dong": shown}
