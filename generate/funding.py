"""Where the money comes from: the superior's sums are its own, ours come from our own budget; nothing is promised."""

from __future__ import annotations

from generate.asks import Ask, ask
from generate.figures import names_money
from generate.localise import Localiser
from generate.source import Source
from schemas.draft import Decision
from schemas.texts import say


def is_funding(source: Source) -> bool:
    """Whether a clause is about the plan's money."""
    return "funding" in source.claims


def is_sum(source: Source) -> bool:
    """Whether a clause about money says how much."""
    return is_funding(source) and names_money(source.text)


def own_funding(localiser: Localiser, sources: list[Source]) -> tuple[str, Decision, list[Ask]] | None:
    """One sentence in place of the superior's sums; None where it names none and its words can be taken over."""
    summed = [source for source in sources if is_sum(source)]
    if not summed:
        return None
    unit = localiser.unit
    key = "funds_office" if localiser.setting.is_office else "funds"
    text = say(f"draft.{key}", area=unit.area, unit=unit.short_area)
    spans = [span for source in summed for span in source.spans]
    decision = Decision(verb="set", reason=say("reason.funds"), sources=spans)
    return text, decision, [ask("funds", " ".join(source.text for source in summed))]
