"""Whether a value of the Plan's header is right."""

from __future__ import annotations

from bench.judges import Item, text_judge
from bench.likeness import overlap
from bench.pairing import pair_items
from bench.values import ANY, equal

HEADER_FIELDS = (
    "issuer",
    "level",
    "doc_type",
    "number",
    "symbol",
    "place",
    "date",
    "title",
    "period",
    "signer",
    "recipients",
    "archive",
)
_PARTS = {"period": ("start", "end"), "signer": ("name", "position", "authority")}
_WORDED = ("issuer", "title")


def header_right(field: str, gold: object, pred: object) -> bool:
    """Whether a header value is the gold one; a gold list gives alternatives, but for the recipients."""
    if gold == ANY:
        return True
    if field == "recipients":
        return _same_lines(gold, pred)
    if isinstance(gold, list):
        return any(header_right(field, choice, pred) for choice in gold)
    if field in _WORDED and gold:
        return overlap(gold, pred) >= 0.97
    if field in _WORDED:
        return not pred
    if field in _PARTS:
        return _same_parts(_PARTS[field], gold, pred)
    return equal(gold, pred)


def _same_parts(keys: tuple[str, ...], gold: object, pred: object) -> bool:
    ours, theirs = gold or {}, pred or {}
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return False
    return all(equal(ours.get(key), theirs.get(key)) for key in keys)


def _same_lines(gold: object, pred: object) -> bool:
    ours, theirs = _as_items(gold), _as_items(pred)
    pairing = pair_items(ours, theirs, text_judge(least=0.8))
    return len(pairing.pairs) == len(ours) == len(theirs)


def _as_items(lines: object) -> list[Item]:
    rows = lines if isinstance(lines, list) else [lines] if lines else []
    return [{"text": line} for line in rows]
