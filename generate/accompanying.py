"""The two documents that go with a plan: the Decision that issues it, and the official letter that sends it upwards.

Forms 1.3 and 1.5 of Decree 30/2020, Annex III. Both are made of the Draft; what it doesn't know is a blank with a
comment.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generate.filling import fill
from generate.marks import Marks, printable
from generate.render import letterhead, one_piece, signed
from grammar.agencies import expand
from grammar.dates import write_short
from grammar.normalise import capitalise, decapitalise
from schemas.draft import Draft
from schemas.texts import say

_TYPE = re.compile(r"^[^\W\d_]+-")
_ENDS = " ;.,"


def render_decision(draft: Draft, template: bytes | None = None) -> bytes:
    """The Decision that issues the plan. Raises WrongUse for a template that doesn't fit."""
    marks = Marks()
    return fill("quyet_dinh", template, decision_context(draft, marks), marks, draft)


def render_letter(draft: Draft, template: bytes | None = None) -> bytes:
    """The official letter that sends the plan to the level above. Raises WrongUse for a template that doesn't fit."""
    marks = Marks()
    return fill("cong_van", template, letter_context(draft, marks), marks, draft)


def decision_context(draft: Draft, marks: Marks) -> dict[str, Any]:
    """What the Decision's template can print."""
    plan = f"{capitalise(draft.header.doc_type.lower())} {decapitalise(draft.header.title)}"
    head = letterhead(draft, marks, f"QĐ-{issuer_symbol(draft)}", say("question.decision_number"))
    head["header"] |= {
        "doc_type": say("decision.type"),
        "title": one_piece(say("decision.title", plan=plan)),
    }
    articles = [
        (say("decision.issue", plan=plan), None),
        (say("decision.force"), None),
        (say("decision.carry_out", who=say("draft.blank")), say("question.decision_doers")),
    ]
    return {
        **head,
        **signed(draft, marks),
        "plan_title": printable(draft.header.title),
        "authority": printable(issuing_authority(draft)),
        "bases": _bases(draft, marks),
        "articles": [
            {"marker": say("decision.article", number=number), "text": marks.mark(text, question, needed=True)}
            for number, (text, question) in enumerate(articles, start=1)
        ],
        "recipients": [f"- {printable(line)}" for line in (say("decision.as_article"), *draft.recipients)],
    }


def _bases(draft: Draft, marks: Marks) -> list[str]:
    """The law on who may issue it, the plan's own bases, and whose proposal it is: each with ";", the last with "."."""
    blank = say("draft.blank")
    own = [(clause.text.rstrip(_ENDS), None) for clause in draft.clauses if clause.kind == "base"]
    first = (say("decision.basis", law=blank), say("question.decision_law"))
    last = (say("decision.proposal", office=blank), say("question.decision_proposal"))
    rows = [first, *own, last]
    ends = [";"] * (len(rows) - 1) + ["."]
    return [marks.mark(text + end, question, needed=True) for (text, question), end in zip(rows, ends, strict=True)]


def issuing_authority(draft: Draft) -> str:
    """Who decides, in capitals: the body where it is signed in its name (TM.), else its head (form 1.3, note 6)."""
    issuer = " ".join(draft.header.issuer_lines)
    lines = draft.signature.lines
    if not lines or lines[0].startswith("TM."):
        return issuer
    head = re.sub(r"^(?:KT|TL|TUQ|Q)\.\s*", "", lines[0])
    # "TRƯỞNG PHÒNG" of "PHÒNG VĂN HÓA - XÃ HỘI" is its "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"
    words, name = head.split(), issuer.split()
    shared = next((n for n in range(min(len(words), len(name)), 0, -1) if words[-n:] == name[:n]), 0)
    return " ".join(words + name[shared:])


def issuer_symbol(draft: Draft) -> str:
    """The issuer's part of the plan's symbol: "KH-UBND" → "UBND"."""
    return _TYPE.sub("", draft.header.symbol, count=1)


def letter_context(draft: Draft, marks: Marks) -> dict[str, Any]:
    """What the letter's template can print."""
    blank = say("draft.blank")
    # a letter's symbol names the issuer and the office that drafts it (Annex I, II.3b): the office is not known here
    symbol = say("letter.symbol", issuer=issuer_symbol(draft), office=blank)
    title = decapitalise(draft.header.title)
    above = addressees(draft)
    day = date.fromisoformat(draft.sign_by) if draft.sign_by else None
    asked = say("question.letter_day", day=write_short(day)) if day else None
    head = letterhead(draft, marks, symbol, say("question.letter_number"))
    head["header"] |= {
        "doc_type": say("letter.type"),
        "title": printable(say("letter.title", title=title)),
    }
    sent = say(
        "letter.issued", following=following(draft), unit=capitalise(draft.unit.name), symbol=draft.header.symbol,
        title=title, blank=blank,
    )  # fmt: skip
    # an office's letter also goes to the office that sums up, which does not direct it
    key = "sent_by_office" if draft.unit.kind == "office" else "sent"
    kept = say(f"letter.{key}", unit=capitalise(draft.unit.name), above=", ".join(above) or blank)
    return {
        **head,
        **signed(draft, marks),
        "subject": one_piece(say("letter.subject", title=title)),
        "plan_title": printable(draft.header.title),
        "addressees": _addressed(above, marks),
        "body": [
            marks.mark(sent, say("question.letter_plan"), needed=True),
            marks.mark(kept, asked, needed=True),
        ],
        "recipients": [f"- {say('letter.as_above')}"],
    }


def addressees(draft: Draft) -> list[str]:
    """The bodies above that the plan itself goes to as a report ("để b/c"), their names in full."""
    report = say("letter.report_mark")
    found = [line.split(" (", 1)[0].strip(_ENDS) for line in draft.recipients if report in line]
    return [printable(expand(name)) for name in found]


def _addressed(above: list[str], marks: Marks) -> list[str]:
    """Each with the sign that its line ends in: none alone, ";" and at last "." in a list (Annex I, II.9d)."""
    if not above:
        return [marks.mark(say("draft.blank"), say("question.letter_addressee"), needed=True)]
    if len(above) == 1:
        return above
    return [f"{name};" for name in above[:-1]] + [f"{above[-1]}."]


def following(draft: Draft) -> str:
    """The beginning of the letter: the superior plan as the draft cites it."""
    cited = next((c.text for c in draft.clauses if c.kind == "base" and draft.superior in c.text), None)
    if cited is None:
        return say("letter.following", what=say("letter.superior", code=draft.superior))
    what = re.sub(r"^(?:Căn cứ|Thực hiện|Triển khai)\s+", "", cited.rstrip(_ENDS))
    return say("letter.following", what=what)
