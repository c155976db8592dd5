"""What only people can decide: gathered while deriving, then set as a handful of comments, each with the superior's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from schemas.draft import Clause
from schemas.texts import say

MOST = 15
"""More comments than this are noise: those of one kind are put together then."""
_QUOTES, _QUOTE = 5, 110


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: `topic` its kind (a text key under "question"), `text` what is needed, `about` the superior's words that
    it is about, `hint` a suggestion where there is one.
    """

    topic: str
    text: str
    about: str = ""
    hint: str = ""


def ask(topic: str, about: str = "", hint: str = "", **values: object) -> Ask:
    """A question by its text's key."""
    return Ask(topic, say(f"question.{topic}", **values), about, hint)


@dataclass(slots=True)
class Asked:
    """A question at its place: the clause's index in the draft and the section that it stands in."""

    place: int
    section: str
    ask: Ask


def comment(asks: Sequence[Ask]) -> str:
    """The words of one comment: what is needed, the superior's words, the suggestions."""
    lines = list(dict.fromkeys(one.text for one in asks))
    quotes = list(dict.fromkeys(_short(one.about) for one in asks if one.about))
    if quotes:
        more = say("question.and_more", count=len(quotes) - _QUOTES) if len(quotes) > _QUOTES else ""
        lines.append(say("question.quoted", quotes="; ".join(f"“{quote}”" for quote in quotes[:_QUOTES])) + more)
    lines += list(dict.fromkeys(say("question.hint", hint=one.hint) for one in asks if one.hint))
    return "\n".join(lines)


def _short(text: str) -> str:
    text = " ".join(text.split()).replace("“", "‘").replace("”", "’")
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rsplit(" ", 1)[0] + " …"


def set_comments(clauses: list[Clause], asked: Sequence[Asked], room: int) -> None:
    """Write the questions into the clauses. Each stands at its own place where that makes at most `room` comments; else
    those of one kind under one heading are put together, then in one section, then in the whole draft.
    """
    heads = list(accumulate((index if clause.kind == "heading" else 0 for index, clause in enumerate(clauses)), max))
    keys: tuple[Callable[[Asked], object], ...] = (
        lambda one: (one.place,),
        lambda one: (one.ask.topic, heads[one.place]),
        lambda one: (one.ask.topic, one.section),
        lambda one: (one.ask.topic,),
    )
    groups: list[list[Asked]] = []
    for key in keys:
        groups = _grouped(asked, key)
        if len({members[0].place for members in groups}) <= room:
            break
    placed: dict[int, list[Ask]] = {}
    for members in groups:
        placed.setdefault(members[0].place, []).extend(one.ask for one in members)
    for place, asks in placed.items():
        by_topic: dict[str, list[Ask]] = {}
        for one in asks:
            by_topic.setdefault(one.topic, []).append(one)
        clauses[place].question = "\n".join(comment(rows) for rows in by_topic.values())


def _grouped(asked: Sequence[Asked], key: Callable[[Asked], object]) -> list[list[Asked]]:
    groups: dict[object, list[Asked]] = {}
    for one in asked:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())
