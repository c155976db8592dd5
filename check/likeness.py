"""How alike two wordings are: whether two plans speak of the same indicator or the same duty."""

from __future__ import annotations

from functools import lru_cache

from grammar.normalise import key

_EMPTY = frozenset(
    [
        "các",
        "của",
        "và",
        "trong",
        "cho",
        "với",
        "về",
        "theo",
        "là",
        "được",
        "có",
        "từ",
        "đến",
        "trên",
        "tại",
        "để",
        "một",
        "những",
        "này",
        "đối",
        "thực",
        "hiện",
        "đạt",
        "tỷ",
        "lệ",
    ]
)


@lru_cache(maxsize=1 << 14)
def words(text: str) -> frozenset[str]:
    """The words of a text that tell it from another, folded."""
    return frozenset(word for word in key(text).split() if word not in _FOLDED_EMPTY and not word.isdigit())


_FOLDED_EMPTY = frozenset(key(word) for word in _EMPTY)


def likeness(left: str, right: str) -> float:
    """Shared words over all words (Jaccard), 0 to 1."""
    one, two = words(left), words(right)
    return len(one & two) / len(one | two) if one | two else 0.0


def share(small: str, large: str) -> float:
    """The share of the smaller text's words that the larger one has, 0 to 1."""
    one, two = sorted((words(small), words(large)), key=len)
    return len(one & two) / len(one) if one else 0.0
