"""A query with one filter less; what is said of it names the filter."""

from collections.abc import Iterator

from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.search.engine import Answer
from finder.search.filters import NARROWING
from finder.web.chips import words
from finder.web.idea import Idea, less
from finder.web.links import Pairs, without
from finder.web.trials import Trials
from finder.web.wording import either, listed

_MOST = 16  # filters that are taken away one by one
_LONGEST = 40  # characters of a person's words in a label
# What is taken away together, and how the query without it is called.
_WITHOUT = {
    ("day",): marked("Any day, not only {}"),
    ("time",): marked("Any time of day, not only {}"),
    ("after", "before"): marked("Any hour, not only {}"),
    ("soon",): marked("Later too, not only {}"),
    ("on",): marked("Later too, not only {}"),
    ("from",): marked("Counted from now"),
    ("access",): marked("Whoever may come, not only {}"),
    ("attendance",): marked("In person or online, not only {}"),
    ("type",): marked("With or without {}"),
    ("audience",): marked("For everyone, not only {}"),
    ("language",): marked("In any language, not only {}"),
    ("accessibility",): marked("Also where this is not said: {}"),
    ("facilitation",): marked("Led by anyone, not only {}"),
    ("style",): marked("Any approach, not only {}"),
    ("region",): marked("Any region, not only {}"),
    ("feed",): marked("Any publisher, not only {}"),
    ("kind",): marked("Meetings, not only {}"),
    ("status",): marked("Meetings that are held now"),
    ("concern",): marked("About anything, not only {}"),
    ("fellowship",): marked("Any fellowship, not only {}"),
    ("for",): marked("For anyone, not only {}"),
}
_NAMES = frozenset({"day", "language", "fellowship", "region"})  # said without quotes
_ALWAYS = frozenset({"fellowship", "access", "attendance", "facilitation", "feed"})
_PHRASES = frozenset({"after", "before", "soon", "on", "feed", "for"})  # said as their chips are


def removals(answer: Answer, pairs: Pairs, trials: Trials) -> list[Idea]:
    """What finds more with one filter less, the greatest first; the place is not taken away."""
    ideas = [idea for idea in _one_less(answer, pairs) if not _hopeless(idea, answer)][:_MOST]
    found = [idea for idea in ideas if trials.total(idea.pairs) > answer.total]
    return sorted(found, key=lambda idea: -trials.total(idea.pairs))


def _hopeless(idea: Idea, answer: Answer) -> bool:
    """Every meeting has a value of these: where no value finds any, nor does none of them."""
    counts = answer.facets.get(idea.name) if idea.name in _ALWAYS else None
    return counts is not None and not any(item.count for item in counts)


def _one_less(answer: Answer, pairs: Pairs) -> Iterator[Idea]:
    text = dict(pairs).get("q")
    if text:
        yield Idea(
            name="q",
            label=_("Without {words}").format(words=quoted(text)),
            pairs=without(pairs, "q"),
        )
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
    joined = either if names[0] not in (*NARROWING, "after") else listed
    said = joined([_value(*pair, answer) for pair in given])
    return _(_WITHOUT[names]).format(said)


def _value(name: str, value: str, answer: Answer) -> str:
    said = words(name, value, answer)
    if name in _PHRASES:
        return said[:1].lower() + said[1:]
    return isolated(said) if name in _NAMES else f"“{said}”"


def quoted(text: str) -> str:
    """`the word “x”`, `the words “x y”`, cut where a line would not hold them."""
    bare = text.replace('"', "").strip()
    shown = bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST].rstrip()}…"
    form = _("the words “{words}”") if " " in bare else _("the word “{words}”")
    return form.format(words=isolated(shown))
