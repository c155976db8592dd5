"""Whole papers that propose rewards to a superior: a letter that says numbers, and the list of those it proposes."""

from __future__ import annotations

import copy
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kehoach
from bench.plantings.paper import Paper, said, say
from bench.plantings.row import Facts, figures
from check.word.package import W
from schemas.plan import Plan

Block = str | list[list[str]]
"""A paragraph, or a table's rows."""
_CITED = re.compile(
    r"(Kế hoạch số [\w/Đ-]+ ngày (?:\d+/\d+/\d{4}|\d+ tháng \d+ năm \d{4}) của [^;]+?) (?:về|tổ chức|phát động)\b"
)
_PEOPLE = (
    "Hoàng Văn Thái", "Lương Thị Nhàn", "Đàm Quang Vinh", "Nông Thị Lụa", "Phùng Đức Cảnh", "Vi Thị Hằng", "Tạ Ngọc Sơn",
    "Quách Thị Mơ", "Bế Văn Hưởng", "Lò Thị Phương", "Mạc Duy Tân", "Kiều Thị Oanh", "Ông Thế Lực", "Hà Thị Thoan",
    "Chu Văn Mão", "Lục Thị Bích", "Thân Văn Giáp", "Đặng Thị Xuyến", "Ma Văn Khải", "Trịnh Thị Lê", "Cao Bá Đạt", "Võ Thị Sen",
    "Lại Văn Đoàn", "Đinh Thị Chiên", "Giáp Văn Khôi", "Tống Thị Là", "Sầm Văn Bút", "Triệu Thị Mùi", "Khổng Minh Trí",
    "Bạch Thị Liên", "Phan Đình Lộc", "Vương Thị Thắm", "Đoàn Văn Quế", "La Thị Hải", "Ngô Xuân Bính", "Thái Thị Vân",
    "Mùa A Páo", "Giàng Thị Dợ", "Hứa Văn Nghiệp", "Âu Thị Tâm", "Trần Quý Mùi", "Lê Thị Hạ", "Nguyễn Tiến Đông",
    "Bùi Thị Nga", "Đỗ Văn Lưu", "Phạm Thị Thục", "Dương Văn Kiên", "Hồ Thị Quý", "Mai Văn Toản", "Đào Thị Yến",
)  # fmt: skip
_POSTS = (
    "công chức Văn phòng",
    "Trưởng thôn Nà Lốc",
    "giáo viên Trường Tiểu học",
    "Chi hội trưởng phụ nữ",
    "Bí thư chi đoàn",
    "người dân thôn Bản Vài",
)
_GROUPS = (
    "Thôn Nà Lốc", "Trường Mầm non Hoa Ban", "Hội Nông dân", "Thôn Bản Vài", "Tổ công nghệ số thôn Đồng Chiêm", "Trạm Y tế",
    "Hội Liên hiệp Phụ nữ", "Thôn Cầu Tre", "Ban Công tác Mặt trận thôn Gốc Sấu", "Trường Tiểu học số 2", "Đoàn Thanh niên",
    "Thôn Ao Sen", "Hội Cựu chiến binh", "Thôn Khe Dẻ", "Trường Trung học cơ sở Lê Lợi", "Thôn Phiêng Mạ", "Hợp tác xã Rau sạch",
    "Thôn Đồi Chè", "Hội Người cao tuổi", "Thôn Tân Hợp", "Chi đoàn Quân sự", "Thôn Suối Nghệ", "Thôn Lũng Pù", "Thôn Đầm Vạc",
    "Thôn Cây Đa", "Thôn Bến Tắm", "Thôn Ruộng Cả", "Thôn Nam Hải", "Thôn Giếng Mới", "Thôn Mỏ Sắt", "Thôn Kim Tân",
    "Thôn Bãi Thượng", "Thôn Quyết Thắng", "Thôn Vườn Đào", "Thôn Cửa Rừng", "Thôn Sơn Đông", "Thôn Hồ Tây", "Thôn Lộc Ninh",
    "Thôn Yên Ngựa", "Thôn Cống Chéo", "Thôn Hạ Long", "Thôn Đá Bạc", "Thôn Cò Nòi", "Thôn Tà Xùa", "Thôn Chiềng Đi",
)  # fmt: skip
KINDS = {"g": "tập thể", "p": "cá nhân", "h": "hộ gia đình"}
Counts = dict[str, int]


