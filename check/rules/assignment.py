"""KH5xx: who does what: bodies that are missing, don't exist, can't be ordered or are not sent the plan; numbering, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.rule import RULES, Checked, Line, shortened, single
from grammar.agencies import expand, starts_body
from grammar.assignments import is_front
from grammar.normalise import key
from grammar.numbering import letter, roman
from norms.levels import level_exists, own_area
from norms.offices import find_office
from schemas.finding import Finding
from schemas.plan import OutlineNode
from schemas.span import overlap
from schemas.texts import say

_ORDERED_FRONT = re.compile(
    r"(?:(?:^|[.;:]\s+)(?P<verb>Giao|Yêu cầu|Phân công)|(?:UBND|Ủy ban nhân dân)\s(?:\w+\s){1,6}?(?P<told>giao|yêu cầu|phân công))(?:\s+cho)?\s+"
    r"(?P<body>(?:Ban Thường trực )?(?:Ủy ban |UB ?)?(?:Mặt trận Tổ quốc|MTTQ)|(?:các )?(?:[Tt]ổ chức chính trị|đoàn thể)|"
    r"Hội (?:Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu chiến binh)|(?:Huyện|Tỉnh|Thành|Quận)? ?[Đđ]oàn Thanh niên|Liên đoàn Lao động|"
    r"Công đoàn)[^,.;:]{0,40}"
)
_EVERYBODY = re.compile(
    r"như (?:trên|điều|mục|kính gửi|phần)|các (?:cơ quan|đơn vị)(?:, (?:đơn vị|địa phương))?(?: (?:có|được|nêu|tại|liên quan)| *$|,| và|;)"
    r"|các (?:thành viên|tổ chức, cá nhân) ",
    re.IGNORECASE,
)
_ALL_OFFICES = re.compile(
    r"(?:các )?(?:sở|phòng|ban|cơ quan|bộ phận)\b[^;]*(?:ban|ngành|đơn vị|đoàn thể|chuyên môn|trực thuộc|thuộc)",
    re.IGNORECASE,
)
_ALL_AREAS = re.compile(
    r"(?:UBND|Ủy ban nhân dân|HĐND|Chủ tịch)[^;]*(?:các |cấp |\d+ )(?:huyện|xã|phường|thị trấn|quận|đặc khu)|các (?:xã|phường|huyện)",
    re.IGNORECASE,
)
_FRONT = re.compile(r"MTTQ|Mặt trận|chính trị|đoàn thể|CT-XH|hội, đoàn", re.IGNORECASE)
_APPENDIX = re.compile(
    r"(?:theo|tại|trong|có|kèm|ở|như) (?:các )?(?P<label>Phụ lục(?: số)?(?: [IVX]+| \d+)?)(?! [a-zđ]{2,} (?:của|Kế hoạch số))",
    re.IGNORECASE,
)
_DOCUMENTS = "Kế hoạch|Quyết định|Nghị định|Thông tư|Công văn|Hướng dẫn|Nghị quyết|Chương trình|Đề án"
_ANOTHERS = re.compile(rf"Phụ lục[^.;]{{0,60}}(?:kèm theo|của|tại|theo) (?:{_DOCUMENTS})(?! này)", re.IGNORECASE)


@single("KH501", "viec-khong-co-co-quan", "warning")
def duty_without_a_body(checked: Checked) -> Iterator[Finding]:
    """Mỗi việc phải có cơ quan thực hiện.

    Phát hiện: một việc ở phần tổ chức thực hiện không nói cơ quan nào làm.
    Vì sao: không ai nhận thì không ai làm.
    Ví dụ: dưới mục "Tổ chức thực hiện" có gạch đầu dòng giao việc mà không dưới tên cơ quan nào.
    Cách sửa: ghi tên cơ quan chủ trì.
    Nguồn: yêu cầu "rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm".
    """
    for index, row in enumerate(checked.plan.responsibilities):
        if not row.agencies:
            message = say("check.nobody", task=shortened(row.tasks[0] if row.tasks else ""))
            yield RULES["KH501"].finding(message, checked.at(f"/responsibilities/{index}", row.evidence))
    given = [span for row in checked.plan.responsibilities for span in row.evidence]
    for line in _straight_under_duties(checked):
        if not overlap(given, line.node.spans) and not starts_body(line.text):
            yield RULES["KH501"].finding(say("check.nobody", task=shortened(line.text)), checked.on(line))


_DUTIES = re.compile(
    r"tổ chức thực hiện|phân công (?:thực hiện|nhiệm vụ|trách nhiệm)|trách nhiệm (?:thực hiện|của)", re.IGNORECASE
)


def _straight_under_duties(checked: Checked) -> Iterator[Line]:
    """The dashed points right under the heading of duties, in a plan that says who does what by headings of bodies."""
    for number, node in enumerate(checked.plan.outline):
        if not _DUTIES.search(node.title or node.text or "") or not any(child.children for child in node.children):
            continue
        for place, child in enumerate(node.children):
            dashed = (child.marker or "").strip() in ("-", "–", "+", "•")
            if child.kind == "paragraph" and dashed and not child.children and len((child.text or "").split()) > 4:
                yield Line(f"/outline/{number}/children/{place}", child)


@single("KH502", "co-quan-khong-ton-tai", "error")
def body_that_is_not_there(checked: Checked) -> Iterator[Finding]:
    """Cơ quan được giao việc phải có thật ở cấp đó vào ngày ban hành.

    Phát hiện: tên cơ quan chuyên môn đã đổi, sáp nhập hoặc chưa lập vào ngày của kế hoạch; UBND cấp huyện sau ngày 30/6/2025.
    Vì sao: việc giao cho cơ quan không còn là không giao cho ai; thường sót khi chép kế hoạch cũ.
    Ví dụ: kế hoạch tỉnh năm 2026 giao "Sở Lao động - Thương binh và Xã hội".
    Cách sửa: ghi tên cơ quan hiện nay.
    Nguồn: norms/data/offices.toml (nghị định về tổ chức cơ quan chuyên môn); Luật Tổ chức chính quyền địa phương 2025.
    """
    plan, day = checked.plan, checked.plan.day()
    area = own_area(plan.header.issuer or "")
    if day is None or plan.header.level not in ("province", "district", "commune"):
        return
    told: set[str] = set()
    for index, row in enumerate(plan.responsibilities):
        for name in (*row.agencies, *row.cooperating):
            bare = _without_area(name, area) if area else name
            where = checked.at(f"/responsibilities/{index}", row.evidence)
            if name in told:
                continue
            if re.search(r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:huyện|quận|thị xã)\b", name) and not level_exists(
                "district", day
            ):
                told.add(name)
                yield RULES["KH502"].finding(say("check.no_such_level", body=name, day=day.strftime("%d/%m/%Y")), where)
                continue
            bare, level = _office_level(bare, plan.header.level)
            known = find_office(bare, level=level)
            if known is not None and find_office(bare, day, level) is None:
                told.add(name)
                message = say("check.no_such_body", body=name, day=day.strftime("%d/%m/%Y"))
                yield RULES["KH502"].finding(message, where, unsure=not known.verified)


def _office_level(name: str, own: str) -> tuple[str, str]:
    """An office's name without its area, and the level it is of: a Sở is the province's, a Phòng of a huyện the district's."""
    found = re.match(r"(?P<name>(?:Sở|Phòng)\b.*?)(?:\s+(?P<area>tỉnh|huyện|quận|thị xã)(?:\s+[A-ZĐ].*)?)?$", name)
    if found and name.startswith("Sở"):
        return found["name"], "province"
    if found and found["area"] in ("huyện", "quận", "thị xã"):
        return found["name"], "district"
    return name, own


