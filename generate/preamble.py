"""Letterhead, title, legal bases and the issuing sentence of the draft."""

from __future__ import annotations

import re
from datetime import date

from generate.asks import Ask, ask
from generate.doubts import carried
from generate.localise import Localiser
from generate.replaced import LAWS, replaced
from generate.setting import Setting
from generate.source import Source
from generate.writer import Writer
from grammar.casing import recase
from grammar.citations import find_citations
from grammar.dates import write_month, write_short
from grammar.normalise import capitalise, decapitalise, fold, squeeze
from norms.documents import type_of_abbreviation
from norms.levels import own_area
from schemas.draft import Decision, DraftHeader, Verb
from schemas.plan import LegalBasis, Plan
from schemas.texts import say
from schemas.unit import Unit

_ALIAS = re.compile(r"\((?:sau đây )?(?:gọi|viết) (?:tắt|gọn)(?: là)?:?\s*(?P<alias>[^)]+)\)")
_NAMES_THE_PLAN = re.compile(r"(?:Kế hoạch|Phong trào|Chương trình|Đề án|Cuộc vận động)\b", re.IGNORECASE)
_SUBJECT = "về|ban hành|phê duyệt|quy định|sửa đổi|triển khai|thực hiện|công bố|giao"
_PERIOD = re.compile(r"giai đoạn (?:năm )?\d{4}\s*[-–]\s*(?P<end>\d{4})(?![-–\d]|, tầm nhìn|, định hướng)")
_CENTRAL_KINDS = (*LAWS, "nghị định", "thông tư", "hiến pháp")
_CENTRAL = re.compile(
    r"^(?:Chính phủ|Thủ tướng|Quốc hội|Bộ\b|Bộ trưởng|Ủy ban Thường vụ|"
    r"Ban Chấp hành Trung ương|Ban Bí thư|Bộ Chính trị|Văn phòng Chính phủ|Chủ tịch nước)"
)


def superior_title(plan: Plan, preamble: list[Source]) -> str:
    """The superior's title as it stands in a sentence, also where it is printed in capitals."""
    sample = (
        " ".join(source.text for source in preamble)
        + " "
        + " ".join(node.text or node.title or "" for top in plan.outline for node in (top, *top.children))
    )
    return recase(plan.header.title or "", sample)


def own_title(localiser: Localiser, title: str) -> str:
    """The draft's title: our area in place of the superior's, added where the superior's title names none; an office keeps
    the area and adds its own name.
    """
    new = localiser.localise(title, title=True).text.rstrip(" .")
    unit = localiser.unit
    if localiser.setting.is_office:
        above = decapitalise(re.sub(r"^(?:Về việc|Về)\s+", "", title.rstrip(" .")))
        return say(
            "draft.office_title", code=localiser.setting.sup_code, superior=localiser.setting.sup_short, title=above
        )
    if unit.full_area.lower() in new.lower():
        return capitalise(new)
    if re.search(rf"trên địa bàn {unit.area}\b", new):
        return capitalise(re.sub(rf"trên địa bàn {unit.area}\b", f"trên địa bàn {unit.full_area}", new))
    return capitalise(_with(new, say("draft.in_the_area", area=unit.full_area)))


def _with(title: str, place: str) -> str:
    """A title with words put before its years."""
    tail = re.search(r",?\s+(?:(?:trong\s+)?giai đoạn\s+\d{4}|năm\s+\d{4}|từ nay đến|đến năm\s+\d{4})\b.*$", title)
    return f"{title[: tail.start()]} {place}{title[tail.start() :]}" if tail else f"{title} {place}"


