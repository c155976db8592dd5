"""Whose a deadline is: what a paper asks of a unit, and what of a body that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generate.law_day import law_day
from generate.ownership import Owner, is_generic
from generate.rooms import Rooms
from generate.setting import Setting
from grammar.addressees import means_level
from grammar.agencies import expand, split_bodies
from grammar.normalise import capitalise, fold, squeeze
from norms.heads import head_title
from norms.levels import area_level, own_area
from schemas.calendar import Share
from schemas.errors import WrongUse
from schemas.plan import Deadline, OutlineNode, Plan, Responsibility
from schemas.span import overlap
from schemas.texts import say
from schemas.unit import Unit

_INVITES = re.compile(r"giấy mời|thư mời", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_TITLE = re.compile(
    r"^(?:(?:Thủ|Cục|Chi cục|Viện|Hiệu) trưởng|Trưởng|Giám đốc|Chánh|Chủ tịch|Lãnh đạo)\s+", re.IGNORECASE
)
_OF_OFFICES = re.compile(r"(?:Sở|Phòng|Ban|Văn phòng|Trung tâm|Chi cục|Cục|Thanh tra)\b")
_DEAR = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
# "các cơ quan báo chí" are not the offices of an area
_SPECIAL = re.compile(
    r"(?:(?:Thủ trưởng|Người đứng đầu)\s+)?các\s+(?:cơ quan|đơn vị)\s+"
    r"(?!ban\b|ngành\b|và\b|đơn vị|chuyên môn|hành chính|nhà nước|thuộc|trực thuộc|tỉnh|huyện|quận|thành phố|thị xã|xã|phường|cấp|trên)",
    re.IGNORECASE,
)
_FRAME = frozenset({"letterhead", "signature", "recipients"})


@dataclass(frozen=True, slots=True)
class Part:
    """How a body comes into a deadline, who else is named beside it, and which of its rooms it goes to."""

    share: Share
    others: list[str]
    room: str | None = None


class AskedOf:
    """The deadlines of one paper that are a body's: a unit's (with its level as a whole, and its rooms), or those of `who`."""

    def __init__(self, plan: Plan, body: Unit | str, today: date) -> None:
        self.plan = plan
        self.whole_level: str | None = None
        unit = body if isinstance(body, Unit) else _committee(body, plan, today)
        self.rooms: Rooms | None = None
        if unit is None:
            assert isinstance(body, str)
            name = squeeze(expand(body))
            levels = [level for level in ("commune", "district", "province") if means_level(name, level)]
            self.whole_level = levels[0] if len(levels) == 1 and not own_area(name) else None
            unit = _named_body(name, plan)
        self.unit = unit
        self.setting = Setting(plan, unit, law_day(plan, unit, today, None)[0])
        if isinstance(body, Unit):
            self.rooms = Rooms(self.setting)

    def part_in(self, row: Deadline) -> Part | None:
        """How the body comes into a deadline; None where it does not, or nobody is named (see `names_nobody`)."""
        names = self._bodies(row)
        if self.rooms is not None and self._is_own_plan:
            return Part("own", [], row.actor)
        mine = [name for name in names if self._means(name)]
        if mine:
            others = [name for name in names if name not in mine]
            alone = any(self._is_named(name) for name in mine)
            return Part("all" if not alone else "one_of" if others else "named", others, self._room(row))
        if any(self._means(name) for duty in self._duties(row) for name in duty.cooperating):
            return Part("cooperating", names, self._room(row))
        if self._addressed and all(map(is_generic, names)):
            return Part(self._addressed, [], self._room(row))
        return None

    def names_nobody(self, row: Deadline) -> bool:
        """Whether a deadline leaves open who must do it, so that it may be the body's too."""
        return not self._bodies(row)

    def _bodies(self, row: Deadline) -> list[str]:
        if row.actor:
            return split_bodies(row.actor)
        return list(dict.fromkeys(name for duty in self._duties(row) for name in duty.agencies))

    def _duties(self, row: Deadline) -> list[Responsibility]:
        """The responsibilities that are read from the same words as a deadline."""
        return [
            duty
            for duty in self.plan.responsibilities
            if any(overlap(row.evidence, spans) for spans in duty.task_evidence)
        ]

    def _means(self, name: str) -> bool:
        if self.whole_level is not None:
            return means_level(name, self.whole_level) and not own_area(name)
        if self.setting.is_office:
            return self._is_named(name) or (self._is_office_kind and self._is_among_all(name))
        return self.setting.means_us(name) and not self._is_anothers(name)

    def _is_among_all(self, name: str) -> bool:
        """Whether a name means all offices of the issuer's, the body being one of them."""
        setting = self.setting
        theirs = not setting.sup_word or fold(setting.sup_full) == fold(self.unit.full_area)
        return theirs and setting.means_us(name) and not _SPECIAL.match(name)

    def _is_anothers(self, name: str) -> bool:
        """Whether a name is one unit's of our level, and not ours: "UBND xã Tân Hồng"."""
        area = own_area(re.sub(r"[:(]", " ", name))
        if area is None or area_level(" ".join(area), self.setting.day) != self.unit.level:
            return False
        return not re.search(rf"(?<!\w){re.escape(fold(self.unit.area_name))}(?!\w)", fold(name))

    @property
    def _is_office_kind(self) -> bool:
        """Whether the body is one of "các sở, ban, ngành", "các phòng, ban": the police or a union are named by themselves."""
        return self.rooms is not None or bool(_OF_OFFICES.match(self.unit.name))

    def _is_named(self, name: str) -> bool:
        if self.setting.is_office:
            same = bool(self._forms(name) & self._own_forms)
            return same or (self._is_office_kind and self.setting.is_us(name))
        return bool(self.unit.area_name) and fold(self.unit.full_area) in fold(name)

    @cached_property
    def _own_forms(self) -> frozenset[str]:
        return self._forms(self.unit.name)

    def _forms(self, name: str) -> frozenset[str]:
        """The ways to write a body's name: with and without its head's title and the issuer's area ("Công an huyện Phú Lâm")."""
        bare = squeeze(_BRACKETS.sub("", expand(name)))
        word, area = self.setting.sup_word, self.setting.sup_name
        local = re.sub(rf"\s+{word}(?:\s+{re.escape(area)})?$", "", bare, flags=re.IGNORECASE) if word else bare
        return frozenset(fold(form) for one in (bare, local) for form in (one, _TITLE.sub("", one)))

    @cached_property
    def _is_own_plan(self) -> bool:
        issuer = fold(squeeze(self.plan.header.issuer or ""))
        return issuer in (fold(self.unit.name), fold(f"{self.unit.name} {self.unit.full_area}"))

    @cached_property
    def _addressed(self) -> Share | None:
        """How the body is among those whom the paper is for as a whole: an invitation that names it, or a letter to it."""
        if _INVITES.search(self.plan.header.doc_type or ""):
            texts = (node.text for node in self._body_nodes())
            return "invited" if self._among(texts) else None
        for node in self._body_nodes():
            found = _DEAR.match(node.text or "")
            if found and self._among([(node.text or "")[found.end() :], *(one.text for one in node.children)]):
                return "addressed"
        return None

    def _body_nodes(self) -> Iterator[OutlineNode]:
        tops = (top for top in self.plan.outline if top.kind not in _FRAME)
        return (node for top in tops for node in top.walk() if node.kind not in _FRAME)

    def _among(self, texts: Iterable[str | None]) -> bool:
        return any(self._means(name) for text in texts for name in split_bodies(text or ""))

    def _room(self, row: Deadline) -> str | None:
        if self.rooms is None:
            return None
        room = self.rooms.leader(row.text, Owner("us"))
        return room if room not in (self.unit.name, say("draft.blank")) else None


