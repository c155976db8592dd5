"""A clause that states aims: what is the superior's own we contribute to, its totals are not ours, shares hold for all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.asks import Ask, ask
from generate.figures import blanked, own_figure
from generate.levels_apart import left_for_us, shares_of_theirs
from generate.localise import Localiser
from generate.source import Source
from grammar.assignments import starts_with_verb
from grammar.normalise import capitalise, decapitalise
from schemas.draft import Decision, Verb
from schemas.plan import Plan, Target
from schemas.span import Span
from schemas.texts import say

_INDEX = re.compile(r"chỉ số|par index|papi|sipas|ddci|pci|dti|thứ hạng|xếp hạng|vị trí", re.IGNORECASE)
_ALWAYS_ABOVE = re.compile(r"GRDP|\bPAPI\b|\bPCI\b|tổng sản phẩm trên địa bàn|thu ngân sách nhà nước", re.IGNORECASE)
_RANKED = ("top", "rank", "+", "-")
# shares of units of our own level: "90% xã, phường", "78% số xã"
_COUNTS_US = {
    "commune": re.compile(
        r"\d%\s+(?:số\s+|các\s+|trung tâm\s+|địa bàn\s+|UBND\s+|cơ quan\s+|đơn vị\s+)*"
        r"(?:hành chính cấp xã|cấp xã|xã, phường|xã\b(?! hội)|phường\b)"
        r"|\d\s+(?:đơn vị hành chính cấp xã|xã, phường|xã\b(?! hội)|phường\b)"
    ),
    "district": re.compile(r"\d%?\s+(?:số\s+|các\s+)*(?:huyện|quận|thị xã|thành phố|đơn vị cấp huyện)\b"),
}
# "trong đó cấp xã đạt từ 75%": the superior says what each of our level must reach
_OURS_SAID = r"cấp {level} (?:đạt|phải|từ|tối thiểu|trên|ít nhất)|\d%[^.;]{{0,60}}cấp {above}[^.;]{{0,12}}\d%[^.;]{{0,60}}cấp {level}"
_SAYS_OURS = {
    "commune": re.compile(
        _OURS_SAID.format(level="xã", above="(?:tỉnh|huyện|thành phố)")
        + r"|\d%?[;,][^.]{0,60}(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:xã|phường)[^.;]{0,40}\d"
        r"|(?:mỗi|từng) (?:xã|phường)\b[^.;]{0,40}\d"
    ),
    "district": re.compile(
        _OURS_SAID.format(level="huyện", above="(?:tỉnh|thành phố)") + r"|(?:mỗi|từng) huyện\b[^.;]{0,40}\d"
    ),
}
_BY = re.compile(r"(?:Đến|Trong|Giai đoạn) [^,;:]{4,40},\s+")
_AMONG = re.compile(r"một trong (?:những|các) (?:tỉnh|huyện|thành phố|quận|địa phương|đơn vị)")
_BARE_AIM = re.compile(r"(?:H[àằ]ng năm|Đến|Từ|Trong|Năm|Có|Không còn|Tỷ lệ|Tỷ trọng|Số|Mức|100%|\d)")


@dataclass(slots=True)
class Aim:
    """A goal clause as ours: text, decision, questions."""

    text: str
    decision: Decision
    asks: list[Ask]


def aim(plan: Plan, localiser: Localiser, source: Source) -> Aim | None:
    """What becomes of a clause with targets; None where nothing but wording changes."""
    setting = localiser.setting
    rows = [plan.targets[index] for index in source.claims.get("targets", [])]
    level = setting.unit.level
    if not setting.is_office:
        if rows and (left := left_for_us(source.text, level, setting.sup_word)) is not None:
            return _ours_alone(localiser, source, left)
        says_ours = _SAYS_OURS.get(level)
        if rows and says_ours and says_ours.search(source.text):
            return _stated_for_us(localiser, source, says_ours)
        if (duty := _duty_of_all(localiser, source)) is not None:
            return duty
        counts_us = _COUNTS_US.get(level)
        if _is_the_superiors(localiser, source, rows) or (rows and counts_us and counts_us.search(source.text)):
            return _contributed(localiser, source)
        if rows and (places := shares_of_theirs(source.text, level, setting.sup_word)):
            return _theirs_alone(localiser, source, places)
    elif rows:
        return _towards(localiser, source)
    if not rows:
        return None
    return _own_figures(localiser, source)


_LABEL = re.compile(r"(?:Yêu cầu|Mục đích|Chủ đề|Thời gian|Nội dung)\s*:", re.IGNORECASE)


def _towards(localiser: Localiser, source: Source) -> Aim | None:
    """An aim of the committee's as its office takes part in it; None for a requirement, which holds as it is."""
    if _LABEL.match(source.text):
        return None
    key = "contribute" if starts_with_verb(source.text) else "contribute_aim"
    text = say(f"draft.{key}", text=decapitalise(source.text), superior=localiser.setting.sup_full)
    return Aim(text, Decision(verb="contributed", reason=say("reason.taken_part_in"), sources=source.spans), [])