def draft_header(
    setting: Setting, title: str, issued: date | None, sign_by: date | None, floor: date, past: str | None
) -> DraftHeader:
    """Two bold lines of a committee's name without a line above it; an office's under its committee's short name, which is
    light (Decree 30/2020, Annex I, II.2). The month of signing is known only where the superior's date and the day to sign
    by fall in one. `past`: the superior's limit for this very plan, where it has gone by.
    """
    unit = setting.unit
    known = issued is not None and sign_by is not None and (issued.year, issued.month) == (sign_by.year, sign_by.month)
    asked = say("question.sign_by", day=sign_by.strftime("%d/%m/%Y")) if sign_by else say("question.number")
    if past:
        asked = say("question.sign_past", when=past)
    if unit.symbol is None:
        asked = f"{asked}\n{say('question.symbol')}"
    return DraftHeader(
        parent_line=f"UBND {setting.area_now} {unit.area_name}".upper() if setting.is_office else None,
        issuer_lines=[unit.name.upper()] if setting.is_office else ["ỦY BAN NHÂN DÂN", unit.full_area.upper()],
        symbol=unit.symbol or say("draft.symbol_blank"),
        place=unit.place,
        month=sign_by.month if known and sign_by else None,
        year=(sign_by or floor).year,
        title=title,
        question=asked,
    )


def bases(plan: Plan, localiser: Localiser, title: str, writer: Writer) -> None:
    """The draft's legal bases in order of rank, the superior plan last, and the decisions on those that are left out."""
    writer.section = "bases"
    kept: list[tuple[int, str, Decision, list[Ask]]] = []
    for basis in plan.legal_bases:
        verb, reason = _judge(basis, plan)
        if verb == "dropped":
            writer.drop("dropped", reason, basis.evidence)
            continue
        text, asks = _basis_text(basis, localiser), carried(plan, basis.evidence)
        decision = Decision(verb=verb, reason=reason, sources=basis.evidence)
        over = _PERIOD.search(basis.subject or "")
        if over and int(over["end"]) < localiser.day.year:
            asks.append(ask("period_over", year=over["end"]))
        gone = replaced(basis, localiser.day)
        if gone is not None:
            asks.append(gone.asked)
        if gone is not None and gone.text is not None and gone.decision is not None:
            text, decision = f"{capitalise(basis.relation)} {gone.text}", gone.decision
        if any(_same_document(text, other[1]) for other in kept):
            writer.drop("merged", say("reason.basis_twice"), basis.evidence)
            continue
        kept.append((_rank(basis), text, decision, asks))
    for _, text, decision, asks in sorted(kept, key=lambda row: row[0]):
        writer.add("base", 0, "", f"{text};", [decision], asks)
    text, decision, asks = _superior_basis(plan, localiser, title)
    writer.add("base", 0, "", f"{text.rstrip('.;')}.", [decision], [*asks, ask("own_basis")])


def _rank(basis: LegalBasis) -> int:
    """Laws, then what the centre issued, then the province, then the rest (the order of the superior holds within each)."""
    if basis.kind in _CENTRAL_KINDS:
        return 0
    if _CENTRAL.match(basis.issuer or ""):
        return 1
    return 2 if re.search(r"\b[Tt]ỉnh\b|Thành ủy", basis.issuer or "") else 3


def _judge(basis: LegalBasis, plan: Plan) -> tuple[Verb, str]:
    issuer = basis.issuer or ""
    if basis.kind in _CENTRAL_KINDS or _CENTRAL.match(issuer):
        return "kept", say("reason.basis_kept")
    if basis.kind in ("tờ trình", "báo cáo", "biên bản", "giấy mời") or basis.relation.startswith(
        ("xét", "theo đề nghị")
    ):
        return "dropped", say("reason.basis_internal")
    if plan.header.issuer and _same_area(issuer, plan.header.issuer):
        return "kept", say("reason.basis_superior")
    if basis.kind.startswith(("kế hoạch", "chương trình", "công văn", "hướng dẫn")):
        return "dropped", say("reason.basis_chain")
    return "kept", say("reason.basis_kept")


def _same_document(left: str, right: str) -> bool:
    """Whether two bases cite one document: its number, or its name and date where it has none."""
    one, two = (next(iter(find_citations(text)), None) for text in (left, right))
    if one is None or two is None:
        return left == right
    if one.code or two.code:
        return one.code == two.code
    return (one.date, fold(one.subject or "")) == (two.date, fold(two.subject or ""))


