"""Which fellowships are for this relative or friend, and why (families.toml).

A pure rule: no place, no clock, no listing. Nothing is left out by an answer "not sure".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from finder.register.fellowships import Fellowship, fellowship, fellowships
from finder.register.rules import rule
from finder.register.sentences import Tongue, sentences, tongue

NOT_SURE = "not_sure"
QUESTIONS = ("about", "whose", "who", "how", "style")


class Fit(StrEnum):
    """By its own words; one has to ask; about the asker's own life; not in the style wanted."""

    FITS = "fits"
    ASK = "ask"
    OWN = "own"
    OTHER_STYLE = "other_style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """The answers, each a key of its table in families.toml."""

    about: str = NOT_SURE
    whose: str = NOT_SURE
    who: str = NOT_SURE
    how: str = NOT_SURE
    style: str = NOT_SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """For whom a fellowship is; see the comment in families.toml."""

    key: str
    about: tuple[str, ...]
    also: tuple[str, ...] = ()
    who: tuple[str, ...]
    own: bool = False
    because: str | None = None
    only_style: str | None = None
    note: str | None = None
    also_note: str | None = None
    source: str
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A fellowship for the asker. `reasons` complete "because …"; `note` is a sentence more.

    `named`: its own page names both the trouble and who the asker is, whatever the style.
    """

    fellowship: str
    fit: Fit
    reasons: tuple[str, ...]
    note: str | None
    named: bool


def matches(asker: Asker) -> tuple[Match, ...]:
    """Those that fit by their own words first, then those to ask, then those of another style.

    A teenager gets teenagers' groups alone, an adult none of them; it may be empty.
    """
    found = [match for item in services().values() if (match := _match(item, asker))]
    order = tuple(Fit)
    return tuple(sorted(found, key=lambda match: order.index(match.fit)))


def own_matches(asker: Asker) -> tuple[Match, ...]:
    """Fellowships for the reader's own problem, those of the way asked for first.

    Where it is not sure what it is about, all of them. A teenager is told to ask elsewhere.
    """
    if asker.whose not in ("me", "both") or asker.who == "teenager":
        return ()
    about = data()["about"][asker.about].get("concern")
    found = [
        _own_match(key, item, asker)
        for key, item in fellowships().items()
        if _is_for_oneself(item) and (about in item.concerns or not about)
    ]
    order = tuple(Fit)
    return tuple(sorted(found, key=lambda match: order.index(match.fit)))


def _is_for_oneself(item: Fellowship) -> bool:
    """Those for relatives, and those for one's own life whatever it is about, are in `matches`."""
    served = services().get(item.key)
    told = served is not None and served.own and served.only_style is None
    return bool(item.concerns) and not (item.family or item.for_children or told)


def _own_match(key: str, item: Fellowship, asker: Asker) -> Match:
    known = asker.style == NOT_SURE or bool(item.styles)
    styled = asker.style == NOT_SURE or asker.style in item.styles
    reasons = [data()["own"][asker.about]["because"]]
    if asker.style != NOT_SURE and styled:
        reasons.append(data()["style"][asker.style]["because"])
    whom = rule(key)
    note = data()["own_rule"]["note"].format(whom=whom.whom) if whom else None
    return Match(
        fellowship=key,
        fit=(Fit.FITS if styled else Fit.OTHER_STYLE) if known else Fit.ASK,
        reasons=tuple(reasons),
        note=note if known else _beside(data()["style_unknown"]["note"], note),
        named=known and styled,
    )


def sit_in(asker: Asker) -> tuple[str, ...]:
    """Fellowships for the person with the problem, whose open meetings an adult may sit in on.

    None for a teenager, nor for who mourns: there it is about living with the problem.
    """
    if asker.who in ("teenager", "bereaved"):
        return ()
    return tuple(data()["about"][asker.about]["open_to"])


def services() -> Mapping[str, Service]:
    """For whom each is, by its key, in the order they are shown."""
    return _services(tongue())


@cache
def _services(tag: Tongue) -> Mapping[str, Service]:
    return {
        key: Service(key=key, **{name: _frozen(value) for name, value in table.items()})
        for key, table in data()["serves"].items()
    }


def data() -> Mapping[str, Any]:
    """The tables of families.toml, in the language spoken now."""
    return sentences("families")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _match(item: Service, asker: Asker) -> Match | None:
    if not (_about(item, asker) and _who(item, asker)):
        return None
    note = item.also_note if asker.about in item.also else item.note
    return Match(
        fellowship=item.key,
        fit=_fit(item, asker),
        reasons=_reasons(item, asker),
        note=note if _is_way_known(item, asker) else _beside(data()["style_unknown"]["note"], note),
        named=_named(item, asker),
    )


def _fit(item: Service, asker: Asker) -> Fit:
    known = _is_way_known(item, asker)
    if known and not _styled(item, asker):
        return Fit.OTHER_STYLE
    if item.own:
        return Fit.FITS if asker.who in item.who else Fit.OWN
    return Fit.FITS if known and _named(item, asker) else Fit.ASK


def _is_way_known(item: Service, asker: Asker) -> bool:
    """Whether it can be told if its way is the one asked for; no matter where none was."""
    return asker.style == NOT_SURE or bool(fellowship(item.key).styles)


def _beside(one: str, other: str | None) -> str:
    return f"{one} {other}" if other else one


def _named(item: Service, asker: Asker) -> bool:
    return asker.about in (NOT_SURE, *item.about) and asker.who in (NOT_SURE, *item.who)


def _about(item: Service, asker: Asker) -> bool:
    """Whether the trouble is one of its own, or no matter."""
    if item.only_style is not None and item.only_style != asker.style:
        return False
    return item.own or asker.about in (NOT_SURE, *item.about, *item.also)


def _who(item: Service, asker: Asker) -> bool:
    """Teenagers' groups for teenagers alone; who is not named may ask, but not about a death."""
    if (asker.who == "teenager") != ("teenager" in item.who):
        return False
    if item.who == ("bereaved",) or (item.own and item.who):
        return asker.who in item.who or (asker.who == NOT_SURE and item.own)
    return True


def _styled(item: Service, asker: Asker) -> bool:
    return asker.style == NOT_SURE or asker.style in fellowship(item.key).styles


def _reasons(item: Service, asker: Asker) -> tuple[str, ...]:
    """In the order of the questions; only what is really its ground, if only for whom it is."""
    reasons = [item.because] if item.because else []
    if asker.about in (NOT_SURE, *item.about) and not item.own:
        reasons.append(data()["about"][asker.about]["because"])
    if asker.who in item.who:
        reasons.append(data()["who"][asker.who]["because"])
    if asker.style != NOT_SURE and _styled(item, asker):
        reasons.append(data()["style"][asker.style]["because"])
    return tuple(reasons) or (data()["about"][NOT_SURE]["because"],)