_ALL_OF_US = {
    "commune": re.compile(
        r"^100% (?:số |các |UBND )*(?:xã|phường)(?:, (?:xã|phường|thị trấn|đặc khu))*\s+(?P<rest>\S.*)$", re.DOTALL
    ),
    "district": re.compile(
        r"^100% (?:số |các |UBND )*(?:huyện)(?:, (?:thị xã|thành phố))*\s+(?P<rest>\S.*)$", re.DOTALL
    ),
}


def _duty_of_all(localiser: Localiser, source: Source) -> Aim | None:
    """ "100% xã, phường hoàn thành …": what every unit of our level must do, and so we."""
    pattern = _ALL_OF_US.get(localiser.unit.level)
    found = pattern.match(source.text) if pattern else None
    if found is None or not starts_with_verb(found["rest"]):
        return None
    done = localiser.localise(found["rest"])
    decision = Decision(verb="adopted", reason=say("reason.stated_for_us"), sources=source.spans)
    return Aim(f"{localiser.unit.short_area} {decapitalise(done.text)}", decision, [])


def _is_the_superiors(localiser: Localiser, source: Source, rows: list[Target]) -> bool:
    """Whether a clause speaks of an index or a rank of the superior's own."""
    word, name = localiser.setting.sup_word, localiser.setting.sup_name
    if not word:
        return False
    if (rows and _ALWAYS_ABOVE.search(source.text)) or _AMONG.search(source.text):
        return True
    ranked = [row for row in rows if row.comparator in _RANKED and _INDEX.search(f"{row.indicator} {row.text}")]
    about = re.search(rf"\b(?:của|cấp|toàn)\s+{word}\b|\b{word}\s+{re.escape(name)}", source.text, re.IGNORECASE)
    if ranked and about:
        return True
    placed = (
        rf"chỉ số[^.;]*(?:của|cấp) {word}\b[^.;]*(?:nhóm|tốp|thứ hạng|vị trí)",
        rf"(?:thứ hạng|xếp hạng)[^.;]*(?:của|cấp) {word}\b[^.;]*(?:toàn|cả) (?:tỉnh|quốc)",
    )
    return any(re.search(pattern, source.text, re.IGNORECASE) for pattern in placed)


def named(localiser: Localiser, text: str) -> str:
    """A text with the superior's own area written out where the clause is still about it."""
    word = localiser.setting.sup_word
    pattern = rf"\b(của|cấp|toàn|trên địa bàn) {word}\b(?!\s+(?:[A-ZĐ]|ủy|uỷ|đoàn))"
    return re.sub(
        pattern, lambda m: f"{'của' if m[1] == 'cấp' else m[1]} {localiser.setting.sup_full}", text, count=1, flags=re.IGNORECASE
    )  # fmt: skip


