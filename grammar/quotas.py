"""How many of whom: "12 tập thể (phòng, ban: 05; xã: 07)", "Cá nhân: không quá 24", "mỗi thôn 01 hộ", "không quá 10% số xã"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from grammar.normalise import squeeze

Recipient = Literal["collective", "individual", "household", "either"]
Limit = Literal["exact", "max", "min"]

_WHO = r"tập thể|cá nhân|hộ gia đình|gia đình|hộ|trường hợp"
_AREA = (
    r"huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|thôn|ấp|bản|khu phố|tổ dân phố|đơn vị|cơ quan|sở|phòng|trường|doanh nghiệp|"
    r"công đoàn cơ sở|chi bộ|chi hội|chi đoàn|đoàn viên|hội viên|đảng viên|giáo viên|học sinh|công nhân"
)
_FIGURE = re.compile(
    r"(?<![\w/.,%-])(?P<n>\d{1,4}(?:,\d+)?)\s*(?P<pct>%)?(?![\d/]|\s*(?:điểm|năm|tháng|ngày|triệu|đồng|lần|bộ|bản|m²|ha)\b)"
    r"\s*(?:\([^()\d]{0,30}\)\s*)?(?:(?:người|đồng chí|em)\b\s*)?(?:(?:giấy khen|bằng khen)\s+(?:cho\s+)?|trong\s+)?(?:tổng\s+)?"
    r"(?P<of>(?:số\s+)?(?:các\s+)?"
    rf"(?P<who>{_WHO}|{_AREA})\b)?",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?:^|[;.(]\s*|[-+]\s+)(?P<who>{_WHO})\s*:\s*[^\d:;]{{0,20}}$", re.IGNORECASE)
_LABELLED = re.compile(rf"^[-+\s]*(?P<who>{_WHO})\s*:\s*(?=[^\W\d_])(?!không quá|tối đa|không hạn chế)", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:điểm|mục|số|khoản|[Đđ]iều|năm|tháng|ngày|từ|lần|thứ|phụ lục|mức|đạt|loại)\s*$", re.IGNORECASE
)
_MAX = re.compile(r"(?:tối đa|không quá|không vượt quá|nhiều nhất)(?:\s+(?:là|đối với|cho|:))*\s*$", re.IGNORECASE)
_MIN = re.compile(r"(?:tối thiểu|ít nhất)(?:\s+(?:là|đối với))*\s*$", re.IGNORECASE)
_OPEN = re.compile(r"\(|\b(?:trong đó|gồm(?: có)?|bao gồm)\s*:?", re.IGNORECASE)
_FILLER = re.compile(
    r"^(?:[\s,;:.()–-]|và\b|trong đó\b|gồm(?: có)?\b|bao gồm\b|cho\b|là\b)+|"
    r"(?:[\s,;:–-]|\b(?:tối đa|không quá|không vượt quá|nhiều nhất|tối thiểu|ít nhất|chiếm|là|có|chọn|xét chọn|đề nghị|được|xét|tặng))+$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?P<each>mỗi\s+[^\d:;.()]{2,120}?)\s*(?:xét\s+)?(?:chọn|đề nghị|được|không quá|tối đa|là|:)*\s*(?:không quá|tối đa)?\s*$",
    re.I,
)
_EVERY_OF = re.compile(
    r"^(?:[-+]\s*)?(?:đối với\s+)?(?P<group>.+?)[\s,]+mỗi\s+(?:đơn vị|cơ quan|địa phương)\b", re.IGNORECASE
)
_BEHIND = re.compile(
    r"^\s*(?:thuộc\s+|là\s+|của\s+|đối với\s+)?(?P<group>[^();:.\d]*?)\s*(?:\)|\(|;|\.|$|,\s*(?:không quá\s+|tối đa\s+)?(?=\d)|và\s+(?=\d))"
)
_EITHER = re.compile(r"\s*\(?\s*(?:tập thể\s*)?(?:hoặc|,|và|/)\s*cá nhân", re.IGNORECASE)
_NEAR = 240  # characters before a figure that may name its group
_RECIPIENTS: dict[str, Recipient] = {
    "tập thể": "collective", "cá nhân": "individual", "hộ gia đình": "household", "gia đình": "household", "hộ": "household",
    "trường hợp": "either",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuotaMatch:
    """A figure of awards in a text: a number or a share, for whom, of which group (as printed), and its limit."""

    start: int
    end: int
    recipient: Recipient
    group: str | None
    count: int | None
    percent: float | int | None
    limit: Limit


def find_quotas(text: str, areas: bool = False) -> list[QuotaMatch]:
    """Every quota of a text, in order: totals, and the parts that stand in brackets or behind "trong đó".

    `areas`: units themselves may be the winners ("01 huyện, tối đa 03 xã").
    """
    out: list[QuotaMatch] = []
    label = _LABELLED.match(text)
    total: QuotaMatch | None = None
    if label:  # "Tập thể: xã 05; trường học 08": the whole stands elsewhere
        total = QuotaMatch(0, label.end(), _RECIPIENTS[label["who"].lower()], None, None, None, "exact")
    limit: Limit = "exact"
    last = label.end() if label else 0
    following = False  # the groups of these parts stand behind their figures
    for found in _FIGURE.finditer(text):
        before, between = text[: found.start()], text[last : found.start()]
        share = found["who"] is None and bool(found["pct"])
        inner = total is not None and _is_part(before, between, total, bool(share and _group_behind(text, found)))
        if _NOT_COUNTED.search(before[-14:]) or (share and not inner):
            continue
        limit = _limit(before) or (limit if inner or not re.search(r"[.;]", between) else "exact")
        recipient, named = _recipient(text, found, before)
        group: str | None = None
        if inner and total is not None:
            ahead, behind = _group_before(between) or _group_shared(between, recipient, out), _group_behind(text, found)
            following = (following or ahead is None) and behind is not None
            group = behind if following else ahead
            if recipient is None and group is None:
                continue
            recipient = recipient or total.recipient
        elif recipient is None:
            if not areas or not found["who"] or found["who"].lower() in _RECIPIENTS:
                continue
            recipient, group = (
                "individual" if _PERSONS.match(found["who"]) else "collective",
                squeeze(found["of"] + _tail(text, found))
                if found["pct"] or _WHICH.match(text[found.end() :])
                else found["who"],
            )
        else:
            group = (
                _every(before)
                or _shared_every(between, out)
                or (
                    f"{found['who'].lower()} {words}"
                    if found["pct"] and (words := _group_behind(text, found))
                    else None
                )
            )
        if recipient is None:
            continue
        match = _match(found, recipient, group, limit)
        if (
            not inner
            and not named
            and recipient == "either"
            and _RECIPIENTS.get((found["who"] or "").lower()) != "either"
        ):
            match = replace(match, recipient="either")
        out.append(match)
        if not inner:
            total, following = match, False
        last = found.end()
    return _each_behind(_shared_groups(out), text)


_PERSONS = re.compile(r"(?:đoàn viên|hội viên|đảng viên|giáo viên|học sinh|công nhân)$", re.IGNORECASE)
_WHICH = re.compile(r"\s+(?:dẫn đầu\s+|thuộc\s+|của\s+|trong\s+)?(?:khối|cụm)\b", re.IGNORECASE)


def _shared_every(between: str, out: list[QuotaMatch]) -> str | None:
    """The "mỗi …" that the figure before a joined one says for both: "mỗi xã 02 tập thể và 04 cá nhân"."""
    group = out[-1].group if out else None
    joined = _JOINED.fullmatch(between)
    return group if group and joined and group.lower().startswith("mỗi ") else None


_FOR_EACH = re.compile(
    r"\s*(?:(?:có thành tích|tiêu biểu|xuất sắc)\b[^\d.;,()]{0,60}?)?(?:cho|đối với|ở|tại|trong)\s+"
    r"(?P<group>(?:mỗi|từng)\s+[^\d:;.(),]{2,60}?)\s*(?=[.;,()]|$)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:(?:không quá|tối đa)\s*)?", re.IGNORECASE)


def _each_behind(found: list[QuotaMatch], text: str) -> list[QuotaMatch]:
    """Counts with the units that they hold for each of, said behind them: "tối đa 02 tập thể, 05 cá nhân cho mỗi xã"."""
    out = list(found)
    for index in range(len(out) - 1, -1, -1):
        this = out[index]
        if this.group is not None or this.count is None:
            continue
        behind = _FOR_EACH.match(text, this.end)
        after = out[index + 1] if index + 1 < len(out) else None
        if behind is not None:
            out[index] = replace(this, group=squeeze(behind["group"]))
        elif (
            after is not None
            and re.match(r"(?:mỗi|từng)\s", after.group or "", re.IGNORECASE)
            and _JOINED.fullmatch(text, this.end, after.start)
        ):
            out[index] = replace(this, group=after.group)
    return out


def _shared_groups(found: list[QuotaMatch]) -> list[QuotaMatch]:
    """Shares of one list with the group that is said once at its end: "không quá 10% tập thể, 5% cá nhân trực tiếp tham gia"."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        this, after = out[index], out[index + 1]
        if this.percent is not None and this.group is None and after.percent is not None and after.group:
            words = re.sub(rf"^(?:{_WHO})\s+(?:đối tượng\s+)?", "", after.group, flags=re.IGNORECASE)
            name = next(word for word, kind in _RECIPIENTS.items() if kind == this.recipient)
            out[index] = replace(this, group=f"{name} {words}")
    return out


