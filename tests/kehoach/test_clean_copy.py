"""A copy without comments: they are gone, and nothing else is."""

from __future__ import annotations

import io

import docx

import kehoach
from check.word.package import Package, W
from corpus.shipped import DISTRICT, DRAFT_UNIT, sample
from kehoach.clean_copy import without_comments
from tests.check.foreign import Look, document
from tests.check.test_refit import words

MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def drafted() -> bytes:
    """A draft with questions in comments."""
    return kehoach.render(kehoach.draft(kehoach.extract(sample(f"{DISTRICT}.docx")), DRAFT_UNIT))


def test_comments_their_ranges_and_references_are_gone() -> None:
    before, after = Package(drafted()), Package(without_comments(drafted()))
    assert any(True for _ in before.body.iter(*MARKS))
    assert not any(True for _ in after.body.iter(*MARKS))
    assert [name for name in after.parts if "comment" in name.lower()] == []
    assert b"comments" not in after.parts["[Content_Types].xml"]
    assert len(list(docx.Document(io.BytesIO(after.packed())).comments)) == 0


def test_everything_else_keeps_its_bytes() -> None:
    before, after = Package(drafted()), Package(without_comments(drafted()))
    changed = {name for name, data in after.parts.items() if before.parts[name] != data}
    origin = "customXml/item1.xml"  # its texts go, what it rests on stays
    assert changed == {before.main, "word/_rels/document.xml.rels", "[Content_Types].xml", origin}
    assert set(before.parts) - set(after.parts) == {"word/comments.xml"}


def test_the_words_and_their_runs_stay() -> None:
    for data in (drafted(), document(Look(extras=True))):
        after = without_comments(data)
        assert words(after) == words(data)
        texts = [
            [t.text for t in run.iter(W + "t")]
            for run in Package(data).body.iter(W + "r")
            if run.find(W + "t") is not None
        ]
        kept = [
            [t.text for t in run.iter(W + "t")]
            for run in Package(after).body.iter(W + "r")
            if run.find(W + "t") is not None
        ]
        assert kept == texts


def test_tracked_changes_stay() -> None:
    after = Package(without_comments(document(Look(extras=True))))
    assert sum(1 for _ in after.body.iter(W + "ins", W + "del")) == 2


def test_a_file_without_comments_keeps_every_part() -> None:
    data = sample(f"{DISTRICT}.docx").read_bytes()
    parts = Package(data).parts
    after = Package(without_comments(data)).parts
    assert list(after) == list(parts)
    assert [name for name in after if after[name] != parts[name]] == [
        name for name in after if b"comments" in parts[name] and after[name] != parts[name]
    ]
