"""KH2xx: what a plan rests on, and how it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.likeness import likeness
from check.pairing import cites, meant, same_issuer
from check.rule import RULES, Checked, Line, pair, single
from grammar.agencies import expand
from grammar.citations import CitationMatch, clean_code, find_citations
from grammar.normalise import key
from norms.repealed import in_force, known_code, successor, sureness
from schemas.finding import Finding
from schemas.plan import Severity
from schemas.span import Span, overlap
from schemas.texts import say

_LAWS = ("luật", "bộ luật", "pháp lệnh")
_ALIKE = 0.6
# in whose order bases are given: the rank of the document, then of who issued it
_RANKS = (("hiến pháp",), _LAWS, ("nghị định",), ("thông tư", "thông tư liên tịch"))


@single("KH201", "khong-co-can-cu", "warning")
def no_bases(checked: Checked) -> Iterator[Finding]:
    """Kế hoạch phải nêu căn cứ ban hành.

    Phát hiện: không có căn cứ nào trước phần nội dung.
    Vì sao: không biết kế hoạch thực hiện văn bản nào, ai giao.
    Ví dụ: sau tên kế hoạch là ngay mục "I. MỤC ĐÍCH, YÊU CẦU".
    Cách sửa: thêm căn cứ pháp lý và kế hoạch của cấp trên; một dòng "Thực hiện Kế hoạch số …" cũng đủ.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6.
    """
    if checked.plan.is_plan() and not checked.plan.legal_bases and not _issued_with(checked):
        yield RULES["KH201"].finding(say("check.no_bases"), checked.at("/header", _title(checked)))


_WITH = re.compile(r"\(?(?:Ban hành )?kèm theo (?:Quyết định|Công văn|Nghị quyết|Tờ trình)\b", re.IGNORECASE)


def _issued_with(checked: Checked) -> bool:
    """Whether a plan is issued with a decision, which has the bases."""
    return any(_WITH.match(line.text.strip()) for line in checked.lines if len(line.text) < 300)


@pair("KH202", "khong-dan-cap-tren", "error")
def superior_not_cited(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Kế hoạch cấp dưới phải dẫn kế hoạch cấp trên mà nó thực hiện.

    Phát hiện: kế hoạch được chỉ là cấp trên (--superior) không có số, ký hiệu trong kế hoạch này.
    Vì sao: không có căn cứ thì không biết đang thực hiện việc gì cấp trên giao.
    Ví dụ: thực hiện Kế hoạch số 68/KH-UBND của huyện mà căn cứ không nhắc đến.
    Cách sửa: thêm "Căn cứ Kế hoạch số … ngày … của …" vào cuối phần căn cứ.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6.
    """
    header = superior.plan.header
    if not header.number or not header.symbol or cites(subordinate.plan, superior.plan):
        return
    if meant(subordinate.plan, superior.plan) is None:
        where = subordinate.at("/legal_bases", _title(subordinate))
        yield RULES["KH202"].finding(say("check.not_cited", plan=superior.label), where, superior.at("/header"))


