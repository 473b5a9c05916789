"""For whom a meeting is in its own words, where they say "only" or call it theirs."""

import re

from finder.model import Weekday
from importers.clean.named_audience import named_audience
from importers.clean.only_words import SIGNS, people_named
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import held, may_hold, signs

# At the end of a sentence or of a part of it: "Not Just for Women Only" says the contrary.
_ONLY = re.compile(
    r"(?:^\W*(?:this is an? |for )?|[-–—(,;:]\s?|(?<!men)(?<!ladies)/\s?)"
    r"(women|men)(?:['’]?s)?[- ]only(?: (?:meeting|group|mtg))?\W*$",
    re.IGNORECASE,
)
_SIGNS = signs("men only", "men-only", "mens only", "men's only", "men’s only")
_ANY = _SIGNS | SIGNS
_NOBODY: frozenset[str] = frozenset()
_TWO = frozenset({"women", "men"})


def said_audience(
    name: str | None, notes: str | None, weekday: Weekday | None = None
) -> frozenset[str]:
    """`women` or `men`, and other people; neither of the two where the words name both.

    "Only" goes before what a meeting is called.
    """
    here = held(name or "") | held(notes or "")
    only = _said(name, notes) if here & _ANY.bits else _NOBODY
    return only if only & _TWO else only | named_audience(name, notes, weekday)


@remembered  # the days of one group repeat its words
def _said(name: str | None, notes: str | None) -> frozenset[str]:
    texts = [text for text in (name, notes) if text and may_hold(_SIGNS, text)]
    parts = (sentence for text in texts for sentence, _ in sentences(text))
    found = {match[1].lower() for part in parts if (match := _ONLY.search(part))}
    named = people_named(name, notes)
    found |= named & _TWO
    return (named - _TWO) | (found if len(found) == 1 else set())
