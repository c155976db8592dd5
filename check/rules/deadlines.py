"""KH3xx: times that can't be, or that don't fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from check.likeness import likeness, share
from check.recurrence import last_day
from check.rule import RULES, Checked, Line, single
from grammar.dates import find_dates
from grammar.normalise import key, squeeze
from grammar.times import impossible_dates
from norms.levels import own_area
from norms.working_days import is_working_day, working_day
from schemas.finding import Finding
from schemas.plan import Deadline
from schemas.span import overlap
from schemas.texts import say

_DIGIT = re.compile(r"\d")
_DUE = ("submit", "report", "complete", "hold")
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = re.compile(
    r"(?:(?<!lần )(?<!đợt )thứ\s+(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s+nhật))\b[\s,(]{0,3}(?:ngày\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,(]{1,3}(?:thứ\s+(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s+nhật))\b", re.IGNORECASE
)
_SENDING = re.compile(r"(?:gửi|nộp|báo cáo|đăng ký|trình)\b", re.IGNORECASE)
_SENT = re.compile(r"\b(?:gửi|nộp|trình|nhận|lập) (?:\w+ ){0,3}(?:hồ sơ|danh sách|tờ trình)", re.IGNORECASE)
_DOSSIER = re.compile(r"hồ sơ|danh sách|đề nghị (?:xét |tặng )?khen|tờ trình", re.IGNORECASE)
_MEETING = re.compile(
    r"(?:họp|hội nghị)\b[^.;]{0,40}(?:xét|bình xét|Hội đồng)|bình xét|xét (?:duyệt|thi đua|khen thưởng)", re.IGNORECASE
)
_SPANS = (
    "6 tháng",
    "sáu tháng",
    "hằng quý",
    "hàng quý",
    "quý",
    "hằng tháng",
    "hàng tháng",
    "sơ kết",
    "tổng kết",
    "năm",
)
_SAME = 0.85
_BEFORE, _AFTER_END = 366, 200
"""Days before its period's beginning, and behind its end, in which a plan may still set times."""


def _date(row: Deadline) -> date | None:
    return date.fromisoformat(row.when) if row.when and _WHOLE.fullmatch(row.when) else None


def _printed(row: Deadline) -> bool:
    """Whether the plan prints a time with its year, so that nothing of it was reckoned."""
    texts = [row.text, *(span.quote for span in row.evidence)]
    return any(match.iso == row.when for text in texts for match in find_dates(text))


@single("KH301", "ngay-khong-co", "error")
def no_such_day(checked: Checked) -> Iterator[Finding]:
    """Ngày ghi trong kế hoạch phải có thật.

    Phát hiện: ngày không có trong lịch (31/4, 30/02, 29/02 năm không nhuận).
    Vì sao: không ai biết phải làm xong khi nào.
    Ví dụ: "trước ngày 31/6/2026".
    Cách sửa: hỏi lại người soạn, ghi ngày đúng.
    Nguồn: lịch.
    """
    for line in checked.lines:
        for start, end in impossible_dates(line.text) if _DIGIT.search(line.text) else ():
            yield RULES["KH301"].finding(say("check.no_such_day", day=line.text[start:end]), checked.on(line))


@single("KH302", "han-truoc-ngay-ban-hanh", "error")
def due_before_issue(checked: Checked) -> Iterator[Finding]:
    """Thời hạn không được trước ngày ban hành kế hoạch.

    Phát hiện: thời hạn gửi, báo cáo, hoàn thành đứng trước ngày ghi ở đầu kế hoạch.
    Vì sao: việc đã quá hạn ngay khi giao.
    Ví dụ: kế hoạch ngày 25/3/2024 giao "gửi trước ngày 15/3/2024".
    Cách sửa: đặt lại thời hạn, hoặc bỏ nếu việc đã xong.
    Nguồn: trình tự ban hành.
    """
    day = checked.plan.day()
    for index, row in enumerate(checked.plan.deadlines):
        due = _date(row) or last_day(row.when or "", True)
        if day and due and row.kind in ("submit", "report", "complete") and due < day and _printed(row):
            message = say("check.due_before_issue", due=due.strftime("%d/%m/%Y"), day=day.strftime("%d/%m/%Y"))
            yield RULES["KH302"].finding(message, checked.at(f"/deadlines/{index}", row.evidence))


