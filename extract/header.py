"""Letterhead, title and signature → the Plan's header (forms: Decree 30/2020, Annex I, II)."""

from __future__ import annotations

import re

from extract.closing import read_recipients, read_signers
from extract.issuer import find_issuer, issuer_level
from extract.paragraphs import Paragraph
from extract.zones import Zones
from grammar.dates import iso
from grammar.normalise import fold, squeeze
from schemas.document import Document
from schemas.plan import Header, Period
from schemas.span import Span

_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>[0-9]{1,6}[a-z]?)?\s*(?:[.…_ ]*)\s*(?P<sep>[/\-])\s*"
    r"(?P<symbol>(?:[12]\d{3}\s*/\s*)?[A-ZĐ][A-Za-zĐđƯư]*\s*(?:[-/–]\s*[A-ZĐƯ&][\wĐđƯư&]*\s*)*)"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d][^,\n]{1,40}?)\s*,\s*ngày\s*(?P<d>\d{1,2}|[.…_]*)\s*tháng\s*(?P<m>\d{1,2}|[.…_]*)\s*năm\s*(?P<y>\d{4}|20[.…_]*)?",
    re.IGNORECASE,
)
_PLACE_BEGUN = re.compile(r"(?:Thành phố|Thị xã|Tỉnh|Huyện|Xã|Phường|TP\.)(?:\s+[^\W\d_]+){0,2}")
_SPAN_OF_YEARS = re.compile(
    r"(?:giai đoạn|năm học|từ năm|các năm|thời kỳ|(?<!các cấp )(?<!Nhân dân )nhiệm kỳ|năm)\s*(?P<a>\d{4})\s*(?:-|–|—|đến(?:\s+năm)?)\s*(?P<b>\d{4})",
    re.IGNORECASE,
)
_TO_YEAR = re.compile(r"(?:từ nay\s+)?đến\s+(?:hết\s+)?(?:năm\s+)?(?P<b>\d{4})", re.IGNORECASE)
_AND_ON = re.compile(r"\s*,?\s*(?:và\s+)?(?:các|những)\s+năm\s+(?:tiếp theo|sau|tiếp sau|kế tiếp)", re.IGNORECASE)
_ONE_YEAR = re.compile(r"(?:\bnăm|\btrong năm)\s+(?P<a>\d{4})", re.IGNORECASE)
_OF_A_DATE = re.compile(
    r"(?:\btháng\s+\d{1,2}|\bsố\s+\d[^\s,]*)\s*,?\s*$", re.IGNORECASE
)  # before the year of a document
_FROM_TO_DAYS = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<d1>\d{1,2})/(?P<m1>\d{1,2})(?:/(?P<y1>\d{4}))?\s*(?:đến|-)\s*(?:hết\s+)?(?:ngày\s+)?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})",
    re.IGNORECASE,
)


_FROM_TO_MONTHS = re.compile(
    r"(?:thời gian(?: thực hiện| thi đua| tổ chức)?\s*:?\W*|(?:thực hiện|triển khai|tổ chức|diễn ra)\s+)(?i:từ)\s+tháng\s+(?P<m1>\d{1,2})"
    r"(?:\s*(?:/|năm)\s*(?P<y1>\d{4}))?\s+đến\s+(?:hết\s+)?(?:tháng\s+(?P<m2>\d{1,2})\s*(?:/|năm)\s*(?P<y2>\d{4})|khi\b)",
    re.IGNORECASE,
)


_OF_THE_PLAN = re.compile(
    fold(r".{0,12}(?:thời gian|tổ chức (?:phong trào|thi đua|đợt|phát động|triển khai|thực hiện))")
)


