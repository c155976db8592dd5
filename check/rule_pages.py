"""The pages about the rules, docs/quy-tac/: one for each rule and an index. `python -m check.rule_pages` writes them."""

from __future__ import annotations

from pathlib import Path

from check.explained import explained
from check.rule import Rule
from check.rules import RULES
from schemas.texts import say

FOLDER = Path(__file__).parents[1] / "docs" / "quy-tac"
INDEX = "README.md"


def pages() -> dict[str, str]:
    """The Markdown of every page by its file's name."""
    return {INDEX: _index()} | {f"{rule.id}.md": _page(rule) for rule in _ordered()}


def _ordered() -> list[Rule]:
    return [rule for _, rule in sorted(RULES.items())]


def _index() -> str:
    lines = [f"# {say('explain.index_title')}", "", say("explain.index_intro"), ""]
    lines += [say("explain.index_head"), "|---|---|---|---|"]
    for rule in _ordered():
        summary = explained(rule).summary.replace("|", "\\|")
        lines.append(f"| [{rule.id}]({rule.id}.md) | {summary} | {_level(rule)} | {_scope(rule)} |")
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> str:
    told = explained(rule)
    facts = say("explain.facts", name=rule.name, level=_level(rule), scope=_scope(rule))
    lines = [f"# {rule.id}: {told.summary.removesuffix('.')}", "", facts]
    for heading, words in told.sections():
        lines += ["", f"## {heading}", "", words[:1].upper() + words[1:]]
    return "\n".join([*lines, "", f"[{say('explain.all_rules')}]({INDEX})"]) + "\n"


def _level(rule: Rule) -> str:
    return say(f"check.severity_{rule.severity}").lower()


def _scope(rule: Rule) -> str:
    if rule.run is not None:
        return say("explain.single")
    return say("explain.pair" if rule.compare is not None else "explain.level")


def main(folder: Path = FOLDER) -> None:
    """Write the pages into the folder and take away those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