def row_of(kind: str, number: int) -> tuple[str, str]:
    """Who is proposed, and what they are."""
    if kind == "g":
        return _GROUPS[number % len(_GROUPS)], "hoàn thành xuất sắc nhiệm vụ"
    person = _PEOPLE[(number + (17 if kind == "h" else 0)) % len(_PEOPLE)]
    return (
        (f"Hộ {'ông' if 'Thị' not in person else 'bà'} {person}", "thôn Nà Lốc")
        if kind == "h"
        else (person, _POSTS[number % len(_POSTS)])
    )


def named(counts: Counts, layout: str) -> list[Block]:
    """The list in one of the ways that offices write it."""
    out: list[Block] = []
    shown = [(kind, count) for kind, count in counts.items() if count]
    if layout == "table":
        rows = [["TT", "Tên tập thể, cá nhân", "Đơn vị, thành tích", "Ghi chú"]]
        for at, (kind, count) in enumerate(shown):
            rows.append(["I II III".split()[at], KINDS[kind].upper(), "", ""])
            rows += [[str(number + 1), *row_of(kind, number), ""] for number in range(count)]
        return [*out, rows]
    for at, (kind, count) in enumerate(shown):
        title = {
            "tables": f"{'I II III'.split()[at]}. {KINDS[kind].upper()}",
            "numbers": f"{'I II III'.split()[at]}. {KINDS[kind].upper()}",
        }.get(layout, f"{at + 1}. {KINDS[kind][0].upper()}{KINDS[kind][1:]}")
        out.append(f"{title}:" if layout in ("dashes", "letters") else title)
        who = [row_of(kind, number) for number in range(count)]
        if layout == "tables":
            head = [
                "STT",
                "Họ và tên" if kind == "p" else "Tên",
                "Chức vụ, đơn vị công tác" if kind == "p" else "Thành tích",
            ]
            out.append([head, *([f"{number:02}", *cells] for number, cells in enumerate(who, 1))])
        elif layout == "numbers":
            out += [f"{number}. {name}, {post}." for number, (name, post) in enumerate(who, 1)]
        elif layout == "honours":
            called = [f"{'' if kind != 'p' else 'Bà ' if 'Thị' in name else 'Ông '}{name}" for name, _ in who]
            out += [
                f"{number}. {name} - {post};"
                for number, (name, (_, post)) in enumerate(zip(called, who, strict=True), 1)
            ]
        elif layout == "letters":
            out += [
                f"{'abcdđeghiklmnopqrstuvxy'[number % 23]}) {name}, {post};" for number, (name, post) in enumerate(who)
            ]
        else:
            out += [f"- {name}, {post};" for name, post in who]
    return out


@dataclass(frozen=True)
class Letter:
    """A letter in words of its own: what it asks for, who is named, how they are listed."""

    asks: str
    counts: Counts
    layout: str
    intro: Sequence[str] = ()
    title: str = "Về việc đề nghị khen thưởng thành tích trong phong trào thi đua năm {y}"
    list_title: str = "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"
    as_text: bool = False

    def blocks(self, facts: Facts, cited: str) -> list[Block]:
        """The letter and its list."""
        head = [f"Kính gửi: {facts.them}.", f"Căn cứ {cited};"]
        asks = self.asks.format(them=facts.them, us=facts.us)
        return [
            *head,
            *(line.format(them=facts.them, us=facts.us) for line in self.intro),
            asks,
            f"{facts.us} kính trình {facts.them} xem xét, quyết định./.",
            self.list_title,
            f"(Kèm theo Tờ trình số 41/TTr-UBND ngày {figures(facts.on(90))} của {facts.us})",
            *named(self.counts, self.layout),
        ]


