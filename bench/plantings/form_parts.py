"""How the parts of a clean document begin, for the plantings of form."""

from __future__ import annotations

NATION, MOTTO, TYPE, CLOSING = r"CỘNG HÒA", r"Độc lập", r"KẾ HOẠCH$", r"Trên đây là|.*\./\.$"
NUMBER, DATE, TITLE = r"Số:", r"[A-ZĐ][^,:;.]{1,30}, ngày", r"title:"
COMMITTEE, ISSUED = r"ỦY BAN NHÂN DÂN$", r"(?:HUYỆN|XÃ|PHƯỜNG|QUẬN|THÀNH PHỐ|TỈNH|THỊ TRẤN|ĐẶC KHU|PHÒNG|SỞ) "
OFFICE, PARENT = r"(?:PHÒNG|SỞ) ", r"(?:UBND|ỦY BAN NHÂN DÂN) (?:HUYỆN|XÃ|PHƯỜNG|TỈNH|THÀNH PHỐ) "
BASIS, POINT, CLAUSE, SECTION = r"base:", r"(?:- |[a-zđ]\) )\S.{60}", r"\d\. \S.{3,60}$", r"[IVX]+\. [A-ZĐÀ-Ỹ]"
RECIPIENTS, RECIPIENT, ARCHIVE = r"Nơi nhận", r"close:- .*;$", r"close:- Lưu"
LABEL, LINK, SIGNED, POST = r"(?i)phụ lục(?: [IVX]+)?$", r"\((?:Ban hành k|K)èm theo", r"TM\.", r"(?:PHÓ )?CHỦ TỊCH$"
