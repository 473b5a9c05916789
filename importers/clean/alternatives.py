"""Many patterns of which any may match, each tried only on texts that hold its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from importers.clean.needed_words import needed_words
from importers.clean.signs import held, signs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    """`needs` are bits of signs: a text is searched where it holds some of each."""

    needs: tuple[int, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """Together they find what one pattern of all of them would."""

    each: tuple[_Alternative, ...]

    def found_in(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self.that_may_stand_in(text))

    def is_whole(self, part: str, text: str) -> bool:
        """Whether one matches all of a part of the text."""
        return any(pattern.fullmatch(part) for pattern in self.that_may_stand_in(text))

    def that_may_stand_in(self, text: str) -> list[re.Pattern[str]]:
        """Those that some part of the text may match: mostly none."""
        here = held(text)
        found = []
        for one in self.each:
            for bits in one.needs:
                if not here & bits:
                    break
            else:
                found.append(one.pattern)
        return found


def alternatives(patterns: Iterable[str]) -> Alternatives:
    """Of regular expressions, in any case."""
    return Alternatives(each=tuple(map(_alternative, patterns)))


def _alternative(pattern: str) -> _Alternative:
    needs = tuple(signs(*words).bits for words in needed_words(pattern))
    return _Alternative(needs=needs, pattern=re.compile(pattern, re.IGNORECASE))
