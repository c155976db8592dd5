"""What a rule of form is, and the register that every rule is entered in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from check.form.document import Form
from norms.form import Measure, measure
from schemas.finding import FormPlace
from schemas.plan import Severity
from schemas.texts import say


@dataclass(frozen=True)
class Fault:
    """What a rule found: the sentence's key and values, where, and whether only other words can mend it."""

    key: str
    where: FormPlace = field(default_factory=FormPlace)
    values: dict[str, object] = field(default_factory=dict)
    words: bool = False

    @property
    def message(self) -> str:
        """The sentence."""
        return say(self.key, **self.values)


Run = Callable[[Form], Iterator[Fault]]


@dataclass(frozen=True)
class FormRule:
    """A rule by the id of its measure; `needs_text` says that it reads the words, which legacy fonts hide."""

    id: str
    name: str
    run: Run
    needs_text: bool = True

    @property
    def measure(self) -> Measure:
        """The decree's requirement, with its allowed values."""
        return measure(self.id)

    @property
    def severity(self) -> Severity:
        """How heavy its findings are."""
        return self.measure.level

    @property
    def doc(self) -> str:
        """What it finds and how to mend it, with its source."""
        entry = self.measure
        text = "\n".join(line.strip() for line in (self.run.__doc__ or "").strip().splitlines())
        return f"{text}\n{say('form_fault.source', source=entry.source, confidence=entry.confidence)}"


FORM_RULES: dict[str, FormRule] = {}


def rule(id: str, name: str, needs_text: bool = True) -> Callable[[Run], Run]:
    """Enter a rule of form."""

    def enter(function: Run) -> Run:
        FORM_RULES[id] = FormRule(id, name, function, needs_text)
        return function

    return enter


def fault(key: str, where: FormPlace | None = None, words: bool = False, **values: object) -> Fault:
    """A fault with the values of its sentence."""
    return Fault(key, where or FormPlace(), values, words)
