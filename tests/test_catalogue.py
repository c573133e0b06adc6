"""Tests of the catalogue: every rule once, raised somewhere, and written down for people."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest

from pipeline import catalogue
from pipeline.catalogue import CATALOGUE
from pipeline.finding import Rule, Scope, Severity
from tests.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "findings.md"
NAMES = {name: rule for name, rule in vars(catalogue).items() if isinstance(rule, Rule)}

KINDS: Final = {
    "F": ("Tệp", "Tệp không đọc được, hoặc có điều cần biết về tệp."),
    "G": (
        "Bìa, biểu mẫu",
        (
            "Báo cáo của ai, kỳ nào, có được tính không. Báo cáo đã bị chặn ở đây thì không"
            " kiểm tra tiếp."
        ),
    ),
    "C": ("Ô", "Từng ô: đọc được không, phải điền chưa, có bị sửa không."),
    "R": ("Dòng", "Các ô của một dòng so với nhau và so với danh mục."),
    "H": ("Lịch sử", "So với số liệu chính đơn vị đã báo cáo kỳ trước."),
    "X": ("Đối chiếu", "So số liệu của hai nguồn về cùng một việc."),
    "D": (
        "Danh mục",
        "Miễn trừ, điều chỉnh của cơ quan thường trực và sai sót của chính danh mục.",
    ),
}
LEAVES_OUT: Final = {
    (Severity.BLOCK, Scope.FILE): "cả tệp không được dùng",
    (Severity.BLOCK, Scope.SHEET): "trang không được dùng",
    (Severity.BLOCK, Scope.ROW): "dòng không được dùng",
    (Severity.BLOCK, Scope.CELL): "dòng có ô này không được dùng",
}
INTRODUCTION: Final = """\
# Các phát hiện khi kiểm tra báo cáo

Trang này được viết tự động từ `pipeline/catalogue.py`; đừng sửa bằng tay.

Mỗi phát hiện có một mã, một mức độ, một câu nói rõ điều gì sai và phải làm gì. Mỗi ô chỉ bị nhắc
một lần, bằng phát hiện nặng nhất.

- **Chặn**: dòng (hoặc cả tệp) không được dùng cho đến khi sửa.
- **Cảnh báo**: số liệu vẫn được dùng; đơn vị cần xem lại.
- **Lưu ý**: để biết, không phải sửa.

Quy tắc không hợp với một đơn vị trong một kỳ thì cơ quan thường trực ghi mã quy tắc vào trang
**Miễn trừ** của danh mục. Chữ trong ngoặc nhọn, ví dụ {entered}, được thay bằng nội dung cụ thể.
Ví dụ là câu trả lời nguyên văn mà đơn vị nhận được, kèm trang và ô."""


def page() -> str:
    return "\n".join((INTRODUCTION, *(line for kind in KINDS for line in _section(kind)), ""))


def _section(kind: str) -> Iterator[str]:
    title, told = KINDS[kind]
    yield f"\n## {kind} – {title}\n\n{told}"
    for rule in sorted(CATALOGUE, key=lambda rule: rule.code):
        if rule.code.startswith(kind):
            yield from _entry(rule)


def _entry(rule: Rule) -> Iterator[str]:
    effect = LEAVES_OUT.get((rule.severity, rule.scope))
    weight = f"{rule.severity.value}; {effect}" if effect else rule.severity.value
    yield f"\n### {rule.code} · {rule.title}\n"
    yield f"- Mức độ: {weight}."
    yield f"- Nội dung: {rule.sentence}"
    yield f"- Nhận biết: {rule.recognised}."
    yield f"- Phải làm: {rule.fix or 'không phải làm gì.'}"
    yield f"- Ví dụ: {_example(rule)}"


def _example(rule: Rule) -> str:
    """Return an answer as it is given, with its place; a test shows that it is."""
    line = next(example.line for example in EXAMPLES if example.code == rule.code)
    place, _, said = line.rpartition(f"{rule.code} ")
    return f"{place.strip()}: {said}" if place.strip() else said


def test_the_page_of_findings_is_the_catalogue() -> None:
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run: GOLDEN=write pytest this module"


def test_no_code_stands_for_two_rules() -> None:
    assert [
        code for code, times in Counter(rule.code for rule in CATALOGUE).items() if times > 1
    ] == []
    assert [rule.code for rule in CATALOGUE if not re.fullmatch(r"[FGCRHXD]\d\d", rule.code)] == []


def test_no_two_rules_have_one_title() -> None:
    assert [
        title for title, times in Counter(r.title for r in CATALOGUE).items() if times > 1
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_raised_somewhere(name: str) -> None:
    assert any(f"catalogue.{name}" in text for text in _sources())


def _sources() -> list[str]:
    modules = (path for path in (ROOT / "pipeline").rglob("*.py") if path.name != "catalogue.py")
    return [path.read_text(encoding="utf-8") for path in modules]


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_a_sentence_is_whole(rule: Rule) -> None:
    assert rule.sentence.endswith((".", "}."))
    assert not rule.fix or rule.fix.endswith(".")
    assert rule.fix or rule.severity is Severity.NOTE
    assert not rule.recognised.endswith(".")
    assert "  " not in rule.sentence + rule.fix
    assert all(spec == "" for _, name, spec, _ in Formatter().parse(rule.sentence) if name)
