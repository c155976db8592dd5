"""The rules by family: KH1xx form and wording, KH2xx legal bases, KH3xx times, KH4xx targets and quotas, KH5xx who does what, KH6xx between plans."""

from check.rule import RULES
from check.rules import assignment, bases, between, deadlines, form, nominated, owed, sources, targets, wording

__all__ = [
    "RULES",
    "assignment",
    "bases",
    "between",
    "deadlines",
    "form",
    "nominated",
    "owed",
    "sources",
    "targets",
    "wording",
]
