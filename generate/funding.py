"""Where the money comes from: the superior's sums are its own, ours come from our own budget; nothing is promised."""

from __future__ import annotations

import re

from generate.asks import Ask, ask
from generate.figures import names_money
from generate.localise import Localiser
from generate.source import Source
from grammar.normalise import capitalise
from grammar.sentences import clauses
from schemas.draft import Decision
from schemas.texts import say

# what our own sentence says already
_BY_LEVEL = re.compile(
    r"ngân sách nhà nước|theo phân cấp|hợp pháp khác|[Kk]inh phí (?:được )?(?:thực hiện|bố trí|bảo đảm|đảm bảo)"
    r"|dự toán[^.;]{0,40}(?:cơ quan|đơn vị|địa phương)"
)


def is_funding(source: Source) -> bool:
    """Whether a clause is about the plan's money."""
    return "funding" in source.claims


def is_sum(source: Source) -> bool:
    """Whether a clause about money says how much."""
    return is_funding(source) and names_money(source.text)


def _without_sums(text: str) -> list[str]:
    """The sentences of a clause that say whose money it is or what is to be done, and no sum."""
    parts = [text[start:end] for start, end in clauses(text)]
    return [part for part in parts if not names_money(part) and not _BY_LEVEL.search(part)]


def own_funding(localiser: Localiser, sources: list[Source]) -> tuple[str, Decision, list[Ask]] | None:
    """One sentence in place of the superior's sums; None where it names none and its words can be taken over."""
    summed = [source for source in sources if is_sum(source)]
    if not summed:
        return None
    unit = localiser.unit
    key = "funds_office" if localiser.setting.is_office else "funds"
    text = say(f"draft.{key}", area=unit.area, unit=unit.short_area)
    kept = [localiser.localise(part).text for source in summed for part in _without_sums(source.text)]
    text = " ".join([text, *(f"{capitalise(part.rstrip(' .;'))}." for part in kept)])
    spans = [span for source in summed for span in source.spans]
    decision = Decision(verb="set", reason=say("reason.funds"), sources=spans)
    return text, decision, [ask("funds", " ".join(source.text for source in summed))]
