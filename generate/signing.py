"""By when the plan must be signed: what the superior sets for its issue, and what must be sent with it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generate.setting import Setting
from generate.tighten import Tightened
from grammar.times import find_times
from norms.working_days import working_day

_DAY, _MONTH, _LASTING = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}"), re.compile(r"P(\d+)D")
_SINCE_ISSUED = re.compile(r"kể từ (?:ngày|khi) (?:[Kk]ế hoạch này (?:được )?)?(?:ban hành|ký|có hiệu lực)")


class Signing:
    """`day` is the last day to sign on, None where none is known; `past` the superior's words for a limit that has gone by."""

    def __init__(self, setting: Setting, floor: date) -> None:
        self.setting, self.floor = setting, floor
        self.day: date | None = None
        self.past: str | None = None

    def asked_by(self, sentence: str) -> None:
        """The limit that a sentence sets for making this plan; earlier by the lead time where there is room."""
        limit = self._limit_of(sentence)
        if limit is None:
            return
        last, words = limit
        early = working_day(last - timedelta(days=self.setting.unit.lead_days))
        signed = early if early >= self.floor else working_day(last)
        if signed >= self.floor:
            self.day = min(self.day or signed, signed)
        else:
            self.past = words

    def sent_by(self, moved: Tightened) -> None:
        """The plan must be sent by a moved date: the day itself, or the working day before a limit that leaves it out."""
        assert moved.due is not None
        day = moved.due if moved.inclusive else working_day(moved.due - timedelta(days=1))
        self.day = min(self.day or day, day)

    def _limit_of(self, sentence: str) -> tuple[date, str] | None:
        """The last day that a sentence sets, with its words: a date, the end of a month, days from the superior's issue."""
        for match in find_times(sentence, self.floor.year):
            words = sentence[match.start : match.end].strip()
            lasting = _LASTING.fullmatch(match.when)
            if lasting and _SINCE_ISSUED.search(sentence):
                return self.setting.issued + timedelta(days=int(lasting[1])), words
            if match.edge == "start":
                continue
            if _DAY.fullmatch(match.when):
                day = date.fromisoformat(match.when)
                return (day if match.inclusive is not False else day - timedelta(days=1)), words
            if _MONTH.fullmatch(match.when):
                year, month = map(int, match.when.split("-"))
                return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1), words
        return None
