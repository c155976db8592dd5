"""The rules, by family: KH4xx targets and quotas in one plan, KH6xx between a superior and its subordinate."""

from check.rule import RULES
from check.rules import between, quotas

__all__ = ["RULES", "between", "quotas"]
