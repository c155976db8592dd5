"""Finding known phrases in a text, longest first, by spaCy's PhraseMatcher over a blank Vietnamese pipeline.

spaCy is imported when the first finder is made: commands that look for no phrases do not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# spaCy's own Vietnamese tokenizer needs pyvi; its plain tokenizer cuts syllables, which is what phrases are made of
_PLAIN_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}


@cache
def _pipeline() -> Language:
    import spacy

    return spacy.blank("vi", config=_PLAIN_TOKENIZER)


class PhraseFinder:
    """Finds phrases, each with a key, in any case; where two overlap the longer one is taken."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        from spacy.matcher import PhraseMatcher

        nlp = _pipeline()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, phrase in phrases:
            self._matcher.add(key, [nlp.make_doc(phrase)])

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Every phrase of a text as (start, end, key), in order, without overlaps; offsets are code points."""
        from spacy.util import filter_spans

        doc = _pipeline().make_doc(text)
        spans = filter_spans(self._matcher(doc, as_spans=True))
        return [(span.start_char, span.end_char, span.label_) for span in sorted(spans, key=lambda span: span.start)]
