"""Legal bases of the preamble and references of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.context import Context
from extract.doubts import DOUBTED, LIKELY
from extract.paragraphs import Paragraph, footnotes
from grammar.agencies import complete
from grammar.citations import CitationMatch, find_citations, is_bare_number, uncoded
from grammar.normalise import key
from grammar.sentences import clauses
from grammar.vocabulary import BODY_KINDS
from norms.documents import document_types
from schemas.plan import Citation, LegalBasis

_RELATION = re.compile(
    r"^(?:[-+]\s*)?(?P<word>Căn cứ|Thực hiện|Triển khai thực hiện|Triển khai|Theo|Xét|Tiếp tục thực hiện|Thi hành|Trên cơ sở|"
    r"Được sự đồng ý|Được sự)\b\s*",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"^(?:chức năng|tình hình|nhu cầu|yêu cầu|điều kiện|đề nghị|tinh thần|thực tế|kết quả|ý kiến|chỉ đạo|nhiệm vụ|khả năng)\b",
    re.I,
)
_SELF = re.compile(r"\b(?:này|nói trên|nêu trên|trên)$", re.IGNORECASE)


def legal_bases(context: Context) -> list[LegalBasis]:
    """The documents that the preamble rests on, in order; nested ones (inside another's subject) are left out."""
    out: list[LegalBasis] = []
    relation: str | None = None
    for item in context.zones.preamble:
        found = _RELATION.match(item.text)
        if found:
            relation = found["word"].lower()
        elif (
            relation is None
            or not find_citations(item.text)
            or (item.text[:1].isupper() and not _names_document(item.text))
        ):
            continue
        known = {(row.kind, row.code) for row in out if row.code}
        out.extend(
            _basis(context, item, match, _asked_for(item.text[: match.start]) or relation or "căn cứ")
            for match in _outer(item.text)
            if (match.kind, match.code) not in known
        )
        out.extend(_uncoded(context, item, relation or "căn cứ"))
    out = [row for row in out if not (is_bare_number(row.code) and _same_number(row, out))]
    return sorted(out, key=lambda row: row.evidence[0].start if row.evidence else 0)


def _same_number(short: Citation, known: Sequence[Citation]) -> bool:
    """Whether exactly one document is known that a short reference ("Chỉ thị số 18") names by its kind and number."""
    named = {
        key(row.code)
        for row in known
        if row.kind == short.kind
        and row.code
        and not is_bare_number(row.code)
        and _number(row.code) == _number(short.code)
    }
    return len(named) == 1


def _number(code: str | None) -> int:
    digits = re.match(r"\d+", code or "")
    return int(digits.group()) if digits else -1


_PROPOSED = re.compile(
    r"(?:[,;]\s*(?P<word>theo|xét)\s+(?:đề nghị|đề xuất|báo cáo|ý kiến)\b[^;]{0,160}|"
    r"[;.]\s+(?P<new>(?-i:Căn cứ|Thực hiện|Triển khai|Theo|Xét))\s[^;]{0,80})$",
    re.IGNORECASE,
)


def _asked_for(before: str) -> str | None:
    """The word of its own that a basis within a line has: "…; theo đề nghị của Sở Nội vụ tại Tờ trình …"."""
    found = _PROPOSED.search(before)
    return (found["word"] or found["new"]).lower() if found else None


def _names_document(text: str) -> bool:
    """Whether a line begins with a kind of document ("Quyết định số …"), so that it goes on the list of bases above it."""
    words = key(text)
    return any(words.startswith(key(entry.name)) for entry in document_types()) or words.startswith(key("luật"))


def _outer(text: str) -> list[CitationMatch]:
    out: list[CitationMatch] = []
    issuing = _issuing_sentence(text)
    for match in find_citations(text, basis=True):
        if (out and match.start < out[-1].end) or match.start >= issuing:
            continue
        if match.code is None or all(match.code != other.code for other in out):
            out.append(match)
    return out


_ISSUING = re.compile(
    rf"[,;.]\s*(?:nay\s+)?(?:{BODY_KINDS})\s[^,;]{{0,90}}?\s(?:ban hành|xây dựng|triển khai|lập)\s+(?i:kế hoạch)"
)


def _issuing_sentence(text: str) -> int:
    """Where the sentence that issues the plan begins within a line of the preamble; the text's length where it does not."""
    found = _ISSUING.search(text)
    return found.start() if found else len(text)


def _uncoded(context: Context, item: Paragraph, relation: str) -> list[LegalBasis]:
    """Documents of the preamble without a number: "Căn cứ Báo cáo tình hình …"."""
    taken = [(m.start, m.end) for m in find_citations(item.text)]
    out: list[LegalBasis] = []
    for start, end in clauses(item.text, ";"):
        if any(start < high and low < end for low, high in taken):
            continue
        lead = _RELATION.match(item.text[start:end])
        begin = start + (lead.end() if lead else 0)
        if _CONTEXT.match(item.text[begin:end]) or (not lead and start == 0):
            continue
        match = uncoded(item.text[begin:end].rstrip(" ;.,"))
        if (
            match
            and match.subject
            and not re.search(r"\b(?:ban hành|xây dựng) Kế hoạch\b.*như sau", item.text[begin:end])
        ):
            shifted = CitationMatch(begin, end, match.kind, None, match.date, match.issuer, match.subject)
            out.append(_basis(context, item, shifted, relation, 0.7))
    return out


def _basis(
    context: Context, item: Paragraph, match: CitationMatch, relation: str, confidence: float | None = None
) -> LegalBasis:
    row = _citation(context, item, match)
    return LegalBasis(
        **row.model_dump(exclude={"confidence"}), relation=relation, confidence=confidence or row.confidence
    )


def _citation(context: Context, item: Paragraph, match: CitationMatch) -> Citation:
    issuer = _full_issuer(context, match)
    sure = _confidence(match, issuer)
    return Citation(
        kind=match.kind, code=match.code, date=match.date, issuer=issuer, subject=match.subject,
        evidence=item.spans(context.document, match.start, max(match.end, match.start + 1)), confidence=sure,
    )  # fmt: skip


_FULL_CODE = re.compile(r"\d[^/]*/(?:\d{4}/)?[^\W\d_][\wĐđ]*[-/]\w|\d+-[^\W\d_]+/\w|/QH\d|/\d{4}/UBTVQH")


def _confidence(match: CitationMatch, issuer: str | None) -> float:
    """How sure a citation is: less where its symbol names no issuer, or where its subject may have been cut at a wrong place."""
    if match.code is None:
        return 0.85
    if not _FULL_CODE.search(match.code):
        return DOUBTED
    subject = match.subject or ""
    open_end = (
        len(subject.split()) > 30
        or subject.count("(") != subject.count(")")
        or subject.count("“") != subject.count("”")
    )
    if open_end or (match.date and issuer is None and not subject):
        return LIKELY
    return 0.97 if match.date else 0.92


def _full_issuer(context: Context, match: CitationMatch) -> str | None:
    if match.issuer:
        return complete(match.issuer, context.areas)
    code = match.code or ""
    if (
        re.search(r"/UBND-|-UBND$", code)
        and "/" in code
        and context.header.level in ("province", "district", "commune")
    ):
        # a local symbol without an issuer is the document's own area's only where nothing else is named
        return context.header.issuer if code.split("/", 1)[1].startswith("UBND-") else None
    return None


def references(context: Context, bases: list[LegalBasis]) -> list[Citation]:
    """Every further document cited in the body, once each (code and kind)."""
    seen = {(row.kind, key(row.code)) for row in bases if row.code}
    named = {key(row.subject or "") for row in bases if not row.code}
    out: dict[tuple[str, str], Citation] = {}
    for item in _body_paragraphs(context):
        outer_end = -1
        for match in find_citations(item.text):
            inside = match.start < outer_end
            outer_end = max(outer_end, match.end)
            if match.code is None:
                if (
                    inside
                    or key(match.subject or "") in named
                    or _SELF.search(match.subject or "")
                    or not _is_law_name(match.subject)
                ):
                    continue
                identity = (match.kind, key(match.subject or ""))
            elif inside and is_bare_number(match.code):
                continue
            else:
                identity = (match.kind, key(match.code))
            if identity in seen or identity in out or _is_self(context, match):
                known = out.get(identity)
                if known is not None:
                    out[identity] = _completed(known, _citation(context, item, match))
                continue
            out[identity] = _citation(context, item, match)
    all_known = [*bases, *out.values()]
    return [
        row
        for row in out.values()
        if not (is_bare_number(row.code) and (_same_number(row, all_known) or _is_own_number(context, row)))
    ]


def _is_own_number(context: Context, row: Citation) -> bool:
    number, kind = context.header.number, context.header.doc_type
    return bool(number and row.kind == kind and _number(number) == _number(row.code))


def _completed(known: Citation, later: Citation) -> Citation:
    """The first mention of a document with what only a later one says of it (date, issuer, subject) and that one's evidence."""
    more = {key: getattr(later, key) for key in ("date", "issuer", "subject") if getattr(known, key) is None}
    more = {key: value for key, value in more.items() if value is not None}
    if not more:
        return known
    sure = max(known.confidence, later.confidence)
    return known.model_copy(update={**more, "evidence": [*known.evidence, *later.evidence], "confidence": sure})


def _is_self(context: Context, match: CitationMatch) -> bool:
    number, symbol = context.header.number, context.header.symbol
    return bool(number and symbol and match.code == f"{number}/{symbol}")


def _is_law_name(subject: str | None) -> bool:
    return bool(subject) and len((subject or "").split()) >= 3


def _body_paragraphs(context: Context) -> list[Paragraph]:
    """Every paragraph behind the preamble's bases: its other sentences, the body, the annexes, the footnotes."""
    zones = context.zones
    preamble = [item for item in zones.preamble if not _RELATION.match(item.text)]
    return [*zones.enclosed, *preamble, *zones.body, *zones.annexes, *footnotes(context.document)]
