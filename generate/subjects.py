"""Who the plan is for: the superior's "UBND các xã" is us, so ours are our offices and what stands below us."""

from __future__ import annotations

import re

from generate.localise import Localiser
from generate.source import Source
from generate.writer import Writer, printed_marker
from grammar.normalise import fold
from schemas.draft import ClauseKind, Decision
from schemas.texts import say

_OPEN_TO_ALL = re.compile(fold(r"doanh nghiệp|nhân dân|hộ gia đình|tổ chức kinh tế|người dân|cộng đồng|người lao động"))


def write_subjects(localiser: Localiser, source: Source, siblings: list[Source], writer: Writer) -> bool:
    """Write the subjects; whether those of the siblings are said with them. A movement for everybody keeps its subjects."""
    leaves = [leaf for leaf in source.walk() if leaf.claims.get("subjects")]
    beside = [one for one in siblings if one is not source]
    others = [leaf for sibling in beside for leaf in sibling.walk() if "subjects" in leaf.claims]
    if any(_OPEN_TO_ALL.search(fold(leaf.text)) for leaf in leaves):
        for leaf in source.walk():
            if leaf is source and leaf.heading:
                continue
            done = localiser.localise(leaf.text)
            # the superior's "UBND các xã" competes with others of its kind, ours with nobody: those below us do
            below = localiser.setting.hamlets
            own = rf"(?<=; ){localiser.unit.short_area}(?=[;.]|$)"
            done.text = re.sub(own, below, done.text) if not localiser.setting.is_office else done.text
            decision = done.decision(leaf.spans)
            decision.reason = f"{say('reason.subjects_open')}; {decision.reason}"
            kind: ClauseKind = "heading" if leaf.heading else "paragraph"
            writer.add(kind, 3, printed_marker(leaf.marker), done.text, [decision])
        return False
    setting = localiser.setting
    spans = [span for leaf in leaves + others for span in leaf.spans]
    group = "_office" if setting.is_office else ""
    before = "_before" if setting.unit.level == "commune" and not setting.two_levels else group
    for key in (f"subject{group}", f"subject_person{before}"):
        text = say(f"draft.{key}", rooms=setting.rooms, below=setting.hamlets)
        decision = Decision(verb="transposed", reason=say("reason.subjects"), sources=spans)
        writer.add("paragraph", 3, "-", text, [decision])
    return bool(others)
