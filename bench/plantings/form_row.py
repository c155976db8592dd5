"""What breaks the form of a DOCX: small changes to its XML, each of which says whether there was anything to change."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.plantings.paper import Paper, behind, said, say
from check.refit.edit import made, properties, put, set_run
from check.word.package import W

Change = Callable[[Paper], bool]


@dataclass(frozen=True)
class FormRow:
    """A planting: the rule that must find it, the changes; `draft`: blanks are no fault."""

    rule: str
    changes: tuple[Change, ...]
    draft: bool = True


FORM_ROWS: list[FormRow] = []


def breaks(rule: str, *rows: Change | tuple[Change, ...], draft: bool = True) -> None:
    """Enter the plantings of a rule, each of one change or of several together."""
    for changes in rows:
        FORM_ROWS.append(FormRow(rule, changes if isinstance(changes, tuple) else (changes,), draft))


def paragraph(paper: Paper, start: str, number: int = 0) -> Any | None:
    """The n-th paragraph that begins with a pattern; behind `base:` and `close:` only bases, and only what stands from the
    recipients on, are meant, behind `title:` what stands below the kind of document, behind `name:` the signer's name.
    """
    among = paper.all
    place, _, pattern = start.partition(":")
    if place in _PLACES:
        among = _PLACES[place](paper)
    else:
        pattern = start
    found = [element for element in among if re.match(pattern, said(element))]
    return found[number] if found and len(found) > number else None


def closing(paper: Paper) -> list[Any]:
    """What stands from the heading of the recipients on."""
    rows = paper.all
    return rows[next((at for at, element in enumerate(rows) if said(element).startswith("Nơi nhận")), len(rows)) :]


def signer(paper: Paper) -> list[Any]:
    """The signer's name: the first name of a person behind the recipients."""
    found = [element for element in closing(paper) if re.fullmatch(r"(?:[A-ZĐ][a-zà-ỹ]+ ?){3,4}", said(element))]
    return [element for element in found if said(element) != "Nơi nhận"][:1]


def titled(paper: Paper) -> list[Any]:
    """The paragraphs from the title on: it is the first with words below the kind of document."""
    rows = [element for element in paper.all if said(element)]
    return rows[next((at + 1 for at, element in enumerate(rows) if said(element) == "KẾ HOẠCH"), len(rows)) :]


_PLACES: dict[str, Callable[[Paper], list[Any]]] = {
    "base": lambda paper: paper.bases, "close": closing, "name": signer, "title": titled,
}  # fmt: skip


def look(start: str, number: int = 0, **looks: Any) -> Change:
    """Another size, weight, slant or showing of a paragraph's runs."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start, number)
        for node in element.iter(W + "r") if element is not None else ():
            set_run(node, **looks)
        return element is not None

    return change


def letters(start: str, tag: str, number: int = 0, **attributes: str) -> Change:
    """A property of a paragraph's first run that says something."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start, number)
        if element is None:
            return False
        run = next(node for node in element.iter(W + "r") if said(node))
        put(properties(run, "rPr"), tag, **attributes)
        return True

    return change


def set_out(start: str, tag: str, number: int = 0, **attributes: str) -> Change:
    """A property of a paragraph."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start, number)
        if element is not None:
            put(properties(element, "pPr"), tag, **attributes)
        return element is not None

    return change


def worded(start: str, old: str, new: str, number: int = 0) -> Change:
    """Other words in a paragraph."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start, number)
        if element is None:
            return False
        words = re.sub(old, new, said(element), count=1)
        if words == said(element):
            return False
        say(element, words)
        return True

    return change


def removed(start: str) -> Change:
    """A paragraph taken away."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start)
        if element is not None:
            element.getparent().remove(element)
        return element is not None

    return change


def added(start: str, *texts: str, number: int = 0) -> Change:
    """Further paragraphs of the same looks."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start, number)
        for text in reversed(texts) if element is not None else ():
            behind(element, text)
        return element is not None

    return change


def page(index: int, tag: str, **attributes: str) -> Change:
    """A property of a section."""

    def change(paper: Paper) -> bool:
        sections = list(paper.package.body.iter(W + "sectPr"))
        if len(sections) <= index:
            return False
        put(sections[index], tag, **attributes)
        return True

    return change


def unset(index: int, tag: str) -> Change:
    """A property of a section taken away."""

    def change(paper: Paper) -> bool:
        sections = list(paper.package.body.iter(W + "sectPr"))
        found = sections[index].findall(W + tag) if len(sections) > index else []
        for element in found:
            element.getparent().remove(element)
        return bool(found)

    return change


def unruled(number: int) -> Change:
    """A horizontal line taken away: the n-th paragraph that is only a line."""

    def change(paper: Paper) -> bool:
        found = rules(paper)
        if len(found) <= number:
            return False
        found[number].getparent().remove(found[number])
        return True

    return change


def rules(paper: Paper) -> list[Any]:
    """The paragraphs that are only a line: an upper border of their own or of their style."""
    return [
        p
        for p in paper.package.body.iter(W + "p")
        if p.find(f"{W}pPr/{W}pBdr") is not None
        or (
            p.find(f"{W}pPr/{W}pStyle") is not None
            and not said(p)
            and "DuongKe" in str(p.find(f"{W}pPr/{W}pStyle").get(W + "val"))
        )
    ]


def ruled(number: int, left: str, right: str) -> Change:
    """A horizontal line of another length."""

    def change(paper: Paper) -> bool:
        found = rules(paper)
        if len(found) <= number:
            return False
        put(properties(found[number], "pPr"), "ind", left=left, right=right)
        return True

    return change


def typed(number: int, text: str) -> Change:
    """A horizontal line that is typed instead of drawn."""

    def change(paper: Paper) -> bool:
        found = rules(paper)
        if len(found) <= number:
            return False
        line = made("p")
        run = made("r")
        words = made("t")
        words.text = text
        run.append(words)
        line.append(run)
        found[number].addnext(line)
        found[number].getparent().remove(found[number])
        return True

    return change


def numbered(change_paragraph: Callable[[Any], None]) -> Change:
    """Something else about the page number's paragraph in each header."""

    def change(paper: Paper) -> bool:
        names = paper.package.related("header")
        for name in names:
            for element in paper.package.root(name).iter(W + "p"):
                change_paragraph(element)
            paper.package.change(name)
        return bool(names)

    return change


def number_look(**looks: Any) -> Change:
    """Another look of the page number."""

    def every(element: Any) -> None:
        for node in element.iter(W + "r"):
            set_run(node, **looks)

    return numbered(every)


def number_place(value: str) -> Change:
    """Another place of the page number in its line."""
    return numbered(lambda element: put(properties(element, "pPr"), "jc", val=value))


def doubled(start: str) -> Change:
    """A paragraph that stands twice."""

    def change(paper: Paper) -> bool:
        element = paragraph(paper, start)
        if element is not None:
            element.addnext(copy.deepcopy(element))
        return element is not None

    return change
