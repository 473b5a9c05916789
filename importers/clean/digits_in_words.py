"""Words for teenagers with digits or signs for letters, written right: "T33n" is teen.

Only words that are nothing else: a passcode that happens to begin so stays what it is.
"""

import re
from collections.abc import Iterator
from itertools import product

from finder.register.bodies import bodies
from importers.clean.signs import may_hold, signs

_FOR = {"a": "4@", "e": "3", "i": "1!", "l": "1", "o": "0", "s": "5$", "t": "7+"}
# Those in which a digit for a letter is looked for; a body's own name ends in one of them.
_STEMS = ("teen", "tween", "youth", "kid", "child", "adolesc", "minors")
_WORDS = (
    *"teen teens preteen preteens teenage teenager teenagers tween tweens youth youths".split(),
    *"kid kids child children adolescent adolescents minors".split(),
    *(f"{body.whole}{plural}" for body in bodies().values() for plural in ("", "s")),
)


def disguised(word: str) -> Iterator[str]:
    """The word with one letter or more in digits: "teen" as "t3en", "t33n" and so on."""
    ways = ((letter, *_FOR.get(letter, "")) for letter in word)
    yield from (spelt for each in product(*ways) if (spelt := "".join(each)) != word)


def _pattern(word: str) -> str:
    return "".join(f"[{letter}{_FOR.get(letter, '')}]" for letter in word)


SIGNS = tuple(spelt for stem in _STEMS for spelt in disguised(stem))
_SIGNS = signs(*SIGNS, *("teen", "tin", "kid"))  # "A1ateen" has its digit before the stem
_DIGIT = re.compile(r"[0134578@$!+]")
_RIGHT = {word: re.compile(_pattern(word), re.IGNORECASE) for word in _WORDS}
_WORD = re.compile(r"(?<![\w@$])[A-Za-z0-9@$!+]{3,14}(?![\w@$])")


def in_letters(text: str) -> str:
    """The text with such words written in letters; any other word stays as it is."""
    if not _DIGIT.search(text) or not may_hold(_SIGNS, text):
        return text
    return _WORD.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    word = found[0]
    if not _DIGIT.search(word) or not any(map(str.isalpha, word)):
        return word
    return next((right for right, spelt in _RIGHT.items() if spelt.fullmatch(word)), word)
