"""Letterhead, title, legal bases and the issuing sentence of the draft."""

from __future__ import annotations

import re
from datetime import date

from generate.localise import Localiser
from generate.source import Source
from grammar.casing import recase
from grammar.dates import write_short
from grammar.normalise import capitalise, decapitalise, squeeze
from norms.levels import own_area
from schemas.draft import Clause, Decision, DraftHeader
from schemas.plan import LegalBasis, Plan
from schemas.texts import say
from schemas.unit import Unit

_ALIAS = re.compile(r"\((?:sau đây )?(?:gọi|viết) (?:tắt|gọn)(?: là)?:?\s*(?P<alias>[^)]+)\)")
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
    """The draft's title: our area in place of the superior's; added where the superior's title names none."""
    new = localiser.localise(title, title=True).text
    if localiser.full_area.lower() in new.lower():
        return capitalise(new)
    if re.search(rf"trên địa bàn {localiser.unit.area}\b", new):
        return capitalise(re.sub(rf"trên địa bàn {localiser.unit.area}\b", f"trên địa bàn {localiser.full_area}", new))
    tail = re.search(r",?\s+(?:giai đoạn\s+\d{4}|năm\s+\d{4}|từ nay đến)\b.*$", new)
    place = f" trên địa bàn {localiser.full_area}"
    return capitalise(new[: tail.start()] + place + new[tail.start() :] if tail else new.rstrip(" .") + place)


def draft_header(unit: Unit, title: str, issued: date | None, sign_by: date | None, floor: date) -> DraftHeader:
    """Two bold lines of the committee's name (no line of a body above it), place, title (Decree 30/2020, Annex I, II).

    The month of signing is known only where the superior's date and the day to sign by fall in one.
    """
    known = issued is not None and sign_by is not None and (issued.year, issued.month) == (sign_by.year, sign_by.month)
    asked = say("question.sign_by", day=sign_by.strftime("%d/%m/%Y")) if sign_by else say("question.number")
    return DraftHeader(
        issuer_lines=["ỦY BAN NHÂN DÂN", unit.full_area.upper()],
        symbol="KH-UBND",
        place=unit.place,
        month=sign_by.month if known and sign_by else None,
        year=(sign_by or floor).year,
        title=title,
        question=asked,
    )


def bases(plan: Plan, localiser: Localiser, title: str) -> tuple[list[Clause], list[Decision]]:
    """The draft's legal bases, the superior plan last, and the decisions on those that are left out."""
    clauses: list[Clause] = []
    dropped: list[Decision] = []
    for basis in plan.legal_bases:
        verb, reason = _judge(basis, plan)
        decision = Decision(verb=verb, reason=reason, sources=basis.evidence)
        if verb == "dropped":
            dropped.append(decision)
            continue
        clauses.append(
            Clause(id=f"base-{len(clauses) + 1}", kind="base", text=_basis_text(basis, localiser), decisions=[decision])
        )
    clauses.append(_superior_basis(plan, localiser, title, len(clauses) + 1))
    for clause in clauses[:-1]:
        clause.text += ";"
    clauses[-1].text = clauses[-1].text.rstrip(".;") + "."
    asked = clauses[-2] if len(clauses) >= 2 else clauses[-1]
    asked.question = asked.question or say("question.own_basis")
    return clauses, dropped


def _judge(basis: LegalBasis, plan: Plan) -> tuple[str, str]:
    issuer = basis.issuer or ""
    law = basis.kind in ("luật", "bộ luật", "nghị định", "pháp lệnh", "thông tư")
    if law or _CENTRAL.match(issuer):
        return "kept", say("reason.basis_kept")
    if plan.header.issuer and _same_area(issuer, plan.header.issuer):
        return "kept", say("reason.basis_superior")
    if basis.kind.startswith(("kế hoạch", "chương trình", "công văn")):
        return "dropped", say("reason.basis_chain")
    return "kept", say("reason.basis_kept")


def _same_area(left: str, right: str) -> bool:
    area = own_area(right)
    return area is not None and left.endswith(" ".join(area))


def _basis_text(basis: LegalBasis, localiser: Localiser) -> str:
    quote = squeeze(" ".join(span.quote for span in basis.evidence)).rstrip(" ;.,")
    quote = capitalise(re.sub(r"^(?:số)\b", f"{basis.kind} số", quote))
    if localiser.sup_word:
        quote = re.sub(
            rf"(?<=của )(Chủ tịch )?UBND {localiser.sup_word}(?!\s+[A-ZĐ])", rf"\1UBND {localiser.sup_full}", quote
        )
    return f"{capitalise(basis.relation)} {quote}"


def _superior_basis(plan: Plan, localiser: Localiser, title: str, number: int) -> Clause:
    header = plan.header
    issued = plan.day()
    relation = capitalise(plan.legal_bases[-1].relation) if plan.legal_bases else say("draft.relation")
    text = say(
        "draft.basis", relation=relation, code=localiser.sup_code,
        date=write_short(issued) if issued else say("draft.blank"),
        issuer=localiser.sup_short, title=decapitalise(re.sub(r"^(?:Về việc|Về)\s+", "", title)),
    )  # fmt: skip
    spans = [
        span for name in ("number", "symbol", "date", "issuer", "title") for span in plan.header_evidence.get(name, [])
    ]
    question = None if header.number and issued else say("question.superior_number")
    return Clause(
        id=f"base-{number}", kind="base", text=text, question=question,
        decisions=[Decision(verb="set", reason=say("reason.basis_plan"), sources=spans)],
    )  # fmt: skip


def opening(preamble: list[Source], unit: Unit, title: str) -> Clause:
    """The issuing sentence, with the short name that the superior gives the movement."""
    alias = next(
        (found["alias"].strip(' “”"*') for source in reversed(preamble) if (found := _last_alias(source.text))), None
    )
    spans = preamble[-1].spans if preamble else []
    text = say(
        "draft.opening",
        unit=unit.short_name,
        title=decapitalise(title),
        alias=say("draft.alias", alias=alias) if alias else "",
    )
    return Clause(
        id="opening",
        kind="opening",
        text=text,
        decisions=[Decision(verb="set", reason=say("reason.opening"), sources=spans)],
    )


def _last_alias(text: str) -> re.Match[str] | None:
    found = [match for match in _ALIAS.finditer(text) if not re.search(r"\d+/[A-ZĐ]", match["alias"])]
    return found[-1] if found else None
