"""How many awards of each kind there are: figures of tập thể, cá nhân, hộ gia đình in the award sections."""

from __future__ import annotations

import re

from extract.context import Context
from extract.doubts import DOUBTED
from extract.leaves import headings, is_note
from extract.tree import Node
from grammar.agencies import complete
from grammar.closings import is_closing
from grammar.normalise import fold
from grammar.quotas import find_quotas
from schemas.plan import AwardQuota, AwardRecipient, Occasion

_AWARD = re.compile(
    r"(?P<award>giấy khen|bằng khen|cờ thi đua|huân chương lao động|huân chương|huy chương|kỷ niệm chương|giấy chứng nhận|biểu dương)"
    r"(?:\s+của\s+(?P<by>(?:Chủ tịch|Thủ tướng|Giám đốc|Bộ trưởng|Ủy ban|UBND|Hội đồng|"
    r"Trưởng|Hiệu trưởng|Ban|Bộ|Sở|Tổng|Liên đoàn|Công đoàn|Hội|Đoàn|Tỉnh đoàn|Huyện đoàn|Đảng ủy|Tỉnh ủy|Huyện ủy|Công an|Chính phủ)\b"
    r"[^.;:,(]*?))?(?=[.;:,(]|\s+(?:cho|tối đa|đối với|với|không quá|để|gồm|trong|tặng|trao|xét|khi|theo|\d)|$)",
    re.IGNORECASE,
)
_GIVER = re.compile(
    r"(?P<by>(?:Chủ tịch|Thủ tướng|Giám đốc|Bộ trưởng|Cục trưởng|Hiệu trưởng|Trưởng|UBND|Ủy ban nhân dân|Ban (?:Chỉ đạo|Tổ chức))"
    r"(?:\s[^.;:,]*?)?)\s+(?:xem xét\s*,?\s*|quyết định\s*|xét\s*,?\s*)*(?:tặng|khen thưởng)(?:\s+thưởng)?\s*$"
)
_KINDS: dict[str, AwardRecipient] = {"tập thể": "collective", "cá nhân": "individual"}
_MERIT = re.compile(
    fold(
        r"(?:số lượng\s+)?(?:căn cứ|tùy|tuỳ|theo)\s+(?:vào\s+)?(?:thành tích|kết quả)|không (?:hạn chế|giới hạn) số lượng|không quy định số lượng"
    )
)
_NO_GROUP = re.compile(
    fold(
        r"khen|giấy khen|bằng khen|cờ|huân chương|số lượng|hình thức|tập thể|cá nhân|hộ gia đình|tổng kết|sơ kết|hằng năm|hàng năm|đột xuất|"
        r"chỉ tiêu|cơ cấu|tỷ lệ|năm|đề nghị|chủ tịch|định mức|mức"
    )
)
_ELSEWHERE = re.compile(
    r"(?:tặng|khen thưởng|khen)\b[^.;]{0,80}?(?:[Gg]iấy khen|[Bb]ằng khen)|(?:[Gg]iấy khen|[Bb]ằng khen)[^.;]{0,60}?\d|"
    r"(?:[Kk]hen thưởng|[Kk]hen|[Bb]iểu dương|[Tt]uyên dương)\b[^.;]{0,60}?\d{1,3} (?:tập thể|cá nhân|hộ)\b|"
    r"\d{1,3} (?:tập thể|cá nhân|hộ)\b[^.;]{0,80}?\bkhen\b"
)
# an award with its number, even among those who take part
_OUTRIGHT = re.compile(r"^(?:Giấy|Bằng) khen\b[^.;\d]{0,60}:\s*\d{1,3} (?:tập thể|cá nhân)\b")
_NOT_HERE = frozenset({"criteria", "situation", "goal", "subjects", "dossier", "funding"})


def award_quotas(context: Context) -> list[AwardQuota]:
    """One entry for each figure of the award sections, and one for each group inside it; elsewhere only where a sentence says
    that so many are given an award.
    """
    out: list[AwardQuota] = []
    for node in context.root.walk():
        if node.paragraph is None or is_closing(node.text) or is_note(node.text):
            continue
        if (node.heading or node.lead_in) and not find_quotas(node.text) and not _AWARDS_COUNTED.search(node.text):
            continue
        elsewhere = _OUTRIGHT if node.role == "subjects" else None if node.role in _NOT_HERE else _ELSEWHERE
        if node.role == "awards" or (elsewhere is not None and elsewhere.search(node.text)):
            out.extend(_quotas(context, node))
    return out


def _quotas(context: Context, node: Node) -> list[AwardQuota]:
    assert node.paragraph is not None
    text = node.text
    award, by = _award(context, node, 0)
    found = find_quotas(text, areas=award is not None)
    occasion = _occasion(context, node)
    if not found:
        return _by_award(context, node, occasion) or (
            _by_merit(context, node, award, by, occasion) if node.role == "awards" else []
        )
    shared = _label_group(node)
    out: list[AwardQuota] = []
    for match in found:
        near_award, near_by = _award(context, node, match.start)
        base = node.paragraph.body_start
        each = match.group is not None and re.match(r"mỗi\s", match.group, re.IGNORECASE)
        group = shared if shared and (each or match.group is None) else match.group
        out.append(
            AwardQuota(
                award=near_award or award, awarded_by=near_by if near_award else (_giver_said(context, text, match.start) or by),
                occasion=_occasion_near(context, text, match.start) or occasion,
                recipient=match.recipient, group=complete(group, context.areas) if group else None,
                count=match.count, percent=match.percent, limit=match.limit,
                evidence=context.spans(node.paragraph, base + match.start, base + match.end),
                confidence=0.93 if near_award or award else 0.8,
            )
        )  # fmt: skip
    return out


