"""Words written nearly right: one letter more, fewer, other or exchanged, or a word in two."""

from collections.abc import Collection, Iterator, Sequence

_PARTS = 3  # words that one may be written as
_LONG = 8  # letters from which words written apart are taken together


def mended(words: Sequence[str], known: Collection[str], forgiven: Collection[str]) -> str:
    """The words between spaces; what is one slip from a `forgiven` one is written as that.

    A word that is `known` is meant as it is; the first letter must be right.
    """
    return f" {' '.join(_mended(word, known, forgiven) for word in words)} "


def together(words: Sequence[str]) -> Iterator[str]:
    """Neighbours as one word: "over dose" may be one."""
    for count in range(2, _PARTS + 1):
        for begin in range(len(words) - count + 1):
            joined = "".join(words[begin : begin + count])
            if len(joined) >= _LONG:
                yield joined


def is_slip(word: str, other: str) -> bool:
    """Whether they differ by one letter, or by two neighbours exchanged."""
    if word[:1] != other[:1] or abs(len(word) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, other)) if a != b), None)  # noqa: B905
    if same is None:
        return True
    one, two = word[same:], other[same:]
    exchanged = one[:2] == two[:2][::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or exchanged


def _mended(word: str, known: Collection[str], forgiven: Collection[str]) -> str:
    if word in known:
        return word
    return next((right for right in sorted(forgiven) if is_slip(word, right)), word)
