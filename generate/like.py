"""What the unit's own earlier plan says of the unit: its offices and their fields, whom it sends plans to, who signs."""

from __future__ import annotations

import re

from grammar.agencies import same_body
from grammar.normalise import fold
from norms.fields import fields_of
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.unit import OwnOffice, Unit

_OURS = re.compile(fold(r"^(?:phòng|văn phòng|công chức|bộ phận|trung tâm|ban|trạm|công an|đài)\b"))
_HAMLET = re.compile(
    r"(?:Trưởng|Tổ trưởng)(?: các)? (?P<word>thôn|ấp|bản|làng|buôn|khu phố|tổ dân phố|khóm|khối phố|xóm)\b"
)


def as_before(unit: Unit, old: Plan, file: str) -> Unit:
    """The profile filled in from the unit's own earlier plan, where it says nothing itself. Raises WrongUse for a plan of
    another issuer.
    """
    issuer = old.header.issuer or ""
    if not same_body(issuer, unit.name) and not fold(issuer).startswith(fold(unit.name)):
        raise WrongUse("draft.like_of_another", file=file, issuer=issuer or "?", unit=unit.name)
    found: dict[str, object] = {}
    if not unit.offices:
        found["offices"] = _offices(old, unit)
    if not unit.recipients:
        found["recipients"] = list(old.header.recipients)
    if unit.hamlet_word is None:
        heads = (match for row in old.responsibilities for name in row.agencies if (match := _HAMLET.match(name)))
        word = next((match["word"] for match in heads), None)
        found["hamlet_word"] = word
    signer = old.header.signer
    if unit.signer_name is None and not unit.leaders and signer is not None and signer.name and signer.position:
        found |= {"signer_name": signer.name, "signer_position": signer.position}
    return unit.model_copy(update=found)


def _offices(old: Plan, unit: Unit) -> list[OwnOffice]:
    """The offices that the earlier plan gave work to, each with the fields that its duties spoke of most."""
    fields: dict[str, list[str]] = {}
    for row in old.responsibilities:
        for name in row.agencies:
            bare = re.sub(rf"\s+{re.escape(unit.full_area)}$", "", name)
            if _OURS.match(fold(bare)):
                named = fields.setdefault(bare, [])
                named += [field for task in row.tasks for field in fields_of(task)[:1] if field not in named]
    return [OwnOffice(name=name, fields=named) for name, named in fields.items()]