def _contributed(localiser: Localiser, source: Source) -> Aim:
    """The superior's aim as what we contribute to, with a blank for our own result."""
    text = named(localiser, source.text.rstrip(" .;"))
    by = _BY.match(text)
    text = text[by.end() :] if by else text
    if not text.startswith("Góp phần"):
        key = "contribute_aim" if _BARE_AIM.match(capitalise(text)) or not starts_with_verb(text) else "contribute"
        text = say(f"draft.{key}", text=decapitalise(text), superior=localiser.setting.sup_full)
    text = f"{by.group()}{decapitalise(text)}" if by else text
    own = own_figure(source.text, localiser.setting)
    value = own.printed if own else say("draft.blank")
    text = say("draft.twin", text=text, area=localiser.unit.area, value=value)
    sources = [*source.spans, *(own.sources if own else ())]
    decision = Decision(verb="contributed", reason=say("reason.contributed"), sources=sources)
    return Aim(text, decision, [] if own else [ask("twin", source.text)])


def _stated_for_us(localiser: Localiser, source: Source, says_ours: re.Pattern[str]) -> Aim:
    """A clause that says what each of our level must reach; its parts that don't are the superior's totals as elsewhere."""
    if ";" not in source.text or says_ours.search(source.text.replace(";", "\n")) is None:
        text = localiser.each(named(localiser, source.text))
        return Aim(text, Decision(verb="adopted", reason=say("reason.stated_for_us"), sources=source.spans), [])
    done: list[str] = []
    own: list[Span] = []
    blanks = 0
    for part in source.text.split(";"):
        if says_ours.search(part):
            done.append(localiser.each(named(localiser, part)))
            continue
        if re.search(rf"cấp {localiser.setting.sup_word}\b", part):
            continue  # what the superior's own bodies are to reach
        found = blanked(localiser.localise(part).text, localiser.setting)
        done.append(found.text if part[:1] != " " else f" {found.text.lstrip()}")
        own, blanks = [*own, *found.sources], blanks + found.blanks
    decision = Decision(verb="adopted", reason=say("reason.stated_for_us"), sources=[*source.spans, *own])
    text = capitalise(";".join(done).strip())
    return Aim(text, decision, [ask("figures", source.text)] if blanks else [])


def _ours_alone(localiser: Localiser, source: Source, left: list[str]) -> Aim:
    """What a clause sets for our level; its parts for the superior's own bodies are left out, and the trace says so."""
    found = blanked(localiser.localise("; ".join(left)).text, localiser.setting)
    decision = Decision(verb="narrowed", reason=say("reason.theirs_left_out"), sources=[*source.spans, *found.sources])
    return Aim(capitalise(found.text), decision, [ask("figures", source.text)] if found.blanks else [])


def _theirs_alone(localiser: Localiser, source: Source, places: list[tuple[int, int]]) -> Aim:
    """A share that is set for the superior's own bodies alone: ours is blank, or the profile's."""
    own = own_figure(source.text, localiser.setting)
    value = own.value if own else say("draft.blank")
    text = source.text
    for start, end in reversed(places):
        text = text[:start] + value + text[end:]
    found = blanked(localiser.localise(text).text, localiser.setting)
    sources = [*source.spans, *(own.sources if own else ()), *found.sources]
    decision = Decision(verb="contributed", reason=say("reason.theirs_alone"), sources=sources)
    return Aim(found.text, decision, [] if own and not found.blanks else [ask("theirs", source.text)])


def _own_figures(localiser: Localiser, source: Source) -> Aim | None:
    done = localiser.localise(source.text)
    text, blanks, own = blanked(done.text, localiser.setting)
    if text == done.text:
        return None
    reason = "; ".join(dict.fromkeys([say("reason.totals"), *done.reasons]))
    verb: Verb = "contributed" if blanks else "set"
    decision = Decision(verb=verb, reason=reason, sources=[*source.spans, *own])
    return Aim(text, decision, [ask("figures", source.text)] if blanks else [])
