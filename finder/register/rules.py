"""A fellowship's own rule of whom it is for ("You, if …"), in pieces that fit our sentences."""

from dataclasses import dataclass

from finder.register.fellowships import fellowships
from finder.register.sentences import sentences

_WHOM = "{whom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`whom` goes after "if", without a full stop; `whole` is that and all that follows it.

    `must` says what one must be besides, or is empty.
    """

    whom: str
    whole: str
    must: str


def rule(key: str) -> Rule | None:
    """That of the fellowship; None where it has none of this form, or is not in the register."""
    known = fellowships().get(key)
    form = sentences("access")["rule"]
    start = form["whom"].partition(_WHOM)[0]
    if known is None or not known.welcomes.startswith(start):
        return None
    whole = known.welcomes.removeprefix(start)
    first, _, more = whole.partition(". ")
    must = more if more.startswith(form["must"]) else ""
    return Rule(whom=first.rstrip("."), whole=whole, must=must)
