"""The wordings of two plans, weighed: the sentence of one that says most of what a sentence of the other says."""

from __future__ import annotations

from dataclasses import dataclass, field

from check.coverage import COVERED, Answers, Coverage
from check.rule import Checked, Line
from schemas.matrix import Passage
from schemas.span import Span, overlap

_NEAR = 0.25
"""The share of its wording that a sentence has at least which is shown as the nearest one."""
_SURE = 0.75
"""The share of a duty's wording with which a sentence answers it, whatever else it says."""
_CLEARLY_OTHER = 0.3
"""How much more of another sentence of the superior's a sentence must have to be rather that one's answer."""
_FRAME = frozenset({"letterhead", "signature", "recipients"})


@dataclass(frozen=True, slots=True)
class Best:
    """The line that has most of a wording, with its share of it (0 to 1)."""

    share: float = 0.0
    line: Line | None = None

    @property
    def covers(self) -> bool:
        """Whether it says it."""
        return self.share >= COVERED

    @property
    def near(self) -> Passage | None:
        """The line as the nearest one, where it is near at all."""
        return of_line(self.line) if self.line is not None and self.share >= _NEAR else None


@dataclass
class Wordings:
    """The lines of a superior and of its subordinate, weighed together; letterheads and recipients say nothing."""

    superior: Checked
    subordinate: Checked
    coverage: Coverage = field(init=False)

    def __post_init__(self) -> None:
        above, below = list(self.superior.lines), list(self.subordinate.lines)
        self.coverage = Coverage(line.text for line in [*below, *above])
        self._above, self._below = ([one for one in lines if one.node.kind not in _FRAME] for lines in (above, below))
        self._answers_above, self._answers_below = (
            Answers(self.coverage, [line.text for line in lines]) for lines in (self._above, self._below)
        )

    def below(self, text: str) -> Best:
        """The subordinate's line that says most of a text of the superior's."""
        return _best(text, self._below, self._answers_below)

    def above(self, text: str) -> Best:
        """The superior's line that says most of a text of the subordinate's."""
        return _best(text, self._above, self._answers_above)

    def rather_anothers(self, answer: str, duty: str, spans: list[Span]) -> bool:
        """Whether a sentence of the subordinate's rather says another sentence of the superior's than the duty at `spans`: "gửi hồ sơ
        về Phòng Nội vụ" is no "đăng ký với Phòng Nội vụ".
        """
        if self.coverage.of(duty, answer) >= _SURE:
            return False
        theirs = self.above(answer)
        if theirs.line is None or overlap(theirs.line.node.spans, spans):
            return False
        return theirs.share > self.coverage.of(answer, duty) + _CLEARLY_OTHER


def _best(text: str, lines: list[Line], answers: Answers) -> Best:
    share, place = answers.best(text)
    return Best(share, lines[place]) if place >= 0 else Best()


def of_line(line: Line) -> Passage:
    """A line as a passage."""
    return passage(line.path, line.text, line.node.spans)


def passage(path: str, text: str, spans: list[Span], who: str | None = None) -> Passage:
    """Words of a plan with their place."""
    quote = " ".join(" ".join(span.quote for span in spans).split())
    return Passage(path=path, text=text, who=who or None, page=spans[0].page if spans else None, quote=quote or text)