def _same_area(left: str, right: str) -> bool:
    area = own_area(right)
    return area is not None and left.endswith(" ".join(area))


def _basis_text(basis: LegalBasis, localiser: Localiser) -> str:
    """A basis as we cite it: laws by name and date without their number (Decree 30/2020, Annex I, II.6a), a local body's
    area written out, since its bare word would now mean ours.
    """
    quote = squeeze(" ".join(span.quote for span in basis.evidence)).rstrip(" ;.,")
    quote = re.sub(r"^[Cc]ác (?P<kind>[^:,]{3,20}):? (?=số )", r"\g<kind> ", quote)
    quote = capitalise(re.sub(r"^(?:số)\b", f"{basis.kind} số", quote))
    if basis.kind in LAWS and basis.date:
        quote = re.sub(r"\s+số\s+\d+/\d{4}/\S+", "", quote)
    word = localiser.setting.sup_word
    if word:
        area = rf"(?<=của )(?P<body>[^;,\d]{{2,60}}?) {word}(?=\s+(?:{_SUBJECT})|\s*[,;]|$)"
        quote = re.sub(area, rf"\g<body> {localiser.setting.sup_full}", quote, count=1)
    return f"{capitalise(relation_of(basis))} {quote}"


def relation_of(basis: LegalBasis) -> str:
    """Laws and what the centre issued are a basis, also where the superior begins the whole list with "Thực hiện"."""
    return say("draft.relation").lower() if basis.kind in _CENTRAL_KINDS else basis.relation


def _superior_basis(plan: Plan, localiser: Localiser, title: str) -> tuple[str, Decision, list[Ask]]:
    header = plan.header
    issued = plan.day()
    relations = {basis.relation for basis in plan.legal_bases}
    carries_out = "căn cứ" not in relations and "thực hiện" in relations
    text = say(
        "draft.basis", relation=say("draft.relation_carry_out" if carries_out else "draft.relation"),
        kind=capitalise(_kind(header.symbol)), code=localiser.setting.sup_code, date=write_short(issued) if issued else _partly_dated(header.date),
        issuer=localiser.setting.sup_short, title=decapitalise(re.sub(r"^(?:Về việc|Về)\s+", "", title)),
    )  # fmt: skip
    spans = [
        span for name in ("number", "symbol", "date", "issuer", "title") for span in plan.header_evidence.get(name, [])
    ]
    decision = Decision(verb="set", reason=say("reason.basis_plan"), sources=spans)
    return text, decision, [] if header.number and issued else [ask("superior_number")]


def _kind(symbol: str | None) -> str:
    """The kind of document behind the superior's symbol: a plan that a decision issues is cited by the decision."""
    known = type_of_abbreviation(re.split(r"[-/]", symbol)[0]) if symbol else None
    return known or "kế hoạch"


def _partly_dated(known: str | None) -> str:
    """What is known of the superior's date: the day, or the day and the month, are left to be written in."""
    year, _, month = (known or "").partition("-")
    blank = say("draft.blank")
    return f"{blank} tháng {write_month(int(month)) if month else blank} năm {year}" if year else blank


def opening(preamble: list[Source], unit: Unit, title: str, writer: Writer, old: bool) -> None:
    """The issuing sentence, with the short name that the superior gives the movement; an `old` superior is asked about."""
    alias = next(
        (found["alias"].strip(' “”"*') for source in reversed(preamble) if (found := _last_alias(source.text))), None
    )
    text = say(
        "draft.opening",
        unit=unit.short_name,
        title=decapitalise(title),
        alias=say("draft.alias", alias=alias) if alias else "",
    )
    spans = [span for source in preamble for span in source.spans]
    writer.add(
        "opening",
        0,
        "",
        text,
        [Decision(verb="set", reason=say("reason.opening"), sources=spans)],
        [ask("old")] if old else [],
    )


def _last_alias(text: str) -> re.Match[str] | None:
    found = [match for match in _ALIAS.finditer(text) if _NAMES_THE_PLAN.match(match["alias"].strip(' “"'))]
    return found[-1] if found else None
