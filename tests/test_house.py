"""The house rules: texts live together and are used, modules are small, no drawers, samples are current."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from schemas.texts import keys
from tests.conftest import need

ROOT = Path(__file__).parents[1]
ROOMS = ("schemas", "norms", "grammar", "extract", "generate", "check", "corpus", "templates", "kehoach")
MODULES = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
SOURCE = {path: path.read_text(encoding="utf-8") for path in MODULES}


# a key is a string of its own, or an f-string with the changing part in braces: "draft.{name}"
_KEY = re.compile(r"[a-z_0-9{}]+(?:\.[a-z_0-9{}]+)+")


def used_keys() -> set[str]:
    """Every string in the code that has the shape of a text's key; the changing parts of f-strings are "{}"."""
    out: set[str] = set()
    for code in SOURCE.values():
        tree = ast.parse(code)
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                out.add("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
            elif id(node) in parts:
                continue
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                out.add(node.value)
    return {text for text in out if _KEY.fullmatch(text)}


def test_every_text_that_is_used_exists() -> None:
    known = set(keys())
    groups = {key.split(".")[0] for key in known}
    missing = [key for key in used_keys() if "{" not in key and key.split(".")[0] in groups and key not in known]
    assert missing == []


def test_every_text_is_used() -> None:
    forms = [
        re.compile(re.escape(key).replace(r"\{\}", "[a-z_0-9-]+")) for key in used_keys() if not key.startswith("{")
    ]
    unused = [key for key in keys() if not any(form.fullmatch(key) for form in forms)]
    assert unused == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_say_what_they_are_for(path: Path) -> None:
    lines = SOURCE[path].splitlines()
    assert len(lines) <= 350
    assert lines[0].startswith('"""'), "a module begins with what it is for"
    assert path.stem not in ("utils", "util", "helpers", "helper", "misc", "common")


def test_vietnamese_texts_for_users_live_in_one_place() -> None:
    """Outside the texts file only patterns and grammar hold Vietnamese; no message is built in code."""
    for path, code in SOURCE.items():
        for call in re.findall(r"(?:message|echo|raise \w+)\(f?\"([^\"]*)\"", code):
            assert not re.search(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", call), f"{path}: {call}"


def test_docs_name_every_command_and_every_rule() -> None:

    guide = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    for command in (
        "extract",
        "text",
        "draft",
        "check",
        "convert",
        "demo",
        "explain",
        "schema",
        "norms",
        "template",
        "clean",
        "convert-form",
        "calendar",
        "compare",
        "search",
        "tree",
        "catalogue",
    ):
        assert f"kehoach {command}" in guide
    assert "quy-tac/README.md" in guide  # where every rule has its page (tests/check/test_explained.py)


def test_docs_name_every_rule_of_form() -> None:
    from norms.form import measures

    page = (ROOT / "docs" / "the-thuc.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z]{2}-\d\d) \| (.*?) \|", page, re.MULTILINE)
    assert rows == [(entry.id, entry.about) for entry in measures().values()]


@pytest.mark.slow
def test_samples_are_what_their_script_builds(tmp_path: Path) -> None:
    """The shipped DOCX has the text that the script builds from the authoring source."""
    need("soffice")
    import kehoach
    from corpus.samples import build

    build.main(["--out", str(tmp_path)])
    shipped = ROOT / "corpus" / "samples"
    for suffix in ("docx", "pdf"):
        name = f"kh-huyen-phu-lam-2024.{suffix}"
        assert kehoach.read(tmp_path / name).text == kehoach.read(shipped / name).text
