"""How many awards of each kind there are: figures of tập thể, cá nhân, hộ gia đình in the award sections."""

from __future__ import annotations

import re

from extract.context import Context
from extract.leaves import headings, leaves
from extract.tree import Node
from grammar.agencies import complete
from grammar.normalise import fold, squeeze
from schemas.plan import AwardQuota, AwardRecipient, Limit, Occasion

_FIGURE = re.compile(
    r"(?P<n>\d{1,4}(?:,\d+)?)\s*(?P<pct>%)?\s*(?:\([^()\d]{0,30}\)\s*)?(?:giấy khen\s+(?:cho\s+)?|"
    r"bằng khen\s+(?:cho\s+)?|trong\s+)?(?:tổng\s+)?(?:số\s+)?(?:các\s+)?"
    r"(?P<who>tập thể|cá nhân|hộ gia đình|gia đình|hộ|trường hợp)\b",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"(?P<award>giấy khen|bằng khen|cờ thi đua|huân chương lao động|huân chương|huy chương|kỷ niệm chương|giấy chứng nhận|biểu dương)"
    r"(?:\s+của\s+(?P<by>(?:Chủ tịch|Thủ tướng|Giám đốc|Bộ trưởng|Ủy ban|UBND|Hội đồng|"
    r"Trưởng)[^.;:,(]*?))?(?=[.;:,(]|\s+(?:cho|tối đa|đối với|với|không quá|để|gồm|trong|\d)|$)",
    re.IGNORECASE,
)
_GIVER = re.compile(
    r"(?P<by>(?:Chủ tịch|Thủ tướng|Giám đốc|Bộ trưởng)\s[^.;:,]*?)\s+(?:xem xét\s*,?\s*|"
    r"quyết định\s*|xét\s*,?\s*)*(?:tặng|khen thưởng)(?:\s+thưởng)?\s*$"
)
_WHO: dict[str, AwardRecipient] = {
    "tập thể": "collective", "cá nhân": "individual", "hộ gia đình": "household", "gia đình": "household", "hộ": "household",
    "trường hợp": "either",
}  # fmt: skip
_MAX = re.compile(r"(?:tối đa|không quá|không vượt quá|nhiều nhất)(?:\s+(?:là|đối với|cho|:))*\s*$", re.IGNORECASE)
_MIN = re.compile(r"(?:tối thiểu|ít nhất)(?:\s+(?:là|đối với))*\s*$", re.IGNORECASE)
_MERIT = re.compile(
    fold(
        r"(?:số lượng\s+)?(?:căn cứ|tùy|tuỳ|theo)\s+(?:vào\s+)?(?:thành tích|kết quả)|không (?:hạn chế|giới hạn) số lượng|không quy định số lượng"
    )
)
_NEAR = 240  # characters before a figure that may name its group
_OPEN_GROUP = re.compile(
    r"(?:\(|trong đó|gồm|;|,|và|:)\s*(?:trong đó\s*:?\s*|gồm\s*:?\s*)?(?P<group>[^();:]*?)\s*:\s*$"
)
_BEHIND = re.compile(
    r"^\s*(?:thuộc\s+|là\s+|của\s+|đối với\s+)?(?P<group>[^();:.\d]*?)\s*(?:\)|;|\.|$|,\s*(?=\d)|và\s+(?=\d))"
)


def award_quotas(context: Context) -> list[AwardQuota]:
    """One entry for each figure of the award sections, and one for each group inside it."""
    out: list[AwardQuota] = []
    for node in leaves(context.root, frozenset({"awards"})):
        out.extend(_quotas(context, node))
    return out


def _quotas(context: Context, node: Node) -> list[AwardQuota]:
    assert node.paragraph is not None
    text = node.text
    figures = list(_FIGURE.finditer(text))
    award, by = _award(context, node, 0)
    occasion = _occasion(node)
    if not figures:
        return _by_merit(context, node, award, by, occasion)
    out: list[AwardQuota] = []
    limit: Limit = "exact"
    for found in figures:
        before = text[: found.start()]
        inner = before.count("(") > before.count(")")
        own = _own_limit(before)
        if own:
            limit = own
        elif not inner and re.search(r"[.;]\s*$", before):
            limit = "exact"
        near_award, near_by = _award(context, node, found.start())
        base = node.paragraph.body_start
        percent = float(found["n"].replace(",", ".")) if found["pct"] else None
        out.append(
            AwardQuota(
                award=near_award or award, awarded_by=near_by or by, occasion=_occasion_near(text, found.start()) or occasion,
                recipient=_who(found, text), group=_group(context, text, found, inner),
                count=None if percent is not None else int(found["n"].split(",")[0]),
                percent=int(percent) if percent is not None and percent.is_integer() else percent,
                limit=limit,
                evidence=context.spans(node.paragraph, base + found.start(), base + found.end()),
                confidence=0.93 if near_award or award else 0.8,
            )
        )  # fmt: skip
    return out


