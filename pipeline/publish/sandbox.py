"""The sandbox that templates are filled in; what it compiles is kept as Python keeps modules."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined
from jinja2.bccache import FileSystemBytecodeCache
from jinja2.sandbox import SandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from jinja2 import Template

_HERE: Final = Path(__file__).parent
_SOURCES: Final = ("sandbox.py", "word_template.py")
_LIBRARIES: Final = ("docxtpl", "jinja2")


class Missing(StrictUndefined):
    """A field that does not exist; its message is its bare name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class Sandbox(SandboxedEnvironment):
    """A sandbox that compiles each source once: one template makes many documents.

    Args:
        kept: where compiled parts lie: beside the modules' own bytecode, as whoever may write there
            may change the program as well.
    """

    def __init__(self, kept: Path = _HERE / "__pycache__") -> None:
        super().__init__(autoescape=True, undefined=Missing, optimized=False)
        self._known: dict[str, Template] = {}
        self._kept = FileSystemBytecodeCache(str(kept), "template-%s.bytecode")

    def from_string(self, source: Any, *args: Any, **facts: Any) -> Template:  # noqa: ANN401 - as the library has it
        """Return the template of a source as it stands."""
        if source not in self._known:
            self._known[source] = super().from_string(source, *args, **facts)
        return self._known[source]

    def freed(self, part: str, free: Callable[[str], str]) -> Template:
        """Return the template of a part as Word saved it, compiled now or in an earlier run.

        Args:
            part: its XML.
            free: rids its tags of the marks that Word leaves in them; asked where nothing is kept.
        """
        if part not in self._known:
            code = self._code(part, free)
            made = self.template_class.from_code(self, code, self.make_globals(None))
            self._known[part] = made
        return self._known[part]

    def _code(self, part: str, free: Callable[[str], str]) -> CodeType:
        bucket = self._kept.get_bucket(self, _version() + part, None, part)
        if bucket.code is None:
            bucket.code = self.compile(free(part))
            with contextlib.suppress(OSError):
                if not sys.dont_write_bytecode:
                    self._kept.set_bucket(bucket)
        return bucket.code


@cache
def _version() -> str:
    """Return what stands for all that decides what a part is compiled to."""
    said = hashlib.sha256()
    for name in _SOURCES:
        said.update((_HERE / name).read_bytes())
    for name in _LIBRARIES:
        said.update(f"{name} {version(name)}".encode())
    return said.hexdigest()