@single("KH503", "giao-viec-mat-tran", "warning")
def front_is_ordered(checked: Checked) -> Iterator[Finding]:
    """UBND đề nghị, không giao việc cho Mặt trận Tổ quốc và các đoàn thể.

    Phát hiện: "Giao", "Yêu cầu" Mặt trận Tổ quốc, tổ chức chính trị - xã hội.
    Vì sao: Mặt trận và đoàn thể không thuộc UBND; phối hợp, không chỉ đạo.
    Ví dụ: "Giao Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động …".
    Cách sửa: viết "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã phối hợp …".
    Nguồn: Luật Mặt trận Tổ quốc Việt Nam 2015, Điều 7; thông lệ.
    """
    for line in checked.lines:
        for found in _ORDERED_FRONT.finditer(line.text):
            yield RULES["KH503"].finding(
                say(
                    "check.front_ordered",
                    verb=(found["verb"] or found["told"]).capitalize(),
                    body=found["body"].strip(),
                ),
                checked.on(line),
            )


_NO_BODY = re.compile(r"(?:hai|các|ba) bên\b|cả \w+$|đ/c\b|đồng chí\b|ông\b|bà\b|\w+$", re.IGNORECASE)
"""What stands for bodies and persons that the plan names elsewhere: the parties, a colleague, "Đoàn"."""


