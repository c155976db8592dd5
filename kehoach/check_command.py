"""`kehoach check` and `kehoach explain`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from check.rule import Checked
from kehoach.api import extract, read
from kehoach.check_settings import Asked, Settings, settings
from kehoach.copies import told_copies
from kehoach.input import file_bytes
from kehoach.output import emit, keep_apart, message, save, tell_some
from kehoach.plan_input import read_plan
from kehoach.report import Report, Unread
from schemas.errors import UnreadableInput, WrongUse
from schemas.finding import Finding
from schemas.texts import say

_WEIGHT = {"advice": 0, "warning": 1, "error": 2}
_BINARY = ("xlsx", "docx")
_NAMED = 5
"""Bases that a message names."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The plans that could be read, the superior that was named, the files' texts, and what could not be read."""

    plans: list[Checked]
    above: Checked | None
    texts: dict[str, str]
    unread: list[Unread]


def run(
    files: list[Path], superior: Path | None, asked: Asked, out: Path | None, write_baseline: Path | None,
    catalogue: str | None = None,
) -> int:  # fmt: skip
    """Check the files, and every plan of a catalogue where one is named, and report.

    The exit code: 3 where a file could not be read, 1 where a finding is as heavy as asked or heavier.

    Raises WrongUse, and UnreadableInput for a superior or settings that can't be read.
    """
    from check.engine import check_plans
    from check.selection import chosen_rules

    files = list(dict.fromkeys(files))
    chosen = settings(asked, Path.cwd())
    if write_baseline is not None and asked.baseline is not None:
        raise WrongUse("baseline.both")
    rules = chosen_rules(chosen.select, chosen.ignore)
    inputs = [*files, *([superior] if superior is not None else [])]
    keep_apart(out, *inputs, write_baseline, chosen.baseline)
    keep_apart(write_baseline, *inputs)
    copies: dict[Path, Path] = {}
    if write_baseline is None and chosen.format in _BINARY:
        if out is None:
            raise WrongUse("report.needs_out", format=chosen.format)
        if chosen.format == "docx":
            from kehoach.report_comments import targets

            copies = targets(files, out, inputs)
    if superior is not None and catalogue is None and all(file.resolve() == superior.resolve() for file in files):
        raise WrongUse("cli.only_superior", path=superior)
    accepted = _accepted(chosen.baseline) if write_baseline is None else None
    with ExitStack() as until:
        got = _read(files, superior, rules, catalogue, until)
        got = _one_of_each(got)
        findings = check_plans(got.plans, got.above, rules) if got.plans else []
    if catalogue is not None and got.plans:
        _tell_no_form(rules)
    others = [row.file for row in got.plans if not row.plan.is_plan()]
    tell_some([say("check.not_a_plan", file=file) for file in others], "check.more_not_plans")
    tell_some(_apart(got), "check.more_apart")
    report = _report(got, findings)
    if write_baseline is not None:
        _write_baseline(findings, write_baseline)
    else:
        if accepted is not None:
            findings = accepted(findings, rules)
            report = replace(report, findings=findings)
        if got.plans or chosen.format == "sarif":
            _give(report, chosen, out, files, copies, got.texts, rules, superior is not None)
    for row in got.unread:
        message(row.problem)
    if got.unread:
        if len(files) > 1:
            message(say("report.unread_count", unread=len(got.unread), files=len(files)))
        return UnreadableInput.exit_code
    if report.pairs == 0 and superior is not None:
        return WrongUse.exit_code  # the superior that was named is none of any file
    heavy = any(_WEIGHT[finding.severity] >= _WEIGHT[chosen.fail_on] for finding in findings)
    return int(heavy and write_baseline is None)


def _read(
    files: list[Path], superior: Path | None, rules: frozenset[str], catalogue: str | None, until: ExitStack
) -> _Read:
    got = _Read([], None, {}, [])
    if catalogue is not None:
        from kehoach.catalogue_command import stored_rows

        got.plans.extend(stored_rows(catalogue, until))
    for file in files:
        try:
            _add(got, file, rules)
        except UnreadableInput as problem:
            got.unread.append(Unread(str(file), str(problem)))
    if superior is None:
        return got
    above = next((row for row in got.plans if Path(row.file) == superior), None)
    if above is None:
        above = Checked(str(superior), read_plan(superior))
        got.plans.insert(0, above)
    return replace(got, above=above)


def _tell_no_form(rules: frozenset[str]) -> None:
    from check.rules.form import PARTS

    if rules & PARTS.keys():
        message(say("check.no_form"))


def _one_of_each(got: _Read) -> _Read:
    """The plans without those that are another's document in another file."""
    twins = told_copies(got.plans)
    above = next((got.plans[first] for at, first in twins.items() if got.plans[at] is got.above), got.above)
    return replace(got, plans=[row for at, row in enumerate(got.plans) if at not in twins], above=above)


