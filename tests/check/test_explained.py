"""Every rule says all of its parts, and the pages in docs/quy-tac/ are what the rules say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from check.explained import Explained, explained
from check.rule import Checked, Rule
from check.rule_pages import FOLDER, main, pages
from check.rules import RULES
from kehoach.check_command import explain_rule
from schemas.finding import Finding

WHOLE = """Một câu
    nói tiếp.

    Phát hiện: chỗ này: và
      chỗ kia.
    Vì sao: có lý do.
    Ví dụ: "a" thay cho "b".
    Cách sửa: sửa đi.
    Nguồn: luật.
"""


def rule(doc: str) -> Rule:
    def run(checked: Checked) -> Iterator[Finding]:
        yield from ()

    run.__doc__ = doc
    return Rule("KH999", "thu", "advice", run=run)


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_rule_says_every_part(id: str) -> None:
    told = explained(RULES[id])
    assert told.summary.endswith(".")
    assert all(words for _, words in told.sections())
    assert explain_rule(id.lower()).startswith(f"{id} {RULES[id].name} (")
    assert told.mending in explain_rule(id)


def test_parts_may_run_over_lines() -> None:
    assert explained(rule(WHOLE)) == Explained(
        "Một câu nói tiếp.", "chỗ này: và chỗ kia.", "có lý do.", '"a" thay cho "b".', "sửa đi.", "luật."
    )


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        (WHOLE.replace("Vì sao: có lý do.\n", ""), "why"),
        (WHOLE.replace("luật.", ""), "source"),
        (WHOLE + "    Ví dụ: c.\n", "twice"),
        ("", "summary, finds"),
    ],
)
def test_a_rule_that_is_unfinished_is_refused(doc: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        explained(rule(doc))


def test_the_pages_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "run: make rules"


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "KH000.md").write_text("cũ", encoding="utf-8")
    main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", *(f"{id}.md" for id in RULES)}
    for id in RULES:
        assert f"({id}.md)" in (tmp_path / "README.md").read_text(encoding="utf-8")