@single("KH504", "thieu-noi-nhan", "warning")
def body_not_among_recipients(checked: Checked) -> Iterator[Finding]:
    """Cơ quan có việc phải có trong "Nơi nhận".

    Phát hiện: cơ quan được giao việc không có trong nơi nhận, cả bằng cách gọi chung ("Các sở, ban, ngành").
    Vì sao: không nhận được kế hoạch thì không biết mà làm.
    Ví dụ: giao Bảo hiểm xã hội tỉnh nhưng nơi nhận chỉ có "Các sở, ban, ngành; UBND các xã".
    Cách sửa: thêm cơ quan đó vào nơi nhận.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9.
    """
    recipients = checked.plan.header.recipients
    if not recipients or any(_EVERYBODY.search(line) for line in recipients):
        return
    area = own_area(checked.plan.header.issuer or "")
    missing: dict[str, int] = {}
    for index, row in enumerate(checked.plan.responsibilities):
        for name in row.agencies:
            if not _NO_BODY.match(name) and not _sent_to(name, recipients, area):
                missing.setdefault(name, index)
    if missing:
        first = min(missing.values())
        message = say("check.not_sent", bodies="; ".join(missing))
        row = checked.plan.responsibilities[first]
        yield RULES["KH504"].finding(message, checked.at(f"/responsibilities/{first}", row.evidence))


def _without_area(name: str, area: tuple[str, str]) -> str:
    """A body's name without the issuer's own area behind it."""
    return re.sub(rf"\s+{area[0]}(?:\s+{re.escape(area[1])})?$", "", name, flags=re.IGNORECASE)


def _sent_to(name: str, recipients: list[str], area: tuple[str, str] | None) -> bool:
    bare = key(expand(_without_area(name, area) if area else name))
    issuers = ("ubnd", "ủy ban nhân dân")
    lines = [key(expand(line)) for line in recipients]
    if any(bare in line or (len(line) > 3 and line in bare) for line in lines):
        return True
    if is_front(name):
        return any(_FRONT.search(line) for line in recipients)
    if any(
        word in key(name)
        for word in ("các xã", "các phường", "các huyện", "cấp xã", "cấp huyện", "các đặc khu", "địa phương")
    ):
        return any(_ALL_AREAS.search(line) for line in recipients)
    if any(word in key(name) for word in issuers) or re.match(
        r"Chủ tịch|Trưởng (?:các )?(?:thôn|ấp|khu)|Tổ trưởng|(?:Các )?(?:thôn|ấp)", name
    ):
        return True  # its own chair, or those it reaches through others
    if re.match(r"(?:Các )?(?:công chức|bộ phận)\b", name, re.IGNORECASE):
        return any(re.search(r"công chức|bộ phận|chuyên môn", line, re.IGNORECASE) for line in recipients)
    own = (" tỉnh", " huyện", " xã", " phường", " thành phố")
    outside = re.match(
        r"Bảo hiểm xã hội|Bưu điện|Điện lực|Hạt |Hợp tác xã|Ngân hàng(?: Chính sách| Nhà nước| Nông nghiệp)?|Kho bạc|Thuế|Cục |"
        r"Chi cục|Công ty|Tổng công ty|Báo |Đài |Liên |Hội |Viện |Tòa |Trường",
        name,
    )
    if outside and not any(key(outside.group().strip()) in key(line) for line in recipients):
        return False
    return any(_ALL_OFFICES.search(line) for line in recipients) or (
        name.endswith(own) is False and bool(re.match(r"(?:Các|Thủ trưởng)", name))
    )


