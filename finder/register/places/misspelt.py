"""What a misspelt name may have been meant to be."""

import string
from difflib import SequenceMatcher

_LETTERS = string.ascii_lowercase + " "


def one_slip_away(key: str) -> set[str]:
    """Every key that one slip of the keyboard may have turned into this one.

    A slip leaves a letter out, adds one, takes a wrong one or swaps two. Some 54 for each letter.
    """
    cuts = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    added = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    left_out = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    wrong = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    return (added | swapped | left_out | wrong) - {key}


def beginning(key: str) -> str:
    """The part that is taken as right when names with more slips are sought."""
    return key[: max(4, len(key) // 2)]


def alikeness(key: str, other: str) -> float:
    """How much of the two is the same, 0 to 1; a name that is only unfinished is all the same."""
    if other.startswith(key):
        return 1.0
    matcher = SequenceMatcher(None, key, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.8 else 0.0
