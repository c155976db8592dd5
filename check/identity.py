"""What makes two findings the same one from run to run: the rule and the words it is about, not where they stand."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from grammar.normalise import nfc, squeeze
from schemas.finding import Finding


@dataclass(frozen=True, slots=True)
class Identity:
    """A rule, the words at the place, and the words at the places beside it, in the spelling that is compared."""

    rule: str
    text: str
    related: tuple[str, ...] = ()

    @classmethod
    def of(cls, finding: Finding) -> Identity:
        """The identity of a finding."""
        return cls.from_texts(finding.rule, place_text(finding), related_texts(finding))

    @classmethod
    def from_texts(cls, rule: str, text: str, related: Iterable[str]) -> Identity:
        """The identity of a rule and texts as they are printed; the order of the related ones does not count."""
        return cls(rule.upper(), compared(text), tuple(sorted(compared(row) for row in related)))


def compared(text: str) -> str:
    """A text as it is compared: composed, with single spaces, small."""
    return squeeze(nfc(text)).casefold()


def place_text(finding: Finding) -> str:
    """The words that a finding is about; its message where it is about none (something is missing), without the file's name."""
    if finding.where.span is not None:
        return squeeze(nfc(finding.where.span.quote))
    text = finding.message
    for file in (finding.where.file, *(place.file for place in finding.related)):
        text = text.replace(PurePath(file).name, "…")
    return squeeze(nfc(text))


def related_texts(finding: Finding) -> list[str]:
    """The words at the places beside a finding, those that have any."""
    return [squeeze(nfc(place.span.quote)) for place in finding.related if place.span is not None]


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A fingerprint for each finding, the same in every run and under every name of the file: a digest (SHA-256, the first 128
    bits) of its identity; of equal findings the second ends in ":2", and so on.
    """
    seen: Counter[Identity] = Counter()
    out: list[str] = []
    for finding in findings:
        identity = Identity.of(finding)
        seen[identity] += 1
        words = json.dumps([identity.rule, identity.text, *identity.related], ensure_ascii=False)
        out.append(f"{hashlib.sha256(words.encode()).hexdigest()[:32]}:{seen[identity]}")
    return out