@single("KH303", "han-ngoai-thoi-ky", "warning")
def due_outside_period(checked: Checked) -> Iterator[Finding]:
    """Thời hạn phải nằm trong thời kỳ của kế hoạch, kể cả thời gian tổng kết sau đó.

    Phát hiện: thời hạn đứng trước thời kỳ hơn một năm, hoặc sau khi thời kỳ kết thúc hơn sáu tháng.
    Vì sao: thường là ghi nhầm năm khi chép kế hoạch cũ.
    Ví dụ: kế hoạch năm 2026 ghi "trước ngày 30/11/2029".
    Cách sửa: kiểm tra lại năm.
    Nguồn: thời kỳ ghi ở tên kế hoạch.
    """
    period = checked.plan.header.period
    start = last_day(period.start[:4], True) if period.start else None
    end = last_day(period.end, True) if period.end else None
    for index, row in enumerate(checked.plan.deadlines):
        due = _date(row) or last_day(row.when or "", True)
        if due is None or row.kind not in (*_DUE, "start"):
            continue
        early = start is not None and due < date(start.year, 1, 1) - timedelta(days=_BEFORE)
        late = end is not None and due > end + timedelta(days=_AFTER_END)
        if early or late:
            message = say(
                "check.outside_period", due=due.strftime("%d/%m/%Y"), start=period.start or "…", end=period.end or "…"
            )
            yield RULES["KH303"].finding(message, checked.at(f"/deadlines/{index}", row.evidence))


@single("KH304", "thu-khong-dung-ngay", "error")
def wrong_weekday(checked: Checked) -> Iterator[Finding]:
    """Thứ trong tuần phải đúng với ngày.

    Phát hiện: "thứ … ngày …" mà ngày đó là thứ khác.
    Vì sao: người nhận không biết theo thứ hay theo ngày.
    Ví dụ: "thứ Hai, ngày 01/12/2026" (là thứ Ba).
    Cách sửa: xem lịch, sửa thứ hoặc sửa ngày.
    Nguồn: lịch.
    """
    for line in checked.lines:
        for match in find_dates(line.text):
            if not match.iso or not _WHOLE.fullmatch(match.iso):
                continue
            said = _WEEKDAY.search(line.text[: match.start]) or _AFTER.match(line.text, match.end)
            if said is None:
                continue
            day = date.fromisoformat(match.iso)
            if _number(said) != day.weekday():
                written = squeeze(line.text[min(said.start(), match.start) : max(said.end(), match.end)])
                message = say(
                    "check.wrong_weekday", written=written, day=day.strftime("%d/%m/%Y"), right=_name(day.weekday())
                )
                yield RULES["KH304"].finding(message, checked.on(line))


def _number(said: re.Match[str]) -> int:
    if said["sunday"]:
        return 6
    word = said["day"].lower()
    return int(word) - 2 if word.isdigit() else _WEEKDAYS.index(word)


def _name(weekday: int) -> str:
    return say(f"weekday.{weekday}")


@single("KH305", "han-vao-ngay-nghi", "advice")
def due_on_a_holiday(checked: Checked) -> Iterator[Finding]:
    """Thời hạn nên là ngày làm việc.

    Phát hiện: ngày cuối để gửi, báo cáo rơi vào thứ Bảy, Chủ nhật hoặc ngày lễ.
    Vì sao: không ai nhận, thực tế phải gửi từ ngày làm việc trước đó.
    Ví dụ: "chậm nhất ngày 30/4/2026".
    Cách sửa: ghi ngày làm việc liền trước.
    Nguồn: Bộ luật Lao động 2019, Điều 112.
    """
    for index, row in enumerate(checked.plan.deadlines):
        due = _date(row)
        if (
            due is None
            or not (row.kind in ("submit", "report") or _SENDING.match(row.action or ""))
            or row.inclusive is not True
        ):
            continue
        if not is_working_day(due):
            message = say(
                "check.holiday", due=due.strftime("%d/%m/%Y"), weekday=_name(due.weekday()),
                before=working_day(due).strftime("%d/%m/%Y"),
            )  # fmt: skip
            yield RULES["KH305"].finding(message, checked.at(f"/deadlines/{index}", row.evidence))


