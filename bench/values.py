"""Whether two single values are equal: words, numbers, dates and recurrences, document codes."""

from __future__ import annotations

import re
import unicodedata

from bench.likeness import folded, overlap

ANY = "*"  # a gold value that every answer meets
_QUARTER_ENDS = frozenset(["3,6,9,12", "1,4,7,10"])
_HALF_ENDS = frozenset(["6", "6,12"])


def equal(gold: object, pred: object) -> bool:
    """The same value: numbers by size, everything else as folded text; None equals an empty text."""
    if gold == ANY:
        return True
    if isinstance(gold, int | float) and not isinstance(gold, bool):
        number = _number(pred)
        return number is not None and abs(float(gold) - number) < 1e-9
    return folded(gold) == folded(pred)


def _number(value: object) -> float | None:
    if not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def close(gold: object, pred: object, least: float = 0.8) -> bool:
    """Two texts whose syllables overlap to the degree `least`."""
    return gold == ANY or overlap(gold, pred) >= least


def document_code(value: object) -> str:
    """A document's number and symbol in one spelling: no spaces or points, capitals, a plain hyphen."""
    text = unicodedata.normalize("NFC", str(value or "")).upper()
    return re.sub(r"[\s.]", "", text).replace("–", "-")


def moment(value: object) -> str:
    """A date, a duration or a recurrence in one spelling, so that rules that name the same days are equal."""
    text = str(value or "").upper().replace("RRULE:", "").strip()
    if "FREQ=" not in text:
        return text
    rule = _without_defaults(_rule(text))
    return ";".join(f"{key}={rule[key]}" for key in sorted(rule))


def _rule(text: str) -> dict[str, str]:
    """The parts of a recurrence rule, their numbers without leading zeros."""
    parts = (part.partition("=") for part in text.split(";") if part)
    return {key: ",".join(_figure(figure) for figure in figures.split(",")) for key, _, figures in parts}


def _figure(text: str) -> str:
    text = text.strip()
    return str(int(text)) if re.fullmatch(r"[-+]?\d+", text) else text


def _without_defaults(rule: dict[str, str]) -> dict[str, str]:
    """A rule without what goes without saying; quarters and halves named by their months become intervals."""
    rule = {key: value for key, value in rule.items() if key != "WKST" and (key, value) != ("INTERVAL", "1")}
    months, frequency, has_day = rule.get("BYMONTH"), rule.get("FREQ"), "BYMONTHDAY" in rule
    if months in _QUARTER_ENDS and frequency in ("MONTHLY", "YEARLY"):
        del rule["BYMONTH"]
        return {**rule, "FREQ": "MONTHLY", "INTERVAL": "3"}
    if months in _HALF_ENDS and not has_day:
        return {"FREQ": "MONTHLY", "INTERVAL": "6"}
    if months == "12" and frequency == "YEARLY" and not has_day:
        return {"FREQ": "YEARLY"}
    return rule
