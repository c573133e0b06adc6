"""The import order is law, and here is where it is enforced."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = tuple(sorted((*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("schemas/*.py"))))
MAX_LINES = 250
CATALOGUE = "pipeline.catalogue"  # a list of sentences, not code

WORDS = (
    "pipeline.catalogue",
    "pipeline.cell",
    "pipeline.cluster",
    "pipeline.errors",
    "pipeline.failure",
    "pipeline.finding",
    "pipeline.lazy",
    "pipeline.memory",
    "pipeline.nursery",
    "pipeline.prefill",
    "pipeline.register",
    "pipeline.rules",
    "pipeline.settings",
    "pipeline.shown",
    "pipeline.syllable",
    "pipeline.text",
    "pipeline.worker",
    "pipeline.zipguard",
    "pipeline.zipwriter",
)
LINE = (
    "pipeline.answering",
    "pipeline.checking",
    "pipeline.closing",
    "pipeline.compiling",
    "pipeline.fates",
    "pipeline.issuing",
    "pipeline.keeping",
    "pipeline.mailing",
    "pipeline.posting",
    "pipeline.printing",
    "pipeline.reading",
    "pipeline.repeating",
    "pipeline.run",
    "pipeline.sending",
    "pipeline.single",
    "pipeline.standing",
    "pipeline.starting",
    "pipeline.telling",
    "pipeline.usage",
)
FORMS = ("pipeline.forms", "pipeline.issue")
LAYOUT = (
    "pipeline.publish.theme",
    "pipeline.publish.quick_sheet",
    "pipeline.publish.sheetwriter",
    "pipeline.publish.zipped",
)

MAY_IMPORT = {
    "schemas": (),
    "words": WORDS,
    "pipeline.intake": WORDS,
    "pipeline.read": (*WORDS, "pipeline.intake.content"),
    "pipeline.check": (*WORDS, "pipeline.read.book"),
    "pipeline.frames": WORDS,
    "pipeline.merge": (*WORDS, "pipeline.frames", "pipeline.check.checked"),
    "pipeline.measure": (*WORDS, "pipeline.frames", "pipeline.merge"),
    "forms": (*WORDS, *FORMS, *LAYOUT),
    "pipeline.publish": (
        *WORDS,
        *FORMS,
        "pipeline.read.book",
        "pipeline.check.checked",
        "pipeline.frames",
        "pipeline.merge",
        "pipeline.measure",
    ),
    "line": ("pipeline",),
    "pipeline.__main__": (
        *LINE,
        "pipeline.errors",
        "pipeline.settings",
        *FORMS,
        "pipeline.finding",
        "pipeline.memory",
    ),
}
"""What each part may import besides itself and the schemas."""

ONLY_IN = {
    "python_calamine": ("pipeline.read",),
    "openpyxl": ("pipeline.read",),
    "xlrd": ("pipeline.read",),
    "pyxlsb": ("pipeline.read",),
    "pebble": ("pipeline.worker",),
    "dask": ("pipeline.cluster",),
    "distributed": ("pipeline.cluster",),
    "oxmsg": ("pipeline.intake",),
    "msoffcrypto": ("pipeline.read",),
    "xlsxwriter": ("pipeline.publish", *FORMS),
    "docxtpl": ("pipeline.publish",),
    "docx": ("pipeline.publish",),
    "jinja2": ("pipeline.publish",),
    "pyarrow": ("pipeline.publish",),
    "typer": ("pipeline.__main__", "pipeline.usage"),
    "rich": ("pipeline.__main__", "pipeline.posting", "pipeline.telling"),
    "pydantic": ("schemas",),
}
"""The libraries that belong to a part."""


def named(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def under(module: str, *parents: str) -> bool:
    """`pipeline.register_plans` belongs to `pipeline.register`, as `pipeline.merge.carry` does."""
    return any(
        module == parent or module.startswith((f"{parent}.", f"{parent}_")) for parent in parents
    )


def part_of(module: str) -> str:
    if module == "pipeline" or under(module, *WORDS):
        return "words"
    if under(module, *LINE):
        return "line"
    if under(module, *FORMS):
        return "forms"
    return next(part for part in MAY_IMPORT if under(module, part))


@cache
def imports(path: Path, *, at_run_time: bool = False) -> frozenset[str]:
    tree = ast.parse(path.read_bytes())
    for_types = {
        inner
        for node in ast.walk(tree)
        if at_run_time and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_what_its_part_may(path: Path) -> None:
    module = named(path)
    part = part_of(module)
    own = () if part in {"words", "line", "forms"} else (part,)
    allowed = ("schemas", *own, *MAY_IMPORT[part])
    ours = {name for name in imports(path) if name.startswith(("pipeline.", "schemas."))}
    assert {name for name in ours if not under(name, *allowed)} == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_library_stays_where_it_belongs(path: Path) -> None:
    module = named(path)
    foreign = {name.split(".")[0] for name in imports(path)} & set(ONLY_IN)
    assert {name for name in foreign if not under(module, *ONLY_IN[name])} == set()


def test_no_two_modules_open_with_the_same_sentence() -> None:
    heads = Counter(
        (ast.get_docstring(ast.parse(path.read_bytes())) or "").splitlines()[0] for path in MODULES
    )
    assert [head for head, times in heads.items() if times > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert named(path) == CATALOGUE or lines <= MAX_LINES


def test_the_modules_import_in_no_ring() -> None:
    known = {named(path) for path in MODULES}
    edges = {named(path): _needed(path) & known - {named(path)} for path in MODULES}
    done: set[str] = set()
    while ready := {name for name, needs in edges.items() if name not in done and needs <= done}:
        done |= ready
    assert sorted(known - done) == []


def _needed(path: Path) -> set[str]:
    said = imports(path, at_run_time=True)
    return set(said) | {name.rpartition(".")[0] for name in said} - {"pipeline", "schemas"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_percentages_are_spelled_in_one_way(path: Path) -> None:
    """Officialese writes 42%; only what the programmers read may stand apart."""
    tree = ast.parse(path.read_bytes())
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    said = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )
    assert [text for text in said if re.search(r"\d\s%", text)] == []
