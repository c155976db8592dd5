"""What a rule's docstring says, part by part: the one source of `kehoach explain`, of the help in reports and of the pages."""

from __future__ import annotations

from dataclasses import dataclass, fields

from check.rule import Rule
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Explained:
    """The parts of a rule's documentation, each as one line: what must hold, what is found, why it matters, an example, how to
    mend it, and what the rule rests on.
    """

    summary: str
    finds: str
    why: str
    example: str
    mending: str
    source: str

    def sections(self) -> list[tuple[str, str]]:
        """The parts behind the summary with their headings, in order."""
        return [(heading, getattr(self, name)) for name, heading in _headings().items()]

    @property
    def text(self) -> str:
        """The whole as plain lines."""
        return "\n".join([self.summary, *(f"{heading}: {words}" for heading, words in self.sections())])

    @property
    def markdown(self) -> str:
        """The whole as Markdown paragraphs."""
        return "\n\n".join([self.summary, *(f"**{heading}.** {words}" for heading, words in self.sections())])


def explained(rule: Rule) -> Explained:
    """The documentation of a rule. Raises ValueError where a part is missing, empty or told twice: the rule is unfinished."""
    headings = {f"{heading}:": name for name, heading in _headings().items()}
    parts: dict[str, list[str]] = {"summary": []}
    current = "summary"
    for line in rule.doc.splitlines():
        words = line.strip()
        begun = next((heading for heading in headings if words.startswith(heading)), None)
        if begun is not None:
            current, words = headings[begun], words.removeprefix(begun).strip()
            if current in parts:
                raise ValueError(f"{rule.id}: “{begun}” twice")
            parts[current] = []
        if words:
            parts[current].append(words)
    missing = [field.name for field in fields(Explained) if not parts.get(field.name)]
    if missing:
        raise ValueError(f"{rule.id}: {', '.join(missing)}")
    return Explained(**{name: " ".join(lines) for name, lines in parts.items()})


def _headings() -> dict[str, str]:
    return {field.name: say(f"explain.{field.name}") for field in fields(Explained) if field.name != "summary"}
