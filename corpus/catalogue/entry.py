"""A file's facts, its Plan and its text → the rows that the catalogue takes. Pure, so that worker processes can do it."""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.catalogue.words import Columns, columns, syllables
from grammar.citations import clean_code
from grammar.normalise import key, readable, squeeze
from grammar.once import once
from schemas.plan import ITEM_FIELDS, Citation, Plan
from schemas.span import Evidenced, Span

_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan"}
_LEVEL = 3  # of compression: twice as fast as the usual, a tenth larger


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file: `path` as the catalogue names it, `size` in bytes, `mtime` in seconds since 1970, `pages` their
    number, `status` ok, partial or failed, `reason` a Vietnamese sentence where it is not ok, `made_by` the program's settings.
    """

    path: str
    sha256: str
    size: int | None = None
    mtime: float | None = None
    pages: int | None = None
    status: str = "ok"
    reason: str | None = None
    kind: str | None = None
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file ready to be written: the rows of each table without their ids, and the words of the index."""

    facts: FileFacts
    digest: str
    plan: bytes | None = None
    text: bytes | None = None
    pages: list[list[int]] | None = None
    row: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    responsibilities: list[dict[str, Any]] = field(default_factory=list)
    words: Columns = field(default_factory=dict)


def prepared(facts: FileFacts, plan: Plan | None = None, text: str | None = None) -> Entry:
    """The rows of a file. `text` is what the Plan's offsets point into; without it, it is put together from the evidence."""
    if plan is None:
        return Entry(facts, _digest(facts, "", ""))
    stored, printed = readable(plan.to_json(indent=None)), item_texts(plan)
    text = readable(text) if text is not None else text_of(plan)
    pages = page_starts(plan)
    return Entry(
        facts=facts,
        digest=_digest(facts, stored, text),
        plan=zlib.compress(stored.encode(), _LEVEL),
        text=zlib.compress(text.encode(), _LEVEL),
        pages=[[start, page] for start, page in pages],
        row=_plan_row(plan, facts),
        items=list(_items(plan, printed)),
        citations=list(_citations(plan)),
        deadlines=list(_deadlines(plan)),
        responsibilities=list(_responsibilities(plan)),
        words=columns(plan, text, printed),
    )


