"""Where the problem is the reader's own too: groups for people who have it."""

from collections.abc import Sequence
from dataclasses import replace

from finder.languages import gettext as _
from finder.languages import isolated
from finder.register.families import NOT_SURE, Asker, Fit, Match, data, own_matches
from finder.web import entries
from finder.web.families_cards import Reader
from finder.web.families_groups import Tier, tiers
from finder.web.links import Pairs
from finder.web.paths import Path, leading

Ways = tuple[tuple[str, Pairs], ...]


def own_tiers(reader: Reader) -> tuple[Tier, ...]:
    """Groups of meetings for the reader, by what it is about; none for a teenager.

    Where it is not sure what it is about, of fellowships with meetings here alone.
    """
    found = own_matches(reader.asker)
    return tiers(_here(found, reader.asker) or found, reader, data()["fit_own"])


def own_title(reader: Reader, shown: Sequence[Tier]) -> str:
    """Above `own_ways`, which lead to those of the tiers `shown` that work as was asked."""
    if not shown:
        return _("Groups for a problem of your own")
    if reader.asker.style == NOT_SURE or len(shown) == 1:
        return _("All of these together")
    return _("All of these that work in the way you asked for")


def own_ways(reader: Reader) -> tuple[Path, ...]:
    """Lists of all of these together; for a teenager those of teenagers' meetings."""
    asker, near = reader.asker, reader.near
    kinds = _fellowships(asker)
    if not kinds:
        return ()
    if asker.who == "teenager":  # they are shown without a place, so that none is asked for
        young: Pairs = (("for", "me"), ("audience", "teens"), *kinds)
        return leading(((_("Groups for teenagers with a problem of their own"), young),))
    base: Pairs = (("for", "me"), *kinds, *reader.zone)
    placed: Ways = (
        ((_("Near {place}").format(place=isolated(near)), (*base, ("near", near))),) if near else ()
    )
    online: Ways = ((_("Online"), (*base, ("attendance", "online"))),)
    return leading(
        (
            *(placed if asker.how != "online" else ()),
            *(online if asker.how != "in_person" else ()),
            (_("All groups for a problem of your own"), base),
        )
    )


def _fellowships(asker: Asker) -> Pairs:
    """Those of the groups shown, without those of another style where one was asked for.

    Fellowships of what relatives went through (ACA) may be about the trouble too: they are none.
    """
    grown = replace(asker, who=NOT_SURE)  # a teenager's are of the same fellowships
    found = _here(own_matches(grown), grown)
    fitting = [match for match in found if match.fit is not Fit.OTHER_STYLE] or found
    return tuple(("fellowship", match.fellowship) for match in fitting)


def _here(found: Sequence[Match], asker: Asker) -> tuple[Match, ...]:
    here = {item.key for item in entries.shown()}
    if asker.about == NOT_SURE:
        numbers = entries.counts()
        here = {key for key in here if numbers.get(key)}
    return tuple(match for match in found if match.fellowship in here)
