"""Who may come in the publisher's own words, where they say more than the value does."""

import re

from importers.clean.privacy import scrub
from importers.clean.remembered import remembered
from importers.clean.text import fold, line

_LONGEST_TEXT = 500
_HYPHENED = re.compile("[a-z]{3,}(-[a-z]{3,})+")
_BARE = frozenset(("open", "closed"))  # say no more than the value does, and "closed" is misread


@remembered
def publishers_words(
    given: str | None,
    labelled: tuple[str, ...],
    said: tuple[str, ...],
    *,
    both: bool,
    country: str | None,
) -> str | None:
    """The words beside the label, labels that are words ("Modified closed"), never a code.

    And what was `said` of weeks that no field can hold.
    """
    phrases = [words for text in labelled if (words := _words(text))]
    if both:
        phrases.insert(0, "Listed as both open and closed")
    own = scrub(line(given), country=country)
    if own and fold(own) not in _BARE:
        phrases.append(own)
    beside = (scrub(line(words), country=country) for words in said)
    phrases += [words for words in beside if words and words not in (own or "")]
    folded = [fold(phrase) for phrase in phrases]
    kept = [
        phrase
        for place, phrase in enumerate(phrases)
        if not any(folded[place] in other for other in folded[:place])
        and not any(folded[place] in other and folded[place] != other for other in folded)
    ]
    return "; ".join(kept)[:_LONGEST_TEXT] or None


def _words(label: str) -> str | None:
    """A label that is words, also where its list joins them by hyphens ("modified-closed")."""
    if " " in label:
        return label
    return label.replace("-", " ") if _HYPHENED.fullmatch(label) else None
