"""Languages nobody speaks, made of English: what of a page is not translated stands out.

`en-XA` is accented, longer and in brackets; `en-XB` is the same, written from right to left. They
are for tests alone: no settings file can name them.
"""

import re
from gettext import NullTranslations

PSEUDO = ("en-XA", "en-XB")
OPENS, CLOSES = "⟦", "⟧"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = str.maketrans(_PLAIN, "áƀçđéƒǧħíĵķłɱñóƥʠřšŧúṽŵẋýžÁɃÇĐÉƑǦĦÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ")
# Places, tags and entities stay as they are: they are not words.
_KEPT = re.compile(r"(\{[^{}]*\}|%\([a-z_]+\)[sd]|%%|<[^<>]*>|&[a-z#0-9]+;)")
_LONGER = 0.4


def pseudo(message: str) -> str:
    """`Near me` as `⟦Ñéář ɱé~~~⟧`; the places to fill stay as they are."""
    parts = _KEPT.split(message)
    accented = "".join(
        part if number % 2 else part.translate(_ACCENTED) for number, part in enumerate(parts)
    )
    length = sum(len(part) for part in parts[::2])
    return f"{OPENS}{accented}{'~' * round(length * _LONGER)}{CLOSES}"


def accented(word: str) -> str:
    """A name that comes from a table of a language, not from our messages."""
    return word.translate(_ACCENTED)


class Pseudo(NullTranslations):
    """English, so disguised."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)
