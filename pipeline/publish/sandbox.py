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
from jinja2.bccache import BytecodeCache
from jinja2.sandbox import SandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from jinja2 import Template
    from jinja2.bccache import Bucket

_HERE: Final = Path(__file__).parent
_SOURCES: Final = ("sandbox.py", "template_tags.py", "word_template.py")
_LIBRARIES: Final = ("docxtpl", "jinja2")
_SUM_BYTES: Final = 32  # of SHA-256


class Missing(StrictUndefined):
    """A field that does not exist; its message is its bare name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _Kept(BytecodeCache):
    """What parts are compiled to, a file each; one that is damaged is told by its check sum."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if anything whole is there."""
        with contextlib.suppress(OSError):
            entry = self._entry(bucket).read_bytes()
            told, code = entry[:_SUM_BYTES], entry[_SUM_BYTES:]
            if told == hashlib.sha256(code).digest():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless Python was told to keep none or the folder cannot be written."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            if not sys.dont_write_bytecode:
                self._entry(bucket).write_bytes(hashlib.sha256(code).digest() + code)

    def _entry(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{bucket.key}.bytecode"


class Sandbox(SandboxedEnvironment):
    """A sandbox that compiles each source once: one template makes many documents.

    Args:
        kept: where compiled parts lie: beside the modules' own bytecode, as whoever may write there
            may change the program as well.
    """

    def __init__(self, kept: Path = _HERE / "__pycache__") -> None:
        super().__init__(autoescape=True, undefined=Missing, optimized=False)
        self._known: dict[str, Template] = {}
        self._kept = _Kept(kept)

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