def as_paper(paper: Paper, facts: Facts, letter: Letter) -> bool:
    """Make a draft's file the letter: its letterhead and its recipients stay."""
    cited = superior_of(paper, facts)
    top = paper.find(r"^KẾ HOẠCH$", paper.body)
    if cited is None or top is None:
        return False
    body = top.getparent()
    tables = list(body.iterchildren(W + "tbl"))
    signed = next((table for table in tables if any("Nơi nhận" in said(p) for p in table.iter(W + "p"))), None)
    if signed is None:
        return False
    plain = copy.deepcopy(paper.bases[0])
    for element in list(body)[list(body).index(top) + 1 :]:
        if element.tag != W + "sectPr":
            body.remove(element)
    for element in paper.all:
        if re.search(r"Số: ?\d+/KH-", said(element)):
            say(element, re.sub(r"\d+/KH-", "41/TTr-", said(element)))
        elif said(element).startswith("V/v"):
            say(element, letter.title.format(y=facts.year, s=facts.year - 2))
    say(top, "TỜ TRÌNH")
    at = top
    for block in [letter.title.format(y=facts.year, s=facts.year - 2), *letter.blocks(facts, cited)]:
        made = _table(block, plain) if isinstance(block, list) else _copy(plain, block)
        at.addnext(made)
        at = made
        if isinstance(block, str) and block.endswith("./."):
            at.addnext(signed)
            at = signed
    return True


def _copy(like: Any, words: str) -> Any:
    made = copy.deepcopy(like)
    say(made, words)
    return made


def _table(rows: list[list[str]], like: Any) -> Any:
    table = like.makeelement(W + "tbl", {})
    for cells in rows:
        row = like.makeelement(W + "tr", {})
        table.append(row)
        for words in cells:
            cell = like.makeelement(W + "tc", {})
            row.append(cell)
            cell.append(_copy(like, words) if words else like.makeelement(W + "p", {}))
    return table


def superior_of(paper: Paper, facts: Facts) -> str | None:
    """How the draft cites its superior: number, day, body."""
    for element in paper.bases:
        found = _CITED.search(said(element))
        if found and facts.them in found[1]:
            return found[1]
    return None


def as_text(paper: Paper, facts: Facts, letter: Letter) -> Plan | None:
    """The letter as a text file of its own, read."""
    cited = superior_of(paper, facts)
    if cited is None:
        return None
    day = facts.on(90)
    place = re.sub(r"^UBND (?:xã|phường|thị trấn|đặc khu|huyện|quận|thành phố|tỉnh) ", "", facts.us)
    lines = [
        "ỦY BAN NHÂN DÂN",
        facts.us.removeprefix("UBND ").upper(),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 41/TTr-UBND",
        f"{place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        "",
        "TỜ TRÌNH",
        letter.title.format(y=facts.year, s=facts.year - 2),
        "",
    ]
    for block in letter.blocks(facts, cited):
        if isinstance(block, str):
            lines.append(block)
            if block.endswith("./."):
                lines += [
                    "",
                    "Nơi nhận:",
                    "- Như trên;",
                    "- Lưu: VT.",
                    "",
                    "TM. ỦY BAN NHÂN DÂN",
                    "CHỦ TỊCH",
                    "",
                    "Hoàng Văn Cử",
                    "",
                ]
        else:
            lines += ["", *("| " + " | ".join(cells) + " |" for cells in block[:1]), "|" + "---|" * len(block[0])]
            lines += ["| " + " | ".join(cells) + " |" for cells in block[1:]]
            lines.append("")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("to-trinh.md" if letter.layout.startswith("table") else "to-trinh.txt")
        gap = "\n\n" if path.suffix == ".md" else "\n"
        text = re.sub(r"(\|)\n\n(?=\|)", r"\1\n", gap.join(lines))
        path.write_text(text, encoding="utf-8")
        return kehoach.extract(path)
