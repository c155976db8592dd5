"""The clauses that state aims: a paragraph cut where one aim ends and the next begins, each number with its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.target_measures import STOOD, measures
from extract.tree import Node
from grammar.assignments import has_verb, starts_with_verb
from grammar.normalise import UPPER
from grammar.quantities import Quantity, find_quantities
from grammar.sentences import clauses, trim
from grammar.vocabulary import AREAS

GOAL = frozenset({"goal"})
"""The roles of sections of goals."""
_ORGANISING = frozenset({"organisation", "report"})
BY_YEAR = re.compile(
    r"(?:đến\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?|hết\s+năm\s+|trong\s+năm\s+|(?<!so với )(?<!so với cùng kỳ )(?<!kế hoạch )(?<!đầu )năm\s+)"
    r"(?P<y>\d{4})(?!\s*[-–]\s*\d{4})",
    re.I,
)
_LONG = 25  # words of a clause outside the goals from which on only the part that holds the number is quoted
_PREDICATE = re.compile(
    r"(?:được|đạt|có|ký|tổ chức|thực hiện|hoàn thành|tham gia|xây dựng|cam kết|đăng ký|không|đủ|sử dụng)\b",
    re.IGNORECASE,
)


_OUTCOME = re.compile(
    r"(?:bảo đảm|đảm bảo|phấn đấu|duy trì|đạt|nâng|hoàn thành)\b", re.IGNORECASE
)  # what the words before it lead to
_PASSIVE = re.compile(r"\bđược\s+[^,;]{1,40}$")  # "được rà soát, cập nhật": one predicate


@dataclass(frozen=True, slots=True)
class Aim:
    """A number with the clause that states it: slices of the paragraph's text, and where the number before it ends."""

    start: int
    end: int
    quantity: Quantity  # its places count from the clause's start
    after: int = 0
    before: int | None = None  # where the next number of the clause begins


def aims(node: Node) -> list[Aim]:
    """The aims of a paragraph, in order, one for each number."""
    text = node.text
    out: list[Aim] = []
    for start, end in clauses(text):
        start = _behind_label(node, start, end)
        clause = text[start:end]
        goal, organising = (
            node.role in GOAL,
            node.role in _ORGANISING and not re.search(r"tỷ lệ|chỉ tiêu|phấn đấu", text),
        )
        found = [
            q
            for q in _shared_limits(clause, find_quantities(clause))
            if measures(clause, q, goal=goal, organising=organising)
        ]
        if not goal and len(clause.split()) > _LONG and found:
            low, high = _part_with(clause, found)
            clause, start = clause[low:high], start + low
            found = [moved(q, -low) for q in found]
        clause = _without_aside(clause, found)
        out.extend(replace(aim, start=start + aim.start, end=start + aim.end) for aim in _parts(clause, found))
    return out


def only_aims(node: Node) -> bool:
    """Whether each clause of a paragraph states an aim in figures, so that its targets say all of it."""
    found = aims(node)
    pieces = clauses(node.text)
    return bool(found) and all(
        any(low <= aim.start + aim.quantity.start < high for aim in found) for low, high in pieces
    )


def _behind_label(node: Node, start: int, end: int) -> int:
    """Where a clause begins behind its paragraph's label ("Chỉ tiêu 1: …"), unless the label is what is measured ("Tỷ lệ …: 90%")."""
    label = node.label
    if start or not label or "%" in label or label not in node.text[: len(label) + 2] or BY_YEAR.search(label):
        return start
    behind, _ = trim(node.text, len(label) + 1, end)
    return start if _FIGURE_ALONE.match(node.text[behind:end]) else behind


_FIGURE_ALONE = re.compile(
    r"(?:\W|đạt|tối thiểu|ít nhất|trên|dưới|từ|không quá|tối đa|khoảng|là)*\d[\d.,]*\s*(?:%|[^\W\d_]+(?:\s[^\W\d_]+)?)?"
    r"(?:\s+trở (?:lên|xuống))?\s*(?:[.;,(]|$)",
    re.IGNORECASE,
)


def _part_with(clause: str, found: list[Quantity]) -> tuple[int, int]:
    """The part of a long sentence that holds its numbers: cut at commas behind which another verb begins."""
    cuts = [0]
    for comma in re.finditer(r",\s+", clause):
        before, behind = clause[: comma.start()], clause[comma.end() :]
        paired = starts_with_verb(" ".join(before.split()[-2:])) or starts_with_verb(before.split()[-1])
        if _balanced(before) and not paired and not _PASSIVE.search(before) and _begins_part(behind):
            cuts.append(comma.end())
    cuts.append(len(clause))
    low = max(cut for cut in cuts if cut <= found[0].lead)
    high = min((cut for cut in cuts if cut > found[-1].end), default=len(clause))
    return trim(clause, low, high)


