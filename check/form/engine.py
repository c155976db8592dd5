"""Running the rules of form over a document, and putting equal faults together."""

from __future__ import annotations

from check.form.document import Form
from check.form.rule import Fault, FormRule
from check.form.rules import FORM_RULES
from check.word.package import Package
from schemas.finding import FormFinding

_ORDER = {"error": 0, "warning": 1, "advice": 2}
_MOST_PLACES = 1000  # that one finding names


def findings(package: Package, draft: bool = False) -> list[FormFinding]:
    """Every finding of every rule, errors first, then in the order of the text."""
    form = Form(package, draft)
    out: list[FormFinding] = []
    for rule in FORM_RULES.values():
        if rule.needs_text and form.legacy:
            continue  # the letters of a legacy font are not those that are shown
        out.extend(_together(rule, list(rule.run(form))))
    return sorted(out, key=lambda row: (_ORDER[row.severity], row.where.paragraph or 0, row.rule))


def _together(rule: FormRule, faults: list[Fault]) -> list[FormFinding]:
    """One finding for each sentence: its first place, and the others."""
    found: dict[str, FormFinding] = {}
    for fault in faults:
        sentence = fault.message
        if sentence not in found:
            found[sentence] = FormFinding(
                rule=rule.id, name=rule.name, severity=rule.severity, message=sentence, where=fault.where,
                words=fault.words,
            )  # fmt: skip
        elif len(found[sentence].also) < _MOST_PLACES:
            found[sentence].also.append(fault.where)
            found[sentence].words = found[sentence].words and fault.words
    return list(found.values())