def _digest(facts: FileFacts, plan: str, text: str) -> str:
    parts = (facts.sha256, facts.status, facts.reason or "", plan, text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def unpacked(data: bytes | None) -> str:
    """The text that was stored compressed; empty where none was."""
    return zlib.decompress(data).decode() if data else ""


def text_of(plan: Plan) -> str:
    """A plan's text put together from its evidence, each piece at its own offset and line ends between them."""
    spans = sorted(_spans(plan), key=lambda span: (span.start, -span.end))
    out: list[str] = []
    at = 0
    for span in spans:
        if span.start > at:
            out.append("\n" * (span.start - at))
            at = span.start
        rest = span.quote[at - span.start :]
        if span.end > at and rest:
            out.append(rest)
            at += len(rest)
    return readable("".join(out))


def _spans(plan: Plan) -> Iterator[Span]:
    for node in plan.outline:
        yield from node.all_spans()
    for spans in plan.header_evidence.values():
        yield from spans
    for name in ITEM_FIELDS:
        for row in getattr(plan, name):
            yield from row.evidence


def page_starts(plan: Plan) -> list[tuple[int, int]]:
    """Where each page's first piece of evidence begins: (offset, page) in order; empty where there are no pages."""
    first: dict[int, int] = {}
    for span in _spans(plan):
        if span.page is not None:
            first[span.page] = min(span.start, first.get(span.page, span.start))
    return sorted((start, page) for page, start in first.items())


def page_at(pages: list[tuple[int, int]], offset: int) -> int | None:
    """The page that an offset stands on."""
    found = bisect_right(pages, (offset, 1 << 30)) - 1
    return pages[max(found, 0)][1] if pages else None


def code_of(plan: Plan) -> str | None:
    """The number and symbol of a plan ("47/KH-UBND"), where it prints both."""
    number, symbol = plan.header.number, plan.header.symbol
    return f"{number}/{symbol}" if number and symbol else None


def code_key(code: str | None) -> str | None:
    """The spelling under which codes are compared."""
    return clean_code(code).upper() if code else None


def issuer_key(issuer: str | None) -> str | None:
    """The spelling under which issuers are looked for: without marks, committees and councils in full."""
    return issuer_words(issuer) or None if issuer else None


def issuer_words(issuer: str) -> str:
    """An issuer's name, or words of one, in the spelling of `issuer_key`."""
    return " ".join(_SHORT.get(word, word) for word in syllables(issuer))


def _plan_row(plan: Plan, facts: FileFacts) -> dict[str, Any]:
    header = plan.header
    code, issuer = code_of(plan), issuer_key(header.issuer)
    year = header.date or header.period.start
    same = f"{header.doc_type}|{code_key(code)}|{issuer}|{header.date}" if code and issuer else facts.sha256
    return {
        "identity": same,
        "doc_type": header.doc_type,
        "code": code,
        "code_key": code_key(code),
        "title": _line(header.title),
        "issuer": _line(header.issuer),
        "issuer_key": issuer,
        "level": header.level,
        "date": header.date,
        "year": int(year[:4]) if year and year[:4].isdigit() else None,
        "period_start": header.period.start,
        "period_end": header.period.end,
        "place": _line(header.place),
        "signer": _line(header.signer.name) if header.signer else None,
    }


def _line(text: str | None) -> str | None:
    return squeeze(readable(text)) or None if text else None


def item_texts(plan: Plan) -> dict[str, list[str]]:
    """The words of every entry of the Plan's lists: as they are printed, else as the entry says them."""
    return {name: [readable(_item_text(row)) for row in getattr(plan, name)] for name in ITEM_FIELDS}


def _item_text(row: Evidenced) -> str:
    spans = [*row.evidence, *(span for spans in getattr(row, "task_evidence", ()) for span in spans)]
    printed = list(dict.fromkeys(squeeze(span.quote) for span in spans))
    whole = " ".join(text for text in printed if not any(text != other and text in other for other in printed))
    bodies = "; ".join((*getattr(row, "agencies", ()), *getattr(row, "cooperating", ())))
    said = f"{bodies}: {whole}" if bodies and whole else whole or bodies
    return said or str(getattr(row, "text", "") or getattr(row, "subject", "") or getattr(row, "code", "") or "")


def _items(plan: Plan, printed: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    for name, texts in printed.items():
        for position, (row, text) in enumerate(zip(getattr(plan, name), texts, strict=True)):
            data = row.model_dump(mode="json", exclude={"evidence", "task_evidence", "confidence"}, exclude_none=True)
            first = row.evidence[0] if row.evidence else None
            yield {
                "field": name, "position": position, "text": text, "start": first.start if first else None,
                "page": first.page if first else None, "confidence": row.confidence, "data": _clean(data),
            }  # fmt: skip


def _clean(value: Any) -> Any:
    """The value with only characters that every database holds."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value


def _citations(plan: Plan) -> Iterator[dict[str, Any]]:
    rows: tuple[tuple[str, list[Citation]], ...] = (
        ("legal_bases", [*plan.legal_bases]),
        ("references", plan.references),
    )
    for name, cited in rows:
        for position, row in enumerate(cited):
            yield {
                "field": name, "position": position, "kind": row.kind, "code": row.code, "code_key": code_key(row.code),
                "date": row.date, "issuer": _line(row.issuer), "issuer_key": issuer_key(row.issuer), "subject": _line(row.subject),
            }  # fmt: skip


def _deadlines(plan: Plan) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(plan.deadlines):
        found = once(row.when, row.inclusive) if row.when else None
        yield {
            "position": position, "due": found.last.isoformat() if found else None, "when": row.when, "kind": row.kind,
            "actor": _line(row.actor), "action": _line(row.action), "recipient": _line(row.recipient), "text": readable(row.text),
        }  # fmt: skip


def _responsibilities(plan: Plan) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(plan.responsibilities):
        for cooperating, names in ((False, row.agencies), (True, row.cooperating)):
            for name in names:
                shown = squeeze(readable(name))
                yield {
                    "position": position, "agency": shown, "agency_key": key(shown), "cooperating": cooperating,
                    "role": row.role,
                }  # fmt: skip