@single("KH306", "ho-so-sau-hop-xet", "error")
def dossier_after_the_meeting(checked: Checked) -> Iterator[Finding]:
    """Hồ sơ phải gửi trước khi họp xét.

    Phát hiện: thời hạn gửi hồ sơ, danh sách đề nghị khen thưởng đứng sau ngày họp xét khen thưởng.
    Vì sao: Hội đồng họp khi chưa có hồ sơ.
    Ví dụ: họp xét ngày 05/12/2026, gửi hồ sơ trước ngày 10/12/2026.
    Cách sửa: đưa hạn gửi hồ sơ lên trước ngày họp, hoặc lùi ngày họp.
    Nguồn: trình tự xét khen thưởng.
    """
    meetings = [(line, held) for line in checked.lines for held in _meetings(line.text)]
    for index, row in enumerate(checked.plan.deadlines):
        due = _date(row)
        if due is None or not _sends(row) or not _DOSSIER.search(row.text):
            continue
        late = next((one for one in meetings if _comes_after(due, row, *one)), None)
        if late is not None:
            message = say("check.after_meeting", due=due.strftime("%d/%m/%Y"), held=late[1].strftime("%d/%m/%Y"))
            yield RULES["KH306"].finding(message, checked.at(f"/deadlines/{index}", row.evidence), checked.on(late[0]))


def _sends(row: Deadline) -> bool:
    """Whether a time is for sending or taking in papers."""
    return row.kind == "submit" or bool(_SENT.search(row.text))


def _comes_after(due: date, row: Deadline, line: Line, held: date) -> bool:
    """Whether dossiers are due behind a meeting of the same round, which another sentence names."""
    here = overlap(row.evidence, line.node.spans)
    return not here and held.year == due.year and timedelta() < due - held < _NEAR


_NEAR = timedelta(days=60)
"""Dossiers that are due so long after a meeting are for another one."""


def _meetings(text: str) -> Iterator[date]:
    """The days of the meetings on commendation that a text names."""
    found = _MEETING.search(text)
    if found is None:
        return
    day = next((one.iso for one in find_dates(text) if one.start >= found.start()), None)
    if day and _WHOLE.fullmatch(day):
        yield date.fromisoformat(day)


@single("KH307", "tong-hop-truoc-khi-nhan", "error")
def summed_up_before_received(checked: Checked) -> Iterator[Finding]:
    """Báo cáo tổng hợp phải sau khi nhận đủ báo cáo của cấp dưới.

    Phát hiện: một cơ quan phải báo cáo lên trên trước ngày các đơn vị phải báo cáo cho cơ quan đó (cùng loại báo cáo).
    Vì sao: không thể tổng hợp số liệu chưa gửi.
    Ví dụ: Phòng Nội vụ báo cáo trước ngày 10/12, các xã báo cáo Phòng Nội vụ trước ngày 15/12.
    Cách sửa: đưa hạn của cấp dưới lên trước, hoặc lùi hạn tổng hợp.
    Nguồn: trình tự tổng hợp báo cáo.
    """
    reports = [
        (index, row)
        for index, row in enumerate(checked.plan.deadlines)
        if row.kind == "report" or _REPORT.search(row.action or "")
    ]
    for up, own in reports:
        for down, other in reports:
            if up == down or not other.recipient or _kinds(own.text) != _kinds(other.text):
                continue
            if not (_through(own, other) or _over(own, other, checked.plan.header.issuer or "")):
                continue
            if _earlier(own, other):
                actor = own.actor or checked.plan.header.issuer
                message = say("check.summed_up_early", actor=actor, own=own.text, other=other.text)
                yield RULES["KH307"].finding(
                    message, checked.at(f"/deadlines/{up}", own.evidence), checked.at(f"/deadlines/{down}", other.evidence)
                )  # fmt: skip
                break


def _through(own: Deadline, other: Deadline) -> bool:
    """Whether the body that reports is the one that is reported to."""
    return bool(own.actor and other.recipient and own.actor != other.actor and key(own.actor) in key(other.recipient))