@single("KH505", "danh-so-nhay", "warning")
def numbering_skips(checked: Checked) -> Iterator[Finding]:
    """Các mục cùng cấp phải đánh số liên tục.

    Phát hiện: số thứ tự bỏ quãng hoặc lặp lại giữa các mục liền nhau.
    Vì sao: thường là sót hoặc thừa một mục khi sửa; dẫn chiếu sẽ sai.
    Ví dụ: mục 1, mục 2, mục 4.
    Cách sửa: đánh số lại, kiểm tra có mất mục nào không.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6đ.
    """
    if checked.plan.source is not None and any(layer == "ocr" for layer in checked.plan.source.layers):
        return  # a number that a scan lost is the reader's, not the plan's
    tops = [Line(f"/outline/{index}", node) for index, node in enumerate(checked.plan.outline)]
    groups = [tops] + [
        [Line(f"{line.path}/children/{number}", child) for number, child in enumerate(line.node.children)]
        for line in checked.lines
    ]
    for group in groups:
        last: tuple[str, int] | None = None
        for line in group:
            place = _ordinal(line.node)
            if place is None:
                continue
            again = (
                place[1] == 1
                and last == place
                and (line.node.kind == "heading" or place[0] not in ("number ", "letter", "roman"))
            )  # "1." twice, and no list that begins anew
            if last is not None and place[0] == last[0] and place[1] != last[1] + 1 and (place[1] != 1 or again):
                marker = (line.node.marker or "").strip(".)")
                message = say("check.numbering", marker=marker, before=_written(last))
                yield RULES["KH505"].finding(message, checked.on(line))
            last = place


_LETTERS = [letter(number) for number in range(1, 23)]
_ROMANS = [roman(number) for number in range(1, 40)]


def _ordinal(node: OutlineNode) -> tuple[str, int] | None:
    """How a node is numbered: the kind with what stands before its last number, and the number."""
    marker = (node.marker or "").strip(" .)")
    if node.kind not in ("heading", "paragraph") or not marker or marker.startswith("("):
        return None
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", marker):
        head, _, last = marker.rpartition(".")
        return f"number {head}", int(last)
    if marker in _ROMANS:
        return "roman", _ROMANS.index(marker) + 1
    return ("letter", _LETTERS.index(marker) + 1) if marker in _LETTERS else None


def _written(place: tuple[str, int]) -> str:
    kind, number = place
    if kind == "roman":
        return _ROMANS[number - 1]
    head = kind.removeprefix("number").strip()
    return _LETTERS[number - 1] if kind == "letter" else f"{head}.{number}".strip(".")


@single("KH506", "thieu-phu-luc", "warning")
def appendix_that_is_not_there(checked: Checked) -> Iterator[Finding]:
    """Phụ lục được nhắc đến phải có trong văn bản.

    Phát hiện: nội dung dẫn "Phụ lục kèm theo" mà trong tệp không có phụ lục nào.
    Vì sao: người nhận không có bảng chỉ tiêu, nhiệm vụ được nhắc đến.
    Ví dụ: "Chỉ tiêu giao cho từng xã theo Phụ lục kèm theo Kế hoạch này" nhưng không có phụ lục.
    Cách sửa: đưa phụ lục vào cùng tệp, hoặc bỏ câu dẫn.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III.
    """
    heads = (f"{line.node.marker or ''} {line.text}".strip() for line in checked.lines)
    if any(re.match(r"(?:PHỤ LỤC|Phụ lục|Biểu)\b", head) for head in heads):
        return
    for line in checked.lines:
        found = _APPENDIX.search(line.text)
        if found and not _ANOTHERS.search(line.text):
            yield RULES["KH506"].finding(say("check.no_appendix", label=found["label"]), checked.on(line))
            return
