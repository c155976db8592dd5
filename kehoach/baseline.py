"""The baseline: findings that people have looked at and accept, each with their reason; a check does not report them again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from check.identity import Identity, place_text, related_texts
from kehoach.toml_input import toml_table
from schemas.errors import WrongUse
from schemas.finding import Finding
from schemas.texts import say

_TABLE = "finding"
_KEYS = ("rule", "text", "related", "reason")


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding: what it is, the words as the file has them, and why it is accepted."""

    identity: Identity
    text: str
    reason: str


def read_baseline(path: Path, need_reasons: bool = True) -> list[Entry]:
    """The entries of a baseline file.

    Raises UnreadableInput, or WrongUse with the entry's number for one that is wrong or (`need_reasons`) has no reason.
    """
    whole = toml_table(path)
    rows = whole.get(_TABLE, [])
    if set(whole) - {_TABLE} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise WrongUse("baseline.table", file=path)
    return [_entry(path, number, row, need_reasons) for number, row in enumerate(rows, start=1)]


def _entry(path: Path, number: int, row: dict[str, Any], need_reason: bool) -> Entry:
    for key in row:
        if key not in _KEYS:
            raise WrongUse("baseline.unknown_key", file=path, number=number, name=key, keys=", ".join(_KEYS))
    rule, text, related, reason = (row.get(key, [] if key == "related" else "") for key in _KEYS)
    if not all(isinstance(value, str) for value in (rule, text, reason)) or not rule or not text:
        raise WrongUse("baseline.entry", file=path, number=number)
    if not isinstance(related, list) or not all(isinstance(value, str) for value in related):
        raise WrongUse("baseline.entry", file=path, number=number)
    if need_reason and not reason.strip():
        raise WrongUse("baseline.no_reason", file=path, number=number, rule=rule)
    return Entry(Identity.from_texts(rule, text, related), text, reason)


def without_accepted(findings: Iterable[Finding], entries: Iterable[Entry]) -> tuple[list[Finding], list[Entry]]:
    """The findings that no entry accepts, and the entries that accept none; one entry accepts all findings equal to it."""
    entries = list(entries)
    accepted = {entry.identity for entry in entries}
    left: list[Finding] = []
    met: set[Identity] = set()
    for finding in findings:
        identity = Identity.of(finding)
        met.add(identity)
        if identity not in accepted:
            left.append(finding)
    return left, [entry for entry in entries if entry.identity not in met]


def baseline_text(findings: Iterable[Finding], path: Path) -> tuple[str, int]:
    """The text of a baseline file with an entry for each finding, without reasons, and how many were added: what the file
    at `path` holds already stays as it is. Raises as `read_baseline` does.
    """
    known = {entry.identity for entry in read_baseline(path, need_reasons=False)} if path.exists() else set()
    blocks = [path.read_text(encoding="utf-8-sig").rstrip("\n")] if path.exists() else [say("baseline.head")]
    before = len(blocks)
    for finding in findings:
        identity = Identity.of(finding)
        if identity not in known:
            known.add(identity)
            blocks.append(_block(finding))
    return "\n\n".join(blocks) + "\n", len(blocks) - before


def _block(finding: Finding) -> str:
    values: dict[str, object] = {"rule": finding.rule, "text": place_text(finding)}
    if related_texts(finding):
        values["related"] = related_texts(finding)
    values["reason"] = ""
    # a basic string of TOML is written as one of JSON, but for the delete character
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f") for key, value in values.items()
    ]
    return "\n".join([f"[[{_TABLE}]]", *lines])
