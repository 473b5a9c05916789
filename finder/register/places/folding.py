"""How a place's name is compared: "St. Louis", "saint louis" and "SAINT-LOUIS" are one key."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile("['’‘ʻʼ`´]")
_NOT_WORDS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b\w(?: \w\b)+")
_SHORT_WORDS = {"st": "saint", "ste": "sainte", "sankt": "saint", "mt": "mount", "ft": "fort"}
_SHORT = re.compile(rf"\b(?:{'|'.join(_SHORT_WORDS)})\b")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=4096)
def fold_place(text: str) -> str:
    """Lower case, without accents and punctuation, "St." as "saint"; "" if nothing is left."""
    text = text.casefold()
    if text.isascii() and text.isalpha():  # most names are one plain word
        return _SHORT_WORDS.get(text, text)
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    text = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", text)).strip()
    words = text.split(" ")
    if 1 not in map(len, words) and _SHORT_WORDS.keys().isdisjoint(words):
        return text
    text = _INITIALS.sub(lambda found: found[0].replace(" ", ""), text)
    return _SHORT.sub(lambda found: _SHORT_WORDS[found[0]], text)


def spelled_out(name: str) -> str | None:
    """The key of the spelling without umlauts ("Muenchen"); None where there are none."""
    if name.isascii():
        return None
    lower = unicodedata.normalize("NFC", name).casefold()
    plain = lower.translate(_SPELLED_OUT)
    return fold_place(plain) if plain != lower else None
