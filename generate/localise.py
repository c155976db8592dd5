"""A superior's sentence as the unit would write it: quotations and citations untouched, the rest by dated rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from generate.protected import pieces
from generate.setting import Setting
from grammar.normalise import UPPER, capitalise, decapitalise, fold, squeeze, starts_upper
from grammar.phrases import PhraseFinder
from grammar.times import find_times
from norms.misprints import misprints
from norms.offices import offices
from norms.wording import Wording, beyond, wordings
from schemas.draft import Decision, Verb
from schemas.plan import LegalBasis
from schemas.span import Span
from schemas.texts import say

# two rules that gave the same words one after the other
_REPEATED = re.compile(r"(\b[^;.]{20,}?)(?:[;,]\s+\1)+(?=[;,.]|$)")
_UPWARD = re.compile(
    r"(?:\bđể|\bqua(?: Văn phòng)?|\bgửi|\bvề|\bbáo cáo|\bđề nghị|\bđăng ký|\bnộp|\btrình|\bvới)\s+(?:Chủ tịch\s+)?$",
    re.IGNORECASE,
)
# a body or a document of the superior that a report is addressed to by its name
_NAMED_ABOVE = re.compile(r"(?:(?:Hội đồng|Hướng dẫn|Kế hoạch)[^.;]{0,40}|Ban Chỉ đạo[^.;]{0,140})$")
# the same body twice, after two rules
_TWICE = re.compile(
    r"\b((?:UBND|ngân sách|công chức|Phòng|các phòng|các bộ phận|cấp) [^,.;()]{1,60}?)(?:,| và) \1(?=[ ,.;)]|$)"
)
# what stands at the beginning after a body was taken away
_LEFT_ALONE = re.compile(r"^(?:(?P<and>(?:Và|và|Với|Cùng) (?=các |[A-ZĐ]))|\([^()]{3,60}\)\s+(?=[a-zđ]))")
_LEADS_ITSELF = re.compile(
    r"\b((?:[Cc]ông chức|Phòng) [^,.;()]{3,70}?) (chủ trì[^.;]{0,60}?), phối hợp (?:với )?\1(?:,| và)?(?=\s)",
    re.IGNORECASE,
)
# a body that bears the place in its name: "Công ty Cổ phần Môi trường đô thị Vĩnh Khê"
_OWN_NAME = re.compile(
    r"(?:Công ty|Tập đoàn|Báo|Đài|Trường|Bệnh viện|Ngân hàng|Hội|Nhà máy|Chi nhánh|Cổng|Trung tâm|Liên đoàn|Quỹ|Khu)[^.;,]*$"
)
# "theo Phụ lục đính kèm", "tại Phụ lục II kèm theo Kế hoạch này": not an appendix of a document that is named
_ITS_APPENDIX = re.compile(
    r"(?<=[ (])(?P<label>Phụ lục(?: số)?(?: [IVX]+\b| \d+\b)?)(?: (?:đính kèm|ban hành kèm theo|kèm theo)(?: Kế hoạch này)?| (?:của )?Kế hoạch này)"
    r"(?! (?:Kế hoạch|Quyết định|Nghị định|Thông tư|Công văn|Hướng dẫn|Nghị quyết|Chương trình)\b)"
)
# what is put to whoever may do it
_PROPOSED = re.compile(r"(?:trình|đề nghị|đề xuất)\b[^.;]{0,80}$", re.IGNORECASE)
_AREA_WORDS = frozenset(("tỉnh", "huyện", "phố", "xã", "phường", "quận"))
_RANK: dict[Verb, int] = {"kept": 0, "localised": 1, "transposed": 2, "narrowed": 3, "fixed": 4}


@dataclass(slots=True)
class Localised:
    """A rewritten text with the decision that sums up what was done to it."""

    text: str
    verb: Verb
    reasons: list[str] = field(default_factory=list)
    norms: list[str] = field(default_factory=list)

    def decision(self, spans: list[Span]) -> Decision:
        """The decision for the trace; an untouched text was kept."""
        reason = "; ".join(dict.fromkeys(self.reasons)) or say("reason.kept")
        return Decision(verb=self.verb, reason=reason, sources=spans, norm=self.norms[0] if self.norms else None)


class Localiser:
    """Rewrites for one superior, one unit and one day."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.plan, self.unit, self.day = setting.plan, setting.unit, setting.day
        self._rules: tuple[Wording, ...] = wordings(setting.above, setting.unit.level, setting.day, setting.unit.area)
        self._offices = {
            office.id: office
            for office in offices(setting.above, setting.issued)
            if office.kind in ("office", "centre")
        }

    @cached_property
    def _finder(self) -> PhraseFinder:
        return PhraseFinder(
            (office.id, name) for office in self._offices.values() for name in (office.name, *office.aliases)
        )

    def localise(self, text: str, upward: bool = False, transpose: bool = False, title: bool = False) -> Localised:
        """Rewrite a text. `upward`: the superior that is reported to stays; `transpose`: its offices become ours;

        `title`: the rules for a sentence's first words are left out, a title keeps its verb.
        """
        out = Localised(squeeze(text), "kept")
        out.text = self._appendices(self._shorten_citations(out), out)
        cut = pieces(out.text, self.setting.sup_full)
        done: list[str] = []
        for index, (piece, protected) in enumerate(cut):
            if protected:
                done.append(self._complete_issuer(piece))
                continue
            before = "".join(done)
            own_movement = index + 1 < len(cut) and fold(cut[index + 1][0]) in fold(self.plan.header.title or "")
            first = index == 0 and not title and not own_movement
            done.append(self._rewrite(piece, out, upward, transpose, first=first, before=before))
        new = re.sub(r"(?<=[^.][.?!] )[^\W\d_]", lambda m: m.group().upper(), squeeze("".join(done)))
        new = re.sub(r"\s+([,.;:)])", r"\1", new)
        new = _LEFT_ALONE.sub(lambda match: say("draft.with_others") if match["and"] else "", new)
        new = _LEADS_ITSELF.sub(r"\1 \2", _TWICE.sub(r"\1", new))
        out.text = capitalise(new) if starts_upper(text) else new
        return out

    def _rewrite(self, piece: str, out: Localised, upward: bool, transpose: bool, first: bool, before: str) -> str:
        values = {
            "area": self.unit.area,
            "hamlet": self.setting.hamlets.removeprefix("các "),
            "hamlets": self.setting.hamlets,
            "rooms": decapitalise(self.setting.rooms),
            "head": self.unit.head,
            "sup": self.setting.sup_word,
            "unit": self.unit.short_area,
            "sup_full": self.setting.sup_full,
        }
        for slip in misprints():
            for found in slip.compiled.finditer(piece):
                right = found.expand(slip.right)
                _note(out, "fixed", say("reason.misprint", wrong=found.group(), right=right), slip.id)
            piece = slip.compiled.sub(slip.right, piece)
        if transpose:
            piece = self._offices_to_ours(piece, out)
        for rule in self._rules:
            if rule.pattern.startswith("^") and not first:
                continue
            new = rule.compiled.sub(_as_written(rule.replacement.format(**values)), piece)
            if new != piece:
                piece = new
                _note(out, rule.verb, rule.reason, rule.id)
        return self._areas(piece, out, upward, before)

    def _areas(self, piece: str, out: Localised, upward: bool, before: str) -> str:
        """The superior's own area becomes ours; a superior that is addressed stays."""
        if not self.setting.sup_word or self.setting.is_office:
            return piece
        own, word = self.unit.area, self.setting.sup_word
        start = piece

        def committee(match: re.Match[str]) -> str:
            ahead = (before + piece[: match.start()])[-40:]
            return match.group() if upward and _UPWARD.search(ahead) else self.unit.short_area

        piece = re.sub(
            rf"(?:UBND|Ủy ban nhân dân)\s+{word}(?:\s+{re.escape(self.setting.sup_name)})?(?!\w)(?!\s+(?-i:[A-ZĐ]))",
            committee,
            piece,
            flags=re.I,
        )
        piece = re.sub(
            rf"\b{word}\s+{re.escape(self.setting.sup_name)}\b", self.unit.full_area, piece, flags=re.IGNORECASE
        )
        piece = re.sub(
            rf"\b(?P<p>[Tt]ổ quốc(?: Việt Nam)?|đoàn thể|chính trị\s*-\s*xã hội|Đảng ủy|trên địa bàn|địa bàn|"
            rf"của|toàn|trong|cho|tại|ở|cả|ngân sách|phạm vi|trên toàn|"
            rf"(?<!ban )(?<!đồng )[Nn]hân dân|người dân|[Tt]hông tin điện tử)\s+"
            rf"(?:{word}|{word[:1].upper()}{word[1:]})(?!\s+(?:ủy|uỷ|đoàn)\b)(?=\s*(?:[,.;:()]|$|và|năm|giai đoạn|từ|theo|qua|[a-zđ]))",
            lambda m: m.group() if upward and _NAMED_ABOVE.search(piece[: m.start()]) else f"{m['p']} {own}",
            piece,
        )  # fmt: skip
        piece = _REPEATED.sub(r"\1", piece)
        if not upward:
            piece = re.sub(rf"(?<=[Kk]hen thưởng ){word}(?=\s*(?:[,.;:)]|$|[a-zđ]))", own, piece)
        if not _parted_by_level(piece, word):
            level = "cấp xã" if self.unit.level == "commune" else f"cấp {own}"
            piece = re.sub(rf"(?<!khen thưởng )cấp {word}(?:, cấp xã)?(?!\w)", level, piece)
        piece = self._bare_name(piece)
        if self.setting.hamlets in piece:  # "các thôn huyện", where the superior named its own communes
            piece = re.sub(rf"({re.escape(self.setting.hamlets)}) {word}(?!\w)", r"\1", piece)
        # a committee does not cooperate with itself (facts E7)
        piece = re.sub(rf"(phối hợp (?:với )?[^.;]{{3,80}}?)(?:,| và) {self.unit.short_area}(?=[ ,;.]|$)", r"\1", piece)
        piece = re.sub(
            rf"([Pp]hối hợp )(?:với )?{self.unit.short_area} (?=[a-zđ])", rf"\1với {self.setting.hamlets} ", piece
        )
        piece = re.sub(rf"({self.unit.short_area}) cấp \w+(?=[ ,.;])", r"\1", piece)
        piece = re.sub(
            rf"giữa {self.unit.short_area}(?! (?:và|với))", f"giữa các bộ phận thuộc {self.unit.short_area}", piece
        )
        piece = re.sub(rf"100% {self.unit.short_area}(?=[ ,.;])", self.unit.short_area, piece)
        piece = re.sub(rf"{re.escape(self.setting.hamlets)} mình\b", f"{self.unit.area} mình", piece)
        piece = (
            re.sub(rf"({self.unit.short_area}) \((?:thông )?qua [^)]*{word}[^)]*\)", r"\1", piece)
            if not upward
            else piece
        )
        if piece != start:
            _note(out, "localised", say("reason.area", area=self.unit.full_area), None)
        return piece

    def _bare_name(self, piece: str) -> str:
        """The superior's place without its word ("nông thôn Sơn Bình") is ours; a body named by it ("Báo Sơn Bình") is not."""
        name = self.setting.sup_name
        if not name:
            return piece
        behind_small = rf"(?<=[{UPPER.lower()}] ){re.escape(name)}(?!\s+[{UPPER}])(?!\w)"

        def ours(match: re.Match[str]) -> str:
            before = piece[: match.start()].rstrip().rsplit(" ", 2)[-2:]
            named = any(word[:1].isupper() for word in before) or (before and before[-1] in _AREA_WORDS)
            named = named or bool(_OWN_NAME.search(piece[: match.start()]))
            return match.group() if named else self.unit.area_name

        return re.sub(behind_small, ours, piece)

    def _offices_to_ours(self, piece: str, out: Localised) -> str:
        """The superior's offices become their counterparts, with the superior's area behind their names."""
        area = (
            re.compile(rf"\s+{self.setting.sup_word}(?:\s+{re.escape(self.setting.sup_name)})?(?!\w)", re.IGNORECASE)
            if self.setting.sup_word
            else None
        )
        done: list[str] = []
        last = 0
        for start, end, id in self._finder.find(piece):
            office = self._offices[id]
            ours = self.setting.ours(office)
            # a name has a capital somewhere: "cơ sở xây dựng" is not "Sở Xây dựng"
            if ours is None or start < last or piece[start:end].islower():
                continue
            behind = area.match(piece, end) if area else None
            done.append(piece[last:start] + ours.name)
            last = behind.end() if behind else end
            _note(out, "transposed", say("reason.counterpart", above=office.name, ours=ours.name), ours.id)
        text = "".join(done) + piece[last:]
        # the police and the military stand on every level: those of the superior's area become those of ours
        if not self.setting.sup_word:
            return text
        vertical = rf"(?<!qua )(Công an|Ban Chỉ huy [Qq]uân sự) {self.setting.sup_word}(?!\w)"
        return re.sub(vertical, rf"\1 {self.unit.area}", text)

    def _complete_issuer(self, piece: str) -> str:
        """In a citation "UBND huyện" now means another's committee: its name is written out."""
        if not self.setting.sup_word or piece[:1] in '“«"':
            return piece
        pattern = rf"(?<=của )(Chủ tịch )?(UBND|Ủy ban nhân dân) {self.setting.sup_word}(?!\s+[{UPPER}])"
        return re.sub(pattern, rf"\1\2 {self.setting.sup_full}", piece)

    def _shorten_citations(self, out: Localised) -> str:
        """A document of the preamble is named by number and symbol alone from then on (Decree 30/2020, Annex I, II.6b)."""
        text = out.text
        for basis in self.plan.legal_bases:
            short = _later_mention(text, basis, self.setting.sup_full, self.setting.sup_word)
            if short != text:
                text = short
                _note(out, "localised", say("reason.later_mention"), None)
        return text

    def _appendices(self, text: str, out: Localised) -> str:
        """An appendix of the superior plan is not copied: where a clause rests on it, it is cited as that plan's."""
        code, superior = self.setting.sup_code, self.setting.sup_short
        new = _ITS_APPENDIX.sub(
            lambda m: say("draft.appendix_above", label=m["label"], code=code, superior=superior), text
        )
        if new != text:
            _note(out, "localised", say("reason.appendix_above"), None)
        return new

    def each(self, text: str) -> str:
        """A text in which what holds for "mỗi xã, phường" is said of us, and nothing else is changed."""
        rule = next((rule for rule in self._rules if rule.id.startswith("each-commune")), None)
        return rule.compiled.sub(_as_written(rule.replacement.format(area=self.unit.area)), text) if rule else text

    def beyond_us(self, text: str) -> str | None:
        """What a text would have the unit do that is not its level's to do (norms), as printed; None where nothing."""
        plain = "".join(piece for piece, protected in pieces(text, self.setting.sup_full) if not protected)
        found = (rule.compiled.search(plain) for rule in beyond(self.unit.level, self.day))
        return next((m.group() for m in found if m and not _PROPOSED.search(plain[: m.start()])), None)

    def above_remains(self, text: str) -> bool:
        """Whether a rewritten text still speaks of the superior's own bodies or area: for the clerk to look at."""
        plain = "".join(piece for piece, protected in pieces(text, self.setting.sup_full) if not protected)
        words = [
            r"[Cc]ác sở\b",
            r"[Ss]ở, (?:ban|ngành)",
            rf"cấp {self.setting.sup_word}\b",
            rf"toàn {self.setting.sup_word}\b",
            r"các huyện\b",
        ]
        return bool(self.setting.sup_word) and any(re.search(word, plain) for word in words)


