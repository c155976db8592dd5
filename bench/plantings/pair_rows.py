"""Faults between a subordinate plan and its superior (KH601 to KH609)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bench.plantings.above import with_line, with_words
from bench.plantings.clean import read
from bench.plantings.paper import Paper, behind, marked, said, say
from bench.plantings.row import Facts, Planted, row
from norms.levels import own_area
from schemas.plan import Plan, Target

_TIME = re.compile(
    r"(?:trước|chậm nhất(?: là)?|đến hết)(?: ngày)? (\d{1,2})/(\d{1,2})(?:/(\d{4}))?( (?:hằng|hàng) năm)?(?! và)",
    re.IGNORECASE,
)
_UP = re.compile(r"UBND (?:huyện|tỉnh|thành phố|quận)\b|\b[Ss]ở \w+")


# --- KH601: later than the superior asks
def _late(
    number: int, days: int, form: str, verbs: tuple[tuple[str, str], ...] = ()
) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        found = [
            element
            for element in paper.section("duty")
            if (
                said(element).startswith(("- Gửi", "- Báo cáo", "- Đăng ký", "- Nộp"))
                and _UP.search(said(element))
                and _TIME.search(said(element))
            )
        ]
        if not found:
            return None
        element = found[number % len(found)]
        words = said(element)
        time = _TIME.search(words)
        assert time is not None
        year = int(time[3] or facts.year)
        day = date(year, int(time[2]), int(time[1])) + timedelta(days=days)
        month = day.month if day.month > 2 else f"0{day.month}"
        tail = time[4] or (f"/{year}" if time[3] else "")
        if day.year != year or (form == "long" and not time[3] and not time[4]):
            return None
        values = {"d": f"{day:%d}", "m": month, "tail": tail, "y": year, "each": time[4] or f" năm {year}"}
        made = {
            "short": "trước ngày {d}/{m}{tail}", "last": "chậm nhất là ngày {d}/{m}{tail}", "until": "đến hết ngày {d}/{m}{tail}",
            "long": "trước ngày {d} tháng {m}{each}", "latest": "muộn nhất ngày {d}/{m}{tail}",
        }[form].format(**values)  # fmt: skip
        words = words.replace(time[0], made, 1)
        for old, new in verbs:
            words = words.replace(old, new, 1)
        say(element, words)
        return words

    return plant


for _number, _days, _form, _verbs in (
    (0, 12, "short", ()),
    (1, 20, "last", ()),
    (2, 15, "long", ()),
    (0, 18, "until", (("Gửi Kế hoạch này", "Gửi Kế hoạch của đơn vị"),)),
    (1, 9, "latest", ()),
    (3, 11, "long", (("Báo cáo kết quả", "Gửi báo cáo kết quả"),)),
    (2, 10, "short", (("Báo cáo", "Tổng hợp, báo cáo"),)),
    (4, 8, "last", (("Gửi 01 bộ hồ sơ", "Hoàn thiện và nộp hồ sơ"),)),
    (1, 14, "long", (("Đăng ký thi đua", "Lập bản đăng ký thi đua gửi"),)),
):
    row("KH601")(_late(_number, _days, _form, _verbs))


# --- KH602: lower than the superior's
def _targets(facts: Facts) -> list[Target]:
    above = facts.above
    if above is None:
        return []
    known = {(target.value, target.unit, target.comparator) for target in above.targets}
    own = [target for target in facts.plan.targets if (target.value, target.unit, target.comparator) in known]
    return [
        target
        for target in own
        if target.value is not None
        and target.value >= 5
        and target.comparator in (">=", "=")
        and len(re.findall(r"\d+", target.text)) == 1
    ]


def _lower(number: int, by: int, phrase: str | None = None) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        own = _targets(facts)
        if not own:
            return None
        target = own[number % len(own)]
        figure = re.search(r"\d+", target.text)
        element = paper.find(re.escape(target.text[:60]), paper.body)
        if figure is None or element is None or int(figure[0]) != target.value:
            return None
        if phrase is None:
            new = target.text.replace(figure[0], str(max(int(figure[0]) - by, 1)), 1)
        else:
            indicator = target.indicator[0].lower() + target.indicator[1:]
            if target.unit != "%" or not indicator.startswith(("tỷ lệ", "mức")):
                return None
            new = phrase.format(
                what=indicator, What=target.indicator[0].upper() + target.indicator[1:], n=int(figure[0]) - by
            )
        words = said(element).replace(target.text, new)
        if words == said(element):
            return None
        say(element, words)
        return new

    return plant


for _number, _by, _phrase in (
    (0, 5, None), (1, 10, None), (2, 3, None), (3, 20, None), (4, 2, None), (5, 4, None), (6, 6, None),
    (0, 5, "{What} phấn đấu đạt {n}%"), (1, 8, "Phấn đấu {what} đạt tối thiểu {n}%"), (2, 7, "Đưa {what} lên {n}% trở lên"),
    (1, 4, "{What}: {n}%"), (0, 15, "{What} đạt ≥ {n}%"),
):  # fmt: skip
    row("KH602")(_lower(_number, _by, _phrase))


# --- KH603: more than is allotted
def _asked(given: str, asked: str) -> Callable[[Paper, Facts], Planted | None]:
    def plant(paper: Paper, facts: Facts) -> Planted | None:
        if facts.clean.above is None or not facts.us.startswith("UBND") or facts.level == "district":
            return None
        area = (own_area(facts.us) or ("", ""))[0]
        at = paper.line("duty")
        above = with_line(facts.clean.above, given.format(area=area, them=facts.them))
        if above is None or at is None:
            return None
        words = asked.format(them=facts.them)
        behind(at, marked(at, words))
        return Planted(words, above)

    return plant


for _given, _wanted in (
    (
        "Mỗi {area} đề nghị Chủ tịch {them} khen thưởng 01 tập thể, 02 cá nhân.",
        "Đề nghị Chủ tịch {them} khen thưởng 03 tập thể, 02 cá nhân.",
    ),
    (
        "Khen thưởng của Chủ tịch {them}: mỗi {area} không quá 02 cá nhân.",
        "Trình Chủ tịch {them} tặng Giấy khen cho 04 cá nhân tiêu biểu.",
    ),
    (
        "Chủ tịch {them} khen thưởng mỗi {area} 01 tập thể tiêu biểu nhất.",
        "Lựa chọn 02 tập thể tiêu biểu đề nghị Chủ tịch {them} khen thưởng.",
    ),
    (
        "Số lượng đề nghị Chủ tịch {them} khen: mỗi {area} 01 tập thể và 01 cá nhân.",
        "Lập hồ sơ đề nghị Chủ tịch {them} khen thưởng 01 tập thể và 03 cá nhân.",
    ),
    (
        "Mỗi {area} lựa chọn, đề nghị khen thưởng không quá 03 cá nhân.",
        "Xét chọn, đề nghị {them} khen thưởng 05 cá nhân có thành tích xuất sắc.",
    ),
    (
        "Chủ tịch {them} tặng Giấy khen cho mỗi {area} 01 tập thể, 01 hộ gia đình.",
        "Đề nghị Chủ tịch {them} tặng Giấy khen cho 02 tập thể và 01 hộ gia đình.",
    ),
):
    row("KH603")(_asked(_given, _wanted))


def _total(number: int) -> Callable[[Paper, Facts], str | None]:
    """More than the superior's whole number."""

    def plant(paper: Paper, facts: Facts) -> str | None:
        issuer = facts.above.header.issuer if facts.above else None
        quotas = [
            quota
            for quota in (facts.above.award_quotas if facts.above else [])
            if quota.count
            and quota.group is None
            and quota.awarded_by
            and issuer
            and issuer in quota.awarded_by
            and quota.recipient in ("collective", "individual")
        ]
        at = paper.line("duty")
        if not quotas or at is None:
            return None
        quota = quotas[number % len(quotas)]
        who = "tập thể" if quota.recipient == "collective" else "cá nhân"
        occasion = {"annual": "hằng năm", "period": "tổng kết giai đoạn"}.get(quota.occasion or "", "")
        words = (
            f"Đề nghị Chủ tịch {facts.them} tặng {(quota.award or 'giấy khen').capitalize()} {occasion} cho {(quota.count or 0) + 2} {who}.",
            f"Khen thưởng {occasion}: trình Chủ tịch {facts.them} tặng {(quota.award or 'giấy khen').capitalize()} {(quota.count or 0) + 1} {who}.",
        )[number % 2]
        words = " ".join(words.split())
        behind(at, marked(at, words))
        return words

    return plant


