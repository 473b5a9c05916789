"""A quick look whether a text can hold what a pattern finds, before the pattern is tried."""

from collections.abc import Iterable
from functools import lru_cache


def may_hold(signs: Iterable[str], text: str) -> bool:
    """False where none of the signs (lower case, ASCII) stands in the text, however it is cased.

    For patterns that ignore case and match nothing without one of the signs.
    """
    folded = in_lower_case(text)
    for sign in signs:  # noqa: SIM110 - twice as quick as any(), and asked of every text
        if sign in folded:
            return True
    return False


@lru_cache(maxsize=256)
def in_lower_case(text: str) -> str:
    """Every letter that a pattern takes for an ASCII one as that: "ſ" is s, "K" (kelvin) is k."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")
