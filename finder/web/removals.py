"""A query with one thing less: each filter, each word; what is said of it names what went."""

import re
from collections.abc import Iterator, Sequence

from finder.search.engine import Answer
from finder.search.filters import NARROWING
from finder.web.chips import words
from finder.web.idea import Idea, less
from finder.web.links import Pairs, with_value, without
from finder.web.trials import Trials
from finder.web.wording import listed

_MOST = 16  # filters, or words, that are taken away one by one
_LONGEST = 40  # characters of a person's words in a label
_PIECES = re.compile(r'"[^"]*"|\S+')
# What is taken away together, and how the query without it is called.
_WITHOUT = {
    ("day",): "Any day, not only {}",
    ("time",): "Any time of day, not only {}",
    ("after", "before"): "Any hour, not only {}",
    ("soon",): "Later too, not only {}",
    ("on",): "Later too, not only {}",
    ("from",): "Counted from now",
    ("access",): "Whoever may come, not only {}",
    ("attendance",): "In person or online, not only {}",
    ("type",): "With or without {}",
    ("audience",): "For everyone, not only {}",
    ("language",): "In any language, not only {}",
    ("accessibility",): "Also where this is not said: {}",
    ("facilitation",): "Led by anyone, not only {}",
    ("style",): "Any approach, not only {}",
    ("region",): "Any region, not only {}",
    ("feed",): "Any publisher, not only {}",
    ("kind",): "Meetings, not only {}",
    ("status",): "Meetings that are held now",
    ("concern",): "About anything, not only {}",
    ("fellowship",): "Any fellowship, not only {}",
    ("for",): "For anyone, not only {}",
}
_NAMES = frozenset({"day", "language", "fellowship", "region"})  # said without quotes
_PHRASES = frozenset({"after", "before", "soon", "on", "feed", "for"})  # said as their chips are


def removals(answer: Answer, pairs: Pairs, trials: Trials) -> list[Idea]:
    """What finds more with one filter less, the greatest first; the place is not taken away."""
    ideas = [*_one_less(answer, pairs)][:_MOST]
    found = [idea for idea in ideas if trials.total(idea.pairs) > answer.total]
    return sorted(found, key=lambda idea: -trials.total(idea.pairs))


def _one_less(answer: Answer, pairs: Pairs) -> Iterator[Idea]:
    text = dict(pairs).get("q")
    if text:
        yield Idea(name="q", label=f"Without {_quoted(text)}", pairs=without(pairs, "q"))
    for names in _WITHOUT:
        given = tuple(pair for pair in pairs if pair[0] in names)
        if names[0] in NARROWING and len(given) > 1:
            for pair in given:
                label = _label(names, (pair,), answer)
                yield Idea(name=names[0], label=label, pairs=without(pairs, *pair))
        if given:
            yield Idea(name=names[0], label=_label(names, given, answer), pairs=less(pairs, *names))


def _label(names: tuple[str, ...], given: Pairs, answer: Answer) -> str:
    """`Any day, not only Monday or Tuesday`."""
    join = "or" if names[0] not in (*NARROWING, "after") else "and"
    said = listed([_value(*pair, answer) for pair in given], join)
    return _WITHOUT[names].format(said.replace(" and before ", " to "))


def _value(name: str, value: str, answer: Answer) -> str:
    said = words(name, value, answer)
    if name in _PHRASES:
        return said[:1].lower() + said[1:]
    return said if name in _NAMES else f"“{said}”"


def fewer_words(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """Without the word that leaves nothing; where there are several, with those that find any."""
    pieces = _PIECES.findall(dict(pairs).get("q", ""))
    if not 2 <= len(pieces) <= _MOST:
        return None
    kept = [[*pieces[:place], *pieces[place + 1 :]] for place in range(len(pieces))]
    best, gone = max(
        zip(kept, pieces, strict=True), key=lambda pair: trials.total(_with(pairs, pair[0]))
    )
    if trials.total(_with(pairs, best)) > answer.total:
        return Idea(name="q", label=f"Without {_quoted(gone)}", pairs=_with(pairs, best))
    return _alone(answer, pairs, pieces, trials)


def _alone(answer: Answer, pairs: Pairs, pieces: Sequence[str], trials: Trials) -> Idea | None:
    """The words that each find something by themselves, together, else the one that finds most."""
    known = [piece for piece in pieces if trials.total(_with(pairs, [piece]))]
    ranked = sorted(known, key=lambda piece: -trials.total(_with(pairs, [piece])))
    for some in (known, ranked[:1]):
        if some and len(some) < len(pieces) and trials.total(_with(pairs, some)) > answer.total:
            label = f"Only {_quoted(' '.join(some))}"
            return Idea(name="q", label=label, pairs=_with(pairs, some))
    return None


def _with(pairs: Pairs, pieces: Sequence[str]) -> Pairs:
    return with_value(pairs, "q", " ".join(pieces))


def _quoted(text: str) -> str:
    """`the word “x”`, `the words “x y”`, cut where a line would not hold them."""
    bare = text.replace('"', "").strip()
    shown = bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST].rstrip()}…"
    return f"the word{'s' if ' ' in bare else ''} “{shown}”"
