"""The end of the draft: closing sentence, recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generate.duty_text import inside_sentence
from generate.localise import Localiser
from generate.organisation import Organisation
from generate.reporting import reported_to
from generate.rooms import Rooms
from generate.setting import Setting
from generate.source import Source
from generate.writer import Writer
from grammar.normalise import decapitalise, fold
from norms.offices import find_office
from schemas.draft import Decision, Signature
from schemas.texts import say
from schemas.unit import Unit

_PARTNERS = 6  # more than these are named together, if at all
_PARTY = {"huyện": "rural_district", "quận": "urban_district", "thị xã": "town", "thành phố": "city"}


def closing_sentence(localiser: Localiser, rooms: Rooms, title: str, sources: list[Source], writer: Writer) -> None:
    """The closing sentence in the unit's own words, traced to the superior's."""
    setting = localiser.setting
    spans = [span for top in sources for leaf in top.walk() for span in leaf.spans]
    spans = spans or setting.plan.header_evidence.get("title", [])
    bodies = decapitalise(setting.rooms)
    if not setting.is_office:
        bodies = say("draft.and_below", rooms=bodies, below=setting.hamlets)
    text = say(
        "draft.closing", title=decapitalise(title), unit=setting.unit.short_area, bodies=bodies,
        through="" if rooms.is_asked else say("draft.through", body=inside_sentence(rooms.standing_name)),
    )  # fmt: skip
    decision = Decision(verb="localised", reason=say("reason.closing"), sources=spans)
    writer.add("closing", 0, "", text, [decision])


def recipients(setting: Setting, organisation: Organisation, leads: Sequence[str] = ()) -> list[str]:
    """Superior first, then our own level, then every body that has a duty (Decree 30/2020, Annex I, II.9), each with ";".

    `leads`: who leads the tasks that stand with their bodies (labelled lines, tables).
    """
    unit = setting.unit
    above = setting.sup_short.replace(f" {setting.sup_word} {setting.sup_name}", f" {setting.area_now}")
    out = [say("draft.r_superior", superior=above or setting.superior)]
    offices = [reported_to(setting), *organisation.addressed]
    out += [say("draft.r_office", office=office) for office in offices if office and not setting.is_us(office)]
    if setting.is_office:
        out.append(say("draft.r_leaders", unit=unit.short_name))
        named = [
            name
            for lead in leads
            for name in lead.split("; ")
            if _is_office(name, unit.area) and not setting.is_us(name)
        ]
        partners = dict.fromkeys([*organisation.partners[:_PARTNERS], *map(setting.short, named)])
        out += [say("draft.r_partner", body=body) for body in partners]
    else:
        out.append(say("draft.r_party", party=say(f"party.{_PARTY.get(unit.area, 'commune')}"), area=unit.area))
        out.append(say("draft.r_chairs", unit=unit.short_area))
        out.append(say("draft.r_front", area=unit.area))
    out.append(f"{setting.rooms};")
    for group in organisation.groups.values():
        head = group.head.split(" (", 1)[0]
        media = re.search(r"(Đài Truyền thanh \S+)$", head)
        if media:
            out.append(f"{media[1]};")
        elif group.vertical:
            out.append(f"{head.removeprefix(say('draft.asked_for', body='')).strip()};")
    if not setting.is_office:
        out.append(f"{setting.hamlet_heads};")
    known = [_bare(line, setting) for line in out]
    for line in unit.recipients:
        bare = _bare(line, setting)
        if not any(one.endswith(bare) or bare.endswith(one) for one in known):
            out.append(f"{line.rstrip(';. ')};")
    return list(dict.fromkeys(out))


def _is_office(name: str, area: str) -> bool:
    return find_office(re.sub(rf"\s+{area}$", "", name)) is not None


def _bare(line: str, setting: Setting) -> str:
    """A line of the recipients as it is compared: no signs, no purpose in brackets, no name of the superior's area."""
    text = re.sub(r"\(.*?\)", "", line.replace(setting.sup_full, setting.sup_word))
    return " ".join(re.findall(r"\w+", fold(text)))


def signature(unit: Unit) -> Signature:
    """TM. ỦY BAN NHÂN DÂN over the signer's position, "KT." over a deputy's (Decree 30/2020, Annex I, II.7); the head of
    an office signs in his own right.
    """
    position = unit.signer_position or unit.head_title
    lines = [say("draft.authority")] if unit.kind == "committee" else []
    if position.lower().startswith("phó"):
        lines.append(say("draft.for_the_head", head=unit.head_title.upper()))
    asked = None if unit.signer_name else say("question.signer", head=unit.head_title)
    return Signature(lines=[*lines, position.upper()], name=unit.signer_name, question=asked)
