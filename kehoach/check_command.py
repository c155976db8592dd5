"""`kehoach check` and `kehoach explain`."""

from __future__ import annotations

import json
from pathlib import Path

from kehoach.api import check, extract
from kehoach.output import emit, keep_apart, message
from schemas.errors import WrongUse
from schemas.finding import Finding
from schemas.plan import Plan
from schemas.texts import say

_WEIGHT = {"advice": 0, "warning": 1, "error": 2}


def run(
    files: list[Path], superior: Path | None, format: str, fail_on: str, select: list[str] | None, out: Path | None
) -> int:
    """Check, print the findings, and give the exit code: 1 where a finding is as heavy as `fail_on` or heavier."""
    _known(select)
    keep_apart(out, *files, superior)
    if superior is not None and all(file.resolve() == superior.resolve() for file in files):
        raise WrongUse("cli.only_superior", path=superior)
    plans = [(str(file), extract(file)) for file in dict.fromkeys(files)]
    above: Plan | None = None
    if superior is not None:
        above = next((plan for name, plan in plans if Path(name) == superior), None)
        if above is None:
            above = extract(superior)
            plans.insert(0, (str(superior), above))
    for name, plan in plans:
        if not plan.is_plan():
            message(say("check.not_a_plan", file=name))
    findings = check(plans, above, select)
    pairs = _pairs(plans, above)
    if format == "json":
        emit(json.dumps(_as_json(findings, len(plans), pairs), ensure_ascii=False, indent=1) + "\n", out)
    else:
        emit("".join(_line(finding) for finding in findings), out)
        key = "check.summary" if findings else "check.clean"
        message(say(key, findings=len(findings), files=len(plans), pairs=pairs))
        if pairs == 0 and len(plans) > 1:
            message(say("check.no_pair"))
    return int(any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for finding in findings))


def _known(select: list[str] | None) -> None:
    from check.rules import RULES

    for chosen in select or []:
        if not any(id.startswith(chosen) for id in RULES):
            raise WrongUse("cli.bad_rule", value=chosen)


def _pairs(plans: list[tuple[str, Plan]], above: Plan | None) -> int:
    from check.pairing import pairs
    from check.rule import Checked

    rows = [Checked(name, plan) for name, plan in plans]
    return len(pairs(rows, next((row for row in rows if row.plan is above), None)))


def _line(finding: Finding) -> str:
    span = finding.where.span
    page = f":{span.page}" if span and span.page else ""
    quote = f"\n    “{_short(span.quote)}”" if span else ""
    return f"{finding.where.file}{page}: {finding.rule} {say(f'check.severity_{finding.severity}')} {finding.message}{quote}\n"


def _short(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _as_json(findings: list[Finding], files: int, pairs: int) -> dict[str, object]:
    return {"files": files, "pairs": pairs, "findings": [finding.model_dump() for finding in findings]}


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
