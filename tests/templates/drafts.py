"""Drafts with everything that the templates print: fictional places, no sentence of a real plan."""

from __future__ import annotations

from schemas.draft import Appendix, Clause, ClauseKind, Decision, Draft, DraftHeader, Signature, TaskRow
from schemas.span import Span
from schemas.unit import Unit

THEIRS = Span(start=10, end=40, page=3, quote="Phòng Nội vụ <huyện> & các xã")
DECISION = [Decision(verb="set", reason="nội dung của đơn vị")]


def clause(id: str, kind: ClauseKind, level: int, marker: str, text: str, question: str | None = None) -> Clause:
    return Clause(id=id, kind=kind, level=level, marker=marker, text=text, decisions=DECISION, question=question)


def every_kind() -> list[Clause]:
    """A clause of each kind and marker that a draft can have."""
    return [
        clause("b1", "base", 0, "", "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;"),
        clause(
            "b2", "base", 0, "", "Thực hiện Kế hoạch số 68/KH-UBND ngày 08/3/2026 của UBND tỉnh Hòa Giang về đọc sách."
        ),
        clause("op", "opening", 0, "", "UBND xã Tân Lộc ban hành Kế hoạch đọc sách với các nội dung như sau:"),
        clause("h1", "heading", 1, "I.", "Mục đích, yêu cầu"),
        clause("h2", "heading", 2, "1.", "Mục đích"),
        clause("h3", "heading", 3, "1.1.", "Đối với nhà trường"),
        clause("p1", "paragraph", 4, "a)", "Mỗi lớp có một tủ sách."),
        clause("h4", "heading", 3, "b)", "Đối với thôn"),
        clause("d1", "bullet", 4, "-", "Mỗi thôn có […] điểm đọc sách.", "Bao nhiêu điểm?"),
        clause("d2", "bullet", 5, "+", "Điểm đọc sách mở cửa cuối tuần."),
        clause("t1", "paragraph", 3, "", "Kinh phí do ngân sách xã bảo đảm."),
        clause("end", "closing", 0, "", "Trên đây là Kế hoạch đọc sách của xã Tân Lộc./."),
    ]


def task_rows(count: int) -> list[TaskRow]:
    return [
        TaskRow(
            number=str(number), text=f"Luân chuyển sách đợt {number} giữa các điểm đọc sách của thôn và nhà trường",
            lead="Phòng Văn hóa - Xã hội", cooperating="Các trường học" if number % 2 else "", due="Quý II/2026",
            decisions=[Decision(verb="adopted", reason="cấp trên giao", sources=[THEIRS], norm="phong-vhxh")],
            question="Trường nào?" if number == 2 else None,
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def committee(appendices: int = 0, rows: int = 3, filling: int = 0) -> Draft:
    """The plan of a commune's committee; `filling` paragraphs make it longer."""
    clauses = every_kind()
    more = [
        clause(f"f{n}", "paragraph", 3, f"{n + 1}.", "Mở cửa phòng đọc vào các buổi tối. " * 4) for n in range(filling)
    ]
    return Draft(
        unit=Unit(name="Ủy ban nhân dân xã Tân Lộc", place="Tân Lộc"),
        law_date="2026-03-10",
        superior="68/KH-UBND",
        header=DraftHeader(
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC"], symbol="KH-UBND", place="Tân Lộc", month=3, year=2026,
            title="Phát triển văn hóa đọc trên địa bàn xã Tân Lộc giai đoạn 2026 - 2030", question="Số ghi khi vào sổ.",
        ),
        clauses=[*clauses[:-1], *more, clauses[-1]],
        appendices=[
            Appendix(label=f"Phụ lục {'I' * (n + 1)}", title="Danh mục nhiệm vụ", rows=task_rows(rows))
            for n in range(appendices)
        ],
        recipients=["UBND tỉnh (để b/c);", "Sở Văn hóa, Thể thao và Du lịch (để b/c);", "Các trường học;"],
        archive="Lưu: VT.",
        signature=Signature(lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], name=None, question="Ai ký?"),
        dropped=[Decision(verb="dropped", reason="việc của <cấp trên>", sources=[THEIRS])],
        sign_by="2026-03-26",
    )  # fmt: skip


def office() -> Draft:
    """The plan of an office under a committee: the body above it light over its own name."""
    plan = committee()
    header = plan.header.model_copy(
        update={"parent_line": "UBND XÃ TÂN LỘC", "issuer_lines": ["PHÒNG VĂN HÓA - XÃ HỘI"], "symbol": "KH-VHXH"}
    )
    signature = Signature(lines=["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], name="Lê Thị Mẫu")
    return plan.model_copy(update={"header": header, "signature": signature})
