"""Who may usually come, of all that a row states by labels and in words.

Where two statements differ the narrower one holds; of two that are at odds none does.
"""

from collections.abc import Mapping, Sequence

from finder.model import Access
from importers import Draft
from importers.clean.words import Said

_NARROWEST_FIRST = (
    Access.RESTRICTED,
    Access.CLOSED_WITH_GUESTS,
    Access.CLOSED,
    Access.OPEN_ON_REQUEST,
    Access.OPEN,
    Access.NOT_STATED,
)


def usually(
    draft: Draft,
    stated: Sequence[Access],
    said: Said,
    weeks: Mapping[Access, tuple[int, ...]],
    default: Access,
    *,
    both: bool,
) -> Access:
    """In the weeks of which nothing is said."""
    if _is_at_odds(stated, said.access, weeks):
        draft.problem("access", "open, and open in some weeks only", weeks[Access.OPEN])
        return Access.NOT_STATED
    if both and (other := _other_weeks(weeks)):
        return other
    return _usual(_narrowest(stated), weeks, rota=said.rota) if stated or weeks else default


def _narrowest(stated: Sequence[Access]) -> Access:
    return (
        stated[0]
        if len(stated) == 1
        else min(stated, key=_NARROWEST_FIRST.index, default=Access.NOT_STATED)
    )


def _other_weeks(weeks: Mapping[Access, tuple[int, ...]]) -> Access | None:
    """What a row labelled both is in the weeks of which nothing is said."""
    if (Access.OPEN in weeks) == (Access.CLOSED in weeks):
        return None
    return Access.CLOSED if Access.OPEN in weeks else Access.OPEN


def _usual(stated: Access, weeks: Mapping[Access, tuple[int, ...]], *, rota: bool) -> Access:
    """Open in some weeks means closed in the others, whatever the column says.

    Unless the words are a `rota` beside a label that says open: then only the group knows.
    """
    varies_open = Access.OPEN in weeks and Access.CLOSED not in weeks
    if varies_open and rota and stated is Access.OPEN:
        return Access.OPEN_ON_REQUEST
    if varies_open and stated in (Access.OPEN, Access.NOT_STATED):
        return Access.CLOSED
    return stated


def _is_at_odds(
    stated: Sequence[Access], said: Access | None, weeks: Mapping[Access, tuple[int, ...]]
) -> bool:
    """The words say open, and again open in some weeks, as though it were not in the others."""
    return (
        said is Access.OPEN
        and _narrowest(stated) is Access.OPEN
        and Access.OPEN in weeks
        and Access.CLOSED not in weeks
    )