def _committee(name: str, plan: Plan, today: date) -> Unit | None:
    """A people's committee by its name; None for any other body."""
    from generate.units import unit_from_name

    if not re.match(r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\b", name, re.IGNORECASE) or own_area(name) is None:
        return None
    try:
        return unit_from_name(name, plan.day() or today, plan)
    except WrongUse:
        return None  # "UBND các xã huyện Phú Lâm" is a body that is looked for, though no unit of its own


def _named_body(name: str, plan: Plan) -> Unit:
    """A body that is only looked for by its name, as an office of the paper's issuer."""
    area = own_area(plan.header.issuer or "")
    bare = re.sub(rf"\s+{re.escape(' '.join(area))}$", "", name, flags=re.IGNORECASE) if area else name
    word, place = area or ("tỉnh", "")
    return Unit(
        name=capitalise(bare), kind="office", level="other", area=word, area_name=place, place=place,
        signer_position=head_title(f"{bare} "),
    )  # fmt: skip


def unit_of(name: str, plans: Iterable[Plan], today: date) -> Unit:
    """The unit of a name; an office belongs to the first paper's issuer that can be its committee. Raises WrongUse."""
    from generate.units import unit_from_name

    refused: WrongUse | None = None
    for plan in plans:
        try:
            return unit_from_name(name, plan.day() or today, plan)
        except WrongUse as problem:
            refused = refused or problem
    if refused is not None:
        raise refused
    return unit_from_name(name, today)