def _match(found: re.Match[str], recipient: Recipient, group: str | None, limit: Limit) -> QuotaMatch:
    number = float(found["n"].replace(",", "."))
    whole: float | int = int(number) if number.is_integer() else number
    share = bool(found["pct"])
    return QuotaMatch(
        found.start(), found.end(), recipient, group, None if share else int(number), whole if share else None, limit
    )


def _recipient(text: str, found: re.Match[str], before: str) -> tuple[Recipient | None, bool]:
    """For whom, and whether a label says it ("Tập thể: 12"); None where neither the figure nor a label does."""
    who = (found["who"] or "").lower()
    if who in _RECIPIENTS:
        rest = text[found.end() : found.end() + _NEAR]
        if who in ("tập thể", "trường hợp") and _EITHER.match(rest):
            return "either", False
        return _RECIPIENTS[who], False
    label = _NAMED.search(before)
    return (_RECIPIENTS[label["who"].lower()], True) if label else (None, False)


def _limit(before: str) -> Limit | None:
    if _MAX.search(before):
        return "max"
    return "min" if _MIN.search(before) else None


def _is_part(before: str, between: str, total: QuotaMatch, of_whom: bool) -> bool:
    """Whether a figure is part of a total: within its brackets, or behind "trong đó" with a group of its own; `of_whom`: the group
    of a share stands behind it ("trong đó ít nhất 60% là người lao động").
    """
    since = before[total.end :]
    if since.count("(") > since.count(")"):
        return True
    opened = total.count is None or re.search(r"\b(?:trong đó|gồm)\b", since, re.IGNORECASE)
    if not opened or "(" in since:
        return False
    first = re.search(
        r"\b(?:trong đó|gồm(?: có)?|bao gồm)\b[\s:,]*$", between, re.IGNORECASE
    )  # "gồm 05 tập thể khối trường học"
    following = re.fullmatch(r"\s*(?:khối|cấp|là|thuộc|ở)\s[^\d;.]{2,40}(?:,|;|\bvà)\s*", between, re.IGNORECASE)
    return bool(of_whom or first or following or _group_before(between))


