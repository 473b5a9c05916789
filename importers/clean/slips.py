"""Names of children's bodies with one slip in them, written right: "Alateeen" is Alateen."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from finder.register.bodies import bodies
from importers.clean.signs import may_hold, signs


def written_wrong(word: str) -> Iterator[str]:
    """The word with a letter too few, too many, another, or with two that stand the wrong way."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


_SHORTEST = 7  # letters: what is shorter is too near to usual words ("sateen", "satin")
_KNOWN = tuple(body.whole for body in bodies().values() if len(body.whole) >= _SHORTEST)
_RIGHT = {wrong: body for body in _KNOWN for wrong in written_wrong(body)}
SLIPS = tuple(sorted(_RIGHT))
_SIGNS = signs(*SLIPS)
_LENGTHS = sorted(len(wrong) for wrong in _RIGHT)
_WORD = re.compile(rf"(?<![^\W\d_])[A-Za-z]{{{_LENGTHS[0]},{_LENGTHS[-1] + 1}}}(?![^\W\d_])")


def righted(text: str) -> str:
    """The text with such names written right; any other word stays as it is."""
    return _WORD.sub(_right, text) if may_hold(_SIGNS, text) else text


def _right(word: re.Match[str]) -> str:
    plain = word[0].lower()
    body = _RIGHT.get(plain) or _RIGHT.get(plain.removesuffix("s"))
    return body.capitalize() if body and plain.removesuffix("s") != body else word[0]
