"""Where the problem is the reader's own too: groups for people who have it."""

from finder.languages import gettext as _
from finder.languages import isolated
from finder.register.families import NOT_SURE, data, own_matches
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
    found, here = own_matches(reader.asker), {item.key for item in entries.shown()}
    if reader.asker.about == NOT_SURE:
        numbers = entries.counts()
        here = {key for key in here if numbers.get(key)}
    shown = tuple(match for match in found if match.fellowship in here)
    return tiers(shown or found, reader, data()["fit_own"])


def own_ways(reader: Reader) -> tuple[Path, ...]:
    """Lists of all of these together; for a teenager those of teenagers' meetings."""
    asker, near = reader.asker, reader.near
    if asker.whose not in ("me", "both"):
        return ()
    concern = data()["about"][asker.about].get("concern")
    if asker.who == "teenager":
        return leading(((_("Groups for teenagers with a problem of their own"), _teens(concern)),))
    base: Pairs = (("for", "me"), *((("concern", concern),) if concern else ()), *reader.zone)
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


def _teens(concern: str | None) -> Pairs:
    """They are shown without a place, so that none is asked for."""
    return (("for", "me"), ("audience", "teens"), *((("concern", concern),) if concern else ()))
