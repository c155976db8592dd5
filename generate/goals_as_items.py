"""The aims of a draft's clauses as the Plan has them: goals in words, targets with their figures, ours among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generate.goals import named
from generate.localise import Localiser
from generate.places import Place, rests_on
from grammar.normalise import decapitalise, fold
from grammar.quantities import NUMBER, find_quantities
from grammar.sentences import clauses
from schemas.draft import Clause
from schemas.plan import Objective, ObjectiveKind, Plan, Target
from schemas.texts import say

_SURE = 0.9
_BLANK = say("draft.blank")
_ALLOTTED = re.compile(rf"(?P<indicator>[^:]+): (?P<value>{NUMBER})\s*(?P<unit>[^\d.]+)?\.$")


def _says_unit(text: str) -> bool:
    found = _ALLOTTED.match(text)
    return found is not None and bool(found["unit"])


def objectives(place: Place, superior: Plan, localiser: Localiser) -> Iterator[Objective]:
    if place.clause.kind != "paragraph":
        return
    row = next((row for row in superior.objectives if rests_on(place.spans, row.evidence)), None)
    if row is not None:
        yield row.model_copy(update={"text": place.clause.text, "evidence": place.spans})
        return
    why, text = place.clause.decisions[0].reason, place.clause.text
    if why == say("reason.lead_in") and fold(place.heading or "").startswith(fold("chỉ tiêu")):
        return
    if why == say("reason.lead_in") or (why == say("reason.allotted") and not _says_unit(text)):
        kind: ObjectiveKind = "theme" if fold("chủ đề") in fold(place.heading or "") else "goal"
        yield Objective(kind=kind, text=place.clause.text, evidence=place.spans, confidence=_SURE)
        return
    if any(rests_on(place.spans, one.evidence) for one in superior.tasks):
        return
    if next(_own_targets(place, superior, localiser), None) is not None:
        return
    values = {row.value for row in superior.targets if rests_on(place.spans, row.evidence)}
    left = values & {quantity.value for quantity in find_quantities(place.clause.text)}
    funded = any(rests_on(place.spans, row.evidence) for row in superior.funding)
    tabled = place.clause.text.endswith(f": {_BLANK}.") and not funded
    if tabled or (values and (_BLANK in place.clause.text or not left)):  # without its figures an aim is a goal
        yield Objective(kind="goal", text=place.clause.text, evidence=place.spans, confidence=_SURE)


def targets(place: Place, superior: Plan, localiser: Localiser) -> Iterator[Target]:
    """The superior's targets whose figures still stand in our clause, in our words."""
    text = place.clause.text
    if place.clause.decisions[0].reason == say("reason.allotted"):
        own = _ALLOTTED.match(text)
        if own is not None and own["unit"]:
            value = next(iter(find_quantities(own["value"] + own["unit"]))).value
            yield Target(
                text=text.rstrip("."), indicator=own["indicator"], comparator="=", value=value, unit=own["unit"].strip(),
                evidence=place.spans, confidence=_SURE,
            )  # fmt: skip
        return
    left = Counter(quantity.value for quantity in find_quantities(text))
    for row in superior.targets:
        if not rests_on(place.spans, row.evidence) or (row.value is not None and not left[row.value]):
            continue
        left[row.value or 0] -= 1
        parts = [text[start:end] for start, end in clauses(text)]
        around = next((part for part in parts if row.value in [one.value for one in find_quantities(part)]), text)
        yield row.model_copy(
            update={
                "text": _as_ours(row.text.rstrip(" .;"), place.clause, localiser) or around,
                "indicator": _as_ours(row.indicator, place.clause, localiser) or row.indicator,
                "evidence": place.spans,
            }
        )
    yield from _own_targets(place, superior, localiser)


def _own_targets(place: Place, superior: Plan, localiser: Localiser) -> Iterator[Target]:
    """The superior's targets in whose place a clause has our own figures."""
    rows = [row for row in superior.targets if rests_on(place.spans, row.evidence)]
    for part in (place.clause.text[start:end] for start, end in clauses(place.clause.text)):
        for figure in localiser.setting.own_figures:
            at = part.find(figure.printed)
            if at < 0 or fold(figure.indicator) not in fold(part[:at]):
                continue
            row = next((row for row in rows if fold(figure.indicator) in fold(row.text)), None)
            numbers = [one for one in find_quantities(part) if one.start <= at < one.end]
            if row is not None and numbers and numbers[0].value not in {one.value for one in rows}:
                indicator = re.sub(r"\s+(?:đạt|là|còn|từ|trên|dưới)$", "", part[:at].rstrip(" :"))
                update = {
                    "text": part.rstrip(" .;"),
                    "indicator": indicator,
                    "value": numbers[0].value,
                    "unit": figure.unit or row.unit,
                }
                yield row.model_copy(update={**update, "evidence": place.spans})


def _as_ours(words: str, clause: Clause, localiser: Localiser) -> str | None:
    """The superior's words as they stand in a clause of ours; None where they don't. What was not localised is looked for
    in the superior's own words first.
    """
    forms = [localiser.localise(words).text, words, named(localiser, words)]
    if clause.decisions[0].verb in ("adopted", "contributed"):
        forms.reverse()
    forms.append(re.sub(r"\s+(?:mỗi|từng) (?:xã|phường)$", "", words))  # "02 tuyến mỗi xã", said of us alone
    return next((one for form in forms for one in (form, decapitalise(form)) if one in clause.text), None)