def _group_shared(between: str, recipient: Recipient | None, out: list[QuotaMatch]) -> str | None:
    """The group of the figure before, where a figure for another kind is joined to it: "thôn: 03 tập thể, 04 cá nhân"."""
    joined = re.fullmatch(r"\s*(?:,|và|,\s*và)\s*", between)
    return out[-1].group if joined and out and recipient not in (None, out[-1].recipient) else None


def _group_before(between: str) -> str | None:
    opened = list(_OPEN.finditer(between))
    words = between[opened[-1].end() :] if opened else between
    last = None
    while words != last:
        last, words = words, _FILLER.sub("", words)
    words = squeeze(words)
    return words if words and not re.fullmatch(_WHO, words, re.IGNORECASE) and len(words) <= _NEAR else None


def _group_behind(text: str, found: re.Match[str]) -> str | None:
    behind = _BEHIND.match(text[found.end() : found.end() + _NEAR])
    words = squeeze(behind["group"]).strip(" ,") if behind else ""
    return words or None


def _tail(text: str, found: re.Match[str]) -> str:
    words = _group_behind(text, found)
    return f" {words}" if words else ""


def _every(before: str) -> str | None:
    """The group that a figure is for each of: "mỗi thôn 01 hộ", "Sở A; Sở B mỗi đơn vị đề nghị không quá 01 tập thể"."""
    clause = re.split(r"(?<=[.])\s", before[-_NEAR:])[-1]
    named = _EVERY_OF.match(clause)
    if named:
        return squeeze(named["group"])
    found = _EACH.search(clause.split(";")[-1])
    return squeeze(found["each"]) if found else None
