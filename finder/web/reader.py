"""Where the reader is at home, as far as it is known without asking."""

from collections.abc import Iterable

from finder.register.helplines import countries
from finder.search.asked import FoundPlace
from finder.settings import Settings
from finder.web import accepted, unproxied
from finder.web.state import site

_SOLD_EVERYWHERE = "US"  # the country that browsers name wherever they are


def home_country(place: str | None = None) -> str | None:
    """The site's own country, else that of the `place` looked at, else the browser's; ISO alpha-2.

    None where nobody says. A browser's language may name a country (`en-IE`); it is the weakest
    word: many are sold as `en-US` all over the world.
    """
    return site().config.settings.country or place or browser_country()


def country_at(place: FoundPlace | None) -> str | None:
    """Whose helplines are for who asks about that place: of the town's namesake at home, if any.

    A name means the town with most meetings near it, which may lie across the sea.
    """
    at_home = browser_country()
    namesakes = {item.country for item in place.alternatives} if place else set()
    if at_home != _SOLD_EVERYWHERE and at_home in namesakes:
        return at_home
    return place.country if place else None


def browser_country() -> str | None:
    """The country that the browser's languages name, if it has helplines of its own."""
    given = unproxied.request().environ.get("HTTP_ACCEPT_LANGUAGE", "")
    wished = accepted.languages(given)
    return country_named((tag for tag, _ in wished), site().config.settings) if wished else None


def country_named(tags: Iterable[str], settings: Settings) -> str | None:
    """The first that language tags name and that has helplines here."""
    known = countries(settings.helplines)
    for tag in tags:
        for part in tag.replace("_", "-").split("-")[1:]:
            if part.upper() in known:
                return part.upper()
    return None
