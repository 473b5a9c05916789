"""For whom a meeting is in its own words, where they say "only": "Men only meeting."."""

import re

from importers.clean.only_words import people_named
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

# At the end of a sentence or of a part of it: "Not Just for Women Only" says the contrary.
_ONLY = re.compile(
    r"(?:^\W*(?:this is an? |for )?|[-–—(/,;:]\s?)(women|men)(?:['’]?s)?[- ]only"
    r"(?: (?:meeting|group|mtg))?\W*$",
    re.IGNORECASE,
)
_SIGNS = signs("men only", "men-only", "mens only", "men's only", "men’s only")
_TWO = frozenset({"women", "men"})


@remembered  # the days of one group repeat its words
def said_audience(name: str | None, notes: str | None) -> frozenset[str]:
    """`women` or `men`, and other people; neither of the two where the words name both."""
    texts = [text for text in (name, notes) if text and may_hold(_SIGNS, text)]
    parts = (sentence for text in texts for sentence, _ in sentences(text))
    found = {match[1].lower() for part in parts if (match := _ONLY.search(part))}
    named = people_named(name, notes)
    found |= named & _TWO
    return (named - _TWO) | (found if len(found) == 1 else set())
