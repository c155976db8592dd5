"""Findings in one plan and between plans: one rule, one small function, one module of rules for each family."""
