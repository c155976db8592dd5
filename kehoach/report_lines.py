"""The report as lines for a screen, as JSON, and as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from grammar.normalise import squeeze
from kehoach.report import Report, beside, heading, mending, page, quote, severity
from schemas.finding import Finding
from schemas.texts import say

_LONGEST = 160  # characters of a quotation on a screen
_MARKED = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]|(?<=^\d{4})[.)]")


def text(report: Report) -> str:
    """The findings of each plan under its name, each with the words it is about and those it is held against."""
    return "\n".join("".join((f"{heading(plan)}\n", *map(_lines, rows))) for plan, rows in report.by_plan())


def _lines(finding: Finding) -> str:
    number = page(finding.where)
    place = f"{say('report.page', page=number)}: " if number else ""
    lines = [f"  {finding.rule} {severity(finding)} {place}{squeeze(finding.message)}"]
    if quote(finding.where):
        lines.append(f"      “{_short(quote(finding.where), finding.message)}”")
    lines += [f"      {say('report.see', place=_short(beside(place, finding)))}" for place in finding.related]
    return "\n".join(lines) + "\n"


def _short(words: str, about: str = "") -> str:
    """A quotation that fits a screen: where it is long, the part of it that the message quotes, with what stands around."""
    if len(words) <= _LONGEST:
        return words
    told = (words.find(part.rstrip("… ")) for part in re.findall(r"“([^”]{3,})”", about))
    start = max(next((at for at in told if at >= 0), 0) - _LONGEST // 3, 0)
    cut = words[start : start + _LONGEST - 2]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(words) else ''}"


def as_json(report: Report) -> str:
    """The findings as data."""
    findings = [finding.model_dump() for finding in report.findings]
    made = {"files": len(report.plans), "pairs": report.pairs, "findings": findings}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def markdown(report: Report) -> str:
    """The findings under a heading for each plan; nothing of the plans is taken for Markdown."""
    blocks = [f"# {escaped(say('report.title'))}", escaped(report.summary)]
    blocks += [escaped(say("report.unread", file=row.file, problem=row.problem)) for row in report.unread]
    for plan, rows in report.by_plan():
        blocks.append(f"## {escaped(heading(plan))}")
        for finding in rows:
            blocks += list(_blocks(finding))
    return "\n\n".join(blocks) + "\n"


def _blocks(finding: Finding) -> Iterator[str]:
    number = page(finding.where)
    place = f" ({say('report.page', page=number)})" if number else ""
    yield f"### {finding.rule} {severity(finding)}{place}"
    yield escaped(finding.message)
    if quote(finding.where):
        yield f"> {escaped(quote(finding.where))}"
    if finding.related:
        yield "\n".join(f"- {escaped(beside(place, finding))}" for place in finding.related)
    yield f"*{say('explain.mending')}:* {escaped(mending(finding))}"


def escaped(words: str) -> str:
    """Words on one line in which Markdown and HTML find nothing of theirs."""
    return _MARKED.sub(r"\\\g<0>", squeeze(words))
