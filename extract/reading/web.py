"""What a legal website puts around a document: login boxes, tables of metadata, links to share, the site's own footer.

Pure: the paragraphs of a page in, which of them are the document's. A paragraph is dropped for what it says, or for standing
before the document's letterhead or after its end among such paragraphs; nothing between is.
"""

from __future__ import annotations

import re

from grammar.lexicon import bare

_LONGEST = 160
_SITE = re.compile(
    r"(?P<words>đăng (?:nhập|ký)|quên mật khẩu|ghi nhớ đăng nhập|mật khẩu|tên đăng nhập|tài khoản của bạn|trang chủ|liên hệ quảng cáo|"
    r"tải (?:về|xuống|văn bản)|tải file|download|xem thêm|chia sẻ|bình luận|facebook|zalo|twitter|google\+?|youtube|"
    r"in (?:trang|bài viết|văn bản)|gửi (?:email|bài viết)|bản quyền|copyright|©|all rights reserved|hotline|giấy phép (?:số|icp|mxh)|"
    r"chịu trách nhiệm (?:chính|nội dung)|ghi rõ nguồn|văn bản (?:liên quan|cùng lĩnh vực|gốc|mới|được hướng dẫn|hết hiệu lực)|lược đồ|"
    r"thuộc tính văn bản|tóm tắt nội dung|mục lục(?: văn bản)?|tiếng anh|english|tra cứu|tìm kiếm|cỡ chữ|theo dõi (?:hiệu lực|văn bản)|"
    r"lưu (?:trữ|văn bản này)|báo lỗi|góp ý|quảng cáo|cookie|bạn (?:chưa|phải|cần) (?:đăng nhập|xem)|vui lòng đăng nhập|tin liên quan|"
    r"nội dung chính|mua bán|xem chi tiết|xem ngay|hình từ internet|ảnh minh họa|cập nhật lúc|lượt xem|đánh giá bài viết|từ khóa|tags?)\b.{0,80}",
    re.IGNORECASE,
)
_METADATA = re.compile(
    r"(?:số (?:hiệu|ký hiệu|công báo)|loại văn bản|nơi ban hành|cơ quan ban hành|người ký|ngày (?:ban hành|hiệu lực|công báo|đăng|cập nhật|"
    r"hết hiệu lực)|ngày có hiệu lực|tình trạng(?: hiệu lực)?|lĩnh vực(?:, ngành)?|trích yếu|hiệu lực|phạm vi)\s*(?::.{0,120}|)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|(?:uy ban nhan dan|hoi dong nhan dan|thu tuong chinh phu|bo|so)\b"
)
_MOTTO = "doc lap - tu do - hanh phuc"
_SIGNED = re.compile(r"noi nhan|luu\s*:\s*vt|(?:tm|kt|tl|tuq)\.")
_ANNEX = re.compile(r"(?:phu luc|mau so|bieu (?:so|mau)|danh muc kem)\b")
_MANY = 2


def document_paragraphs(texts: list[str]) -> list[bool]:
    """For each paragraph of a saved page whether it is the document's."""
    site = [is_site_text(text) for text in texts]
    if sum(site) < _MANY:
        return [True] * len(texts)
    start, end = _start(texts), _end(texts, site)
    first = start if start is not None else 0
    last = end if end is not None else len(texts)
    keep = [
        first <= index < last and not (is_button(text) if start is not None else site[index])
        for index, text in enumerate(texts)
    ]
    return keep if any(keep) else [True] * len(texts)


def is_site_text(text: str) -> bool:
    """Whether a short line is a website's and no document's: a button, a link, a row of metadata."""
    text = text.strip(" |*#-•»›[]()>")
    if len(text) > _LONGEST or text[:1].islower() or text.endswith((".", ";", ",", ":")):
        return bool(_METADATA.fullmatch(text)) and len(text) <= _LONGEST
    return bool(_SITE.fullmatch(text) or _METADATA.fullmatch(text))


def is_button(text: str) -> bool:
    """Whether a line is nothing but the words of a button or a link: that alone is dropped within a document."""
    found = _SITE.match(text.strip(" |*#-•»›[]()"))
    return found is not None and found["words"] == text.strip(" |*#-•»›[]()")


def _start(texts: list[str]) -> int | None:
    """Where the document's letterhead begins: the title of the state, or the issuer's line just before it."""
    title = next(
        (i for i, text in enumerate(texts) if "cong hoa xa hoi chu nghia" in bare(text) or _MOTTO in bare(text)), None
    )
    if title is None:
        return None
    start = title
    for index in range(title - 1, max(-1, title - 5), -1):
        if (
            _LETTERHEAD.match(bare(texts[index]).strip())
            or texts[index].strip().isupper()
            or re.match(r"\s*(?:Số\s*:|-{3})", texts[index])
        ):
            start = index
        elif len(texts[index].strip()) > 60 or is_site_text(texts[index]):
            break
    return start


def _end(texts: list[str], site: list[bool]) -> int | None:
    """Where a website goes on after the document: its first own line behind which hardly anything else stands."""
    signed = max((i for i, text in enumerate(texts) if _SIGNED.match(bare(text).strip(" |*#"))), default=None)
    if signed is None:
        return None
    for index in range(signed + 1, len(texts)):
        if site[index]:
            # an annex behind it is the document's still
            return None if any(_ANNEX.match(bare(text).strip(" |*#")) for text in texts[index:]) else index
    return None
