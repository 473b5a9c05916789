"""Which changes of a query lead on from it: one of each kind, what keeps the need first."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from finder.languages import gettext as _
from finder.languages import whole
from finder.search.engine import Answer
from finder.web.asking import settled
from finder.web.fallbacks import NEED, anything, family, needs, online_now, teenagers
from finder.web.fewer_words import fewer_words
from finder.web.idea import PLACE, WHEN, Idea, less, only
from finder.web.links import Pairs, with_value, without
from finder.web.other_times import best_day, best_time, later, next_day
from finder.web.picking import Picked, Tried
from finder.web.removals import removals
from finder.web.trials import Trials
from finder.web.wider import all_near, as_place, parent_region, wider


class Rank(IntEnum):
    """Where an idea stands among the others: the lower, the nearer to what was asked."""

    PAGE, PLACE, WORDS, DAY, TIME, FILTER, NEED, FAMILY, OTHER_NEED, ANYTHING = range(10)


_Ranked = Iterator[tuple[int, Idea | None]]


def ways(answer: Answer, trials: Trials, *, most: int, least: int) -> list[Tried]:
    """At most `most`; with `least` at least so many, if there are any meetings at all."""
    pairs = without(settled(answer.query), "page")
    picked = Picked(answer, pairs, trials)
    fewer = removals(answer, pairs, trials)
    picked.fill(_close(answer, pairs, trials, fewer, whole=least > 0))
    if least:
        picked.fill(_also(answer, pairs, fewer), most)
        picked.fill(_far(answer, pairs, trials), least)
        picked.fill(((Rank.ANYTHING, idea) for idea in anything()), least)
        picked.fill_again(least)
    return picked.ranked(most)


def _close(
    answer: Answer, pairs: Pairs, trials: Trials, fewer: Sequence[Idea], *, whole: bool
) -> _Ranked:
    """One of each kind that the query has room for; not `whole` leaves out what keeps nothing."""
    for idea in _turned_back(answer, pairs):
        yield Rank.PAGE, idea
    yield Rank.PLACE, teenagers(answer.query, pairs)
    yield Rank.PLACE, wider(answer, pairs, trials)
    yield Rank.PLACE, as_place(answer, pairs, trials)
    yield Rank.PLACE, parent_region(answer, pairs, trials)
    yield Rank.WORDS, fewer_words(answer, pairs)
    yield Rank.DAY, next_day(answer, pairs)
    most = fewer[0] if fewer and (whole or fewer[0].pairs) else None
    yield _rank(most), most
    now = online_now(pairs, trials, any_need=whole)
    yield (Rank.ANYTHING if now and now.name == "all" else Rank.NEED), now
    yield Rank.FAMILY, family(answer, pairs, trials)


def _also(answer: Answer, pairs: Pairs, fewer: Sequence[Idea]) -> _Ranked:
    """Further ones of these kinds, which cost no more queries, or few."""
    yield Rank.DAY, best_day(answer, pairs)
    yield Rank.TIME, best_time(answer, pairs)
    for idea in later(answer, pairs):
        yield Rank.TIME, idea
    for idea in sorted(fewer, key=_rank):
        yield _rank(idea), idea


def _far(answer: Answer, pairs: Pairs, trials: Trials) -> _Ranked:
    """What lets go of more: of the hour and the distance, of all but the need, of the need."""
    anytime = less(pairs, *WHEN)
    if anytime != pairs:
        yield Rank.DAY, all_near(_("On any day"), anytime, answer, trials)
        if answer.place is None and anytime:
            yield Rank.DAY, Idea(name="day", label=_("On any day, at any time"), pairs=anytime)
    for words, need in needs(answer.query, pairs):
        if not trials.total(need):
            continue
        here = (*only(pairs, *PLACE), *need)
        yield Rank.NEED, all_near(words, here, answer, trials)
        online = with_value(need, "attendance", "online")
        yield (
            Rank.NEED,
            Idea(name="attendance", label=_("{what}: all online").format(what=words), pairs=online),
        )
        form = _("{what}: all meetings") if answer.place is None else _("{what}: anywhere")
        yield Rank.NEED, Idea(name="near", label=form.format(what=words), pairs=need)
    anywhere = less(pairs, *PLACE)
    if answer.place is not None and anywhere:
        yield Rank.NEED, Idea(name="near", label=_("The same, anywhere or online"), pairs=anywhere)
    yield Rank.OTHER_NEED, all_near(_("All meetings"), only(pairs, *PLACE), answer, trials)


def _rank(idea: Idea | None) -> int:
    return Rank.OTHER_NEED if idea and idea.name in (*NEED, "q") else Rank.FILTER


def _turned_back(answer: Answer, pairs: Pairs) -> Iterator[Idea]:
    """From a page past the end."""
    if not answer.total or answer.hits:
        return
    pages = -(-answer.total // answer.query.per_page)
    yield Idea(name="page", label=_("The first page"), pairs=pairs)
    if pages > 1:
        last = with_value(pairs, "page", str(pages))
        yield Idea(name="page", label=_("The last page: {n}").format(n=whole(pages)), pairs=last)
