"""Papers for the tests of the calendar: fictional plans with the deadlines that a test names."""

from __future__ import annotations

from schemas.plan import Deadline, DeadlineKind, Header, Level, Period, Plan, Responsibility
from schemas.span import Span


def due(
    when: str | None, text: str, actor: str | None = None, kind: DeadlineKind = "report", place: int = 0, **more: object
) -> Deadline:
    """A deadline whose evidence is its text, `place` characters into the paper."""
    span = Span(start=place, end=place + len(text), page=2, quote=text)
    values = {"action": text, "inclusive": True, **more}
    return Deadline.model_validate(
        {"when": when, "text": text, "actor": actor, "kind": kind, "evidence": [span], **values}
    )


def paper(
    *deadlines: Deadline,
    issuer: str = "Ủy ban nhân dân tỉnh Hòa Giang",
    level: Level = "province",
    number: str | None = "12",
    doc_type: str = "kế hoạch",
    period: tuple[str | None, str | None] = (None, None),
    duties: tuple[Responsibility, ...] = (),
    day: str | None = "2026-01-05",
) -> Plan:
    """A paper of the province, issued on 5 January 2026."""
    header = Header(
        issuer=issuer, level=level, doc_type=doc_type, number=number, symbol="KH-UBND", date=day,
        title="Công tác trẻ em năm 2026", period=Period(start=period[0], end=period[1]),
    )  # fmt: skip
    return Plan(header=header, deadlines=list(deadlines), responsibilities=list(duties))
