"""The report as SARIF 2.1.0 (OASIS), for programs that gather findings.

Offsets are Unicode code points into what `kehoach text FILE` prints, because a PDF or a Word file has no characters of its own.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote as percent

from check.explained import explained
from check.identity import fingerprints
from check.rule import Checked, Rule
from check.rules import RULES
from kehoach.report import Report, Unread, heading
from schemas.finding import Finding, Location
from schemas.texts import say

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_FINGERPRINT = "kehoachFinding/v1"


def sarif(report: Report) -> str:
    """One run with every rule declared, whether or not it found something."""
    from kehoach import __version__

    rules = sorted(RULES)
    files = {plan.file: number for number, plan in enumerate(report.plans)}
    marks = fingerprints(report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "kehoach",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(RULES[id]) for id in rules],
            }
        },
        "language": "vi",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.unread,
                "toolExecutionNotifications": [_notification(row) for row in report.unread],
            }
        ],
        "artifacts": [_artifact(plan) for plan in report.plans],
        "results": [
            _result(finding, rules.index(finding.rule), mark, files)
            for finding, mark in zip(report.findings, marks, strict=True)
        ],
        "properties": {"charOffset": "kehoach text", "pairs": report.pairs},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    told = explained(rule)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": told.summary},
        "fullDescription": {"text": f"{told.summary} {say('explain.finds')}: {told.finds}"},
        "help": {"text": told.text, "markdown": told.markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _artifact(plan: Checked) -> dict[str, Any]:
    source = plan.plan.source
    made: dict[str, Any] = {"location": {"uri": address(plan.file)}, "description": {"text": heading(plan)}}
    made["roles"] = ["analysisTarget"]
    if source is not None:
        made["hashes"] = {"sha-256": source.sha256}
    return made


def _notification(row: Unread) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": {"uri": address(row.file)}}}
    return {"level": "error", "message": {"text": row.problem}, "locations": [place]}


def _result(finding: Finding, rule: int, mark: str, files: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.where, files)],
        "partialFingerprints": {_FINGERPRINT: mark},
    }
    if finding.related:
        made["relatedLocations"] = [
            {"id": number, "message": {"text": say("report.beside")}, **_location(place, files)}
            for number, place in enumerate(finding.related, start=1)
        ]
    return made


def _location(place: Location, files: dict[str, int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": address(place.file)}}
    if place.file in files:
        physical["artifactLocation"]["index"] = files[place.file]
    span = place.span
    if span is not None:
        physical["region"] = {
            "charOffset": span.start, "charLength": span.end - span.start, "snippet": {"text": span.quote}
        }  # fmt: skip
    made: dict[str, Any] = {"physicalLocation": physical}
    if place.path:
        made["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    if span is not None and span.page is not None:
        made["properties"] = {"page": span.page}
    return made


def address(file: str) -> str:
    """A file's name as a URI reference: relative as it was given, else a file: URI."""
    return Path(file).as_uri() if PurePath(file).is_absolute() else percent(PurePath(file).as_posix())