def _over(own: Deadline, other: Deadline, issuer: str) -> bool:
    """Whether one report goes from the issuer to a body above it, and the other comes in to the issuer on the same thing."""
    if not own.recipient or not other.recipient or not issuer or key(issuer) not in key(other.recipient):
        return False
    committee = own.recipient.startswith("Ủy ban nhân dân") and key(own.recipient) != key(issuer)
    if not committee and own_area(own.recipient) in (None, own_area(issuer)):
        return False
    one, two = (_BODY.sub(" ", row.action or row.text) for row in (own, other))
    return share(one, two) >= _SAME_REPORT


_SAME_REPORT = 0.6
_REPORT = re.compile(r"\b(?:xây dựng|gửi|tổng hợp)(?: và gửi)? báo cáo\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?:UBND|Ủy ban nhân dân) (?:đặc khu|thị xã|thị trấn|thành phố|\w+)(?: [A-ZĐ]\w*)*|(?i:tổng hợp|các đơn vị|trưởng các \w+|các \w+)"
)


def _kinds(text: str) -> frozenset[str]:
    """Which reports a text speaks of (half-yearly, yearly …): only like ones are compared."""
    folded = key(_BODY.sub(" ", text))  # the Quý of "đặc khu Phú Quý" is no quarter
    return frozenset(word for word in _SPANS if re.search(rf"\b{key(word)}\b(?! \d)", folded))


def _earlier(own: Deadline, other: Deadline) -> bool:
    one, two = own.when or "", other.when or ""
    if _WHOLE.fullmatch(one) and _WHOLE.fullmatch(two):
        return one < two
    days = [re.search(r"BYMONTHDAY=(\d+)", text) for text in (one, two)]
    rest = [re.sub(r"BYMONTHDAY=\d+", "", text) for text in (one, two)]
    return bool(days[0] and days[1] and rest[0] == rest[1] and int(days[0][1]) < int(days[1][1]))


@single("KH308", "mot-viec-hai-han", "warning")
def two_dates_for_one_thing(checked: Checked) -> Iterator[Finding]:
    """Một việc chỉ có một thời hạn.

    Phát hiện: cùng cơ quan, cùng việc, ở hai chỗ ghi hai ngày khác nhau.
    Vì sao: không biết theo ngày nào.
    Ví dụ: mục IV ghi gửi danh sách "trước ngày 20/11/2026", mục V ghi "trước ngày 25/11/2026".
    Cách sửa: thống nhất một ngày.
    Nguồn: sự nhất quán trong một văn bản.
    """
    rows = [(index, row, _date(row)) for index, row in enumerate(checked.plan.deadlines) if row.kind in _DUE]
    for number, (index, row, due) in enumerate(rows):
        for place, other, second in rows[:number]:
            if due is None or second is None or due == second or not _one_kind(row, other):
                continue
            same_place = row.evidence and other.evidence and _apart(row, other)
            if not same_place or (row.actor and other.actor and key(row.actor) != key(other.actor)):
                continue
            one, two = _what(row), _what(other)
            alike = likeness(one, two) >= _SAME and _numbers(one) == _numbers(two)
            if alike and _kinds(row.text) == _kinds(other.text):
                message = say("check.two_dues", one=second.strftime("%d/%m/%Y"), two=due.strftime("%d/%m/%Y"))
                yield RULES["KH308"].finding(
                    message, checked.at(f"/deadlines/{index}", row.evidence), checked.at(f"/deadlines/{place}", other.evidence)
                )  # fmt: skip
                break


_DONE = re.compile(r"\b(?:hoàn thành|hoàn tất|xong|việc|chậm nhất|muộn nhất|là)\b", re.IGNORECASE)


def _what(row: Deadline) -> str:
    """What is to be done, without the words that only say that it is to be finished."""
    return _DONE.sub(" ", row.action or row.text)


def _one_kind(row: Deadline, other: Deadline) -> bool:
    """Whether two times can be of one thing: a report is sent, a meeting is held or finished."""
    return row.kind == other.kind or {row.kind, other.kind} in ({"submit", "report"}, {"hold", "complete"})


def _numbers(text: str) -> list[str]:
    """The numbers that tell one thing from another ("đợt 2"), dates aside."""
    return re.findall(r"(?<![/\d])\d{1,3}(?![/\d])", text)


def _apart(one: Deadline, two: Deadline) -> bool:
    """Whether two times stand in different paragraphs: of one sentence's two dates each has its own sense."""
    return not overlap(one.evidence[:1], two.evidence[:1])
