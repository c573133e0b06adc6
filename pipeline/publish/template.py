"""Word templates that staff edit: filled in a sandbox, their mistakes named in staff's words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, time
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, cast
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError
from jinja2.exceptions import UndefinedError

from pipeline.errors import OperatorError
from pipeline.publish.phrases import printable
from pipeline.publish.placed_chart import Chart, PlacedChart
from pipeline.publish.sandbox import Sandbox
from pipeline.publish.word_template import WordTemplate
from pipeline.publish.zipped import packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pipeline.publish.word_template import Filled

_NEAR: Final = 0.5  # as difflib counts likeness, from 0 to 1
_EXCERPT: Final = 120


class TemplateFileError(OperatorError):
    """Không dùng được mẫu văn bản."""

    @classmethod
    def unreadable(cls, path: str) -> TemplateFileError:
        """Say that the file is missing or is no Word document."""
        return cls(
            f"Không mở được mẫu {path}. Kiểm tra tệp còn trong thư mục templates, mở được bằng"
            f" {_editor(path)} và lưu ở dạng {_ending(path)}; nếu hỏng, chép lại bản gốc."
        )

    @classmethod
    def wrong_field(cls, path: str, field: str, near: str) -> TemplateFileError:
        """Say that a field does not exist, and which one is meant."""
        meant = f" Có phải «{near}»?" if near else ""
        return cls(
            f"Mẫu {path} dùng trường «{field}» mà văn bản này không có.{meant}"
            f" Mở mẫu bằng {_editor(path)}, sửa lại tên trường, lưu rồi chạy lại lệnh."
        )

    @classmethod
    def wrong_tag(cls, path: str, where: str, reason: str) -> TemplateFileError:
        """Say that a tag is not well formed, or asks for what a template may not do."""
        near = f" gần «{where}»" if where else ""
        return cls(
            f"Mẫu {path} có thẻ lệnh viết sai{near} ({reason}). Mở mẫu bằng {_editor(path)}, sửa"
            " hoặc chép lại thẻ {{ … }}, {% … %} từ bản gốc, lưu rồi chạy lại lệnh."
        )


def _editor(path: str) -> str:
    return "Word" if path.endswith(".docx") else "Notepad"


def _ending(path: str) -> str:
    return f".{path.rpartition('.')[2]}"


@cache
def _environment() -> Sandbox:
    return Sandbox()


def compile_ahead(templates: Path) -> None:
    """Compile the Word templates of a folder, as set-up does the modules, for the runs to come."""
    for path in sorted(templates.glob("*.docx")):
        with suppress(TemplateError, TemplateFileError):  # whoever uses it is told
            _opened(path, {}).compile_parts(_environment())


def filled(template: Path, context: Mapping[str, Any]) -> Filled:
    """Return the document that a template makes of its fields.

    What a field holds is text and nothing else: markup and template tags in it come out as typed,
    signs that no XML can hold are left out.

    Raises:
        TemplateFileError: no such file, no Word file, an unknown field, a broken tag.
    """
    document = _opened(template, context)
    try:
        return document.filled(_printable(context, document), _environment())
    except (TemplateError, TypeError) as error:
        raise answer(template.name, error, context) from error


def saved(document: Filled, author: str, as_of: date) -> bytes:
    """Return the bytes of a document; its days of writing are the report's own."""
    stamp = datetime.combine(as_of, time(), UTC).replace(tzinfo=None)
    properties = document.core.core_properties
    properties.author, properties.last_modified_by, properties.revision = author, "", 1
    properties.created = properties.modified = stamp
    return packed(document.written())


def _opened(template: Path, context: Mapping[str, Any]) -> WordTemplate:
    """Open a template once, but anew for charts: they stay in its package."""
    try:
        content = template.read_bytes()
        return WordTemplate(content) if _has_chart(context) else _kept(content)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise TemplateFileError.unreadable(template.name) from error


@lru_cache(maxsize=8)
def _kept(content: bytes) -> WordTemplate:
    return WordTemplate(content)


def _has_chart(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_chart, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_chart, value))
    return isinstance(value, Chart)


def answer(path: str, error: Exception, context: Mapping[str, Any]) -> TemplateFileError:
    """Return what to tell staff of a mistake in a template."""
    if isinstance(error, UndefinedError):
        name = str(error)
        near = get_close_matches(name, sorted(set(_fields(context))), n=1, cutoff=_NEAR)
        return TemplateFileError.wrong_field(path, name, "".join(near))
    lines = " ".join(getattr(error, "docx_context", ())).split()
    return TemplateFileError.wrong_tag(path, " ".join(lines)[:_EXCERPT], str(error))


def _fields(value: object) -> Iterator[str]:
    """Yield the names of all fields, those of rows inside lists included."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            yield from _fields(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _fields(inner)


def _printable(context: Mapping[str, Any], document: WordTemplate) -> dict[str, Any]:
    return cast("dict[str, Any]", _legal(context, document))


def _legal(value: object, document: WordTemplate) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: _legal(inner, document) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_legal(inner, document) for inner in value]
    if isinstance(value, Chart):
        return PlacedChart(document, value)
    return value
