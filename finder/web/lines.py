"""Helplines as pages show them: numbers to tap, hours, where each was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from finder.languages import country as in_words
from finder.register.helplines import Helpline, countries, helplines
from finder.register.options import spoken
from finder.register.places.regions import country_name
from finder.register.urgent import is_young
from finder.web.links import address
from finder.web.paths import Link
from finder.web.state import now, site
from finder.web.terms import noted
from finder.web.wording import full_date, listed

_YOUNG = "young_people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A helpline as shown; `stale` is whether it must be checked again, `country` whose it is.

    `when` is the day with whether a person has reviewed it, `checked` the day alone.
    """

    label: str
    country: str | None
    about: str
    note: str | None
    phone: str | None
    phone_url: str
    sms: str | None
    sms_url: str
    chat: str | None
    hours: str
    languages: str
    source: str
    checked: str
    when: str
    stale: bool


def listed_for(country: str | None) -> tuple[Helpline, ...]:
    """The register's for that country, as the operator's settings leave them."""
    return helplines(country, site().config.settings.helplines)


def lines_for(country: str | None, *, teenager: bool) -> tuple[Line, ...]:
    """Those at hand on family pages: for a teenager the child lines, for adults the others.

    What no line of that country is about has an international list in its place.
    """
    found = [item for item in listed_for(country) if _is_for(item, teenager=teenager)]
    own = {_about(item) for item in found if item.country}
    return lines(
        [
            item
            for item in found
            if item.country or _about(item) not in own or (item.chat and not _is_special(item))
        ]
    )


def child_lines(country: str | None) -> tuple[Line, ...]:
    """Those for young people, on pages that are about teenagers' groups; then the directory."""
    found = listed_for(country)
    own = [item for item in found if item.audience == _YOUNG and item.country]
    lists = [item for item in found if not item.country and item.chat and not item.topic]
    return lines([*own, *(item for item in lists if not own or not item.audience)])


def abuse_lines(country: str | None) -> tuple[Line, ...]:
    """Those about abuse at home, on the pages of family groups; else the international list."""
    found = [item for item in listed_for(country) if item.topic and not item.audience]
    own = [item for item in found if item.country]
    return lines(own or found)


def country_ways(country: str | None) -> tuple[Link, ...]:
    """Where the reader's country is not known: the countries with lines of their own."""
    if country:
        return ()
    codes = countries(site().config.settings.helplines)
    named = sorted((in_words(code, country_name(code)), code) for code in codes)
    return tuple(
        Link(label=name, url=address("/help", (("country", code),))) for name, code in named
    )


def _is_for(item: Helpline, *, teenager: bool) -> bool:
    if teenager:
        return not item.topic and item.audience in ("", _YOUNG)
    return not item.audience


def _about(item: Helpline) -> tuple[str, str]:
    return item.topic, item.audience


def _is_special(item: Helpline) -> bool:
    return bool(item.topic or item.audience)


def lines_above(text: str, topic: str | None, country: str | None) -> tuple[Line, ...]:
    """What goes above the results where the words searched for cry for help: see `urgent`."""
    if topic is None:
        return ()
    found = lines_for(country, teenager=False)
    if topic == "abuse":
        return (*_for_the_young(text, country), *found)
    abuse = {item.label for item in listed_for(country) if item.topic}
    return tuple(item for item in found if item.label not in abuse)


def _for_the_young(text: str, country: str | None) -> tuple[Line, ...]:
    """The child line of that country, else the list of them, where somebody young may ask."""
    found = [item for item in listed_for(country) if item.audience == _YOUNG]
    own = [item for item in found if item.country]
    return lines(own or found) if is_young(text) else ()


def lines(items: Sequence[Helpline]) -> tuple[Line, ...]:
    """In the order given."""
    return tuple(line(item) for item in items)


def line(item: Helpline) -> Line:
    """Today decides whether it is stale."""
    return Line(
        label=item.label,
        country=in_words(item.country, country_name(item.country)) if item.country else None,
        about=item.concern,
        note=item.note,
        phone=item.phone,
        phone_url=_dialled("tel", item.phone),
        sms=item.sms,
        sms_url=_dialled("sms", item.sms),
        chat=item.chat,
        hours=item.hours,
        languages=listed([spoken("language", tag) for tag in item.languages]),
        source=item.source,
        checked=full_date(item.checked),
        when=noted(item.checked, item.reviewed),
        stale=item.expired(now().date()),
    )


def _dialled(scheme: str, number: str | None) -> str:
    digits = "".join(c for c in number or "" if c.isdigit() or c == "+")
    return f"{scheme}:{quote(digits, safe='+')}"
