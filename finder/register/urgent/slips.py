"""Words written nearly right: one letter more, fewer, other or exchanged, or a word in two."""

from collections.abc import Collection, Iterator, Mapping, Sequence

_PARTS = 3  # words that one may be written as
LEAST = 5  # letters from which words written apart are taken together
_FEWEST = 4  # letters of a word that may be a slip of another

Shorter = Mapping[str, tuple[str, ...]]  # a word, whole or without one letter -> what it may be


def together(words: Sequence[str]) -> Iterator[str]:
    """Words, and neighbours as one word: "over dose" may be one."""
    yield from words
    for count in range(2, _PARTS + 1):
        for begin in range(len(words) - count + 1):
            yield "".join(words[begin : begin + count])


def miswritten(phrase: Sequence[str], usual: Collection[str]) -> Iterator[str]:
    """The phrase in one word, as it is and with one slip in one of its words.

    That word has a letter too few, doubled or exchanged with its neighbour; the first letter is
    right, and it is none that is `usual`.
    """
    yield "".join(phrase)
    for place, word in enumerate(phrase):
        for slip in _slips(word):
            joined = "".join((*phrase[:place], slip, *phrase[place + 1 :]))
            if slip not in usual and len(joined) >= LEAST:
                yield joined


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at] + word[at:]
        if at and len(word) >= _FEWEST:
            yield word[:at] + word[at + 1 :]
        if at and at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def mended(
    words: Sequence[str], shorter: Shorter, usual: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """The words with one of them as what it may have been meant to be.

    A word that is `usual` is meant as it is; the first letter must be right.
    """
    for place, word in enumerate(words):
        if len(word) >= _FEWEST and word not in usual:
            for other in _nearly(word, shorter):
                yield *words[:place], other, *words[place + 1 :]


def without_a_letter(known: Collection[str]) -> Shorter:
    """What `mended` looks words up in: a slip and its word have one of these in common."""
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        for text in _shorter(word):
            found.setdefault(text, []).append(word)
    return {text: tuple(words) for text, words in found.items()}


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


def _nearly(word: str, shorter: Shorter) -> Iterator[str]:
    found = dict.fromkeys(other for text in _shorter(word) for other in shorter.get(text, ()))
    return (other for other in found if is_slip(word, other))


def _shorter(word: str) -> Iterator[str]:
    yield word
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
