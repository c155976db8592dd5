"""A later draft laid over the Word file of an earlier one: what people wrote stays, what changed above is brought in and said."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generate.alignment import align, likeness
from generate.origin import cells, embed, embedded, origin_of
from generate.render import clause_style
from generate.word_lines import (
    body_paragraphs,
    copied_after,
    is_held,
    note,
    open_word,
    remove,
    rewrite,
    table_paragraphs,
    table_rows,
    text_of,
)
from grammar.agencies import same_body
from grammar.normalise import squeeze
from schemas.draft import Draft
from schemas.errors import WrongUse
from schemas.origin import Origin, OriginLine
from schemas.texts import say
from templates.packing import packed_alike

_SAME_MATTER = 0.6
"""How alike the titles of two superior plans with different numbers must be for one to be the other, issued anew."""


@dataclass
class Updated:
    """The document brought up to date; `changes` says what changed above, `kept` how many lines people had changed."""

    data: bytes = b""
    changes: list[str] = field(default_factory=list)
    kept: int = 0


def origin_of_file(data: bytes, file: str | Path) -> Origin:
    """Whose draft a file is, and what it was made from. Raises UnreadableInput, WrongUse where it is no draft of ours."""
    found = embedded(open_word(data, file))
    if found is None or not found.lines:
        raise WrongUse("update.no_origin", file=file)
    return found


def is_edited(data: bytes, file: str | Path) -> bool:
    """Whether a file is a draft of this program in which people have changed a line since. Raises as open_word does."""
    document = open_word(data, file)
    origin = embedded(document)
    if origin is None or not origin.lines:
        return False
    standing = [squeeze(text_of(element)) for element in body_paragraphs(document)]
    written = [squeeze(line.printed) for line in origin.lines]
    start = next((place for place, text in enumerate(standing) if text == written[0]), 0)
    return standing[start : start + len(written)] != written


def update(data: bytes, file: str | Path, draft: Draft) -> Updated:
    """Lay `draft`, made from the superior as it is now, over the earlier draft's file. Raises as origin_of_file does, and
    WrongUse for another unit's file.
    """
    document = open_word(data, file)
    before, now = origin_of_file(data, file), origin_of(draft)
    if not same_body(before.unit, now.unit):
        raise WrongUse("update.other_unit", file=file, unit=before.unit, asked=now.unit)
    if before.superior != now.superior and likeness(before.title, now.title) < _SAME_MATTER:
        raise WrongUse("update.other_superior", file=file, before=before.superior, now=now.superior)
    overlay = _Overlay(document, Updated())
    paragraphs = body_paragraphs(document)
    titles = [OriginLine(text=before.title)], [OriginLine(text=now.title)]
    overlay.lay(*titles, paragraphs, [None], [None])
    overlay.lay(
        before.lines, now.lines, paragraphs,
        [clause.question for clause in draft.clauses], [clause_style(clause) for clause in draft.clauses],
    )  # fmt: skip
    old, new = ([OriginLine(marker="-", text=text) for text in rows] for rows in (before.recipients, now.recipients))
    overlay.lay(old, new, table_paragraphs(document), [None] * len(new), ["recipient"] * len(new))
    _rows(overlay, before, draft)
    embed(document, now)
    out = io.BytesIO()
    document.save(out)
    overlay.done.data = packed_alike(out.getvalue())
    return overlay.done


@dataclass
class _Overlay:
    document: Any
    done: Updated

    def lay(
        self,
        before: Sequence[OriginLine],
        now: Sequence[OriginLine],
        paragraphs: Sequence[Any],
        questions: Sequence[str | None],
        styles: Sequence[str | None],
    ) -> None:
        """Bring one kind of lines up to date: `before` and `now` are what the program wrote, `paragraphs` what stands there."""
        standing = align([line.printed for line in before], [text_of(element) for element in paragraphs])
        found = {old: paragraphs[place] for old, place in standing if old is not None and place is not None}
        pairs = align([line.text for line in before], [line.text for line in now])
        forms = {styles[new]: found[old] for old, new in pairs if old in found and new is not None and old is not None}
        place = self._before(found, paragraphs)
        for old, new in pairs:
            element = found.get(old) if old is not None else None
            if old is None and new is not None:
                if place is not None:
                    form = forms.get(styles[new], place)
                    place = self._add(place, form, now[new], questions[new])
            elif old is not None and new is None:
                place = self._drop(before[old], element, place)
            elif old is not None and new is not None:
                self.change(before[old], now[new], element, place, questions[new])
                place = element if element is not None else place

    def _before(self, found: dict[int, Any], paragraphs: Sequence[Any]) -> Any:
        """What stands before the first line, for lines that are put in there."""
        first = next((element for element in paragraphs if any(element is one for one in found.values())), None)
        return first.getprevious() if first is not None and first.getprevious() is not None else first

    def _add(self, place: Any, form: Any, line: OriginLine, question: str | None) -> Any:
        made = copied_after(place, form, line.printed)
        self.tell("added", line)
        note(self.document, made, "\n".join([say("update.comment_added"), *([question] if question else [])]))
        return made

    def _drop(self, line: OriginLine, element: Any, place: Any) -> Any:
        """A line that the superior gives no more; what remains of it is where the next line stands behind."""
        if element is None:
            return place
        kept = squeeze(text_of(element)) != squeeze(line.printed) or is_held(self.document, element)
        self.tell("removed_kept" if kept else "removed", line)
        if kept:
            self.done.kept += squeeze(text_of(element)) != squeeze(line.printed)
            note(self.document, element, say("update.comment_removed"))
            return element
        if place is element:
            place = element.getprevious()
        remove(self.document, element)
        return place

    def change(self, old: OriginLine, new: OriginLine, element: Any, place: Any, question: str | None) -> None:
        """Bring one line up to date where it stands (`element`), or say at `place` what it would be now."""
        same = squeeze(old.text) == squeeze(new.text)
        if element is None:
            if not same:
                self.tell("changed_deleted", new, old)
                if place is not None:
                    note(self.document, place, say("update.comment_deleted", before=old.text, now=new.text))
            else:
                self.done.kept += 1
            return
        untouched = squeeze(text_of(element)) == squeeze(old.printed)
        self.done.kept += not untouched
        if same:
            if untouched and old.marker != new.marker:
                rewrite(element, new.printed)
            return
        self.tell("changed" if untouched else "changed_kept", new, old)
        if untouched:
            rewrite(element, new.printed)
            text = say("update.comment_changed", before=old.text)
        else:
            text = say("update.comment_both", before=old.text, now=new.text)
        note(self.document, element, "\n".join([text, *([question] if question and untouched else [])]))

    def tell(self, kind: str, line: OriginLine, old: OriginLine | None = None) -> None:
        """Add to the list of changes."""
        self.done.changes.append(say(f"update.{kind}", now=line.printed, before=old.printed if old else ""))


def _rows(overlay: _Overlay, before: Origin, draft: Draft) -> None:
    """The task table's rows, each cell as a line; a row that is new or gone is only told, since people order their tables."""
    rows = [row for appendix in draft.appendices for row in appendix.rows]
    now = [cells(row) for row in rows]
    standing = table_rows(overlay.document, 5)
    places = align([" ".join(row) for row in before.rows], [" ".join(_cell_texts(row)) for row in standing])
    found = {old: standing[place] for old, place in places if old is not None and place is not None}
    for old, new in align([" ".join(row[1:]) for row in before.rows], [" ".join(row[1:]) for row in now]):
        if old is None and new is not None:
            overlay.tell("row_added", OriginLine(text=" | ".join(filter(None, now[new]))))
        elif old is not None and new is None:
            overlay.tell("row_removed", OriginLine(text=" | ".join(filter(None, before.rows[old]))))
        elif old is not None and new is not None and before.rows[old][1:] != now[new][1:]:
            element = found.get(old)
            cellular = element.findall(f"{element.tag[:-2]}tc") if element is not None else [None] * 5
            for cell, was, is_now in list(zip(cellular, before.rows[old], now[new], strict=True))[1:]:
                paragraph = cell.find(f"{cell.tag[:-2]}p") if cell is not None else None
                if was != is_now:
                    overlay.change(OriginLine(text=was), OriginLine(text=is_now), paragraph, None, rows[new].question)


def _cell_texts(row: Any) -> list[str]:
    return [text_of(cell) for cell in row.findall(f"{row.tag[:-2]}tc")]