def _apart(got: _Read) -> list[str]:
    """Of each file that is not compared with the superior that was named why it isn't."""
    from check.pairing import why_apart

    above = got.above
    if above is None:
        return []
    reasons = [(row, why_apart(row, above)) for row in got.plans if row is not above]
    return [say(f"check.apart_{why}", file=row.file, superior=above.file) for row, why in reasons if why is not None]


def _add(got: _Read, file: Path, rules: frozenset[str]) -> None:
    if file.suffix.lower() == ".json":
        got.plans.append(Checked(str(file), read_plan(file)))
        return
    document = read(file)
    plan = extract(document)
    got.texts[str(file)] = document.text
    if file.suffix.lower() != ".docx":
        got.plans.append(Checked(str(file), plan))
        return
    from check.form import check_form
    from check.rules.form import PARTS
    from check.word.origin import origin_in

    data = file_bytes(file)
    # a plan without number or day is a draft, and `check --final` asks for them
    form = check_form(data, draft=True, file=file) if rules & PARTS.keys() else []
    got.plans.append(Checked(str(file), plan, origin_in(data, file), tuple(form)))


def _accepted(baseline: Path | None) -> Callable[[list[Finding], frozenset[str]], list[Finding]] | None:
    """What takes the accepted findings out and tells of entries that accept none, though their rules ran."""
    if baseline is None:
        return None
    from check.rules import RULES
    from kehoach.baseline import read_baseline, without_accepted

    entries = read_baseline(baseline)

    def take_out(findings: list[Finding], rules: frozenset[str]) -> list[Finding]:
        left, unused = without_accepted(findings, entries)
        if len(left) < len(findings):
            message(say("baseline.hidden", count=len(findings) - len(left), file=baseline))
        for entry in unused:
            rule = entry.identity.rule
            if rule in rules or rule not in RULES:
                message(say("baseline.unused", rule=rule, text=entry.text, file=baseline))
        return left

    return take_out


def _write_baseline(findings: list[Finding], path: Path) -> None:
    from kehoach.baseline import baseline_text

    text, added = baseline_text(findings, path)
    save(text, path)
    message(say("baseline.written", path=path, added=added))


def _report(got: _Read, findings: list[Finding]) -> Report:
    from check.pairing import pairs

    return Report(got.plans, findings, len(pairs(got.plans, got.above)), got.unread)


def _give(
    report: Report,
    chosen: Settings,
    out: Path | None,
    files: list[Path],
    copies: dict[Path, Path],
    texts: dict[str, str],
    rules: frozenset[str],
    named: bool,
) -> None:
    """Write the report; `named`: a superior was named, so that nobody is told to name one."""
    if chosen.format == "docx":
        from kehoach.report_comments import write_comments

        write_comments(report, files, texts, copies)
    elif chosen.format == "xlsx" and out is not None:
        from kehoach.report_page import spreadsheet

        save(spreadsheet(report), out)
        message(say("cli.written", path=out))
    else:
        emit(_as_text(report, chosen.format), out)
    if chosen.format in ("text", "docx") or out is not None:
        message(report.summary)
        _tell_unknown_bases(report, rules)
        if report.pairs == 0 and len(report.plans) > 1 and not named:
            message(say("check.no_pair"))


def _tell_unknown_bases(report: Report, rules: frozenset[str]) -> None:
    from check.rules.bases import unknown_bases

    names = (
        list(dict.fromkeys(name for plan in report.plans for name in unknown_bases(plan))) if "KH205" in rules else []
    )
    if names:
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        message(say("check.unknown_bases", count=len(names), names=shown))


def _as_text(report: Report, format: str) -> str:
    if format == "sarif":
        from kehoach.report_sarif import sarif

        return sarif(report)
    if format == "html":
        from kehoach.report_page import html

        return html(report)
    from kehoach.report_lines import as_json, markdown, text

    return {"json": as_json, "md": markdown}.get(format, text)(report)


def explain_rule(id: str) -> str:
    """The documentation of a rule. Raises WrongUse for an unknown one."""
    from check.explained import explained
    from check.form.rules import FORM_RULES
    from check.rules import RULES

    rule, form = RULES.get(id.upper()), FORM_RULES.get(id.upper())
    if rule is not None:
        return _explained(rule.id, rule.name, rule.severity, explained(rule).text)
    if form is not None:
        return _explained(form.id, form.name, form.severity, "\n".join(line.strip() for line in form.doc.splitlines()))
    raise WrongUse("cli.unknown_rule", value=id)


def _explained(id: str, name: str, severity: str, text: str) -> str:
    return f"{id} {name} ({say(f'check.severity_{severity}')})\n{text}\n"
