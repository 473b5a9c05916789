"""Words as a reader sees them, however they are written: for recognising, never for showing.

A publisher who writes `Álateen`, `ALATEEN_Hope`, `A L A T E E N` or a Cyrillic letter that looks
Latin, `T33n` or `Alateeen`, means the same word. What is recognised from it is the reader's, so
this reads it so.
"""

import re
import unicodedata

from importers.clean.digits_in_words import in_letters
from importers.clean.remembered import remembered
from importers.clean.slips import righted

# Cyrillic and Greek letters that look like Latin ones, in words that are otherwise Latin.
_LOOKALIKE = str.maketrans(
    "АВЕІЈКМНОРСТХаеіјорсухΑΒΕΗΙΚΜΝΟΡΤΧοα", "ABEIJKMHOPCTXaeijopcyxABEHIKMNOPTXoa"
)
_MIXED = re.compile(r"\w*[A-Za-z]\w*")
_SPELT = re.compile(r"\b\w(?:[ .·*-]\w){4,}\b")
_MAY_BE_SPELT = re.compile(r"[ .·*-]\w[ .·*-]\w[ .·*-]")  # inside every spelt-out word
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_BLANKS = re.compile(r"_+")
_FINAL_Z = re.compile(r"\b(kid|teen|tween|youth)z\b", re.IGNORECASE)


def is_spelt_out(text: str) -> bool:
    """Whether a word of the text may stand letter by letter, as far as a quick look tells."""
    return _MAY_BE_SPELT.search(text) is not None


@remembered
def undisguised(text: str) -> str:
    """Without accents, full-width forms, look-alikes, slips, glued or spelt-out words."""
    if not text.isascii():
        text = _without_accents(unicodedata.normalize("NFKC", text))
        text = _MIXED.sub(lambda word: word[0].translate(_LOOKALIKE), text)
    if is_spelt_out(text):
        text = _SPELT.sub(lambda word: re.sub(r"\W", "", word[0]), text)
    text = _FINAL_Z.sub(r"\1s", in_letters(text))
    return righted(_GLUED.sub(" ", _BLANKS.sub(" ", text)))


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    # Marks are dropped from Latin letters alone: elsewhere they make another letter.
    bare = re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", apart)
    return unicodedata.normalize("NFC", bare)
