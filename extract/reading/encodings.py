"""Bytes → text: UTF-8, UTF-16, then the code pages that Vietnamese texts were kept in (Windows-1258, TCVN3, VNI)."""

from __future__ import annotations

from pathlib import Path

from grammar.legacy import code_of_text, decode
from grammar.normalise import nfc
from grammar.syllables import is_syllable, toned
from schemas.errors import UnreadableInput

_SAMPLE = 40_000
_NOT_IN_1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def decoded(data: bytes, path: Path, declared: str | None = None) -> str:
    """The text of a file's bytes. Raises UnreadableInput for bytes that are no text in any of these codes."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _checked(data.decode(name, "replace"), data, path)
    try:
        return _checked(data.decode("utf-8"), data, path)
    except UnicodeDecodeError:
        pass
    wide = _utf16(data)
    if wide is not None:
        return _checked(wide, data, path)
    if data.count(b"\x00") > 0:
        raise UnreadableInput("read.no_document", file=path)
    if _nearly_utf8(data):
        return _checked(data.decode("utf-8", "replace"), data, path)
    return _checked(_eight_bit(data, declared, path), data, path)


def _nearly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few broken places, as a cut download has them."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    return text.count("\ufffd") <= 0.002 * len(text)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the ASCII in it is nought."""
    head = data[:2000]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(zeros) >= 20 and zeros.count(0) > 0.3 * len(zeros):
            return data.decode(name, "replace")
    return None


def _eight_bit(data: bytes, declared: str | None, path: Path) -> str:
    """Bytes of an eight-bit code: the one in which they read most like Vietnamese."""
    latin = "".join(_NOT_IN_1252.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256))
    plain = data.decode("latin-1").translate({index: latin[index] for index in range(0x80, 0xA0)})
    sample = plain[:_SAMPLE]
    code = code_of_text(sample)
    options = [(_vietnamese(decode(sample, code)), code)] if code else []
    combining = nfc(data[:_SAMPLE].decode("cp1258", "replace"))
    windows = _vietnamese(combining)
    if windows > max((score for score, _ in options), default=0.0) or (declared or "").lower() in (
        "windows-1258",
        "cp1258",
    ):
        return nfc(data.decode("cp1258", "replace"))
    if code:
        return plain  # decoded with the paragraphs, where a font may say more
    raise UnreadableInput("read.encoding", file=path)


def _vietnamese(text: str) -> float:
    """How much of a text reads as Vietnamese: the share of its words that are syllables, if enough of them bear marks."""
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    if not words:
        return 0.0
    cores = ["".join(char for char in word if char.isalpha()) for word in words]
    good = sum(is_syllable(core) for core in cores)
    marked = sum(any(toned(char) for char in core) for core in cores)
    return good / len(words) if marked >= 0.2 * len(words) else 0.0


def _checked(text: str, data: bytes, path: Path) -> str:
    if text.count("\x00") or sum(char < " " and char not in "\t\n\r\f\v" for char in text[:4096]) > 40:
        raise UnreadableInput("read.no_document", file=path)
    return text