def _by_award(context: Context, node: Node, occasion: Occasion | None) -> list[AwardQuota]:
    """Counts of the awards themselves, which seldom say for whom: "02 Cờ thi đua và 01 Bằng khen"."""
    assert node.paragraph is not None
    base = node.paragraph.body_start
    return [
        AwardQuota(
            award="cờ thi đua" if found["award"].lower() == "cờ" else found["award"].lower(), occasion=occasion,
            recipient="collective" if found["award"].lower().startswith("cờ") else "either", count=int(found["n"]),
            evidence=context.spans(node.paragraph, base + found.start(), base + found.end()), confidence=DOUBTED,
        )
        for found in _AWARDS_COUNTED.finditer(node.text)
    ]  # fmt: skip


_AWARDS_COUNTED = re.compile(
    r"(?<![\w/.,-])(?P<n>\d{1,3})\s+(?P<award>(?i:cờ thi đua|bằng khen|giấy khen|huân chương|kỷ niệm chương)|Cờ)(?=\s*(?:[,;.()]|và\b|$))"
)


def _label_group(node: Node) -> str | None:
    """The group that an item's label, or the label over it, names: "- Ban Chỉ đạo bầu cử: không quá 05 cá nhân"."""
    above = node.parent
    first = node.text.split(":", 1)[0] if ":" in node.text else None
    for label in (node.label or first, above.title if above is not None and above.lead_in else None):
        if label and not _NO_GROUP.match(fold(label)) and not re.search(r"\d|\btặng\b|khen", label):
            return re.sub(r"^[Đđ]ối với\s+", "", label).strip()
    return None


def _by_merit(
    context: Context, node: Node, award: str | None, by: str | None, occasion: Occasion | None
) -> list[AwardQuota]:
    assert node.paragraph is not None
    if not _MERIT.search(fold(node.text)):
        return []
    kinds: list[AwardRecipient] = [
        kind for word, kind in _KINDS.items() if re.search(rf"\b{word}\b", node.text, re.IGNORECASE)
    ]
    spans = context.spans(node.paragraph)
    if not kinds and re.search(r"khen", fold(node.text)):
        kinds = ["either"]
    return [
        AwardQuota(
            award=award, awarded_by=by, occasion=occasion, recipient=kind, limit="merit", evidence=spans, confidence=0.8
        )
        for kind in dict.fromkeys(kinds)
        if kind in ("collective", "individual", "either")
    ]


def _award(context: Context, node: Node, at: int) -> tuple[str | None, str | None]:
    """The award and who gives it: nearest before the figure, else in the item, its neighbours, the section."""
    places = [node.text[:at], re.split(r"[.;]", node.text[at:])[0]] if at else [node.text]
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
            last = found[-1] if at and text is places[0] else found[0]
            giver = last["by"] or _giver_before(text, last.start())
            by = complete(giver, context.areas) if giver else None
            return last["award"].lower(), by
    return None, None


_CLAUSE = 300  # characters before a figure in which its sentence says who commends


def _giver_said(context: Context, text: str, at: int) -> str | None:
    """Who commends, where no award is named: "đề nghị Chủ tịch UBND huyện khen thưởng 01 tập thể, 02 cá nhân"."""
    before = re.split(r"[.;]", text[max(0, at - _CLAUSE) : at])[-1]
    behind = re.split(r"[.;]", text[at : at + _CLAUSE])[0]
    for clause in (before, behind):  # "lựa chọn 02 tập thể đề nghị Chủ tịch UBND huyện khen thưởng"
        verb = re.search(r"\b(?:tặng|khen thưởng)\b", clause)
        giver = _giver_before(clause, verb.end()) if verb else None
        if giver:
            return complete(giver, context.areas)
    return None


def _giver_before(text: str, at: int) -> str | None:
    """Who gives, said before the award: "Chủ tịch UBND thành phố xem xét tặng Bằng khen …"."""
    found = _GIVER.search(text[:at])
    return found["by"].strip() if found else None


def _occasion(context: Context, node: Node) -> Occasion | None:
    """The occasion that the item or a heading names; a plan for one year commends at that year's end."""
    return (
        _occasion_near(context, node.text, len(node.text))
        or next((found for title in headings(node) if (found := _occasion_near(context, title, len(title)))), None)
        or ("annual" if _one_year(context) else None)
    )


def _one_year(context: Context) -> bool:
    period = context.header.period
    return bool(period.start and period.end and period.start[:4] == period.end[:4])


def _occasion_near(context: Context, text: str, end: int) -> Occasion | None:
    """The occasion that is named last before a place."""
    best: tuple[int, Occasion] | None = None
    closing: Occasion = "annual" if _one_year(context) else "period"
    words: tuple[tuple[str, Occasion], ...] = (
        (r"đột xuất", "ad_hoc"),
        (r"giai đoạn|sơ kết", "period"),
        (r"tổng kết|kết thúc (?:phong trào|đợt|thi đua)", closing),
        (r"hàng năm|hằng năm|cuối năm|(?<!đến )(?<!hết )(?<!cuối )năm \d{4}", "annual"),
    )
    for pattern, occasion in words:
        for found in re.finditer(pattern, text[:end].lower()):
            if best is None or found.start() > best[0]:
                best = (found.start(), occasion)
    dated = best is not None and text[best[0] :].lower().startswith("năm")
    if best and dated and (review := re.search(r"(?P<what>sơ kết|tổng kết)[^.;]{0,60}$", text[: best[0]].lower())):
        return closing if review["what"] == "tổng kết" else "period"
    return best[1] if best else None
