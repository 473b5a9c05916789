"""Names and labels as they are compared: lower case, without accents and punctuation."""

import re
import unicodedata

_BETWEEN = re.compile(r"[^\w]+|_+")


def plain_words(text: str, between: str) -> str:
    """The words of `text`, joined by `between` ("Crèche / Child-Care" -> "creche child care")."""
    bare = text.casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    bare = bare.replace("'", "").replace("’", "")
    return _BETWEEN.sub(between, bare).strip(between or None)