def _begins_part(text: str) -> bool:
    return (starts_with_verb(text) or text.startswith("phấn đấu")) and not _OUTCOME.match(text)


def _without_aside(clause: str, found: list[Quantity]) -> str:
    """A clause without the longer bracket at its end that explains it, where no aim stands in it."""
    told = re.search(r":\s", clause[found[-1].end :]) if found else None
    if told and _balanced(clause[: found[-1].end + told.start()]):
        return clause[: found[-1].end + told.start()]  # "100% ổ dịch đúng quy trình: diệt lăng quăng trước …"
    aside = re.search(r"\s*\([^()]*\)\s*[.,;]?\s*$", clause)
    stood = aside and STOOD.match(aside.group().strip(" .,;").rstrip(")"))
    if aside and found and (stood or len(aside.group().split()) > 5) and all(q.end <= aside.start() for q in found):
        return clause[: aside.start()]
    return clause


def _shared_limits(clause: str, found: list[Quantity]) -> list[Quantity]:
    """The shares of a list with the limit that is said once: "ít nhất 30% số phòng và 30% số đơn vị"."""
    out = list(found)
    for index, (first, second) in enumerate(pairwise(out), 1):
        between = clause[first.end : second.lead]
        once = (
            first.unit == second.unit == "%" and second.comparator == "=" and first.comparator in (">=", "<=", "-", "+")
        )
        if (
            once
            and not (second.value == 100 and first.comparator == ">=")
            and re.fullmatch(r"[^,;.]*(?:,|\bvà)\s*", between)
            and not has_verb(between)
        ):
            out[index] = replace(second, comparator=out[index - 1].comparator)
    return out


def moved(quantity: Quantity, by: int) -> Quantity:
    """A quantity whose places are counted from elsewhere."""
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, lead=quantity.lead + by)


def _parts(clause: str, found: list[Quantity]) -> list[Aim]:
    """Where several numbers stand in one clause it is cut at commas, unless "hoặc", a range or a shared predicate holds them
    together.
    """
    if not found:
        return []
    if len(found) == 1 or len({q.start for q in found}) == 1:
        return [Aim(0, len(clause), q) for q in found]
    cuts = [0]
    for first, second in pairwise(found):
        between = clause[first.end : second.lead]
        commas = [
            m
            for m in re.finditer(r",\s+|\s+và\s+(?=đến|tỷ lệ|tối thiểu|phấn đấu)", between)
            if _balanced(clause[: first.end + m.start()]) and not _joins_names(between, m)
        ]
        if re.search(r"\bhoặc\b", between) or not commas or _shares_predicate(clause, first, second):
            cuts.append(cuts[-1])
            continue
        cut = (
            commas[0]
            if re.match(r"(?:trong (?:số )?đó|nâng|phấn đấu|tỷ lệ|đến)", between[commas[0].end() :])
            else commas[-1]
        )
        cuts.append(first.end + cut.end())
    out = []
    for index, quantity in enumerate(found):
        later = [cut for cut in cuts[index + 1 :] if cut > cuts[index]]
        low, high = cuts[index], later[0] if later else len(clause)
        same_before = [q for q in found[:index] if q.end > low and q.start != quantity.start]
        same_after = [q for q in found[index + 1 :] if q.start < high and q.start != quantity.start]
        within = moved(quantity, -low)
        after = same_before[-1].end - low if same_before else 0
        out.append(Aim(low, high, within, after, same_after[0].lead - low if same_after else None))
    return out


def _joins_names(text: str, comma: re.Match[str]) -> bool:
    """Whether a comma stands between two names ("Nhật Bản, Hàn Quốc") or two kinds of areas ("xã, phường")."""
    before, after = text[: comma.start()], text[comma.end() :]
    named = re.search(rf"(?:^|\s)[{UPPER}][^\W\d_]*$", before) and re.match(rf"[{UPPER}]", after)
    return bool(named) or bool(_AREA.match(after))


_AREA = re.compile(rf"(?:{AREAS}|thôn|ấp|bản|tổ dân phố)\b")


def _shares_predicate(clause: str, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers have one predicate: behind the second ("100% các điểm … và 100% diện tích … được phát hiện"), or before
    the first ("Phủ sóng 5G đến 100% trung tâm xã, 60% thôn").
    """
    between, behind = clause[first.end : second.lead], clause[second.end :]
    if re.search(r"[;:]|trong (?:số )?đó", between) or second.unit != "%":
        return False
    if _predicate(between):
        return False
    return _predicate(behind) or (
        len(behind.split()) <= 8 and bool(re.search(r"\b(?:đến|cho|tại)\s*$", clause[: first.lead]))
    )


def _predicate(text: str) -> bool:
    said = re.sub(
        r"\bngười\s+(?:trực tiếp\s+)?\S+\s+\S+", "", text
    )  # "người trực tiếp chế biến" is who, not what is done
    return bool(_PREDICATE.search(said)) or has_verb(said)


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
