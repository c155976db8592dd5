"""The rules of form, by the parts of the decree's table; importing this package enters them all."""

from check.form.rule import FORM_RULES
from check.form.rules import appendix, bases, body, headings, letterhead, number, page, recipients, signature, title

__all__ = [
    "FORM_RULES", "appendix", "bases", "body", "headings", "letterhead", "number", "page", "recipients", "signature",
    "title",
]  # fmt: skip
