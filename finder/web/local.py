"""The local way of saying times and distances, by the operator's settings and the country."""

from finder.languages import language, twelve_hours
from finder.search.query import Query
from finder.web.look import Look
from finder.web.state import now, site
from finder.web.zones import zone_country

# Where people say "7:30 PM" (Unicode CLDR, timeData: the first preference is `h`); 2026-11-22.
_TWELVE_HOURS = frozenset(
    "US CA AU NZ IN PH PK BD MY SG HK EG SA CO MX PR JM KE GH NG ZA IE".split()
)


def look(
    query: Query | None = None,
    country: str | None = None,
    *,
    tz: str | None = None,
    days: bool = False,
) -> Look:
    """How to show what `query` found, or meetings of one country to a reader in `tz`.

    The clock is that of the place, else of the country, else of the reader's zone: one a page.
    """
    place = query.place if query else None
    tz = query.tz if query else tz
    where = (place and place.country) or country or (zone_country(tz) if tz else None)
    return Look(
        now=(query and query.start_from) or now(),
        clock=clock_style(where),
        unit=query.unit if query else "km",
        tz=tz,
        days=days,
    )


def clock_style(country: str | None) -> str:
    """Either "12" or "24": as set, else by the country, else by the reader's language."""
    settings = site().config.settings
    if settings.clock is not None:
        return str(settings.clock)
    where = country or settings.country
    if where is None:
        return "12" if twelve_hours(language()) else "24"
    return "12" if where in _TWELVE_HOURS else "24"