class HeaderReader:
    """Reads the header field by field, keeping the evidence and the confidence of each."""

    def __init__(self, document: Document, zones: Zones, body: list[Paragraph]) -> None:
        self.document, self.zones, self.body = document, zones, body
        self.header = Header()
        self.evidence: dict[str, list[Span]] = {}
        self.confidence: dict[str, float] = {}

    def read(self) -> Header:
        """The whole header; what is blank in the document stays None."""
        self._type_and_title()
        self._number()
        self._place_and_date()
        issuer = find_issuer(self.document, self.zones, self.body, self.header.place)
        if issuer:
            self._set("issuer", issuer.name, issuer.spans, issuer.confidence)
            self._set("level", issuer_level(issuer.name, self.header.date), issuer.spans, issuer.confidence)
            self.header.other_issuers = list(issuer.others)
        self._period()
        self._closing()
        return self.header

    def _set(self, field: str, value: object, spans: list[Span], confidence: float) -> None:
        setattr(self.header, field, value)
        if spans:
            self.evidence[field] = spans
        self.confidence[field] = confidence

    def _type_and_title(self) -> None:
        zones = self.zones
        if zones.doc_type is not None:
            name = fold_type(zones.doc_type.text)
            self._set("doc_type", name, zones.doc_type.spans(self.document), 0.99)
            if zones.title:
                text = squeeze(" ".join(item.text for item in zones.title)).strip(" *")
                text = (
                    re.sub(r"^(?:V/v|Về việc|Về)\s+(?=\S)", "", text, flags=re.IGNORECASE)
                    if text[:3].upper() == "V/V"
                    else text
                )
                spans = [span for item in zones.title for span in item.spans(self.document)]
                self._set("title", text, spans, 0.95 if len(zones.title) <= 3 else 0.8)
            return
        # a news item or a note: no type line, the first longer line is its title
        first = _headline(self.body)
        self._set("doc_type", "tin", [], 0.6)
        if first:
            self._set("title", squeeze(first.text), first.spans(self.document), 0.6)

    def _number(self) -> None:
        for zone in (self.zones.letterhead, *self.zones.parts):
            for item in zone:
                found = _NUMBER.search(item.text)
                if found and found["symbol"].strip():
                    number = found["number"]
                    if number and self.header.number is None:
                        start = item.text.index(number, found.start())
                        self._set("number", number, item.spans(self.document, start, start + len(number)), 0.97)
                    else:
                        self.confidence["number"] = 0.9
                    symbol = re.sub(r"\s+", "", found["symbol"]).replace("–", "-").strip("-")
                    self._set("symbol", symbol, item.spans(self.document, *found.span("symbol")), 0.97)
                    return

    def _place_and_date(self) -> None:
        for zone in (self.zones.letterhead, *self.zones.parts, self.zones.signature):
            for index, item in enumerate(zone):
                found = _PLACE_DATE.search(item.text)
                if not found:
                    continue
                place = re.sub(r"^.*(?:Hạnh phúc|/[\w\-]+)\s+", "", squeeze(found["place"]))
                spans = item.spans(self.document, *found.span("place"))
                above = zone[index - 1] if index else None
                if above is not None and found.start() == 0 and _PLACE_BEGUN.fullmatch(above.text.strip()):
                    place = f"{squeeze(above.text)} {place}"  # "Thành phố Hồ Chí / Minh, ngày …"
                    spans = [*above.spans(self.document), *spans]
                self._set("place", place, spans, 0.95)
                day, month, year = (
                    value if value and value.isdigit() else None for value in (found["d"], found["m"], found["y"])
                )
                value = iso(int(year), int(month), int(day) if day else None) if year and month else year
                if value:
                    self._set(
                        "date",
                        value,
                        item.spans(self.document, found.start("d") - 5 if found.start("d") >= 5 else 0, found.end()),
                        0.96,
                    )
                return

    def _period(self) -> None:
        title = self.header.title or ""
        spans = self.evidence.get("title", [])
        period = period_of(title)
        sure = 0.95
        if period is None:
            sure = 0.85
            period, spans = self._period_of_body()
        if period is None:
            for item in self.zones.preamble[-2:]:
                period = period_of(item.text.split("ban hành", 1)[-1]) if "ban hành" in item.text else None
                if period:
                    spans = item.spans(self.document)
                    break
        if period:
            self._set("period", period, spans, sure)

    def _period_of_body(self) -> tuple[Period | None, list[Span]]:
        """The period that the body states: "Thời gian: từ ngày 01/5 đến ngày 31/12/2024", "thực hiện từ tháng 10/2025 đến …"."""
        for item in self.body:
            found = _FROM_TO_DAYS.search(item.text)
            if found and _OF_THE_PLAN.match(fold(item.text)):
                start = iso(int(found["y1"] or found["y2"]), int(found["m1"]), int(found["d1"]))
                end = iso(int(found["y2"]), int(found["m2"]), int(found["d2"]))
                return Period(start=start, end=end), item.spans(self.document, *found.span())
            months = _FROM_TO_MONTHS.search(item.text)
            if months:
                start = iso(int(months["y1"] or months["y2"] or 0), int(months["m1"]), None)
                last = iso(int(months["y2"]), int(months["m2"]), None) if months["m2"] else None
                if start:
                    return Period(start=start, end=last), item.spans(self.document, *months.span())
        return None, []

    def _closing(self) -> None:
        recipients, archive, spans = read_recipients(self.document, self.zones.recipients)
        if recipients:
            self._set("recipients", recipients, spans, 0.95)
        if archive:
            self._set("archive", archive, spans[-1:], 0.95)
        signers, spans = read_signers(self.document, self.zones.signature)
        if signers:
            self._set("signer", signers[0], spans, 0.93 if signers[0].name else 0.7)
            self.header.other_signers = signers[1:]


def _headline(body: list[Paragraph]) -> Paragraph | None:
    """The title of a text without a type line: the first of its opening lines that is a headline, best one said twice."""
    lines = [item for item in body[:8] if 20 <= len(item.text) <= 220 and not re.search(r"[.;,]$", item.text)]
    said_twice = [item for item in lines if any(item is not other and item.text in other.text for other in body[:8])]
    long = [item for item in lines if len(item.text.split()) >= 6]
    return next(iter(said_twice or long or lines), None)


def fold_type(text: str) -> str:
    """A type line as the contract writes it: lower case, one space."""
    return squeeze(text).strip(" :.*#").lower()


def period_of(title: str) -> Period | None:
    """The period that a title states: "giai đoạn 2018 - 2020", "từ nay đến năm 2025" (no start), "năm 2023" (both)."""
    found = list(_SPAN_OF_YEARS.finditer(title))
    if found:
        return Period(start=found[-1]["a"], end=found[-1]["b"])
    to_year = list(_TO_YEAR.finditer(title))
    if to_year:
        return Period(start=None, end=to_year[-1]["b"])
    one = [found for found in _ONE_YEAR.finditer(title) if not _OF_A_DATE.search(title[: found.start()])]
    if one and _AND_ON.match(title, one[-1].end()):
        return Period(start=one[-1]["a"], end=None)
    return Period(start=one[-1]["a"], end=one[-1]["a"]) if one else None
