"""Repairs of recognised text that the lexicon makes safe: a mark that the recogniser lost or took for another.

A word is changed only to one with the same letters (marks aside), only where it belongs to neither of its neighbours and the
other one does, and the reading stays on record. Figures, codes and capitals of names are never made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.reading.codes import repair_code
from extract.reading.formulas import put_right
from extract.reading.layout import rows_of
from extract.reading.markers import put_markers_right, put_romans_right
from extract.reading.printed import PrintedWord
from grammar.lexicon import Lexicon, bare, lexicon
from grammar.normalise import fold
from grammar.syllables import LETTERS, is_syllable, without_tone

_CLOSE = re.compile(r"[ \-–“”\"'(/]*")  # between two syllables that may belong together
_UNSURE, _PAIR, _DOUBTFUL = 0.93, 0.85, 0.75
_PASSES = 2  # a word put right speaks for the one before it
_DOMINANT = 6  # times as frequent as every other reading
# toneless words that stand for these in administrative texts wherever no neighbour speaks for them
_COMMON = frozenset(
    "ban bản bằng bên bị cả cao chưa của cùng cũng cộng còn có công đã đang đặt đầy để đều do đó được đúng hàng hay hộ hơn hưởng hướng khi không là "
    "lại mà mỗi mới mọi một nay này ngày nếu như những năm nên nơi phải qua ra rất sau sẽ số sự tại thẻ theo thì trên trong từ tỉnh và "
    "vào về vì với việc xã".split()
)  # words that stand beside anything: being alone among their neighbours says nothing
_NARROW = 0.62  # of the usual gap between words of the line
_DIGIT_END = re.compile(r"(?:^|[\d/(])[\dlI]$")
_DIGIT_START = re.compile(r"\d{1,2}/")
_ALWAYS = {"vê": "về", "sô": "số", "câp": "cấp", "đên": "đến", "điêu": "điều", "quôc": "quốc", "viêc": "việc"}


@dataclass(slots=True)
class _Token:
    word: int
    start: int
    end: int
    text: str  # folded
    joined: bool  # whether only space or a dash parts it from the token before


def repair(words: list[PrintedWord]) -> list[PrintedWord]:
    """The recognised words of a page with safe repairs; a repaired word carries its original and the reason."""
    ordered = [repair_code(word) for row in rows_of(words) for word in put_right(joined(row))]
    lex = lexicon()
    tokens = _tokens(ordered)
    changes: dict[int, dict[int, tuple[_Token, str]]] = {}
    for _ in range(_PASSES):
        for index, token in enumerate(tokens):
            better = _better(tokens, index, ordered, lex)
            if better is not None:
                token.text = better
                changes.setdefault(token.word, {})[token.start] = (token, better)
    for index, found in changes.items():
        ordered[index] = _changed(ordered[index], [found[start] for start in sorted(found)])
    return put_romans_right(put_markers_right(_small_again(ordered, tokens, lex)))


def _better(tokens: list[_Token], index: int, words: list[PrintedWord], lex: Lexicon) -> str | None:
    """What the token at a place must read as, by its neighbours as they stand now."""
    token = tokens[index]
    left = tokens[index - 1] if index and token.joined else None
    right = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].joined else None
    before, after = left.text if left else "", right.text if right else ""
    word = words[token.word]
    if is_syllable(token.text) and _in_a_name(words, tokens, index):
        return None
    doubted = right is not None and min(word.confidence or 0.0, words[right.word].confidence or 0.0) < _PAIR
    return (
        better_reading(token.text, before, after, _trust(word, token), lex)
        or (_with_next(token.text, before, after, doubted, lex) if right else None)
        or _apart(token.text, lex)
    )


def _in_a_name(words: list[PrintedWord], tokens: list[_Token], index: int) -> bool:
    """Whether a word has its capital beside another that has one: the names of people and places are not in the lexicon."""

    def titled(at: int) -> bool:
        token = tokens[at]
        return words[token.word].text[token.start : token.end].istitle()

    if not titled(index):
        return False
    before = index > 0 and tokens[index].joined and titled(index - 1)
    return before or (index + 1 < len(tokens) and tokens[index + 1].joined and titled(index + 1))


def _trust(word: PrintedWord, token: _Token) -> float:
    """How far a reading is trusted: the recogniser loses the marks of capitals without a doubt, so a bare one is not."""
    bare_capitals = token.text.isascii() and word.text[token.start : token.end].isupper()
    return (
        min(word.confidence or 0.0, _UNSURE - 0.01) if bare_capitals and len(token.text) > 2 else word.confidence or 0.0
    )


def better_reading(word: str, left: str, right: str, confidence: float, lex: Lexicon) -> str | None:
    """What a folded syllable must read as between its folded neighbours ("" for none); None where it may stand."""
    if len(word) < 2 or lex.support(left, word) + lex.support(word, right):
        return None
    toneless = without_tone(word)[0]
    others = [other for other in lex.by_letters.get(bare(word), ()) if other != word]
    known = word in lex.words and is_syllable(word)
    # of two readings that the neighbours bear out equally, the one with the same vowels
    options = sorted(
        ((lex.support(left, o) + lex.support(o, right), without_tone(o)[0] == toneless, o) for o in others),
        reverse=True,
    )
    if options and options[0][0] and (len(options) == 1 or options[0][:2] > options[1][:2]):
        score, _, best = options[0]
        lost = without_tone(word)[1] == "ngang" and without_tone(best)[0] == word and not word.isascii()
        unsure = confidence < (_DOUBTFUL if word in _COMMON else _UNSURE)
        if not known or (score >= 2 and ((lost and word not in _COMMON) or unsure)):
            return best
        return _ALWAYS.get(word)
    if word in _ALWAYS:
        return _ALWAYS[word]
    if known or word.isascii():
        return None
    same = [o for o in others if without_tone(o)[0] == toneless and lex.words.get(o, 0) >= 3]
    if len(same) == 1:
        return same[0]
    ranked = sorted(((lex.words.get(other, 0), other) for other in others), reverse=True)
    if len(ranked) == 1 or (ranked and ranked[0][0] > _DOMINANT * ranked[1][0]):
        return ranked[0][1]
    return None


def _with_next(word: str, left: str, right: str, doubted: bool, lex: Lexicon) -> str | None:
    """A syllable that is wrong together with the next one ("chuyền đồi"): the one pair of administrative texts that both can be."""
    if lex.support(left, word) + lex.support(word, right):
        return None
    lost = _lost_pair(word, right, lex)
    if lost is not None:
        return lost
    if not doubted or word in _COMMON or right in _COMMON:
        return None
    pairs = {
        (a, b)
        for a in lex.by_letters.get(bare(word), ())
        for b in lex.by_letters.get(bare(right), ())
        if lex.support(a, b) == 2
    }
    if len(pairs) != 1:
        return None
    first, _ = pairs.pop()
    return first if first != word else None


def _lost_pair(word: str, right: str, lex: Lexicon) -> str | None:
    """The first of two syllables that both lost their tone ("thâm quyên"): the one pair of words with these very vowels."""
    if word.isascii() or right.isascii() or without_tone(word)[1] != "ngang" or without_tone(right)[1] != "ngang":
        return None
    pairs = {
        (a, b)
        for a in lex.by_letters.get(bare(word), ())
        for b in lex.by_letters.get(bare(right), ())
        if lex.support(a, b) == 2 and without_tone(a)[0] == word and without_tone(b)[0] == right
    }
    if len(pairs) != 1:
        return None
    first, _ = pairs.pop()
    return first if first != word else None


def _apart(word: str, lex: Lexicon) -> str | None:
    """Two syllables that were read as one word ("tiểuhọc"), where they are a pair that is known."""
    if len(word) < 4 or is_syllable(word) or word.isascii():
        return None
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    good = [f"{a} {b}" for a, b in cuts if is_syllable(a) and is_syllable(b) and lex.support(a, b)]
    return good[0] if len(good) == 1 else None


def _small_again(words: list[PrintedWord], tokens: list[_Token], lex: Lexicon) -> list[PrintedWord]:
    """One or two words in capitals amid small ones that they belong to ("sáng kiến cấp CƠ SỞ."): small letters read as large."""
    shapes = [words[token.word].text for token in tokens]
    capital = [
        len(t.text) > 1 and shapes[i].strip('.,;:()“”"').isupper() and not t.text.isascii()
        for i, t in enumerate(tokens)
    ]
    out = list(words)
    for index, token in enumerate(tokens[1:-1], 1):
        near, following = tokens[index - 1], tokens[index + 1]
        if token.text in ("sở", "cục", "xã"):
            continue  # said alone of an office or a place, with its capital
        alone = token.start == 0 and near.word == token.word - 1 and near.end == len(words[near.word].text)
        belongs = lex.support(near.text, token.text) and not lex.support(token.text, following.text)
        if alone and belongs and _small_initial(shapes[index], shapes[index - 1], shapes[index + 1]):
            word = out[token.word]
            small = word.text[0].lower() + word.text[1:]
            out[token.word] = word._replace(
                text=small, original=word.original or word.text, reason=word.reason or "case"
            )
    for index, token in enumerate(tokens):
        if not capital[index] or not token.joined or index == 0:
            continue
        first = index - 1 if index > 1 and capital[index - 1] and tokens[index - 1].joined else index
        before = tokens[first - 1]
        small_before = first > 0 and shapes[first - 1].islower() and lex.support(before.text, tokens[first].text)
        next_ = index + 1 if index + 1 < len(tokens) and capital[index + 1] and tokens[index + 1].joined else index
        then = next_ + 1
        ends = then >= len(tokens) or not tokens[then].joined or shapes[then].islower()
        if small_before and ends and next_ - first <= 1:
            word = out[token.word]
            out[token.word] = word._replace(
                text=word.text.lower(), original=word.original or word.text, reason=word.reason or "case"
            )
    return out


def _small_initial(word: str, left: str, right: str) -> bool:
    """Whether a word has a capital of the same shape as its small letter for no reason: between small words it belongs to."""
    return len(word) > 1 and word[0] in "SCOVXZUWPK" and word[1:].islower() and left.islower() and right[:1].islower()


def joined(row: list[PrintedWord]) -> list[PrintedWord]:
    """A row in which a figure that was cut off the figures after it ("3 1/7/2024") is joined to them: no space is so narrow."""
    if len(row) < 4:
        return row
    gaps = sorted(b.left - a.right for a, b in pairwise(row))
    usual = gaps[len(gaps) // 2]
    out = [row[0]]
    for word in row[1:]:
        last = out[-1]
        narrow = word.left - last.right < _NARROW * usual
        if narrow and _DIGIT_END.search(last.text) and _DIGIT_START.match(word.text):
            out[-1] = last._replace(
                text=last.text + word.text, right=word.right, bottom=max(last.bottom, word.bottom), top=min(last.top, word.top),
                confidence=min(last.confidence or 0.0, word.confidence or 0.0),
                original=f"{last.original or last.text} {word.text}", reason="space",
            )  # fmt: skip
        else:
            out.append(word)
    return out


def _tokens(words: list[PrintedWord]) -> list[_Token]:
    out: list[_Token] = []
    between = "."
    for index, word in enumerate(words):
        at = 0
        for found in () if any(char.isdigit() for char in word.text) else LETTERS.finditer(word.text):
            between += word.text[at : found.start()]
            out.append(_Token(index, found.start(), found.end(), fold(found.group()), bool(_CLOSE.fullmatch(between))))
            between, at = "", found.end()
        between += word.text[at:] + " "
    return out


def _changed(word: PrintedWord, found: list[tuple[_Token, str]]) -> PrintedWord:
    text = word.text
    for token, better in reversed(found):
        text = text[: token.start] + _in_case(better, text[token.start : token.end]) + text[token.end :]
    return word._replace(text=text, original=word.original or word.text, reason=word.reason or "lexicon")


def _in_case(text: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
