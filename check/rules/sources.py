"""KH6xx: what a subordinate plan has that its superior does not say, and who leads what the superior gave to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.coverage import Answers, Coverage
from check.likeness import likeness
from check.rule import RULES, Checked, pair, shortened
from check.same import same_indicator
from grammar.citations import find_citations
from grammar.normalise import UPPER, key, nfc
from grammar.quantities import write_number
from norms.levels import own_area
from schemas.finding import Finding
from schemas.plan import Deadline
from schemas.span import overlap
from schemas.texts import say

_NEW = 0.2
"""How much of a new duty's wording the superior's likest line has at most (check.coverage)."""
_RELATED = 0.25
"""How alike a time's action is at least to one that the superior dates, for the time to be a step of it."""
_SAME = 0.75
"""How much of one duty's wording the other has at least for them to be one duty; the other way `_LESS`: one may say more."""
_LESS = 0.6
_SHORTEST = 6
"""Syllables below which a duty says too little."""
_OWED = ("submit", "report", "complete", "hold")
_HOUSE = re.compile(
    r"theo dõi|đôn đốc|tổng hợp|báo cáo|tham mưu|kế hoạch|khen thưởng|kinh phí|phối hợp|tổ chức thực hiện|chức năng, nhiệm vụ",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURE = re.compile(r"(\d+(?:[.,]\d+)*)\s*(%|[^\W\d_]+|(?=\W|$))")
_GENERAL = re.compile(
    r"\W*(?:Thi đua|Việc|Nâng cao|Tăng cường|Đẩy mạnh|Phát huy|Làm cho|Góp phần|Tạo|Bảo đảm|Đảm bảo|Chủ động|Tiếp tục|Kịp thời)\b",
    re.IGNORECASE,
)
"""How sentences begin that say in what spirit to work, not what is to be done."""
_BLANK = re.compile(r"[:…]$|\[…\]")
_DUTIES = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|kinh phí", re.IGNORECASE)
_WORK = re.compile(r"nhiệm vụ|giải pháp|nội dung|mục tiêu|chỉ tiêu|công tác", re.IGNORECASE)


@pair("KH605", "khong-co-nguon", "advice")
def without_a_source(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Con số, ngày, việc mới trong kế hoạch cấp dưới phải có nguồn.

    Phát hiện: chỉ tiêu, thời hạn hoặc việc mà kế hoạch cấp trên không nói đến, câu đó cũng không dẫn văn bản nào;
      không kể việc theo dõi, tổng hợp, báo cáo, khen thưởng và việc chia cho bộ phận của mình.
    Vì sao: có thể sót từ kế hoạch năm trước hoặc của nơi khác; khi bị hỏi phải chỉ ra được lấy ở đâu.
    Ví dụ: cấp trên không giao chỉ tiêu trồng cây, kế hoạch xã ghi "trồng 5.000 cây xanh".
    Cách sửa: dẫn văn bản giao chỉ tiêu, việc đó (nghị quyết, kế hoạch khác); nếu là chép sót thì bỏ.
    Nguồn: thông lệ; kế hoạch cấp dưới thực hiện kế hoạch cấp trên.
    """
    if not subordinate.plan.is_plan():
        return  # an answer to one thing only
    texts = [line.text for line in superior.lines]
    answers = Answers(Coverage([*texts, *(line.text for line in subordinate.lines)]), texts)
    found = [
        *_new_figures(superior, subordinate, answers),
        *_new_times(superior, subordinate),
        *_new_duties(superior, subordinate, answers),
    ]
    yield from found
    told = [row.where.span.quote for row in found if row.where.span]
    yield from _new_work(superior, subordinate, answers, told)


def _new_figures(superior: Checked, subordinate: Checked, answers: Answers) -> Iterator[Finding]:
    known = {
        kind for line in superior.lines for found in _FIGURE.finditer(line.text) for kind in _kinds(found[1], found[2])
    }
    own = _own_numbers(subordinate)
    for index, row in enumerate(subordinate.plan.targets):
        if row.value is None or find_citations(row.text):
            continue
        number = write_number(row.value)
        said = not known.isdisjoint(_kinds(number, row.unit or "")) and answers.best(row.text)[0] >= _NEW
        if said or _plain(number) in own:
            continue
        if same_indicator(row, superior.plan) is None:
            figure = write_number(row.value) + ("%" if row.unit == "%" else f" {row.unit}" if row.unit else "")
            message = say("check.new_figure", figure=figure, indicator=shortened(row.indicator), plan=superior.label)
            yield RULES["KH605"].finding(message, subordinate.at(f"/targets/{index}", row.evidence))


def _kinds(number: str, unit: str) -> Iterator[str]:
    """A figure with the first word of what it counts: "12 km" is no source of "12 lớp"; alone where that isn't said."""
    first = next(iter(key(unit).split()), "") if unit != "%" else "%"
    yield f"{_plain(number)} {first}"


def _own_numbers(subordinate: Checked) -> set[str]:
    """The figures of the unit's profile that a draft's file keeps."""
    profile = subordinate.origin.profile if subordinate.origin else None
    return {_plain(found) for found in _NUMBER.findall(profile.model_dump_json())} if profile else set()


def _plain(number: str) -> str:
    return re.sub(r"[.,](?=\d{3}\b)", "", number).replace(",", ".").lstrip("0")


def _new_times(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    above = superior.plan.deadlines
    for index, row in enumerate(subordinate.plan.deadlines):
        dated = row.kind in _OWED and row.when and re.search(r"-\d\d-\d\d$|BYMONTHDAY", row.when)
        if not dated or find_citations(row.text):
            continue
        if not any(other.when == row.when or _step_of(row, other) for other in above):
            message = say("check.new_time", action=shortened(row.action or row.text), plan=superior.label)
            yield RULES["KH605"].finding(message, subordinate.at(f"/deadlines/{index}", row.evidence))


def _step_of(own: Deadline, above: Deadline) -> bool:
    """Whether a time of ours can be for a duty that the superior dates."""
    return likeness(own.action or own.text, above.action or above.text) >= _RELATED


def _new_duties(superior: Checked, subordinate: Checked, answers: Answers) -> Iterator[Finding]:
    for index, row in enumerate(subordinate.plan.responsibilities):
        for task, spans in zip(row.tasks, row.task_evidence, strict=True):
            new = next((part for part in _sentences(task) if _is_new(part, answers)), None)
            if new is not None:
                message = say("check.new_duty", task=shortened(new), plan=superior.label)
                yield RULES["KH605"].finding(message, subordinate.at(f"/responsibilities/{index}", spans))


def _new_work(superior: Checked, subordinate: Checked, answers: Answers, told: list[str]) -> Iterator[Finding]:
    """Work among the aims and tasks of the body, which is nobody's yet, and what stands among the duties without a body."""
    given = [span for row in subordinate.plan.responsibilities for spans in row.task_evidence for span in spans]
    for at, top in enumerate(subordinate.plan.outline):
        title = nfc(top.title or "")
        duties = bool(_DUTIES.search(title))
        if top.kind != "heading" or not (duties or _WORK.search(title)):
            continue
        tables = {id(part) for node in top.walk() if node.kind == "table" for part in node.walk()}
        for line in subordinate.lines:
            inside = line.path.startswith(f"/outline/{at}/") and id(line.node) not in tables
            if not inside or line.node.kind != "paragraph" or _BLANK.search(line.text):
                continue
            if duties and overlap(line.node.spans, given):
                continue
            parts = [part for part in _sentences(line.text) if not _GENERAL.match(part)]
            new = next(
                (part for part in parts if _is_new(part, answers, _NEW if _NUMBER.search(part) else _NEW / 2)), None
            )
            if new is not None and not any(quote in line.text or line.text in quote for quote in told):
                message = say("check.new_duty", task=shortened(new), plan=superior.label)
                yield RULES["KH605"].finding(message, subordinate.on(line))


def _sentences(text: str) -> list[str]:
    return re.split(rf"(?<=\.)\s+(?=[{UPPER}])", text)


def _is_new(text: str, answers: Answers, below: float = _NEW) -> bool:
    """Whether a sentence is work of which the superior says nothing."""
    if len(text.split()) < _SHORTEST or _HOUSE.search(nfc(text)) or find_citations(text):
        return False
    best = answers.best(text)
    return bool(best) and best[0] < below


@pair("KH607", "phan-cong-trai-cap-tren", "warning")
def led_by_another(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Phân công của cấp dưới không được trái với phân công của cấp trên.

    Phát hiện: kế hoạch cấp dưới giao việc cho cơ quan của cấp trên; hoặc cấp trên đã chỉ rõ cơ quan ở cấp này chủ trì một việc,
      kế hoạch cấp dưới ghi nơi khác chủ trì.
    Vì sao: hai nơi cùng chủ trì, hoặc nơi được giao không nhận việc: khi chậm không biết ai chịu trách nhiệm.
    Ví dụ: huyện giao "Công an các xã chủ trì kiểm tra nhân khẩu …", xã ghi "Công chức Văn hóa - xã hội chủ trì kiểm tra nhân khẩu …".
    Cách sửa: ghi đúng cơ quan cấp trên đã chỉ; với cơ quan cấp trên thì viết "đề nghị … hướng dẫn, phối hợp".
    Nguồn: kế hoạch của cấp trên; thứ bậc hành chính. So bằng từ ngữ, nên là cảnh báo để người đọc xem lại.
    """
    if not subordinate.plan.is_plan():
        return  # an answer to one thing only
    level = subordinate.plan.header.level or ""
    words = _AREAS.get(level)
    if words is None:
        return
    coverage = Coverage([*(line.text for line in superior.lines), *(line.text for line in subordinate.lines)])
    named = [
        (place, lead or ", ".join(row.agencies), heads, work, spans)
        for place, row in enumerate(superior.plan.responsibilities)
        if row.role != "request"
        for task, spans in zip(row.tasks, row.task_evidence, strict=True)
        for lead, work in [_led(task)]
        if (heads := [head for name in ([lead] if lead else row.agencies) for head in _local_head(name, words)])
    ]
    told: list[str] = []
    for index, own in enumerate(subordinate.plan.responsibilities):
        if own.role == "request":
            continue
        lifted = next((name for name in own.agencies if _of_the_superior(name, superior)), None)
        if lifted is not None and not own.cooperating:  # what we cooperate in the superior leads
            message = say("check.ordered_upward", body=lifted)
            yield RULES["KH607"].finding(message, subordinate.at(f"/responsibilities/{index}", own.evidence))
            told += [span.quote for spans in (own.evidence, *own.task_evidence) for span in spans]
            continue
        for task, spans in zip(own.tasks, own.task_evidence, strict=True):
            lead, work = _led(task)
            leads = lead or ", ".join(own.agencies)
            for place, theirs, heads, wanted, above in named:
                if any(key(head) in key(leads) for head in heads) or not _one_duty(coverage, work, wanted):
                    continue
                message = say("check.led_by_another", own=leads, task=shortened(work), lead=theirs, plan=superior.label)
                yield RULES["KH607"].finding(
                    message, subordinate.at(f"/responsibilities/{index}", spans),
                    superior.at(f"/responsibilities/{place}", above),
                )  # fmt: skip
                break
    yield from _ordered_in_words(superior, subordinate, told)


def _ordered_in_words(superior: Checked, subordinate: Checked, told: list[str]) -> Iterator[Finding]:
    """Orders to the superior's bodies in the sentences of the body, whoever's the line is."""
    area = own_area(superior.plan.header.issuer or "")
    if area is None:
        return
    body = rf"(?P<body>(?:{_OFFICES})\b[^.;:,]{{0,60}}?\b{area[0]}\b(?: {re.escape(area[1])})?" + (
        r"|Sở [A-ZĐ][^.;:,]{2,60}?)" if area[0] in ("tỉnh", "thành phố") else ")"
    )
    pattern = re.compile(
        rf"(?:^|(?<=[.;] ))(?:(?:{_ORDERS}) {body}(?= [a-zà-ỹđ])|{body.replace('<body>', '<led>')} (?:{_LEADS})\b)"
    )
    for line in subordinate.lines:
        text = nfc(line.text)
        found = pattern.search(text)
        if (
            found
            and line.node.kind != "heading"
            and not any(quote in line.text or line.text in quote for quote in told)
        ):
            message = say("check.ordered_upward", body=found["body"] or found["led"])
            yield RULES["KH607"].finding(message, subordinate.on(line))


_OFFICES = (
    "Phòng|Thanh tra|Công an|Ban Chỉ huy|Bộ Chỉ huy|Trung tâm|Văn phòng|Bảo hiểm xã hội|Chi cục|Ban Quản lý|Hội đồng|UBND|"
    "Ủy ban nhân dân|Chủ tịch|Kho bạc|Đài"
)
_ORDERS = "Giao(?: cho)?|Phân công|Yêu cầu|Chỉ đạo"
_LEADS = "chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|tiến hành|biên soạn|thực hiện"
_LED = re.compile(
    r"^(?:(?:Giao|Chỉ đạo|Phân công|Yêu cầu)(?: cho)? )?(?P<lead>[^.;:]{0,90}?)(?:,? là (?:cơ quan )?đầu mối)?,? ?\bchủ trì"
    r"(?:,? phối hợp với (?:các )?(?:đơn vị|ngành|bộ phận|địa phương|cơ quan)(?: liên quan)?)?(?: tổ chức| việc)?,? (?P<work>.+)",
    re.IGNORECASE | re.DOTALL,
)


def _led(task: str) -> tuple[str, str]:
    """Who leads a task in its own words ("Công an xã chủ trì …"), "" where it names nobody, and the work itself."""
    found = _LED.match(nfc(task))
    return (found["lead"].strip(), found["work"]) if found else ("", task)


_AREAS = {"commune": "xã|phường|thị trấn|đặc khu", "district": "huyện|quận|thị xã"}


def _local_head(name: str, words: str) -> Iterator[str]:
    """The kind of a body of this level that a superior names ("Công an các xã" → "Công an"), the committee itself aside."""
    found = re.match(rf"(?P<head>\S.*?) (?:các |từng |mỗi |cấp )?(?:{words})(?!\w| hội)", name)
    if found and not re.match(
        r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|các|cấp)\b", found["head"], re.IGNORECASE
    ):
        yield found["head"]


def _of_the_superior(name: str, superior: Checked) -> bool:
    """Whether a body is one of the superior's own: of its area, or a department of the province."""
    area, own = own_area(superior.plan.header.issuer or ""), own_area(name)
    same = (
        area is not None and own is not None and own[0] == area[0] and f"{key(own[1])} ".startswith(f"{key(area[1])} ")
    )
    return same or bool(re.match(r"Sở [A-ZĐ]", name))


def _one_duty(coverage: Coverage, one: str, two: str) -> bool:
    if min(len(one.split()), len(two.split())) < _SHORTEST:
        return False
    shares = sorted((coverage.of(one, two), coverage.of(two, one)))
    return shares[1] >= _SAME and shares[0] >= _LESS
