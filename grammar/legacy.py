"""The eight-bit codes of Vietnamese before Unicode: TCVN3 (TCVN 5712:1993, the .Vn fonts) and VNI for Windows (the VNI- fonts).

Both put Vietnamese letters in the place of those of Windows-1252; what reached Unicode through a program that did not know
it reads "Céng hoµ x· héi" (TCVN3) or "Coäng hoøa xaõ hoäi" (VNI).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from grammar.syllables import LETTERS, is_syllable, toned

Code = Literal["tcvn3", "vni"]


def _tcvn3() -> dict[int, str]:
    rows = (
        "à µ,á ¸,ả ¶,ã ·,ạ ¹,ă ¨,ằ »,ắ ¾,ẳ ¼,ẵ ½,ặ Æ,â ©,ầ Ç,ấ Ê,ẩ È,ẫ É,ậ Ë,đ ®,è Ì,é Ð,ẻ Î,ẽ Ï,ẹ Ñ,ê ª,ề Ò,ế Õ,ể Ó,ễ Ô,ệ Ö,"
        "ì ×,í Ý,ỉ Ø,ĩ Ü,ị Þ,ò ß,ó ã,ỏ á,õ â,ọ ä,ô «,ồ å,ố è,ổ æ,ỗ ç,ộ é,ơ ¬,ờ ê,ớ í,ở ë,ỡ ì,ợ î,ù ï,ú ó,ủ ñ,ũ ò,ụ ô,"
        "ư \u00ad,ừ õ,ứ ø,ử ö,ữ ÷,ự ù,ỳ ú,ý ý,ỷ û,ỹ ü,ỵ þ,Ă ¡,Â ¢,Ê £,Ô ¤,Ơ ¥,Ư ¦,Đ §"
    )
    return {ord(code): letter for letter, code in (row.split(" ") for row in rows.split(","))}


_TCVN3 = _tcvn3()
_VNI_VOWELS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
          "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ", "": "ơ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự", "": "ư"},
    "í": {"": "í"}, "ì": {"": "ì"}, "æ": {"": "ỉ"}, "ó": {"": "ĩ"}, "ò": {"": "ị"}, "î": {"": "ỵ"}, "ñ": {"": "đ"},
}  # fmt: skip


def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, marks in _VNI_VOWELS.items():
        for mark, letter in marks.items():
            table[base + mark] = letter
            table[base.upper() + mark] = table[base.upper() + mark.upper()] = letter.upper()
    return table


_VNI = _vni()
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# PDFium and some Word filters give the bytes of symbol fonts in the private area
_PRIVATE = {0xF000 + byte: byte for byte in range(0x20, 0x100)}
_VNI_BACK = {letter: pair for pair, letter in reversed(_VNI.items())}
_TCVN3_BACK = {letter: chr(sign) for sign, letter in _TCVN3.items()}
_SIGNS = re.compile("[\u00a1-\u00ff]")
_CAPITALS = re.compile(r"[A-ZĐĂÂÊÔƠƯ]")
_SMALL = re.compile(r"[a-zđăâêôơư]")
_TCVN3_FONT = re.compile(r"^\.?Vn[A-Z3]", re.ASCII)
_VNI_FONT = re.compile(r"^VNI\b|^VNI[-_ ]", re.IGNORECASE)


def code_of_font(name: str | None) -> Code | None:
    """The code that a font's name promises: ".VnTime", ".VnArialH" TCVN3; "VNI-Times" VNI; None for another."""
    if not name:
        return None
    if _VNI_FONT.match(name):
        return "vni"
    return "tcvn3" if _TCVN3_FONT.match(name) else None


def capitals_font(name: str | None) -> bool:
    """Whether a TCVN3 font shows small letters as capitals (".VnTimeH"): these fonts have a name that ends in H."""
    if code_of_font(name) != "tcvn3":
        return False
    stem = re.split(r"[,-]", name or "")[0].rstrip()
    return stem.endswith("H")


def decode(text: str, code: Code, capitals: bool = False) -> str:
    """A text in TCVN3 or VNI, its bytes read as Windows-1252, in Unicode; what is in neither code stays."""
    text = text.translate(_PRIVATE).replace(
        "\u00ad\u00ad", "\u00ad"
    )  # its ư is the soft hyphen, which some programs double
    text = text.translate(_TCVN3) if code == "tcvn3" else _VNI_PAIR.sub(lambda found: _VNI[found.group()], text)
    if capitals:
        return text.upper()
    return _with_capitals(text) if code == "tcvn3" else text


def _with_capitals(text: str) -> str:
    """A text in which capitals stand in full: TCVN3 has none with tones, so that a text without fonts shows "CộNG HòA Xã HộI"."""
    out = []
    for line in text.split("\n"):
        if len(_CAPITALS.findall(line)) >= 4 and not _SMALL.search(line):
            out.append(line.upper())
            continue
        out.append(
            LETTERS.sub(
                lambda word: (
                    word[0].upper() if len(_CAPITALS.findall(word[0])) >= 2 and not _SMALL.search(word[0]) else word[0]
                ),
                line,
            )
        )
    return "\n".join(out)


def encode(text: str, code: Code) -> str:
    """A Unicode text in TCVN3 or VNI, as Windows-1252 shows it; what the code has no letter for (TCVN3: capitals with a tone
    mark) goes in as its small letter.
    """
    if code == "vni":
        return "".join(_VNI_BACK.get(char, char) for char in text)
    return "".join(_TCVN3_BACK.get(char) or _TCVN3_BACK.get(char.lower(), char) for char in text)


def _share(text: str) -> tuple[int, int, int]:
    """Words with letters; those that are syllables; and those of them that have a letter only Vietnamese has."""
    words = good = marked = 0
    for word in LETTERS.findall(text):
        words += 1
        if is_syllable(word):
            good += 1
            marked += any(toned(char) for char in word)
    return words, good, marked


@lru_cache(maxsize=4096)
def code_of_text(text: str) -> Code | None:
    """The code that a text is in, by how Vietnamese it becomes; None for Unicode, and where there is too little to tell.

    Of two readings the one with more syllables holds; it must beat the text as it stands by a clear part of the words.
    """
    text = text[:20_000]
    if len(_SIGNS.findall(text)) + sum(0xF0A0 <= ord(c) <= 0xF0FF for c in text) < 3:
        return None
    if sum("\u1ea0" <= c <= "\u1ef9" for c in text) > 0.02 * len(text):
        return None
    words, plain, _ = _share(text)
    best: Code | None = None
    most = plain + max(2, 0.1 * words)
    for code in ("tcvn3", "vni"):
        # a letter that no word may hold is one that the reading left over
        _, good, marked = _share(decode(text, code))
        if good > most and marked >= 0.3 * good:
            best, most = code, good
    return best
