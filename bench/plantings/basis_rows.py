"""Faults of legal bases (KH201 to KH207)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bench.plantings.paper import Paper, behind, gone, said, say
from bench.plantings.row import Facts, row

_CODE = re.compile(r"số\s+(\d+)(/[\w-]+)")
_DATED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WRITTEN = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


def _superior_lines(paper: Paper, facts: Facts) -> list[Any]:
    """The bases that cite the superior plan."""
    header = facts.above.header if facts.above else None
    if header is None or not header.symbol:
        return []
    code = f"{header.number}/{header.symbol}"
    return [element for element in paper.bases if code in said(element)]


# --- KH201: no basis at all


@row("KH201")
def no_bases(paper: Paper, facts: Facts) -> str | None:
    """All bases gone, and the sentence behind them stays."""
    found = paper.bases
    if len(found) != len(facts.plan.legal_bases):
        return None
    for element in found:
        gone(element)
    return "" if found else None


def _replaced(words: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        found = paper.bases
        if not found or len(found) != len(facts.plan.legal_bases):
            return None
        say(found[0], words)
        for element in found[1:]:
            gone(element)
        return ""

    return plant


for _words in (
    "Nhằm tiếp tục nâng cao hiệu quả công tác trên địa bàn trong thời gian tới.",
    "Để triển khai kịp thời, đồng bộ các nhiệm vụ được giao.",
    "Trong những năm qua, phong trào đã đạt nhiều kết quả quan trọng, được Nhân dân đồng tình ủng hộ.",
    "Trước yêu cầu của tình hình mới, công tác này cần được đẩy mạnh hơn nữa.",
    "Xét nhu cầu thực tế của địa phương.",
    "Qua khảo sát thực tế, nhiều hộ dân còn khó khăn trong tiếp cận dịch vụ.",
    "Phát huy kết quả đã đạt được và khắc phục những tồn tại, hạn chế của năm trước.",
):
    row("KH201")(_replaced(_words))


# --- KH202: the superior is not cited


@row("KH202")
def superior_gone(paper: Paper, facts: Facts) -> str | None:
    """The bases that cite the superior, and every other mention of its number, gone."""
    found = _superior_lines(paper, facts)
    if not found or facts.above is None:
        return None
    for element in found[:-1] if len(found) == len(paper.bases) else found:
        gone(element)
    code = f"{facts.above.header.number}/{facts.above.header.symbol}"
    for element in paper.all:
        if code in said(element):
            say(
                element,
                re.sub(
                    rf"Kế hoạch số {code}.*?(?=[;.()]|, (?:Sở|UBND|Phòng)|$)", "Kế hoạch công tác năm", said(element)
                ),
            )
    return ""


def _other_basis(words: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        if superior_gone(paper, facts) is None or not (left := paper.bases or [paper.line("duty")]):
            return None
        say(left[0], words.format(y=facts.year, them=facts.them))
        return ""

    return plant


for _words in (
    "Căn cứ Công văn số 512/VP-TH ngày 04/01/{y} của {them} về việc triển khai nhiệm vụ công tác năm {y};",
    "Căn cứ Quyết định số 1290/QĐ-UBND ngày 19/12/2020 của {them} ban hành Quy chế làm việc;",
    "Thực hiện sự chỉ đạo của {them} và tình hình thực tế tại địa phương;",
    "Căn cứ chức năng, nhiệm vụ được giao;",
    "Thực hiện Chương trình công tác năm {y};",
):
    row("KH202")(_other_basis(_words))


# --- KH203: the superior is cited wrongly


def _miscited(change: Callable[[str, Facts], str]) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        made = ""
        for line in _superior_lines(paper, facts):
            words = change(said(line), facts)
            if words == said(line):
                return None
            say(line, words)
            made = made or words
        return "" if made else None

    return plant


def _number(old: str, change: Callable[[int], int]) -> str:
    return _CODE.sub(lambda found: f"số {change(int(found[1]))}{found[2]}", old, count=1)


for _change in (
    lambda old, _: _number(old, lambda n: n + 1),
    lambda old, _: _number(old, lambda n: n + 110),
    lambda old, _: _number(old, lambda n: int(f"1{n}")),
    lambda old, _: _DATED.sub(lambda m: f"{(int(m[1]) % 27) + 1:02}/{m[2]}/{m[3]}", old, count=1),
    lambda old, _: _DATED.sub(lambda m: f"{m[1]}/{m[2]}/{int(m[3]) - 1}", old, count=1),
    lambda old, _: _DATED.sub(
        lambda m: f"ngày {int(m[1]) % 27 + 1:02} tháng {m[2]} năm {m[3]}", old.replace("ngày ", "", 1), count=1
    ),
    lambda old, f: old.replace(
        f.them, f.them.replace("huyện", "tỉnh").replace("thành phố", "tỉnh").replace("quận", "thành phố"), 1
    ),
    lambda old, f: re.sub(r"của UBND (\w+)", r"của Hội đồng nhân dân \1", old, count=1),
    lambda old, _: re.sub(r"/KH-UBND", "/KH-HĐND", old, count=1),
):
    row("KH203")(_miscited(_change))


# --- KH204: one document, two dates


def _cited_again(
    sentence: str, place: str, change: Callable[[int, int, int], str]
) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        for element in paper.bases:
            words = said(element)
            day = _DATED.search(words) or _WRITTEN.search(words)
            cited = re.search(r"(Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Thông tư) số ([\w/-]+)", words)
            if cited and f"/{day[3] if day else ''}/" not in cited[2] and change(1, 1, 2020)[-4:] != "2020":
                continue  # a number begins anew each year: another year may be another document
            by = re.search(
                r"của ((?:UBND|Chính phủ|Thủ tướng Chính phủ|Bộ Chính trị|Bộ \w+)(?: (?:tỉnh|huyện|thành phố|quận)(?: [A-ZĐ]\w+)+)?)",
                words,
            )
            at = paper.line(place)
            if day and cited and by and at is not None:
                other = change(*(int(part) for part in day.groups()))
                text = sentence.format(doc=f"{cited[0]} {other} của {by[1]}")
                behind(at, f"- {text}" if said(at).startswith("-") else text)
                return text
        return None

    return plant


for _sentence, _place, _change3 in (
    (
        "Tiếp tục quán triệt {doc} đến toàn thể cán bộ, công chức và người dân.",
        "duty",
        lambda d, m, y: f"ngày {d % 27 + 1:02}/{m}/{y}",
    ),
    ("Việc đánh giá thực hiện theo {doc}.", "work", lambda d, m, y: f"ngày {d:02}/{m % 12 + 1}/{y}"),
    (
        "Lồng ghép với các nhiệm vụ nêu tại {doc} để bảo đảm hiệu quả.",
        "duty",
        lambda d, m, y: f"ngày {d:02}/{m}/{y - 1}",
    ),
    ("Bám sát mục tiêu, lộ trình của {doc}.", "aim", lambda d, m, y: f"ngày {d % 27 + 1:02} tháng {m} năm {y}"),
    (
        "Kịp thời báo cáo khó khăn phát sinh khi thực hiện {doc}.",
        "duty",
        lambda d, m, y: f"ngày {(d + 8) % 27 + 1:02} tháng {m} năm {y}",
    ),
    (
        "Tổ chức phổ biến nội dung {doc} trên hệ thống truyền thanh cơ sở.",
        "work",
        lambda d, m, y: f"ngày {d:02}/{(m + 3) % 12 + 1}/{y}",
    ),
):
    row("KH204")(_cited_again(_sentence, _place, _change3))


# --- KH205: bases out of force (or not yet in force); KH206: incomplete; KH207: out of order


def _first_basis(
    words: str, since: str = "1900-01-01", until: str = "2100-01-01"
) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        found = paper.bases
        if not found or not since <= facts.clean.day.isoformat() < until:
            return None
        say(behind(found[0], words), said(found[0]))
        say(found[0], words)
        return words

    return plant


for _words, _since, _until in (
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "2025-03-01", "2100-01-01"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "1900-01-01", "2025-06-16"),
    ("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;", "2024-01-01", "2100-01-01"),
    (
        "Căn cứ Luật Thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2013;",
        "2024-01-01",
        "2100-01-01",
    ),
    ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "1900-01-01", "2022-06-15"),
    (
        "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;",
        "2020-03-05",
        "2100-01-01",
    ),
    (
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết Luật Thi đua, khen thưởng;",
        "1900-01-01",
        "2023-12-31",
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015 và Luật sửa đổi, bổ sung năm 2019;",
        "2025-03-01",
        "2100-01-01",
    ),
    (
        "Thực hiện Nghị định số 91/2017/NĐ-CP của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;",
        "2024-01-01",
        "2100-01-01",
    ),
):
    row("KH205")(_first_basis(_words, _since, _until))

for _words in (
    "Căn cứ Công văn của Sở Nội vụ về việc hướng dẫn xây dựng kế hoạch năm;",
    "Căn cứ Nghị quyết của Hội đồng nhân dân về nhiệm vụ phát triển kinh tế - xã hội;",
    "Căn cứ Quyết định số 1719/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia về dân tộc, miền núi;",
    "Căn cứ Thông tư số 01/2021/TT-BNV của Bộ Nội vụ hướng dẫn một số nội dung;",
    "Căn cứ Luật Cán bộ, công chức số 22/2008/QH12;",
    "Căn cứ Luật số 15/2012/QH13 về xử lý vi phạm hành chính;",
    "Thực hiện Chỉ thị ngày 12/5/2021 của Chủ tịch UBND tỉnh về tăng cường kỷ luật, kỷ cương hành chính;",
    "Căn cứ Hướng dẫn của Ban Thi đua - Khen thưởng về công tác thi đua;",
    "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14;",
):
    row("KH206")(_first_basis(_words))


def _last_basis(words: str, tail: str = ";") -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        found = paper.bases
        if not found or not re.search(r"Kế hoạch|Quyết định|Chỉ thị|Công văn", said(found[-1])):
            return None
        say(found[-1], f"{said(found[-1]).rstrip('.;')}{tail}")
        behind(found[-1], words)
        return words

    return plant


for _words in (
    "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015.",
    "Căn cứ Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2016.",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông.",
    "Căn cứ Luật Công nghệ thông tin ngày 29 tháng 6 năm 2006.",
    "Căn cứ Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử.",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022.",
    "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015.",
    "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019.",
):
    row("KH207")(_last_basis(_words))
