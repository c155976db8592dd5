"""Whether a word can be a Vietnamese syllable: onset, rime and tone (how syllables are built is no list of words).

Sources: the onsets and rimes of the national script as school grammars list them; rimes that end in a stop (p, t, c, ch)
carry the sharp or the heavy tone only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters: a word without its punctuation and figures."""
_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uac uach uai uan uang uanh uat uay uâ uân uâng uât uây uc ue uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt
    uơ up ut uy uya uych uyên uyêt uynh uyt uyu uyn uyp
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh yt ych
    """.split()
)
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_STOPS = ("p", "t", "c", "ch")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word (any case, one word without punctuation) is built as a Vietnamese syllable is."""
    bare, tone = without_tone(word.lower())
    if tone == "?" or not bare.isalpha():
        return False
    return any(bare.startswith(onset) and _rime_fits(bare[len(onset) :], onset, tone) for onset in _ONSETS)


def _rime_fits(rime: str, onset: str, tone: str) -> bool:
    if onset == "gi" and rime in ("", "n", "ng", "êc", "êt", "êng", "êu", "ên"):
        rime = "i" + rime  # "gì", "gìn", "giếng"
    if onset == "qu" and rime not in _RIMES:
        rime = "u" + rime  # "quy", "quốc"
    if rime not in _RIMES:
        return False
    return not rime.endswith(_STOPS) or tone in ("sắc", "nặng")


@lru_cache(maxsize=65536)
def without_tone(word: str) -> tuple[str, str]:
    """A word without its tone mark (the letters ă, â, ê, ô, ơ, ư, đ stay), and the tone's name; "?" for two tones."""
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = "?" if tone else _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone or "ngang"


@lru_cache(maxsize=4096)
def toned(char: str) -> bool:
    """Whether a letter is one that Vietnamese has and English lacks."""
    if char in "đĐ":
        return True
    letters = unicodedata.normalize("NFD", char)
    base, marks = letters[:1], letters[1:]
    return base in "aeiouyAEIOUY" and any(mark in _TONES or mark in "\u0302\u0306\u031b" for mark in marks)
