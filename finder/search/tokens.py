"""Text -> the words it is searched by: folded, nothing dropped, nothing stemmed.

Lower case, accents and apostrophes gone, dotted initials joined ("A.A." is "aa"), every other
sign a gap; "12 x 12" and "Twelve & Twelve" are "12x12". Numbers, single letters and small words
stay: they are names here ("Step 1", "As Bill Sees It").
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

_APOSTROPHES = re.compile("[’'ʼʹ`´‘′＇]")
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){1,10}[^\W\d_](?![^\W_])\.?")
_WORD = re.compile(r"[^\W_]{1,64}")
# The book "Twelve Steps and Twelve Traditions", however its short name is written.
TWELVE = re.compile(r"\b(?:12|twelve)\s*(?:x|×|&|\+|/|and)\s*(?:12|twelve)\b", re.IGNORECASE)
# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Case and accents folded, apostrophes and the dots of initials gone; other signs stay."""
    plain = _APOSTROPHES.sub("", text)
    if plain.isascii():
        folded = plain.lower()
    else:
        marks = normalize("NFKD", plain.casefold())
        bare = "".join(sign for sign in marks if category(sign) != "Mn")
        folded = normalize("NFKC", bare).casefold().translate(_LETTERS)
    return _INITIALS.sub(lambda found: found.group().replace(".", ""), folded)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    folded = fold(text)
    if "12" in folded or "twelve" in folded:
        folded = TWELVE.sub("12x12", folded)
    return tuple(_WORD.findall(folded))


def slug(text: str) -> str:
    """A name as a part of an address: its words joined by hyphens; "" if it has none."""
    return "-".join(words(text))
