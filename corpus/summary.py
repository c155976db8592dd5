"""An archive's manifest summed up: what its report shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.manifest import FAILED, Entry
from corpus.same_document import SameDocument, same_documents

_SLOWEST = 20
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the run's time: when it began (seconds since the first file), how many files ended in it, how many of them failed."""

    start: float
    files: int
    failed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Files by status, by kind; pages by layer; searchable copies by what they are; what failed; the slowest; documents that lie
    in several files; the run over time.
    """

    statuses: dict[str, int]
    kinds: dict[str, int]
    layers: dict[str, int]
    copies: dict[str, int]
    failures: list[Entry]
    slowest: list[Entry]
    same: list[SameDocument]
    steps: list[Step]
    seconds: float

    @property
    def files(self) -> int:
        """All files."""
        return sum(self.statuses.values())

    @property
    def pages(self) -> int:
        """All pages that were read."""
        return sum(self.layers.values())


def summary(entries: Sequence[Entry]) -> Summary:
    """The summary of the newest entries."""
    layers: Counter[str] = Counter()
    for entry in entries:
        layers.update(entry.pages)
    kinds = Counter(str(entry.document["kind"]) for entry in entries if "kind" in entry.document)
    return Summary(
        statuses=dict(Counter(str(entry.status) for entry in entries).most_common()), kinds=dict(kinds.most_common()),
        layers=dict(layers.most_common()), copies=dict(Counter(str(entry.copy) for entry in entries if entry.copy).most_common()),
        failures=sorted((entry for entry in entries if entry.status in FAILED), key=lambda row: (row.status, row.path)),
        slowest=sorted(entries, key=lambda row: (-row.seconds, row.path))[:_SLOWEST],
        same=[group for group in same_documents(entries) if len(group.entries) > 1],
        steps=_steps(entries), seconds=sum(entry.seconds for entry in entries),
    )  # fmt: skip


def _steps(entries: Sequence[Entry]) -> list[Step]:
    """The run in equal steps; a pause between two runs counts as none."""
    ended = sorted((entry.ended, entry.status in FAILED) for entry in entries if entry.ended)
    if not ended:
        return []
    first, length = ended[0][0], max((ended[-1][0] - ended[0][0]) / _STEPS, 1.0)
    found: dict[int, list[int]] = {}
    for time, failed in ended:
        row = found.setdefault(int((time - first) / length), [0, 0])
        row[0] += 1
        row[1] += failed
    return [Step(place * length, *found.get(place, (0, 0))) for place in range(max(found) + 1)]
