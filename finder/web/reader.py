"""Where the reader is at home, as far as it is known without asking."""

from collections.abc import Iterable, Iterator

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

    A name means the town with most meetings near it, which may lie across the sea. A country at
    home without lines of its own counts too: international lists help there, another's do not.
    """
    at_home = next(_regions(_browser_tags()), None)
    namesakes = {item.country for item in place.alternatives} if place else set()
    if at_home != _SOLD_EVERYWHERE and at_home in namesakes:
        return at_home
    return place.country if place else None


def browser_country() -> str | None:
    """The country that the browser's languages name, if it has helplines of its own."""
    return country_named(_browser_tags(), site().config.settings)


def country_named(tags: Iterable[str], settings: Settings) -> str | None:
    """The first that language tags name and that has helplines here."""
    known = countries(settings.helplines)
    return next((region for region in _regions(tags) if region in known), None)


def _browser_tags() -> list[str]:
    given = unproxied.request().environ.get("HTTP_ACCEPT_LANGUAGE", "")
    return [tag for tag, _ in accepted.languages(given)]


def _regions(tags: Iterable[str]) -> Iterator[str]:
    """The countries that language tags name (`es-ES`, `zh-Hant-TW`); ISO alpha-2."""
    for tag in tags:
        for part in tag.replace("_", "-").split("-")[1:]:
            if len(part) == 2 and part.isalpha():
                yield part.upper()