@pair("KH203", "dan-sai-cap-tren", "error")
def superior_cited_wrongly(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Số, ngày, cơ quan ban hành của kế hoạch cấp trên phải dẫn đúng.

    Phát hiện: trích dẫn cùng trích yếu với kế hoạch cấp trên nhưng khác số, ngày hoặc cơ quan; trong nội dung nhắc một kế hoạch
    cùng cơ quan, cùng ngày mà khác số (chỉ gần giống số, không ghi ngày thì là cảnh báo).
    Vì sao: căn cứ sai làm văn bản không có giá trị căn cứ.
    Ví dụ: cấp trên số 68/KH-UBND ngày 08/3/2024, dẫn thành "số 86/KH-UBND".
    Cách sửa: chép lại số, ngày, cơ quan từ bản gốc.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6b.
    """
    yield from _misnumbered(superior, subordinate)
    found = meant(subordinate.plan, superior.plan)
    if found is None:
        return
    name, index, row = found
    where = subordinate.at(f"/{name}/{index}", row.evidence)
    header = superior.plan.header
    code = f"{header.number}/{header.symbol}"
    wrong = [
        (say("check.cited_number"), row.code, code)
        if row.code and clean_code(row.code).upper() != clean_code(code).upper()
        else None,
        (say("check.cited_date"), row.date, header.date)
        if row.date and header.date and len(row.date) == len(header.date) and row.date != header.date
        else None,
        None
        if not row.issuer or same_issuer(row.issuer, header.issuer or "")
        else (say("check.cited_issuer"), row.issuer, header.issuer),
    ]
    faults = [row for row in wrong if row is not None]
    if len(faults) > 1 and cites(subordinate.plan, superior.plan):
        return  # the superior is cited rightly, and this is an older plan of that name
    for what, below, above in faults:
        message = say("check.cited_wrongly", what=what, below=_day(below), above=_day(above), plan=superior.label)
        yield RULES["KH203"].finding(message, where, superior.at("/header"))


def _misnumbered(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Mentions behind the bases of a plan of the superior's issuer by a number that neither plan cites in full."""
    header = superior.plan.header
    if not header.number or not header.symbol or not header.issuer:
        return
    right = clean_code(f"{header.number}/{header.symbol}").upper()
    rows = [*superior.plan.legal_bases, *superior.plan.references, *subordinate.plan.legal_bases]
    known = {clean_code(row.code).upper() for row in rows if row.code}
    bases = [span for row in subordinate.plan.legal_bases for span in row.evidence]
    for line in subordinate.lines:
        if "/" not in line.text or overlap(line.node.spans, bases):
            continue
        for row in find_citations(line.text):
            code = clean_code(row.code).upper() if row.code else right
            number, _, symbol = code.partition("/")
            if (
                code == right
                or code in known
                or symbol != header.symbol.upper()
                or row.kind != (header.doc_type or "kế hoạch")
            ):
                continue
            if row.subject or (row.issuer and not same_issuer(expand(row.issuer), header.issuer)):
                continue
            same_day = bool(row.date) and row.date == header.date
            if same_day or (row.issuer and not row.date and _slip(number, header.number)):
                message = say(
                    "check.cited_wrongly", what=say("check.cited_number"), below=row.code,
                    above=f"{header.number}/{header.symbol}", plan=superior.label,
                )  # fmt: skip
                weight: Severity = "error" if same_day else "warning"
                yield RULES["KH203"].finding(message, subordinate.on(line), superior.at("/header"), severity=weight)


def _slip(one: str, two: str) -> bool:
    """Whether two numbers differ as a slip of the pen makes them differ: digits in another order, or one of them another."""
    return sorted(one) == sorted(two) or (
        len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1
    )


def _day(text: str | None) -> str:
    parts = (text or "").split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 and parts[0].isdigit() else text or ""


@single("KH204", "dan-khong-thong-nhat", "error")
def cited_in_two_ways(checked: Checked) -> Iterator[Finding]:
    """Một văn bản phải được dẫn cùng một ngày ở mọi chỗ.

    Phát hiện: cùng số, ký hiệu, cơ quan mà hai chỗ ghi hai ngày khác nhau.
    Vì sao: một trong hai chỗ sai.
    Ví dụ: "Chỉ thị số 23/CT-TTg ngày 02/9/2021" ở căn cứ, "ngày 02/8/2021" ở nội dung.
    Cách sửa: đối chiếu bản gốc, sửa chỗ sai.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6b.
    """
    seen: dict[tuple[str, str], tuple[Line, CitationMatch]] = {}
    for line in checked.lines:
        for row in find_citations(line.text) if "/" in line.text else ():
            if not row.code or not row.date or len(row.date) != 10:
                continue
            place = (clean_code(row.code).upper(), row.kind)
            if place not in seen:
                seen[place] = (line, row)
                continue
            other, first = seen[place]
            same = likeness(first.subject or "", row.subject or "") >= _ALIKE or not (first.subject and row.subject)
            # a number begins anew each year, unless the year is a part of it
            year = (first.date or "")[:4] == row.date[:4] or bool(re.search(r"/(?:19|20)\d{2}/", row.code))
            if row.date != first.date and same and year and _same_body(first.issuer, row.issuer):
                message = say("check.two_dates", code=row.code, one=_day(first.date), two=_day(row.date))
                yield RULES["KH204"].finding(message, checked.on(line), checked.on(other))


def _same_body(one: str | None, two: str | None) -> bool:
    if not one or not two:
        return True
    short, full = sorted((key(one), key(two)), key=len)
    return f"{full} ".startswith(f"{short} ")  # "UBND", "UBND huyện", "UBND huyện Phú Lâm"


@single("KH205", "can-cu-het-hieu-luc", "error")
def basis_not_in_force(checked: Checked) -> Iterator[Finding]:
    """Căn cứ phải còn hiệu lực vào ngày ban hành kế hoạch.

    Phát hiện: căn cứ đã hết hiệu lực (hoặc chưa có hiệu lực) vào ngày của kế hoạch, theo danh mục văn bản mà chương trình biết;
      văn bản như thế được dẫn trong nội dung thì là cảnh báo.
    Vì sao: căn cứ hết hiệu lực không còn là căn cứ.
    Ví dụ: kế hoạch năm 2024 căn cứ Nghị định số 91/2017/NĐ-CP (hết hiệu lực từ 01/01/2024).
    Cách sửa: thay bằng văn bản thay thế, hoặc bỏ căn cứ đó. Văn bản không có trong danh mục thì không kiểm tra được.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6; norms/data/repealed.toml.
    """
    day = checked.plan.day()
    if day is None:
        return
    bases, others = checked.plan.legal_bases, checked.plan.references
    places = [
        *((f"/legal_bases/{index}", row, False) for index, row in enumerate(bases)),
        *((f"/references/{index}", row, True) for index, row in enumerate(others)),
    ]
    for place, row, in_body in places:
        code = known_code(row.code, row.subject if row.kind in _LAWS else None, row.date)
        if code is None or in_force(code, day) is not False:
            continue
        new = successor(code, day)
        told = say("check.replaced_by", code=new.code) if new else ""
        message = say(
            "check.not_in_force", name=row.code or row.subject or code, day=day.strftime("%d/%m/%Y"), new=told
        )
        entry = sureness(code)
        unsure = entry is None or not entry.verified
        where = checked.at(place, row.evidence)
        yield RULES["KH205"].finding(message, where, unsure=unsure, severity="warning" if in_body else None)


def unknown_bases(checked: Checked) -> list[str]:
    """The laws, decrees and circulars among a plan's bases of which the norms don't know whether they were in force."""
    day = checked.plan.day()
    names = []
    for row in checked.plan.legal_bases:
        if row.kind in (*_LAWS, "nghị định", "thông tư", "thông tư liên tịch") and day is not None:
            code = known_code(row.code, row.subject if row.kind in _LAWS else None, row.date)
            if code is None or in_force(code, day) is None:
                subject = row.subject or ""
                named = key(subject).startswith(key(row.kind)) or not subject
                names.append(row.code or (subject or row.kind if named else f"{row.kind} {subject}"))
    return names


@single("KH206", "can-cu-thieu", "advice")
def basis_incomplete(checked: Checked) -> Iterator[Finding]:
    """Lần đầu dẫn văn bản phải ghi đủ loại, số, ký hiệu, ngày, cơ quan và trích yếu; luật ghi tên và ngày, không ghi số.

    Phát hiện: căn cứ thiếu số hoặc ngày; luật, pháp lệnh ghi số nhưng không ghi ngày.
    Vì sao: thiếu thì không tra được văn bản.
    Ví dụ: "Căn cứ Kế hoạch của UBND huyện về …" không có số, ngày.
    Cách sửa: chép đủ từ bản gốc.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6.
    """
    for index, row in enumerate(checked.plan.legal_bases):
        law = row.kind in (*_LAWS, "hiến pháp")
        missing = [say("check.cited_number")] if not law and not row.code else []
        missing += [say("check.cited_date")] if not row.date and row.kind != "hiến pháp" else []
        if missing and row.kind not in ("công điện", "ý kiến", "đề nghị", "chức năng"):
            message = say("check.incomplete_basis", what=", ".join(missing))
            yield RULES["KH206"].finding(message, checked.at(f"/legal_bases/{index}", row.evidence))


@single("KH207", "thu-tu-can-cu", "advice")
def bases_out_of_order(checked: Checked) -> Iterator[Finding]:
    """Căn cứ xếp theo thứ bậc: luật, nghị định, thông tư, rồi văn bản khác.

    Phát hiện: một luật hoặc nghị định đứng sau văn bản có thứ bậc thấp hơn.
    Vì sao: người đọc tìm căn cứ theo thứ bậc và thời gian.
    Ví dụ: "Căn cứ Nghị định …; Căn cứ Luật …".
    Cách sửa: đưa văn bản có thứ bậc cao hơn lên trước.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6; thông lệ.
    """
    highest = -1
    for index, row in enumerate(checked.plan.legal_bases):
        rank = next((rank for rank, kinds in enumerate(_RANKS) if row.kind in kinds), len(_RANKS))
        if rank < highest and rank < len(_RANKS):
            message = say("check.basis_order", name=row.code or row.subject or row.kind)
            yield RULES["KH207"].finding(message, checked.at(f"/legal_bases/{index}", row.evidence))
        highest = max(highest, rank)


def _title(checked: Checked) -> list[Span]:
    return checked.plan.header_evidence.get("title", [])
