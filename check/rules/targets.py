"""KH4xx: figures that contradict each other inside one plan, or that say too little; what a giver may not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.likeness import share, words
from check.rule import RULES, Checked, Line, single
from check.words_of_numbers import number_in_words, scale
from grammar.normalise import key
from grammar.quantities import write_number
from norms.awards import may_give
from norms.levels import own_area
from schemas.finding import Finding
from schemas.plan import Target
from schemas.span import overlap
from schemas.texts import say

_UP = (">=", "=")
_PART = re.compile(r"trong (?:đó|số đó)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"(?<![\w./,])(?P<n>\d{1,3}(?:\.\d{3})*)(?:\s+(?P<scale>nghìn|ngàn|triệu|tỷ))?(?:\s+đồng)?\s*\((?P<words>[^()\d]{2,90})\)"
)
_AIMS = re.compile(r"mục tiêu|chỉ tiêu", re.IGNORECASE)
_BARE = re.compile(
    r"(?:đạt|tăng|giảm|duy trì|trên|dưới|tối thiểu|ít nhất|tối đa|từ|đến|≥|≤)\s+\d{1,3}(?:,\d+)?"
    r"(?=\s+(?:trở lên|trở xuống|so với|về số)|\s*[.;]?\s*$)",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"đề nghị|trình|đề xuất|kiến nghị|giới thiệu|lập hồ sơ|được", re.IGNORECASE)


@single("KH401", "tong-khen-thuong", "error")
def award_parts_add_up(checked: Checked) -> Iterator[Finding]:
    """Các phần của số lượng khen thưởng cộng lại phải bằng tổng.

    Phát hiện: tổng số tập thể (hoặc cá nhân) khác tổng các phần "trong đó".
    Vì sao: không thể xét khen thưởng theo một con số mâu thuẫn.
    Ví dụ: "06 tập thể (trong đó ban, ngành: 03 tập thể; ấp: 02 tập thể)".
    Cách sửa: đối chiếu bản gốc, sửa tổng hoặc sửa phần.
    Nguồn: kiểm tra số học; không phụ thuộc quy định.
    """
    rows = checked.plan.award_quotas
    for index, total, parts in checked.plan.quota_totals():
        count = sum(part.count or 0 for part in parts)
        if count != total.count:
            message = say("check.quota_sum", total=total.count, sum=count, who=say(f"who.{total.recipient}"))
            related = [checked.at(f"/award_quotas/{rows.index(part)}", part.evidence) for part in parts]
            yield RULES["KH401"].finding(message, checked.at(f"/award_quotas/{index}", total.evidence), *related)


@single("KH402", "mot-chi-tieu-hai-muc", "error")
def two_values_for_one_indicator(checked: Checked) -> Iterator[Finding]:
    """Một chỉ tiêu chỉ có một mức.

    Phát hiện: cùng tên chỉ tiêu, cùng đơn vị tính, cùng thời điểm mà hai chỗ ghi hai con số.
    Vì sao: không biết phấn đấu theo mức nào.
    Ví dụ: mục II "hồ sơ đúng hạn đạt 95%", mục III "hồ sơ đúng hạn đạt 98%".
    Cách sửa: thống nhất một mức.
    Nguồn: sự nhất quán trong một văn bản.
    """
    rows = [
        (index, row)
        for index, row in enumerate(checked.plan.targets)
        if row.value is not None and row.comparator in (*_UP, "<=") and row.unit and not _PART.match(row.text)
    ]
    for number, (index, row) in enumerate(rows):
        for place, first in rows[:number]:
            if (row.comparator == "<=") != (first.comparator == "<="):
                continue  # "từ 80%" and "không quá 90%" go together
            if row.value == first.value or row.unit != first.unit or not _apart(first, row):
                continue
            known = row.by and first.by
            if (known and row.by != first.by) or not (
                _same_indicator(first.indicator, row.indicator) or _said_whole(first, row)
            ):
                continue
            message = say("check.two_values", indicator=row.indicator, one=_figure(first), two=_figure(row))
            # another wording, or no time at one of them: it may be another thing, or another step
            sure = key(first.indicator) == key(row.indicator) and row.by == first.by
            yield RULES["KH402"].finding(
                message, checked.at(f"/targets/{index}", row.evidence), checked.at(f"/targets/{place}", first.evidence),
                severity="error" if sure else "warning",
            )  # fmt: skip
            break
    yield from _counts_again(checked)
    yield from _values_elsewhere(checked, [(index, row) for index, row in rows if row.unit == "%"])


def _counts_again(checked: Checked) -> Iterator[Finding]:
    """Two lines of different sections that say the same but for a number: "Xây dựng 05 mô hình …", "Xây dựng 03 mô hình …"."""
    seen: dict[frozenset[str], tuple[Line, str]] = {}
    for line in checked.lines:
        numbers = _COUNT.findall(line.text)
        said = words(line.text)
        if (
            line.node.kind != "paragraph"
            or len(numbers) != 1
            or not _LEAST_WORDS < len(said) < _MOST_WORDS
            or _NO_COUNT.search(line.text)
        ):
            continue
        other, number = seen.setdefault(said, (line, numbers[0]))
        if int(number) != int(numbers[0]) and other.path.split("/")[:3] != line.path.split("/")[:3]:
            message = say("check.two_values", indicator=line.text.rstrip("."), one=number, two=numbers[0])
            yield RULES["KH402"].finding(message, checked.on(line), checked.on(other), severity="warning")


_MOST_WORDS = 25
_COUNT = re.compile(r"(?<![\w/.,-])(\d{1,4})(?=\s[^\W\d_])")
_NO_COUNT = re.compile(r"khen|\b(?:điểm|ngày|tháng|quý|năm|mục|khoản|điều|lần thứ|số)\b|%|\d/\d", re.IGNORECASE)


def _values_elsewhere(checked: Checked, rows: list[tuple[int, Target]]) -> Iterator[Finding]:
    """The lines outside the aims that say an indicator again, with another share."""
    for line in checked.lines:
        figures = _PERCENT.findall(line.text)
        if (
            len(figures) != 1
            or line.node.kind != "paragraph"
            or any(overlap(row.evidence, line.node.spans) for row in checked.plan.targets)
        ):
            continue
        value = float(figures[0].replace(",", "."))
        said = [(index, row) for index, row in rows if _holds(row.indicator, line.text)]
        if said and all(row.value != value for _, row in said):
            index, row = said[0]
            message = say("check.two_values", indicator=row.indicator, one=_figure(row), two=f"{write_number(value)}%")
            where = checked.at(f"/targets/{index}", row.evidence)
            yield RULES["KH402"].finding(message, checked.on(line), where, severity="warning")


def _said_whole(one: Target, two: Target) -> bool:
    """Whether one's sentence is the other's indicator and little more: "vận động để đạt 93% người dân tham gia bảo hiểm y tế"."""
    return _holds(one.indicator, two.text) or _holds(two.indicator, one.text)


def _holds(indicator: str, text: str) -> bool:
    wanted, there = words(indicator), words(text)
    return len(wanted) >= _LEAST_WORDS and wanted <= there and len(there - wanted) <= _MORE_WORDS


_MORE_WORDS = 3
_PERCENT = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d+)?)\s?%")
_LEAST_WORDS = 4
"""Words that tell an indicator from another, below which two may be of different things ("hộ nghèo", "lấp đầy")."""


_EACH = re.compile(r"\b(?:từng|mỗi|bình quân|trung bình)\b", re.IGNORECASE)
"""What makes an indicator of the whole another one of its parts."""


def _same_indicator(one: str, two: str) -> bool:
    least = min(len(words(one)), len(words(two)))
    each = [bool(_EACH.search(text)) for text in (one, two)]
    return least >= _LEAST_WORDS and share(one, two) == 1 and each[0] == each[1]


def _apart(one: Target, two: Target) -> bool:
    return not overlap(one.evidence[:1], two.evidence[:1])


def _figure(row: Target) -> str:
    assert row.value is not None
    return f"{write_number(row.value)}{'%' if row.unit == '%' else f' {row.unit}'}"


@single("KH403", "so-va-chu", "error")
def figures_and_words(checked: Checked) -> Iterator[Finding]:
    """Số viết bằng chữ trong ngoặc phải bằng số viết bằng chữ số.

    Phát hiện: "05 (sáu)": chữ và số khác nhau.
    Vì sao: khi khác nhau không biết theo bên nào.
    Ví dụ: "10 (mười hai) tập thể".
    Cách sửa: đối chiếu bản gốc, sửa bên sai.
    Nguồn: kiểm tra số học; không phụ thuộc quy định.
    """
    for line in checked.lines:
        for found in _PAIR.finditer(line.text):
            said = number_in_words(found["words"])
            if said is not None and said != int(found["n"].replace(".", "")) * scale(found["scale"]):
                message = say("check.figures_words", figure=found["n"], words=found["words"].strip())
                yield RULES["KH403"].finding(message, checked.on(line))


@single("KH404", "chi-tieu-thieu-don-vi", "advice")
def target_without_unit(checked: Checked) -> Iterator[Finding]:
    """Chỉ tiêu cần con số, đơn vị tính và thời điểm đạt.

    Phát hiện: chỉ tiêu có con số nhưng không có đơn vị tính; hoặc không có thời điểm mà kế hoạch cũng không ghi thời kỳ.
    Vì sao: không đo được thì không đánh giá được.
    Ví dụ: "Phấn đấu giảm 5 so với năm trước".
    Cách sửa: ghi đủ "giảm 5% so với năm 2025".
    Nguồn: thông lệ xây dựng kế hoạch.
    """
    timeless = checked.plan.header.period.end is None and checked.plan.header.period.start is None
    for index, row in enumerate(checked.plan.targets):
        no_unit = row.unit is None and row.comparator not in ("top", "rank") and row.value is not None
        if no_unit or (timeless and row.by is None):
            message = say("check.no_unit" if no_unit else "check.no_time", indicator=row.indicator)
            yield RULES["KH404"].finding(message, checked.at(f"/targets/{index}", row.evidence))
    for line in _aims(checked):
        found = _BARE.search(line.text)
        sentence = key(re.split(r"[.;]\s", line.text[: found.end()])[-1]) if found else ""
        read = any(sentence in key(span.quote) for row in checked.plan.targets for span in row.evidence)
        if found and not read:
            yield RULES["KH404"].finding(say("check.no_unit", indicator=line.text), checked.on(line))


def _aims(checked: Checked) -> Iterator[Line]:
    """The paragraphs under the headings of aims."""
    tops = {
        f"/outline/{number}"
        for number, node in enumerate(checked.plan.outline)
        if _AIMS.search(node.title or node.text or "")
    }
    return (
        line
        for line in checked.lines
        if line.node.kind == "paragraph" and "/".join(line.path.split("/")[:3]) in tops and line.path not in tops
    )


@single("KH405", "khen-vuot-tham-quyen", "error")
def award_above_power(checked: Checked) -> Iterator[Finding]:
    """Chỉ được tặng hình thức khen thưởng thuộc thẩm quyền của cấp mình.

    Phát hiện: kế hoạch ghi cơ quan ban hành (hoặc người đứng đầu) tặng hình thức mà cấp đó không có quyền tặng vào ngày ban hành.
    Vì sao: quyết định khen thưởng sẽ trái thẩm quyền.
    Ví dụ: kế hoạch của xã ghi "Chủ tịch UBND xã tặng Bằng khen".
    Cách sửa: đổi thành hình thức của cấp mình (xã: Giấy khen), hoặc ghi "đề nghị … tặng".
    Nguồn: Luật Thi đua, khen thưởng 2022, Điều 74, 80; norms/data/awards.toml.
    """
    plan = checked.plan
    day, level, area = plan.day(), plan.header.level, own_area(plan.header.issuer or "")
    if day is None or level is None or area is None:
        return
    for index, row in enumerate(plan.award_quotas):
        if not row.award or not row.awarded_by or own_area(row.awarded_by) != area:
            continue
        giving = may_give(level, row.award, day)
        if giving.allowed is False:
            message = say("check.above_power", award=row.award, giver=row.awarded_by)
            unsure = giving.ask or giving.confidence != "H"
            yield RULES["KH405"].finding(message, checked.at(f"/award_quotas/{index}", row.evidence), unsure=unsure)
    counted = [span for row in plan.award_quotas for span in row.evidence if row.awarded_by]
    for line in checked.lines:
        for award, giver in _given(line.text, area):
            giving = may_give(level, award, day)
            told = overlap(counted, line.node.spans)
            if giving.allowed is False and not told:
                message = say("check.above_power", award=award, giver=giver)
                yield RULES["KH405"].finding(message, checked.on(line), unsure=giving.ask or giving.confidence != "H")


_AWARDS = r"(?P<award>(?i:bằng khen|cờ thi đua(?: của Chính phủ)?|huân chương(?: \w+){0,2}|huy chương(?: \w+){0,2}|chiến sĩ thi đua cấp tỉnh))"


def _given(text: str, area: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The awards that a text says the issuer itself gives: "Chủ tịch UBND xã … tặng Bằng khen", "Bằng khen của Chủ tịch UBND xã"."""
    word, name = area
    giver = rf"(?P<giver>(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân) {word}(?: {re.escape(name)})?)"
    for sentence in re.split(r"(?<=[.;])\s+", text):
        for pattern in (
            rf"{giver}(?! [A-ZĐ])[^.;:]{{0,40}}?\btặng(?: thưởng)?\s+{_AWARDS}",
            rf"{_AWARDS} của {giver}(?! [A-ZĐ])",
        ):
            found = re.search(pattern, sentence)
            if found and not _PROPOSED.search(sentence[: found.end("giver")]):
                yield found["award"].lower(), found["giver"]
                break
