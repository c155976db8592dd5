"""Collects a draft's clauses, the questions at them and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from generate.asks import Ask, Asked
from grammar.numbering import letter, roman
from schemas.draft import Clause, ClauseKind, Decision, Verb
from schemas.span import Span

_LETTERS = 22  # of the Vietnamese alphabet, after which a list goes on with the last
Style = Literal["roman", "number", "letter", "other"]


class Writer:
    """The clauses in order; `section` names the top section that is being written."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self.asked: list[Asked] = []
        self.dropped: list[Decision] = []
        self.section = ""

    def add(
        self, kind: ClauseKind, level: int, marker: str, text: str, decisions: list[Decision], asks: Iterable[Ask] = ()
    ) -> Clause:
        """One clause with its questions."""
        place = len(self.clauses)
        clause = Clause(
            id=f"c{place + 1}", kind=kind, level=level, marker=marker, text=text, decisions=decisions
        )  # fmt: skip
        self.clauses.append(clause)
        self.asked.extend(Asked(place, self.section, one) for one in asks)
        return clause

    def drop(self, verb: Verb, reason: str, spans: list[Span], norm: str | None = None) -> None:
        """A clause of the superior that gives none of ours."""
        if spans:
            self.dropped.append(Decision(verb=verb, reason=reason, sources=spans, norm=norm))

    def take_back(self, mark: int) -> list[Clause]:
        """The clauses behind a mark, taken out again with their questions."""
        gone = self.clauses[mark:]
        del self.clauses[mark:]
        self.asked = [one for one in self.asked if one.place < mark]
        return gone


class Numbers:
    """New markers for the children of one clause: as the superior numbers them, but without gaps."""

    def __init__(self, parent: str = "") -> None:
        self.parent = parent.rstrip(".)")
        self.counts: dict[Style, int] = {}

    def next(self, marker: str | None) -> str:
        """The marker as it is printed: "1.", "a)", "1.1.", "-"; bullets stay what they are."""
        if not marker:
            return ""
        style = style_of(marker)
        if style == "other":
            return marker
        count = self.counts[style] = self.counts.get(style, 0) + 1
        if marker.startswith("("):
            return f"({letter(count) if style == 'letter' else count})"
        if style == "letter":
            return f"{letter(min(count, _LETTERS))})"
        if style == "roman":
            return f"{roman(min(count, 39))}."
        if not self.parent[:1].isdigit():
            return f"{count}."
        if "." in marker.rstrip("."):
            return f"{self.parent}.{count}."
        return f"{letter(min(count, _LETTERS))})"  # "(1)" below "1.": the decree's points are lettered (Annex I, II.5)

    def back(self, marker: str | None) -> None:
        """Give the last marker of a style back: its clause was taken out again."""
        if marker and (style := style_of(marker)) != "other":
            self.counts[style] -= 1


def style_of(marker: str) -> Style:
    """How a marker counts: "a" letter, "1", "1.2" number, "II" roman, "-" other."""
    bare = marker.strip("().")
    if re.fullmatch(r"\d+(?:\.\d+)*", bare):
        return "number"
    if re.fullmatch(r"[IVX]+", bare):
        return "roman"
    return "letter" if re.fullmatch(r"[a-zđ]", bare) else "other"


def printed_marker(marker: str | None) -> str:
    """A bullet or a letter as it is printed before its text: "-", "a)", "1."."""
    if not marker:
        return ""
    style = style_of(marker)
    bare = marker.strip("().")
    return {"letter": f"{bare})", "number": f"{bare}.", "roman": f"{bare}.", "other": marker}[style]
