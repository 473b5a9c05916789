"""Time zones in words."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from finder.languages import gettext as _
from finder.languages import isolated, language, pgettext


def zone_names() -> Mapping[str, str]:
    """IANA zone -> the words people use for it, from west to east: those the picker offers."""
    return _zone_names(language())


@cache
def _zone_names(tag: str) -> Mapping[str, str]:
    """`tag` is the language spoken now: the answer is kept for it."""
    return {zone: pgettext("zone", words) for zone, words in english_zone_names().items()}


@cache
def english_zone_names() -> Mapping[str, str]:
    """The same as they stand in zones.tsv, for translators."""
    text = files("finder.web").joinpath("zones.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return dict(line.split("\t", 1) for line in lines)


def zone_words(name: str) -> str:
    """`Eastern time`; for a zone without a usual name its city's: `Ulaanbaatar time`."""
    known = zone_names().get(name)
    if known:
        return known
    return _("{city} time").format(city=isolated(name.rsplit("/", 1)[-1].replace("_", " ")))


def zone_country(name: str) -> str | None:
    """The country whose clocks a zone is, ISO alpha-2; None where it is nobody's, or not known."""
    return _countries().get(name)


@cache
def _countries() -> Mapping[str, str]:
    """By tzdata's zone.tab, which names one country a zone."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {fields[2]: fields[0] for fields in lines}
