"""Plans made by a script out of the samples' own sentences: other issuers, numbers, days and years, as many as one likes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import kehoach
from bench.quality import SAMPLES
from corpus.catalogue.entry import Entry, FileFacts, prepared
from schemas.plan import (
    Deadline,
    Header,
    LegalBasis,
    Level,
    OutlineNode,
    Period,
    Plan,
    Responsibility,
    Signer,
    Target,
    Task,
)
from schemas.span import Span

_FIRST = "An Bình Cao Châu Đại Đông Gia Hà Hải Hòa Hồng Hưng Khánh Kim Lâm Lộc Long Mai Minh Mỹ Nam Ninh Phong Phú Phước Quang".split()
_LAST = "Sơn Tân Tây Thái Thanh Thành Thạnh Thịnh Thuận Tiến Trung Vân Vĩnh Xuân Yên Bắc Điền Giang Hiệp Hội Khê Lạc Lợi Nghĩa".split()
_NAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ".split()
_GIVEN = "Anh Bảo Chi Dũng Đức Giang Hạnh Hùng Lan Long Minh Nga Phúc Quân Sơn Thảo Trang Tuấn Việt Yến".split()
_LEVELS: tuple[tuple[str, Level], ...] = (
    ("Ủy ban nhân dân tỉnh", "province"),
    ("Ủy ban nhân dân huyện", "district"),
    ("Ủy ban nhân dân xã", "commune"),
    ("Sở Y tế tỉnh", "other"),
)
_TOPICS = (
    "chuyển đổi số", "cải cách hành chính", "phòng cháy, chữa cháy", "phòng, chống thiên tai", "xây dựng nông thôn mới",
    "an toàn thực phẩm", "phòng, chống dịch sốt xuất huyết", "giải quyết việc làm", "giảm nghèo bền vững", "khuyến học, khuyến tài",
    "phòng, chống bạo lực học đường", "bảo vệ môi trường", "trợ giúp người khuyết tật", "phát triển du lịch", "tiêm chủng mở rộng",
    "phổ biến, giáo dục pháp luật", "bình đẳng giới", "an toàn giao thông", "kiểm soát thủ tục hành chính", "thực hành tiết kiệm",
)  # fmt: skip
_ACTS = ("Thực hiện công tác", "Triển khai", "Tăng cường", "Phát động phong trào thi đua", "Nâng cao hiệu quả")
_SENTENCES = 34
SEED = 20261


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sentences of the samples: tasks, targets, deadlines with their bodies, and how plans begin."""

    tasks: tuple[str, ...]
    targets: tuple[Target, ...]
    deadlines: tuple[Deadline, ...]
    bodies: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """What the sample plans say."""
    plans = [
        kehoach.extract(path)
        for path in sorted(SAMPLES.glob("kh-*"))
        if path.suffix in (".txt", ".md") and ".outline" not in path.name
    ]
    return Vocabulary(
        tuple(
            dict.fromkeys(
                text
                for plan in plans
                for text in (*(row.text for row in plan.tasks), *(row.text for row in plan.objectives))
            )
        ),
        tuple(row for plan in plans for row in plan.targets),
        tuple(row for plan in plans for row in plan.deadlines),
        tuple(dict.fromkeys(name for plan in plans for row in plan.responsibilities for name in row.agencies)),
    )


def made(number: int) -> Entry:
    """The plan of a number, ready to be written: the same for the same number."""
    chance = random.Random(SEED + number)
    known = vocabulary()
    kind, level = chance.choices(_LEVELS, (5, 25, 60, 10))[0]
    issuer = f"{kind} {chance.choice(_FIRST)} {chance.choice(_LAST)}"
    year, topic = chance.randint(2015, 2026), chance.choice(_TOPICS)
    day = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    title = f"{chance.choice(_ACTS)} {topic} năm {year} trên địa bàn {issuer.split(' dân ')[-1]}"
    code = f"{chance.randint(1, 400)}/KH-UBND"
    signer = f"{chance.choice(_NAMES)} {chance.choice(_GIVEN)} {chance.choice(_GIVEN)}"
    page = _Page()
    for line in (issuer.upper(), f"Số: {code}", "KẾ HOẠCH", title):
        page.line(line)
    above = f"{chance.randint(1, 400)}/KH-UBND"
    basis = page.line(f"Thực hiện Kế hoạch số {above} ngày 05/01/{year} của UBND tỉnh về {topic} năm {year}")
    nodes = [OutlineNode(kind="paragraph", text=basis.quote, spans=[basis])]
    tasks, targets = [], []
    for text in chance.choices(known.tasks, k=_SENTENCES):
        span = page.line(text)
        tasks.append(Task(section="content", text=text, evidence=[span]))
        nodes.append(OutlineNode(kind="paragraph", text=text, spans=[span]))
    for row in chance.choices(known.targets, k=6):
        targets.append(row.model_copy(update={"evidence": [page.line(row.text)]}))
    deadlines = [
        row.model_copy(update={"evidence": [page.line(row.text)], "when": f"{year}-{chance.randint(1, 12):02d}-15"})
        for row in chance.choices(known.deadlines, k=5)
    ]
    duties = [
        Responsibility(agencies=[name], role="lead", tasks=[text], evidence=[page.line(f"{name}: {text}")])
        for name, text in zip(chance.choices(known.bodies, k=5), chance.choices(known.tasks, k=5), strict=True)
    ]
    plan = Plan(
        header=Header(
            issuer=issuer, level=level, doc_type="kế hoạch", number=code.split("/")[0], symbol="KH-UBND", date=day, title=title,
            period=Period(start=str(year), end=str(year)), signer=Signer(name=signer, position="Chủ tịch"),
        ),
        legal_bases=[LegalBasis(kind="kế hoạch", code=above, relation="thực hiện", subject=topic, evidence=[basis])],
        targets=targets, deadlines=deadlines, responsibilities=duties, tasks=tasks, outline=nodes,
    )  # fmt: skip
    return prepared(FileFacts(f"{year}/{number:06d}.pdf", f"{number:064x}"), plan, page.text)


class _Page:
    """Lines put under each other, with the span of each, forty to a page."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0

    def line(self, text: str) -> Span:
        """Add a line and give its span."""
        start = self._at
        self._lines.append(text)
        self._at += len(text) + 1
        return Span(start=start, end=start + len(text), page=len(self._lines) // 40 + 1, quote=text)

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self._lines)


def entries(first: int, last: int) -> Iterator[Entry]:
    """The plans of the numbers from `first` to before `last`."""
    yield from map(made, range(first, last))


def batch(bounds: tuple[int, int]) -> list[Entry]:
    """The same as a list, for a worker process."""
    return list(entries(*bounds))