def _own_limit(before: str) -> Limit | None:
    if _MAX.search(before):
        return "max"
    return "min" if _MIN.search(before) else None


def _who(found: re.Match[str], text: str) -> AwardRecipient:
    if re.match(r"\s*\(?\s*tập thể\s+(?:hoặc|,|và)\s*cá nhân", text[found.end() : found.end() + _NEAR], re.IGNORECASE):
        return "either"
    if found["who"].lower() == "tập thể" and re.match(r"\s*(?:hoặc|/)\s*cá nhân", text[found.end() :], re.IGNORECASE):
        return "either"
    return _WHO[found["who"].lower()]


def _group(context: Context, text: str, found: re.Match[str], inner: bool) -> str | None:
    """The group that a part is for: before the figure ("phòng, ban: 04 tập thể") or, in brackets, behind it."""
    before = text[: found.start()]
    opened = _OPEN_GROUP.search(before, max(0, len(before) - _NEAR))
    if opened and (inner or "trong đó" in before.lower()):
        return complete(squeeze(opened["group"]).strip(" ,-"), context.areas) or None
    behind = _BEHIND.match(text[found.end() :])
    words = squeeze(behind["group"]).strip(" ,") if behind else ""
    if found["pct"] and words:
        return f"{found['who'].lower()} {words}"
    if inner and words:
        return complete(words, context.areas)
    return None


def _by_merit(
    context: Context, node: Node, award: str | None, by: str | None, occasion: Occasion | None
) -> list[AwardQuota]:
    assert node.paragraph is not None
    if not _MERIT.search(fold(node.text)):
        return []
    kinds: list[AwardRecipient] = [
        kind for word, kind in _WHO.items() if word != "hộ" and re.search(rf"\b{word}\b", node.text, re.IGNORECASE)
    ]
    spans = context.spans(node.paragraph)
    return [
        AwardQuota(
            award=award, awarded_by=by, occasion=occasion, recipient=kind, limit="merit", evidence=spans, confidence=0.8
        )
        for kind in dict.fromkeys(kinds)
        if kind in ("collective", "individual")
    ]


def _award(context: Context, node: Node, at: int) -> tuple[str | None, str | None]:
    """The award and who gives it: nearest before the figure, else in the item, its neighbours, the section."""
    places = [node.text[:at]] if at else []
    places.append(node.text)
    if not at:
        for above in (node, *node.ancestors()):
            if above.parent is None:
                break
            siblings = above.parent.children
            index = next(i for i, child in enumerate(siblings) if child is above)
            places.extend(child.text for child in reversed(siblings[:index]) if child.role == "awards")
            places.append(above.parent.text)
    for text in places:
        found = list(_AWARD.finditer(text))
        if found:
            last = found[-1] if at else found[0]
            giver = last["by"] or _giver_before(text, last.start())
            by = complete(giver, context.areas) if giver else None
            return last["award"].lower(), by
    return None, None


def _giver_before(text: str, at: int) -> str | None:
    """Who gives, said before the award: "Chủ tịch UBND thành phố xem xét tặng Bằng khen …"."""
    found = _GIVER.search(text[:at])
    return found["by"].strip() if found else None


def _occasion(node: Node) -> Occasion | None:
    return _occasion_near(node.text, len(node.text)) or next(
        (found for title in headings(node) if (found := _occasion_near(title, len(title)))), None
    )


def _occasion_near(text: str, end: int) -> Occasion | None:
    """The occasion that is named last before a place."""
    best: tuple[int, Occasion] | None = None
    words: tuple[tuple[str, Occasion], ...] = (
        (r"đột xuất", "ad_hoc"),
        (r"giai đoạn|sơ kết|tổng kết phong trào|tổng kết đợt|tổng kết chương trình|kết thúc phong trào", "period"),
        (r"hàng năm|hằng năm|hàng năm|cuối năm|năm \d{4}", "annual"),
    )
    for pattern, occasion in words:
        for found in re.finditer(pattern, text[:end].lower()):
            if best is None or found.start() > best[0]:
                best = (found.start(), occasion)
    return best[1] if best else None