def _parted_by_level(text: str, word: str) -> bool:
    """Whether a text sets something for several levels by name, or a time for the superior's ("cấp tỉnh trong tháng 4"):
    the superior's part stays the superior's.
    """
    if not re.search(rf"cấp {word}\b", text):
        return False
    others = set(re.findall(r"cấp (tỉnh|huyện|xã|thành phố)\b", text)) - {word}
    return bool(others) or any(not match.bare for match in find_times(text, 2000))


def _as_written(replacement: str) -> Callable[[re.Match[str]], str]:
    """The replacement, with a capital where the words that it stands for had one."""

    def written(match: re.Match[str]) -> str:
        words = match.expand(replacement)
        before = match.string[: match.start()].rstrip()
        begins = not before or before[-1] in ".:;!?-–+("  # a capital in the middle of a sentence is the superior's slip
        return capitalise(words) if match.group()[:1].isupper() and (begins or words[:1] != "c") else words

    return written


def _note(out: Localised, verb: Verb, reason: str, norm: str | None) -> None:
    if _RANK[verb] > _RANK[out.verb]:
        out.verb = verb
    out.reasons.append(reason)
    if norm:
        out.norms.append(norm)


def _later_mention(text: str, basis: LegalBasis, sup_full: str, sup_word: str) -> str:
    if not basis.code or not basis.subject:
        return text
    code = re.compile(r"\s*".join(map(re.escape, re.split(r"(?<=[/-])|(?=[/-])", basis.code))))
    found = code.search(text)
    if not found:
        return text
    at = text.find(basis.subject, found.end())
    if at < 0 or at - found.end() > 90:
        return text
    issuer = ""
    if sup_word and basis.issuer and basis.issuer.endswith(sup_full):
        issuer = f" của UBND {sup_word}"
    return text[: found.end()] + issuer + text[at + len(basis.subject) :]