for _number in range(4):
    row("KH603")(_total(_number))


# --- KH604: a duty without an answer
def _duty(words: str) -> Callable[[Paper, Facts], Planted | None]:
    def plant(paper: Paper, facts: Facts) -> Planted | None:
        if facts.clean.above is None or not facts.us.startswith("UBND"):
            return None
        above = with_line(facts.clean.above, words.format(y=facts.year))
        return Planted(words.format(y=facts.year), above) if above else None

    return plant


for _words in (
    "Rà soát, lập danh sách hộ gia đình chính sách còn ở nhà tạm để đề xuất hỗ trợ.",
    "Bố trí quỹ đất xây dựng nghĩa trang nhân dân theo quy hoạch được duyệt.",
    "Tổ chức khám sức khỏe định kỳ cho người cao tuổi, lập sổ theo dõi huyết áp tại trạm y tế.",
    "Thành lập đội bóng chuyền nữ, tham gia giải thể thao quần chúng.",
    "Kiểm kê tượng, bia và hiện vật tại các đình, chùa; có phương án chống trộm cắp cổ vật.",
    "Tiêm phòng vắc xin lở mồm long móng cho đàn trâu, bò; tiêu hủy gia súc mắc bệnh.",
    "Vận động người nghiện ma túy đăng ký cai nghiện tự nguyện tại cộng đồng.",
    "Cắm mốc, thu hồi diện tích đất công ích bị lấn chiếm.",
    "Sửa chữa đường điện chiếu sáng công cộng ở các ngõ xóm.",
    "Tuyển chọn, gọi công dân nhập ngũ bảo đảm đúng chỉ tiêu.",
    "Chỉ đạo các trường mầm non tổ chức bữa ăn bán trú bảo đảm dinh dưỡng cho trẻ.",
    "Ngăn chặn tình trạng đốt rơm rạ, xử lý bao gói thuốc bảo vệ thực vật sau sử dụng.",
):
    row("KH604")(_duty(_words))


