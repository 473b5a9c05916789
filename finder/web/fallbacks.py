"""Ways on that keep the need alone, or nothing: online now, families' groups, whatever there is."""

from collections.abc import Iterable, Iterator

from finder.languages import gettext as _
from finder.languages import isolated, weekday_name
from finder.register.fellowships import fellowships
from finder.register.options import short_name, spoken, values
from finder.search.engine import Answer
from finder.search.query import Query
from finder.web.circles import about
from finder.web.idea import PLACE, WHEN, Idea, less, only
from finder.web.links import Pairs, with_value, with_values
from finder.web.trials import Trials

NEED = ("for", "concern", "fellowship", "audience", "language")
_CORE = ("for", "concern", "fellowship")
_ANYHOW = ("attendance", "region", "feed", "kind", "status")  # matters not to what is online now
_FAMILY = frozenset({"family_and_friends", "parents"})
_NOW = {"attendance": "online", "on": "0"}
_HOUR = {"attendance": "online", "on": "60"}
_LONGEST = 40


def online_now(pairs: Pairs, trials: Trials, *, any_need: bool) -> Idea | None:
    """What is on now online, with as much of the need as finds any; else within the hour."""
    rest = less(pairs, *PLACE, *WHEN, *_ANYHOW)
    needed = [need for need in (rest, only(pairs, *NEED), only(pairs, *_CORE)) if need]
    for need in dict.fromkeys([*needed, *([()] if any_need else [])]):
        hour, now = with_values(need, _HOUR), with_values(need, _NOW)
        if trials.total(hour):  # what is on now is among it
            on_now = bool(trials.total(now))
            form = _("Online now: {what}") if on_now else _("Online within the hour: {what}")
            label = form.format(what=_named(need))
            return Idea(name="on" if need else "all", label=label, pairs=now if on_now else hour)
    return None


def _named(need: Pairs) -> str:
    """The need in words; what has more than a need is "the same"."""
    if not need:
        return _("any meeting")
    return need_words(need) if {name for name, _ in need} <= {*NEED, "q"} else _("the same")


def family(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """Family groups as near as there are any, where somebody looks for them; else online."""
    if not for_family(answer.query):
        return None
    circle = about(trials, with_value(only(pairs, *PLACE), "for", "family"))
    if circle is not None:
        near = _("Family groups and open meetings within {distance}")
        return Idea(name="for", label=near.format(distance=circle.words), pairs=circle.pairs)
    online = with_values((), {"for": "family", "attendance": "online"})
    return Idea(name="for", label=_("Family groups and open meetings online"), pairs=online)


def teenagers(query: Query, pairs: Pairs) -> Idea | None:
    """Meetings of a fellowship for teenagers are found by saying so, and never by a place."""
    asked_for = any(
        item.for_children for key in query.fellowships if (item := fellowships().get(key))
    )
    if not asked_for or "teens" in query.audiences:
        return None
    found = with_value(less(pairs, *PLACE), "audience", "teens")
    return Idea(name="audience", label=_("Groups for teenagers"), pairs=found)


def for_family(query: Query) -> bool:
    """Whether the query is about somebody else's problem."""
    known = (fellowships().get(key) for key in query.fellowships)
    return (
        query.for_ == "family"
        or "family" in query.concerns
        or not _FAMILY.isdisjoint(query.audiences)
        or any(item is not None and item.family and not item.for_children for item in known)
    )


def needs(query: Query, pairs: Pairs) -> Iterator[tuple[str, Pairs]]:
    """What a query is about in words: all of it first, then less, then what that is about."""
    every = (
        only(pairs, "q", *NEED),
        only(pairs, "q"),
        only(pairs, *NEED),
        only(pairs, *_CORE),
        _concern(query),
    )
    for need in dict.fromkeys(need for need in every if need):
        words = need_words(need)
        yield words[:1].upper() + words[1:], need


def anything() -> Iterator[Idea]:
    """What nobody asked for, but there is: online first, then by day."""
    ways: tuple[tuple[str, Pairs], ...] = (
        (_("Online now: any meeting"), tuple(_NOW.items())),
        (_("All meetings today"), (("day", "today"),)),
        (_("All meetings online"), (("attendance", "online"),)),
        (_("All meetings tomorrow"), (("day", "tomorrow"),)),
        (_("All meetings"), ()),
        (_("All meetings in person"), (("attendance", "in_person"),)),
        (_("All open meetings"), (("access", "open"),)),
        *(
            (_("All meetings on {weekday}").format(weekday=weekday_name(number)), (("day", day),))
            for number, day in enumerate(values("day"))
        ),
    )
    for words, pairs in ways:
        yield Idea(name="all", label=words, pairs=pairs)


def _concern(query: Query) -> Pairs:
    """What the fellowships asked for are about, whoever offers it."""
    known = [fellowships()[key] for key in query.fellowships if key in fellowships()]
    if any(item.family for item in known):
        return (("concern", "family"),)
    return tuple(("concern", key) for key in _distinct(item.concerns for item in known))


def _distinct(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(value for values in lists for value in values))


def need_words(pairs: Pairs) -> str:
    """`Al-Anon, Women, Spanish`; `about “Drugs”`."""
    return ", ".join(_need_word(name, value) for name, value in pairs)


def _need_word(name: str, value: str) -> str:
    if name == "fellowship":
        return short_name(value)
    if name == "q":
        return f"“{isolated(value[:_LONGEST])}”"
    if (name, value) in (("for", "family"), ("concern", "family")):
        return _("for family and friends")
    if name == "for":
        return _("for me")
    if name == "concern":
        return _("about “{concern}”").format(concern=spoken(name, value))
    return spoken(name, value)
