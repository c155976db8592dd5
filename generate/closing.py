"""The end of the draft: closing sentence, recipients and signature."""

from __future__ import annotations

import re

from generate.localise import Localiser
from generate.organisation import Organisation
from generate.reporting import reported_to
from generate.source import Source
from grammar.closings import is_closing
from grammar.normalise import decapitalise
from schemas.draft import Clause, Decision, Signature
from schemas.texts import say


def closing_sentence(localiser: Localiser, organisation: Organisation, title: str, sources: list[Source]) -> Clause:
    """The closing sentence in the unit's own words, traced to the superior's."""
    unit = localiser.unit
    spans = [leaf.spans for top in sources for leaf in top.walk() if is_closing(leaf.text)]
    standing = organisation.standing_name
    text = say(
        "draft.closing", title=decapitalise(title), unit=unit.short_area, rooms=decapitalise(organisation.rooms),
        hamlets=localiser.hamlets, standing=decapitalise(standing) if standing.startswith("Công chức") else standing,
    )  # fmt: skip
    decision = Decision(verb="localised", reason=say("reason.closing"), sources=spans[0] if spans else [])
    return Clause(id="closing", kind="closing", text=text, decisions=[decision])


def recipients(localiser: Localiser, organisation: Organisation) -> list[str]:
    """Superior first, then our own level, then every body that has a duty, without final signs."""
    unit = localiser.unit
    out = [
        say(
            "draft.r_superior", superior=localiser.sup_short.replace(f" {localiser.sup_name}", "") or localiser.superior
        )
    ]
    office = reported_to(localiser)
    if office:
        out.append(say("draft.r_office", office=office))
    out.append(say("draft.r_party", area=unit.area))
    out.append(say("draft.r_chairs", unit=unit.short_area))
    out.append(say("draft.r_front", area=unit.area))
    out.append(f"{organisation.rooms};")
    for group in organisation.groups.values():
        head = group.head.split(" (", 1)[0]
        media = re.search(r"(Đài Truyền thanh \S+)$", head)
        if media:
            out.append(f"{media[1]};")
        elif group.vertical:
            out.append(f"{head};")
    out.append(f"{localiser.hamlet_heads};")
    out.extend(f"{line.rstrip(';. ')};" for line in unit.recipients)
    return list(dict.fromkeys(out))


def signature(localiser: Localiser) -> Signature:
    """TM. ỦY BAN NHÂN DÂN over the signer's position (Decree 30/2020, Annex I, II.7b)."""
    unit = localiser.unit
    lines = [say("draft.authority")]
    if unit.signer_position.lower().startswith("phó"):
        lines.append(say("draft.for_the_chair"))
    asked = None if unit.signer_name else say("question.signer")
    return Signature(lines=[*lines, unit.signer_position.upper()], name=unit.signer_name, question=asked)
