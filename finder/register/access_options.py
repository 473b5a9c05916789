"""What a filter calls "open" and "closed": as the cards of the fellowships chosen, else neutrally.

"Open to anyone" would promise what many a fellowship's list means otherwise.
"""

from collections.abc import Collection
from functools import lru_cache

from finder.languages import language, said_in
from finder.model import Access, Attendance, Meeting
from finder.register.access import access_label, is_for_children
from finder.register.options import spoken

_FACET = "access"
_OWN = {Access.OPEN.value, Access.CLOSED.value}  # of what else they say, the cards say the same


def access_words(value: str, fellowships: Collection[str]) -> str:
    """The words for a value of `access` where nothing but these (register keys) is listed.

    Those are all that is listed if any is given; with none there may be every meaning.
    """
    if value not in _OWN or not fellowships or said_in(_FACET):
        return spoken(_FACET, value)  # the cards' sentences are not in the reader's language yet
    return _words(value, tuple(sorted(fellowships)), language())


@lru_cache(maxsize=4_096)
def _words(value: str, keys: tuple[str, ...], tag: str) -> str:
    neutral = spoken(_FACET, value)
    plain = [_plain(key) for key in keys]
    if any(map(is_for_children, plain)):
        return neutral
    said = {access_label(meeting, Access(value)) for meeting in plain}
    return said.pop() if len(said) == 1 else neutral


def _plain(key: str) -> Meeting:
    """One that says nothing but whose it is."""
    return Meeting(id=key, feed=key, name=key, fellowship=key, attendance=Attendance.IN_PERSON)
