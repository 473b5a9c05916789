"""How a language is written: its direction, its own name, the names of countries in it."""

from functools import cache

from babel import Locale

from finder.languages.current import ENGLISH, language
from finder.languages.pseudo import PSEUDO, accented

ISOLATE, END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Where a language's own data is one country's: Spanish is read here by the Americas first.
_WRITTEN_AS = {"es": "es_419", "en": "en_US", "en-XA": "en_US", "en-XB": "en_US"}


@cache
def locale(tag: str) -> Locale:
    """Unicode's data on a language (CLDR, in Babel)."""
    return Locale.parse(_WRITTEN_AS.get(tag, tag.replace("-", "_")))


@cache
def direction(tag: str) -> str:
    """`ltr` or `rtl`."""
    return "rtl" if tag == "en-XB" else str(locale(tag).text_direction)


@cache
def own_name(tag: str) -> str:
    """`Español`: a language as its speakers call it."""
    if tag in PSEUDO:
        return f"English ({tag})"
    parsed = Locale.parse(tag.replace("-", "_"))
    name = str(parsed.get_display_name(tag.replace("-", "_")) or tag)
    return name[:1].upper() + name[1:]


def country(code: str, english: str) -> str:
    """A country's name in the language spoken now; `english` where Unicode has none."""
    spoken = language()
    if spoken == ENGLISH:
        return english
    if spoken in PSEUDO:
        return accented(english)
    return str(locale(spoken).territories.get(code, english))


def isolated(name: str) -> str:
    """A name within a sentence of ours, so that each keeps its own direction (UAX 9, 2.4).

    What `<bdi>` does where there is markup; only in languages where it makes a difference.
    """
    spoken = language()
    if spoken == ENGLISH or (direction(spoken) == "ltr" and spoken not in PSEUDO):
        return name
    return f"{ISOLATE}{name}{END_ISOLATE}"