# --- KH606: another period
def _later(by: int, whole: bool) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        period = facts.plan.header.period
        title = facts.plan.header.title or ""
        if (
            facts.above is None
            or period is None
            or not facts.end
            or not facts.above.header.period.end
            or str(facts.end) not in title
        ):
            return None
        new = title.replace(str(facts.end), str(facts.end + by))
        if whole and facts.start:
            new = new.replace(f"{facts.start} -", f"{facts.start + by} -")
        done = False
        for element in paper.body:
            if title in said(element):
                say(element, said(element).replace(title, new))
                done = True
            lower = title[0].lower() + title[1:]
            if lower in said(element):
                say(element, said(element).replace(lower, new[0].lower() + new[1:]))
        return "" if done else None

    return plant


for _by, _whole in ((1, False), (2, False), (5, False), (1, True), (6, True)):
    row("KH606")(_later(_by, _whole))


# --- KH608: the superior has changed since
def _reissued(old: str, new: str) -> Callable[[Paper, Facts], Planted | None]:
    def plant(paper: Paper, facts: Facts) -> Planted | None:
        above = with_words(facts.clean.above, old, new) if facts.clean.above else None
        return Planted("", above) if above else None

    return plant


for _old, _new in (("phối hợp", "cùng phối hợp"), ("báo cáo", "kịp thời báo cáo"), ("thực hiện", "tổ chức thực hiện")):
    row("KH608")(_reissued(_old, _new))


# --- KH609: together more than there is
def _together(given: str, each: str) -> Callable[[Paper, Facts], Planted | None]:
    def plant(paper: Paper, facts: Facts) -> Planted | None:
        if facts.clean.above is None or not facts.us.startswith("UBND"):
            return None
        above = with_line(facts.clean.above, given.format(them=facts.them))
        at = paper.line("duty")
        if above is None or at is None:
            return None
        words = each.format(them=facts.them)
        behind(at, marked(at, words))
        others: list[Plan] = []
        for name in ("An Hòa", "Đồng Tâm"):
            copy = Paper(paper.bytes())
            own = facts.us.split(" ", 2)[-1]
            for element in copy.all:
                if own in said(element) or own.upper() in said(element):
                    say(element, said(element).replace(own, name).replace(own.upper(), name.upper()))
            others.append(read(copy.bytes()))
        return Planted("", above, tuple(others))

    return plant


for _given, _each in (
    (
        "Chủ tịch {them} tặng Giấy khen cho 05 tập thể tiêu biểu trong phong trào.",
        "Đề nghị Chủ tịch {them} tặng Giấy khen cho 02 tập thể.",
    ),
    ("Tổng số khen thưởng của Chủ tịch {them}: 08 cá nhân.", "Đề nghị Chủ tịch {them} khen thưởng 03 cá nhân."),
    (
        "Chủ tịch {them} khen thưởng không quá 06 tập thể, 10 cá nhân.",
        "Lựa chọn, trình Chủ tịch {them} khen thưởng 03 tập thể, 03 cá nhân.",
    ),
    (
        "Số lượng khen thưởng: Chủ tịch {them} tặng Giấy khen 04 cá nhân.",
        "Xét chọn 02 cá nhân đề nghị Chủ tịch {them} tặng Giấy khen.",
    ),
):
    row("KH609")(_together(_given, _each))
